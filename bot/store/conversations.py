"""Conversations: whoever holds the lock of one is alone with it until the transaction ends.

On SQLite a transaction holds the whole file from its start; on PostgreSQL it is the row that is
locked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from bot.store.tables import Conversation


@dataclass(frozen=True)
class Held:
    """A conversation while its lock is held; ``state`` is empty before its first turn."""

    id: int
    state: str
    version: int


_HOLD = (
    select(col(Conversation.id), col(Conversation.state), col(Conversation.version))
    .where(
        col(Conversation.channel) == bindparam("channel"),
        col(Conversation.key) == bindparam("key"),
    )
    .with_for_update()
)

_HOLD_AGAIN = (
    select(col(Conversation.id)).where(col(Conversation.id) == bindparam("of")).with_for_update()
)

_SAVE = (
    update(Conversation)
    .where(col(Conversation.id) == bindparam("of"))
    .values(state=bindparam("state"), version=bindparam("version"), updated=bindparam("updated"))
)


def hold(connection: Connection, channel: str, key: str, now: datetime) -> Held:
    """Lock a conversation, which is begun if there is none."""
    whose = {"channel": channel, "key": key}
    found = connection.execute(_HOLD, whose).first()
    if found is None:
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        new = {**whose, "state": "", "version": 0, "updated": now}
        # Another process may begin it at the same moment.
        connection.execute(dialect.insert(Conversation).values(new).on_conflict_do_nothing())
        found = connection.execute(_HOLD, whose).one()
    return Held(*found)


def hold_again(connection: Connection, conversation_id: int) -> None:
    """Lock a conversation that there is."""
    connection.execute(_HOLD_AGAIN, {"of": conversation_id})


def save(connection: Connection, held: Held, state: str, now: datetime) -> int:
    """Keep the state after a turn, and give its version."""
    version = held.version + 1
    changed = {"of": held.id, "state": state, "version": version, "updated": now}
    connection.execute(_SAVE, changed)
    return version
