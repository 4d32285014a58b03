"""Forgets a conversation: nothing is left of what was said, only that there was an erasure."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, update
from sqlmodel import col

from bot.store.tables import Assessment, Audit, Case, Inbound, Outbound

#: For so long a platform may deliver a message again; the number of one that was erased is kept
#: till then, or the message would be taken anew and bring back what was erased.
REDELIVERED = timedelta(days=2)


def erase(connection: Connection, conversation_id: int, now: datetime) -> None:
    """Forget messages, replies, receipts and cases of a conversation whose lock is held.

    Its row stays, with the address of the person, for the reply that says so.
    """
    connection.execute(delete(Outbound).where(col(Outbound.conversation_id) == conversation_id))
    messages = col(Inbound.conversation_id) == conversation_id
    lately = col(Inbound.received) > now - REDELIVERED
    connection.execute(delete(Inbound).where(messages, ~lately))
    connection.execute(
        update(Inbound).where(messages).values(text="", asked=None, facts="{}", assessment_id=None)
    )
    for table in (Assessment, Case):
        connection.execute(delete(table).where(col(table.conversation_id) == conversation_id))
    connection.execute(
        insert(Audit).values(at=now, action="erased", conversation_id=conversation_id)
    )
