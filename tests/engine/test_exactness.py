"""Verdicts, bounds and what is missing stay exact where plain ranges would blur or run away."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from engine import DocumentError, ask_next, read_profile
from engine.result import yuan
from tests.engine.invented import document, run


def test_an_unknown_list_times_an_unknown_share(tmp_path: Path) -> None:
    library = document(tmp_path, {"金额": "合计(重点展会各展位费 × 如果(民营企业, 100%, 70%))"})
    result = run(library).item("t.0")
    assert set(result.missing) == {"booth_fees", "private_enterprise"}
    assert result.award.unbounded
    half = run(library, booth_fees=[100, 50]).item("t.0")
    assert (yuan(half.award.low), yuan(half.award.high)) == ("105.00", "150.00")


def test_a_share_of_an_unknown_amount_is_missing_too(tmp_path: Path) -> None:
    library = document(tmp_path, {"金额": "年度在岸执行额 × 如果(民营企业, 100%, 70%)"})
    assert set(run(library).item("t.0").missing) == {"onshore", "private_enterprise"}


def test_a_told_rate_is_never_missing(tmp_path: Path) -> None:
    library = document(tmp_path, {"金额": "折人民币(年度离岸执行额) × 1%"})
    assert set(run(library, year=2050).item("t.0").missing) == {"offshore", "usd_cny"}
    assert set(run(library, year=2050, usd_cny="7").item("t.0").missing) == {"offshore"}
    told = run(library, year=2050, usd_cny="7", offshore="100 USD").item("t.0")
    assert yuan(told.award.high) == "7.00" and told.missing == ()


def test_facts_that_only_meet_constants_are_taken_case_by_case(tmp_path: Path) -> None:
    never = {"条件": ["注册资本 ≥ 1000万元", "注册资本 < 500万元"], "金额": "1万元"}
    bounded = {
        "条件": ["注册资本 ≥ 1000万元"],
        "金额": "如果(注册资本 ≥ 1000万元, 10万元, 年度在岸执行额)",
    }
    library = document(tmp_path, never, bounded)
    found = run(library)
    assert found.item("t.0").verdict == "ineligible"
    assert yuan(found.item("t.1").award.high) == "100000.00"
    assert found.item("t.1").missing == ("registered_capital",)


def test_potential_of_awards_that_exclude_each_other(tmp_path: Path) -> None:
    library = document(
        tmp_path,
        {"条件": ["企业称号 含 「IAOP全球外包100强」"], "金额": "100万元"},
        {"条件": ["非 企业称号 含 「IAOP全球外包100强」"], "金额": "20万元"},
        {"条件": ["从业人员数 ≥ 100人"], "金额": "5万元"},
        {"条件": ["从业人员数 < 100人"], "金额": "3万元"},
    )
    potential = run(library).plan.potential
    assert yuan(potential.high) == "1050000.00"
    assert set(potential.facts) == {"titles", "headcount"}


def test_two_facts_that_beat_the_plan_only_together(tmp_path: Path) -> None:
    library = document(
        tmp_path,
        {"金额": "100万元"},
        {"条件": ["民营企业"], "金额": "60万元"},
        {"条件": ["中小企业"], "金额": "60万元"},
        stacking=[
            {"clause": "一", "at_most": 1, "items": ["t.0", "t.1"], "because": "不重复"},
            {"clause": "一", "at_most": 1, "items": ["t.0", "t.2"], "because": "不重复"},
        ],
    )
    potential = run(library).plan.potential
    assert yuan(potential.high) == "1200000.00"
    assert set(potential.facts) == {"private_enterprise", "sme"}


@pytest.mark.parametrize(
    ("held", "need", "short"),
    [("2.999", 3, "0.001"), ("2.5", 3, "0.5"), (1, 3, 2)],
)
def test_near_misses_lie_on_whole_steps(
    tmp_path: Path, held: object, need: object, short: object
) -> None:
    library = document(tmp_path, {"条件": ["租用期限 ≥ 3年"], "金额": "1万元"})
    (miss,) = run(library, lease_years=held).item("t.0").near_miss
    assert (miss.need, miss.short_by) == (need, short)


def test_a_near_miss_in_a_fraction_of_a_cent(tmp_path: Path) -> None:
    library = document(tmp_path, {"条件": ["年度离岸执行额 ≥ 10万美元"], "金额": "1万元"})
    (miss,) = run(library, offshore="99999.995 USD").item("t.0").near_miss
    assert (miss.need, miss.short_by) == ("100000 USD", "0.005 USD")


def test_a_search_for_a_near_miss_gives_up_in_time(tmp_path: Path) -> None:
    library = document(
        tmp_path,
        {"金额": "年度在岸执行额 − 年度在岸执行额"},
        {"条件": ["年度在岸执行额 − 每满(年度在岸执行额, 3元) × 3元 ≥ 3元"], "金额": "1万元"},
    )
    started = time.perf_counter()
    found = run(library, onshore="12345.67")
    assert [one.near_miss for one in found.items] == [(), ()]
    assert time.perf_counter() - started < 5


def test_many_items_bound_by_one_rule(tmp_path: Path) -> None:
    items = [{"金额": f"{place + 1}万元"} for place in range(20)]
    rule = {"clause": "一", "at_most": 10, "because": "至多十项"}
    plan = run(document(tmp_path, *items, stacking=[rule])).plan
    assert yuan(plan.total.high) == "1550000.00"  # 11 + 12 + … + 20 = 155
    assert plan.items == tuple(f"t.{place}" for place in range(10, 20))


@pytest.mark.parametrize(
    ("item", "says"),
    [
        ({"金额": "年度在岸执行额 ÷ 从业人员数 × 1人"}, "只能除以"),
        ({"金额": "每满(年度在岸执行额, 0元) × 1元"}, "大于 0 的数"),
        ({"金额": "(" * 400 + "1元" + ")" * 400}, "太长或括号套得太深"),
        ({"金额": "1万元", "certainty": "external"}, "文件没有给金额"),
        ({"条件": ["民营企业"]}, "要有 金额"),
        ({"金额": "1万元", "口径": {"另一种": "2万元"}}, "要么都写"),
        ({"金额": "1万元", "role": []}, "role"),
        ({"金额": "1万元", "定义": {"甲": "民营企业"}}, "没有用到"),
        ({"金额": "合计(最高几项(各展会展位门票费, 2.5))"}, "确定的整数"),
        ({"条件": ["从业人员数 >= 3人"], "金额": "1万元"}, "写成“≥”"),
        ({"金额": "1万元 * 2"}, "写成“×”"),
    ],
)
def test_what_could_go_wrong_is_refused_at_load(
    tmp_path: Path, item: dict[str, object], says: str
) -> None:
    with pytest.raises(DocumentError) as refused:
        document(tmp_path, item)
    assert says in refused.value.message


def test_a_cap_may_depend_on_facts(tmp_path: Path) -> None:
    library = document(
        tmp_path,
        {"金额": "年度在岸执行额 × 50%", "上限": "分档(政策第几年; ≤ 1：100万元; ≤ 2：60万元)"},
    )
    capped = run(library, onshore="3000000", policy_year=2).item("t.0")
    assert yuan(capped.award.high) == "600000.00"
    assert "超过最高限额，按 60万元 计" in capped.steps
    assert yuan(run(library, onshore="3000000").item("t.0").award.high) == "1000000.00"


def test_a_wrong_rate_table_is_the_authors_mistake(tmp_path: Path) -> None:
    from shutil import copytree

    from engine import load
    from engine.library import DATA

    copytree(DATA, tmp_path / "data")
    path = tmp_path / "data" / "rates" / "usd_cny.yaml"
    path.write_text(path.read_text("utf-8").replace('"6.7518"', '"6,7518"'), "utf-8")
    with pytest.raises(DocumentError) as refused:
        load(root=tmp_path / "data")
    assert refused.value.path == path and refused.value.line is not None


def test_no_cap_is_ever_passed(tmp_path: Path) -> None:
    library = document(tmp_path, {"金额": "年度在岸执行额", "上限": "30万元"})
    for onshore in ("299999.99", "300000", "300000.01", "99999999"):
        award = run(library, onshore=onshore).item("t.0").award
        assert award.high is not None and award.high <= 300000
    open_ = run(library)
    assert yuan(open_.item("t.0").award.high) == "300000.00"
    profile = read_profile({"city": "t"}, library.catalogue)
    assert ask_next(library, library.policies["t-2024"], open_, profile).ask == "onshore"
