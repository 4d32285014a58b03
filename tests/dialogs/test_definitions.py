"""What a person asks the meaning of, what is not such a question, and what the glossary answers."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from dialogs.glossary import Glossary, find, glossary, names, read_glossary
from dialogs.phrase import definition
from dialogs.understand.definitions import known_as, plain, wanted_terms
from dialogs.understand.text import lower, normalise
from engine import DocumentError, Library
from engine.documents import read
from engine.library import DATA

#: The closing words of a document stand in no clause.
CLOSING = "文末"


@pytest.fixture(scope="module")
def book() -> Glossary:
    return glossary()


def asked(said: str, library: Library) -> list[str]:
    """The main names of what a message asks for; a term that is none comes in brackets."""
    main, known = glossary().main, names(library.catalogue)
    terms = wanted_terms(lower(normalise(said)), known)
    return [main.get(one, one) if one in known else f"[{one}]" for one in terms]


@pytest.mark.parametrize(
    ("said", "terms"),
    [
        ("什么叫离岸？", "离岸服务外包"),
        ("什么是执行额？", "执行额"),
        ("执行额是什么意思", "执行额"),
        ("离岸是啥", "离岸服务外包"),
        ("KPO指什么", "KPO"),
        ("LPR是什么", "LPR"),
        ("请问什么算“一带一路”项目", "一带一路"),
        ("接包中心是什么", "接包中心"),
        ("商务部系统是什么系统", "商务部服务外包业务管理和统计系统"),
        ("应届毕业生怎么算", "应届毕业生"),
        ("什么叫离岸？什么是执行额？", "离岸服务外包 执行额"),
        ("什么叫离岸什么是执行额", "离岸服务外包 执行额"),
        ("什么叫离岸?在岸呢?", "离岸服务外包 在岸服务外包"),
        ("在岸是啥意思呀", "在岸服务外包"),
        ("离岸是啥意思啊", "离岸服务外包"),
        ("剥离是啥意思", "剥离"),
        ("特装啥意思", "特装"),
        ("啥叫特装啊", "特装"),
        ("解释一下KPO", "KPO"),
        ("能不能解释一下什么是贴息", "贴息"),
        ("贴息的定义", "贴息"),
        ("何谓服务外包？", "服务外包"),
        ("What is LPR?", "LPR"),
        ("what's BPO", "BPO"),
        ("what does ITO mean?", "ITO"),
        ("KPO？", "KPO"),
        ("一带一路?", "一带一路"),
        ("那个KPO是什么东西", "KPO"),
        ("这里的离岸是什么意思", "离岸服务外包"),
        ("你说的执行额是什么意思", "执行额"),
        ("问题里的“标准展位”是啥", "标准展位"),
        ("请问，什么是技术先进型服务企业", "技术先进型服务企业"),
        ("不好意思，不太懂，什么叫离岸外包", "离岸服务外包"),
        ("我不知道什么是基准利率", "贷款基准利率"),
        ("离岸执行额是什么？我不懂", "执行额"),
        ("執行額是什麼意思", "执行额"),
        ("什麼叫離岸？", "离岸服务外包"),
        ("Ｋ Ｐ Ｏ是什么", "[k p o]"),
        ("ＫＰＯ是什么", "KPO"),
        ("ITO、BPO、KPO是什么意思", "ITO BPO KPO"),
        ("ITO和BPO分别指什么", "ITO BPO"),
        ("合同额和执行额有什么区别？", "合同额 执行额"),
        ("离岸跟在岸有啥区别", "离岸服务外包 在岸服务外包"),
        ("执行额和合同额是一回事吗", "执行额 合同额"),
        ("LPR和基准利率怎么区分", "LPR 贷款基准利率"),
        ("IAOP是什么组织", "IAOP"),
        ("CMMI是什么认证", "CMMI"),
        ("iso27001是什么", "ISO27001"),
        ("SAS 70是啥", "SAS70"),
        ("CC-CMM是什么", "CC-CMM"),
        ("新三板 是 什么", "新三板"),
        ("辽股交创新层是啥玩意", "辽股交"),
        ("什么叫股改", "股改"),
        ("坐席怎么算", "坐席"),
        ("什么样的企业算中小企业", "中小企业"),
        ("哪些是重点展会", "重点展会"),
        ("怎样才算总部", "总部"),
        ("郑州的重点企业是什么", "重点企业"),
        ("就高不就低是什么意思？", "不重复享受"),
        ("规模以上是什么标准？", "规模以上工业企业"),
        ("口径是指什么", "口径"),
        ("就业见习是什么，150人", "就业见习"),
        ("告诉我财政级次是啥", "财政级次"),
        ("征求意见稿是什么意思，能用吗", "征求意见稿"),
        ("一带一路是哪些国家？", "一带一路"),
        ("什么叫区块链外包", "[区块链外包]"),
        ("保税研发是什么意思", "[保税研发]"),
        ("租用期限是什么意思", "租用期限"),
        ("执行额，是什么", "执行额"),
        ("贴息，什么意思？", "贴息"),
        ("离岸到底是个啥", "离岸服务外包"),
        ("那IAOP是个什么机构", "IAOP"),
        ("所以离岸是什么", "离岸服务外包"),
        ("新三板是干嘛的", "新三板"),
        ("贴息是怎么回事", "贴息"),
        ("怎么认定重点企业", "重点企业"),
        ("贵市的重点企业怎么认定的", "重点企业"),
        ("特装指哪些费用", "特装"),
        ("公共服务平台是指？", "公共服务平台"),
        ("上年度指的是哪一年", "上年度"),
        ("ISO27001和ISO20000有什么不一样", "ISO27001 ISO20000"),
        ("按“分段”是什么意思", "分段"),
        ("没有，离岸是什么", "离岸服务外包"),
    ],
)
def test_the_meaning_of_a_term_is_asked(said: str, terms: str, library: Library) -> None:
    expected = [terms] if terms.startswith("[") else terms.split(" ")
    assert asked(said, library) == expected


@pytest.mark.parametrize(
    "said",
    [
        "什么意思",
        "这是什么意思？",
        "啥意思啊",
        "这个是什么",
        "解释一下",
        "不知道什么意思",
        "什么是什么",
        "离岸150万是什么水平",
        "多少钱",
        "能拿多少钱？",
        "离岸150万美元",
        "我们做离岸业务，CMMI3级",
        "没什么意思",
        "LPR是多少",
        "汇率多少？",
        "什么时候截止",
        "奖励怎么算",
        "怎么算",
        "这个怎么算的",
        "为什么要问离岸",
        "为什么叫离岸",
        "下一步是什么",
        "申请条件是什么",
        "最划算的是什么",
        "我们公司应该填的是什么",
        "问的是什么",
        "什么是我们能拿的",
        "你是什么",
        "150万是什么",
        "四（一）是什么",
        "什么都没有",
        "有什么奖励",
        "做了什么认证都行吗",
        "什么认证",
        "离岸跟去年有什么区别",
        "这个跟那个有什么区别",
        "2018年呢？",
        "郑州？",
        "100？",
        "27001？",
        "在岸呢，80万",
        "港澳台算离岸吗",
        "没有离岸",
        "重点企业，第3名",
        "没听说过IAOP",
        "离岸业务是我们的主业",
        "不清楚",
        "是",
        "",
        "？",
        "哪个城市？",
        "哪一年？",
        "什么垃圾系统",
        "奖励是什么",
        "优惠政策是什么",
        "第一条是什么",
        "没有，是什么意思",
        "LPR是什么时候公布的",
        "园区是什么级别",
        "什么认证都没有",
        "你们是什么平台",
        "我们不是什么重点企业",
        "关你什么事",
        "为啥要问注册资本",
        "要什么材料",
        "商务部系统在哪里登记？",
        "我们在郑州，18年离岸做了150w刀，八十来号人，CMMI3",
    ],
)
def test_what_asks_for_no_meaning(said: str, library: Library) -> None:
    assert asked(said, library) == []


def test_a_message_of_any_length_is_read_quickly(library: Library) -> None:
    known = names(library.catalogue)
    for said in (
        "什么叫" * 300,
        "的是什么" * 250,
        "、".join("离岸" * 200),
        "请问" * 450 + "什么叫离岸",
    ):
        wanted_terms(lower(normalise(said[:1000])), known)


# The data.


def compact(text: str) -> str:
    """The text without spaces, with one kind of punctuation: as the source is compared."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def test_every_quotation_stands_in_the_clause_it_cites(book: Glossary, library: Library) -> None:
    for name, term in book.terms.items():
        for policy_id, said in term.documents.items():
            policy = library.policies[policy_id].policy
            source = (DATA / "policies" / policy_id / "source.txt").read_text("utf-8")
            clauses = {one.clause: one.text for one in policy.clauses} | {CLOSING: source}
            assert said.clause in clauses, name
            quote = compact(said.quote)
            assert quote in compact(source), name
            assert quote in compact(clauses[said.clause]), name


