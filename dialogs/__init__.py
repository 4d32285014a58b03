"""The conversation: what people say, what is asked next and how results are told.

One turn is a function: ``turn(session, message)`` gives the next session and the replies.
"""

from dialogs.reply import (
    Attachment,
    Block,
    Entry,
    Facts,
    Heading,
    Message,
    Paragraph,
    Question,
    Reply,
    Table,
)
from dialogs.session import Session
from dialogs.turn import Turn, turn
from dialogs.writing import read_reply, write_reply

__all__ = [
    "Attachment",
    "Block",
    "Entry",
    "Facts",
    "Heading",
    "Message",
    "Paragraph",
    "Question",
    "Reply",
    "Session",
    "Table",
    "Turn",
    "read_reply",
    "turn",
    "write_reply",
]
