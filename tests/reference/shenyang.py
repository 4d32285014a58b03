"""Straight-line reference for the 22 Shenyang items (沈阳市推动服务外包加快转型升级的若干措施，征求意见稿).

Beside ``role`` and ``usd_cny`` only ``belt_road_received`` and ``reform_subsidy`` have defaults: the one-year LPR is not
laid down here and must be stated.

General readings: 以上 includes the number itself, 超过 does not.  The document has no stacking rule.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction

from tests.reference import notation
from tests.reference.notation import ENTERPRISE, MissingFact, Profile, roles, split_money
from tests.reference.outcomes import Outcome, Plan, everything, ineligible, no_amount, pays


class Facts(notation.Facts):
    """A profile, with percentages, amounts that default to nothing, and lists of amounts by size."""

    def lpr(self) -> Fraction:
        """Return the one-year loan prime rate as a fraction."""
        return self.share("lpr_1y")

    def share(self, key: str) -> Fraction:
        """Read a percentage as a fraction."""
        return as_fraction(self.known(key))

    def yuan_or_nothing(self, key: str) -> Fraction:
        """Read an amount of money in yuan whose default is 0."""
        return Fraction(0) if self.profile.get(key) is None else self.yuan(key)

    def yuan_each(self, key: str) -> list[Fraction]:
        """Read a list of amounts in yuan, the largest first."""
        return sorted(super().yuan_each(key), reverse=True)


def as_fraction(value: object) -> Fraction:
    """Read ``"4.35%"`` or ``0.0435``."""
    text = str(value)
    if text.endswith("%"):
        return Fraction(text[:-1].strip()) / 100
    return Fraction(text)


def offshore_interest(facts: Facts) -> Outcome:
    """1, first half: interest subsidy on offshore business; the amount is a ceiling.

    对服务外包企业完成的离岸外包业务, 以规定期内执行额作为计算贴息的本金, 按照不超过中国人民银行公布的规定期内最近一期
    人民币一年期贷款市场报价利率（LPR）给予贴息支持
    """
    volume = facts.yuan("offshore")
    if not volume:
        return ineligible()
    return pays(volume * facts.lpr())


def onshore_interest(facts: Facts) -> Outcome:
    """1, second half: interest subsidy on onshore business; the amount is a ceiling.

    对在岸外包业务, 以规定期内执行额作为计算贴息的本金, 按照不超过中国人民银行公布的规定期内最近一期人民币一年期贷款市场
    报价利率（LPR）的25%给予贴息支持。
    """
    volume = facts.yuan("onshore")
    if not volume:
        return ineligible()
    return pays(volume * facts.lpr() * Fraction(25, 100))


def overseas(facts: Facts) -> Outcome:
    """3: subsidy for new overseas centres.

    按规定期内年度总投入……的50%标准，一次性给予每个境外接包中心、交付中心或研发中心等项目最高不超过30万元补助，每个企业
    年度内申报境外项目不超过2项。

    The two centres with the highest subsidy count.
    """
    invested = facts.yuan_each("overseas_centers")
    return pays(sum(min(one * Fraction(50, 100), Fraction(300_000)) for one in invested[:2]))


def belt_road(facts: Facts) -> Outcome:
    """4: support for projects along the Belt and Road.

    对在“一带一路”沿线国家承接并交付国际服务外包业务的项目（最终交付地在境外），按照项目执行额的50%给予支持，每家企业累计
    项目补助不超过200万元。

    What was received before uses up the 2 000 000 first.
    """
    volume = facts.yuan("belt_road")
    if not volume:
        return ineligible()
    left = max(2_000_000 - facts.yuan_or_nothing("belt_road_received"), Fraction(0))
    return pays(min(volume * Fraction(50, 100), left))


def gov_expo(facts: Facts) -> Outcome:
    """5, first sentence: fairs organised by the province; the amount is a ceiling.

    对展位费给予100%补助（参展企业当年前6个标准展位，按金额高低排序，其中民营企业不受展位数量限制）；对每个展位补助展位
    特装费最高不超过5000元；对展品运输的海运、空运及保险费分别按照不超过实际发生费用的70%、50%比例给予补助；对参展企业的
    参展人员每人补助最高不超过10000元，每家企业最多补助2人；对超过上述展位数量的展位费，按不超过实际发生费用的70%比例给予
    补助。

    “海运、空运及保险费分别……70%、50%” names three costs and two rates: by default sea and air 70 %, insurance 50 %; under
    the other reading sea 70 %, air and insurance 50 %.
    """
    booths = facts.yuan_each("booth_fees")
    first, further = booths[:6], booths[6:]
    total = Fraction(sum(first))
    if sum(further):
        total += sum(further) * (1 if facts.yes("private_enterprise") else Fraction(70, 100))
    total += sum(min(one, Fraction(5_000)) for one in facts.yuan_each("booth_decor"))
    total += sum(min(one, Fraction(10_000)) for one in facts.yuan_each("expo_staff_costs")[:2])
    sea, air = facts.yuan("sea_freight"), facts.yuan("air_freight")
    total += sea * Fraction(70, 100) + facts.yuan("exhibit_insurance") * Fraction(50, 100)
    return pays(
        total + air * Fraction(70, 100),
        {"空运和保险50%": total + air * Fraction(50, 100)},
    )


def other_expo(facts: Facts) -> Outcome:
    """5, last sentence: other fairs abroad; the amount is a ceiling.

    对中小企业自主参加的其他境外展览会所发生的展位费，按不超过实际发生费用的70%比例给予补助。
    """
    if not facts.yes("sme"):
        return ineligible()
    return pays(facts.yuan("other_expo_fee") * Fraction(70, 100))


def certification(facts: Facts) -> Outcome:
    """6: support for international certifications; the document states no amount.

    重点支持信息技术外包企业取得开发能力成熟度模型集成（CMMI）、开发能力成熟度模型（CMM）等商务部服务外包统计调查制度中
    规定的相关资质认证，对在规定期内所发生的认定、升级以及系列维护等费用给予相应资金支持。

    One certification with a fee above 0 is enough.
    """
    fees = []
    for entry in facts.entries("certifications"):
        if not isinstance(entry, dict):
            raise TypeError("certifications must be a list of mappings")
        fees.append(entry.get("fee"))
    if any(fee is not None and split_money(fee)[0] > 0 for fee in fees):
        return no_amount()
    if any(fee is None for fee in fees):
        raise MissingFact("certifications")
    return ineligible()


def brand(facts: Facts) -> Outcome:
    """7: support for titles.

    获得国际外包专业协会（IAOP）评定的……称号的服务外包企业，每获得1个专项称号给予20万元资金支持；获得中国国际投资促进会
    评定的……称号的服务外包企业，每获得1个专项称号给予10万元资金支持。每家企业最高50万元
    """
    earned = facts.count("iaop_titles") * 200_000 + facts.count("china_titles") * 100_000
    return pays(min(earned, 500_000))


def trademark(facts: Facts) -> Outcome:
    """8: trademarks registered abroad; the amount is a ceiling.

    对企业在境外注册产品商标的，按不超过实际发生注册费用的70%比例给予补助。
    """
    return pays(facts.yuan("trademark_fee") * Fraction(70, 100))


def patent(facts: Facts) -> Outcome:
    """9: patents obtained abroad; the amount is a ceiling.

    对企业在境外取得发明专利、实用新型专利、外观设计专利的……按不超过实际发生费用的70%比例给予补助。
    """
    return pays(facts.yuan("patent_fee") * Fraction(70, 100))


def loan(facts: Facts) -> Outcome:
    """10: interest subsidy on loans for research; the amount is a ceiling.

    对在规定期间内获得的半年以上（含半年）用于开展研发、设计，提升企业服务外包接包能力而获得的贷款，按照不超过中国人民银行
    公布执行的贷款基准利率计算的利息的70%比例给予贴息支持 (企业离岸服务外包执行额在500万美元以上，贷款基准利率以企业获得
    贷款年限确定)。
    """
    if facts.count("loan_months") < 6 or facts.dollars("offshore") < 5_000_000:
        return ineligible()
    return pays(facts.yuan("loan_interest") * Fraction(70, 100))


def tech_advanced(facts: Facts) -> Outcome:
    """11, first sentence: recognition as a technologically advanced service enterprise.

    对在规定期内获得技术先进型服务企业认定的企业，按每个企业10万元标准给予一次性支持。
    """
    return pays(100_000) if facts.yes("tech_advanced") else ineligible()


def manufacturing(facts: Facts) -> Outcome:
    """11, second sentence: demonstration enterprises of service-oriented manufacturing.

    对在规定期内认定的国家、省级服务型制造示范企业分别给予50万和30万的奖励。
    """
    level = facts.choice("manufacturing_demo")
    if level == "national":
        return pays(500_000)
    if level == "provincial":
        return pays(300_000)
    return ineligible()


def platform(facts: Facts) -> Outcome:
    """12: public service platforms of enterprises and training institutions.

    对服务外包公共信息服务平台、公共培训服务平台和云众包平台等在规定期内运行过程中发生的设备购置、运营及维护费用按照50%的
    比例给予支持，每个平台支持总额最高不超过200万元。
    """
    costs = facts.yuan_each("platform_costs")
    return pays(sum(min(one * Fraction(50, 100), Fraction(2_000_000)) for one in costs))


def platform_upgrade(facts: Facts) -> Outcome:
    """13: rebuilding of public service platforms for small and medium enterprises.

    对被认定为市级以上（含市级）的公共服务平台改造升级项目，按上一年度实际完成改造投资的40%给予一年期投资补助，补助资金
    最高200万元。
    """
    if facts.choice("platform_level") not in ("municipal", "provincial", "national"):
        return ineligible()
    return pays(min(facts.yuan("platform_upgrade_cost") * Fraction(40, 100), Fraction(2_000_000)))


def neeq(facts: Facts) -> Outcome:
    """14, first sentence: listing on the New Third Board.

    对完成股份制改造并在“新三板”挂牌的企业一次性奖励100万元（股改已补助金额予以扣除）
    """
    if not facts.yes("neeq_listed"):
        return ineligible()
    return pays(max(1_000_000 - facts.yuan_or_nothing("reform_subsidy"), Fraction(0)))


def neeq_equity(facts: Facts) -> Outcome:
    """14, first sentence, second half: equity raised after that listing.

    挂牌后实现股权融资的，按照股权融资金额的3%进行奖励，累计最高不超过100万元。
    """
    if not facts.yes("neeq_listed"):
        return ineligible()
    return pays(min(facts.yuan("equity_raised") * Fraction(3, 100), Fraction(1_000_000)))


def liaoning(facts: Facts) -> Outcome:
    """14, second sentence: listing on the Liaoning equity exchange.

    对符合条件的规模以上工业企业、科技小巨人企业……完成股份制改造并在辽宁股权交易中心标准板创新层挂牌，一次性奖励20万元
    （股改已补助金额予以扣除）

    What the reform has already brought is deducted once: for a firm that is on the New Third Board too, from the
    1 000 000 there first, and only what is left of it from the 200 000 here.
    """
    if not facts.yes("liaoning_listed") or not facts.yes("liaoning_qualified"):
        return ineligible()
    deducted = facts.yuan_or_nothing("reform_subsidy")
    if deducted and facts.yes("neeq_listed"):
        deducted = max(deducted - 1_000_000, Fraction(0))
    return pays(max(200_000 - deducted, Fraction(0)))


def liaoning_financing(facts: Facts) -> Outcome:
    """14, second sentence, second half: equity raised after that listing.

    挂牌后实现股权融资累计超过500万元的（大股东增资除外），一次性奖励20万元。
    """
    if not facts.yes("liaoning_listed") or not facts.yes("liaoning_qualified"):
        return ineligible()
    return pays(200_000) if facts.yuan("liaoning_financing") > 5_000_000 else ineligible()


def staff_certs(facts: Facts) -> Outcome:
    """15: certifications of the staff.

    按照企业实际支付认证相关费用的50%且每人每年不超过2万元的标准给予补助，每个企业最高不超过100万元。
    """
    fees = facts.yuan_each("staff_cert_fees")
    total = sum(min(one * Fraction(50, 100), Fraction(20_000)) for one in fees)
    return pays(min(total, 1_000_000))


def training(facts: Facts) -> Outcome:
    """16: training made to order; the amount is a ceiling.

    并与服务外包企业签订1年以上《劳动合同》的，按照每人不超过2500元标准给予培训支持，支持总额不超过培训费用合计。
    """
    placed = facts.count("trainees_placed")
    if not placed:
        return ineligible()
    return pays(min(Fraction(placed * 2_500), facts.yuan("training_cost")))


def internship(facts: Facts) -> Outcome:
    """17: subsidy for the traineeship of graduates.

    人身意外伤害保险的保险费标准为500元/人年（不满一年按40元/人月计算），指导管理费用标准为150元/人月。对见习期满留用率50%
    以下（含50%）的见习单位，基本生活费由财政承担2/3（以当地最低工资标准为补贴上限），其余基本生活费及指导管理费用由见习单位
    承担，人身意外伤害保险费由财政按照实际见习时间给予全额补贴；对见习期满留用率超过50%的见习单位，基本生活费（以当地最低
    工资标准为补贴上限）、人身意外伤害保险费及指导管理费用由财政按照实际见习时间给予全额补贴。

    By default the allowance is first cut to the minimum wage and then taken by two thirds; under the other reading
    the two thirds are cut to the minimum wage.
    """
    interns, months = facts.count("intern_count"), facts.count("intern_months")
    if not interns or not months:
        return ineligible()
    allowance, wage = facts.yuan("intern_allowance"), facts.yuan("min_wage")
    years, rest = divmod(months, 12)
    insurance = interns * (years * 500 + rest * 40)
    if facts.share("intern_retention") > Fraction(50, 100):
        living = min(allowance, wage)
        guidance = interns * months * 150
        total = interns * months * living + insurance + guidance
        return pays(total, {"2/3后封顶": total})
    cut_first = min(allowance, wage) * Fraction(2, 3)
    cut_last = min(allowance * Fraction(2, 3), wage)
    return pays(
        interns * months * cut_first + insurance,
        {"2/3后封顶": interns * months * cut_last + insurance},
    )


#: The items in document order, each with the roles that may claim it.
ITEMS: Mapping[str, tuple[tuple[str, ...], Callable[[Facts], Outcome]]] = {
    "shenyang.offshore_interest": (ENTERPRISE, offshore_interest),
    "shenyang.onshore_interest": (ENTERPRISE, onshore_interest),
    "shenyang.overseas": (ENTERPRISE, overseas),
    "shenyang.belt_road": (ENTERPRISE, belt_road),
    "shenyang.gov_expo": (ENTERPRISE, gov_expo),
    "shenyang.other_expo": (ENTERPRISE, other_expo),
    "shenyang.certification": (ENTERPRISE, certification),
    "shenyang.brand": (ENTERPRISE, brand),
    "shenyang.trademark": (ENTERPRISE, trademark),
    "shenyang.patent": (ENTERPRISE, patent),
    "shenyang.loan": (ENTERPRISE, loan),
    "shenyang.tech_advanced": (ENTERPRISE, tech_advanced),
    "shenyang.manufacturing": (ENTERPRISE, manufacturing),
    "shenyang.platform": (("enterprise", "training_institution", "platform_operator"), platform),
    "shenyang.platform_upgrade": (("platform_operator",), platform_upgrade),
    "shenyang.neeq": (ENTERPRISE, neeq),
    "shenyang.neeq_equity": (ENTERPRISE, neeq_equity),
    "shenyang.liaoning": (ENTERPRISE, liaoning),
    "shenyang.liaoning_financing": (ENTERPRISE, liaoning_financing),
    "shenyang.staff_certs": (ENTERPRISE, staff_certs),
    "shenyang.training": (("training_institution",), training),
    "shenyang.internship": (ENTERPRISE, internship),
}


def outcome(item_id: str, profile: Profile) -> Outcome:
    """Return the outcome of an item."""
    claimants, rule = ITEMS[item_id]
    if not set(claimants) & set(roles(profile)):
        return ineligible()
    return rule(Facts(profile))


def full_plan(profile: Profile) -> Plan:
    """Return the plan of a complete profile."""
    return everything({item: outcome(item, profile) for item in ITEMS})
