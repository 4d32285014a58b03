"""Brute-force oracle for incomplete Changchun profiles.

Every unknown fact that an item uses gets a list of critical values (both sides of each threshold, zero, more than
each cap); the reference is run on their whole product, and verdict, missing facts and bounds are read off the
outcomes as the contract defines them.  No reasoning about the rules takes place here beyond the choice of values:
even whether anything bounds an award is found out by asking twice, the second time with larger extremes.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, product
from typing import NamedTuple

from tests.reference.changchun import (
    ITEMS,
    USD_CNY,
    ZERO,
    Facts,
    Outcome,
    Profile,
    outcome,
    split_money,
)

LANDING = ("newly_settled", "titles", "registered_capital", "headcount", "offshore", "usd_cny")

#: The facts that each item can depend on, beside the role, in the contract's order.
USED: Mapping[str, tuple[str, ...]] = {
    "changchun.park": ("park_recognized", "park_area"),
    "changchun.office_purchase": (
        "registered_capital",
        "office_bought_area",
        "office_certificates",
        "usd_cny",
    ),
    "changchun.office_rent": (
        "in_park",
        "office_rent_area",
        "office_rent_months",
        "office_rent_year",
    ),
    "changchun.line": ("line_fee", "usd_cny"),
    "changchun.platform": ("platform_recognized", "platform_costs", "usd_cny"),
    "changchun.landing_global": LANDING,
    "changchun.landing_china": LANDING,
    "changchun.landing_other": LANDING,
    "changchun.headquarters": ("headquarters", "hq_offshore_first", "offshore", "usd_cny"),
    "changchun.spin_off": ("spun_off", "mofcom_registered", "offshore"),
    "changchun.increment": ("offshore", "offshore_prev", "usd_cny"),
    "changchun.expo": ("expo_fees",),
    "changchun.training_setup": (),
    "changchun.hires": ("city_recognized", "college_hires"),
    "changchun.training": ("trainees_placed",),
    "changchun.talent": ("senior_talents",),
    "changchun.innovation": ("innovation_investments", "usd_cny"),
    "changchun.tech_purchase": ("tech_purchases", "usd_cny"),
    "changchun.certification": ("certifications", "usd_cny"),
    "changchun.alliance": ("events_organized",),
}

#: Items that use the rate only once a stated amount is in US dollars: their clause is in yuan throughout.
YUAN_ONLY = (
    "changchun.office_purchase",
    "changchun.line",
    "changchun.platform",
    "changchun.innovation",
    "changchun.tech_purchase",
    "changchun.certification",
)
NO_AMOUNT = (
    "changchun.expo",
    "changchun.training_setup",
    "changchun.talent",
    "changchun.alliance",
)

CENT = Fraction(1, 100)


class Scale(NamedTuple):
    """How far the extremes go: the largest amount (also the largest rate) and the longest list."""

    huge: int
    many: int


SCALES = (Scale(10**12, 20), Scale(10**15, 40))
Candidates = Callable[[str, Profile, Scale], list[object]]


def around(scale: Scale, *thresholds: Fraction | int) -> list[Fraction]:
    """Return zero, each threshold with its neighbours a cent away, and an amount beyond every cap."""
    near = {value + step for value in thresholds for step in (-CENT, Fraction(0), CENT)}
    beyond = max([*thresholds, 0]) + scale.huge
    return sorted({value for value in near if value >= 0} | {Fraction(0), CENT, Fraction(beyond)})


def plain(value: Fraction) -> str:
    """Write a number that is not negative as a decimal, cut off after nine places."""
    whole = math.floor(value * 10**9)
    return f"{whole // 10**9}.{whole % 10**9:09d}"


def money(values: list[Fraction], currency: str) -> list[object]:
    """Write amounts in the notation of a profile."""
    return [f"{plain(value)} {currency}" for value in values]


def either_currency(
    known: Profile, scale: Scale, currency: str, *thresholds: Fraction | int
) -> list[object]:
    """Critical amounts in the clause's own currency; as long as the rate is open, in the other one too."""
    values = money(around(scale, *thresholds), currency)
    if "usd_cny" not in known:
        other = "CNY" if currency == "USD" else "USD"
        values += money(around(scale, *thresholds), other)
    return values


