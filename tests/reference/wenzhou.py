"""Straight-line reference for the fourteen Wenzhou items (温政办〔2012〕117号).

Written by hand from the document, with no rule format and no framework: one plain function per item.  It serves
as an independent oracle for tests, so it favours being easy to compare with the text over being clever.  It answers
for *complete* profiles only: every fact that decides an item must be there (``MissingFact`` is raised otherwise);
only ``role`` and ``usd_cny`` have defaults.

General readings: 以上 and 满…及以上 include the number itself; 不多于 and 不超过 make the amount a ceiling; arithmetic is
exact (``Fraction``); an amount is rounded half up to 0.01 yuan once, at the end of an item.  The document gives an
amount in four clauses only (4, 5, 6, 7), names no business year, and has no rule against stacking.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

Profile = Mapping[str, object]
Outcome = tuple[str, Decimal | None, dict[str, Decimal]]

ZERO = Decimal("0.00")
USD_CNY: Mapping[int, str] = {
    2011: "6.4588",
    2012: "6.3125",
    2013: "6.1932",
    2014: "6.1428",
    2015: "6.2284",
    2016: "6.6423",
    2017: "6.7518",
    2018: "6.6174",
    2019: "6.8985",
    2020: "6.8976",
    2021: "6.4515",
    2022: "6.7261",
    2023: "7.0467",
    2024: "7.1217",
    2025: "7.1429",
}


class MissingFact(KeyError):
    """A fact that decides the item is absent from a profile that should be complete."""


@dataclass(frozen=True)
class Facts:
    """A profile in the contract's notation, read as exact numbers."""

    profile: Profile
    rates: Mapping[int, str]

    def known(self, key: str) -> object:
        """Return the value of a fact; ``None`` counts as absent."""
        value = self.profile.get(key)
        if value is None:
            raise MissingFact(key)
        return value

    def yes(self, key: str) -> bool:
        """Read a boolean fact."""
        return self.known(key) is True

    def count(self, key: str) -> int:
        """Read an integer fact."""
        return int(str(self.known(key)))

    def number(self, key: str) -> Fraction:
        """Read a number that need not be whole."""
        return Fraction(str(self.known(key)))

    def choice(self, key: str) -> str:
        """Read a fact that is one of several choices."""
        return str(self.known(key))

    def rate(self) -> Fraction:
        """Yuan for one US dollar: stated, else that of the year, else (no year) the newest of the table."""
        stated = self.profile.get("usd_cny")
        if stated is not None:
            return Fraction(str(stated))
        if self.profile.get("year") is None:
            return Fraction(self.rates[max(self.rates)])
        year = self.count("year")
        if year not in self.rates:
            raise MissingFact("usd_cny")
        return Fraction(self.rates[year])

    def yuan(self, key: str) -> Fraction:
        """Read an amount of money in yuan."""
        amount, currency = split_money(self.known(key))
        return amount * self.rate() if currency == "USD" and amount else amount

    def positive(self, key: str) -> bool:
        """Tell whether an amount of money is above zero, for which no rate is needed."""
        return split_money(self.known(key))[0] > 0

    def any_positive(self, key: str) -> bool:
        """Tell whether a list of amounts holds one above zero, for which no rate is needed."""
        value = self.known(key)
        if not isinstance(value, list):
            raise TypeError(f"{key} must be a list")
        return any(split_money(entry)[0] > 0 for entry in value)


def split_money(value: object) -> tuple[Fraction, str]:
    """Split ``"1500000 USD"`` into number and currency; a bare number is in yuan."""
    number, _, currency = str(value).partition(" ")
    return Fraction(number), currency or "CNY"


def half_up(amount: Fraction) -> Decimal:
    """Round an amount that is not negative half up to 0.01."""
    return Decimal(math.floor(amount * 100 + Fraction(1, 2))).scaleb(-2)


def ineligible() -> Outcome:
    """Give the outcome of an item that is decided against."""
    return "ineligible", ZERO, {}


def no_amount() -> Outcome:
    """Give the outcome of an eligible item for which the document states no amount."""
    return "eligible", None, {}


def pays(amount: Fraction) -> Outcome:
    """Give an amount; one that rounds to nothing is ineligible."""
    award = half_up(amount)
    return ("eligible", award, {}) if award else ineligible()


