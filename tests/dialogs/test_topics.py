"""The matters that concern a firm: which there are, and what leaving some out comes to."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs import Message, Session, Turn, turn
from dialogs.hearing import understood
from dialogs.topics import (
    MOST_OPTIONS,
    TOPICS,
    absent,
    supposed,
    topics,
    topics_among,
    topics_to_offer,
)
from dialogs.view import View
from engine import Library
from engine.notation import read_value


def test_every_topic_holds_facts_and_no_fact_is_in_two(library: Library) -> None:
    keys = [key for topic in topics() for key in topic.facts]
    assert len(keys) == len(set(keys))
    assert set(keys) <= set(library.catalogue)


def test_options_are_short_distinct_and_no_key_means_two_things(library: Library) -> None:
    matters = {topic.matter for topic in topics() if topic.matter is not None}
    every = [*topics(), *matters]
    assert len({topic.key for topic in every}) == len({topic.name for topic in every}) == len(every)
    assert max(len(topic.name) for topic in every) <= 14
    values = {value for fact in library.catalogue.values() for value in fact.values}
    assert not {topic.key for topic in every} & {*library.catalogue, *values, TOPICS}


def test_few_parts_are_offered_themselves_and_many_by_their_matters() -> None:
    few = topics_to_offer(["offshore", "onshore", "seats"], ())
    assert [topic.key for topic in few] == ["offshore_work", "onshore_work", "desks"]
    every = [key for topic in topics() for key in topic.facts]
    matters = topics_to_offer(every, ())
    assert [topic.key for topic in matters] == list(
        dict.fromkeys((topic.matter or topic).key for topic in topics())
    )


def test_a_matter_with_one_open_part_is_offered_as_that_part() -> None:
    but = [key for topic in topics() for key in topic.facts if topic.key != "used_platform"]
    keys = [topic.key for topic in topics_to_offer(but, ())]
    assert "own_platform" in keys and "platforms" not in keys


def test_what_was_offered_is_not_offered_again() -> None:
    missing = [key for topic in topics() for key in topic.facts]
    settled: list[str] = []
    rounds = 0
    while offered := topics_to_offer(missing, settled):
        assert len(offered) <= MOST_OPTIONS and not {one.key for one in offered} & {*settled}
        settled += [one.key for one in offered]
        rounds += 1
    assert rounds == 4
    assert {topic.key for topic in topics()} <= {*settled}
    assert topics_to_offer(missing, [TOPICS]) == ()


def test_what_is_absent_is_what_the_engine_reads_as_nothing(library: Library) -> None:
    for topic in topics():
        for key in topic.facts:
            fact = library.catalogue[key]
            value = absent(fact)
            assert value is not None, key
            read_value(fact, value)


def test_the_facts_of_the_others_are_supposed_absent(library: Library) -> None:
    offered = topics_among(["offshore", "expo_fees", "seats"])
    assert [topic.key for topic in offered] == ["offshore_work", "fairs", "desks"]
    found = supposed(["offshore_work"], offered, library.catalogue)
    assert found["expo_fees"] == [] and found["seats"] == 0 and found["seat_mode"] == "none"
    assert "offshore" not in found and "certifications" not in found


TODAY = date(2026, 11, 21)


def talk(library: Library, *messages: str, session: Session | None = None) -> Turn:
    session = session or Session()
    for text in messages:
        taken = turn(session, Message(text, TODAY), library)
        session = taken.session
    return taken


OPENED = ("沈阳", "服务外包企业", "2021年")


def test_a_long_document_asks_for_the_matters_first(library: Library) -> None:
    opened = talk(library, *OPENED)
    assert opened.session.pending == "topics"
    assert "涉及下面哪些事" in opened.replies[0].text
    assert "展会和市场开拓" in opened.replies[0].choices
    assert talk(library, "郑州", "服务外包企业", "2018年").session.pending != "topics"


@pytest.mark.parametrize("said", ["1", "离岸、国内业务", "只有离岸业务", "就做离岸和国内的业务"])
def test_the_matters_that_are_left_out_are_not_asked(library: Library, said: str) -> None:
    chosen = talk(library, *OPENED, said)
    facts = chosen.session.facts
    assert facts["booth_fees"] == [] and facts["certifications"] == []
    assert "offshore" not in facts
    assert "按“没有”算" in chosen.replies[0].text
    asked = []
    while chosen.session.pending is not None:
        asked.append(chosen.session.pending)
        chosen = talk(library, "没有", session=chosen.session)
    assert len(asked) <= 8 and "booth_fees" not in asked
    assert "您没选的事项都按“没有”算" in chosen.replies[0].text


def test_what_was_left_out_can_be_told_after_all(library: Library) -> None:
    chosen = talk(library, *OPENED, "1")
    told = talk(library, "参加了省里组织的重点展会，展位费2万元", session=chosen.session)
    assert told.session.facts["booth_fees"] == ["20000 CNY"]
    # The other facts of the matter are open again, those of other matters are not.
    assert "booth_decor" not in told.session.facts
    assert told.session.facts["certifications"] == []
    assert "以哪个为准" not in told.replies[0].text


def test_none_all_and_not_knowing(library: Library) -> None:
    none = talk(library, *OPENED, "都没有")
    assert none.session.facts["offshore"] == "0 USD"
    every = talk(library, *OPENED, "都有", "都有")
    assert not every.session.supposed and every.session.pending not in (None, "topics")
    unknown = talk(library, *OPENED, "不清楚")
    assert not unknown.session.supposed and unknown.session.pending not in (None, "topics")


def test_a_step_back_asks_for_the_matters_again(library: Library) -> None:
    opened = talk(library, *OPENED)
    back = talk(library, "1", "上一步", session=opened.session)
    assert back.session.pending == "topics"
    assert back.session.facts == opened.session.facts and back.session.supposed == ()


def test_what_stands_before_all_matters_is_asked_first(library: Library) -> None:
    asked = talk(library, "清远", "服务外包企业", "2016年")
    while asked.session.pending not in (None, "topics"):
        asked = talk(library, "是", session=asked.session)
    before = asked.session.facts
    assert {"registered_in_area", "city_recognized", "mofcom_registered"} <= before.keys()
    ended = talk(library, "清远", "服务外包企业", "2016年", "没有")
    assert ended.session.pending != "topics"


def test_facts_told_instead_of_choosing_are_taken(library: Library) -> None:
    told = talk(library, *OPENED, "离岸150万美元，员工80人")
    assert told.session.facts["offshore"] == "1500000 USD"
    assert told.session.pending == "topics"


def test_the_parts_of_the_chosen_matters_are_asked_next(library: Library) -> None:
    chosen = talk(library, *OPENED, "离岸、展会和认证")
    assert chosen.session.pending == "topics"
    assert "具体有哪几样" in chosen.replies[0].text
    choices = chosen.replies[0].choices
    assert "省里统一组织的重点展会" in choices and "新三板挂牌" not in choices
    parts = talk(library, "重点展会、商标", session=chosen.session)
    assert parts.session.pending not in (None, "topics")
    facts = parts.session.facts
    assert facts["offshore"] == "0 USD" and facts["patent_fee"] == "0 CNY"
    assert not {"booth_fees", "air_freight", "trademark_fee"} & facts.keys()
    asked = []
    while parts.session.pending is not None:
        asked.append(parts.session.pending)
        parts = talk(library, "没有", session=parts.session)
    assert "topics" not in asked and len(asked) <= 9


def test_few_parts_left_are_asked_one_by_one(library: Library) -> None:
    assert talk(library, *OPENED, "展会").session.pending not in (None, "topics")


def test_a_middling_document_offers_its_parts_at_once(library: Library) -> None:
    opened = talk(library, "长春", "服务外包企业", "2018年")
    assert opened.session.pending == "topics"
    assert {"在园区租办公室", "租用国际专线", "总部设在本市"} <= {*opened.replies[0].choices}
    chosen = talk(library, "就专线", session=opened.session)
    assert chosen.session.pending == "line_fee"


def test_not_knowing_the_parts_leaves_them_to_be_asked_one_by_one(library: Library) -> None:
    chosen = talk(library, *OPENED, "1、2、3")
    for said in ("不清楚", "跳过"):
        left = talk(library, said, session=chosen.session)
        assert left.session.supposed == chosen.session.supposed
        asked = set()
        while left.session.pending is not None:
            asked.add(left.session.pending)
            left = talk(library, "跳过", session=left.session)
        assert "topics" not in asked and {"offshore", "booth_fees", "patent_fee"} <= asked


def test_steps_back_from_the_parts(library: Library) -> None:
    chosen = talk(library, *OPENED, "1、2、3")
    back = talk(library, "1", "上一步", session=chosen.session)
    assert back.session.pending == "topics"
    assert back.replies[0].choices == chosen.replies[0].choices
    assert back.session.supposed == chosen.session.supposed
    first = talk(library, "上一步", session=back.session)
    assert first.replies[0].choices == talk(library, *OPENED).replies[0].choices
    assert first.session.supposed == first.session.passed == ()


def test_what_is_needed_whatever_was_chosen_is_asked(library: Library) -> None:
    chosen = talk(library, "长春", "服务外包企业", "2018年", "买了办公楼")
    asked = set()
    while chosen.session.pending is not None:
        asked.add(chosen.session.pending)
        chosen = talk(library, "跳过", session=chosen.session)
    assert "registered_capital" in asked


MATTERS = ("business", "market", "brand", "people", "overseas", "own_platform", "finance")
SAID = {
    "离岸和认证": "business brand",
    "离岸认证": "business brand",
    "1 3 5": "business brand overseas",
    "1，2，3都有": "business market brand",
    "一和三": "business brand",
    "第2和第4个": "market people",
    "涉及1和2": "business market",
    "2. 展会和市场开拓": "market",
    "认证、称号、商标专利；在境外设机构": "brand overseas",
    "就展会": "market",
    "招聘、培训": "people",
    "PMP": "people",
    "新三板": "finance",
    "做国外客户的": "business",
    "主要是离岸外包，今年还做了CMMI": "business brand",
    "CMMI认证，招了大学生": "brand people",
    "展会没参加，认证有": "brand",
    "只有离岸，其他没有": "business",
    "其他都没有，只有认证": "brand",
    "除了离岸，其他都没有": "business",
    "除了离岸和认证都没有": "business brand",
    "除了贷款都有": "business market brand people overseas own_platform",
    "除了展会和贷款，其他都有": "business brand people overseas own_platform",
    "没有贷款，其他都有": "business market brand people overseas own_platform",
    "贷款没有，其他都有": "business market brand people overseas own_platform",
    "展会以外都有": "business brand people overseas own_platform finance",
    "除了展会外都有": "business brand people overseas own_platform finance",
    "除了第5个都有": "business market brand people own_platform finance",
    "全都有": " ".join(MATTERS),
    "都涉及": " ".join(MATTERS),
    "都没有": "",
    "以上都没有": "",
    "都不涉及": "",
    "没有": "",
}


@pytest.mark.parametrize(("said", "keys"), SAID.items())
def test_matters_are_chosen_in_many_words(library: Library, said: str, keys: str) -> None:
    opened = View(talk(library, *OPENED).session, library, TODAY)
    assert tuple(topic.key for topic in opened.topics) == MATTERS
    assert understood(opened, said).facts == {TOPICS: keys.split()}


PARTS = {
    "离岸和认证": "offshore_work certificates",
    "10 和 12": "advanced trainees",
    "展会": "province_fairs own_fairs",
    "重点展会": "province_fairs",
    "自己去的境外展会": "own_fairs",
    "给国外客户做外包": "offshore_work",
    "离岸业务和国内业务都有": "offshore_work onshore_work",
    "国内外都有": "offshore_work onshore_work",
    "商标专利": "trademarks patents",
    "只有专利": "patents",
    "没有展会，有商标": "trademarks",
    "技术先进型": "advanced",
    "领军企业": "honours",
    "离岸、一带一路、CMMI": "offshore_work belt_road_work certificates",
    "PMP和软考": "staff_exams",
    "就业见习": "trainees",
    "省里统一组织的重点展会、服务型制造示范企业": "province_fairs demonstration",
}


@pytest.mark.parametrize(("said", "keys"), PARTS.items())
def test_parts_are_chosen_in_many_words(library: Library, said: str, keys: str) -> None:
    chosen = View(talk(library, *OPENED, "全都有").session, library, TODAY)
    assert understood(chosen, said).facts == {TOPICS: keys.split()}


@pytest.mark.parametrize("opened", [OPENED, (*OPENED, "都有"), ("长春", "服务外包企业", "2018年")])
def test_each_option_is_understood_as_it_stands(library: Library, opened: tuple[str, ...]) -> None:
    view = View(talk(library, *opened).session, library, TODAY)
    for place, topic in enumerate(view.topics, 1):
        for said in (topic.name, f"{place}. {topic.name}"):
            assert understood(view, said).facts == {TOPICS: [topic.key]}
