"""Brute-force oracle for incomplete Wenzhou profiles.

What is said of the rules here beyond the choice of values: 6 has no cap, so that as long as its fee or the rate of its
fee is unknown, nothing bounds it.
"""

from collections.abc import Mapping
from fractions import Fraction

from tests.reference import completions
from tests.reference.critical import EITHER, Values, around, fixed, money
from tests.reference.notation import Profile
from tests.reference.wenzhou import outcome

#: The facts that each item can depend on, beside the role, in the contract's order.
USED: Mapping[str, tuple[str, ...]] = {
    "wenzhou.park": ("park_level", "park_platform"),
    "wenzhou.training_institution": ("training_institution_level",),
    "wenzhou.platform_use": ("public_platform_fee", "usd_cny"),
    "wenzhou.platform": ("platform_level", "platform_years"),
    "wenzhou.key_enterprise": ("key_enterprise",),
    "wenzhou.line": ("line_fee",),
    "wenzhou.rent": ("in_park", "office_rent_area"),
    "wenzhou.match": ("upstream_grant",),
    "wenzhou.expo": ("expo_fees",),
    "wenzhou.promotion": ("promotion_trips",),
    "wenzhou.training": ("trained_staff",),
    "wenzhou.talent": ("senior_talents",),
    "wenzhou.tax": ("tech_income",),
    "wenzhou.association": (),
}

#: The one item with an amount that has no cap.
UNCAPPED = "wenzhou.platform_use"

CANDIDATES: Mapping[str, Values] = {
    "usd_cny": fixed("0.000000000000000001", "1", "6.1428", "7.1429", "1000000000000000000"),
    "park_level": fixed("none", "municipal", "provincial"),
    "park_platform": EITHER,
    "training_institution_level": fixed("none", "municipal", "provincial"),
    "public_platform_fee": lambda item, partial: [
        *money(around(Fraction(1, 100), 1_000_000), "CNY"),
        "0.009 CNY",
        *money(around(1_000_000), "USD"),
    ],
    "platform_level": fixed("none", "municipal", "provincial", "national"),
    "platform_years": fixed(0, "1.99", 2, "2.01", 10),
    "key_enterprise": EITHER,
    "line_fee": lambda item, partial: money(around(), "CNY") + money(around(), "USD"),
    "in_park": EITHER,
    "office_rent_area": fixed(0, "0.01", 100, 100_000),
    "upstream_grant": EITHER,
    "expo_fees": fixed(
        [],
        ["0 CNY"],
        ["0.01 CNY"],
        ["0 CNY", "0 USD", "30000 CNY"],
        ["5000 USD"],
        ["20000 CNY", "5000 USD"],
    ),
    "promotion_trips": EITHER,
    "trained_staff": fixed(0, 1, 2, 100_000),
    "senior_talents": fixed(0, 1, 2, 100_000),
    "tech_income": lambda item, partial: money(around(), "CNY") + money(around(), "USD"),
}


def unknowns(item_id: str, known: Profile) -> list[str]:
    """Return the facts without a default that the item uses and the profile does not hold.

    The rate counts only once a stated amount is in US dollars: every clause is in yuan throughout.
    """
    facts = completions.lacking(USED[item_id], known)
    if "usd_cny" in facts and not completions.in_dollars(known.get("public_platform_fee")):
        facts.remove("usd_cny")
    return facts


def outcomes(item_id: str, known: Profile) -> completions.Found:
    """Return the outcome for every combination of critical values.

    A completion in US dollars for which no rate is settled takes 1: whatever the rate is, some fee makes the award.
    """
    choices = {key: CANDIDATES[key](item_id, known) for key in unknowns(item_id, known)}
    return completions.tried(outcome, item_id, {"usd_cny": "1", **known}, choices)


def verdict_missing(item_id: str, partial: Profile) -> completions.Answer:
    """Return verdict, missing facts and the bounds of the award."""
    answer = completions.read_off(outcomes(item_id, completions.settled(partial)))
    return answer._replace(high=None) if item_id == UNCAPPED and answer.missing else answer
