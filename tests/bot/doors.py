"""What tests of delivery speak through: a door that keeps what it sent, and short words for it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import create_engine, text

from bot.delivery import Delivery, Inbound, Taken
from bot.store import Store
from bot.store.address import address as parsed
from dialogs import Reply
from engine import Library

START = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


class Door:
    """A channel that keeps what it sent; ``problems`` are raised one after the other first."""

    def __init__(self, *problems: Exception, pause: float = 0) -> None:
        self.sent: list[tuple[str, Reply]] = []
        self.tries: list[str] = []
        self.problems = list(problems)
        self.pause = pause

    async def send(self, conversation: str, reply: Reply) -> str:
        self.tries.append(conversation)
        await asyncio.sleep(self.pause)
        if self.problems:
            raise self.problems.pop(0)
        self.sent.append((conversation, reply))
        return f"p{len(self.sent)}"

    @property
    def replies(self) -> list[Reply]:
        return [reply for _, reply in self.sent]


def inbound(text_: str, number: int | str, who: str = "u1", **more: Any) -> Inbound:
    more.setdefault("received", START)
    return Inbound(more.pop("channel", "door"), who, str(number), text_, **more)


@asynccontextmanager
async def delivering(
    address: str, library: Library, door: Door | None = None, **more: Any
) -> AsyncIterator[Delivery]:
    """A delivery over one database; ``door`` sends for the channel ``door``."""
    store = Store(parsed(address))
    more = {"look": timedelta(seconds=0.02), "claim": timedelta(seconds=2), **more}
    try:
        async with Delivery(store, library, {"door": door} if door else {}, **more) as delivery:
            yield delivery
    finally:
        store.close()


async def talk(delivery: Delivery, *texts: str, who: str = "u1", first: int = 1) -> list[Taken]:
    """Say one thing after the other."""
    return [
        await delivery.take(inbound(said, number, who)) for number, said in enumerate(texts, first)
    ]


async def until(true: Callable[[], bool | Awaitable[bool]], seconds: float = 10) -> None:
    """Wait for something to become true."""
    async with asyncio.timeout(seconds):
        while True:
            found = true()
            if found if isinstance(found, bool) else await found:
                return
            await asyncio.sleep(0.01)


def nothing_waits(delivery: Delivery) -> Callable[[], Awaitable[bool]]:
    """Whether everything is sent, for :func:`until`."""

    async def found() -> bool:
        return await delivery.waiting() == 0

    return found


def rows(address: str, sql: str) -> list[tuple[Any, ...]]:
    """What a database holds."""
    engine = create_engine(parsed(address))
    try:
        with engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(sql))]
    finally:
        engine.dispose()
