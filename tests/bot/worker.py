"""A server in little, to be run as a process of its own and killed at a chosen point.

``python -m tests.bot.worker ADDRESS PLATFORM POINT CLAIM COMPANY CONVERSATION NUMBER=TEXT …`` waits
till there are COMPANY processes, takes the messages all at once and sends the replies to the file
PLATFORM, a line at the start and a line at the end of each.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Any, NoReturn

from sqlalchemy import Engine, event

from bot.delivery import Delivery, Inbound, now
from bot.store import Store
from bot.store.address import address as parsed
from dialogs import Reply
from engine import standard


def die() -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


class Platform:
    """Takes messages into a file, which outlives the process."""

    def __init__(self, path: Path, point: str) -> None:
        self.path, self.point = path, point

    async def send(self, conversation: str, reply: Reply) -> str:
        if self.point == "before sending":
            die()
        self._write("start", conversation, reply)
        await asyncio.sleep(0.005)
        self._write("taken", conversation, reply)
        if self.point == "before writing down":
            die()
        return "1"

    def _write(self, what: str, conversation: str, reply: Reply) -> None:
        line = json.dumps([time.monotonic(), os.getpid(), what, conversation, reply.text])
        with self.path.open("a") as file:
            file.write(line + "\n")


async def all_there(folder: Path, company: int) -> None:
    """Wait for the other processes, so that none is done before the last begins."""
    (folder / f"{os.getpid()}.there").touch()
    while len(list(folder.glob("*.there"))) < company:
        await asyncio.sleep(0.01)


async def main(
    address: str, platform: str, point: str, claim: str, company: str, who: str, *said: str
) -> None:
    library = standard()
    if point == "before commit":

        @event.listens_for(Engine, "commit")
        def commit(connection: Any) -> None:
            if connection.exec_driver_sql("SELECT count(*) FROM inbound").scalar():
                die()

    store = Store(parsed(address))
    door = Platform(Path(platform), point)
    delivery = Delivery(
        store,
        library,
        {"door": door},
        claim=timedelta(seconds=float(claim)),
        look=timedelta(seconds=0.05),
    )
    async with delivery:
        await all_there(Path(platform).parent, int(company))
        messages = [one.partition("=") for one in said]
        await asyncio.gather(
            *(
                delivery.take(Inbound("door", who, number, text, now()))
                for number, _, text in messages
            )
        )
        while await delivery.waiting():
            await asyncio.sleep(0.05)
    store.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
