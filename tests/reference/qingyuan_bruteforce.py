"""Brute-force oracle for incomplete Qingyuan profiles.

Every unknown fact that an item uses gets a list of critical values (both sides of each threshold, zero, more than
each cap, every choice, lists of several lengths); the reference is run on their whole product, and verdict, missing
facts and bounds are read off the outcomes as the contract defines them.  No reasoning about the rules takes place here
beyond the choice of values: that nothing bounds an amount shows in its growing when "very much" is doubled.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import product

from tests.reference.qingyuan import (
    ITEMS,
    USD_CNY,
    ZERO,
    Outcome,
    Profile,
    outcome,
    split_money,
)

#: 四（一）: on these every enterprise item depends (``violation`` has a default).
CONDITIONS = ("registered_in_area", "city_recognized", "mofcom_registered")
#: 一（二）: on these both halves depend (``land_bought`` has a default).
PREMISES = ("seat_mode", "seats", "lease_years", "policy_year", "settled_policy_year")

#: The facts without a default, and the rate, that each item can depend on, in the contract's order.
USED: Mapping[str, tuple[str, ...]] = {
    "qingyuan.site_rent": (*CONDITIONS, *PREMISES, "site_rent", "usd_cny"),
    "qingyuan.seat_rent": (*CONDITIONS, *PREMISES, "seat_months"),
    "qingyuan.interns": (
        *CONDITIONS,
        "headcount",
        "interns_undergrad",
        "interns_undergrad_months",
        "interns_postgrad",
        "interns_postgrad_months",
    ),
    "qingyuan.college": ("college_level", "college_major", "college_enrolment"),
    "qingyuan.certification": (*CONDITIONS, "certifications", "usd_cny"),
    "qingyuan.expo": (*CONDITIONS, "expo_fees", "usd_cny"),
    "qingyuan.offshore": (*CONDITIONS, "offshore", "usd_cny"),
    "qingyuan.line": (*CONDITIONS, "offshore", "line_fee", "usd_cny"),
    "qingyuan.referral": ("referral_seats", "referral_service_years"),
}

#: Items that use the rate only once an amount in US dollars is stated: their clause is in yuan throughout.
IN_YUAN: Mapping[str, str] = {
    "qingyuan.site_rent": "site_rent",
    "qingyuan.certification": "certifications",
    "qingyuan.expo": "expo_fees",
    "qingyuan.line": "line_fee",
}
#: The one fact that is about money in dollars: with it unknown, the rate may matter.
IN_DOLLARS = "qingyuan.offshore"
#: Items whose amount can be without bound.
UNCAPPED = ("qingyuan.interns", "qingyuan.expo")

CENT = Fraction(1, 100)
HUGE = 10**12


def around(*thresholds: Fraction | int) -> list[Fraction]:
    """Return zero, single cents, each threshold with its neighbours a cent away, and more than every cap."""
    near = {value + step for value in thresholds for step in (-CENT, Fraction(0), CENT)}
    small = {Fraction(0), CENT, 2 * CENT, 3 * CENT, Fraction(HUGE)}
    return sorted({value for value in near if value >= 0} | small)


def money(values: list[Fraction], currency: str = "CNY") -> list[object]:
    """Write amounts in the notation of a profile; a quotient is cut off after nine decimals."""
    billionths = [math.floor(value * 10**9) for value in values]
    return [f"{whole // 10**9}.{whole % 10**9:09d} {currency}" for whole in billionths]


def counts(*thresholds: int, beyond: int) -> list[object]:
    """Return zero, one, each threshold with its neighbours, and more than everything else."""
    near = {value + step for value in thresholds for step in (-1, 0, 1)}
    return [*sorted({value for value in near if value >= 0} | {0, 1, beyond})]


def stated(known: Profile, key: str) -> int | None:
    """Return a count if it is known."""
    return int(str(known[key])) if key in known else None


def headcount_values(known: Profile, beyond: int) -> list[object]:
    """Headcounts of which a fifth is just nothing, just one, or just as many as some stated interns."""
    interns = [stated(known, key) or 0 for key in ("interns_undergrad", "interns_postgrad")]
    return counts(5, *(5 * count for count in (*interns, sum(interns))), beyond=20 * beyond)


def intern_values(other: str) -> Callable[[Profile, int], list[object]]:
    """Make the numbers of interns that just fill the places, alone or beside those of the other kind."""

    def values(known: Profile, beyond: int) -> list[object]:
        headcount = stated(known, "headcount")
        if headcount is None:
            return counts(beyond=beyond)
        places = headcount * 20 // 100
        return counts(places, places - (stated(known, other) or 0), beyond=places + beyond)

    return values


def feeless(entry: Mapping[str, object]) -> bool:
    """Say whether a certificate comes without its fee."""
    return entry.get("fee") is None


def certificates(known: Profile) -> list[dict[str, object]]:
    """Return the certificates that a profile states, with or without their fees."""
    value = known.get("certifications")
    return [dict(entry) for entry in value] if isinstance(value, list) else []


def certification_values(known: Profile, beyond: int) -> list[object]:
    """Lists of certificates if none is stated; else the stated ones with every fee that lacks filled in."""
    if "certifications" not in known:
        single: list[object] = [[{"name": "CMMI", "fee": fee}] for fee in money(around(600_000))]
        several: list[object] = [
            [],
            [{"name": "CMMI", "fee": "300000"}, {"name": "COPC", "fee": "300000"}],
            [{"name": "CMMI", "fee": "300000"}, {"name": "COPC", "fee": "300000.02"}],
            [{"name": "CMMI", "fee": "600000", "support": "0.01"}],
            [{"name": "ISO9001", "fee": "600000"}],
            [{"name": "ISO9001", "fee": "1"}, {"name": "SAS70", "fee": "2"}],
        ]
        return single + several
    entries = certificates(known)
    fees = [
        split_money(entry["fee"])[0]
        for entry in entries
        if not feeless(entry) and split_money(entry["fee"])[1] == "CNY"
    ]
    gap = max(600_000 - sum(fees, Fraction(0)), Fraction(0))
    options = [
        [{**entry, "fee": fee} for fee in money(around(gap, 600_000))]
        if feeless(entry)
        else [entry]
        for entry in entries
    ]
    return [list(some) for some in product(*options)]


def expo_values(known: Profile, beyond: int) -> list[object]:
    """No fair, one fair with every critical fee, two fairs, and very many."""
    one: list[object] = [[fee] for fee in money(around(30_000))]
    return [*one, [], ["0", "0"], ["30000", "0.01"], ["40000"] * (10 * beyond // HUGE)]


def offshore_values(known: Profile, beyond: int) -> list[object]:
    """Volumes around a first cent and around the cap, in both currencies."""
    in_dollars = around(Fraction(1, 10), 12_000_000)
    return money(in_dollars, "USD") + money(around(7_000_000), "CNY")


def fixed(*values: object) -> Callable[[Profile, int], list[object]]:
    """Make values that do not depend on anything else."""
    return lambda known, beyond: list(values)


EITHER = fixed(True, False)

CANDIDATES: Mapping[str, Callable[[Profile, int], list[object]]] = {
    "registered_in_area": EITHER,
    "city_recognized": EITHER,
    "mofcom_registered": EITHER,
    "usd_cny": fixed("0.000000000000000001", "1", "6.2284", "6.7518", "1000000000000000000"),
    "seat_mode": fixed("none", "self_built", "rented"),
    "lease_years": fixed("0", "2.99", "3", "10"),
    "policy_year": fixed(1, 2, 3, 4),
    "settled_policy_year": fixed(0, 1, 2, 3),
    "site_rent": lambda known, beyond: money(around(750_000, 1_000_000, 1_250_000)),
    "seat_months": fixed(0, 1, 11, 12, 13),
    "headcount": headcount_values,
    "interns_undergrad": intern_values("interns_postgrad"),
    "interns_undergrad_months": fixed(0, 1, 2, 3, 4),
    "interns_postgrad": intern_values("interns_undergrad"),
    "interns_postgrad_months": fixed(0, 1, 2, 3, 4, 5, 6, 7),
    "college_level": fixed("higher", "secondary"),
    "college_major": fixed("new", "converted"),
    "college_enrolment": fixed(0, 49, 50, 51, 1000),
    "certifications": certification_values,
    "expo_fees": expo_values,
    "offshore": offshore_values,
    "line_fee": lambda known, beyond: money(around(500_000)),
    "referral_seats": fixed(0, 99, 100, 101, 399, 400, 401, 10_000),
    "referral_service_years": fixed("0", "2.99", "3", "10"),
}

SEATS: Mapping[str, tuple[int, ...]] = {
    "qingyuan.site_rent": (0, 149, 150, 151),
    "qingyuan.seat_rent": (0, 49, 50, 299, 300, 301),
}


def candidates(item_id: str, key: str, known: Profile, beyond: int) -> list[object]:
    """Return the critical values of an unknown fact."""
    if key == "seats":
        return list(SEATS[item_id])
    return CANDIDATES[key](known, beyond)


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


def in_dollars(known: Profile, key: str) -> bool:
    """Say whether a stated fact holds an amount in US dollars."""
    if key == "certifications":
        amounts = [entry["fee"] for entry in certificates(known) if not feeless(entry)]
    else:
        value = known.get(key)
        amounts = value if isinstance(value, list) else [] if value is None else [value]
    return any(split_money(amount)[1] == "USD" for amount in amounts)


def unknowns(item_id: str, known: Profile) -> list[str]:
    """Return the facts without a default that the item uses and the profile does not (wholly) hold."""
    facts = [key for key in USED[item_id] if key not in known]
    if "certifications" in USED[item_id] and any(map(feeless, certificates(known))):
        facts.append("certifications")
    if "usd_cny" in facts and item_id in IN_YUAN and not in_dollars(known, IN_YUAN[item_id]):
        facts.remove("usd_cny")
    return facts


def assignments(item_id: str, known: Profile, beyond: int = HUGE) -> Iterator[tuple[object, ...]]:
    """Yield every combination of critical values of the unknown facts."""
    names = unknowns(item_id, known)
    return product(*(candidates(item_id, key, known, beyond) for key in names))


def completions(
    item_id: str, partial: Profile, rates: Mapping[int, str] = USD_CNY, newest: str | None = None
) -> Iterator[dict[str, object]]:
    """Yield the profile completed in every critical way, as far as this item uses it."""
    known = with_rate(partial, rates, newest)
    names = unknowns(item_id, known)
    for values in assignments(item_id, known):
        yield {**known, **dict(zip(names, values, strict=True))}


def outcomes(item_id: str, known: Profile, beyond: int = HUGE) -> dict[tuple[str, ...], Outcome]:
    """Return the reference's outcome for every combination, keyed by the values as text."""
    names = unknowns(item_id, known)
    return {
        tuple(map(str, values)): outcome(
            item_id, {**known, **dict(zip(names, values, strict=True))}, {}
        )
        for values in assignments(item_id, known, beyond)
    }


def decided_against(item_id: str, known: Profile) -> bool:
    """Say whether what is known makes the item ineligible whatever the rest (a mere short cut).

    The reference raises as soon as it reads a fact that is absent; so what it answers here depends on none of them.
    """
    try:
        return outcome(item_id, known, {})[0] == "ineligible"
    except KeyError:
        return False


def highest(found: Mapping[tuple[str, ...], Outcome]) -> Decimal:
    """Return the largest award among the outcomes."""
    return max((award for _, award, _ in found.values() if award is not None), default=ZERO)


def verdict_missing(
    item_id: str, partial: Profile, rates: Mapping[int, str] = USD_CNY, newest: str | None = None
) -> tuple[str, set[str], Decimal, Decimal | None]:
    """Return verdict, missing facts and the bounds of the award (``high`` is ``None`` where nothing bounds it)."""
    known = with_rate(partial, rates, newest)
    if decided_against(item_id, known):
        return "ineligible", set(), ZERO, ZERO
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

    low = min(award for _, award, _ in found.values() if award is not None)
    high = highest(found)
    if item_id in UNCAPPED and missing and highest(outcomes(item_id, known, 2 * HUGE)) > high:
        return verdict, missing, low, None
    return verdict, missing, low, high


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
