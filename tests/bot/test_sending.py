"""The outbox: in order, again after a failure, never beside what was asked for, never twice."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from bot.sending import GIVEN_UP, LONGEST_PAUSE, RetryAfter, Undeliverable
from engine import Library
from tests.bot.doors import Clock, Door, delivering, inbound, nothing_waits, rows, talk, until

#: How long a claim holds where that must not be taken for a pause.
CLAIM = 1000.0


def texts(door: Door) -> list[str]:
    return [reply.text for reply in door.replies]


async def test_a_slow_reply_is_not_overtaken(address: str, library: Library) -> None:
    door = Door(pause=0.1)
    async with delivering(address, library, door) as delivery:
        taken = await talk(delivery, "", "郑州", "服务外包企业")
        await until(lambda: len(door.sent) == 3)
    assert texts(door) == [one.replies[0].text for one in taken]
    assert len(door.tries) == 3


async def test_retry_after_is_waited_out_and_nothing_overtakes(
    address: str, library: Library
) -> None:
    clock, door = Clock(), Door(RetryAfter(7))
    async with delivering(address, library, door, clock=clock) as delivery:
        first = await talk(delivery, "郑州")
        await until(lambda: len(door.tries) == 1)
        second = await talk(delivery, "服务外包企业", first=2)
        clock.pass_(6.9)
        await asyncio.sleep(0.15)
        assert len(door.tries) == 1 and await delivery.waiting() == 2
        clock.pass_(0.2)
        await until(lambda: len(door.sent) == 2)
    assert texts(door) == [one.replies[0].text for one in first + second]


async def test_another_conversation_does_not_wait(address: str, library: Library) -> None:
    clock, door = Clock(), Door(RetryAfter(60))
    async with delivering(address, library, door, clock=clock) as delivery:
        await talk(delivery, "郑州")
        await until(lambda: len(door.tries) == 1)
        await talk(delivery, "长春", who="u2")
        await until(lambda: len(door.sent) == 1)
    assert door.sent[0][0] == "u2"


async def test_the_pause_doubles_up_to_the_longest(address: str, library: Library) -> None:
    clock, door = Clock(), Door(*[ConnectionError()] * 12)
    pauses: list[float] = []
    async with delivering(
        address, library, door, clock=clock, claim=timedelta(seconds=CLAIM)
    ) as delivery:
        await talk(delivery, "郑州")
        for tries in range(1, 13):
            await until(lambda tries=tries: len(door.tries) == tries)  # type: ignore[misc]
            await until(lambda: pause_until_next(address, clock) != CLAIM)
            pauses.append(pause_until_next(address, clock))
            clock.pass_(pauses[-1])
        await until(lambda: len(door.sent) == 1)
    assert pauses == [1, 2, 4, 8, 16, 32, 64, 128, 256, *[LONGEST_PAUSE.total_seconds()] * 3]


def pause_until_next(address: str, clock: Clock) -> float:
    ((at,),) = rows(address, "SELECT not_before FROM outbound")
    moment = datetime.fromisoformat(at) if isinstance(at, str) else at
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    return float((moment - clock.now).total_seconds())


async def test_who_has_blocked_us_is_not_tried_again(address: str, library: Library) -> None:
    door = Door(Undeliverable("blocked"))
    async with delivering(address, library, door) as delivery:
        await talk(delivery, "郑州")
        await until(lambda: len(door.tries) == 1)
        after = await talk(delivery, "服务外包企业", first=2)
        await until(nothing_waits(delivery))
    assert texts(door) == [after[0].replies[0].text]
    assert rows(address, "SELECT failed, sent_at IS NULL FROM outbound ORDER BY id")[0][0] == (
        "blocked"
    )


async def test_after_two_days_nobody_waits_any_more(address: str, library: Library) -> None:
    clock, door = Clock(), Door(ConnectionError(), ConnectionError())
    async with delivering(address, library, door, clock=clock) as delivery:
        await talk(delivery, "郑州")
        await until(lambda: len(door.tries) == 1)
        await asyncio.sleep(0.05)
        clock.pass_(GIVEN_UP.total_seconds())
        await until(lambda: len(door.tries) == 2)
        await until(nothing_waits(delivery))
    assert rows(address, "SELECT failed FROM outbound") == [("过了太久",)]


async def test_a_platform_that_hangs_is_broken_off_before_the_claim_ends(
    address: str, library: Library
) -> None:
    door = Door(pause=60)
    async with delivering(address, library, door, claim=timedelta(seconds=0.3)) as delivery:
        await talk(delivery, "郑州")
        await asyncio.sleep(0.25)
        door.pause = 0
        await until(lambda: len(door.sent) == 1)
    assert len(door.tries) == 2


async def test_what_was_not_sent_is_sent_by_the_next_process(
    address: str, library: Library
) -> None:
    async with delivering(address, library, Door(*[RetryAfter(0.1)] * 3)) as delivery:
        taken = await talk(delivery, "", "郑州", "服务外包企业")
    door = Door()
    async with delivering(address, library, door):
        await until(lambda: len(door.sent) == 3)
    assert texts(door) == [one.replies[0].text for one in taken]


async def test_the_end_waits_for_what_is_under_way(address: str, library: Library) -> None:
    door = Door(pause=0.2)
    async with delivering(address, library, door) as delivery:
        await talk(delivery, "郑州")
    assert len(door.sent) == 1


async def test_a_process_leaves_the_channels_of_others_alone(
    address: str, library: Library
) -> None:
    async with delivering(address, library, Door(RetryAfter(0))) as delivery:
        await delivery.take(inbound("郑州", 1), answering=True)
    other = Door()
    async with delivering(address, library) as delivery:
        delivery_of_another = await delivery.waiting()
        await asyncio.sleep(0.1)
    assert delivery_of_another == 1 and not other.tries


async def test_every_kind_of_reply_reaches_the_door_as_it_was(
    address: str, library: Library
) -> None:
    door = Door()
    async with delivering(address, library, door) as delivery:
        said = [
            "郑州",
            "服务外包企业",
            "2018年",
            "150万美元",
            "结果",
            "导出",
            "已填",
            "跟长春比",
        ]
        taken = await talk(delivery, *said)
        await until(lambda: len(door.sent) == len(said))
    assert door.replies == [one.replies[0] for one in taken]
    kinds = {type(block).__name__ for reply in door.replies for block in reply.blocks}
    assert kinds == {"Heading", "Paragraph", "Question", "Entry", "Facts", "Table"}
    assert any(reply.attachments for reply in door.replies)
