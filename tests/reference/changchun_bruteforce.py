"""Brute-force oracle for incomplete Changchun profiles.

Even whether anything bounds an award is found out by asking twice, the second time with larger extremes.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import pairwise, product
from typing import NamedTuple

from tests.reference import completions
from tests.reference.changchun import outcome
from tests.reference.critical import EITHER, around, fixed, money
from tests.reference.notation import Facts, Profile, split_money

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


class Scale(NamedTuple):
    """How far the extremes go: the largest amount (also the largest rate) and the longest list."""

    huge: int
    many: int


SCALES = (Scale(10**12, 20), Scale(10**15, 40))
Candidates = Callable[[str, Profile, Scale], list[object]]


def either_currency(
    known: Profile, scale: Scale, currency: str, *thresholds: Fraction | int
) -> list[object]:
    """Critical amounts in the clause's own currency; as long as the rate is open, in the other one too."""
    values = money(around(*thresholds, huge=scale.huge), currency)
    if "usd_cny" not in known:
        other = "CNY" if currency == "USD" else "USD"
        values += money(around(*thresholds, huge=scale.huge), other)
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
        volume = Facts(known).dollars(other)
    least = max(volume + step, Fraction(0))
    billionth = Fraction(1, 10**9)
    return either_currency(known, scale, "USD", volume, least, least + billionth)


def capital_values(item: str, known: Profile, scale: Scale) -> list[object]:
    """Critical amounts of registered capital."""
    if item == "changchun.office_purchase":
        return money(around(20_000_000, huge=scale.huge))
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
        for entry in completions.certificates(known):
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


def certification_values(item: str, known: Profile, scale: Scale) -> list[object]:
    """Critical lists of certifications; of stated ones only the fees that are lacking vary."""
    if known.get("certifications") is None:
        supports = money(around(50, 100, huge=scale.huge))
        single = [[{"name": "CMMI", "fee": "100", "support": support}] for support in supports]
        fees = ["0", "0.009", "0.01", f"{scale.huge}"]
        unaided = [[{"name": "CMMI", "fee": fee}] for fee in fees]
        several = [
            [{"name": "CMMI", "fee": "100", "support": "60"}, {"name": "SAS70", "fee": "300"}],
            [{"name": f"C{place}", "fee": f"{scale.huge}"} for place in range(scale.many)],
        ]
        return [[], *single, *unaided, *several]
    choices: list[list[Mapping[str, object]]] = []
    for entry in completions.certificates(known):
        if not completions.feeless(entry):
            choices.append([entry])
            continue
        support, currency = split_money(entry.get("support") or 0)
        fees_open = ["0.009 CNY", *money(around(support, 2 * support, huge=scale.huge), currency)]
        choices.append([{**entry, "fee": fee} for fee in fees_open])
    return [list(some) for some in product(*choices)]


def rent_area_values(item: str, known: Profile, scale: Scale) -> list[object]:
    """Critical rented areas: where the yearly cap is met for the months stated, or for any number of months."""
    months = known.get("office_rent_months")
    counts = range(1, 13) if months is None else [min(max(int(str(months)), 1), 12)]
    caps = [Fraction(50_000, count) for count in counts]
    return ["0.0001", *map(str, around(*caps, huge=scale.huge))]


def each_capped(threshold: int) -> Candidates:
    """Make lists of amounts: none, one on either side of the single cap, several, and very many."""

    def lists(item: str, known: Profile, scale: Scale) -> list[object]:
        amounts = ["0.009 CNY", *money(around(threshold, huge=scale.huge))]
        singles = [[amount] for amount in amounts]
        pairs = [[amount, "100 CNY"] for amount in amounts]
        cents = [["0.01 CNY"] * 3, [f"{threshold} CNY"] * 2, [f"{scale.huge} CNY"] * scale.many]
        return [[], *singles, *pairs, *cents]

    return lists


def count_values(item: str, known: Profile, scale: Scale) -> list[object]:
    """Counts of people: none, one, two and very many."""
    return [0, 1, 2, scale.huge]


CANDIDATES: Mapping[str, Candidates] = {
    "usd_cny": rate_values,
    "park_recognized": EITHER,
    "park_area": fixed("0", "29999.99", "30000", "30000.01", "1000000"),
    "registered_capital": capital_values,
    "office_bought_area": lambda item, known, scale: [
        "0.000009",
        *map(str, around(10_000, huge=scale.huge)),
    ],
    "office_certificates": EITHER,
    "in_park": EITHER,
    "office_rent_area": rent_area_values,
    "office_rent_months": fixed(*range(14)),
    "office_rent_year": fixed(0, 1, 2, 3, 4),
    "line_fee": lambda item, known, scale: ["0.009 CNY", *money(around(100, huge=scale.huge))],
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


def unknowns(item_id: str, known: Profile) -> list[str]:
    """Return the facts without a default that the item uses and the profile does not hold."""
    facts = completions.lacking(USED[item_id], known)
    if "usd_cny" in facts and item_id in YUAN_ONLY:
        stated = [known.get(key) for key in USED[item_id]]
        if "certifications" in USED[item_id]:
            stated += [
                entry.get(part)
                for entry in completions.certificates(known)
                for part in ("fee", "support")
            ]
        if not completions.in_dollars(stated):
            facts.remove("usd_cny")
    return facts


def outcomes(item_id: str, known: Profile, scale: Scale) -> completions.Found:
    """Return the outcome for every combination of critical values."""
    choices = {key: CANDIDATES[key](item_id, known, scale) for key in unknowns(item_id, known)}
    return completions.tried(outcome, item_id, known, choices)


def verdict_missing(item_id: str, partial: Profile) -> completions.Answer:
    """Return verdict, missing facts and the bounds of the award."""
    known = completions.settled(partial)
    answer = completions.read_off(outcomes(item_id, known, SCALES[0]))
    if answer.verdict == "ineligible" or answer.high is None:
        return answer
    low, high = completions.bounds(outcomes(item_id, known, SCALES[1]))
    return answer._replace(
        low=min(answer.low, low), high=answer.high if answer.high == high else None
    )
