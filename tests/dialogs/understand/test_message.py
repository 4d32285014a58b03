"""Whole messages: several facts at once, whose they are, and what is no fact at all."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.understand import Context, Understanding, understand
from engine import Library, standard
from engine.notation import read_value

TODAY = date(2019, 5, 3)


def heard(library: Library, said: str, asked: str | None = None) -> Understanding:
    fact = None if asked is None else library.catalogue[asked]
    return understand(
        said, fact, Context(library.catalogue, library.relevant, TODAY, library.city_names)
    )


@pytest.mark.parametrize(
    ("asked", "said", "facts"),
    [
        # The nearest word that can hold a figure has it, before or behind.
        (None, "80名员工离岸150万美元", {"headcount": 80, "offshore": "1500000 USD"}),
        (None, "离岸150万美元在岸800万元", {"offshore": "1500000 USD", "onshore": "8000000 CNY"}),
        (None, "150万美元离岸，800万元在岸", {"offshore": "1500000 USD", "onshore": "8000000 CNY"}),
        ("onshore", "800万元，离岸150万美元", {"onshore": "8000000 CNY", "offshore": "1500000 USD"}),
        # What is told of last year is last year's.
        ("offshore", "去年100万美元，今年150万美元",
         {"offshore": "1500000 USD", "offshore_prev": "1000000 USD"}),
        (None, "2018年离岸150万美元，2017年120万美元",
         {"year": 2018, "offshore": "1500000 USD", "offshore_prev": "1200000 USD"}),
        ("onshore_prev", "涨了两成", {"onshore_growth": "20%"}),
        ("offshore_prev", "下降了50%", {"offshore_growth": "-50%"}),
        (None, "离岸200万美元，比去年增长25%", {"offshore": "2000000 USD", "offshore_growth": "25%"}),
        # Other people's figures, plans and everyday costs are no facts.
        ("headcount", "隔壁那家有200人", {}),
        ("onshore", "电费一年都要12万", {}),
        (None, "明年打算做到200万美元的离岸", {}),
        (None, "如果离岸做到200万美元呢", {}),
        # A question beside an answer does not spoil it.
        ("headcount", "85个，实习生要算进去吗？", {"headcount": 85}),
        ("offshore", "150万美元，在岸我不清楚", {"offshore": "1500000 USD"}),
        # Relative years count from the day of the message.
        ("year", "去年", {"year": 2018}),
    ],
)  # fmt: skip
def test_facts(library: Library, asked: str | None, said: str, facts: dict[str, Any]) -> None:
    assert dict(heard(library, said, asked).facts) == facts


def test_a_bare_sum_is_in_the_currency_of_the_question_only(library: Library) -> None:
    asked = heard(library, "150万", "offshore")
    assert asked.facts == {"offshore": "1500000 USD"} and asked.assumed == ("offshore.currency",)
    passing = heard(library, "离岸150万，员工80人", "year")
    assert passing.facts == {"headcount": 80}
    assert passing.clarify is not None
    key, open_ = passing.clarify
    assert (key, open_.about, open_.options) == (
        "offshore",
        "currency",
        ("1500000 USD", "1500000 CNY"),
    )


PIECES = st.sampled_from(
    [
        "离岸", "在岸", "员工", "社保", "电费", "坐席", "展会", "见习", "新三板", "重点企业", "去年", "今年", "没有",
        "不是", "不对", "改成", "如果", "隔壁", "150万美元", "80人", "3个月", "20%", "2018年", "CMMI3", "27001", "郑州",
        "省级", "，", "。", " ", "、", "？", "的", "是", "和", "说错了", "\n", "(", "/", "比上年增长",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    pieces=st.lists(PIECES | st.text(max_size=4), max_size=14),
    asked=st.sampled_from(
        [None, "city", "role", "year", "offshore", "offshore_prev", "headcount", "key_enterprise",
         "titles", "certifications", "expo_fees", "intern_months", "seat_mode", "lpr_1y"]
    ),
)  # fmt: skip
def test_no_message_breaks_and_what_is_taken_is_what_the_engine_reads(
    pieces: list[str], asked: str | None
) -> None:
    library = standard()
    found = heard(library, "".join(pieces), asked)
    for key, value in found.facts.items():
        if not key.endswith("_growth"):
            read_value(library.catalogue[key], value)
    if found.clarify is not None:
        key, open_ = found.clarify
        for option in open_.options:
            read_value(library.catalogue[key], option)


@pytest.mark.parametrize(
    "said",
    [
        "x" * 10_000, "1" * 10_000, "万" * 10_000, "一百万" * 3_000, "离岸" * 2_000, "80人，" * 1_300,
        "\x00\x07\x1b[31m", "<script>alert(150)</script>", "'; DROP TABLE facts; --", "{{7*7}}",
        "${jndi:ldap://x/a}", "%s%n%x", "\ud800", "🙂" * 3_000, "不" * 4_000, "，" * 4_000,
        "不是" * 1_900 + "是", "错了" * 1_900, "改" * 3_900, " " * 3_000 + "8",
    ],
)  # fmt: skip
@pytest.mark.parametrize("asked", [None, "offshore", "key_enterprise", "certifications", "city"])
def test_hostile_messages_tell_nothing_at_once(
    library: Library, said: str, asked: str | None
) -> None:
    heard(library, "预热", asked)
    start = time.perf_counter()
    found = heard(library, said, asked)
    # A bound against runaway patterns (they take minutes), generous for a busy machine.
    assert time.perf_counter() - start < 1
    assert found.command is None
