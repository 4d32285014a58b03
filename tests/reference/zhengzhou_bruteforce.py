"""Brute-force oracle for incomplete Zhengzhou profiles, in which every award is bounded."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from tests.reference import completions
from tests.reference.critical import EITHER, HUGE, Values, around, fixed, money, yuan_known
from tests.reference.notation import Profile
from tests.reference.zhengzhou import outcome

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


CANDIDATES: Mapping[str, Values] = {
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


def unknowns(item_id: str, known: Profile) -> list[str]:
    """Return the facts without a default that the item uses and the profile does not hold."""
    facts = completions.lacking(USED[item_id], known)
    stated = [known.get(key) for key in (*USED[item_id], "onshore_out_of_scope")]
    if "usd_cny" in facts and item_id in YUAN_ONLY and not completions.in_dollars(stated):
        facts.remove("usd_cny")
    return facts


def outcomes(item_id: str, known: Profile) -> completions.Found:
    """Return the outcome for every combination of critical values."""
    choices = {key: CANDIDATES[key](item_id, known) for key in unknowns(item_id, known)}
    return completions.tried(outcome, item_id, known, choices)


def verdict_missing(item_id: str, partial: Profile) -> completions.Answer:
    """Return verdict, missing facts and the bounds of the award."""
    return completions.read_off(outcomes(item_id, completions.settled(partial)))


def reading_bounds(item_id: str, partial: Profile) -> dict[str, tuple[Decimal, Decimal]]:
    """Return the bounds of the award under each further reading."""
    return completions.readings(outcomes(item_id, completions.settled(partial)))
