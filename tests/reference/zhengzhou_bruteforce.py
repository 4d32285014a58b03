"""Brute-force oracle for incomplete Zhengzhou profiles.

Every unknown fact that an item uses gets a list of critical values (both sides of each threshold, zero, more than
each cap); the reference is run on their whole product, and verdict, missing facts and bounds are read off the
outcomes as the contract defines them.  No reasoning about the rules takes place here beyond the choice of values.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, product

from tests.reference.zhengzhou import (
    ITEMS,
    USD_CNY,
    ZERO,
    Facts,
    Outcome,
    Profile,
    outcome,
    split_money,
)

#: The facts that each item can depend on, beside the role, in the contract's order.
USED: Mapping[str, tuple[str, ...]] = {
    "zhengzhou.offshore": ("offshore", "usd_cny"),
    "zhengzhou.onshore": ("year", "onshore", "onshore_prev", "usd_cny"),
    "zhengzhou.expo": ("mofcom_registered", "city_expo"),
    "zhengzhou.overseas": ("key_enterprise", "overseas_investment", "usd_cny"),
    "zhengzhou.landing": ("titles", "newly_settled", "offshore", "usd_cny"),
    "zhengzhou.headquarters": ("headquarters", "offshore"),
    "zhengzhou.key_rank": ("key_enterprise", "offshore", "newly_settled", "key_rank", "usd_cny"),
    "zhengzhou.park": ("year", "park_enterprises", "line_fee", "usd_cny"),
    "zhengzhou.training": ("trainees_placed",),
    "zhengzhou.graduates": ("offshore", "onshore", "new_graduate_hires", "usd_cny"),
    "zhengzhou.platform": (),
    "zhengzhou.association": ("events_organized",),
}

#: Items that use the rate only once a stated amount is in US dollars: their clause is in yuan throughout.
YUAN_ONLY = ("zhengzhou.onshore", "zhengzhou.park")
MONEY = (
    "offshore",
    "onshore",
    "onshore_prev",
    "onshore_out_of_scope",
    "overseas_investment",
    "line_fee",
)
NO_AMOUNT = ("zhengzhou.expo", "zhengzhou.headquarters", "zhengzhou.platform")

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


def yuan_known(partial: Profile, key: str) -> Fraction | None:
    """Return a stated amount in yuan, or ``None`` if it is not stated or its rate is not known."""
    if partial.get(key) is None:
        return None
    if split_money(partial[key])[1] == "USD" and partial.get("usd_cny") is None:
        return None
    return Facts(partial, {}).yuan(key)


def offshore_values(item: str, partial: Profile) -> list[object]:
    """Critical offshore volumes, in both currencies; for the graduates also what is lacking beside the onshore one."""
    in_dollars = around(100_000, 1_000_000, 2_000_000, 2_050_000, 14_500_000)
    gap = Fraction(2_000_000) - (yuan_known(partial, "onshore") or 0)
    in_yuan = around(
        *([gap] if item == "zhengzhou.graduates" and gap > 0 else [700_000, 7_000_000, 14_000_000])
    )
    return money(in_dollars, "USD") + money(in_yuan, "CNY")


def onshore_values(item: str, partial: Profile) -> list[object]:
    """Critical onshore volumes, seen from what is deducted and from last year's, or from the offshore volume."""
    if item == "zhengzhou.graduates":
        gap = Fraction(2_000_000) - (yuan_known(partial, "offshore") or 0)
        return money(around(*([gap] if gap > 0 else [])), "CNY") + money(around(300_000), "USD")
    deducted = yuan_known(partial, "onshore_out_of_scope") or Fraction(0)
    grown = (yuan_known(partial, "onshore_prev") or Fraction(0)) * Fraction(105, 100)
    beyond = deducted + grown + HUGE
    return money(
        around(1_000_000 + deducted, 15_000_000 + deducted, grown + deducted, beyond), "CNY"
    )