def offshore_values(item: str, known: Profile, scale: Scale) -> list[object]:
    """Critical offshore volumes; for the growth, seen from the year before."""
    if item == "changchun.increment":
        return growth_values(known, scale, "offshore_prev", Fraction(25, 1000))
    return either_currency(known, scale, "USD", 2_000_000, 5_000_000)


def offshore_prev_values(item: str, known: Profile, scale: Scale) -> list[object]:
    """Critical volumes of the year before, seen from this year's."""
    return growth_values(known, scale, "offshore", Fraction(-25, 1000))


def growth_values(known: Profile, scale: Scale, other: str, step: Fraction) -> list[object]:
    """Critical volumes beside that of the other year: the same, and the least growth that still pays a cent."""
    if known.get(other) is None:
        return either_currency(known, scale, "USD", 1_000_000)
    if "usd_cny" not in known and split_money(known[other])[1] == "CNY":
        volume = split_money(known[other])[0]
    else:
        volume = Facts(known, {}).dollars(other)
    least = max(volume + step, Fraction(0))
    billionth = Fraction(1, 10**9)
    return either_currency(known, scale, "USD", volume, least, least + billionth)


def capital_values(item: str, known: Profile, scale: Scale) -> list[object]:
    """Critical amounts of registered capital."""
    if item == "changchun.office_purchase":
        return money(around(scale, 20_000_000), "CNY")
    return either_currency(known, scale, "CNY", 10_000_000, 20_000_000)


def rate_values(item: str, known: Profile, scale: Scale) -> list[object]:
    """Critical rates: the extremes, those at which a stated amount meets a threshold, and one between any two."""
    critical = {Fraction(1, scale.huge), Fraction(scale.huge)}
    critical |= {Fraction(1), Fraction("6.6174"), Fraction("7.1429")}
    for key, thresholds in (
        ("registered_capital", (10_000_000, 20_000_000)),
        ("offshore", (2_000_000, 5_000_000)),
    ):
        if key not in USED[item] or known.get(key) is None:
            continue
        amount, currency = split_money(known[key])
        if amount > 0:
            for threshold in thresholds:
                critical.add(threshold / amount if currency == "USD" else amount / threshold)
    if item == "changchun.increment" and "offshore" in known and "offshore_prev" in known:
        now, before = split_money(known["offshore"]), split_money(known["offshore_prev"])
        if now[1] != before[1] and now[0] > 0 and before[0] > 0:
            critical.add(before[0] / now[0] if now[1] == "USD" else now[0] / before[0])
    if item == "changchun.certification":
        for entry in certificates(known):
            fee, support = (
                split_money(entry.get("fee") or 0),
                split_money(entry.get("support") or 0),
            )
            if fee[1] != support[1] and fee[0] > 0 and support[0] > 0:
                ratio = support[0] / fee[0] if fee[1] == "USD" else fee[0] / support[0]
                critical |= {ratio / 2, ratio, ratio * 2}
    ordered = sorted(critical)
    between = {(low + high) / 2 for low, high in pairwise(ordered)}
    return [str(rate) for rate in sorted(critical | between)]


def certificates(known: Profile) -> list[Mapping[str, object]]:
    """Return the certifications that are stated."""
    stated = known.get("certifications")
    return (
        [entry for entry in stated if isinstance(entry, Mapping)]
        if isinstance(stated, list)
        else []
    )


