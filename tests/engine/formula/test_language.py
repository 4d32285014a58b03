"""The formula language: literals, functions with their legal meaning, and refusals with a place."""

from __future__ import annotations

from typing import Any

import pytest
from gmpy2 import mpq

from engine import FormulaError, Library, read_profile
from engine.formula import check
from engine.formula.compile import evaluator
from engine.formula.units import Unit
from engine.formula.values import Maybe, Range

NUMBERS: list[tuple[str, dict[str, Any], str]] = [
    ("10万美元 ÷ 1美元", {}, "100000"),
    ("3万平方米 ÷ 1㎡", {}, "30000"),
    ("150席 ÷ 1席", {}, "150"),
    ("6个月 ÷ 1月", {}, "6"),
    ("1.5亿元 ÷ 1元", {}, "150000000"),
    ("4%", {}, "0.04"),
    ("4％", {}, "0.04"),
    ("按(坐席方式; 「无」：1; 「租用坐席」：2)", {"seat_mode": "rented"}, "2"),
    ("按（坐席方式；「租用坐席」:2 × 3）", {"seat_mode": "rented"}, "6"),
    ("按(坐席方式; 「无」：1; 「租用坐席」：2)", {"seat_mode": "self_built"}, "0"),
    ("2 ÷ 3 × 3", {}, "2"),
    ("10 − 2 − 3", {}, "5"),
    ("10 - 2 × 3", {}, "4"),
    ("(10 − 2) × 3", {}, "24"),
    ("（10 − 2） × 3", {}, "24"),
    # The portion of an amount between two bounds.
    ("分段(9, 10, 200)", {}, "0"),
    ("分段(10, 10, 200)", {}, "0"),
    ("分段(150, 10, 200)", {}, "140"),
    ("分段(201, 10, 200)", {}, "190"),
    ("超出(201, 200)", {}, "1"),
    ("超出(199, 200)", {}, "0"),
    ("每满(9.99, 5)", {}, "1"),
    ("每满(10, 5)", {}, "2"),
    ("每满(4.99, 5)", {}, "0"),
    ("较小(3, 2, 5)", {}, "2"),
    ("较大(3, 2, 5)", {}, "5"),
    ("取整(7.9)", {}, "7"),
    ("如果(2 ≥ 2, 7, 9)", {}, "7"),
    ("如果(2 > 2, 7, 9)", {}, "9"),
    ("如果(2 > 2, 7)", {}, "0"),
    ("分档(4; ≥ 5：1; ≥ 10：2)", {}, "0"),
    ("分档(5; ≥ 5：1; ≥ 10：2)", {}, "1"),
    ("分档(10; ≥ 5：1; ≥ 10：2)", {}, "2"),
    ("分档(1; ≤ 1：20; ≤ 3：15; ≤ 6：10)", {}, "20"),
    ("分档(2; ≤ 1：20; ≤ 3：15; ≤ 6：10)", {}, "15"),
    ("分档(6; ≤ 1：20; ≤ 3：15; ≤ 6：10)", {}, "10"),
    ("分档(7; ≤ 1：20; ≤ 3：15; ≤ 6：10)", {}, "0"),
    ("合计(各展会展位门票费)", {"expo_fees": [28000, 35000]}, "63000"),
    ("合计(各展会展位门票费)", {"expo_fees": []}, "0"),
    ("合计(逐项较小(各展会展位门票费, 3万元))", {"expo_fees": [28000, 35000]}, "58000"),
    ("合计(最高几项(各展会展位门票费 × 50%, 2))", {"expo_fees": [10, 40, 30]}, "35"),
    ("项数(各展会展位门票费) ÷ 1项", {"expo_fees": [0, 5, 7]}, "2"),
    ("合计(各展会展位门票费)", {"expo_fees": ["100 USD"], "usd_cny": "6.5"}, "650"),
    ("合计(其余几项(各展会展位门票费, 2))", {"expo_fees": [10, 40, 30, 5]}, "15"),
    ("合计(其余几项(各展会展位门票费, 6))", {"expo_fees": [10, 40]}, "0"),
    ("合计(逐项超出(各展会展位门票费, 15元))", {"expo_fees": [10, 40, 30]}, "40"),
    ("择优分配(10人, 3人, 3个月, 5人, 6个月)", {}, "39"),
    ("择优分配(4人, 3人, 3个月, 5人, 6个月)", {}, "24"),
    ("择优分配(6人, 3人, 3个月, 5人, 2个月)", {}, "15"),
    ("合计(费用(国际资质认证))", {"certifications": [{"name": "CMMI", "fee": 30}]}, "30"),
    ("合计(支持(国际资质认证))", {"certifications": [{"name": "X", "fee": 3, "support": 2}]}, "2"),
    (
        "合计(费用(所列(国际资质认证, 「ISO27001」, 「CMMI」)))",
        {
            "certifications": [
                {"name": "iso/iec 27001:2013", "fee": 1},
                {"name": "CMMI L5", "fee": 20},
                {"name": "cmmi-3级", "fee": 300},
                {"name": "ISO 9001", "fee": 4000},
                {"name": "CMM", "fee": 50000},
            ]
        },
        "321",
    ),
    (
        "合计(费用(未获支持(国际资质认证)))",
        {"certifications": [{"name": "A", "fee": 1, "support": 1}, {"name": "B", "fee": 2}]},
        "2",
    ),
    ("折人民币(年度离岸执行额)", {"offshore": "100 USD", "usd_cny": "6.5"}, "650"),
    ("折人民币(年度离岸执行额)", {"offshore": "100 CNY", "usd_cny": "6.5"}, "100"),
    ("年度离岸执行额", {"offshore": "13 CNY", "usd_cny": "6.5"}, "2"),
    ("折美元(年度在岸执行额)", {"onshore": "13 CNY", "usd_cny": "6.5"}, "2"),
    ("年度在岸执行额", {"onshore": "2 USD", "usd_cny": "6.5"}, "13"),
    ("折人民币(2美元)", {"usd_cny": "6.5"}, "13"),
    ("折美元(13元)", {"usd_cny": "6.5"}, "2"),
]


