"""The result as it is told: the first screen, its parts in pages, one clause in full, the paper."""

from __future__ import annotations

import pytest

from dialogs import Session
from dialogs.paging import page
from dialogs.reply import Entry, plain
from engine import Library
from tests.dialogs.saying import say, text

# 郑州 2018 at 6.6174: 190 × 6.6174 × 4 % = 50.29224, and 180 ÷ 5 = 36 full steps of 1万元.
ZHENGZHOU = Session(
    greeted=True,
    facts={
        "city": "zhengzhou", "role": ["enterprise"], "year": 2018, "offshore": "3800000 USD",
        "onshore": "0 CNY", "mofcom_registered": True, "city_expo": True, "key_enterprise": True,
        "key_rank": 2, "newly_settled": False, "headquarters": True, "new_graduate_hires": 1,
        "titles": [], "overseas_investment": "490000 USD",
    },
)  # fmt: skip
# 沈阳 2021, LPR 3.80 % (2021-12-20): at most 1000万元 × 3.8 % × 25 % = 9.5万元; 11: 10万元.
SHENYANG = Session(
    greeted=True,
    facts={
        "city": "shenyang", "role": ["enterprise"], "year": 2021, "onshore": "10000000 CNY",
        "tech_advanced": True,
    },
)  # fmt: skip


def test_the_standing_comes_before_any_figure(library: Library) -> None:
    for session, standing in (
        (ZHENGZHOU, "文件管得到这一年"),
        (ZHENGZHOU.changed(facts={**ZHENGZHOU.facts, "year": 2021}), "文件已过期"),
        (SHENYANG, "征求意见稿"),
    ):
        shown = text(say(library, "结果", session))
        assert standing in shown
        assert shown.index(standing) < shown.index("万元")
    assert "还没说是哪一年" in text(say(library, "郑州／企业／不清楚／结果"))


def test_a_total_is_split_by_how_firm_it_is(library: Library) -> None:
    # 四（六）second place 15万元 goes beside 四（一）.
    shown = text(say(library, "结果", ZHENGZHOU))
    assert "合计101.29224万元，都是按条文算出的数；另有2项文件没有给金额" in shown
    shown = text(say(library, "结果", SHENYANG))
    assert (
        "合计最高不超过19.5万元：按条文算出的10万元，只有上限、实际由主管部门定的9.5万元" in shown
    )
    assert "怎样申报最划算" not in shown.split("如果文件管得到")[0]


def test_two_readings_stand_beside_the_amount(library: Library) -> None:
    # 全额: 200 × 6.6174 × 4 % = 52.9392, with the 36万元 88.9392.
    shown = text(say(library, "结果", ZHENGZHOU))
    assert "按“分段”为86.29224万元，按“全额”为88.9392万元，以主管部门解释为准" in shown


def test_what_is_open_names_one_thing_to_find_out(library: Library) -> None:
    shown = text(say(library, "结果", SHENYANG))
    assert "离岸业务贴息：金额待定；先弄清“年度离岸执行额”" in shown
    assert "回复“还差什么”看全部" in shown  # more than six items are open


@pytest.mark.parametrize("part", ["详情", "还差什么", "不符合", "政策原文"])
@pytest.mark.parametrize("room", [60, 300, 100_000])
def test_pages_leave_nothing_out(library: Library, part: str, room: int) -> None:
    whole = text(say(library, part, SHENYANG, room=10**9))
    seen = ""
    taken = say(library, part, SHENYANG, room=room)
    for _ in range(40):
        seen += text(taken)
        if "回复“更多”" not in text(taken):
            break
        taken = say(library, "更多", taken.session, room=room)
    assert "没有更多内容" in text(say(library, "更多", taken.session))
    for line in whole.splitlines():
        if line.startswith(("✓", "×", "？", "·")):
            assert seen.count(line) == 1, line


def test_pages_fit_the_room() -> None:
    entries = [Entry("一" * 10, ("二" * 20,)) for _ in range(9)]
    start: int | None = 0
    sizes = []
    while start is not None:
        shown, start = page(entries, start, 100)
        assert len(plain(shown)) <= 100
        sizes.append(len(shown))
    assert sum(sizes) == 9
    assert page([Entry("一" * 500)], 0, 100)[1] is None


def test_one_clause_in_full(library: Library) -> None:
    shown = text(say(library, "看 四（一）", ZHENGZHOU))
    for wanted in (
        "对年度离岸服务外包合同执行金额达到10万美元(含)以上的企业给予奖励",
        "郑政办文〔2017〕46号",
        "✓年度离岸执行额380万美元≥10万美元",
        "(200万美元−10万美元)×6.6174×4%=50.29224万元",
        "按“全额”为88.9392万元",
        "向谁、什么时候、凭什么申请",
        "以主管部门审核为准",
    ):
        assert wanted in shown, wanted
    assert "没有奖补项目" in text(say(library, "看 六", ZHENGZHOU))
    assert "不符合" in text(say(library, "四（四）为什么不符合", ZHENGZHOU))
    draft = text(say(library, "看第11条", SHENYANG))
    assert "尚未生效" in draft and "10万元" in draft


def test_the_papers_and_dates_of_a_document_that_gives_them(library: Library) -> None:
    shown = text(say(library, "清远／企业／2016／申报须知"))
    assert "3" in shown and "6月" in shown
    assert "营业执照" in text(say(library, "看 一（二）", say(library, "清远／企业／2016").session))


def test_near_misses_are_advice_and_honest(library: Library) -> None:
    shown = text(say(library, "只差一步", ZHENGZHOU))
    assert "海外机构中方投资额再增加1万美元即达门槛（50万美元），可得约10万元" in shown
    assert "请如实填报" in shown
    # 五 allows one of them, and 86万元 are better than 10万元.
    first = text(say(library, "结果", ZHENGZHOU))
    assert "可得约10万元（跟上面选的只能享受一项，不比现在划算）" in first
    # Nobody becomes newly settled, and what was only supposed to be absent is not nearly there.
    settled = Session(
        greeted=True,
        facts={"city": "changchun", "role": ["enterprise"], "year": 2018, "newly_settled": False},
    )
    assert "当年新落户”这一条" not in text(say(library, "不符合", settled))


def test_the_whole_as_a_paper(library: Library) -> None:
    taken = say(library, "导出", ZHENGZHOU)
    (paper,) = taken.replies[0].attachments
    assert paper.name == "郑州2018服务外包政策测算.txt"
    for wanted in ("年度离岸执行额：380 万美元", "对年度离岸服务外包合同执行金额", "申报须知"):
        assert wanted in paper.text
    assert "CNY" not in paper.text and "zhengzhou" not in paper.text


def test_parts_before_the_city_is_known(library: Library) -> None:
    for part in ("详情", "更多", "导出", "不符合", "申报须知", "只差一步", "假设"):
        assert "先告诉我是哪个城市" in text(say(library, part)), part


def test_a_ceiling_is_never_told_as_certain(library: Library) -> None:
    for said in ("结果", "都算过哪些", "上次说到哪了", "跟长春比呢", "如果在岸是2000万元呢"):
        shown = text(say(library, said, SHENYANG))
        assert "19.5万元" not in shown.replace("最高不超过19.5万元", ""), said