def certification_values(item: str, known: Profile, scale: Scale) -> list[object]:
    """Critical lists of certifications; of stated ones only the fees that are lacking vary."""
    if known.get("certifications") is None:
        supports = money(around(scale, 50, 100), "CNY")
        single = [[{"name": "CMMI", "fee": "100", "support": support}] for support in supports]
        fees = ["0", "0.009", "0.01", f"{scale.huge}"]
        unaided = [[{"name": "CMMI", "fee": fee}] for fee in fees]
        several = [
            [{"name": "CMMI", "fee": "100", "support": "60"}, {"name": "SAS70", "fee": "300"}],
            [{"name": f"C{place}", "fee": f"{scale.huge}"} for place in range(scale.many)],
        ]
        return [[], *single, *unaided, *several]
    choices: list[list[Mapping[str, object]]] = []
    for entry in certificates(known):
        if entry.get("fee") is not None:
            choices.append([entry])
            continue
        support, currency = split_money(entry.get("support") or 0)
        fees_open = ["0.009 CNY", *money(around(scale, support, 2 * support), currency)]
        choices.append([{**entry, "fee": fee} for fee in fees_open])
    return [list(some) for some in product(*choices)]


def rent_area_values(item: str, known: Profile, scale: Scale) -> list[object]:
    """Critical rented areas: where the yearly cap is met for the months stated, or for any number of months."""
    months = known.get("office_rent_months")
    counts = range(1, 13) if months is None else [min(max(int(str(months)), 1), 12)]
    caps = [Fraction(50_000, count) for count in counts]
    return ["0.0001", *map(plain, around(scale, *caps))]


def each_capped(threshold: int) -> Candidates:
    """Make lists of amounts: none, one on either side of the single cap, several, and very many."""

    def lists(item: str, known: Profile, scale: Scale) -> list[object]:
        amounts = ["0.009 CNY", *money(around(scale, threshold), "CNY")]
        singles = [[amount] for amount in amounts]
        pairs = [[amount, "100 CNY"] for amount in amounts]
        cents = [["0.01 CNY"] * 3, [f"{threshold} CNY"] * 2, [f"{scale.huge} CNY"] * scale.many]
        return [[], *singles, *pairs, *cents]

    return lists


def count_values(item: str, known: Profile, scale: Scale) -> list[object]:
    """Counts of people: none, one, two and very many."""
    return [0, 1, 2, scale.huge]


def fixed(*values: object) -> Candidates:
    """Make values that do not depend on anything else."""
    return lambda item, known, scale: list(values)


EITHER = fixed(True, False)

