"""Clauses asked for by their heading: 长春（四）, 温州第10条, 四（一）."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

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
    numbers = _numbers(held) if said else {}
    return next((numbers[city, said] for city in cities if (city, said) in numbers), None)


@lru_cache(maxsize=8)
def _numbers(held: Corpus) -> dict[tuple[str, str], int]:
    """The first clause of each city with each heading."""
    found: dict[tuple[str, str], int] = {}
    for number, place in enumerate(held.places):
        found.setdefault((place.city, _plain(place.clause.clause)), number)
    return found


def _plain(text: str) -> str:
    return _AROUND.sub("", lower(normalise(text)))
