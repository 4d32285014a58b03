"""删除我的数据: nothing of it is left anywhere, and nothing brings it back."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

from bot.sending import RetryAfter
from engine import Library
from tests.bot.doors import START, Clock, Door, delivering, inbound, rows, talk, until

SECRET = "3141592"
TOLD = ("郑州", "服务外包企业", "2018年", f"{SECRET}美元", "结果")


async def test_nothing_is_left_of_what_was_said(address: str, library: Library) -> None:
    async with delivering(address, library) as delivery:
        await talk(delivery, *TOLD)
        await talk(delivery, *TOLD, who="u2")
        erased = await delivery.take(inbound("删除我的数据", 9))
        after = await delivery.take(inbound("已填", 10))
    assert erased.facts == {} and after.facts == {}
    assert rows(
        address, "SELECT text FROM inbound WHERE conversation_id = 1 AND text <> '' ORDER BY id"
    ) == [
        ("删除我的数据",),
        ("已填",),
    ]
    assert rows(address, "SELECT count(*) FROM outbound WHERE conversation_id = 1") == [(2,)]
    assert rows(address, "SELECT count(*) FROM assessment WHERE conversation_id = 1") == [(0,)]
    assert rows(address, "SELECT action, conversation_id FROM audit") == [("erased", 1)]
    for table, column in [("conversation", "state"), ("inbound", "facts"), ("outbound", "reply")]:
        found = rows(address, f"SELECT count(*) FROM {table} WHERE {column} LIKE '%{SECRET}%'")
        assert found[0][0] <= len(TOLD), table
    mine = "SELECT state FROM conversation WHERE key = 'u1'"
    assert SECRET not in rows(address, mine)[0][0]


async def test_of_another_person_nothing_is_lost(address: str, library: Library) -> None:
    async with delivering(address, library) as delivery:
        kept = await talk(delivery, *TOLD, who="u2")
        await talk(delivery, *TOLD, "删除我的数据")
        again = await talk(delivery, *TOLD, who="u2")
    assert [one.replies for one in again] == [one.replies for one in kept]
    assert rows(address, "SELECT count(*) FROM assessment") == [(1,)]


async def test_the_file_itself_forgets(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "kept.sqlite3"
    address = f"sqlite:///{file}"
    async with delivering(address, library) as delivery:
        await talk(delivery, *TOLD)
    assert SECRET.encode() in file.read_bytes()
    async with delivering(address, library) as delivery:
        await delivery.take(inbound("删除我的数据", 9))
    assert [path.name for path in tmp_path.iterdir()] == [file.name]
    assert SECRET.encode() not in file.read_bytes()


async def test_a_message_from_before_that_comes_again_brings_nothing_back(
    address: str, library: Library
) -> None:
    async with delivering(address, library) as delivery:
        await talk(delivery, *TOLD)
        erased = await delivery.take(inbound("删除我的数据", 9))
        again = await talk(delivery, *TOLD)
        erased_again = await delivery.take(inbound("删除我的数据", 9))
        after = await delivery.take(inbound("已填", 10))
    assert all(one.repeated and not one.replies and not one.facts for one in again)
    assert erased_again.replies == erased.replies
    assert after.facts == {}
    assert rows(address, "SELECT count(*) FROM audit") == [(1,)]


async def test_numbers_of_messages_go_when_no_platform_sends_them_again(
    address: str, library: Library
) -> None:
    clock = Clock()
    async with delivering(address, library, clock=clock) as delivery:
        await talk(delivery, *TOLD)
        clock.pass_(timedelta(days=3).total_seconds())
        await delivery.take(inbound("删除我的数据", 9, received=START + timedelta(days=3)))
    assert rows(address, "SELECT message_id FROM inbound") == [("9",)]


async def test_what_was_still_to_be_sent_is_not(address: str, library: Library) -> None:
    clock, door = Clock(), Door(RetryAfter(60))
    async with delivering(address, library, door, clock=clock) as delivery:
        await talk(delivery, *TOLD)
        await until(lambda: len(door.tries) == 1)
        erased = await delivery.take(inbound("删除我的数据", 9))
        await until(lambda: len(door.sent) == 1)
        clock.pass_(120)
        await asyncio.sleep(0.1)
    assert door.replies == list(erased.replies)
