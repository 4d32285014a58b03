"""The cities side by side for a firm that could choose."""

from __future__ import annotations

from datetime import date

from engine import Library, compare, read_profile
from engine.result import yuan

FIRM = {
    "year": 2018, "offshore": "1500000 USD", "onshore": "0", "newly_settled": False,
    "city_recognized": True, "mofcom_registered": True, "registered_in_area": True,
    "lpr_1y": "4.35%", "offshore_prev": "1000000 USD",
}  # fmt: skip


def test_by_what_the_best_plan_may_bring(library: Library) -> None:
    found = compare(library, read_profile(FIRM, library.catalogue), today=date(2018, 1, 1))
    order = {one.policy.city: one for one in found.assessments}
    assert set(order) == set(library.cities)
    # 沈阳 1500000 × 6.6174 × 4.35% · 郑州 1400000 × 6.6174 × 4% · 长春 500000 × 0.2 · 清远 1500000 × 0.05
    assert yuan(order["shenyang"].item("shenyang.offshore_interest").award.high) == "431785.35"
    totals = [one.plan.total.high for one in found.assessments]
    known = [total for total in totals if total is not None]
    assert known == sorted(known, reverse=True)
    ranking = list(order)
    assert ranking.index("shenyang") < ranking.index("zhengzhou") < ranking.index("changchun")
    assert "certifications" in found.deciding


def test_json(library: Library) -> None:
    found = compare(library, read_profile(FIRM, library.catalogue), today=date(2018, 1, 1))
    written = found.to_json()
    assert set(written) == {"ranking", "deciding"}
    zhengzhou = next(one for one in written["ranking"] if one["city"] == "zhengzhou")
    assert zhengzhou["total"] == {"low": "370574.40", "high": "370574.40"}
    assert zhengzhou["status"] == "in_force"
