"""What people mean: reads a message into facts in the notation of a profile, and into an act."""

from dialogs.understand.answer import read_answer
from dialogs.understand.context import Context
from dialogs.understand.message import Act, Understanding, understand
from dialogs.understand.reading import About, Clarify, Reading

__all__ = [
    "About",
    "Act",
    "Clarify",
    "Context",
    "Reading",
    "Understanding",
    "read_answer",
    "understand",
]
