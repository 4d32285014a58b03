"""Straight-line reference for the nine Qingyuan items (清府办〔2015〕64号).

Beside ``role`` and ``usd_cny`` only ``violation``, ``land_bought`` and ``already_supported`` have defaults.

General readings: 以上 and 达到 include the number itself, 超过 does not.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from tests.reference import notation
from tests.reference.notation import MissingFact, Profile, roles, split_money
from tests.reference.outcomes import Outcome, Plan, everything, ineligible, pays


@dataclass(frozen=True)
class Certification:
    """One certificate: its name as compared, its fee in yuan, and whether it counts at all."""

    name: str
    fee: Fraction | None
    counts: bool


class Facts(notation.Facts):
    """A profile, with its certificates as this document counts them."""

    def certifications(self) -> list[Certification]:
        """Read the certificates.

        One that the clause does not name, or that state or province already supported, does not count and needs no fee.
        """
        found = []
        for entry in self.entries("certifications"):
            if not isinstance(entry, dict):
                raise TypeError("a certification must be an object")
            fee, support = entry.get("fee"), entry.get("support")
            name = plain_name(str(entry["name"]))
            helped = support is not None and split_money(support)[0] > 0
            counts = name in CERTIFICATES and not helped
            yuan = self.in_yuan(fee) if fee is not None and counts else None
            found.append(Certification(name=name, fee=yuan, counts=counts))
        return found


#: The certificates that 一（四） names, without spaces, hyphens and the prefix ISO.
CERTIFICATES = ("CMM", "CMMI", "PCMM", "27001", "BS7799", "20000", "SAS70", "COPC", "CCCMM")

LEVEL = re.compile(r"(?<=CMM|MMI)(ML|LEVEL|L)?([1-5]|[一二三四五])级?$")


def plain_name(name: str) -> str:
    """Write a certificate's name without case, spaces, hyphens, ``ISO/IEC`` and level suffix."""
    plain = re.sub(r"[\s\-]", "", name.upper())
    plain = re.sub(r"^ISO(/IEC)?", "", plain)
    return LEVEL.sub("", plain)


def admitted(facts: Facts) -> bool:
    """四（一） and 五2: what every enterprise has to bring.

    1.企业注册地、纳税且财政级次在清远市（清城区）；2.企业和机构须经清远市商务局认定，并获得商务部服务外包及软件出口管理
    系统审核通过；4.企业和机构已按国家和地方规定要求填报有关业务统计数据和信息。当年度发生较严重侵权、欺诈、商业贿赂或
    其他违法事件的企业，取消享受优惠政策的资格。
    """
    return (
        not facts.said("violation")
        and facts.yes("registered_in_area")
        and facts.yes("city_recognized")
        and facts.yes("mofcom_registered")
    )


def settled_in_time(facts: Facts) -> bool:
    """一（二） Who may claim in which year of the policy: only that year's arrivals in the first, old and new after it.

    在本政策发布第一年进驻的企业可享受……；在本政策发布第二年，新旧进驻的企业均可享受……；在本政策发布第三年，新旧进驻的
    企业均可享受……
    """
    year = facts.count("policy_year")
    return year in (2, 3) or (year == 1 and facts.count("settled_policy_year") == 1)


def site_rent(facts: Facts) -> Outcome:
    """一（二）, first half: rent of the site on which an enterprise sets up its own seats.

    若租用场地自建坐席的企业（租用期限不少于三年），自建坐席数位150席以上（含150席），在本政策发布第一年进驻的企业可享受当年
    80%的场地租金奖励（仅限实际坐席租用场地，下同），每家企业最高奖励不超过100万元；在本政策发布第二年，新旧进驻的企业均可享受
    当年60%的场地租金奖励，每家企业最高奖励不超过60万元；在本政策发布第三年，新旧进驻的企业均可享受当年40%的场地租金奖励，
    每家企业最高奖励不超过30万元。……对购地自建、已享受用地优惠的企业，不纳入此项扶持奖励范围。
    """
    if facts.choice("seat_mode") != "self_built" or facts.said("land_bought"):
        return ineligible()
    if facts.count("seats") < 150 or facts.number("lease_years") < 3:
        return ineligible()
    if not settled_in_time(facts):
        return ineligible()
    rent = facts.yuan("site_rent")
    year = facts.count("policy_year")
    if year == 1:
        return pays(min(rent * Fraction(80, 100), Fraction(1_000_000)))
    if year == 2:
        return pays(min(rent * Fraction(60, 100), Fraction(600_000)))
    return pays(min(rent * Fraction(40, 100), Fraction(300_000)))


