"""What-if questions: 如果离岸做到200万美元呢 tells nothing, it asks what would follow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dialogs.understand.wordlists import entries
from engine.documents import Entry


@dataclass(frozen=True)
class WhatIf:
    """A what-if question.

    Attributes:
        told: what is said before it, as a fact.
        imagined: what is imagined.
        more: whether a figure comes on top of what is known (再多50万美元).
        less: whether it is taken off.
    """

    told: str
    imagined: str
    more: bool = False
    less: bool = False


class _Words(Entry):
    patterns: tuple[str, ...]


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile("|".join(entries("whatif", _Words)[key].patterns))


def find_whatif(text: str) -> WhatIf | None:
    """The what-if question in a normalised message, if it holds one."""
    start = _pattern("if").search(text)
    if start is None:
        return None
    before = text[: start.start()].strip(" ,。那;")
    rest = _pattern("asks").sub(" ", text[start.end() :]).strip(" ,。?!")
    if _pattern("to").search(rest):
        return WhatIf(before, rest)
    more, less = _pattern("more").search(rest), _pattern("less").search(rest)
    relative = more or less
    if relative is not None:
        rest = rest[: relative.start()] + rest[relative.end() :]
    return WhatIf(before, rest, more is not None, more is None and less is not None)


def only_imagines(text: str) -> bool:
    """Whether a normalised message says only what might be (如果…, 比如…)."""
    return any(_pattern(key).search(text) for key in ("if", "examples"))
