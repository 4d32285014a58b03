"""Receipts of the assessments that were given out, kept with their conversation."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import Connection, insert, select
from sqlmodel import col

from bot.store.tables import Assessment, Conversation
from engine import Receipt, wire


def keep(connection: Connection, conversation_id: int, receipt: Receipt, now: datetime) -> int:
    """Keep a receipt, once in a conversation, and give its number."""
    digest = receipt.digest
    found = connection.scalar(
        select(col(Assessment.id)).where(
            col(Assessment.conversation_id) == conversation_id, col(Assessment.digest) == digest
        )
    )
    if found is not None:
        return found
    added = connection.scalars(
        insert(Assessment)
        .values(
            conversation_id=conversation_id,
            digest=digest,
            policy=receipt.policy,
            version=receipt.version,
            day=receipt.day,
            profile=wire.dump(receipt.profile),
            result=wire.dump(receipt.result),
            created=now,
        )
        .returning(col(Assessment.id))
    )
    return added.one()


def kept(connection: Connection, channel: str, key: str) -> list[Receipt]:
    """All receipts of a conversation, the oldest first."""
    found = connection.execute(
        select(
            col(Assessment.policy),
            col(Assessment.version),
            col(Assessment.day),
            col(Assessment.profile),
            col(Assessment.result),
        )
        .join(Conversation, col(Conversation.id) == col(Assessment.conversation_id))
        .where(col(Conversation.channel) == channel, col(Conversation.key) == key)
        .order_by(col(Assessment.id))
    )
    return [
        Receipt(policy, version, day, json.loads(profile), json.loads(result))
        for policy, version, day, profile, result in found
    ]
