"""The tables. What they hold in JSON is text, so that it comes back to the letter."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    UniqueConstraint,
)
from sqlmodel import Field, SQLModel, col

from bot.store.instant import Instant

#: SQLite counts only plain integers up by itself.
_Id = BigInteger().with_variant(Integer, "sqlite")


def _id() -> Column[int]:
    return Column(_Id, primary_key=True)


def _of(table: str, *, null: bool = False, index: bool = False) -> Column[int]:
    return Column(_Id, ForeignKey(f"{table}.id"), nullable=null, index=index)


def _instant(*, null: bool = False) -> Column[datetime]:
    return Column(Instant, nullable=null)


class Kept(SQLModel):
    """Base of all tables."""

    metadata = MetaData(
        naming_convention={
            "pk": "%(table_name)s_pkey",
            "fk": "%(table_name)s_%(column_0_name)s_fkey",
            "uq": "%(table_name)s_%(column_0_N_name)s_key",
            "ix": "%(table_name)s_%(column_0_N_name)s_idx",
        }
    )


class Conversation(Kept, table=True):
    """One person's conversation on one channel.

    Attributes:
        channel, key: who it is, in the channel's own words.
        state: the session.
        version: how many turns were taken.
        updated: when the last one was.
    """

    __table_args__ = (UniqueConstraint("channel", "key"),)

    id: int = Field(sa_column=_id())
    channel: str
    key: str
    state: str
    version: int
    updated: datetime = Field(sa_column=_instant())


class Inbound(Kept, table=True):
    """A message that was taken, with what its turn came to besides the replies.

    Attributes:
        message_id: the platform's; the same one is never taken twice.
        text: what the person wrote; empty once erased.
        received: when.
        turn: the version of the conversation after it.
        asked: the fact that is then asked.
        facts: what is then known, in profile notation.
        assessment_id: the receipt of what was given out with it.
    """

    __table_args__ = (UniqueConstraint("conversation_id", "message_id"),)

    id: int = Field(sa_column=_id())
    conversation_id: int = Field(sa_column=_of("conversation"))
    message_id: str
    text: str
    received: datetime = Field(sa_column=_instant())
    turn: int
    asked: str | None
    facts: str
    assessment_id: int | None = Field(sa_column=_of("assessment", null=True, index=True))


class Outbound(Kept, table=True):
    """A reply: the log of what was said, and the outbox of what is still to be sent.

    The replies of a conversation stand in the order of their ids.

    Attributes:
        inbound_id: the message it answers.
        reply: its blocks.
        created: when it was written.
        not_before: when it may be tried (again); while it is being sent, until when it is claimed.
        tries: how often it was tried.
        sent_at: when the platform took it, or when it went out as the answer to a request.
        platform_id: how the platform calls it.
        failed: why it is not tried any more.
    """

    id: int = Field(sa_column=_id())
    conversation_id: int = Field(sa_column=_of("conversation", index=True))
    inbound_id: int = Field(sa_column=_of("inbound", index=True))
    reply: str
    created: datetime = Field(sa_column=_instant())
    not_before: datetime = Field(sa_column=_instant())
    tries: int
    sent_at: datetime | None = Field(sa_column=_instant(null=True))
    platform_id: str | None
    failed: str | None


class Assessment(Kept, table=True):
    """A receipt, see :mod:`engine.receipt`.

    Attributes:
        digest: what the result follows from; a conversation keeps the same one once.
        policy, version, day, profile, result: the receipt itself.
        created: when it was first given out.
    """

    __table_args__ = (UniqueConstraint("conversation_id", "digest"),)

    id: int = Field(sa_column=_id())
    conversation_id: int = Field(sa_column=_of("conversation"))
    digest: str
    policy: str
    version: str
    day: date
    profile: str
    result: str
    created: datetime = Field(sa_column=_instant())


class Agent(Kept, table=True):
    """Someone of the help desk, by the door they come through."""

    __table_args__ = (UniqueConstraint("channel", "key"),)

    id: int = Field(sa_column=_id())
    channel: str
    key: str


class Case(Kept, table=True):
    """A conversation that a person of the help desk is asked to look at."""

    id: int = Field(sa_column=_id())
    conversation_id: int = Field(sa_column=_of("conversation", index=True))
    opened: datetime = Field(sa_column=_instant())


class Audit(Kept, table=True):
    """That something happened which must be answered for; never what anybody said.

    Attributes:
        at: when.
        action: what happened, such as ``erased``.
        conversation_id: our number of the conversation, which means nothing outside.
    """

    id: int = Field(sa_column=_id())
    at: datetime = Field(sa_column=_instant())
    action: str
    conversation_id: int | None = Field(sa_column=_of("conversation", null=True, index=True))


def unsent(entry: type[Outbound]) -> ColumnElement[bool]:
    """Whether an entry of the outbox was neither sent nor given up."""
    return col(entry.sent_at).is_(None) & col(entry.failed).is_(None)


Index(
    "outbound_unsent_idx",
    col(Outbound.conversation_id),
    col(Outbound.id),
    sqlite_where=unsent(Outbound),
    postgresql_where=unsent(Outbound),
)