def park(facts: Facts) -> Outcome:
    """4. Reward to a demonstration park; the amount is a ceiling.

    支持国际服务外包示范园区建设，对获省级、市级国际服务外包示范园区称号并建设园区公共信息技术平台的，分别给予一次性不多于50万元、
    30万元的奖励。
    """
    if not facts.yes("park_platform"):
        return ineligible()
    level = facts.choice("park_level")
    if level == "provincial":
        return pays(Fraction(500_000))
    if level == "municipal":
        return pays(Fraction(300_000))
    return ineligible()


def training_institution(facts: Facts) -> Outcome:
    """5. Reward to a training institution; the amount is a ceiling.

    支持国际服务外包人才培训。对获省级、市级国际服务外包培训机构称号的，分别给予一次性不多于50万元、30万元的奖励。
    """
    level = facts.choice("training_institution_level")
    if level == "provincial":
        return pays(Fraction(500_000))
    if level == "municipal":
        return pays(Fraction(300_000))
    return ineligible()


def platform_use(facts: Facts) -> Outcome:
    """6. Subsidy for the use of public service platforms; the amount is a ceiling and has no cap.

    对于服务外包企业使用公共服务平台产生的费用给予不超过50%的补贴。
    """
    return pays(facts.yuan("public_platform_fee") * Fraction(50, 100))


def platform(facts: Facts) -> Outcome:
    """7. Grant to a public service platform; the amount is a ceiling.

    对创建服务外包示范园区研发中心(技术中心)等公共服务平台，并认定为国家级、省级的公共服务平台，正常运行满两年及以上且成效明显，
    分别给予一次性不多于50万元、30万元的补助。

    Visible success (成效明显) is for the authority to judge: no fact stands for it.
    """
    if facts.number("platform_years") < 2:
        return ineligible()
    level = facts.choice("platform_level")
    if level == "national":
        return pays(Fraction(500_000))
    if level == "provincial":
        return pays(Fraction(300_000))
    return ineligible()


def key_enterprise(facts: Facts) -> Outcome:
    """8. Rewards of the province and the city for key enterprises.

    落实省政府关于省服务外包重点企业地方税收奖励政策以及我市对市级重点服务企业的奖励政策。
    """
    return no_amount() if facts.yes("key_enterprise") else ineligible()


def line(facts: Facts) -> Outcome:
    """9. Subsidy for the international line.

    对通过网络提供在线外包服务业务的服务外包企业，按其当年实际发生的国际出口专线通讯费给予补贴。
    """
    return no_amount() if facts.positive("line_fee") else ineligible()


def rent(facts: Facts) -> Outcome:
    """10. Grant for newly rented offices.

    对于在国际服务外包示范园区内，新租赁自用办公用房的服务外包企业给予一定补助。
    """
    if not facts.yes("in_park") or facts.number("office_rent_area") <= 0:
        return ineligible()
    return no_amount()


def match(facts: Facts) -> Outcome:
    """11. Matching funds for national and provincial grants.

    落实国家、省两级服务外包引导资金补助项目配套资金，对我市服务外包项目获得国家、省级服务外包专项资金补助的，按照相关政策给予补助。
    """
    return no_amount() if facts.yes("upstream_grant") else ineligible()


def expo(facts: Facts) -> Outcome:
    """12. Grant for events and fairs.

    对服务外包园区和服务外包企业参加境外或境内全国性重点服务外包展览会的展位费和整体形象展示而发生的公共布展费等给予一定的补助。
    """
    return no_amount() if facts.any_positive("expo_fees") else ineligible()


def promotion(facts: Facts) -> Outcome:
    """13. Grant for investment promotion.

    对参加国家、省、市政府或商务部门组织的服务外包招商活动，推介、宣传、邀请客商的费用，以及国际交通费、境内外住宿费等给予一定的补助。
    """
    return no_amount() if facts.yes("promotion_trips") else ineligible()


def training(facts: Facts) -> Outcome:
    """15. Support for staff training.

    对国际服务外包企业培训新录用人员、选送人员参加省级有关部门培训、选送高端人才赴境外实训，给予一定资助。
    """
    return no_amount() if facts.count("trained_staff") > 0 else ineligible()


def talent(facts: Facts) -> Outcome:
    """17. Living conditions for senior talents.

    服务外包企业的高级人才，符合《温州市引进高层次人才若干规定》的，在住房、子女就学、家属随调随迁、户籍准入、社保就医等方面给予
    优惠政策。
    """
    return no_amount() if facts.count("senior_talents") > 0 else ineligible()


