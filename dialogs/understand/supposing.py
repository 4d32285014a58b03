"""What-if questions: 如果离岸做到200万美元呢 tells nothing, it asks what would follow."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dialogs.understand.wordlists import wordlist


@dataclass(frozen=True)
class Supposing:
    """A what-if question.

    Attributes:
        told: what is said before it, as a fact.
        supposed: what is supposed.
        more: whether a figure comes on top of what is known (再多50万美元).
        less: whether it is taken off.
    """

    told: str
    supposed: str
    more: bool = False
    less: bool = False


def find_supposing(text: str) -> Supposing | None:
    """The what-if question in a normalised message, if it holds one."""
    words = wordlist("supposing").data
    start = re.search("|".join(words["if"]), text)
    if start is None:
        return None
    rest = re.sub("|".join(words["asks"]), " ", text[start.end() :]).strip(" ,。?!")
    before = text[: start.start()].strip(" ,。那;")
    more, less = (re.search("|".join(words[key]), rest) for key in ("more", "less"))
    to = re.search("|".join(words["to"]), rest)
    for relative in (more, less):
        if relative is not None and to is None:
            rest = rest[: relative.start()] + rest[relative.end() :]
    return Supposing(before, rest, more is not None and to is None, less is not None and to is None)
