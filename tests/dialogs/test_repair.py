"""Conversations that went wrong once: what was said for one fact and landed on another."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dialogs import Message, Session, Turn, turn
from engine import Library

TODAY = date(2026, 11, 21)
CHANGCHUN, ZHENGZHOU = "长春／企业／2018／不是", "郑州／企业／2018／不是"
SHENYANG, QINGYUAN = "沈阳／企业／2023", "清远／企业／2016"


def talk(library: Library, messages: str) -> Turn:
    """The last turn of a conversation, its messages divided by a slash."""
    session = Session()
    for text in messages.split("／"):
        taken = turn(session, Message(text, TODAY), library)
        session = taken.session
    return taken


@pytest.mark.parametrize(
    ("messages", "facts"),
    [
        # What is said of something else answers no yes-or-no question.
        (f"{CHANGCHUN}／离岸500万美元，上年400万美元／上年也不对，是420万",
         {"offshore": "5000000 USD", "offshore_prev": "4200000 USD", "city_recognized": None}),
        (f"{ZHENGZHOU}／我们是做呼叫中心的", {"key_enterprise": None}),
        ("温州／企业／2013／否／送了15个人去培训", {"promotion_trips": None, "trained_staff": 15}),
        (f"{ZHENGZHOU}／展会不是我负责的", {"city_expo": None, "key_enterprise": None}),
        (f"{ZHENGZHOU}／在岸1200万，不，1300万", {"key_enterprise": None, "onshore": "13000000 CNY"}),
        # What is named here is that, however near it is to what is asked.
        ("沈阳／企业／2021／在境外设机构／离岸300万美元",
         {"offshore": "3000000 USD", "overseas_centers": None}),
        # A role is not guessed from a verb.
        ("沈阳／民营企业，中小企业，2023年／参加了省里组织的展会，3个展位，分别2万、2.5万、3万",
         {"booth_fees": ["20000 CNY", "25000 CNY", "30000 CNY"]}),
        # Last year's figure beside this year's, in all the ways it is said.
        (f"{CHANGCHUN}／离岸500万美元，去年400万美元",
         {"offshore": "5000000 USD", "offshore_prev": "4000000 USD"}),
        (f"{ZHENGZHOU}／我们17年离岸120万美元,18年150万美元",
         {"offshore": "1500000 USD", "offshore_prev": "1200000 USD", "year": 2018}),
        ("我们公司在长春，去年离岸300万美元，前年200万美元",
         {"year": 2025, "offshore": "3000000 USD", "offshore_prev": "2000000 USD"}),
        (f"{CHANGCHUN}／离岸460万美元／增长15%", {"offshore_prev": "4000000.00 USD"}),
        (f"{ZHENGZHOU}／在岸比去年翻了一番,现在是800万",
         {"onshore": "8000000 CNY", "onshore_prev": "4000000.00 CNY"}),
        # Several facts without a stop between them, and dictation.
        (f"{ZHENGZHOU}／离岸150万美元在岸300万员工80人招了5个大学生海外投了60万美元／员工85",
         {"offshore": "1500000 USD", "onshore": "3000000 CNY", "new_graduate_hires": 5,
          "overseas_investment": "600000 USD", "headcount": 80}),
        ("我们是郑州的一家软件外包企业 2018年离岸一百五十万美元 在岸三百八十万人民币 招了应届毕业生12个",
         {"role": ["enterprise"], "offshore": "1500000 USD", "onshore": "3800000 CNY",
          "new_graduate_hires": 12}),
        # A correction goes to the fact it names, or to the one with the figure it denies.
        ("沈阳／企业／2022／没有／没有／贷款期限12个月，利息36万／见习生10人，每人6个月／贷款不是12个月是24个月",
         {"loan_months": 24, "intern_months": 6}),
        (f"{SHENYANG}／海外设了两个中心，一个40万，一个80万／不对，第二个是70万",
         {"overseas_centers": ["400000 CNY", "700000 CNY"]}),
        (f"{CHANGCHUN}／专线花了30万／不对，25万", {"line_fee": "250000 CNY"}),
        (f"{ZHENGZHOU}／招了6个应届生／改成8个", {"new_graduate_hires": 8}),
        (f"{ZHENGZHOU}／离岸大概一百五十万美元／离岸准确说是148万", {"offshore": "1480000 USD"}),
        ("长春／培训学校／2018／大概130人／准确的是128", {"trainees_placed": 128}),
        (f"{QINGYUAN}／坐席200个／坐席其实是180个，不是200", {"seats": 180}),
        # Certifications are added to, and one of them is changed.
        (f"{QINGYUAN}／没有／ISO27001 8万，CMMI 25万／还有PCMM 5万",
         {"certifications": [{"name": "ISO27001", "fee": "80000 CNY"},
                             {"name": "CMMI", "fee": "250000 CNY"},
                             {"name": "PCMM", "fee": "50000 CNY"}]}),
        (f"{QINGYUAN}／没有／ISO27001 8万，CMMI 25万／CMMI改成28万",
         {"certifications": [{"name": "ISO27001", "fee": "80000 CNY"},
                             {"name": "CMMI", "fee": "280000 CNY"}]}),
        (f"{QINGYUAN}／没有／ISO27001 8万，CMMI 25万／ISO27001省里补了2万",
         {"certifications": [{"name": "ISO27001", "fee": "80000 CNY", "support": "20000 CNY"},
                             {"name": "CMMI", "fee": "250000 CNY"}]}),
        # 租了五年 is no number of months in one year.
        (f"{QINGYUAN}／200个坐席，自己租场地建的，租了五年，租金120万",
         {"seats": 200, "lease_years": 5, "site_rent": "1200000 CNY", "seat_months": None}),
        # The fact of this city, and of this role.
        (f"{ZHENGZHOU}／新招了8个大学生", {"new_graduate_hires": 8, "college_hires": None}),
        ("清远／高职院校／2016／新开的专业／招了60个", {"college_enrolment": 60, "college_hires": None}),
        ("长春／园区运营／2018／没认定／面积应该是3.5万平",
         {"park_area": 35000, "office_bought_area": None}),
        ("长春／园区运营／2018／园区3万5千平米，市里认定过", {"park_area": 35000, "city_recognized": None}),
        ("清远／高职院校", {"role": ["college"], "college_level": "higher"}),
        # Several facts told with one word for all of them.
        (f"{SHENYANG}／参加了省里的展会，展位费2万一个，一共3个",
         {"booth_fees": ["20000 CNY", "20000 CNY", "20000 CNY"]}),
        (f"{SHENYANG}／参加了省里组织的展会，去了3个人，每人花了12000",
         {"expo_staff_costs": ["12000 CNY", "12000 CNY", "12000 CNY"]}),
        (f"{QINGYUAN}／我们是呼叫中心，租的坐席，200席，租三年",
         {"seats": 200, "lease_years": 3, "seat_months": None}),
        (f"{CHANGCHUN}／在服务外包大厦租了3000平米,今年租了8个月,第二年享受补贴",
         {"in_park": True, "office_rent_area": 3000, "office_rent_months": 8, "office_rent_year": 2}),
        (f"{QINGYUAN}／本科实习生30个每人3个月，研究生5个6个月",
         {"interns_undergrad": 30, "interns_undergrad_months": 3, "interns_postgrad": 5,
          "interns_postgrad_months": 6}),
        (f"{SHENYANG}／见习生10人，6个月，每月生活费1800",
         {"intern_count": 10, "intern_months": 6, "intern_allowance": "1800 CNY"}),
        (f"{SHENYANG}／贷款有一笔，12个月，利息36万",
         {"loan_months": 12, "loan_interest": "360000 CNY"}),
        ("温州／企业／2013／在示范园里租了300平", {"in_park": True, "office_rent_area": 300}),
        ("长春／园区运营／2018／面积3万2千平", {"park_area": 32000}),
        # A question for money or a greeting does not swallow what is told with it.
        ("你好，我们是郑州的企业，能拿多少钱？", {"city": "zhengzhou"}),
        ("我们沈阳公司，去年离岸150万美元，能拿多少钱",
         {"city": "shenyang", "offshore": "1500000 USD", "year": 2025}),
        ("你好，郑州的补贴怎么拿", {"city": "zhengzhou"}),
        # 没有 of something else is no answer, and the verb of the question denied is one.
        (f"{QINGYUAN}／改租用期限／没有实习生", {"lease_years": None}),
        ("沈阳／企业／2022／不清楚／改展品海运费／没发海运", {"sea_freight": "0 CNY"}),
        ("沈阳／企业／2022／不清楚／改就业见习人数／没接收", {"intern_count": 0}),
        (f"{CHANGCHUN}／改购买或自建自用办公面积／租的", {"office_bought_area": 0}),
        # Last year's figure of something told, beside another question; the year is known.
        (f"{ZHENGZHOU}／在岸500万／改不在扶持范围的在岸执行额／去年400万",
         {"onshore_prev": "4000000 CNY", "onshore_out_of_scope": None, "year": 2018}),
        # The other year's figure of what was told, and the currency told with it.
        (f"{ZHENGZHOU}／去年离岸150万美元／今年180万",
         {"offshore": "1800000 USD", "offshore_prev": "1500000 USD"}),
        # A more exact figure for what was told last.
        (f"{ZHENGZHOU}／在岸大概300多万／精确说312万", {"onshore": "3120000 CNY"}),
        (f"{ZHENGZHOU}／在岸大概300多万／确切的数字是三百一十二万", {"onshore": "3120000 CNY"}),
        # A part of a name is that of a fact that matters here; a whole name may be of another.
        ("清远／招商引荐人／2017／450个坐席／坐席改成99个", {"referral_seats": 99, "seats": None}),
        (f"{ZHENGZHOU}／离岸150万美元／上年离岸执行额改成90万美元",
         {"offshore": "1500000 USD", "offshore_prev": "900000 USD"}),
        # What was told and then skipped; one by one it stays.
        (f"{ZHENGZHOU}／在岸300万元／改在岸／跳过", {"onshore": None}),
        (f"{QINGYUAN}／改国际资质认证／CMMI3／改国际资质认证／跳过", {"certifications": [{"name": "CMMI"}]}),
        # The head office elsewhere, a place of this city, and another city after all.
        (f"{ZHENGZHOU}／总部在长春", {"headquarters": False, "city": "zhengzhou"}),
        (f"{CHANGCHUN}／总部在净月区，离岸100万美元", {"headquarters": True, "city": "changchun"}),
        (f"{QINGYUAN}／都在清远注册纳税，离岸100万美元", {"registered_in_area": True}),
        # Only where the word means it.
        ("清远／高职院校／转型", {"college_major": "converted"}),
        (f"{ZHENGZHOU}／转型", {"college_major": None}),
        (f"{QINGYUAN}／离岸100万美元，登记了", {"mofcom_registered": True}),
        # Several options of a question back, and the way out of it, by their numbers.
        (f"{ZHENGZHOU}／改企业称号／有／2和4", {"titles": ["iaop_global_100", "china_100"]}),
        (f"{ZHENGZHOU}／改企业称号／有／5", {"titles": []}),
        ("沈阳／企业／2022／不清楚／改各员工中高端认证费／CMMI3认证花了30万",
         {"staff_cert_fees": None, "certifications": [{"name": "CMMI", "fee": "300000 CNY"}]}),
        (f"{ZHENGZHOU}／名次不知道", {"key_rank": None, "key_enterprise": None}),
        (f"{QINGYUAN}／坐席120个／今年租了10个月", {"seat_months": 10, "lease_years": None}),
        # What can be withdrawn in words.
        (f"{CHANGCHUN}／专线12万／专线那个删掉", {"line_fee": None}),
        # A sum that holds another currency is not cut down.
        (f"{ZHENGZHOU}／离岸80万美元加20万欧元", {"offshore": None}),
        # Years in which something once happened.
        ("长春／企业／2018年／不是,2015年就有了", {"year": 2018, "newly_settled": False}),
        ("郑州／2018", {"year": 2018, "role": None}),
        (f"{ZHENGZHOU}／海外投资刚才没说,是80万美金", {"overseas_investment": "800000 USD"}),
        (f"{ZHENGZHOU}／离岸做了150／3", {"offshore": "1500000 USD"}),
        (f"{SHENYANG}／离岸5000万／是人民币", {"offshore": "50000000 CNY"}),
    ],
)  # fmt: skip
def test_facts(library: Library, messages: str, facts: dict[str, Any]) -> None:
    kept = talk(library, messages).session.facts
    assert {key: kept.get(key) for key in facts} == facts


def test_what_nobody_took_is_said(library: Library) -> None:
    taken = talk(library, f"{ZHENGZHOU}／在岸300万元，机房有3200度电")
    assert taken.session.facts["onshore"] == "3000000 CNY"
    assert "“机房有3200度电”没记上" in taken.replies[0].text


@pytest.mark.parametrize(
    ("messages", "shown", "hidden"),
    [
        ("郑州／我们是服务外包企业，18年的", "记下了", "没记上"),
        ("郑州／企业／2018", "记下了", "没记上"),
        (f"{ZHENGZHOU}／没有／郑州", "已经记下了", "没看懂"),
        (f"{CHANGCHUN}／离岸500万美元，去年400万", "400 万美元", "还是400 万元"),
        (f"{CHANGCHUN}／改国际资质认证／CMMI 30万元，省里补20万元", "已补20 万元", "没记上"),
        (f"{ZHENGZHOU}／名次不知道", "名次”先不填", "没看懂"),
        (f"{ZHENGZHOU}／跟去年比涨了20%", "没看懂", "各个城市"),
        (f"{ZHENGZHOU}／展会去过2次", "没看懂", "逐个说出"),
        ("80到100", "“城市”", "请问是哪一个"),
        (
            "沈阳／企业／2023／跳过／新三板挂牌是／新三板挂牌否",
            "前面说的是“是”，现在说的是“否”",
            "是是",
        ),
        (f"{ZHENGZHOU}／把在岸删了", "本来就没有填", "去掉了"),
        (f"{ZHENGZHOU}／离岸150万美元／去掉离岸", "去掉了", "没看懂"),
        ("郑州／企业／2018／有", "意思是“是”还是“否”", "没看懂"),
        (
            f"{ZHENGZHOU}／参加了市里的展会，在商务部系统注册了",
            "“商务部系统登记”还没记上",
            "没看懂",
        ),
        (
            f"{ZHENGZHOU}／离岸150万美元，在岸300万／离岸160万美元，在岸350万",
            "“年度在岸执行额”先仍按300 万元算",
            "在岸执行额——350",
        ),
        (f"{ZHENGZHOU}／注册地在郑州", "已经记下了", "没看懂"),
        ("郑州／企业／2018／有的", "意思是“是”还是“否”", "没看懂"),
    ],
)
def test_replies(library: Library, messages: str, shown: str, hidden: str) -> None:
    text = talk(library, messages).replies[0].text
    assert shown in text and hidden not in text


@pytest.mark.parametrize(
    ("messages", "lost"),
    [
        ("离岸150万美元，获得了市里的称号", "获得了市里的称号"),
        ("离岸150万美元，租了办公室，谢谢", "租了办公室"),
        ("我们招了大学生，员工80人", "我们招了大学生"),
        ("员工80人，通过了高新认定", "通过了高新认定"),
        ("离岸150万美元，我们是做软件的，谢谢，麻烦快点", None),
        ("离岸150万美元，有点急，办公室在二楼", None),
        ("我们主要给日本客户做，离岸150万美元", None),
        ("有国内客户，做了320万元", None),
        ("离岸150万美元，总部不在郑州，拿过重点企业", None),
        ("CMMI证书有，花了30万，员工80人", None),
        ("员工80人，招大学生有补贴吗", None),
    ],
)
def test_claims_that_nobody_took_are_said_and_talk_is_not(
    library: Library, messages: str, lost: str | None
) -> None:
    text = talk(library, f"{ZHENGZHOU}／没有／{messages}").replies[0].text
    assert text.count("没记上") == (lost is not None)
    assert lost is None or f"“{lost}”没记上" in text


@pytest.mark.parametrize("question", ["改企业称号／有", "改申报主体／都是"])
def test_a_question_back_for_several_leaves_a_way_out(library: Library, question: str) -> None:
    choices = talk(library, f"{ZHENGZHOU}／{question}").replies[0].choices
    assert ("跳过" in choices and "都没有" in choices) == ("称号" in question)


#: A conversation in which nothing is left to ask.
ASKED_ALL = "郑州／园区／2018／园区没有外包企业"


@pytest.mark.parametrize(
    ("said", "facts", "shown"),
    [
        ("300万", {}, "连名称一起说"),
        ("机房很大", {}, "连名称一起说"),
        ("离岸执行额300万美元", {"offshore": "3000000 USD"}, "记下了"),
        ("专线", {}, "国际通信专线费”吧"),
        ("没有", {}, "没有待回答的问题"),
        ("好的", {}, "好的"),
    ],
)
def test_what_is_said_when_nothing_is_asked(
    library: Library, said: str, facts: dict[str, Any], shown: str
) -> None:
    before = talk(library, ASKED_ALL)
    assert before.session.pending is None
    after = turn(before.session, Message(said, TODAY), library)
    assert {key: after.session.facts[key] for key in facts} == facts
    assert shown in after.replies[0].text


def test_what_is_repeated_is_not_told_again(library: Library) -> None:
    taken = talk(library, f"{ZHENGZHOU}／18年离岸150万美元")
    assert "2018年度" not in taken.replies[0].text
