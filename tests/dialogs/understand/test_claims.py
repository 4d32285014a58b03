"""Yes and no said in the words of each yes-or-no fact, and what is asked back."""

from __future__ import annotations

import pytest

from dialogs.understand.claims import Verdict, read_claims
from dialogs.understand.sayings import pieces, sayings_of
from dialogs.understand.text import lower, normalise
from engine import standard

YES: dict[str, tuple[str, ...]] = {
    "mofcom_registered": (
        "每季度都按时填的",
        "注册填报都做了",
        "有登记，合同都传上去了",
        "填报有专人在做",
    ),
    "city_recognized": ("认定过，有红头文件", "拿到证书了都", "前年认定的", "通过了"),
    "key_enterprise": ("连续三年都是", "评上了", "名单里有我们", "是重点"),
    "newly_settled": ("今年3月份才拿的执照", "刚落户没几个月", "就是这一年注册的"),
    "headquarters": ("总部就在这", "都在这边", "总部当然在这儿"),
    "hq_offshore_first": ("头一回", "今年第一次突破", "对，以前都没达到过"),
    "spun_off": ("从设计院剥离出来的", "原来是省医院的信息科"),
    "private_enterprise": ("私企", "民营的哈", "个人独资企业", "係"),
    "sme": ("中型", "小微企业", "✅"),
    "violation": ("有，因为商业贿赂被罚过", "被立案调查过"),
    "registered_in_area": ("都在这边", "注册、税都在清城", "三样都在"),
    "tech_advanced": ("拿到了", "去年就认定了", "没高新，技术先进型有"),
    "city_expo": ("跟市里一起去的", "市里组织的", "参加了两场"),
    "promotion_trips": ("跟着市商务局去深圳推介过一次", "中，去过"),
    "in_park": ("在园区里", "搬进去了", "嗯呐 就在大厦里"),
    "office_certificates": ("两证齐全", "房产证有了，土地证也有", "都办下来了"),
    "land_bought": ("买地建的，地价也优惠了",),
    "park_recognized": ("已经批了", "有批复"),
    "park_platform": ("建好了", "一直在运行"),
    "platform_recognized": ("认定文件有", "刚通过认定"),
    "neeq_listed": ("挂了", "已挂牌，证券代码都有了"),
    "liaoning_listed": ("挂的就是创新层",),
    "liaoning_qualified": ("高新技术企业", "我们是科技小巨人", "属于第三类"),
    "upstream_grant": ("拿过省里的", "国家的没有，省里的有"),
}
NO: dict[str, tuple[str, ...]] = {
    "mofcom_registered": ("还没注册", "注册了但没填报", "没弄过这玩意儿", "正在办"),
    "city_recognized": ("材料交了，结果还没下来", "还在审批", "没够格", "在等批复"),
    "key_enterprise": ("落选了", "以前是，后来被摘了", "普通企业一个", "没那个实力"),
    "newly_settled": ("我们是分公司", "成立十几年了", "2012年就在这里了"),
    "headquarters": ("总部在深圳，这边只是分部", "只是个办事处", "还没迁过来"),
    "hq_offshore_first": ("前几年就过500万美元了", "还没到500万美元", "连续两年都超了"),
    "spun_off": ("没有的事", "自己创业的", "一开始就是独立公司"),
    "private_enterprise": ("国企", "国有控股的", "外商独资", "港资", "国资占51%"),
    "sme": ("我们是大型企业", "属于大厂了哈哈"),
    "violation": ("怎么可能", "一直合规经营", "绝对没有啊，我们很规矩的", "从来没被罚过"),
    "registered_in_area": ("注册在本地，税在广州交", "税不在这边交", "税务关系在深圳总部"),
    "tech_advanced": ("正在申请", "没过", "准备今年申报"),
    "city_expo": ("去过，不过是自己报名的", "没空参加", "没报上名"),
    "promotion_trips": ("从来没参加过", "没机会参加"),
    "in_park": ("还没搬进去", "在普通写字楼", "下个月才搬进去", "原来在园区，现在搬走了"),
    "office_certificates": ("只有房产证", "正在办，土地证没下来", "房本有，土地证没有"),
    "land_bought": ("地是自己买的，没享受优惠", "厂房是租来的"),
    "park_recognized": ("还在申报", "还没走完流程"),
    "park_platform": ("还在建", "二期才建", "用的市里的公共平台，自己没建"),
    "platform_recognized": ("区里认定过，市里没有", "还没有，明年打算报"),
    "neeq_listed": ("还在券商辅导阶段", "股改完成了，牌还没挂", "挂牌又摘了"),
    "liaoning_listed": ("不是创新层，挂的孵化板", "准备挂"),
    "liaoning_qualified": ("哪个都不沾", "一个都不符合", "我们不在这几类里"),
    "upstream_grant": ("申请过，没批", "只拿过市里的", "一分钱没拿过"),
}
OPEN: dict[str, tuple[str, ...]] = {
    "mofcom_registered": ("注册了", "不是没有", "有，但是不全"),
    "city_recognized": ("区里认定的", "申请过"),
    "violation": ("有一次环保处罚", "有点小纠纷，没被罚", "是的，前年有过", "以前有"),
    "headquarters": ("集团总部在北京，这边是研发中心", "沈阳是总部，总部不在沈阳"),
    "newly_settled": ("今年新注册的子公司", "是，早就注册了"),
    "office_certificates": ("房产证有",),
    "private_enterprise": ("不是国企",),
    "in_park": ("在北京园区",),
}
NOTHING: dict[str, tuple[str, ...]] = {
    "private_enterprise": ("我们客户都是国企", "做软件的"),
    "violation": ("我们产品被别人侵权了",),
    "city_recognized": ("客户被认定了",),
    "newly_settled": ("有", "注册了", "2010年成立的"),
    "sme": ("集团有上万人",),
    "mofcom_registered": ("有营业执照", "不远，就在旁边"),
}
TABLES: list[tuple[dict[str, tuple[str, ...]], Verdict | None]] = [
    (YES, "yes"),
    (NO, "no"),
    (OPEN, "open"),
    (NOTHING, None),
]
ROWS = [
    (key, text, verdict)
    for table, verdict in TABLES
    for key, texts in table.items()
    for text in texts
]


@pytest.mark.parametrize(("key", "text", "verdict"), ROWS)
def test_claim(key: str, text: str, verdict: Verdict | None) -> None:
    assert read_claims(lower(normalise(text)), standard().catalogue[key]) == verdict


def test_what_the_question_names_is_enough() -> None:
    fact = standard().catalogue["headquarters"]
    variant = next(one for one in fact.ask.variants if "研发中心" in (one.question or ""))
    asked = fact.model_copy(
        update={"ask": fact.ask.model_copy(update={"question": variant.question})}
    )
    assert read_claims("研发中心在这边", asked) == "yes"
    assert read_claims("研发中心在这边", fact) == "open"


@pytest.mark.parametrize(
    "key", [key for key, fact in standard().catalogue.items() if fact.type == "boolean"]
)
def test_every_yes_or_no_fact_has_sayings(key: str) -> None:
    sayings = sayings_of(key)
    assert sayings.does or sayings.so
    assert pieces("是", key, ())
