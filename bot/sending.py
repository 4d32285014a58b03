"""Sends what stands in the outbox: each conversation in order, again and again till it is taken.

A process that dies leaves its claims behind; they end by themselves, and whoever looks next sends
on. What a platform took just before the process died, and nobody could write down any more, is
sent a second time.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Protocol

from bot.store import Store, outbox
from bot.store.outbox import Claim, Failed, Later, Outcome, Sent
from dialogs import Reply, read_reply

log = logging.getLogger(__name__)

#: How long a claim holds.
CLAIM = timedelta(seconds=15)
#: The part of that which is kept free at its end: sending is broken off before another process can
#: claim the entry, too, and is not begun any more when so much is left.
MARGIN = 1 / 3
#: How often is looked for what is left over.
LOOK = timedelta(seconds=1)
#: The first pause after a failure; it doubles up to the longest.
FIRST_PAUSE = timedelta(seconds=1)
LONGEST_PAUSE = timedelta(minutes=5)
#: After so long nobody waits for a reply any more.
GIVEN_UP = timedelta(hours=48)
#: So many messages are sent at once of those that were left over.
MOST_AT_ONCE = 32


class RetryAfter(Exception):
    """The platform wants to be left alone for some seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.pause = timedelta(seconds=seconds)


class Undeliverable(Exception):
    """The platform will never take this message: the person has blocked us, or is gone."""


class Channel(Protocol):
    """A door through which a message can be sent at any time."""

    async def send(self, conversation: str, reply: Reply) -> str:
        """Send one reply, and give the platform's name for it.

        Args:
            conversation: the key under which the channel took the person's messages.
            reply: what to send.

        Raises:
            RetryAfter: it is to be tried later.
            Undeliverable: it need not be tried again.
            Exception: anything else counts as a failure that may pass.
        """
        ...


class Sender:
    """Sends for the channels of this process."""

    def __init__(
        self,
        store: Store,
        channels: Mapping[str, Channel],
        clock: Callable[[], datetime],
        *,
        claim: timedelta,
        look: timedelta,
    ) -> None:
        """Make one that looks every ``look`` for what is due; claims hold for ``claim``."""
        self._store = store
        self._channels = channels
        self._clock = clock
        self._claim = claim
        self._look = look
        self._under_way: set[asyncio.Task[None]] = set()
        self._ours: set[int] = set()

    def claimed_until(self) -> datetime:
        """When a claim that is made now ends."""
        return self._clock() + self._claim

    def start(self, claim: Claim) -> None:
        """Send what was claimed, and then the rest of its conversation."""
        task = asyncio.create_task(self._send_on(claim))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def watch(self) -> None:
        """Send what is left over from before, from other processes and from failures; for ever."""
        while True:
            try:
                await self._look_once()
            except Exception:
                log.exception("查看待发消息时出错，稍后再查")
            await asyncio.sleep(self._look.total_seconds())

    async def finish(self, grace: timedelta) -> None:
        """Wait until nothing is under way, but no longer than ``grace``."""
        ends = asyncio.get_running_loop().time() + grace.total_seconds()
        while self._under_way and (left := ends - asyncio.get_running_loop().time()) > 0:
            await asyncio.wait(self._under_way, timeout=left)
        for task in self._under_way:
            task.cancel()

    async def _look_once(self) -> None:
        room = MOST_AT_ONCE - len(self._under_way)
        if room <= 0 or not self._channels:
            return
        now, until = self._clock(), self.claimed_until()
        channels, ours = [*self._channels], [*self._ours]
        for claim in await self._store.run(
            lambda connection: outbox.claim_due(connection, channels, ours, now, until, room)
        ):
            self.start(claim)

    async def _send_on(self, claim: Claim | None) -> None:
        while claim is not None:
            # However long it takes, what this process sends it does not send beside.
            self._ours.add(claim.id)
            try:
                following = await self._settled(claim, await self._sent(claim))
            finally:
                self._ours.discard(claim.id)
            claim = following

    async def _settled(self, claim: Claim, outcome: Outcome) -> Claim | None:
        now, until = self._clock(), self.claimed_until()
        return await self._store.run(
            lambda connection: outbox.settle(connection, claim, outcome, now, until)
        )

    async def _sent(self, claim: Claim) -> Outcome:
        """Try once."""
        about = {"channel": claim.channel, "conversation": claim.conversation_id}
        channel, reply = self._channels[claim.channel], read_reply(json.loads(claim.reply))
        left = claim.until - self._clock() - self._claim * MARGIN
        if left <= timedelta(0):
            return Later(self._clock())
        try:
            async with asyncio.timeout(left.total_seconds()):
                return Sent(await channel.send(claim.key, reply))
        except RetryAfter as asked:
            return self._again(claim, asked.pause)
        except Undeliverable as problem:
            log.warning("消息送不到，不再发送", extra={**about, "why": str(problem)})
            return Failed(str(problem))
        except Exception:
            log.warning("发送失败，稍后再发", extra={**about, "tries": claim.tries}, exc_info=True)
            # Beyond twenty it would overflow before it is cut.
            doubled = FIRST_PAUSE * 2 ** min(claim.tries - 1, 20)
            return self._again(claim, min(doubled, LONGEST_PAUSE))

    def _again(self, claim: Claim, pause: timedelta) -> Outcome:
        at = self._clock() + pause
        if at - claim.created > GIVEN_UP:
            return Failed("过了太久")
        return Later(at)
