"""What people really reply to one asked fact, and how it must be taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from dialogs.understand import Clarify, Reading, read_answer
from engine.facts import Fact, load_catalogue

FACTS = load_catalogue(Path(__file__).parents[3] / "data" / "facts.yaml")
TODAY = date(2019, 6, 1)


@dataclass(frozen=True)
class Ask:
    """An expected question back; without options any options will do."""

    about: str
    options: tuple[object, ...] | None = None


Expected = Reading | Ask | None

UNKNOWN = Reading(unknown=True)
NO_ANSWER = None


def said(value: object) -> Reading:
    return Reading(value)


def rough(value: object) -> Reading:
    return Reading(value, approximate=True)


def assumed(value: object, key: str, approximate: bool = False) -> Reading:
    return Reading(value, assumed=(f"{key}.currency",), approximate=approximate)


def currency(number: str) -> Ask:
    return Ask("currency", (f"{number} USD", f"{number} CNY"))


def check(reading: Reading | None, expected: Expected) -> None:
    if not isinstance(expected, Ask):
        assert reading == expected
        if reading is not None and reading.value is not None:
            assert expected is not None
            assert type(reading.value) is type(expected.value)
        return
    assert reading is not None
    assert isinstance(reading.clarify, Clarify), reading
    assert reading.value is None
    assert not reading.unknown
    assert reading.clarify.about == expected.about, reading
    assert reading.clarify.message
    if expected.options is not None:
        assert reading.clarify.options == expected.options


DOLLARS: list[tuple[str, Expected]] = [
    ("150万美元", said("1500000 USD")),
    ("一百五十万美元", said("1500000 USD")),
    ("１５０万美元", said("1500000 USD")),
    ("150万刀", said("1500000 USD")),
    ("150万美金", said("1500000 USD")),
    ("150万美刀", said("1500000 USD")),
    ("150 万 USD", said("1500000 USD")),
    ("USD 1.5 million", said("1500000 USD")),
    ("usd1500000", said("1500000 USD")),
    ("$1,500,000", said("1500000 USD")),
    ("US$ 1.5m", said("1500000 USD")),
    ("US$1,500,000.50", said("1500000.5 USD")),
    ("150w美元", said("1500000 USD")),
    ("150W美金", said("1500000 USD")),
    ("150wusd", said("1500000 USD")),
    ("150k usd", said("150000 USD")),
    ("2m刀", said("2000000 USD")),
    ("1.5百万美元", said("1500000 USD")),
    ("一点五百万美元", said("1500000 USD")),
    ("壹佰伍拾万美元", said("1500000 USD")),
    ("壹佰伍拾萬美圓", said("1500000 USD")),
    ("1千2百万美元", said("12000000 USD")),
    ("120万5千美元", said("1205000 USD")),
    ("12万5美元", said("125000 USD")),
    ("一点二个亿美元", said("120000000 USD")),
    ("美元150万", said("1500000 USD")),
    ("美金：150万", said("1500000 USD")),
    ("150万（美元）", said("1500000 USD")),
    ("150万，美元", said("1500000 USD")),
    ("150(万美元)", said("1500000 USD")),
    ("150万元美金", said("1500000 USD")),
    ("大概是150万美元吧", rough("1500000 USD")),
    ("150万美元左右", rough("1500000 USD")),
    ("约150万美元", rough("1500000 USD")),
    ("将近150万美元", rough("1500000 USD")),
    ("两千多万美金", rough("20000000 USD")),
    ("150多万美元", rough("1500000 USD")),
    ("差不多有个150万美元", rough("1500000 USD")),
    ("我们去年做了150万美元", said("1500000 USD")),
    ("2018年是150万美元", said("1500000 USD")),
    ("离岸执行额150万美元。", said("1500000 USD")),
    ("一年150万美元", said("1500000 USD")),
    ("不对，是85万美元", said("850000 USD")),
    ("不是80万，是85万美元", said("850000 USD")),
    ("不太清楚，大概150万美元", rough("1500000 USD")),
    ("150万美元，具体记不清了", rough("1500000 USD")),
    ("1000万元", said("10000000 CNY")),
    ("1000万块", said("10000000 CNY")),
    ("1000万人民币", said("10000000 CNY")),
    ("人民币1000万元", said("10000000 CNY")),
    ("RMB 1000万", said("10000000 CNY")),
    ("￥10,000,000", said("10000000 CNY")),
    ("CNY10000000", said("10000000 CNY")),
    ("1000万元人民币", said("10000000 CNY")),
    ("0", said("0 USD")),
    ("０", said("0 USD")),
    ("零", said("0 USD")),
    ("没有", said("0 USD")),
    ("木有", said("0 USD")),
    ("无", said("0 USD")),
    ("没", said("0 USD")),
    ("沒有", said("0 USD")),
    ("暂无", said("0 USD")),
    ("没有境外客户", said("0 USD")),
    ("我们没有境外业务", said("0 USD")),
    ("不做离岸业务", said("0 USD")),
    ("0元", said("0 CNY")),
    ("0美元", said("0 USD")),
    ("一分钱都没有", said("0 USD")),
    ("150万", currency("1500000")),
    ("一百五十万", currency("1500000")),
    ("１５０万", currency("1500000")),
    ("1500000", currency("1500000")),
    ("1,500,000", currency("1500000")),
    ("大概150万", currency("1500000")),
    ("两千多万", currency("20000000")),
    ("1.2亿", currency("120000000")),
    ("半个亿", currency("50000000")),
    ("我们是美元结算，150万", currency("1500000")),
    ("港币200万", Ask("currency", ())),
    ("200万港币", Ask("currency", ())),
    ("HK$200万", Ask("currency", ())),
    ("HKD 2,000,000", Ask("currency", ())),
    ("150万欧元", Ask("currency", ())),
    ("€150万", Ask("currency", ())),
    ("2亿日元", Ask("currency", ())),
    ("EUR 1.5 million", Ask("currency", ())),
    ("£20万", Ask("currency", ())),
    ("50万英镑", Ask("currency", ())),
    ("¥150万美元", Ask("currency")),
    ("150", Ask("scale", ("150 USD", "150 CNY", "1500000 USD", "1500000 CNY"))),
    ("100到200万美元", Ask("range", ("1000000 USD", "2000000 USD"))),
    ("100-200万美元", Ask("range", ("1000000 USD", "2000000 USD"))),
    ("100~200万美金", Ask("range", ("1000000 USD", "2000000 USD"))),
    ("100万到150万美元之间", Ask("range", ("1000000 USD", "1500000 USD"))),
    ("一百到两百万美元", Ask("range", ("1000000 USD", "2000000 USD"))),
    ("五六十万美元", Ask("range", ("500000 USD", "600000 USD"))),
    ("$100万~$200万", Ask("range", ("1000000 USD", "2000000 USD"))),
    (
        "100~200万",
        Ask("range", ("1000000 USD", "2000000 USD", "1000000 CNY", "2000000 CNY")),
    ),
    ("不到100万美元", Ask("range", ("1000000 USD",))),
    ("超过150万美元", Ask("range", ("1500000 USD",))),
    ("150万美元以上", Ask("range", ("1500000 USD",))),
    ("几百万美元", Ask("range", ())),
    ("上千万美元", Ask("range", ())),
    ("-3万美元", Ask("invalid")),
    ("负3万美元", Ask("invalid")),
    ("$-3万", Ask("invalid")),
    ("1e30", Ask("invalid")),
    ("1e30美元", Ask("invalid")),
    ("99999999999999999999美元", Ask("invalid")),
    ("80个人", Ask("invalid")),
    ("150万美元，折合人民币1000万元", said("1500000 USD")),
    ("去年120万美元，今年150万美元", said("1500000 USD")),
    ("折合后的人民币", NO_ANSWER),
    ("美元", NO_ANSWER),
    ("增长12%", NO_ANSWER),
    ("什么叫离岸？", NO_ANSWER),
    ("离岸是什么意思", NO_ANSWER),
    ("执行额怎么算", NO_ANSWER),
    ("不知道什么是执行额", NO_ANSWER),
    ("跳过", NO_ANSWER),
    ("上一步", NO_ANSWER),
    ("你好", NO_ANSWER),
    ("", NO_ANSWER),
    ("   ", NO_ANSWER),
    ("不知道", UNKNOWN),
    ("不清楚", UNKNOWN),
    ("不太清楚", UNKNOWN),
    ("不记得了", UNKNOWN),
    ("这个我说不准", UNKNOWN),
    ("要问一下财务", UNKNOWN),
    ("没统计过", UNKNOWN),
    ("忘了", UNKNOWN),
    ("不知道有多少", UNKNOWN),
    ("I don't know", UNKNOWN),
]

YUAN: list[tuple[str, Expected]] = [
    ("800万", assumed("8000000 CNY", "onshore")),
    ("800万元", said("8000000 CNY")),
    ("八百万", assumed("8000000 CNY", "onshore")),
    ("8000000", assumed("8000000 CNY", "onshore")),
    ("8,000,000", assumed("8000000 CNY", "onshore")),
    ("8 000 000", assumed("8000000 CNY", "onshore")),
    ("800w", assumed("8000000 CNY", "onshore")),
    ("大约800万", assumed("8000000 CNY", "onshore", approximate=True)),
    ("一千二百三十四万五千六百七十八", assumed("12345678 CNY", "onshore")),
    ("1亿2000万", assumed("120000000 CNY", "onshore")),
    ("一个亿", assumed("100000000 CNY", "onshore")),
    ("一个半亿", assumed("150000000 CNY", "onshore")),
    ("一亿二", assumed("120000000 CNY", "onshore")),
    ("十二点五万", assumed("125000 CNY", "onshore")),
    ("1.23456万", assumed("12345.6 CNY", "onshore")),
    ("1234567.89元", said("1234567.89 CNY")),
    ("800万块钱", said("8000000 CNY")),
    ("10万美元", said("100000 USD")),
    ("没有国内客户", said("0 CNY")),
    ("没有", said("0 CNY")),
    ("0", said("0 CNY")),
    ("上一年没有国内业务", said("0 CNY")),
    ("800", Ask("scale", ("800 CNY", "8000000 CNY"))),
    ("五百", Ask("scale", ("500 CNY", "5000000 CNY"))),
    ("2.8", Ask("scale", ("2.8 CNY", "28000 CNY"))),
    ("800元", said("800 CNY")),
    ("8000", Ask("scale", ("8000 CNY", "80000000 CNY"))),
    ("10000", assumed("10000 CNY", "onshore")),
    ("每月5万", Ask("choice")),
    ("一个月5万元", Ask("choice")),
    ("500万港元", Ask("currency", ())),
    ("800万左右，其中软件500万", assumed("8000000 CNY", "onshore", approximate=True)),
    ("600到800万", Ask("range", ("6000000 CNY", "8000000 CNY"))),
    ("8000到1万", Ask("range", ("8000 CNY", "10000 CNY"))),
    ("百来万", assumed("1000000 CNY", "onshore", approximate=True)),
    ("一百五万", Ask("invalid")),
    ("3万05", Ask("invalid")),
    ("1.5.2万", Ask("invalid")),
    ("500kw", Ask("invalid")),
    ("800万吗", NO_ANSWER),
    ("我们是做软件的", NO_ANSWER),
    ("有", Ask("invalid")),
]

PEOPLE: list[tuple[str, Expected]] = [
    ("85", said(85)),
    ("85人", said(85)),
    ("８５人", said(85)),
    ("85个", said(85)),
    ("85名", said(85)),
    ("85位员工", said(85)),
    ("八十五", said(85)),
    ("八十五个人", said(85)),
    ("一百二十人", said(120)),
    ("一百二", said(120)),
    ("一百零五", said(105)),
    ("1200人", said(1200)),
    ("1,200", said(1200)),
    ("1千2", said(1200)),
    ("俩", said(2)),
    ("两个", said(2)),
    ("十个", said(10)),
    ("二十", said(20)),
    ("我们一共85人", said(85)),
    ("年底在职85人", said(85)),
    ("2018年底85人", said(85)),
    ("截至2018年12月31日有85人", said(85)),
    ("大概85人", rough(85)),
    ("85人左右", rough(85)),
    ("我们有80来号人", rough(80)),
    ("八十多人", rough(80)),
    ("100多个", rough(100)),
    ("二十来个", rough(20)),
    ("应该有85人", rough(85)),
    ("不对是85", said(85)),
    ("不是80，是85", said(85)),
    ("0", said(0)),
    ("没有", said(0)),
    ("一个都没有", said(0)),
    ("一个也没有", said(0)),
    ("没有符合条件的", said(0)),
    ("大概80到100", Ask("range", (80, 100))),
    ("80-100人", Ask("range", (80, 100))),
    ("80～100", Ask("range", (80, 100))),
    ("80至100人", Ask("range", (80, 100))),
    ("七八十人", Ask("range", (70, 80))),
    ("十七八个", Ask("range", (17, 18))),
    ("三五个人", Ask("range", (3, 5))),
    ("不到100人", Ask("range", (100,))),
    ("至少50人", Ask("range", (50,))),
    ("100人以上", Ask("range", (100,))),
    ("100+", rough(100)),
    ("十几个", Ask("range", ())),
    ("几十人", Ask("range", ())),
    ("好几个", Ask("range", ())),
    ("半个人", Ask("invalid")),
    ("80.5人", Ask("invalid")),
    ("-5", Ask("invalid")),
    ("1e30", Ask("invalid")),
    ("13800138000", Ask("invalid")),
    ("80万元", Ask("invalid")),
    ("3个月", Ask("invalid")),
    ("研发50人，销售30人", Ask("choice", (50, 30))),
    ("80或者85", Ask("range", (80, 85))),
    ("不知道", UNKNOWN),
    ("得问人事", UNKNOWN),
    ("什么叫从业人员？", NO_ANSWER),
    ("实习生算不算", NO_ANSWER),
    ("85人吗？", NO_ANSWER),
    ("算了", NO_ANSWER),
]

COUNTS: list[tuple[str, str, Expected]] = [
    ("key_rank", "第3名", said(3)),
    ("key_rank", "第三", said(3)),
    ("key_rank", "3", said(3)),
    ("key_rank", "三", said(3)),
    ("key_rank", "前6名", Ask("range", (6,))),
    ("key_rank", "0", Ask("invalid")),
    ("key_rank", "还没公布", UNKNOWN),
    ("office_rent_year", "第2年", said(2)),
    ("office_rent_year", "第一年", said(1)),
    ("policy_year", "2", said(2)),
    ("settled_policy_year", "0", said(0)),
    ("settled_policy_year", "2016年3月", said(1)),
    ("seats", "180席", said(180)),
    ("seats", "180个坐席", said(180)),
    ("seats", "180座", said(180)),
    ("seats", "没有坐席", said(0)),
    ("park_enterprises", "25家", said(25)),
    ("park_enterprises", "二十五家企业", said(25)),
    ("events_organized", "2场", said(2)),
    ("events_organized", "两次", said(2)),
    ("events_organized", "没有主办活动", said(0)),
    ("iaop_titles", "1个", said(1)),
    ("iaop_titles", "没有这类称号", said(0)),
    ("loan_months", "12个月", said(12)),
    ("loan_months", "12", said(12)),
    ("loan_months", "一年", said(12)),
    ("loan_months", "1年", said(12)),
    ("loan_months", "半年", said(6)),
    ("loan_months", "一年半", said(18)),
    ("loan_months", "两年零三个月", said(27)),
    ("loan_months", "没有这类贷款", said(0)),
    ("loan_months", "两个半月", Ask("invalid")),
    ("loan_months", "3个多月", rough(3)),
    ("intern_months", "全年", said(12)),
    ("intern_months", "3到6个月", Ask("range", (3, 6))),
    ("lease_years", "3年", said(3)),
    ("lease_years", "三年", said(3)),
    ("lease_years", "3.5年", said("3.5")),
    ("lease_years", "三年半", said("3.5")),
    ("lease_years", "36个月", said(3)),
    ("lease_years", "18个月", said("1.5")),
    ("lease_years", "5", said(5)),
    ("platform_years", "两年", said(2)),
    ("office_rent_area", "200平", said(200)),
    ("office_rent_area", "200平米", said(200)),
    ("office_rent_area", "200㎡", said(200)),
    ("office_rent_area", "200m2", said(200)),
    ("office_rent_area", "200 m²", said(200)),
    ("office_rent_area", "200个平方", said(200)),
    ("office_rent_area", "186.5平方米", said("186.5")),
    ("office_rent_area", "3亩", rough(2000)),
    ("office_rent_area", "200多平米", rough(200)),
    ("park_area", "3.5万平方米", said(35000)),
    ("park_area", "3万5千平", said(35000)),
    ("park_area", "两万平", said(20000)),
    ("park_area", "3万多平", rough(30000)),
    ("usd_cny", "6.75", said("6.75")),
    ("usd_cny", "1美元=6.75元", said("6.75")),
    ("usd_cny", "1:6.75", said("6.75")),
    ("usd_cny", "六点七五", said("6.75")),
    ("usd_cny", "7", said(7)),
    ("usd_cny", "0", Ask("invalid")),
]

PERCENTS: list[tuple[str, Expected]] = [
    ("80%", said("80%")),
    ("８０％", said("80%")),
    ("12.5%", said("12.5%")),
    ("百分之十二点五", said("12.5%")),
    ("百分之80", said("80%")),
    ("80", said("80%")),
    ("80个点", said("80%")),
    ("80个百分点", said("80%")),
    ("三成", said("30%")),
    ("三成五", said("35%")),
    ("8成", said("80%")),
    ("一半", said("50%")),
    ("百分之百", said("100%")),
    ("100%", said("100%")),
    ("全部留用", said("100%")),
    ("一个也没有留用", said("0%")),
    ("没有", said("0%")),
    ("0", said("0%")),
    ("大约80%", rough("80%")),
    ("0.8", said("80%")),
    ("1", Ask("scale", ("1%", "100%"))),
    ("七八成", Ask("range", ("70%", "80%"))),
    ("70%到80%", Ask("range", ("70%", "80%"))),
    ("120%", Ask("invalid")),
    ("-5%", Ask("invalid")),
    ("10个留了8个", said("80%")),
    ("3个留了2个", Ask("choice", ("66.67%",))),
    ("不清楚", UNKNOWN),
]

YEARS: list[tuple[str, Expected]] = [
    ("2018", said(2018)),
    ("2018年", said(2018)),
    ("２０１８年", said(2018)),
    ("2018年度", said(2018)),
    ("18年", said(2018)),
    ("18年度", said(2018)),
    ("18", said(2018)),
    ("一八年", said(2018)),
    ("二〇一八年", said(2018)),
    ("二零一八", said(2018)),
    ("二0一八年", said(2018)),
    ("我要算2018年的", said(2018)),
    ("2018年5月", said(2018)),
    ("2018-12-31", said(2018)),
    ("去年", said(2018)),
    ("去年的", said(2018)),
    ("上一年", said(2018)),
    ("上年度", said(2018)),
    ("前年", said(2017)),
    ("大前年", said(2016)),
    ("今年", said(2019)),
    ("本年度", said(2019)),
    ("去年，2018年", said(2018)),
    ("不是2017，是2018", said(2018)),
    ("2017到2018年", Ask("range", (2017, 2018))),
    ("2017-2019", Ask("range", (2017, 2019))),
    ("2017年和2018年", Ask("choice", (2017, 2018))),
    ("1998年", Ask("invalid")),
    ("98年", Ask("invalid")),
    ("3年", Ask("invalid")),
    ("2200", Ask("invalid")),
    ("20181231", Ask("invalid")),
    ("哪一年都行？", NO_ANSWER),
    ("没有", NO_ANSWER),
    ("不知道", UNKNOWN),
]

ASK_YES = Ask("choice", (True, False))
BOOLEANS: list[tuple[str, str, Expected]] = [
    ("mofcom_registered", "有", said(True)),
    ("mofcom_registered", "有的", said(True)),
    ("mofcom_registered", "是", said(True)),
    ("mofcom_registered", "是的", said(True)),
    ("mofcom_registered", "对", said(True)),
    ("mofcom_registered", "對", said(True)),
    ("mofcom_registered", "嗯", said(True)),
    ("mofcom_registered", "嗯嗯", said(True)),
    ("mofcom_registered", "嗯，有的", said(True)),
    ("mofcom_registered", "对对对", said(True)),
    ("mofcom_registered", "y", said(True)),
    ("mofcom_registered", "Yes", said(True)),
    ("mofcom_registered", "ok", said(True)),
    ("mofcom_registered", "没错", said(True)),
    ("mofcom_registered", "是的，没问题", said(True)),
    ("mofcom_registered", "注册了", ASK_YES),
    ("mofcom_registered", "已经注册并填报了", said(True)),
    ("mofcom_registered", "我们在商务部系统里登记过", said(True)),
    ("mofcom_registered", "应该有吧", rough(True)),
    ("mofcom_registered", "没有", said(False)),
    ("mofcom_registered", "没有。", said(False)),
    ("mofcom_registered", "没", said(False)),
    ("mofcom_registered", "木有", said(False)),
    ("mofcom_registered", "无", said(False)),
    ("mofcom_registered", "否", said(False)),
    ("mofcom_registered", "不是", said(False)),
    ("mofcom_registered", "n", said(False)),
    ("mofcom_registered", "No", said(False)),
    ("mofcom_registered", "还没", said(False)),
    ("mofcom_registered", "还没办", said(False)),
    ("mofcom_registered", "暂无", said(False)),
    ("mofcom_registered", "目前还没有", said(False)),
    ("mofcom_registered", "我们公司没有注册", said(False)),
    ("mofcom_registered", "没填报", said(False)),
    ("mofcom_registered", "没有，正在办", said(False)),
    ("mofcom_registered", "正在办", said(False)),
    ("mofcom_registered", "有，但是没审核通过", ASK_YES),
    ("mofcom_registered", "注册了，没填报", said(False)),
    ("mofcom_registered", "以前有", ASK_YES),
    ("mofcom_registered", "以前有，现在没有", said(False)),
    ("mofcom_registered", "不是没有", ASK_YES),
    ("mofcom_registered", "好像有", ASK_YES),
    ("mofcom_registered", "可能没有", ASK_YES),
    ("mofcom_registered", "不知道有没有", UNKNOWN),
    ("mofcom_registered", "不清楚", UNKNOWN),
    ("mofcom_registered", "我问问报统计的同事", UNKNOWN),
    ("mofcom_registered", "有80个人", NO_ANSWER),
    ("mofcom_registered", "有营业执照", NO_ANSWER),
    ("mofcom_registered", "什么系统？", NO_ANSWER),
    ("mofcom_registered", "怎么注册", NO_ANSWER),
    ("mofcom_registered", "有没有影响", NO_ANSWER),
    ("mofcom_registered", "我们做软件", NO_ANSWER),
    ("city_recognized", "认定过", said(True)),
    ("city_recognized", "没被认定", said(False)),
    ("private_enterprise", "是民营企业", said(True)),
    ("private_enterprise", "不是民营", said(False)),
    ("private_enterprise", "民营", said(True)),
    ("sme", "属于中小企业", said(True)),
    ("sme", "不属于", said(False)),
    ("violation", "没有违法", said(False)),
    ("violation", "没发生", said(False)),
    ("violation", "没有没有", said(False)),
    ("headquarters", "在的", said(True)),
    ("city_expo", "参加过", said(True)),
    ("city_expo", "没参加过", said(False)),
    ("city_expo", "参加了", said(True)),
    ("neeq_listed", "挂牌了", said(True)),
    ("neeq_listed", "还没挂牌", said(False)),
    ("upstream_grant", "没拿过", said(False)),
    ("upstream_grant", "拿过", said(True)),
]

CHOICES: list[tuple[str, str, Expected]] = [
    ("city", "郑州", said("zhengzhou")),
    ("city", "郑州市", said("zhengzhou")),
    ("city", "鄭州", said("zhengzhou")),
    ("city", "我们在清远", said("qingyuan")),
    ("city", "2", said("changchun")),
    ("city", "第2个", said("changchun")),
    ("city", "选2", said("changchun")),
    ("city", "选第五个", said("shenyang")),
    ("city", "瀋陽", said("shenyang")),
    ("city", "zhengzhou", said("zhengzhou")),
    ("city", "郑州和长春", Ask("choice", ("zhengzhou", "changchun"))),
    ("city", "不是郑州，是长春", said("changchun")),
    ("city", "9", Ask("choice")),
    ("city", "北京", NO_ANSWER),
    ("city", "没有", NO_ANSWER),
    ("city", "有哪些城市？", NO_ANSWER),
    ("manufacturing_demo", "省级", said("provincial")),
    ("manufacturing_demo", "省里认定的", said("provincial")),
    ("manufacturing_demo", "国家级的", said("national")),
    ("manufacturing_demo", "没有", said("none")),
    ("manufacturing_demo", "无", said("none")),
    ("manufacturing_demo", "都没有", said("none")),
    ("manufacturing_demo", "都不是", said("none")),
    ("manufacturing_demo", "1", said("none")),
    ("manufacturing_demo", "有", Ask("choice", ("provincial", "national"))),
    ("manufacturing_demo", "不清楚", UNKNOWN),
    ("platform_level", "市级", said("municipal")),
    ("platform_level", "不是省级，是市级", said("municipal")),
    ("seat_mode", "自建", said("self_built")),
    ("seat_mode", "租用坐席", said("rented")),
    ("seat_mode", "直接租的", said("rented")),
    ("seat_mode", "租场地自己建的", said("self_built")),
    ("seat_mode", "都不是", said("none")),
    ("college_level", "高职", said("higher")),
    ("college_level", "中专", said("secondary")),
    ("college_major", "新开的", said("new")),
    ("college_major", "转型", said("converted")),
]

LISTED: list[tuple[str, str, Expected]] = [
    ("role", "服务外包企业", said(["enterprise"])),
    ("role", "企业", said(["enterprise"])),
    ("role", "我们是外包公司", said(["enterprise"])),
    ("role", "园区", said(["park_operator"])),
    ("role", "园区管理方", said(["park_operator"])),
    ("role", "大厦", said(["park_operator"])),
    ("role", "协会", said(["association"])),
    ("role", "1", said(["enterprise"])),
    ("role", "1、3", said(["enterprise", "training_institution"])),
    ("role", "1和3", said(["enterprise", "training_institution"])),
    ("role", "3，1", said(["enterprise", "training_institution"])),
    ("role", "1 3", said(["enterprise", "training_institution"])),
    ("role", "选1和3", said(["enterprise", "training_institution"])),
    ("role", "企业和培训机构", said(["enterprise", "training_institution"])),
    ("role", "都没有", NO_ANSWER),
    ("titles", "IAOP全球外包100强", said(["iaop_global_100"])),
    ("titles", "世界500强", said(["fortune_500"])),
    ("titles", "世界五百强", said(["fortune_500"])),
    ("titles", "母公司是世界500强", said(["fortune_500"])),
    ("titles", "IAOP", said(["iaop_global_100"])),
    ("titles", "十大领军", said(["china_top10"])),
    ("titles", "国内百强", said(["china_100"])),
    ("titles", "世界500强和IAOP全球100强", said(["fortune_500", "iaop_global_100"])),
    ("titles", "100强", Ask("choice", (["iaop_global_100"], ["china_100"]))),
    ("titles", "都没有", said([])),
    ("titles", "没有", said([])),
    ("titles", "无", said([])),
    ("titles", "都有", said(["fortune_500", "iaop_global_100", "china_top10", "china_100"])),
    ("titles", "1、2", said(["fortune_500", "iaop_global_100"])),
    ("titles", "1,9", Ask("choice")),
    ("titles", "12", Ask("choice")),
    ("titles", "1-3", Ask("choice")),
    ("titles", "有", Ask("choice")),
    ("titles", "不知道", UNKNOWN),
    ("already_supported", "没有", said([])),
    ("already_supported", "都没有享受过", said([])),
    ("already_supported", "离岸出口额奖励", NO_ANSWER),
    ("already_supported", "不清楚", UNKNOWN),
]

EXPO = "expo_fees"
AMOUNTS: list[tuple[str, Expected]] = [
    ("第一次2.8万，第二次3.5万", assumed(["28000 CNY", "35000 CNY"], EXPO)),
    ("第一次2.8万元，第二次3.5万元", said(["28000 CNY", "35000 CNY"])),
    ("2.8万和3.5万", assumed(["28000 CNY", "35000 CNY"], EXPO)),
    ("2.8万、3.5万", assumed(["28000 CNY", "35000 CNY"], EXPO)),
    ("28000，35000", assumed(["28000 CNY", "35000 CNY"], EXPO)),
    ("28000,35000", assumed(["28000 CNY", "35000 CNY"], EXPO)),
    ("28000 35000", assumed(["28000 CNY", "35000 CNY"], EXPO)),
    ("2万、2万、1.5万", assumed(["20000 CNY", "20000 CNY", "15000 CNY"], EXPO)),
    ("第一个：两万八\n第二个：三万五", assumed(["28000 CNY", "35000 CNY"], EXPO)),
    ("1. 2.8万元\n2. 3.5万元", said(["28000 CNY", "35000 CNY"])),
    ("第一2.8万，第二3.5万", assumed(["28000 CNY", "35000 CNY"], EXPO)),
    ("只有一次，2.8万", assumed(["28000 CNY"], EXPO)),
    ("2.8万", assumed(["28000 CNY"], EXPO)),
    ("28000元", said(["28000 CNY"])),
    ("两次，2.8万和3.5万", assumed(["28000 CNY", "35000 CNY"], EXPO)),
    ("两次都是3万", assumed(["30000 CNY", "30000 CNY"], EXPO)),
    ("3个展位，每个2万元", said(["20000 CNY", "20000 CNY", "20000 CNY"])),
    ("大概2.8万和3.5万", assumed(["28000 CNY", "35000 CNY"], EXPO, approximate=True)),
    ("5000美元和3万元", said(["5000 USD", "30000 CNY"])),
    ("没有", said([])),
    ("没有参加展会", said([])),
    ("没参加过", said([])),
    ("0", said([])),
    ("每次3万", Ask("choice")),
    ("两次一共6万", Ask("choice")),
    ("2万到3万", Ask("range", (["20000 CNY"], ["30000 CNY"]))),
    ("2.8、3.5", Ask("scale", (["2.8 CNY", "3.5 CNY"], ["28000 CNY", "35000 CNY"]))),
    ("200,300", Ask("choice", (["200300 CNY"], ["200 CNY", "300 CNY"]))),
    ("-2万", Ask("invalid")),
    ("2万欧元", Ask("currency", ())),
    ("参加过", Ask("invalid")),
    ("两次", Ask("invalid")),
    ("不清楚", UNKNOWN),
    ("门票算吗？", NO_ANSWER),
]

CERTS = "certifications"
CMMI = {"name": "CMMI", "fee": "300000 CNY"}
CERTIFICATIONS: list[tuple[str, Expected]] = [
    ("CMMI 30万，省里补20万", assumed([{**CMMI, "support": "200000 CNY"}], CERTS)),
    ("CMMI 30万元，省里补20万元", said([{**CMMI, "support": "200000 CNY"}])),
    ("CMMI 30万元", said([CMMI])),
    ("CMMI花了30万元，没有补贴", said([{**CMMI, "support": "0 CNY"}])),
    ("花30万元做了CMMI", said([CMMI])),
    ("CMMI", said([{"name": "CMMI"}])),
    ("cmmi", said([{"name": "CMMI"}])),
    ("CMMI和ISO27001", said([{"name": "CMMI"}, {"name": "ISO27001"}])),
    (
        "CMMI3 30万元，ISO27001 8万元",
        said([{"name": "CMMI", "fee": "300000 CNY"}, {"name": "ISO27001", "fee": "80000 CNY"}]),
    ),
    (
        "ISO 27001 8万元，省里补了5万元；CMMI 30万元",
        said([{"name": "ISO27001", "fee": "80000 CNY", "support": "50000 CNY"}, CMMI]),
    ),
    (
        "CMMI、ISO27001各10万元",
        said([{"name": "CMMI", "fee": "100000 CNY"}, {"name": "ISO27001", "fee": "100000 CNY"}]),
    ),
    ("CMMI 5级 30万元", said([CMMI])),
    ("没有", said([])),
    ("没有国际认证", said([])),
    ("一个都没有", said([])),
    ("CMMI和ISO27001一共50万", Ask("choice")),
    ("CMMI 30", Ask("scale")),
    ("CMMI 20到30万", Ask("range")),
    ("CMMI 30万元，省里补过", Ask("invalid")),
    ("CMMI -3万", Ask("invalid")),
    ("30万", Ask("invalid")),
    ("有", Ask("invalid")),
    ("CMMI 3万欧元", Ask("currency")),
    ("不清楚", UNKNOWN),
    ("CMMI算吗？", NO_ANSWER),
]

SECOND_LOOK: list[tuple[str, str, Expected]] = [
    ("offshore", "150万美元没有", Ask("range", ("1500000 USD",))),
    ("offshore", "150多w刀", rough("1500000 USD")),
    ("offshore", "增长了20万美元", Ask("choice", ("200000 USD",))),
    ("offshore", "比去年增长20%，150万美元", Ask("choice", ("1500000 USD",))),
    ("offshore", "没有离岸，国内150万", Ask("choice", ("1500000 USD", "1500000 CNY", "0 USD"))),
    ("offshore_prev", "去年没有，今年150万美元", Ask("choice")),
    ("offshore_prev", "比去年少10%", NO_ANSWER),
    ("onshore_prev", "翻了一番", NO_ANSWER),
    ("offshore", "3个客户每个50万美元", Ask("choice", ("500000 USD",))),
    ("offshore", "万把美元", rough("10000 USD")),
    ("offshore", "50%", Ask("invalid")),
    ("offshore", "150万美元+30万美元", Ask("invalid")),
    ("offshore", "15O万美元", said("1500000 USD")),
    ("offshore", "没看懂", NO_ANSWER),
    ("offshore", "没有问题", NO_ANSWER),
    ("sea_freight", "3块5", said("3.5 CNY")),
    ("intern_allowance", "每月1500元", said("1500 CNY")),
    ("intern_allowance", "1500元/月", said("1500 CNY")),
    ("headcount", "没有实习生，85人", Ask("choice", (85, 0))),
    ("headcount", "①80", Ask("choice", (1, 80))),
    ("headcount", "80²", Ask("choice")),
    ("headcount", "80+20", Ask("invalid")),
    ("headcount", "千把人", rough(1000)),
    ("office_rent_months", "2018年3月到12月", NO_ANSWER),
    ("interns_undergrad_months", "一季度", Ask("invalid")),
    ("office_rent_area", "1200平方英尺", Ask("invalid")),
    ("office_rent_area", "3层，每层500平", Ask("choice", (500,))),
    ("usd_cny", "1美金等于六块八", said("6.8")),
    ("intern_retention", "四分之三", said("75%")),
    ("intern_retention", "三分之二", Ask("invalid")),
    ("mofcom_registered", "注册过没填报", said(False)),
    ("mofcom_registered", "不用", NO_ANSWER),
    ("headquarters", "总部在北京", said(False)),
    ("headquarters", "总部设在本市", said(True)),
    ("private_enterprise", "是外资企业", said(False)),
    ("private_enterprise", "是民企", said(True)),
    ("in_park", "不在园区", said(False)),
    ("in_park", "在北京园区", ASK_YES),
    ("hq_offshore_first", "不是第一次", said(False)),
    (EXPO, "第一次展位费2万，门票0.8万", Ask("choice")),
    (EXPO, "两个2万，一个1.5万", Ask("choice")),
    (EXPO, "2万*3", assumed(["20000 CNY"] * 3, EXPO)),
    (EXPO, "2万元x2", said(["20000 CNY"] * 2)),
    (EXPO, "①2万元 ②3万元", said(["20000 CNY", "30000 CNY"])),
    ("staff_cert_fees", "PMP3900元", said(["3900 CNY"])),
    (
        "overseas_centers",
        "第一个40万美元，第二个25万",
        Ask("currency", (["400000 USD", "250000 USD"], ["400000 USD", "250000 CNY"])),
    ),
    (CERTS, "ISO27001信息安全认证8万元", said([{"name": "ISO27001", "fee": "80000 CNY"}])),
    (CERTS, "CMMI 30万元，国家补10万元，省里补10万元", said([{**CMMI, "support": "200000 CNY"}])),
    (CERTS, "ISO27001和20000", said([{"name": "ISO27001"}, {"name": "ISO20000"}])),
    (CERTS, "没做CMMI，做了ISO27001 20万元", Ask("invalid")),
    (CERTS, "hello", NO_ANSWER),
    ("titles", "IAOP没有，国内百强有", said(["china_100"])),
    ("titles", "中国500强", NO_ANSWER),
    ("titles", "都没有呢", said([])),
    ("titles", "①③", said(["fortune_500", "china_top10"])),
    ("city", "我们公司在温州，想问一下", said("wenzhou")),
    ("city", "我要查长春的", said("changchun")),
    ("mofcom_registered", "我要问问财务", UNKNOWN),
    ("year", "18、19年", Ask("choice", (2018, 2019))),
    ("year", "2018年1月到12月", said(2018)),
]

#: What a user trial found to be taken wrongly or not at all.
NEARLY: list[tuple[str, str, Expected]] = [
    *(
        ("offshore", text, Ask("range", (f"{number}0000 USD",)))
        for text, number in {
            "快200万美元": 200,
            "快100万美元了": 100,
            "快要到100万美元": 100,
            "差点100万美元": 100,
            "差一点到100万美元": 100,
            "差一点100万美元": 100,
            "差不多到100万美元": 100,
            "大概快100万美元": 100,
            "不到100万美元": 100,
        }.items()
    ),
    *(
        ("offshore", text, rough("1000000 USD"))
        for text in (
            *("将近100万美元", "接近100万美元", "近100万美元", "几乎100万美元"),
            "almost 1 million dollars",
        )
    ),
    ("offshore", "快100万了", Ask("range", ("1000000 USD", "1000000 CNY"))),
    ("offshore", "差不多100万美元", rough("1000000 USD")),
    ("offshore", "about 1.5 million dollars", rough("1500000 USD")),
    ("headcount", "快100人了", Ask("range", (100,))),
    ("intern_retention", "将近80%", rough("80%")),
    (EXPO, "快3万元", Ask("range", (["30000 CNY"],))),
    ("offshore", "三四百万美元", Ask("range", ("3000000 USD", "4000000 USD"))),
    ("onshore", "80到100万", Ask("range", ("800000 CNY", "1000000 CNY"))),
]
MEANT: list[tuple[str, str, Expected]] = [
    *(
        ("mofcom_registered", text, NO_ANSWER)
        for text in (
            *(
                "不对，是85万",
                "不对，是的",
                "不对",
                "不对，没有",
                "错了",
                "说错了，没有",
                "写错了，是",
            ),
            *("不是这个", "不是这个，是的", "哦不对，没有", "搞错了，有的", "弄错了 不是"),
        )
    ),
    ("offshore", "不对", NO_ANSWER),
    ("manufacturing_demo", "不对", NO_ANSWER),
    *(("mofcom_registered", text, ASK_YES) for text in ("注册过", "已经注册了", "我们注册过了")),
    *(("mofcom_registered", text, ASK_YES) for text in ("有，但是不全", "有，不过没弄完")),
    *(
        ("mofcom_registered", text, said(True))
        for text in ("填了", "填报了", "报了", "有填", "每月都报", "注册并填报了", "注册了，也填了")
    ),
    *(("mofcom_registered", text, said(False)) for text in ("没填", "没报", "没有填")),
    *(
        ("newly_settled", text, said(False))
        for text in ("早就有了", "早就注册了", "老公司了", "成立十年了", "不是首次", "不是第一次")
    ),
    *(
        ("newly_settled", text, NO_ANSWER)
        for text in ("有", "有，2010年", "注册了", "2010年成立的", "已经有了")
    ),
    ("newly_settled", "是，2010年成立的", ASK_YES),
    ("newly_settled", "是，早就注册了", ASK_YES),
    ("newly_settled", "不是，2010年就有了", said(False)),
    *(("newly_settled", text, said(False)) for text in ("不是", "没有", "不是，早就有了")),
    *(
        ("newly_settled", text, said(True))
        for text in ("是", "是的", "今年刚注册的", "今年新成立", "是的，今年刚成立", "今年首次注册")
    ),
    ("newly_settled", "今年没有成立公司", NO_ANSWER),
    ("newly_settled", "18年", NO_ANSWER),
    *(("hq_offshore_first", text, NO_ANSWER) for text in ("有", "达到了")),
    *(("hq_offshore_first", text, said(False)) for text in ("早就达到了", "以前达到过")),
    *(("hq_offshore_first", text, said(True)) for text in ("是第一次", "今年首次达到", "是")),
    ("violation", "没有，不过有个小处罚", ASK_YES),
    ("private_enterprise", "是的，我们就是民营企业", said(True)),
    *(
        ("city_expo", text, said(False))
        for text in (
            *("参加了，但是是自己报名的", "参加了，不过是自己去的", "参加了，可是是自己去的"),
            *("参加了，自己去的", "去了，但没赶上"),
        )
    ),
    *(("city_expo", text, said(False)) for text in ("自己去的", "自己报名的", "没去", "没有去")),
    *(
        ("city_expo", text, said(True))
        for text in (
            "去了",
            "去过",
            "参加过一次",
            "参加过2次",
            "我们去了两次",
            "参加了",
            "市里组织的",
        )
    ),
    ("promotion_trips", "去过一次", said(True)),
    *(
        ("key_enterprise", text, said(False))
        for text in ("没听说过", "去年被取消了", "没评上", "没上名单", "后来取消了")
    ),
    *(("key_enterprise", text, said(True)) for text in ("上了名单", "评上了", "在名单上")),
    ("key_enterprise", "评上了，去年被取消了", said(False)),
    *(("headquarters", text, said(False)) for text in ("我们总部在北京", "在北京")),
    ("headquarters", "没设", said(False)),
]
ENTERPRISE, PARK = said(["enterprise"]), said(["park_operator"])
WHOSE: list[tuple[str, str, Expected]] = [
    *(("role", text, NO_ANSWER) for text in ("我们在园区里办公", "客户是园区", "客户都是培训机构")),
    *(("role", text, NO_ANSWER) for text in ("没有", "no", "8", "2018", "无", "都不是")),
    *(
        ("role", text, ENTERPRISE)
        for text in (
            *("给园区做外包的", "园区里的企业", "园区企业", "做外包的", "给日本客户写代码"),
            *("软件公司", "呼叫中心", "医药研发", "company", "we are a software company"),
            "在产业园租房的软件公司",
        )
    ),
    ("role", "园区 企业", said(["enterprise", "park_operator"])),
    ("role", "企业和园区", said(["enterprise", "park_operator"])),
    *(("role", text, Ask("choice")) for text in ("全部", "都是", "全都是")),
    *(("role", text, said(["training_institution"])) for text in ("搞培训的", "培训学校")),
    *(("role", text, PARK) for text in ("管园区的", "园区运营", "园区运营公司", "我们是园区")),
    ("role", "协会", said(["association"])),
    ("role", "我们作为企业申请", ENTERPRISE),
    *(
        ("titles", text, NO_ANSWER)
        for text in (
            "客户是世界500强",
            "客户里有世界500强",
            "以前是500强",
            "给世界500强做外包",
            "曾经是世界500强",
        )
    ),
    *(
        ("titles", text, Ask("choice", (["fortune_500"], [])))
        for text in ("500强", "五百强", "我们是500强")
    ),
]
AMISS: list[tuple[str, str, Expected]] = [
    *(
        ("onshore", text, Ask("range", ()))
        for text in ("没怎么做国内", "很少", "一点点", "没多少业务", "做得不多")
    ),
    ("onshore", "扣掉以后500万", Ask("choice", ())),
    ("onshore", "扣除后是500万元", Ask("choice", ())),
    ("onshore", "没扣，500万元", said("5000000 CNY")),
    ("onshore", "扣除前500万元", said("5000000 CNY")),
    ("onshore_prev", "扣掉以后500万元", said("5000000 CNY")),
    *(("onshore", text, NO_ANSWER) for text in ("三分之一", "一半", "一半左右")),
    ("headcount", "三分之一", NO_ANSWER),
    ("offshore", "500万美元的一半", Ask("invalid")),
    *(
        ("offshore", text, said("0 USD"))
        for text in (
            *("都是国内的", "全是国内客户", "只做国内业务", "没有境外", "都没有"),
            *("nothing", "none", "zero"),
        )
    ),
    ("offshore", "都是国内的，500万元", Ask("choice", ("5000000 CNY", "0 USD"))),
    ("onshore", "都是国外的", said("0 CNY")),
    ("onshore", "都是国内的", NO_ANSWER),
    ("new_graduate_hires", "有5个实习生", Ask("choice", (5,))),
    ("interns_undergrad", "有5个实习生", said(5)),
    ("headcount", "200000", said(200_000)),
    ("headcount", "200001", Ask("invalid")),
    ("headcount", "一百来万", Ask("invalid")),
    ("events_organized", "100", said(100)),
    ("events_organized", "101场", Ask("invalid")),
    ("park_enterprises", "100000家", said(100_000)),
    ("park_enterprises", "100001家", Ask("invalid")),
    *(("key_rank", text, Ask("range", (1, 3))) for text in ("第1-3名", "第1到第3名", "1-3")),
    *(("key_rank", text, NO_ANSWER) for text in ("未上榜", "没进前六", "没评上", "没有进入前6名")),
    *(("key_rank", text, said(1)) for text in ("第一名", "冠军", "头名", "我们是冠军")),
    ("key_rank", "没拿冠军", Ask("invalid")),
    *(("year", text, said(2018)) for text in ("最近一年", "上个年度", "近一年", "上一个年度")),
    *(("year", text, Ask("choice", ())) for text in ("都要", "全部")),
    *(
        ("year", text, Ask("range", (2016, 2017, 2018)))
        for text in ("近三年", "最近三年", "最近3年的")
    ),
]

ROWS: list[tuple[str, str, Expected]] = [
    *((text, "offshore", expected) for text, expected in DOLLARS),
    *((text, "onshore", expected) for text, expected in YUAN),
    *((text, "headcount", expected) for text, expected in PEOPLE),
    *((text, key, expected) for key, text, expected in COUNTS),
    *((text, "intern_retention", expected) for text, expected in PERCENTS),
    *((text, "year", expected) for text, expected in YEARS),
    *((text, key, expected) for key, text, expected in BOOLEANS),
    *((text, key, expected) for key, text, expected in CHOICES),
    *((text, key, expected) for key, text, expected in LISTED),
    *((text, EXPO, expected) for text, expected in AMOUNTS),
    *((text, CERTS, expected) for text, expected in CERTIFICATIONS),
    *((text, key, expected) for key, text, expected in SECOND_LOOK),
    *((text, key, expected) for key, text, expected in [*NEARLY, *MEANT, *WHOSE, *AMISS]),
]


@pytest.mark.parametrize(("text", "key", "expected"), ROWS, ids=str)
def test_reply(text: str, key: str, expected: Expected) -> None:
    check(read_answer(text, FACTS[key], today=TODAY), expected)


OFFERED: list[tuple[str, str, tuple[str, ...], Expected]] = [
    ("1", "violation", ("有", "没有", "不清楚"), said(True)),
    ("2", "violation", ("有", "没有", "不清楚"), said(False)),
    ("２", "violation", ("有", "没有", "不清楚"), said(False)),
    ("3", "violation", ("有", "没有", "不清楚"), UNKNOWN),
    ("第三个", "violation", ("有", "没有", "不清楚"), UNKNOWN),
    ("4", "violation", ("有", "没有", "不清楚", "跳过"), NO_ANSWER),
    ("7", "violation", ("有", "没有", "不清楚"), NO_ANSWER),
    ("不清楚", "violation", ("有", "没有", "不清楚"), UNKNOWN),
    ("1", "offshore", ("没有境外客户", "不清楚"), said("0 USD")),
    ("2", "offshore", ("150万美元", "150万元"), said("1500000 CNY")),
    ("2", "headcount", ("80人", "100人"), said(100)),
    ("2", "headcount", ("没有", "不清楚"), Ask("choice", (2,))),
    ("2人", "headcount", ("没有", "不清楚"), said(2)),
    ("选2", "headcount", ("没有", "不清楚"), UNKNOWN),
    (
        "1、3",
        "titles",
        ("国内服务外包100强", "IAOP全球外包100强", "《财富》世界500强"),
        said(["fortune_500", "china_100"]),
    ),
    ("2", "city", ("长春", "郑州"), said("zhengzhou")),
    ("2", "city", ("郑州", "跳过"), NO_ANSWER),
    ("3", "seat_mode", ("自建", "租用", "无"), said("none")),
    ("1", "year", ("2016", "2017", "2018", "2019"), said(2016)),
    ("4", "year", ("2016", "2017", "2018", "2019"), said(2019)),
]


@pytest.mark.parametrize(("text", "key", "options", "expected"), OFFERED)
def test_number_of_an_offered_text(
    text: str, key: str, options: tuple[str, ...], expected: Expected
) -> None:
    check(read_answer(text, FACTS[key], options=options, today=TODAY), expected)


def _none_texts() -> list[tuple[str, str]]:
    found = []
    for key, fact in FACTS.items():
        texts = {fact.ask.none, *(variant.none for variant in fact.ask.variants)}
        found += [(key, text) for text in sorted(filter(None, texts))]
    return found


@pytest.mark.parametrize(("key", "text"), _none_texts())
def test_button_of_none_means_none(key: str, text: str) -> None:
    reading = read_answer(text, FACTS[key], today=TODAY)
    assert reading is not None
    fact = FACTS[key]
    none = {"money": f"0 {fact.currencies[0]}", "percent": "0%", "integer": 0, "number": 0}
    assert reading == Reading(none.get(fact.type, []))


@pytest.mark.parametrize("fact", [fact for fact in FACTS.values() if fact.ask.example])
def test_example_of_every_question_is_read(fact: Fact) -> None:
    assert fact.ask.example is not None
    reading = read_answer(fact.ask.example, fact, today=TODAY)
    if fact.type == "list[item]":
        assert reading is None
        return
    assert reading is not None
    assert reading.value is not None, reading


@pytest.mark.parametrize("fact", [fact for fact in FACTS.values() if fact.values])
def test_every_label_is_read(fact: Fact) -> None:
    for key, label in fact.values.items():
        reading = read_answer(label, fact, today=TODAY)
        assert reading == Reading([key] if fact.type == "choices" else key)