def seat_rent(facts: Facts) -> Outcome:
    """一（二）, second half: rent of seats.

    若租用坐席的企业（租用期限不少于三年），租用坐席数为50席以上（含50席），在本政策发布第一年进驻的企业可享受当年每个坐席每月
    300元的坐席租金奖励，最高奖励300个坐席；在本政策发布第二、第三年，新旧进驻的企业均可享受当年每个坐席每月200元的坐席租金
    奖励，最高奖励300个坐席。……对购地自建、已享受用地优惠的企业，不纳入此项扶持奖励范围。

    A year has at most twelve months.
    """
    if facts.choice("seat_mode") != "rented" or facts.said("land_bought"):
        return ineligible()
    if facts.count("seats") < 50 or facts.number("lease_years") < 3:
        return ineligible()
    if not settled_in_time(facts):
        return ineligible()
    a_month = 300 if facts.count("policy_year") == 1 else 200
    return pays(min(facts.count("seats"), 300) * min(facts.count("seat_months"), 12) * a_month)


def interns(facts: Facts) -> Outcome:
    """一（三）1 Award for taking in student interns.

    对接纳实习学生的企业经教育部门核准后，按300元/人/月给予奖励，本科及中等学历以上的奖励期限不超过3个月，研究生学历的奖励
    期限不超过6个月，奖励人数不超过企业员工总数的20%。

    The ceiling on heads is rounded down; where it binds, the kind with more months that count goes first.
    """
    places = facts.count("headcount") * 20 // 100
    undergrads = facts.count("interns_undergrad")
    postgrads = facts.count("interns_postgrad")
    undergrad_months = (
        min(facts.count("interns_undergrad_months"), 3) if undergrads and places else 0
    )
    postgrad_months = min(facts.count("interns_postgrad_months"), 6) if postgrads and places else 0
    if undergrad_months > postgrad_months:
        first = min(undergrads, places)
        second = min(postgrads, places - first)
        return pays(300 * (first * undergrad_months + second * postgrad_months))
    first = min(postgrads, places)
    second = min(undergrads, places - first)
    return pays(300 * (first * postgrad_months + second * undergrad_months))


def college(facts: Facts) -> Outcome:
    """一（三）2 Award to colleges that open a subject or turn one towards outsourcing.

    （1）新开办相关专业：高等职业学校初次招生（市属院校顺利完成指定课程学习）达到50人，给予一次性奖励10万元；中等职业学校初次招生
    （且顺利完成指定课程学习）达到50人，给予一次性奖励8万元。（2）转型开办相关专业：高等职业学校……达到50人，给予一次性奖励
    8万元；中等职业学校……达到50人，给予一次性奖励5万元。
    """
    if facts.count("college_enrolment") < 50:
        return ineligible()
    higher = facts.choice("college_level") == "higher"
    if facts.choice("college_major") == "new":
        return pays(100_000 if higher else 80_000)
    return pays(80_000 if higher else 50_000)


def certification(facts: Facts) -> Outcome:
    """一（四） Award for international certificates.

    对取得开发能力成熟度模型（CMM/CMMI）认证、人力资源成熟度模型（PCMM）、信息安全管理（ISO27001/BS7799）、IT服务管理
    （ISO20000）、服务提供商环境安全性（SAS70）认证、客户服务中心认证（COPC）、呼叫中心能力成熟度模型认证（CC-CMM）等国际资质
    认证的企业，对每个项目给予认证费实际发生额50%、每家企业每年总额不超过30万元的奖励。

    Only those named count; one that the state or the province already supported does not (四（二）).
    """
    total = Fraction(0)
    for certificate in facts.certifications():
        if not certificate.counts:
            continue
        if certificate.fee is None:
            raise MissingFact("certifications")
        total += certificate.fee * Fraction(50, 100)
    return pays(min(total, Fraction(300_000)))


