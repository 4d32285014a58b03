"""The matters that concern a firm: which there are, and what leaving some out comes to."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs import Message, Session, Turn, turn
from dialogs.topics import absent, supposed, topics, topics_among
from engine import Library
from engine.notation import read_value


def test_every_topic_holds_facts_and_no_fact_is_in_two(library: Library) -> None:
    keys = [key for topic in topics() for key in topic.facts]
    assert len(keys) == len(set(keys))
    assert set(keys) <= set(library.catalogue)


def test_what_is_absent_is_what_the_engine_reads_as_nothing(library: Library) -> None:
    for topic in topics():
        for key in topic.facts:
            fact = library.catalogue[key]
            value = absent(fact)
            assert value is not None, key
            read_value(fact, value)


def test_the_facts_of_the_others_are_supposed_absent(library: Library) -> None:
    offered = topics_among(["offshore", "expo_fees", "seats"])
    assert [topic.key for topic in offered] == ["business", "market", "premises"]
    found = supposed(["business"], offered, library.catalogue)
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
    every = talk(library, *OPENED, "都有")
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
