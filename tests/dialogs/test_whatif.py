"""What-if questions: their answer is worked out and shown, and nothing is kept of them."""

from __future__ import annotations

import pytest

from dialogs.understand.text import normalise
from dialogs.understand.whatif import find_whatif
from engine import Library
from tests.dialogs.saying import say, text

# 2018: 6.6174 元 a dollar. 150万美元: (150 − 10) × 6.6174 × 4 % = 37.05744万元.
TOLD = "郑州／企业／2018／离岸150万美元，今年招了3个大学生"


@pytest.mark.parametrize(
    ("asked", "imagined", "more", "less"),
    [
        ("如果离岸做到200万美元呢", "离岸做到200万美元", False, False),
        ("要是再多招5个人呢？", "招5个人", True, False),
        ("假如离岸少做20万美元，能拿多少", "离岸做20万美元", False, True),
        ("如果是2017年的话会怎么样", "2017年", False, False),
        ("万一不是重点企业呢", "不是重点企业", False, False),
        ("如果增加到30人", "增加到30人", False, False),
        ("if we had 200万美元", "we had 200万美元", False, False),
    ],
)
def test_what_is_imagined(asked: str, imagined: str, more: bool, less: bool) -> None:
    found = find_whatif(normalise(asked))
    assert found is not None
    assert (found.imagined, found.more, found.less) == (imagined, more, less)


@pytest.mark.parametrize(
    "said",
    ["展位费2万一个，一共3个", "我们主要是做离岸", "只要是2018年就行", "有若干个项目", "150万美元"],
)
def test_what_imagines_nothing(said: str) -> None:
    assert find_whatif(normalise(said)) is None


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        # 190 × 6.6174 × 4 % = 50.29224.
        (
            "如果离岸做到200万美元呢",
            ["如果年度离岸执行额是200万美元", "37.05744万元", "50.29224万元"],
        ),
        # 180万美元: 170 × 6.6174 × 4 % = 44.99832.
        ("如果离岸再多做30万美元呢", ["年度离岸执行额是180万美元", "44.99832万元"]),
        # 130万美元: 120 × 6.6174 × 4 % = 31.76352.
        ("要是离岸少做20万美元，能拿多少", ["年度离岸执行额是130万美元", "31.76352万元"]),
        # 8 × 4500 元 = 3.6万元 instead of 1.35万元.
        ("如果再多招5个大学生呢", ["新录用大学毕业生数是8人", "1.35万元", "3.6万元"]),
        ("如果有60个呢", ["新录用大学毕业生数是60人", "27万元"]),
        ("如果离岸只有5万美元", ["如果这样不符合"]),
        ("假如是2021年呢", ["不能据此申请"]),
        ("如果离岸还是150万美元呢", ["跟现在填的一样"]),
        ("要是在长春呢", ["长春", "各地条件和口径不同"]),
        ("如果离岸做到200", ["请问是", "请连同“如果”再说一遍"]),
        ("如果离岸做到-5万美元", ["不能是负数"]),
    ],
)
def test_what_would_follow_is_shown_and_not_kept(
    library: Library, asked: str, wanted: list[str]
) -> None:
    before = say(library, TOLD).session
    after = say(library, asked, before)
    for one in wanted:
        assert one in text(after), one
    assert after.session.facts == before.facts and after.session.pending == before.pending
    assert after.replies[0].choices


def test_what_is_told_before_it_is_kept(library: Library) -> None:
    told = say(library, "郑州／企业／2018／我们离岸150万美元，如果做到200万呢")
    assert told.session.facts["offshore"] == "1500000 USD"
    assert "37.05744万元" in text(told) and "50.29224万元" in text(told)
    open_ = say(library, "郑州／企业／2018／我们离岸150万，如果做到200万呢")
    assert open_.replies[0].choices == ("150万美元", "150万元")


@pytest.mark.parametrize(
    "asked",
    [
        "如果涉及贷款呢",
        "如果都有呢",
        "如果选1和3呢",
        "涉及贷款，如果离岸做到200万美元呢",
        "如果呜呜呜",
    ],
)
def test_the_matters_can_be_imagined_without_harm(library: Library, asked: str) -> None:
    before = say(library, "沈阳／企业／2021").session
    after = say(library, asked, before)
    assert after.session.facts == before.facts and after.session.pending == "topics"


def test_growth_told_before_a_what_if(library: Library) -> None:
    told = say(
        library, "郑州／企业／2018／不是／我们离岸150万美元，比去年增长20%，如果做到200万美元呢"
    )
    assert told.session.facts["offshore"] == "1500000 USD"
    assert "50.29224万元" in text(told)


def test_what_is_imagined_is_no_answer_to_the_question(library: Library) -> None:
    asked = say(library, "郑州／企业／2018／不是")
    assert asked.session.pending == "key_enterprise"
    shown = text(say(library, "如果在长春呢", asked.session))
    assert "如果城市是长春" in shown and "重点企业是" not in shown.split("\n")[0]


def test_a_first_message_is_welcomed_whatever_it_says(library: Library) -> None:
    assert "您好" in text(say(library, "如果呜呜呜"))
