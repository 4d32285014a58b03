"""Straight-line reference for the fourteen Wenzhou items (温政办〔2012〕117号).

General readings: 以上 and 满…及以上 include the number itself; 不多于 and 不超过 make the amount a ceiling.  The document
gives an amount in four clauses only (4, 5, 6, 7), names no business year, and has no rule against stacking.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction

from tests.reference.notation import ENTERPRISE, Facts, Profile, roles
from tests.reference.outcomes import Outcome, Plan, everything, ineligible, no_amount, pays


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


def outcome(item_id: str, profile: Profile) -> Outcome:
    """Return the outcome of an item; this document leaves room for no further reading."""
    may_claim, rule = ITEMS[item_id]
    if not set(may_claim) & set(roles(profile)):
        return ineligible()
    return rule(Facts(profile))


def full_plan(profile: Profile) -> Plan:
    """Return the plan of a complete profile."""
    return everything({item: outcome(item, profile) for item in ITEMS})
