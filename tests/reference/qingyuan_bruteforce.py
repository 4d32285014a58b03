"""Brute-force oracle for incomplete Qingyuan profiles.

That nothing bounds an amount shows in its growing when "very much" is doubled.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import product

from tests.reference import completions, critical
from tests.reference.critical import CENT, EITHER, HUGE, fixed, money
from tests.reference.notation import MissingFact, Profile, split_money
from tests.reference.outcomes import ZERO
from tests.reference.qingyuan import outcome

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

#: Items whose amount can be without bound.
UNCAPPED = ("qingyuan.interns", "qingyuan.expo")

#: The critical values of a fact beside what is known, and how much is very much.
Growing = Callable[[Profile, int], list[object]]


def around(*thresholds: Fraction | int) -> list[Fraction]:
    """Return critical amounts, and some more single cents."""
    return sorted({*critical.around(*thresholds), 2 * CENT, 3 * CENT})


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


def intern_values(other: str) -> Growing:
    """Make the numbers of interns that just fill the places, alone or beside those of the other kind."""

    def values(known: Profile, beyond: int) -> list[object]:
        headcount = stated(known, "headcount")
        if headcount is None:
            return counts(beyond=beyond)
        places = headcount * 20 // 100
        return counts(places, places - (stated(known, other) or 0), beyond=places + beyond)

    return values


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
    entries = completions.certificates(known)
    fees = [
        split_money(entry["fee"])[0]
        for entry in entries
        if not completions.feeless(entry) and split_money(entry["fee"])[1] == "CNY"
    ]
    gap = max(600_000 - sum(fees, Fraction(0)), Fraction(0))
    options = [
        [{**entry, "fee": fee} for fee in money(around(gap, 600_000))]
        if completions.feeless(entry)
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


CANDIDATES: Mapping[str, Growing] = {
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


def unknowns(item_id: str, known: Profile) -> list[str]:
    """Return the facts without a default that the item uses and the profile does not (wholly) hold."""
    facts = completions.lacking(USED[item_id], known)
    if "usd_cny" in facts and item_id in IN_YUAN:
        key = IN_YUAN[item_id]
        fees = [entry.get("fee") for entry in completions.certificates(known)]
        if not completions.in_dollars(fees if key == "certifications" else known.get(key)):
            facts.remove("usd_cny")
    return facts


def outcomes(item_id: str, known: Profile, beyond: int = HUGE) -> completions.Found:
    """Return the outcome for every combination of critical values."""
    names = unknowns(item_id, known)
    choices = {key: candidates(item_id, key, known, beyond) for key in names}
    return completions.tried(outcome, item_id, known, choices)


def decided_against(item_id: str, known: Profile) -> bool:
    """Say whether what is known makes the item ineligible whatever the rest (a mere short cut).

    The reference raises as soon as it reads a fact that is absent; so what it answers here depends on none of them.
    """
    try:
        return outcome(item_id, known)[0] == "ineligible"
    except MissingFact:
        return False


def verdict_missing(item_id: str, partial: Profile) -> completions.Answer:
    """Return verdict, missing facts and the bounds of the award."""
    known = completions.settled(partial)
    if decided_against(item_id, known):
        return completions.Answer("ineligible", set(), ZERO, ZERO)
    answer = completions.read_off(outcomes(item_id, known))
    if item_id in UNCAPPED and answer.missing:
        _, further = completions.bounds(outcomes(item_id, known, 2 * HUGE))
        if further != answer.high:
            return answer._replace(high=None)
    return answer
