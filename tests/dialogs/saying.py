"""Holding a conversation in a test."""

from __future__ import annotations

from datetime import date

from dialogs import Message, Session, Turn, turn
from engine import Library

TODAY = date(2026, 11, 21)


def say(library: Library, messages: str, start: Session | None = None, room: int = 1200) -> Turn:
    """The last turn of a conversation, its messages divided by a slash of full width."""
    session = start or Session()
    for text in messages.split("／"):
        taken = turn(session, Message(text, TODAY, room), library)
        session = taken.session
    return taken


def text(taken: Turn) -> str:
    """All that was replied, without the spaces between figures and their units."""
    return "\n".join(reply.text for reply in taken.replies).replace(" ", "")
