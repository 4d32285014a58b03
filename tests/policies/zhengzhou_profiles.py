"""Random 郑州 profiles on both sides of every threshold, for comparison with the independent oracle."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.reference.zhengzhou import USD_CNY


def dollars(*edges: str) -> st.SearchStrategy[str]:
    around = st.sampled_from([f"{edge} USD" for edge in edges])
    anywhere = st.decimals(0, 20_000_000, places=2).map(lambda amount: f"{amount} USD")
    yuan = st.decimals(0, 100_000_000, places=2).map(lambda amount: f"{amount} CNY")
    return st.one_of(around, anywhere, yuan)


def yuan(*edges: str) -> st.SearchStrategy[str]:
    around = st.sampled_from(edges)
    anywhere = st.decimals(0, 30_000_000, places=2).map(str)
    usd = st.decimals(0, 3_000_000, places=2).map(lambda amount: f"{amount} USD")
    return st.one_of(around, anywhere, usd)


TITLES = ["fortune_500", "iaop_global_100", "china_top10", "china_100"]
ROLES = ["enterprise", "park_operator", "training_institution", "platform_operator", "association"]

FACTS: dict[str, st.SearchStrategy[Any]] = {
    "year": st.sampled_from(sorted(USD_CNY)),
    "role": st.lists(st.sampled_from(ROLES), min_size=1, max_size=3, unique=True),
    "offshore": dollars(
        "0", "0.01", "99999.99", "100000", "100000.01", "1000000", "1000000.01", "1999999.99",
        "2000000", "2049999.99", "2050000", "14449999.99", "14450000",
    ),
    "onshore": yuan("0", "999999.99", "1000000", "1050000", "1049999.99", "15000000", "15000000.5"),
    "onshore_prev": yuan("0", "952380.95", "952380.96", "1000000"),
    "onshore_out_of_scope": yuan("0", "0.01", "500000"),
    "mofcom_registered": st.booleans(),
    "city_expo": st.booleans(),
    "key_enterprise": st.booleans(),
    "overseas_investment": dollars(
        "0", "499999.99", "500000", "999999.99", "1000000", "1499999.99", "1500000",
        "1999999.99", "2000000", "2499999.99", "2500000",
    ),
    "titles": st.lists(st.sampled_from(TITLES), unique=True),
    "newly_settled": st.booleans(),
    "headquarters": st.booleans(),
    "key_rank": st.integers(1, 9),
    "park_enterprises": st.sampled_from([0, 19, 20, 21, 200]),
    "line_fee": yuan("0", "0.01", "399999.99", "400000", "400000.01"),
    "trainees_placed": st.sampled_from([0, 1, 999, 1000, 1001]),
    "new_graduate_hires": st.sampled_from([0, 1, 111, 112]),
    "events_organized": st.sampled_from([0, 1, 2, 3]),
}  # fmt: skip

DEFAULTED = ("role", "onshore_out_of_scope")


def profiles(*, complete: bool) -> st.SearchStrategy[dict[str, Any]]:
    """Profiles with every fact known, or with any of them missing (the year always known)."""
    optional = {key: FACTS[key] for key in FACTS if key != "year" and not complete}
    required = {key: FACTS[key] for key in FACTS if key == "year" or complete}
    for key in DEFAULTED:
        required.pop(key, None)
        optional[key] = FACTS[key]
    return st.fixed_dictionaries(required, optional=optional).map(
        lambda facts: {"city": "zhengzhou", **facts}
    )