def test_an_amount_is_in_yuan(library: Library) -> None:
    with pytest.raises(FormulaError, match="而这是单位为“数”的数；“15万”漏写了“元”"):
        check.amount("15万", library.catalogue, {})


def evaluate(library: Library, formula: str, profile: dict[str, Any]) -> Any:
    node = check.formula(formula, library.catalogue, {})
    slots = library.situations.of(read_profile(profile, library.catalogue)).slots
    return evaluator(node)(slots)


@pytest.mark.parametrize(("formula", "profile", "expected"), NUMBERS)
def test_numbers(library: Library, formula: str, profile: dict[str, Any], expected: str) -> None:
    assert evaluate(library, formula, profile) == mpq(expected)


TRUTHS: list[tuple[str, dict[str, Any], bool | None]] = [
    ("从业人员数 ≥ 50人", {"headcount": 50}, True),
    ("从业人员数 > 50人", {"headcount": 50}, False),
    ("从业人员数 ≤ 50人", {"headcount": 50}, True),
    ("从业人员数 < 50人", {"headcount": 50}, False),
    ("从业人员数 = 50人", {"headcount": 50}, True),
    ("从业人员数 ≥ 50人", {}, None),
    ("从业人员数 ≥ 0人", {}, True),
    ("民营企业 且 中小企业", {"sme": False}, False),
    ("民营企业 且 中小企业", {"sme": True}, None),
    ("民营企业 或 中小企业", {"sme": True}, True),
    ("民营企业 或 中小企业", {"sme": False}, None),
    ("非 民营企业", {"private_enterprise": False}, True),
    ("非 民营企业", {}, None),
    ("坐席方式 = 「租用坐席」", {"seat_mode": "rented"}, True),
    ("坐席方式 = 「租用坐席」", {"seat_mode": "none"}, False),
    ("坐席方式 = 「租用坐席」", {}, None),
    ("企业称号 含 「《财富》世界500强」", {"titles": ["fortune_500"]}, True),
    ("企业称号 含 「《财富》世界500强」", {"titles": []}, False),
    ("企业称号 含 「《财富》世界500强」", {}, None),
    # A sign needs no exchange rate, whatever the currency.
    ("年度离岸执行额 > 0", {"offshore": "1 CNY", "year": 2099}, True),
    ("年度离岸执行额 > 0", {"offshore": "0 CNY", "year": 2099}, False),
    ("年度离岸执行额 ≥ 1美元", {"offshore": "1 USD", "year": 2099}, True),
    ("年度离岸执行额 ≥ 1美元", {"offshore": "1 CNY", "year": 2099}, None),
]


@pytest.mark.parametrize(("formula", "profile", "expected"), TRUTHS)
def test_truths(
    library: Library, formula: str, profile: dict[str, Any], expected: bool | None
) -> None:
    found = evaluate(library, formula, profile)
    assert (None if isinstance(found, Maybe) else found) is expected