CANDIDATES: Mapping[str, Candidates] = {
    "usd_cny": rate_values,
    "park_recognized": EITHER,
    "park_area": fixed("0", "29999.99", "30000", "30000.01", "1000000"),
    "registered_capital": capital_values,
    "office_bought_area": lambda item, known, scale: [
        "0.000009",
        *map(plain, around(scale, 10_000)),
    ],
    "office_certificates": EITHER,
    "in_park": EITHER,
    "office_rent_area": rent_area_values,
    "office_rent_months": fixed(*range(14)),
    "office_rent_year": fixed(0, 1, 2, 3, 4),
    "line_fee": lambda item, known, scale: ["0.009 CNY", *money(around(scale, 100), "CNY")],
    "platform_recognized": EITHER,
    "platform_costs": each_capped(4_000_000),
    "newly_settled": EITHER,
    "titles": fixed(
        [],
        ["fortune_500"],
        ["china_top10"],
        ["iaop_global_100"],
        ["china_100"],
        ["iaop_global_100", "china_100"],
        ["fortune_500", "iaop_global_100", "china_top10", "china_100"],
    ),
    "headcount": fixed(0, 49, 50, 51, 99, 100, 101, 100_000),
    "offshore": offshore_values,
    "offshore_prev": offshore_prev_values,
    "headquarters": EITHER,
    "hq_offshore_first": EITHER,
    "spun_off": EITHER,
    "mofcom_registered": EITHER,
    "expo_fees": fixed([], ["0 CNY"], ["0.01 CNY"], ["0 CNY", "5000 CNY"]),
    "city_recognized": EITHER,
    "college_hires": count_values,
    "trainees_placed": count_values,
    "senior_talents": fixed(0, 1, 2, 100),
    "innovation_investments": each_capped(2_000_000),
    "tech_purchases": each_capped(1_000_000),
    "certifications": certification_values,
    "events_organized": fixed(0, 1, 2, 100),
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


def stated_amounts(item_id: str, known: Profile) -> list[object]:
    """Return every amount of money that a YUAN_ONLY item uses and the profile states."""
    amounts: list[object] = []
    for key in ("registered_capital", "line_fee"):
        if key in USED[item_id] and key in known:
            amounts.append(known[key])
    for key in ("platform_costs", "innovation_investments", "tech_purchases"):
        stated = known.get(key)
        if key in USED[item_id] and isinstance(stated, list):
            amounts += stated
    if "certifications" in USED[item_id]:
        for entry in certificates(known):
            amounts += [entry[part] for part in ("fee", "support") if entry.get(part) is not None]
    return amounts


def unknowns(item_id: str, known: Profile) -> list[str]:
    """Return the facts without a default that the item uses and the profile does not hold."""
    facts = []
    for key in USED[item_id]:
        lacks_fee = key == "certifications" and any(
            entry.get("fee") is None for entry in certificates(known)
        )
        if key not in known or lacks_fee:
            facts.append(key)
    if "usd_cny" in facts and item_id in YUAN_ONLY:
        stated = stated_amounts(item_id, known)
        if not any(split_money(amount)[1] == "USD" for amount in stated):
            facts.remove("usd_cny")
    return facts


def assignments(item_id: str, known: Profile, scale: Scale) -> Iterator[tuple[object, ...]]:
    """Yield every combination of critical values of the unknown facts."""
    return product(*(CANDIDATES[key](item_id, known, scale) for key in unknowns(item_id, known)))


def completions(
    item_id: str, partial: Profile, rates: Mapping[int, str] = USD_CNY, newest: str | None = None
) -> Iterator[dict[str, object]]:
    """Yield the profile completed in every critical way, as far as this item uses it."""
    known = with_rate(partial, rates, newest)
    names = unknowns(item_id, known)
    for values in assignments(item_id, known, SCALES[0]):
        yield {**known, **dict(zip(names, values, strict=True))}


def outcomes(
    item_id: str, known: Profile, scale: Scale = SCALES[0]
) -> dict[tuple[str, ...], Outcome]:
    """Return the reference's outcome for every combination, keyed by the values as text."""
    names = unknowns(item_id, known)
    return {
        tuple(map(str, values)): outcome(
            item_id, {**known, **dict(zip(names, values, strict=True))}, {}
        )
        for values in assignments(item_id, known, scale)
    }


def bounds(found: Mapping[tuple[str, ...], Outcome]) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest award of the outcomes that have one."""
    awards = [award for _, award, _ in found.values() if award is not None]
    return min(awards), max(awards)


def verdict_missing(
    item_id: str, partial: Profile, rates: Mapping[int, str] = USD_CNY, newest: str | None = None
) -> tuple[str, set[str], Decimal, Decimal | None]:
    """Return verdict, missing facts and the bounds of the award.

    ``high`` is ``None`` where there is no amount, and where larger extremes still give a larger award.
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
    low, high = bounds(found)
    further_low, further_high = bounds(outcomes(item_id, known, SCALES[1]))
    return verdict, missing, min(low, further_low), high if high == further_high else None


def reading_bounds(
    item_id: str, partial: Profile, rates: Mapping[int, str] = USD_CNY, newest: str | None = None
) -> dict[str, tuple[Decimal, Decimal]]:
    """Return the bounds of the award under each further reading: this document has none."""
    return {}


def all_items(partial: Profile) -> dict[str, tuple[str, set[str], Decimal, Decimal | None]]:
    """Return the result for every item, in document order."""
    return {item_id: verdict_missing(item_id, partial) for item_id in ITEMS}