def test_every_text_ends_like_a_sentence_and_has_a_source(book: Glossary) -> None:
    for name, term in book.terms.items():
        assert term.text.endswith("。") and term.source, name
        assert all((said.text or "。").endswith("。") for said in term.documents.values()), name


def test_every_name_leads_to_its_term(book: Glossary, library: Library) -> None:
    known = names(library.catalogue)
    for name in book.main:
        assert known_as(name, known) == name
        assert asked(f"什么是{name}", library) == [book.main[name]], name


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "甲: {text: 说明。, source: 来源}\n乙: {also: [甲], text: 说明。, source: 来源}",
            "已经是“甲”的叫法",
        ),
        ("甲: {text: 说明。}", "缺少“source”"),
        ("甲: {text: 说明。, source: 来源, documents: {anlan: {clause: 一}}}", "缺少“quote”"),
    ],
)
def test_a_wrong_file_is_refused(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "glossary.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(DocumentError, match=told):
        read_glossary(read(path))


# The answer.


def test_the_document_of_the_city_comes_first(library: Library) -> None:
    own, general = find("离岸", library, "zhengzhou")
    assert own.city == "郑州" and own.term == general.term == "离岸服务外包"
    assert own.quote == (
        "离岸服务外包是指国内的专业服务提供商承接国(境)外企业(机构)的服务业务,外包工作跨境完成……"
    )
    assert own.source == "《郑州市促进服务外包产业发展支持政策》（郑政办文〔2017〕46号）二"
    assert general.city is None and "商资发〔2006〕556号" in general.source


def test_a_city_that_says_nothing_of_it_gets_the_general_definition(library: Library) -> None:
    for city in (None, "wenzhou", "beijing"):
        (general,) = find("新三板", library, city)
        assert general.city is None and "全国中小企业股份转让系统" in general.text


def test_a_clause_that_is_a_number_is_cited_as_one(library: Library) -> None:
    own, _ = find("LPR", library, "shenyang")
    assert own.source.endswith("（征求意见稿）第1条")


@pytest.mark.parametrize(
    ("said", "term"),
    [
        ("离岸服务外包", "离岸服务外包"),
        ("离岸外包业务的", "离岸服务外包"),
        ("ｌｐｒ", "LPR"),
        ("“一带一路”", "一带一路"),
        ("離岸", "离岸服务外包"),
        ("那个重点企业", "重点企业"),
        ("CMMI认证", "CMMI"),
        ("特装费用", "特装"),
    ],
)
def test_a_term_is_found_in_any_spelling(said: str, term: str, library: Library) -> None:
    assert find(said, library, None)[-1].term == term


def test_a_fact_is_told_by_its_question(library: Library) -> None:
    (told,) = find("租约年限", library, "qingyuan")
    assert told.term == "租用期限" and "租约一共签了几年" in told.text
    (told,) = find("从业人员数", library, "qingyuan")
    assert "员工总数" in told.text


def test_what_is_not_known_is_not_made_up(library: Library) -> None:
    assert find("区块链", library, "zhengzhou") == ()
    assert find("", library, None) == ()


def test_how_it_is_told(library: Library) -> None:
    told = definition.blocks(find("坐席", library, "qingyuan"))
    texts = [getattr(block, "text", "") for block in told]
    assert texts[:3] == [
        "“坐席”，清远的原文：以上涉及奖励的坐席是指实际坐席数，即有人员正式办公、投入设备及线路的坐席。",
        "说明：空着的不算；实际坐席数还要经市服务外包工作领导小组核定。",
        "出处：《关于促进清远市服务外包产业发展的若干政策（暂行）》（清府办〔2015〕64号）一（二）。",
    ]
    assert texts[3].startswith("一般的意思：一个能让")
    assert [getattr(block, "quiet", False) for block in told] == [False, False, True, False, True]
    (first, _) = definition.blocks(find("口径", library, None))
    assert getattr(first, "text", "").startswith("“口径”：一个数怎么算")


def test_names_are_compared_in_plain_spelling() -> None:
    assert plain("“ＬＰＲ” ") == "lpr"
