"""The one path of a message, for every channel: nothing is lost, nothing is done twice.

*Deduplicate → lock the conversation → load → turn → commit state, log and outbox in one
transaction → send.* A turn is taken within the transaction, in its thread: it is a few
milliseconds of computing, during which the event loop goes on.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, Self
from weakref import WeakValueDictionary

from sqlalchemy import Connection

from bot.sending import CLAIM, LOOK, Channel, Sender
from bot.store import Store, conversations, erasing, messages, outbox, receipts
from bot.store.messages import Told
from bot.store.outbox import Claim
from bot.warming import warm
from dialogs import Message, Paragraph, Reply, Session, Turn, read_reply, turn, write_reply
from dialogs.reply import ROOM
from engine import Library, Receipt, make_receipt, wire

log = logging.getLogger(__name__)

#: The day of a message is that of China, which has no summer time.
CHINA = timezone(timedelta(hours=8))
#: More of a message than this is neither read nor kept; the dialog declines far less already.
MOST_TEXT = 4096
#: Names of conversations and messages are at most this long.
MOST_NAME = 200

DEFECT = Reply(
    (
        Paragraph(
            "抱歉，处理这句话时程序出了错，没有记下它，前面说过的都还在。"
            "请换个说法再试；要是一直这样，请告诉我们的工作人员。"
        ),
    )
)


@dataclass(frozen=True)
class Inbound:
    """A message as it came in.

    Attributes:
        channel: the door, such as ``telegram``.
        conversation: the person's conversation in the channel's own words.
        message_id: the platform's name of the message, its own within the conversation.
        text: what was written.
        received: when it was sent, as far as the channel knows.
        room: how many characters of a reply the channel shows well.
        assessed: whether the channel gives out the assessment with every turn.
    """

    channel: str
    conversation: str
    message_id: str
    text: str
    received: datetime
    room: int = ROOM
    assessed: bool = False

    def __post_init__(self) -> None:
        """Refuse names that cannot be kept as they are."""
        for name in (self.conversation, self.message_id):
            if not 1 <= len(name) <= MOST_NAME or not name.isprintable():
                raise ValueError(f"a name of 1 to {MOST_NAME} printable characters is wanted")

    @property
    def words(self) -> str:
        """The text without what a database cannot keep."""
        text = self.text[:MOST_TEXT].replace("\0", "")
        return text.encode("utf-8", "replace").decode("utf-8")


@dataclass(frozen=True)
class Taken:
    """What became of a message.

    Attributes:
        text: the message as it was first taken.
        replies: what is replied, the same words every time it comes in.
        asked: the fact that the pending question is about.
        facts: what is known, in profile notation.
        assessment: what follows from it, as JSON, where it was given out.
        repeated: whether the message had been taken before.
        number: our own number of the message.
        claim: the first reply, ours to send, where ``answering`` kept :meth:`Delivery.take` from
            sending it.
    """

    text: str
    replies: tuple[Reply, ...]
    asked: str | None
    facts: Mapping[str, Any]
    assessment: Mapping[str, Any] | None
    repeated: bool
    number: int
    claim: Claim | None = None


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


class Delivery:
    """Takes messages and sends replies, from ``async with`` until its end.

    ::

        async with Delivery(store, library, {"telegram": door}) as delivery:
            taken = await delivery.take(Inbound("telegram", ...))

    Replies on a channel among ``channels`` are sent by it, whatever happens to this process; those
    on any other channel go out as the answer to the request that brought the message.
    """

    def __init__(
        self,
        store: Store,
        library: Library,
        channels: Mapping[str, Channel] | None = None,
        *,
        clock: Callable[[], datetime] = now,
        grace: timedelta = timedelta(seconds=10),
        claim: timedelta = CLAIM,
        look: timedelta = LOOK,
    ) -> None:
        """Make the path.

        Args:
            store: where everything is kept.
            library: what the assistant knows.
            channels: the doors that send.
            clock: tells the time.
            grace: how long the end may wait for what is under way.
            claim: how long an unsent reply is left to the process that claimed it.
            look: how often is looked for replies that were left over.
        """
        self._store = store
        self._library = library
        self._channels = dict(channels or {})
        self._clock = clock
        self._grace = grace
        self._sender = Sender(store, self._channels, clock, claim=claim, look=look)
        self._locks: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()
        self._under_way: set[asyncio.Task[Taken]] = set()
        self._beside: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Self:
        """Begin to send what is left over, and get ready in the background."""
        self._beside = [
            asyncio.create_task(self._sender.watch()),
            asyncio.create_task(asyncio.to_thread(warm, self._library)),
        ]
        return self

    async def __aexit__(self, *problem: object) -> None:
        """Let what is under way come to its end; what does not in time is sent by the next."""
        watch, warming = self._beside
        watch.cancel()
        await asyncio.wait([watch, warming, *self._under_way], timeout=self._grace.total_seconds())
        await self._sender.finish(self._grace)

    @property
    def warm(self) -> bool:
        """Whether everything is loaded, so that no message waits for it."""
        return bool(self._beside) and self._beside[1].done()

    async def take(self, inbound: Inbound, *, answering: bool = False) -> Taken:
        """Take one message; when this returns, it can no longer be lost.

        Who stops waiting stops nothing.

        Args:
            inbound: the message.
            answering: the channel could send, but means to answer the request. It then says
                :meth:`answered` or :meth:`push`; if it comes to neither, the reply is sent.
        """
        task = asyncio.create_task(self._take(inbound, answering=answering))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return await asyncio.shield(task)

    async def answered(self, taken: Taken) -> None:
        """The replies went out as the answer to the request."""
        at = self._clock()
        await self._store.run(lambda connection: outbox.answered(connection, taken.number, at))

    def push(self, taken: Taken) -> None:
        """The request can no longer be answered: send the replies."""
        if taken.claim is not None:
            self._sender.start(taken.claim)

    async def waiting(self) -> int:
        """How many replies are still to be sent."""
        return await self._store.run(outbox.waiting)

    async def _take(self, inbound: Inbound, *, answering: bool) -> Taken:
        # The database locks, too; waiting here takes no thread and keeps the order.
        async with self._lock(inbound):
            taken = await self._store.run(lambda connection: self._within(connection, inbound))
        if not answering:
            self.push(taken)
        return taken

    def _lock(self, inbound: Inbound) -> asyncio.Lock:
        key = (inbound.channel, inbound.conversation)
        lock = self._locks.get(key)
        if lock is None:
            lock = self._locks[key] = asyncio.Lock()
        return lock

    def _within(self, connection: Connection, inbound: Inbound) -> Taken:
        """What one transaction does."""
        at = self._clock()
        held = conversations.hold(connection, inbound.channel, inbound.conversation, at)
        found = messages.find(connection, held.id, inbound.message_id) if held.version else None
        if found is not None:
            return _told_again(*found)
        text, day = inbound.words, inbound.received.astimezone(CHINA).date()
        came = self._turn(held.state, Message(text, day, inbound.room))
        if came.erased:
            erasing.erase(connection, held.id, at)
        receipt = self._receipt(came, day, always=inbound.assessed)
        told = Told(
            text=text,
            asked=came.session.pending,
            facts=wire.dump(came.session.facts),
            replies=tuple(wire.dump(write_reply(one)) for one in came.replies),
            assessment=None,
        )
        number = messages.add(
            connection,
            held.id,
            inbound.message_id,
            inbound.received,
            turn=conversations.save(connection, held, came.session.model_dump_json(), at),
            told=told,
            assessment_id=receipts.keep(connection, held.id, receipt, at) if receipt else None,
        )
        sends = inbound.channel in self._channels
        outbox.add(connection, held.id, number, told.replies, at, sent=not sends)
        return Taken(
            text=text,
            replies=came.replies,
            asked=told.asked,
            facts=came.session.facts,
            assessment=receipt.result if receipt else None,
            repeated=False,
            number=number,
            claim=outbox.claim(connection, held.id, at, self._sender.claimed_until())
            if sends
            else None,
        )

    def _turn(self, state: str, message: Message) -> Turn:
        """The turn; a defect of ours leaves the conversation as it was, and is told."""
        session = Session.model_validate_json(state) if state else Session()
        try:
            return turn(session, message, self._library)
        except Exception:
            log.exception("一轮对话出错")
            return Turn(session, (DEFECT,), None)

    def _receipt(self, came: Turn, day: date, *, always: bool) -> Receipt | None:
        """The receipt of what is given out: the result that was told, or all of it ``always``."""
        if came.assessment is None or not (always or came.session.told_result):
            return None
        return make_receipt(self._library, came.session.facts, came.assessment, day)


def _told_again(number: int, told: Told) -> Taken:
    """A message that had been taken before."""
    return Taken(
        text=told.text,
        replies=tuple(read_reply(json.loads(one)) for one in told.replies),
        asked=told.asked,
        facts=json.loads(told.facts),
        assessment=None if told.assessment is None else json.loads(told.assessment),
        repeated=True,
        number=number,
    )