def tax(facts: Facts) -> Outcome:
    """20. Exemption from business tax; the contract has it computed for every year.

    服务外包企业从事技术转让、技术开发业务和与之相关的技术咨询、技术服务业务取得的收入，免征营业税。
    """
    return no_amount() if facts.positive("tech_income") else ineligible()


def association(facts: Facts) -> Outcome:
    """23. Funds for the trade association.

    组建温州服务外包协会，有效发挥社会中介机构在发展服务外包产业方面的作用，对其在信息交流、标准制定、规范自律、市场开拓、人才培训、
    专家支持系统建设等方面给予一定资金支持。
    """
    return no_amount()


ENTERPRISE = ("enterprise",)

#: The items in document order, each with the roles of which one may claim it.
ITEMS: Mapping[str, tuple[tuple[str, ...], Callable[[Facts], Outcome]]] = {
    "wenzhou.park": (("park_operator",), park),
    "wenzhou.training_institution": (("training_institution",), training_institution),
    "wenzhou.platform_use": (ENTERPRISE, platform_use),
    "wenzhou.platform": (("platform_operator",), platform),
    "wenzhou.key_enterprise": (ENTERPRISE, key_enterprise),
    "wenzhou.line": (ENTERPRISE, line),
    "wenzhou.rent": (ENTERPRISE, rent),
    "wenzhou.match": (ENTERPRISE, match),
    "wenzhou.expo": (("enterprise", "park_operator"), expo),
    "wenzhou.promotion": (("enterprise", "park_operator", "association"), promotion),
    "wenzhou.training": (ENTERPRISE, training),
    "wenzhou.talent": (ENTERPRISE, talent),
    "wenzhou.tax": (ENTERPRISE, tax),
    "wenzhou.association": (("association",), association),
}


def roles(profile: Profile) -> list[str]:
    """Return the roles that the applicant holds; an enterprise when nothing is said."""
    held = profile.get("role")
    if held is None:
        return ["enterprise"]
    return [str(role) for role in held] if isinstance(held, list) else [str(held)]


def outcome(item_id: str, profile: Profile, rates: Mapping[int, str] = USD_CNY) -> Outcome:
    """Return verdict, award in yuan and the award under each further reading (here there are none).

    The award is ``None`` where the document names no amount, 0.00 where the item is ineligible.
    """
    may_claim, rule = ITEMS[item_id]
    if not set(may_claim) & set(roles(profile)):
        return ineligible()
    return rule(Facts(profile, rates))


class Plan(NamedTuple):
    """What to claim, what it brings, what is given up for it (nothing), and what has no amount."""

    items: list[str]
    total: Decimal
    left_out: list[str]
    unquantified: list[str]


def stack(eligible: Mapping[str, Decimal | None]) -> Plan:
    """Add up the eligible items: the document has no rule against claiming several."""
    awards = {item: eligible[item] for item in ITEMS if item in eligible}
    amounts = {item: award for item, award in awards.items() if award is not None}
    return Plan(
        items=list(amounts),
        total=sum(amounts.values(), ZERO),
        left_out=[],
        unquantified=[item for item, award in awards.items() if award is None],
    )


def full_plan(profile: Profile, rates: Mapping[int, str] = USD_CNY) -> Plan:
    """Return the plan of a complete profile with everything that belongs to it."""
    outcomes = {item: outcome(item, profile, rates) for item in ITEMS}
    return stack(
        {item: award for item, (verdict, award, _) in outcomes.items() if verdict == "eligible"}
    )


def plan(profile: Profile, rates: Mapping[int, str] = USD_CNY) -> tuple[list[str], Decimal]:
    """Return the items to claim, in document order, and their total."""
    chosen = full_plan(profile, rates)
    return chosen.items, chosen.total


def left_out(profile: Profile, rates: Mapping[int, str] = USD_CNY) -> list[str]:
    """Return the eligible items with an amount that must be given up: never any."""
    return full_plan(profile, rates).left_out


def unquantified(profile: Profile, rates: Mapping[int, str] = USD_CNY) -> list[str]:
    """Return the eligible items for which the document names no amount."""
    return full_plan(profile, rates).unquantified
