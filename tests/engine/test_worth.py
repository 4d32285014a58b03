"""What a question is worth, worked out by hand from the documents of 郑州 and 长春."""

from __future__ import annotations

from typing import Any

import pytest
from gmpy2 import mpq

from engine import Worth, standard, worth_of
from tests.conftest import assessed

#: A key enterprise of 郑州 with US$ 1.5m offshore (9.9 million yuan), of which little else is told.
ZHENGZHOU = {
    "city": "zhengzhou", "year": 2018, "newly_settled": False, "key_enterprise": True,
    "offshore": "1500000 USD",
}  # fmt: skip
#: One of the global hundred, new in 长春, large enough and buying 5,000 ㎡.
CHANGCHUN = {
    "city": "changchun", "year": 2018, "newly_settled": True, "titles": ["iaop_global_100"],
    "headcount": 120, "registered_capital": "30000000 CNY", "offshore": "6000000 USD",
    "office_bought_area": 5000, "office_certificates": True,
}  # fmt: skip


def worth(given: dict[str, Any], key: str) -> Worth:
    """The worth of ``key`` where all but it is told as in ``given``."""
    told = {name: value for name, value in given.items() if name != key}
    loaded = standard().cities[given["city"]]
    return worth_of(loaded, assessed(loaded, told), key)


ZHENGZHOU_CASES = [
    # 四（六）: 20万元 for the first; nothing below the sixth.
    ({}, "key_rank", ["key_rank"], 200_000),
    # 四（八）: 4,500元 a head, at most 50万元.
    ({}, "new_graduate_hires", ["graduates"], 500_000),
    # … and the nine told leave 40,500元, which the onshore figure cannot move: 992万 ≥ 200万.
    ({"new_graduate_hires": 9}, "onshore", ["onshore"], 300_000),
    # 四（三） gives no amount, so nothing that could be named.
    ({"city_expo": True}, "mofcom_registered", ["expo"], 0),
    # 五: of 300万 (四（一）), 4.05万 (四（八）) only one; 四（六）'s 20万 beside it.
    ({"new_graduate_hires": 9, "headquarters": True, "onshore": 0}, "offshore",
     ["offshore", "headquarters", "key_rank", "graduates"], 3_200_000),
    # New in the city it is not ranked but may win 四（五）'s 100万, again only instead of 300万.
    ({"newly_settled": True, "titles": ["fortune_500"], "new_graduate_hires": 0}, "offshore",
     ["offshore", "landing", "headquarters"], 3_000_000),
    # Of no consequence to an enterprise.
    ({}, "park_enterprises", [], 0),
]  # fmt: skip


@pytest.mark.parametrize(("more", "key", "items", "high"), ZHENGZHOU_CASES)
def test_zhengzhou_where_awards_exclude_each_other(
    more: dict[str, Any], key: str, items: list[str], high: int
) -> None:
    found = worth({**ZHENGZHOU, **more}, key)
    assert found == Worth(tuple(f"zhengzhou.{item}" for item in items), mpq(high))


def test_what_is_known_is_worth_nothing() -> None:
    loaded = standard().cities["zhengzhou"]
    assert worth_of(loaded, assessed(loaded, ZHENGZHOU), "offshore") == Worth((), mpq(0))


CHANGCHUN_CASES = [
    # （七）: 100万 where 100 people work, else the 20万 of any other newcomer: both hang on it.
    ("headcount", ["landing_global", "landing_other"], 1_200_000),
    # （四）: 500元 × 5,000㎡ = 250万 besides.
    ("registered_capital", ["office_purchase", "landing_global", "landing_other"], 3_700_000),
    ("office_bought_area", ["office_purchase"], 5_000_000),
    # （九） has no ceiling: 0.2元 for each dollar more than last year.
    ("offshore_prev", ["increment"], 1_200_000),
    ("offshore", ["landing_global", "landing_other", "headquarters", "spin_off", "increment"], None),
    ("line_fee", ["line"], None),
    # （十七） gives no amount.
    ("events_organized", ["alliance"], 0),
]  # fmt: skip


@pytest.mark.parametrize(("key", "items", "high"), CHANGCHUN_CASES)
def test_changchun_where_awards_add_up(key: str, items: list[str], high: int | None) -> None:
    expected = Worth(
        tuple(f"changchun.{item}" for item in items), None if high is None else mpq(high)
    )
    assert worth(CHANGCHUN, key) == expected
