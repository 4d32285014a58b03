"""The outbox: replies in their order, each claimed by one process at a time while it is sent.

Only the first unsent entry of a conversation can be claimed, so none overtakes another. A claim
ends by itself after a while: what a process that died was sending is then claimed by another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, Select, bindparam, func, insert, select, update
from sqlalchemy.orm import aliased
from sqlmodel import col

from bot.store.conversations import hold_again
from bot.store.tables import Conversation, Outbound, unsent


@dataclass(frozen=True)
class Claim:
    """An entry that is ours to send until ``until``.

    Attributes:
        channel, key: whose conversation it is.
        reply: in JSON.
        created: when it was written.
        tries: how often it was tried, this time included.
    """

    id: int
    conversation_id: int
    channel: str
    key: str
    reply: str
    created: datetime
    tries: int
    until: datetime


@dataclass(frozen=True)
class Sent:
    """The platform took it, and calls it ``platform_id``."""

    platform_id: str


@dataclass(frozen=True)
class Later:
    """It is to be tried again, but not before ``at``."""

    at: datetime


@dataclass(frozen=True)
class Failed:
    """It can never be sent, and why."""

    why: str


Outcome = Sent | Later | Failed

_Found = Row[int, int, str, str, str, datetime, int]


def _due() -> Select[int, int, str, str, str, datetime, int]:
    """The first unsent entries of conversations that may be tried now and are nobody's."""
    earlier = aliased(Outbound)
    overtaken = (
        select(col(earlier.id))
        .where(
            col(earlier.conversation_id) == col(Outbound.conversation_id),
            col(earlier.id) < col(Outbound.id),
            unsent(earlier),
        )
        .exists()
    )
    return (
        select(
            col(Outbound.id),
            col(Outbound.conversation_id),
            col(Conversation.channel),
            col(Conversation.key),
            col(Outbound.reply),
            col(Outbound.created),
            col(Outbound.tries),
        )
        .join(Conversation, col(Conversation.id) == col(Outbound.conversation_id))
        .where(unsent(Outbound), col(Outbound.not_before) <= bindparam("now"), ~overtaken)
        .with_for_update(of=Outbound, skip_locked=True)
    )


_FIRST = _due().where(col(Outbound.conversation_id) == bindparam("of"))

_DUE = (
    _due()
    .where(
        col(Conversation.channel).in_(bindparam("channels", expanding=True)),
        col(Outbound.id).not_in(bindparam("but", expanding=True)),
    )
    .order_by(col(Outbound.id))
    .limit(bindparam("most"))
)

_ADD = insert(Outbound)

_CLAIM = (
    update(Outbound)
    .where(col(Outbound.id) == bindparam("entry"))
    .values(not_before=bindparam("until"), tries=bindparam("tried"))
)


def add(
    connection: Connection,
    conversation_id: int,
    inbound_id: int,
    replies: Sequence[str],
    now: datetime,
    *,
    sent: bool,
) -> None:
    """Put replies behind those of before; ``sent`` where they go out as an answer."""
    new = {
        "conversation_id": conversation_id,
        "inbound_id": inbound_id,
        "created": now,
        "not_before": now,
        "tries": 0,
        "sent_at": now if sent else None,
    }
    connection.execute(_ADD, [{**new, "reply": reply} for reply in replies])


def claim(
    connection: Connection, conversation_id: int, now: datetime, until: datetime
) -> Claim | None:
    """Claim the first unsent entry of a conversation whose lock is held, if it is due."""
    found = connection.execute(_FIRST, {"now": now, "of": conversation_id}).first()
    return None if found is None else _claimed(connection, found, until)


def claim_due(
    connection: Connection,
    channels: Sequence[str],
    but: Sequence[int],
    now: datetime,
    until: datetime,
    most: int,
) -> list[Claim]:
    """Claim what is due on ``channels``, ``but`` some entries; none that would overtake another."""
    wanted = {"now": now, "channels": channels, "but": but, "most": most}
    return [_claimed(connection, one, until) for one in connection.execute(_DUE, wanted).all()]


def settle(
    connection: Connection, done: Claim, outcome: Outcome, now: datetime, until: datetime
) -> Claim | None:
    """Write down how sending ended, and claim the next entry of the conversation.

    Nothing is written where the claim is no longer ours.
    """
    hold_again(connection, done.conversation_id)
    match outcome:
        case Sent(platform_id):
            changed = {"sent_at": now, "platform_id": platform_id}
        case Later(at):
            changed = {"not_before": at}
        case Failed(why):
            changed = {"failed": why}
    connection.execute(
        update(Outbound)
        .where(
            col(Outbound.id) == done.id, col(Outbound.not_before) == done.until, unsent(Outbound)
        )
        .values(changed)
    )
    return claim(connection, done.conversation_id, now, until)


def answered(connection: Connection, inbound_id: int, now: datetime) -> None:
    """Write down that the replies to a message went out as an answer."""
    connection.execute(
        update(Outbound)
        .where(col(Outbound.inbound_id) == inbound_id, unsent(Outbound))
        .values(sent_at=now)
    )


def waiting(connection: Connection) -> int:
    """How many replies are still to be sent."""
    return connection.scalar(select(func.count()).where(unsent(Outbound))) or 0


def _claimed(connection: Connection, found: _Found, until: datetime) -> Claim:
    """Claim an entry that is due."""
    id_, conversation_id, channel, key, reply, created, tries = found
    connection.execute(_CLAIM, {"entry": id_, "until": until, "tried": tries + 1})
    return Claim(id_, conversation_id, channel, key, reply, created, tries + 1, until)
