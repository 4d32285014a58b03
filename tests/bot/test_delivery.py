"""The one path: a message is taken once, its reply is the same for ever, nothing is half done."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from bot import delivery as path
from bot.delivery import Taken
from dialogs import Message, Session, turn
from engine import Library
from tests.bot.doors import START, Door, delivering, inbound, nothing_waits, rows, talk, until

OPENING = ("", "郑州", "服务外包企业", "2018年", "不是", "没有")


async def test_a_message_that_comes_again_gets_the_stored_words(
    address: str, library: Library
) -> None:
    async with delivering(address, library) as delivery:
        first = await talk(delivery, *OPENING, "150万美元", "结果")
        again = await talk(delivery, *(["别的话"] * 8))
    assert [one.repeated for one in first + again] == [False] * 8 + [True] * 8
    for one, other in zip(first, again, strict=True):
        assert (one.text, one.replies, one.asked, one.facts, one.assessment) == (
            other.text,
            other.replies,
            other.asked,
            other.facts,
            other.assessment,
        )


async def test_taking_again_changes_nothing(address: str, library: Library) -> None:
    async with delivering(address, library, door := Door()) as delivery:
        await talk(delivery, *OPENING)
        await until(nothing_waits(delivery))
        before = everything(address)
        await talk(delivery, *OPENING)
        assert everything(address) == before
    assert len(door.sent) == len(OPENING)


def everything(address: str) -> list[list[tuple[object, ...]]]:
    tables = ("conversation", "inbound", "outbound", "assessment", "audit")
    return [rows(address, f"SELECT * FROM {table} ORDER BY id") for table in tables]


async def test_the_same_number_in_another_conversation_is_another_message(
    address: str, library: Library
) -> None:
    async with delivering(address, library) as delivery:
        await delivery.take(inbound("郑州", 1))
        other = await delivery.take(inbound("长春", 1, "u2"))
        elsewhere = await delivery.take(inbound("温州", 1, channel="web"))
    assert not other.repeated and other.facts["city"] == "changchun"
    assert not elsewhere.repeated and elsewhere.facts["city"] == "wenzhou"


async def test_what_is_taken_is_what_the_dialog_says(address: str, library: Library) -> None:
    said = [*OPENING, "150万美元", "结果", "导出", "上一步"]
    async with delivering(address, library) as delivery:
        taken = await talk(delivery, *said)
    session = Session()
    for one, text in zip(taken, said, strict=True):
        expected = turn(session, Message(text, START.date()), library)
        session = expected.session
        assert one.replies == expected.replies
        assert (one.asked, one.facts) == (session.pending, session.facts)


async def test_a_burst_of_one_person_is_taken_in_order(address: str, library: Library) -> None:
    async with delivering(address, library, door := Door()) as delivery:
        taken = await asyncio.gather(
            *(delivery.take(inbound(text, number)) for number, text in enumerate(OPENING))
        )
        await until(lambda: len(door.sent) == len(OPENING))
    assert [one.asked for one in taken][:4] == ["city", "role", "year", "newly_settled"]
    assert door.replies == [one.replies[0] for one in taken]


async def test_who_stops_waiting_stops_nothing(address: str, library: Library) -> None:
    async with delivering(address, library, door := Door()) as delivery:
        waiting = asyncio.create_task(delivery.take(inbound("郑州", 1)))
        await asyncio.sleep(0)
        waiting.cancel()
        await until(lambda: len(door.sent) == 1)
        assert (await delivery.take(inbound("郑州", 1))).repeated


async def test_what_a_database_cannot_keep_is_taken_all_the_same(
    address: str, library: Library
) -> None:
    hostile = ["郑州\0", "\ud83d", "🏙️" * 3000, "x" * 1_000_000]
    async with delivering(address, library) as delivery:
        first = await talk(delivery, *hostile)
        again = await talk(delivery, *hostile)
    assert [one.replies for one in first] == [one.replies for one in again]
    assert first[0].facts["city"] == "zhengzhou"


@pytest.mark.parametrize("name", ["", "x" * 201, "a\0", "a\n", "\ud83d"])
def test_a_name_that_cannot_be_kept_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="printable"):
        inbound("你好", name)
    with pytest.raises(ValueError, match="printable"):
        inbound("你好", 1, name)


async def test_the_day_of_a_message_is_that_of_china(address: str, library: Library) -> None:
    new_year = datetime(2018, 12, 31, 16, 30, tzinfo=UTC)
    async with delivering(address, library) as delivery:
        await talk(delivery, "郑州", "服务外包企业")
        taken = await delivery.take(inbound("去年", 3, received=new_year))
    assert taken.facts["year"] == 2018


async def test_the_assessment_comes_where_the_channel_gives_it_out(
    address: str, library: Library
) -> None:
    async with delivering(address, library) as delivery:
        quiet = await delivery.take(inbound("郑州", 1))
        given = await delivery.take(inbound("服务外包企业", 2, assessed=True))
        again = await delivery.take(inbound("服务外包企业", 2, assessed=True))
    assert quiet.assessment is None
    assert given.assessment is not None and given.assessment["policy"] == "zhengzhou-2017"
    assert again.assessment == given.assessment


async def test_a_defect_is_told_and_changes_nothing(
    address: str, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    async with delivering(address, library) as delivery:
        await talk(delivery, "郑州")
        with monkeypatch.context() as patch:
            patch.setattr(path, "turn", broken)
            lost = await delivery.take(inbound("服务外包企业", 2))
        assert lost.replies == (path.DEFECT,) and lost.facts == {"city": "zhengzhou"}
        assert (await delivery.take(inbound("服务外包企业", 2))).replies == lost.replies
        later = await delivery.take(inbound("服务外包企业", 3))
    assert later.facts == {"city": "zhengzhou", "role": ["enterprise"]}


async def test_a_channel_that_answers_sends_nothing_more(address: str, library: Library) -> None:
    async with delivering(address, library, door := Door()) as delivery:
        taken = await delivery.take(inbound("郑州", 1), answering=True)
        again = await delivery.take(inbound("郑州", 1), answering=True)
        assert again.replies == taken.replies
        await delivery.answered(again)
        assert await delivery.waiting() == 0
        late = await delivery.take(inbound("服务外包企业", 2), answering=True)
        delivery.push(late)
        await until(lambda: len(door.sent) == 1)
        assert await delivery.waiting() == 0
    assert door.replies == list(late.replies)


async def test_an_answer_that_was_never_given_is_sent(address: str, library: Library) -> None:
    async with delivering(address, library, door := Door()) as delivery:
        taken: Taken = await delivery.take(inbound("郑州", 1), answering=True)
        assert not door.tries
        await until(lambda: len(door.sent) == 1)
    assert door.replies == list(taken.replies)


async def test_everything_gets_loaded_in_the_background(address: str, library: Library) -> None:
    async with delivering(address, library) as delivery:
        await until(lambda: delivery.warm)
