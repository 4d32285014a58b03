"""What people mean: reads a reply to an asked fact into the notation of a profile."""

from dialogs.understand.answer import read_answer
from dialogs.understand.reading import About, AskedFact, Clarify, Reading

__all__ = ["About", "AskedFact", "Clarify", "Reading", "read_answer"]
