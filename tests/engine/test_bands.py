"""The bands of a number: which facts of the five documents have them, and where they end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from gmpy2 import mpq

from engine import Band, Library, Loaded, bands, read_profile, standard
from engine.notation import Known, Money
from tests.conftest import assessed
from tests.engine.invented import document, run


def shown(found: tuple[Band, ...]) -> list[str]:
    """Each band as mathematicians write it."""
    return [
        f"{'(' if band.low_open else '['}{figure(band.low)}, "
        f"{'∞' if band.high is None else figure(band.high)}"
        f"{')' if band.high_open or band.high is None else ']'}"
        for band in found
    ]


def figure(known: Known) -> str:
    return f"{known.amount} {known.currency}" if isinstance(known, Money) else str(known)


def found_in(city: str, key: str, **facts: Any) -> tuple[Band, ...]:
    library, loaded = standard(), standard().cities[city]
    given = {"city": city, "year": 2018, **facts}
    return bands(
        library, loaded, read_profile(given, library.catalogue), assessed(loaded, given), key
    )


PARK: dict[str, Any] = {"role": ["park_operator"]}
NEW = {"newly_settled": True, "titles": ["iaop_global_100", "china_100"]}

REAL = [
    # 四（六）: the first; the second and third; the fourth to sixth; nothing for the rest.
    ("zhengzhou", "key_rank", {}, ["[1, 1]", "[2, 3]", "[4, 6]", "[7, ∞)"]),
    # 四（七）, 2017 only.
    ("zhengzhou", "park_enterprises", {**PARK, "year": 2017}, ["[0, 19]", "[20, ∞)"]),
    # 四（四） has five grades and nothing below them: six bands.
    ("zhengzhou", "overseas_investment", {}, []),
    # 四（一） pays by the figure; 四（二） compares it with last year's.
    ("zhengzhou", "offshore", {}, []),
    ("zhengzhou", "onshore_prev", {"onshore": "5000000 CNY"}, []),
    # （七）: 100 people and 20 million yuan for a global, 50 and 10 for a Chinese one.
    ("changchun", "headcount", {}, ["[0, 49]", "[50, 99]", "[100, ∞)"]),
    ("changchun", "headcount", {"titles": ["iaop_global_100"]}, ["[0, 99]", "[100, ∞)"]),
    ("changchun", "headcount", {**NEW, "registered_capital": "10000000 CNY"}, ["[0, 49]", "[50, ∞)"]),
    ("changchun", "headcount", {"newly_settled": False}, []),
    ("changchun", "registered_capital", {},
     ["[0 CNY, 10000000 CNY)", "[10000000 CNY, 20000000 CNY)", "[20000000 CNY, ∞)"]),
    # （四） alone, where nobody is new in the city.
    ("changchun", "registered_capital", {"newly_settled": False},
     ["[0 CNY, 20000000 CNY)", "[20000000 CNY, ∞)"]),
    # Nothing bought, and no global title: 20 million decide nothing.
    ("changchun", "registered_capital", {"titles": ["china_100"], "office_bought_area": 0},
     ["[0 CNY, 10000000 CNY)", "[10000000 CNY, ∞)"]),
    ("changchun", "office_rent_year", {}, ["[0, 0]", "[1, 2]", "[3, ∞)"]),
    ("changchun", "park_area", PARK, ["[0, 30000]", "(30000, ∞)"]),
    ("changchun", "senior_talents", {}, ["[0, 0]", "[1, ∞)"]),
    # （九） pays by the figure.
    ("changchun", "offshore", {}, []),
    ("wenzhou", "platform_years", {"role": ["platform_operator"]}, ["[0, 2)", "[2, ∞)"]),
    ("wenzhou", "tech_income", {}, ["[0 CNY, 0 CNY]", "(0 CNY, ∞)"]),
    ("wenzhou", "line_fee", {}, ["[0 CNY, 0 CNY]", "(0 CNY, ∞)"]),
    ("wenzhou", "public_platform_fee", {}, []),
    ("qingyuan", "lease_years", {}, ["[0, 3)", "[3, ∞)"]),
    # Seats that are built must be 150; those that are rented are paid one by one.
    ("qingyuan", "seats", {"seat_mode": "self_built"}, ["[0, 149]", "[150, ∞)"]),
    ("qingyuan", "seats", {"seat_mode": "rented"}, []),
    ("qingyuan", "seats", {}, []),
    ("qingyuan", "policy_year", {}, ["[0, 0]", "[1, 1]", "[2, 2]", "[3, 3]", "[4, ∞)"]),
    # Who came in the second year gets nothing for the first.
    ("qingyuan", "policy_year", {"settled_policy_year": 2}, ["[0, 1]", "[2, 2]", "[3, 3]", "[4, ∞)"]),
    ("qingyuan", "college_enrolment", {"role": ["college"]}, ["[0, 49]", "[50, ∞)"]),
    ("qingyuan", "offshore", {}, []),
    # The award on exports had elsewhere, it only matters whether there are any.
    ("qingyuan", "offshore", {"already_supported": ["qingyuan.offshore"]}, ["[0 USD, 0 USD]", "(0 USD, ∞)"]),
    ("shenyang", "loan_months", {}, ["[0, 5]", "[6, ∞)"]),
    ("shenyang", "loan_months", {"loan_interest": 0}, []),
    ("shenyang", "liaoning_financing", {}, ["[0 CNY, 5000000 CNY]", "(5000000 CNY, ∞)"]),
    ("shenyang", "intern_retention", {}, ["[0, 1/2]", "(1/2, 1]"]),
    ("shenyang", "offshore", {}, []),
    # A table default is no unknown, and neither the year nor a yes or no falls into bands.
    ("shenyang", "lpr_1y", {}, []),
    ("zhengzhou", "usd_cny", {}, []),
    ("zhengzhou", "year", {"year": None}, []),
    ("zhengzhou", "newly_settled", {}, []),
    # What is known.
    ("shenyang", "loan_months", {"loan_months": 12}, []),
]  # fmt: skip


@pytest.mark.parametrize(("city", "key", "facts", "expected"), REAL)
def test_the_five_documents(
    city: str, key: str, facts: dict[str, Any], expected: list[str]
) -> None:
    assert shown(found_in(city, key, **facts)) == expected


def test_a_value_stands_for_each_band() -> None:
    capital = found_in("changchun", "registered_capital")
    assert [band.value for band in capital] == [
        Money(mpq(sum_), "CNY") for sum_ in (5_000_000, 15_000_000, 20_000_000)
    ]
    assert [band.value for band in found_in("changchun", "headcount")] == [24, 74, 100]
    assert [band.value for band in found_in("changchun", "park_area", **PARK)] == [15_000, 30_001]


def invented(folder: Path, key: str, *conditions: str, **facts: Any) -> list[str]:
    """The bands of ``key`` in a document with one item for each condition."""
    library = document(folder, *({"条件": [one], "金额": "10万元"} for one in conditions))
    return shown(_bands_of(library, library.policies["t-2024"], key, facts))


def _bands_of(
    library: Library, loaded: Loaded, key: str, facts: dict[str, Any]
) -> tuple[Band, ...]:
    profile = read_profile({"city": "t", **facts}, library.catalogue)
    return bands(library, loaded, profile, run(library, **facts), key)


INVENTED = [
    # Each side of a figure that is above for one item and reached for another.
    ("park_area", ["园区建筑面积 ≥ 3万平方米", "园区建筑面积 > 3万平方米"],
     ["[0, 30000)", "[30000, 30000]", "(30000, ∞)"]),
    ("park_area", ["园区建筑面积 < 3万平方米"], ["[0, 30000)", "[30000, ∞)"]),
    ("park_area", ["3万平方米 ≥ 园区建筑面积"], ["[0, 30000]", "(30000, ∞)"]),
    ("park_area", ["园区建筑面积 = 3万平方米"], ["[0, 30000)", "[30000, 30000]", "(30000, ∞)"]),
    # In whole numbers more than 5 is 6 and above; 2.5 lies between 2 and 3.
    ("headcount", ["从业人员数 > 5人", "从业人员数 ≥ 6人"], ["[0, 5]", "[6, ∞)"]),
    ("headcount", ["从业人员数 ≥ 2.5人"], ["[0, 2]", "[3, ∞)"]),
    # What can never be met or missed tells nothing.
    ("headcount", ["从业人员数 ≥ 0人"], []),
    ("key_rank", ["重点企业评比名次 ≥ 1名", "重点企业评比名次 ≤ 3名"], ["[1, 3]", "[4, ∞)"]),
    ("intern_retention", ["见习期满留用率 ≥ 100%"], ["[0, 1)", "[1, 1]"]),
    ("intern_retention", ["见习期满留用率 > 100%"], []),
    # Dollars where the item compares dollars, yuan where it compares yuan, nothing where both.
    ("offshore", ["年度离岸执行额 ≥ 10万美元", "年度离岸执行额 > 0"],
     ["[0 USD, 0 USD]", "(0 USD, 100000 USD)", "[100000 USD, ∞)"]),
    ("offshore", ["折人民币(年度离岸执行额) ≥ 100万元"], ["[0 CNY, 1000000 CNY)", "[1000000 CNY, ∞)"]),
    ("offshore", ["折人民币(年度离岸执行额) ≥ 100万元", "年度离岸执行额 ≥ 10万美元"], []),
    # Beside another figure it is the figure itself that matters.
    ("offshore", ["年度离岸执行额 ≥ 上年度离岸执行额"], []),
    # Five bands are few enough, six are not.
    ("headcount", [f"从业人员数 ≥ {bound}人" for bound in (10, 20, 30, 40)],
     ["[0, 9]", "[10, 19]", "[20, 29]", "[30, 39]", "[40, ∞)"]),
    ("headcount", [f"从业人员数 ≥ {bound}人" for bound in (10, 20, 30, 40, 50)], []),
]  # fmt: skip


@pytest.mark.parametrize(("key", "conditions", "expected"), INVENTED)
def test_where_bands_end(
    tmp_path: Path, key: str, conditions: list[str], expected: list[str]
) -> None:
    assert invented(tmp_path, key, *conditions) == expected


def test_without_a_rate_dollars_still_fall_into_bands(tmp_path: Path) -> None:
    found = invented(tmp_path, "offshore", "年度离岸执行额 ≥ 10万美元", year=2100)
    assert found == ["[0 USD, 100000 USD)", "[100000 USD, ∞)"]


EITHER = "(从业人员数 ≥ 50人 且 中小企业) 或 (从业人员数 < 50人 且 非 中小企业)"


def test_what_only_looks_alike_is_not_one_band(tmp_path: Path) -> None:
    """Below and above 50 the item hangs on the other fact alone, but the other way round."""
    assert invented(tmp_path, "headcount", EITHER) == ["[0, 49]", "[50, ∞)"]


def test_what_is_settled_alike_is_one_band(tmp_path: Path) -> None:
    either = "从业人员数 = 2人 或 从业人员数 = 3人"
    assert invented(tmp_path, "headcount", either) == ["[0, 1]", "[2, 3]", "[4, ∞)"]
