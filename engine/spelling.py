"""What a word that is not known was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable


def closest(word: str, known: Iterable[str], *, alike: float = 0.6) -> str | None:
    """The word of ``known`` that looks most like ``word``, if any is enough ``alike``."""
    from difflib import get_close_matches  # only a mistake needs it

    return next(iter(get_close_matches(word[:50], list(known), 1, alike)), None)


def hint(word: str, known: Iterable[str]) -> str:
    """``，是不是“…”？`` behind a message about ``word``, or nothing."""
    close = closest(word, known)
    return f"，是不是“{close}”？" if close else ""
