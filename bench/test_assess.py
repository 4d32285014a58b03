"""One complete assessment of 郑州 beside straight-line hand-written Python for the same 12 items.

Run with ``make bench``; the ratio of the two medians is what counts, not the seconds.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from engine import Assessment, assess, load, read_profile
from engine.verdict import forget, judge
from tests.reference import zhengzhou as law

LIBRARY = load()
LOADED = LIBRARY.policies["zhengzhou-2017"]
TODAY = date(2026, 1, 1)

#: A firm that touches every item meant for enterprises.
FIRM: dict[str, Any] = {
    "city": "zhengzhou",
    "role": ["enterprise"],
    "year": 2018,
    "offshore": "3800000 USD",
    "onshore": "3000000",
    "onshore_prev": "2500000",
    "onshore_out_of_scope": "0",
    "mofcom_registered": True,
    "city_expo": True,
    "key_enterprise": True,
    "overseas_investment": "1200000 USD",
    "titles": ["fortune_500"],
    "newly_settled": False,
    "headquarters": True,
    "key_rank": 2,
    "new_graduate_hires": 12,
    "park_enterprises": 0,
    "line_fee": "0",
    "trainees_placed": 0,
    "events_organized": 0,
}
#: The same firm before it has answered half of the questions.
HALF = {key: FIRM[key] for key in list(FIRM)[::2]} | {"city": "zhengzhou"}


@pytest.mark.benchmark(group="郑州, one firm")
def test_straight_line_python(benchmark: BenchmarkFixture) -> None:
    def run() -> list[Any]:
        return [law.outcome(item, FIRM) for item in law.ITEMS] + [law.full_plan(FIRM)]

    assert len(benchmark(run)) == 13


@pytest.mark.benchmark(group="郑州, one firm")
def test_full_assessment_with_explanations(benchmark: BenchmarkFixture) -> None:
    profile = read_profile(FIRM, LIBRARY.catalogue)

    def run() -> Assessment:
        forget()
        return assess(LIBRARY, LOADED, profile, today=TODAY)

    found = benchmark(run)
    assert found.plan.items == ("zhengzhou.offshore", "zhengzhou.key_rank")


@pytest.mark.benchmark(group="郑州, one firm")
def test_verdicts_and_amounts_only(benchmark: BenchmarkFixture) -> None:
    profile = read_profile(FIRM, LIBRARY.catalogue)

    def run() -> list[Any]:
        forget()
        slots = LIBRARY.situations.of(profile).slots
        return [judge(rule, slots) for rule in LOADED.rules]

    assert len(benchmark(run)) == 12


@pytest.mark.benchmark(group="郑州, one firm")
def test_half_the_facts_unknown(benchmark: BenchmarkFixture) -> None:
    profile = read_profile(HALF, LIBRARY.catalogue)

    def run() -> Assessment:
        forget()
        return assess(LIBRARY, LOADED, profile, today=TODAY)

    found = benchmark(run)
    assert any(one.verdict == "undetermined" for one in found.items)
