"""Gets everything ready that is slow the first time, so that no message waits for it."""

from __future__ import annotations

import gc
from datetime import date

from dialogs import Message, Session, turn
from dialogs.understand import words
from engine import Library


def warm(library: Library) -> None:
    """Load the dictionary, take a turn for nothing, and keep the collector off what stays for ever.

    Going through dictionary and library again and again, the collector would stop a server for a
    tenth of a second each time.
    """
    words.load()
    turn(Session(), Message("我们在郑州，离岸150万美元", date.today()), library)
    gc.collect()
    gc.freeze()
