"""Clauses asked for by their heading: 长春（四）, 温州第10条, 四（一）."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dialogs.lookup.corpus import Corpus
from dialogs.understand.text import lower, normalise

_AROUND = re.compile(
    r"第|条款?|款|原文|看|查|[ ,。?!的]|(?:说|讲|写|规定)(?:了|的)?(?:是)?(?:什么|啥)"
)


def headed(rest: str, cities: Iterable[str], held: Corpus) -> int | None:
    """The number of the clause whose heading is all that a question says besides its city.

    Args:
        rest: the question without its places.
        cities: the cities that it is about.
        held: where to look.
    """
    said = _plain(rest)
    if not said:
        return None
    for city in cities:
        for number in range(*held.ranges[city]):
            if _plain(held.places[number].clause.clause) == said:
                return number
    return None


def _plain(text: str) -> str:
    return _AROUND.sub("", lower(normalise(text)))
