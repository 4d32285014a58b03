"""The arithmetic that is shown: every figure of a long award can be followed by hand."""

from __future__ import annotations

from engine import Library, assess, read_profile
from tests.conftest import TODAY


def steps(library: Library, policy: str, item: str, **facts: object) -> tuple[str, ...]:
    profile = read_profile(facts, library.catalogue)
    return assess(library, library.policies[policy], profile, today=TODAY).item(item).steps


def test_fairs_in_shenyang(library: Library) -> None:
    shown = steps(
        library, "shenyang-draft", "shenyang.gov_expo",
        booth_fees=[20000, 18000, 15000, 12000, 10000, 9000, 8000], private_enterprise=False,
        booth_decor=[6000, 4000], sea_freight=10000, air_freight=20000, exhibit_insurance=2000,
        expo_staff_costs=[12000, 9000, 8000],
    )  # fmt: skip
    for line in (
        "金额最高的 6 项：2万元、1.8万元、1.5万元、1.2万元、1万元、9000元",
        "除最高的 6 项以外：8000元",
        "各展位特装费 逐项按条文计为 5000元、4000元",
        "特装费补助 = 5000元 + 4000元 = 9000元",
        "人员补助 = 1万元 + 9000元 = 1.9万元",
        "(1万元 + 2万元) × 70% = 2.1万元",
        "合计 8.96万元 + 9000元 + 2.1万元 + 1000元 + 1.9万元 = 13.96万元",
    ):
        assert line in shown, line


def test_internship_in_shenyang(library: Library) -> None:
    shown = steps(
        library, "shenyang-draft", "shenyang.internship", intern_count=5, intern_months=14,
        intern_allowance=2000, min_wage=1810, intern_retention="40%",
    )  # fmt: skip
    # 5 × 14 × 1810 × 2/3 + 5 × (500 + 2 × 40) = 84466.67 + 2900
    assert "2000元、1810元 取小者：1810元" in shown
    assert "四舍五入到分：8.736667万元" in shown


def test_offshore_in_zhengzhou(library: Library) -> None:
    shown = steps(
        library, "zhengzhou-2017", "zhengzhou.offshore", year=2018, offshore="3800000 USD"
    )
    assert shown == (
        "(200万美元 − 10万美元) × 6.6174 × 4% = 50.29224万元",
        "每满5万美元计1份：(380万美元 − 200万美元) ÷ 5万美元，满36份",
        "36 × 1万元 = 36万元",
        "合计 50.29224万元 + 36万元 = 86.29224万元",
    )
