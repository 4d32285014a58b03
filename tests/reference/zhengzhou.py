"""Straight-line reference for the twelve Zhengzhou items (郑政办文〔2017〕46号), also the baseline of a benchmark.

Beside ``role`` and ``usd_cny`` only ``onshore_out_of_scope`` has a default.

General readings: 以上 and 达到 include the number itself, 超过 does not.
"""

import math
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

from tests.reference.notation import Facts, Profile, roles, split_money
from tests.reference.outcomes import ZERO, Outcome, Plan, awarded, ineligible, no_amount, pays


def offshore(facts: Facts) -> Outcome:
    """四（一） Reward for offshore business.

    对年度离岸服务外包合同执行金额达到10万美元（含）以上的企业给予奖励，10—200万美元部分按照合同执行金额
    （折合为人民币）的4%给予奖励；200万美元以上部分每5万美元奖励人民币1万元。单个企业奖励金额最高不超过人民币300万元。
    """
    volume = facts.dollars("offshore")
    if volume < 100_000:
        return ineligible()
    ceiling = Fraction(3_000_000)
    rate = facts.rate()
    above = math.floor(max(volume - 2_000_000, Fraction(0)) / 50_000) * 10_000
    below = min(volume, Fraction(2_000_000))
    in_bands = (below - 100_000) * rate * Fraction(4, 100) + above
    in_full = below * rate * Fraction(4, 100) + above
    return pays(min(in_bands, ceiling), {"全额": min(in_full, ceiling)})


def onshore(facts: Facts) -> Outcome:
    """四（二） Reward for onshore business.

    对2016、2017年度在岸服务外包合同执行额达到人民币100万元（含）的企业给予奖励，按合同执行金额的2%给予奖励。单个企业
    最高奖励不超过人民币30万元。对2018、2019年度在岸服务外包合同执行额达到人民币100万元（含）且比上一年度同比增长
    5%（含）以上的企业给予奖励，按合同执行金额的2%给予奖励。单个企业最高奖励不超过人民币30万元。

    What lies outside the scope of part 二 is deducted first; ``onshore_prev`` already is net of it.
    """
    year = facts.count("year")
    if year not in (2016, 2017, 2018, 2019):
        return ineligible()
    volume = facts.yuan("onshore")
    if facts.profile.get("onshore_out_of_scope") is not None:
        volume -= facts.yuan("onshore_out_of_scope")
    if volume < 1_000_000:
        return ineligible()
    if year >= 2018 and volume < facts.yuan("onshore_prev") * Fraction(105, 100):
        return ineligible()
    return pays(min(volume * Fraction(2, 100), Fraction(300_000)))


def expo(facts: Facts) -> Outcome:
    """四（三） Support for domestic trade fairs.

    对在商务部“服务外包业务管理和统计系统”注册并填报服务外包合同的企业参加市统一组织的国内服务外包、服务贸易专业展会，
    参照同年度支持外贸企业中小企业开拓市场项目标准给予资金奖补。
    """
    if not facts.yes("mofcom_registered") or not facts.yes("city_expo"):
        return ineligible()
    return no_amount()


def overseas(facts: Facts) -> Outcome:
    """四（四） Subsidy for an overseas establishment.

    对经市认定的服务外包重点企业设立海外研发机构或国际（离岸）接包中心，根据中方实际投资额给予补贴。其中，投资额50—100万
    美元（含50万美元）的企业，一次性补贴人民币10万元；100—150万美元（含100万美元）20万元；150—200万美元（含150万美元）
    30万元；200—250万美元（含200万美元）40万元；250万美元（含250万美元）以上50万元。
    """
    if not facts.yes("key_enterprise"):
        return ineligible()
    invested = facts.dollars("overseas_investment")
    if invested >= 2_500_000:
        return pays(Fraction(500_000))
    if invested >= 2_000_000:
        return pays(Fraction(400_000))
    if invested >= 1_500_000:
        return pays(Fraction(300_000))
    if invested >= 1_000_000:
        return pays(Fraction(200_000))
    if invested >= 500_000:
        return pays(Fraction(100_000))
    return ineligible()


def landing(facts: Facts) -> Outcome:
    """四（五）, first paragraph: support for renowned enterprises that settle.

    对《财富》世界500强、国际外包专业协会（IAOP）全球外包100强、中国服务外包十大领军企业首次在我市设立具有独立法人资格的
    服务外包企业，企业设立当年离岸服务外包合同执行金额《财富》500强达到200万美元（含）以上、全球100强及国内十大领军企业
    达到100万美元（含）以上，分别给予人民币100、80、60万元的一次性资金支持。

    Of several titles the highest step that is reached counts.
    """
    if not facts.yes("newly_settled"):
        return ineligible()
    titles = facts.names("titles")
    volume = facts.dollars("offshore")
    if "fortune_500" in titles and volume >= 2_000_000:
        return pays(Fraction(1_000_000))
    if "iaop_global_100" in titles and volume >= 1_000_000:
        return pays(Fraction(800_000))
    if "china_top10" in titles and volume >= 1_000_000:
        return pays(Fraction(600_000))
    return ineligible()


def headquarters(facts: Facts) -> Outcome:
    """四（五）, second paragraph: the city's headquarters-economy benefits.

    从事离岸服务外包的国内外知名企业的研发中心、交付中心、结算中心、地区总部落户我市的，经认定符合条件的，可申请享受我市
    总部经济相关优惠政策。
    """
    volume, _ = split_money(facts.known("offshore"))
    if not facts.yes("headquarters") or volume <= 0:
        return ineligible()
    return no_amount()