def onshore_prev_values(item: str, partial: Profile) -> list[object]:
    """Critical volumes of the year before: those that this year's just does and just does not exceed by 5 %."""
    volume = (yuan_known(partial, "onshore") or Fraction(0)) - (
        yuan_known(partial, "onshore_out_of_scope") or Fraction(0)
    )
    return money(
        around(max(volume, Fraction(0)) / Fraction(105, 100), 1_000_000, volume + HUGE), "CNY"
    )


def title_values(item: str, partial: Profile) -> list[object]:
    """Every set of titles."""
    titles = ("fortune_500", "iaop_global_100", "china_top10", "china_100")
    return [list(some) for size in range(5) for some in combinations(titles, size)]


def fixed(*values: object) -> Callable[[str, Profile], list[object]]:
    """Make values that do not depend on anything else."""
    return lambda item, partial: list(values)


EITHER = fixed(True, False)

CANDIDATES: Mapping[str, Callable[[str, Profile], list[object]]] = {
    "year": fixed(2015, 2016, 2017, 2018, 2019, 2020),
    "usd_cny": fixed("0.000000000000000001", "1", "6.6174", "6.8985", "1000000000000000000"),
    "mofcom_registered": EITHER,
    "city_expo": EITHER,
    "key_enterprise": EITHER,
    "newly_settled": EITHER,
    "headquarters": EITHER,
    "key_rank": fixed(1, 2, 3, 4, 5, 6, 7, 8),
    "titles": title_values,
    "offshore": offshore_values,
    "onshore": onshore_values,
    "onshore_prev": onshore_prev_values,
    "overseas_investment": lambda item, partial: (
        money(around(500_000, 1_000_000, 1_500_000, 2_000_000, 2_500_000), "USD")
        + money(around(3_500_000, 10_000_000), "CNY")
    ),
    "park_enterprises": fixed(0, 19, 20, 21, 1000),
    "line_fee": lambda item, partial: [*money(around(400_000), "CNY"), "0.009 CNY"],
    "trainees_placed": fixed(0, 1, 999, 1000, 1001),
    "new_graduate_hires": fixed(0, 1, 111, 112, 100_000),
    "events_organized": fixed(0, 1, 2, 3),
}


def with_rate(partial: Profile, rates: Mapping[int, str], newest: str | None) -> dict[str, object]:
    """Drop absent facts and settle the rate as the contract says: stated, of the year, newest if there is no year.

    The rate stays as settled while the year is varied; for a year that the table does not hold it stays unknown.
    """
    known = {key: value for key, value in partial.items() if value is not None}
    if "usd_cny" not in known:
        if "year" not in known:
            known["usd_cny"] = newest if newest is not None else rates[max(rates)]
        elif int(str(known["year"])) in rates:
            known["usd_cny"] = rates[int(str(known["year"]))]
    return known


def unknowns(item_id: str, known: Profile) -> list[str]:
    """Return the facts without a default that the item uses and the profile does not hold."""
    facts = [key for key in USED[item_id] if key not in known]
    if "usd_cny" in facts and item_id in YUAN_ONLY:
        stated = [
            known[key]
            for key in MONEY
            if key in known and key in (*USED[item_id], "onshore_out_of_scope")
        ]
        if not any(split_money(amount)[1] == "USD" for amount in stated):
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
    """Return the reference's outcome for every combination, keyed by the values as text."""
    names = unknowns(item_id, known)
    return {
        tuple(map(str, values)): outcome(
            item_id, {**known, **dict(zip(names, values, strict=True))}, {}
        )
        for values in assignments(item_id, known)
    }


def verdict_missing(
    item_id: str, partial: Profile, rates: Mapping[int, str] = USD_CNY, newest: str | None = None
) -> tuple[str, set[str], Decimal, Decimal | None]:
    """Return verdict, missing facts and the bounds of the award (``high`` is ``None`` where there is no amount)."""
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
    return verdict, missing, min(awards), max(awards)


def reading_bounds(
    item_id: str, partial: Profile, rates: Mapping[int, str] = USD_CNY, newest: str | None = None
) -> dict[str, tuple[Decimal, Decimal]]:
    """Return the bounds of the award under each further reading."""
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
