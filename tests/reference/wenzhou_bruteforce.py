"""Brute-force oracle for incomplete Wenzhou profiles.

Every unknown fact that an item uses gets a list of critical values (both sides of each threshold, zero, every choice,
empty and non-empty lists); the reference is run on their whole product, and verdict, missing facts and bounds are
read off the outcomes as the contract defines them.  No reasoning about the rules takes place here beyond the choice
of values, save that 6 has no cap: as long as its fee or the rate of its fee is unknown, nothing bounds it.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import product

from tests.reference.wenzhou import (
    ITEMS,
    USD_CNY,
    ZERO,
    Outcome,
    Profile,
    outcome,
    split_money,
)

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

#: Items with an amount; of these, the one that has no cap.
AMOUNT = (
    "wenzhou.park",
    "wenzhou.training_institution",
    "wenzhou.platform_use",
    "wenzhou.platform",
)
UNCAPPED = ("wenzhou.platform_use",)
NO_AMOUNT = tuple(item for item in ITEMS if item not in AMOUNT)

CENT = Fraction(1, 100)
HUGE = Fraction(10**12)


def around(*thresholds: Fraction | int) -> list[Fraction]:
    """Return zero, each threshold with its neighbours a cent away, and an amount beyond every cap."""
    near = {value + step for value in thresholds for step in (-CENT, Fraction(0), CENT)}
    return sorted({value for value in near if value >= 0} | {Fraction(0), CENT, HUGE})


def money(values: list[Fraction], currency: str) -> list[object]:
    """Write amounts in the notation of a profile; a quotient is cut off after nine decimals."""
    billionths = [math.floor(value * 10**9) for value in values]
    return [f"{whole // 10**9}.{whole % 10**9:09d} {currency}" for whole in billionths]


def fixed(*values: object) -> Callable[[str, Profile], list[object]]:
    """Make values that do not depend on anything else."""
    return lambda item, partial: list(values)


EITHER = fixed(True, False)

CANDIDATES: Mapping[str, Callable[[str, Profile], list[object]]] = {
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


def with_rate(partial: Profile, rates: Mapping[int, str], newest: str | None) -> dict[str, object]:
    """Drop absent facts and settle the rate as the contract says: stated, of the year, newest if there is no year.

    For a year that the table does not hold it stays unknown.
    """
    known = {key: value for key, value in partial.items() if value is not None}
    if "usd_cny" not in known:
        if "year" not in known:
            known["usd_cny"] = newest if newest is not None else rates[max(rates)]
        elif int(str(known["year"])) in rates:
            known["usd_cny"] = rates[int(str(known["year"]))]
    return known


def unknowns(item_id: str, known: Profile) -> list[str]:
    """Return the facts without a default that the item uses and the profile does not hold.

    The rate counts only once a stated amount is in US dollars: every clause is in yuan throughout.
    """
    facts = [key for key in USED[item_id] if key not in known]
    if "usd_cny" in facts:
        fee = known.get("public_platform_fee")
        if fee is None or split_money(fee)[1] != "USD":
            facts.remove("usd_cny")
    return facts


def assignments(item_id: str, known: Profile) -> Iterator[tuple[object, ...]]:
    """Yield every combination of critical values of the unknown facts."""
    return product(*(CANDIDATES[key](item_id, known) for key in unknowns(item_id, known)))


def completions(
    item_id: str, partial: Profile, rates: Mapping[int, str] = USD_CNY, newest: str | None = None
) -> Iterator[dict[str, object]]:
    """Yield the profile completed in every critical way, as far as this item uses it."""
    known = with_rate(partial, rates, newest)
    names = unknowns(item_id, known)
    for values in assignments(item_id, known):
        yield {**known, **dict(zip(names, values, strict=True))}


def outcomes(item_id: str, known: Profile) -> dict[tuple[str, ...], Outcome]:
    """Return the reference's outcome for every combination, keyed by the values as text.

    A completion in US dollars for which no rate is settled takes 1: whatever the rate is, some fee makes the award.
    """
    names = unknowns(item_id, known)
    found = {}
    for values in assignments(item_id, known):
        complete = {"usd_cny": "1", **known, **dict(zip(names, values, strict=True))}
        found[tuple(map(str, values))] = outcome(item_id, complete, {})
    return found


def verdict_missing(
    item_id: str, partial: Profile, rates: Mapping[int, str] = USD_CNY, newest: str | None = None
) -> tuple[str, set[str], Decimal, Decimal | None]:
    """Return verdict, missing facts and the bounds of the award.

    ``high`` is ``None`` where there is no amount, and where nothing bounds it yet.
    """
    known = with_rate(partial, rates, newest)
    found = outcomes(item_id, known)
    verdicts = {verdict for verdict, _, _ in found.values()}
    if verdicts == {"ineligible"}:
        return "ineligible", set(), ZERO, ZERO
    verdict = "eligible" if verdicts == {"eligible"} else "undetermined"

    missing = set()
    for place, name in enumerate(unknowns(item_id, known)):
        seen: dict[tuple[str, ...], Outcome] = {}
        for values, result in found.items():
            others = values[:place] + values[place + 1 :]
            if seen.setdefault(others, result) != result:
                missing.add(name)
                break

    if item_id in NO_AMOUNT:
        return verdict, missing, ZERO, None
    awards = [award for _, award, _ in found.values() if award is not None]
    if item_id in UNCAPPED and missing:
        return verdict, missing, min(awards), None
    return verdict, missing, min(awards), max(awards)


def reading_bounds(
    item_id: str, partial: Profile, rates: Mapping[int, str] = USD_CNY, newest: str | None = None
) -> dict[str, tuple[Decimal, Decimal]]:
    """Return the bounds of the award under each further reading: the document leaves room for none."""
    found = outcomes(item_id, with_rate(partial, rates, newest))
    names = {name for _, _, readings in found.values() for name in readings}
    bounds = {}
    for name in sorted(names):
        values = [readings.get(name, ZERO) for _, _, readings in found.values()]
        bounds[name] = (min(values), max(values))
    return bounds


def all_items(partial: Profile) -> dict[str, tuple[str, set[str], Decimal, Decimal | None]]:
    """Return the result for every item, in document order."""
    return {item_id: verdict_missing(item_id, partial) for item_id in ITEMS}