def key_rank(facts: Facts) -> Outcome:
    """四（六） Award to the first six key enterprises.

    对获得市服务外包重点企业资格认定、年度离岸业务超过100万美元的的企业给予重点企业奖励……按其当年完成的离岸业务额及其
    增量5:5加权平均计算，按1:2:3比例对前6名企业分别给予人民币20万元、15万元、10万元奖励（新落户企业不参与当年评先）。

    Without a rank the contest is open: undetermined, and no single amount can be named (it lies in 0–200000).
    """
    if not facts.yes("key_enterprise") or facts.yes("newly_settled"):
        return ineligible()
    if facts.dollars("offshore") <= 1_000_000:
        return ineligible()
    if facts.profile.get("key_rank") is None:
        return "undetermined", None, {}
    rank = facts.count("key_rank")
    if rank == 1:
        return pays(Fraction(200_000))
    if rank <= 3:
        return pays(Fraction(150_000))
    if rank <= 6:
        return pays(Fraction(100_000))
    return ineligible()


def park(facts: Facts) -> Outcome:
    """四（七） Working subsidy to the operator of a park.

    对入驻20家以上从事服务外包业务的企业的产业园区……按照园区内企业国际通信专线年度总费用的50%给予园区管理方工作补贴，单个
    园区年度补贴费不超过人民币20万元（仅限对2017年度工作进行考核，给予一次性补贴）。
    """
    if facts.count("year") != 2017 or facts.count("park_enterprises") < 20:
        return ineligible()
    return pays(min(facts.yuan("line_fee") * Fraction(50, 100), Fraction(200_000)))


def training(facts: Facts) -> Outcome:
    """四（八）, first paragraph: subsidy to training institutions.

    经市认定的服务外包培训机构培训的从事服务外包业务人才……给予培训机构每人500元人民币的一次性定额培训补贴。单个培训机构或
    企业年获培训补贴最高均不超过50万元人民币。
    """
    return pays(min(Fraction(facts.count("trainees_placed") * 500), Fraction(500_000)))


def graduates(facts: Facts) -> Outcome:
    """四（八）, second paragraph: training subsidy for newly hired graduates.

    对年度服务外包合同执行额达到200万元人民币（含离、在岸所有区域业务；外币合同折合人民币计算）的企业每新录用1名大学毕业生
    ……给予企业每人4500元人民币的一次性定额培训补贴。单个培训机构或企业年获培训补贴最高均不超过50万元人民币。
    """
    if facts.yuan("offshore") + facts.yuan("onshore") < 2_000_000:
        return ineligible()
    return pays(min(Fraction(facts.count("new_graduate_hires") * 4_500), Fraction(500_000)))


def platform(facts: Facts) -> Outcome:
    """四（九） Support for public service platforms.

    支持企业（机构）建设公共技术服务、公共培训服务、公共信息服务等服务外包平台，具体支持政策由市商务局、市财政局联合制定
    《郑州市服务外包公共服务平台建设资金使用管理办法》另行发布。
    """
    return no_amount()


def association(facts: Facts) -> Outcome:
    """四（十） Support for events of the trade association; the amount is a ceiling.

    对我市服务外包行业协会……组织开展……专业活动，经提前报市商务局同意，对活动给予一次性资金支持，每场活动支持金额不超过
    人民币30万元，每年支持不超过两场活动。
    """
    return pays(Fraction(min(facts.count("events_organized"), 2) * 300_000))


#: The items in document order, each with the role that may claim it.
ITEMS: Mapping[str, tuple[str, Callable[[Facts], Outcome]]] = {
    "zhengzhou.offshore": ("enterprise", offshore),
    "zhengzhou.onshore": ("enterprise", onshore),
    "zhengzhou.expo": ("enterprise", expo),
    "zhengzhou.overseas": ("enterprise", overseas),
    "zhengzhou.landing": ("enterprise", landing),
    "zhengzhou.headquarters": ("enterprise", headquarters),
    "zhengzhou.key_rank": ("enterprise", key_rank),
    "zhengzhou.park": ("park_operator", park),
    "zhengzhou.training": ("training_institution", training),
    "zhengzhou.graduates": ("enterprise", graduates),
    "zhengzhou.platform": ("platform_operator", platform),
    "zhengzhou.association": ("association", association),
}

#: 五: 除先进奖励和参加国内展会外，不重复给予企业政策支持.
FREE = ("zhengzhou.expo", "zhengzhou.key_rank")


def outcome(item_id: str, profile: Profile) -> Outcome:
    """Return the outcome of an item."""
    role, rule = ITEMS[item_id]
    if role not in roles(profile):
        return ineligible()
    return rule(Facts(profile))


def stack(eligible: Mapping[str, Decimal | None]) -> Plan:
    """Apply clause 五 to the eligible items: the free ones, and the one best of all others.

    对同一个企业，除先进奖励和参加国内展会外，不重复给予企业政策支持。 Ties go to document order.
    """
    awards = {item: eligible[item] for item in ITEMS if item in eligible}
    amounts = {item: award for item, award in awards.items() if award is not None}
    bound = [item for item in amounts if item not in FREE]
    best = max(bound, key=lambda item: amounts[item], default=None)  # max keeps the first of equals
    items = [item for item in amounts if item in FREE or item == best]
    return Plan(
        items=items,
        total=sum((amounts[item] for item in items), ZERO),
        left_out=[item for item in bound if item != best],
        unquantified=[item for item, award in awards.items() if award is None],
    )


def full_plan(profile: Profile) -> Plan:
    """Return the plan of a complete profile."""
    return stack(awarded({item: outcome(item, profile) for item in ITEMS}))
