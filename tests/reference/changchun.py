"""Straight-line reference for the twenty Changchun items (关于促进全市服务外包产业加快发展的若干意见，2017年8月9日).

Beside ``role`` and ``usd_cny`` only the ``support`` of a certification has a default.

General readings: 以上 and 达到 include the number itself, 超过 does not; 不超过 gives the ceiling.  The document has no
rule against stacking.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction

from tests.reference.notation import ENTERPRISE, Facts, MissingFact, Profile, roles, split_money
from tests.reference.outcomes import Outcome, Plan, everything, ineligible, no_amount, pays


def park(facts: Facts) -> Outcome:
    """（三） Subsidy for building a demonstration park; the amount is a ceiling.

    对经市服务外包工作领导小组办公室认定的自建和利用闲置楼宇改造为服务外包大厦和产业园区，建筑面积超过3万平方米的，给予最高
    不超过200万元的补助。
    """
    if not facts.yes("park_recognized") or facts.number("park_area") <= 30_000:
        return ineligible()
    return pays(Fraction(2_000_000))


def office_purchase(facts: Facts) -> Outcome:
    """（四） One-off subsidy for offices bought or built for one's own use.

    对注册资本2000万元以上的符合条件的企业购买、自建自用业务办公用房的，取得房屋产权证、土地使用证后，经市政府审核认定，给予
    一次性补助，补助标准为500元／平方米，最高补助额不超过500万元。
    """
    if facts.yuan("registered_capital") < 20_000_000 or not facts.yes("office_certificates"):
        return ineligible()
    return pays(min(facts.number("office_bought_area") * 500, Fraction(5_000_000)))


def office_rent(facts: Facts) -> Outcome:
    """（四） Subsidy for offices rented in a park.

    对入驻服务外包产业园区和服务外包大厦的企业租赁房屋的，连续2年按每月20元／平方米的标准进行补助，年度最高补助金额不超过100万元。

    At most twelve months of the year count, and only years 1 and 2 of the subsidy.
    """
    if not facts.yes("in_park") or facts.count("office_rent_year") not in (1, 2):
        return ineligible()
    months = min(facts.count("office_rent_months"), 12)
    return pays(min(facts.number("office_rent_area") * 20 * months, Fraction(1_000_000)))


def line(facts: Facts) -> Outcome:
    """（五） Subsidy for international leased lines, without a cap.

    对通过网络提供在线外包服务业务的服务外包企业，按当年实际发生的国际出口专线通讯费的50%给予补助。
    """
    return pays(facts.yuan("line_fee") * Fraction(50, 100))


def platform(facts: Facts) -> Outcome:
    """（六） Subsidy for public service platforms; the amount is a ceiling.

    对经市服务外包工作领导小组办公室认定的平台，每年给予不超过开发投入资金总额的50%，单个子平台项目补助不超过200万元。
    """
    if not facts.yes("platform_recognized"):
        return ineligible()
    total = Fraction(0)
    for cost in facts.yuan_each("platform_costs"):
        total += min(cost * Fraction(50, 100), Fraction(2_000_000))
    return pays(total)


def meets_global(facts: Facts) -> bool:
    """（七）, first step: …注册资金2000万元以上、从业人员达到100人、离岸服务外包执行额达到500万美元的全球百强企业…."""
    return (
        "iaop_global_100" in facts.names("titles")
        and facts.yuan("registered_capital") >= 20_000_000
        and facts.count("headcount") >= 100
        and facts.dollars("offshore") >= 5_000_000
    )


def meets_china(facts: Facts) -> bool:
    """（七）, second step: …注册资金1000万元以上、从业人员达到50人、离岸服务外包执行额达到200万美元的国内100强企业…."""
    return (
        "china_100" in facts.names("titles")
        and facts.yuan("registered_capital") >= 10_000_000
        and facts.count("headcount") >= 50
        and facts.dollars("offshore") >= 2_000_000
    )


def landing_global(facts: Facts) -> Outcome:
    """（七） Support for one of the global hundred that settles; the amount is a ceiling.

    对新入驻并在长春市设立独立法人企业、注册资金2000万元以上、从业人员达到100人、离岸服务外包执行额达到500万美元的全球百强
    企业，给予不超过100万元的支持。
    """
    if not facts.yes("newly_settled") or not meets_global(facts):
        return ineligible()
    return pays(Fraction(1_000_000))


def landing_china(facts: Facts) -> Outcome:
    """（七） Support for one of the national hundred that settles; the amount is a ceiling.

    对在长春设立独立法人企业、注册资金1000万元以上、从业人员达到50人、离岸服务外包执行额达到200万美元的国内100强企业，给予
    不超过50万元的支持。

    Who reaches the global step too is listed there only.
    """
    if not facts.yes("newly_settled") or meets_global(facts) or not meets_china(facts):
        return ineligible()
    return pays(Fraction(500_000))


def landing_other(facts: Facts) -> Outcome:
    """（七） Support for every other enterprise that settles; the amount is a ceiling.

    对进入长春的其他服务外包企业，视条件给予不超过20万元的支持。
    """
    if not facts.yes("newly_settled") or meets_global(facts) or meets_china(facts):
        return ineligible()
    return pays(Fraction(200_000))


def headquarters(facts: Facts) -> Outcome:
    """（七） Support for headquarters; the amount is a ceiling.

    鼓励服务外包企业在长设立企业总部，对总部企业离岸服务外包执行额首次达到500万美元的，给予不超过100万元的支持。
    """
    if not facts.yes("headquarters") or not facts.yes("hq_offshore_first"):
        return ineligible()
    if facts.dollars("offshore") < 5_000_000:
        return ineligible()
    return pays(Fraction(1_000_000))


def spin_off(facts: Facts) -> Outcome:
    """（八） Reward for a branch that was spun off; the amount is a ceiling.

    对国有大型工业、建筑设计、科技研发、医疗、金融、影视文化等企业和机构剥离服务外包业务、设立承接国际服务外包业务的独立法人
    性质的分支机构、并进入商务部服务外包管理信息系统的，根据当年实现的离岸服务外包执行额给予不超过20万元的奖励。
    """
    volume, _ = split_money(facts.known("offshore"))
    if not facts.yes("spun_off") or not facts.yes("mofcom_registered") or volume <= 0:
        return ineligible()
    return pays(Fraction(200_000))


def increment(facts: Facts) -> Outcome:
    """（九） Subsidy for the growth of offshore business; the amount is a ceiling.

    对服务外包企业每年离岸服务外包业务执行额增量部分给予每1美元不超过0.2元的补助。
    """
    growth = facts.dollars("offshore") - facts.dollars("offshore_prev")
    if growth <= 0:
        return ineligible()
    return pays(growth * Fraction(2, 10))


def expo(facts: Facts) -> Outcome:
    """（十） Subsidy for trade fairs; no amount is stated.

    对服务外包企业参加经市商务局同意的国内国际展览、博览会的展位费、布展费，给予适当补助。
    """
    fees = [split_money(fee)[0] for fee in facts.entries("expo_fees")]
    if not any(fee > 0 for fee in fees):
        return ineligible()
    return no_amount()


def training_setup(facts: Facts) -> Outcome:
    """（十一） Subsidy for a new training institution; no amount is stated.

    服务外包工作领导小组成员单位对新设培训机构的教学设施、教材、师资力量、培训规模、培训后就业率等进行综合考评确认，考评合格的，
    给予适当补助。
    """
    return no_amount()


def hires(facts: Facts) -> Outcome:
    """（十三）, first half: training subsidy for new employees; the amount is a ceiling.

    经认定的我市服务外包企业每新录用1名大专以上学历员工从事服务外包工作并签订1年以上（含1年）《劳动合同》的，给予企业每人不超过
    2000元的培训补助（定向用于上述人员的培训）。
    """
    if not facts.yes("city_recognized"):
        return ineligible()
    return pays(Fraction(facts.count("college_hires") * 2_000))


def training(facts: Facts) -> Outcome:
    """（十三）, second half: subsidy to training institutions; the amount is a ceiling.

    对经认定符合条件的服务外包培训机构培训的从事服务外包业务的人才（大专以上学历），通过服务外包业务专业知识和技能培训考核，并与
    服务外包企业签订1年（含1年）以上《劳动合同》的，给予培训机构每人不超过1000元的培训补助。
    """
    return pays(Fraction(facts.count("trainees_placed") * 1_000))


def talent(facts: Facts) -> Outcome:
    """（十四） Housing and transport subsidy for senior people; no amount is stated.

    对引进高层次、紧缺人才，并与用人单位签订3年以上劳动合同的，经相关部门认定后，对住房、交通给予一定的补助。
    """
    if facts.count("senior_talents") <= 0:
        return ineligible()
    return no_amount()


def innovation(facts: Facts) -> Outcome:
    """（十五）, first half: subsidy for innovation projects; the amount is a ceiling.

    适时对企业创新型项目给予补助，补助金额不超过项目已投资额的50%，单个项目不超过100万元。
    """
    total = Fraction(0)
    for invested in facts.yuan_each("innovation_investments"):
        total += min(invested * Fraction(50, 100), Fraction(1_000_000))
    return pays(total)


def tech_purchase(facts: Facts) -> Outcome:
    """（十五）, second half: subsidy for technology bought abroad; the amount is a ceiling.

    对企业在国际市场购买技术含量高的成果，给予不超过购买金额50%的补助，单个成果不超过50万元。
    """
    total = Fraction(0)
    for price in facts.yuan_each("tech_purchases"):
        total += min(price * Fraction(50, 100), Fraction(500_000))
    return pays(total)


def certification(facts: Facts) -> Outcome:
    """（十六） Subsidy for international certifications; the amount is a ceiling.

    对获得国际认证的企业的认证申请、系统维护升级等费用给予不超过实际费用50%的补贴。同一项目已获国家和省全额支持的，不再给予补贴；
    获得部分支持的，对不足部分给予补贴。

    For each certification the smaller of half the fee and of what state and province left uncovered.
    """
    total = Fraction(0)
    for entry in facts.entries("certifications"):
        if not isinstance(entry, Mapping):
            raise TypeError("certifications must be a list of mappings")
        if entry.get("fee") is None:
            raise MissingFact("certifications")
        fee = facts.in_yuan(entry["fee"])
        support = Fraction(0)
        if entry.get("support") is not None:
            support = facts.in_yuan(entry["support"])
        uncovered = max(fee - support, Fraction(0))
        total += min(fee * Fraction(50, 100), uncovered)
    return pays(total)


def alliance(facts: Facts) -> Outcome:
    """（十七） Support for joint events; no amount is stated.

    鼓励服务外包联盟发展，支持政府部门、协会、高校、企业、培训机构联动，对牵头或联合举办的各类培训班、产业推广会、人才招聘会、
    产业年会等，根据工作需要给予资金支持。
    """
    if facts.count("events_organized") <= 0:
        return ineligible()
    return no_amount()


PARK_OPERATOR = ("park_operator",)
PLATFORM_OPERATOR = ("platform_operator",)
TRAINING_INSTITUTION = ("training_institution",)
ALLIANCE = ("enterprise", "association", "college", "training_institution")

#: The items in document order, each with the roles of which any may claim it.
ITEMS: Mapping[str, tuple[tuple[str, ...], Callable[[Facts], Outcome]]] = {
    "changchun.park": (PARK_OPERATOR, park),
    "changchun.office_purchase": (ENTERPRISE, office_purchase),
    "changchun.office_rent": (ENTERPRISE, office_rent),
    "changchun.line": (ENTERPRISE, line),
    "changchun.platform": (PLATFORM_OPERATOR, platform),
    "changchun.landing_global": (ENTERPRISE, landing_global),
    "changchun.landing_china": (ENTERPRISE, landing_china),
    "changchun.landing_other": (ENTERPRISE, landing_other),
    "changchun.headquarters": (ENTERPRISE, headquarters),
    "changchun.spin_off": (ENTERPRISE, spin_off),
    "changchun.increment": (ENTERPRISE, increment),
    "changchun.expo": (ENTERPRISE, expo),
    "changchun.training_setup": (TRAINING_INSTITUTION, training_setup),
    "changchun.hires": (ENTERPRISE, hires),
    "changchun.training": (TRAINING_INSTITUTION, training),
    "changchun.talent": (ENTERPRISE, talent),
    "changchun.innovation": (ENTERPRISE, innovation),
    "changchun.tech_purchase": (ENTERPRISE, tech_purchase),
    "changchun.certification": (ENTERPRISE, certification),
    "changchun.alliance": (ALLIANCE, alliance),
}


def outcome(item_id: str, profile: Profile) -> Outcome:
    """Return the outcome of an item; this document leaves room for no further reading."""
    claimants, rule = ITEMS[item_id]
    if not any(role in claimants for role in roles(profile)):
        return ineligible()
    return rule(Facts(profile))


def full_plan(profile: Profile) -> Plan:
    """Return the plan of a complete profile."""
    return everything({item: outcome(item, profile) for item in ITEMS})
