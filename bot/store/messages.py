"""Messages that were taken, each with what its turn came to, so that it can be told again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select
from sqlmodel import col

from bot.store.tables import Assessment, Inbound, Outbound


@dataclass(frozen=True)
class Told:
    """What a turn came to; all of it in JSON but the message and the key of the fact.

    Attributes:
        text: the message.
        asked: the fact that is then asked.
        facts: what is then known.
        replies: what was replied.
        assessment: what was given out with it.
    """

    text: str
    asked: str | None
    facts: str
    replies: tuple[str, ...]
    assessment: str | None


_FIND = (
    select(
        col(Inbound.id),
        col(Inbound.text),
        col(Inbound.asked),
        col(Inbound.facts),
        col(Assessment.result),
    )
    .outerjoin(Assessment, col(Assessment.id) == col(Inbound.assessment_id))
    .where(
        col(Inbound.conversation_id) == bindparam("of"),
        col(Inbound.message_id) == bindparam("message_id"),
    )
)

_REPLIES = (
    select(col(Outbound.reply))
    .where(col(Outbound.inbound_id) == bindparam("to"))
    .order_by(col(Outbound.id))
)

_ADD = insert(Inbound).returning(col(Inbound.id))


def find(connection: Connection, conversation_id: int, message_id: str) -> tuple[int, Told] | None:
    """The number of a message, and what was told to it, if it was taken before."""
    wanted = {"of": conversation_id, "message_id": message_id}
    found = connection.execute(_FIND, wanted).first()
    if found is None:
        return None
    replies = tuple(connection.scalars(_REPLIES, {"to": found.id}))
    return found.id, Told(found.text, found.asked, found.facts, replies, found.result)


def add(
    connection: Connection,
    conversation_id: int,
    message_id: str,
    received: datetime,
    *,
    turn: int,
    told: Told,
    assessment_id: int | None,
) -> int:
    """Keep a message with what it came to, and give its number; the replies go to the outbox."""
    new = {
        "conversation_id": conversation_id,
        "message_id": message_id,
        "text": told.text,
        "received": received,
        "turn": turn,
        "asked": told.asked,
        "facts": told.facts,
        "assessment_id": assessment_id,
    }
    return connection.scalars(_ADD, new).one()