RANGES: list[tuple[str, dict[str, Any], str, str | None, set[str]]] = [
    ("从业人员数 ÷ 1人", {}, "0", None, {"headcount"}),
    ("较小(从业人员数, 10人) ÷ 1人", {}, "0", "10", {"headcount"}),
    ("较小(从业人员数, 新录用大学毕业生数) ÷ 1人", {"headcount": 3}, "0", "3", {"new_graduate_hires"}),
    ("如果(民营企业, 3, 5)", {}, "3", "5", {"private_enterprise"}),
    ("按(坐席方式; 「无」：3; 「租用坐席」：5)", {}, "0", "5", {"seat_mode"}),
    ("按(院校层次; 「高等职业学校」：3; 「中等职业学校」：5)", {}, "3", "5", {"college_level"}),
    ("按(坐席方式; 「租用坐席」：从业人员数 ÷ 1人)", {"seat_mode": "rented"}, "0", None, {"headcount"}),
    ("分档(重点企业评比名次; ≤ 1名：20; ≤ 3名：15)", {}, "0", "20", {"key_rank"}),
    ("合计(逐项较小(最高几项(各展会展位门票费, 2), 3万元)) ÷ 1元", {}, "0", "60000", {"expo_fees"}),
    ("见习期满留用率", {}, "0", "1", {"intern_retention"}),
    ("合计(费用(国际资质认证)) ÷ 1元", {"certifications": [{"name": "A"}, {"name": "B", "fee": 3}]}, "3", None, {"certifications"}),
    ("合计(费用(国际资质认证)) ÷ 1元", {}, "0", None, {"certifications"}),
    ("合计(逐项较小(费用(国际资质认证), 2元)) ÷ 1元", {"certifications": [{"name": "A"}]}, "0", "2", {"certifications"}),
]  # fmt: skip


@pytest.mark.parametrize(("formula", "profile", "low", "high", "deps"), RANGES)
def test_ranges(
    library: Library,
    formula: str,
    profile: dict[str, Any],
    low: str,
    high: str | None,
    deps: set[str],
) -> None:
    found = evaluate(library, formula, profile)
    assert isinstance(found, Range)
    assert found.lo == mpq(low)
    assert found.hi == (float("inf") if high is None else mpq(high))
    assert found.deps == deps


def test_what_cannot_move_the_result_is_not_named(library: Library) -> None:
    # The lesser of at most 5 and at least 10 is the former, whatever the latter.
    formula = "较小(5 × 见习期满留用率, 10 + 见习期满留用率)"
    assert evaluate(library, formula, {"intern_retention": "100%"}) == 5
    assert evaluate(library, "较小(从业人员数, 3人) × 0", {}) == 0
    assert evaluate(library, "如果(民营企业, 5, 5)", {}) == 5


