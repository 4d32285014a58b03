"""Brute-force oracle for incomplete Shenyang profiles.

What is said of the rules here beyond the choice of values: the two lists that only their length makes endless.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import product

from tests.reference import completions, critical
from tests.reference.critical import EITHER, Values, fixed, money, yuan_known
from tests.reference.notation import Profile, split_money
from tests.reference.shenyang import outcome

#: The facts that each item can depend on, beside the role, in the contract's order.
USED: Mapping[str, tuple[str, ...]] = {
    "shenyang.offshore_interest": ("offshore", "usd_cny", "lpr_1y"),
    "shenyang.onshore_interest": ("onshore", "usd_cny", "lpr_1y"),
    "shenyang.overseas": ("overseas_centers", "usd_cny"),
    "shenyang.belt_road": ("belt_road", "usd_cny"),
    "shenyang.gov_expo": (
        "booth_fees",
        "private_enterprise",
        "booth_decor",
        "sea_freight",
        "air_freight",
        "exhibit_insurance",
        "expo_staff_costs",
        "usd_cny",
    ),
    "shenyang.other_expo": ("sme", "other_expo_fee", "usd_cny"),
    "shenyang.certification": ("certifications",),
    "shenyang.brand": ("iaop_titles", "china_titles"),
    "shenyang.trademark": ("trademark_fee", "usd_cny"),
    "shenyang.patent": ("patent_fee", "usd_cny"),
    "shenyang.loan": ("offshore", "loan_months", "loan_interest", "usd_cny"),
    "shenyang.tech_advanced": ("tech_advanced",),
    "shenyang.manufacturing": ("manufacturing_demo",),
    "shenyang.platform": ("platform_costs", "usd_cny"),
    "shenyang.platform_upgrade": ("platform_level", "platform_upgrade_cost", "usd_cny"),
    "shenyang.neeq": ("neeq_listed", "usd_cny"),
    "shenyang.neeq_equity": ("neeq_listed", "equity_raised", "usd_cny"),
    "shenyang.liaoning": ("neeq_listed", "liaoning_listed", "liaoning_qualified", "usd_cny"),
    "shenyang.liaoning_financing": (
        "liaoning_listed",
        "liaoning_qualified",
        "liaoning_financing",
        "usd_cny",
    ),
    "shenyang.staff_certs": ("staff_cert_fees", "usd_cny"),
    "shenyang.training": ("trainees_placed", "training_cost", "usd_cny"),
    "shenyang.internship": (
        "intern_count",
        "intern_months",
        "intern_allowance",
        "min_wage",
        "intern_retention",
        "usd_cny",
    ),
}

#: Amounts with a default, which are never asked for but may be stated in US dollars.
DEFAULTED: Mapping[str, str] = {
    "shenyang.belt_road": "belt_road_received",
    "shenyang.neeq": "reform_subsidy",
    "shenyang.liaoning": "reform_subsidy",
}

#: Items that use the rate even while no amount is stated: an offshore volume usually comes in US dollars.
OFFSHORE = ("shenyang.offshore_interest", "shenyang.loan")

#: A list whose entries are capped but not their number: while it is unknown, nothing bounds the amount.
ENDLESS: Mapping[str, str] = {
    "shenyang.gov_expo": "booth_decor",
    "shenyang.platform": "platform_costs",
}

#: What no cap holds back stays beyond any amount that a profile states.
HUGE = 10**30
#: An award beyond it can only come from a huge value that no cap has held back.
UNBOUNDED = Decimal(10**20)


def around(*thresholds: Fraction | int) -> list[Fraction]:
    """Return critical amounts, with huge ones here."""
    return critical.around(*thresholds, huge=HUGE)


def offshore_values(item: str, partial: Profile) -> list[object]:
    """Critical offshore volumes in both currencies."""
    rate = Fraction(str(partial.get("usd_cny") or 7))
    in_dollars = money(around(5_000_000), "USD")
    return in_dollars + money(around(5_000_000 * rate))


def belt_road_values(item: str, partial: Profile) -> list[object]:
    """Critical volumes: where half of it uses up what is left of the 2 000 000."""
    left = 2_000_000 - (yuan_known(partial, "belt_road_received") or 0)
    return money(around(*([left * 2] if left > 0 else []), 4_000_000))


def training_cost_values(item: str, partial: Profile) -> list[object]:
    """Critical costs: what the trainees that are known bring at most."""
    placed = int(str(partial.get("trainees_placed") or 0))
    return money(around(placed * 2_500, 2_500))


def trainees_values(item: str, partial: Profile) -> list[object]:
    """Critical numbers of trainees: those that use up the costs that are known."""
    full = (yuan_known(partial, "training_cost") or Fraction(0)) // 2_500
    return [*sorted({0, 1, int(full), int(full) + 1, HUGE})]


def allowance_values(item: str, partial: Profile) -> list[object]:
    """Critical allowances: the minimum wage, and what is cut to it by two thirds."""
    wage = yuan_known(partial, "min_wage") or Fraction(1_000)
    return money(around(wage, wage * Fraction(3, 2)))


def wage_values(item: str, partial: Profile) -> list[object]:
    """Critical minimum wages: the allowance, and two thirds of it."""
    allowance = yuan_known(partial, "intern_allowance") or Fraction(1_000)
    return money(around(allowance, allowance * Fraction(2, 3)))


def certification_values(item: str, partial: Profile) -> list[object]:
    """Complete the stated certifications with a fee of nothing and of something; any list if none is stated."""
    stated = partial.get("certifications")
    if not isinstance(stated, list):
        fees: list[object] = ["0 CNY", "0.01 CNY", "100000 CNY"]
        return [[], *([{"name": "CMMI", "fee": fee}] for fee in fees)]
    openings = [place for place, entry in enumerate(stated) if entry.get("fee") is None]
    completed: list[object] = []
    for values in product(["0 CNY", "0.01 CNY"], repeat=len(openings)):
        filled = dict(zip(openings, values, strict=True))
        completed.append(
            [
                {**entry, "fee": filled[place]} if place in filled else entry
                for place, entry in enumerate(stated)
            ]
        )
    return completed


def rate_values(item: str, partial: Profile) -> list[object]:
    """Exchange rates: next to nothing, usual, enormous, and those at which stated amounts meet a threshold."""
    values = {
        Fraction(1, 10**30),
        Fraction(1),
        Fraction("6.6174"),
        Fraction("6.8985"),
        Fraction(HUGE),
    }

    def stated(key: str, currency: str) -> Fraction:
        """Return the figure of an amount stated in this currency, else 0."""
        number, found = split_money(partial.get(key) or 0)
        return number if found == currency else Fraction(0)

    if item == "shenyang.loan":
        values.add(stated("offshore", "CNY") / 5_000_000)
    if item == "shenyang.belt_road":
        received = stated("belt_road_received", "USD")
        half = stated("belt_road", "USD") / 2
        values |= {2_000_000 / share for share in (received, half, received + half) if share}
    if item == "shenyang.liaoning" and stated("reform_subsidy", "USD"):
        values |= {
            yuan / stated("reform_subsidy", "USD")
            for yuan in (100_000, 200_000, 1_000_000, 1_100_000, 1_200_000)
        }
    if item == "shenyang.liaoning_financing" and stated("liaoning_financing", "USD"):
        values.add(5_000_000 / stated("liaoning_financing", "USD"))
    return [str(value) for value in sorted(values) if value > 0]


def amounts(*thresholds: Fraction | int) -> Values:
    """Make critical amounts in yuan."""
    return fixed(*money(around(*thresholds)))


def repeated(value: str, times: int) -> list[object]:
    """Make a list of equal amounts."""
    return [value] * times


HUGE_YUAN = f"{HUGE} CNY"

CANDIDATES: Mapping[str, Values] = {
    "usd_cny": rate_values,
    "lpr_1y": fixed("0%", "0.0000000001%", "3.85%", "4.35%", "100%", f"{HUGE}%"),
    "offshore": offshore_values,
    "onshore": amounts(1_000_000),
    "overseas_centers": fixed(
        [],
        ["0 CNY"],
        ["0.01 CNY"],
        ["599999.98 CNY"],
        ["600000 CNY"],
        ["600000.01 CNY"],
        ["600000 CNY", "599999.98 CNY"],
        repeated("600000 CNY", 2),
        repeated("600000 CNY", 3),
        repeated(HUGE_YUAN, 3),
    ),
    "belt_road": belt_road_values,
    "booth_fees": fixed(
        [], ["0.01 CNY"], repeated("1000 CNY", 6), repeated("1000 CNY", 7), [HUGE_YUAN]
    ),
    "private_enterprise": EITHER,
    "booth_decor": fixed([], ["0.01 CNY"], repeated("5000.01 CNY", 60)),
    "sea_freight": fixed("0 CNY", "0.01 CNY", HUGE_YUAN),
    "air_freight": fixed("0 CNY", "0.01 CNY", HUGE_YUAN),
    "exhibit_insurance": fixed("0 CNY", "0.01 CNY", HUGE_YUAN),
    "expo_staff_costs": fixed([], ["9999.99 CNY"], ["10000.01 CNY"], repeated(HUGE_YUAN, 3)),
    "sme": EITHER,
    "other_expo_fee": amounts(10_000),
    "certifications": certification_values,
    "iaop_titles": fixed(0, 1, 2, 3, HUGE),
    "china_titles": fixed(0, 1, 2, 3, 4, 5, 6, HUGE),
    "trademark_fee": amounts(10_000),
    "patent_fee": amounts(10_000),
    "loan_months": fixed(0, 5, 6, 7, 12),
    "loan_interest": amounts(10_000),
    "tech_advanced": EITHER,
    "manufacturing_demo": fixed("none", "provincial", "national"),
    "platform_costs": fixed(
        [],
        ["0 CNY"],
        ["0.01 CNY"],
        ["3999999.98 CNY"],
        ["4000000 CNY"],
        ["4000000.01 CNY"],
        repeated(HUGE_YUAN, 60),
    ),
    "platform_level": fixed("none", "municipal", "provincial", "national"),
    "platform_upgrade_cost": amounts(5_000_000),
    "neeq_listed": EITHER,
    "equity_raised": amounts(Fraction(100_000_000, 3)),
    "liaoning_listed": EITHER,
    "liaoning_qualified": EITHER,
    "liaoning_financing": amounts(5_000_000),
    "staff_cert_fees": fixed(
        [],
        ["0 CNY"],
        ["0.01 CNY"],
        ["39999.99 CNY"],
        ["40000 CNY"],
        ["40000.01 CNY"],
        repeated("40000 CNY", 49),
        repeated("40000 CNY", 50),
        repeated(HUGE_YUAN, 51),
    ),
    "trainees_placed": trainees_values,
    "training_cost": training_cost_values,
    "intern_count": fixed(0, 1, 2, HUGE),
    "intern_months": fixed(0, 1, 11, 12, 13, HUGE),
    "intern_allowance": allowance_values,
    "min_wage": wage_values,
    "intern_retention": fixed("0%", "50%", "50.0001%", "100%"),
}


def unknowns(item_id: str, known: Profile) -> list[str]:
    """Return the facts without a default that the item uses and the profile does not hold."""
    facts = completions.lacking(USED[item_id], known)
    stated = [known.get(key) for key in (*USED[item_id], DEFAULTED.get(item_id, ""))]
    if "usd_cny" in facts and item_id not in OFFSHORE and not completions.in_dollars(stated):
        facts.remove("usd_cny")
    return facts


def outcomes(item_id: str, known: Profile) -> completions.Found:
    """Return the outcome for every combination of critical values."""
    choices = {key: CANDIDATES[key](item_id, known) for key in unknowns(item_id, known)}
    return completions.tried(outcome, item_id, known, choices)


def bounded(item_id: str, high: Decimal | None, missing: set[str]) -> Decimal | None:
    """Return the most of the awards, but only if something bounds it."""
    endless = ENDLESS.get(item_id) in missing or (high is not None and high > UNBOUNDED)
    return None if endless else high


def verdict_missing(item_id: str, partial: Profile) -> completions.Answer:
    """Return verdict, missing facts and the bounds of the award."""
    answer = completions.read_off(outcomes(item_id, completions.settled(partial)))
    return answer._replace(high=bounded(item_id, answer.high, answer.missing))


def reading_bounds(item_id: str, partial: Profile) -> dict[str, tuple[Decimal, Decimal | None]]:
    """Return the bounds of the award under each further reading."""
    found = outcomes(item_id, completions.settled(partial))
    missing = completions.decisive(found)
    return {
        name: (low, bounded(item_id, high, missing))
        for name, (low, high) in completions.readings(found).items()
    }