def expo(facts: Facts) -> Outcome:
    """一（五） Subsidy for stands and tickets at trade fairs.

    企业参加经服务外包业务主管部门认可的国内外知名专业展会的，由市级财政对展位费、门票费用给予全额补助，每家企业每次补助最高
    不超过3万元。
    """
    fees = facts.yuan_each("expo_fees")
    return pays(sum((min(fee, Fraction(30_000)) for fee in fees), Fraction(0)))


def offshore(facts: Facts) -> Outcome:
    """一（六）1 Award for offshore volume.

    对离岸服务外包企业的服务外包业务出口额给予奖励。按企业年度服务外包执行额，每1美元奖励人民币0.05元。单个企业每年奖励最高
    不超过60万元。
    """
    return pays(min(facts.dollars("offshore") * Fraction(5, 100), Fraction(600_000)))


def line(facts: Facts) -> Outcome:
    """一（六）2 Subsidy for international lines.

    对租用国际通信、网络数据专线开展离岸服务外包业务发生的费用，市财政每年按实际发生数给予每户20%的补助，最高不超过10万元。
    """
    if not facts.positive("offshore"):
        return ineligible()
    return pays(min(facts.yuan("line_fee") * Fraction(20, 100), Fraction(100_000)))


def referral(facts: Facts) -> Outcome:
    """一（七） Award to whoever brings in investors.

    凡引荐境内外投资者来我市投资设立服务外包企业且企业（一个或以上，可累计）当年实现新增坐席数100个以上（企业服务期限不少于
    三年），对引荐组织或个人给予一次性奖励。（奖励标准：引荐企业本年度每新增一个坐席数给予500元奖励，最高奖励20万元）。
    """
    if facts.count("referral_seats") < 100 or facts.number("referral_service_years") < 3:
        return ineligible()
    return pays(min(facts.count("referral_seats") * 500, 200_000))


#: The items in document order, each with the role that may claim it.
ITEMS: Mapping[str, tuple[str, Callable[[Facts], Outcome]]] = {
    "qingyuan.site_rent": ("enterprise", site_rent),
    "qingyuan.seat_rent": ("enterprise", seat_rent),
    "qingyuan.interns": ("enterprise", interns),
    "qingyuan.college": ("college", college),
    "qingyuan.certification": ("enterprise", certification),
    "qingyuan.expo": ("enterprise", expo),
    "qingyuan.offshore": ("enterprise", offshore),
    "qingyuan.line": ("enterprise", line),
    "qingyuan.referral": ("referrer", referral),
}


def supported(profile: Profile) -> list[str]:
    """Return the items for which the state or the province already paid (四（二）); none when nothing is said."""
    items = profile.get("already_supported")
    return [str(item) for item in items] if isinstance(items, list) else []


def outcome(item_id: str, profile: Profile) -> Outcome:
    """Return the outcome of an item; this document leaves room for no further reading.

    四（二） 如同一项目已享受国家、省政策的不再享受市的政策.  The conditions of 四（一） and 五2 bind enterprises; for
    colleges and referrers there is no fact.
    """
    role, rule = ITEMS[item_id]
    if role not in roles(profile) or item_id in supported(profile):
        return ineligible()
    facts = Facts(profile)
    if role == "enterprise" and not admitted(facts):
        return ineligible()
    return rule(facts)


def full_plan(profile: Profile) -> Plan:
    """Return the plan of a complete profile.

    四（二） makes items ineligible rather than rivals, and the two halves of 一（二） exclude each other through
    ``seat_mode``; so nothing is ever left out, and every item names an amount.
    """
    return everything({item: outcome(item, profile) for item in ITEMS})