REFUSED: list[tuple[str, str, int]] = [
    ("", "空的", 0),
    ("从业人员数 ≥", "没有写完", 7),
    ("从业人员数 ≥ 50", "不能比较", 8),
    ("从业人员数 ≥ 50元", "不能比较", 8),
    ("从业人员 ≥ 50人", "是不是“从业人员数”", 0),
    ("从业人员数 ≥ 50位", "不认识的单位“位”", 8),
    ("1万美圆 ≥ 1元", "不认识的单位“美圆”", 0),
    ("1元 + 1美元", "不能相加", 5),
    ("1人 − 1月", "不能相减", 5),
    ("从业人员数 # 3", "不认识的符号", 6),
    ("从业人员数 且 民营企业", "要的是条件", 0),
    ("民营企业 + 1", "是一个条件", 0),
    ("非 1", "要的是条件", 2),
    ("分段(1元, 2元)", "要 3 个数", 0),
    ("分段(1元, 2元, 3美元)", "单位要一致", 11),
    ("分担(1, 2)", "没有叫“分担”的算法", 0),
    ("折人民币(1元)", "要的是“美元”", 0),
    ("如果(民营企业, 1元, 1人)", "不能并列", 13),
    ("分档(1; > 5：1)", "只能用 ≥ 或 ≤", 6),
    ("分档(1; ≥ 5：1; ≤ 6：1)", "要么都用", 13),
    ("分档(1; ≥ 5：1; ≥ 5：2)", "从小到大", 13),
    ("分档(1; ≥ 5元：1)", "分档的界", 6),
    ("分档(1; ≥ 5：1元; ≥ 6：1)", "单位要一致", 14),
    ("合计(1元)", "一列数", 3),
    ("各展会展位门票费 + 1元", "一列数", 0),
    ("较大(各展会展位门票费, 1元)", "可用 合计", 3),
    ("坐席方式 = 「自建」", "没有「自建」", 7),
    ("坐席方式 含 「无」", "只选一项", 0),
    ("企业称号 = 「《财富》世界500强」", "可选多项", 0),
    ("坐席方式", "选择类事实", 0),
    ("从业人员数 = 「无」", "不是选择类事实", 0),
    ("甲或乙", "没有叫“甲或乙”", 0),
    ("坐席方 = 「无」", "没有叫“坐席方”的事实，是不是“坐席方式”？", 0),
    ("坐席方式 = 「自建」", "可选：「无」「租场地自建坐席」「租用坐席」", 7),
    ("坐席方式 ≠ 「无」", "请把“≠”写成“非 … =”", 5),
    ("按(企业称号; 「国内服务外包100强」：1元)", "只选一项的事实", 2),
    ("按(从业人员数; 「无」：1元)", "只选一项的事实", 2),
    ("按(1 + 1; 「无」：1元)", "只选一项的事实", 2),
    ("按(坐席式; 「无」：1元)", "没有叫“坐席式”的事实，是不是“坐席方式”？", 2),
    ("按(坐席方式; 「自建」：1元)", "没有「自建」", 8),
    ("按(坐席方式; 「无」：1元; 「无」：2元)", "「无」写了两次", 16),
    ("按(坐席方式; 「无」：1元; 「租用坐席」：2人)", "单位要一致", 23),
    ("按(坐席方式; 「无」：民营企业)", "要的是数", 12),
    ("从业人员数 ≥ 50", "“50”漏写了“人”", 8),
    ("年度在岸执行额 ≥ 50万", "“50万”漏写了“元”", 10),
    ("政策第几年 = 1年", "“政策第几年”在 facts.yaml 里没有写 unit", 8),
    ("15万 + 1元", "“15万”漏写了“元”", 6),
    ("15万元人民币", "请去掉“人民币”，写成 15万元", 0),
    ("人民币15万元", "请去掉“人民币”，写成 15万元", 0),
    ("当年坐席场地租金x30%", "乘号请写“×”", 8),
    ("当年坐席场地租金 X 30%", "乘号请写“×”", 9),
    ("当年坐席场地租金x3", "乘号请写“×”", 0),
    (
        "当年新落户 = 是",
        "“当年新落户”是是非的事实，直接写名称：当年新落户（要求“不是”的写 非 当年新落户）",
        0,
    ),
    ("当年新落户 = 「是」", "直接写名称：当年新落户", 0),
    ("民营企业 且 当年新落户 = 1", "直接写名称：当年新落户", 7),
]


@pytest.mark.parametrize(("formula", "says", "offset"), REFUSED)
def test_refused(library: Library, formula: str, says: str, offset: int) -> None:
    with pytest.raises(FormulaError) as refused:
        evaluate(library, formula, {})
    assert says in refused.value.message
    assert refused.value.offset == offset


@pytest.mark.parametrize(
    ("text", "shown"),
    [("元/人", "元/人"), ("元/平方米/月", "元/平方米/月"), ("", "数"), ("%", "数"), ("个月", "月")],
)
def test_units_read_and_print(text: str, shown: str) -> None:
    assert Unit.read(text) == Unit.read("" if shown == "数" else shown)
    assert str(Unit.read(text)).split("/")[0] == shown.split("/")[0]


@pytest.mark.parametrize(
    ("formula", "says"),
    [
        ("从业人员数 × 3000元", "；每人多少钱请写 3000元/人"),
        ("较小(从业人员数, 50人) × 3000元", "；每人多少钱请写 3000元/人"),
        ("从业人员数 × 当年租用月数 × 300元", "；每人每月多少钱请写 300元/人/月"),
        ("从业人员数 × 国际通信专线费", "；每人多少钱请写 3000元/人"),
    ],
)
def test_a_sum_for_each_is_asked_for(library: Library, formula: str, says: str) -> None:
    with pytest.raises(FormulaError) as refused:
        check.amount(formula, library.catalogue, {})
    assert refused.value.message.endswith(says)


def test_a_cap_is_a_sum(library: Library) -> None:
    with pytest.raises(FormulaError) as refused:
        check.cap("50人", library.catalogue, {})
    assert refused.value.message.startswith(
        "上限只写金额；人数封顶写在金额里：较小(人数, 50人) × 3000元/人"
    )
    with pytest.raises(FormulaError, match="“50”漏写了“元”"):
        check.cap("50", library.catalogue, {})
    with pytest.raises(FormulaError, match="以元计的金额"):
        check.cap("50万美元", library.catalogue, {})
    check.cap("50万元", library.catalogue, {})
