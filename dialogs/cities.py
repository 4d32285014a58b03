"""Cities by the names people use, districts and development zones included."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from engine.documents import read
from engine.library import DATA


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """Every name with its city's slug, the longest first."""
    document = read(DATA / "vocabulary" / "cities.yaml")
    names = [
        (str(name).lower(), slug)
        for slug, city in document.data.items()
        for name in (city["name"], *city["aliases"], *city["districts"])
    ]
    return tuple(sorted(names, key=lambda pair: -len(pair[0])))


def find_city(text: str, more: Mapping[str, str]) -> str | None:
    """The one city that ``text`` names; ``None`` when it names none, or more than one.

    ``more`` are names of further cities, with their slugs.
    """
    said = text.lower()
    found = {slug for name, slug in (*_names(), *more.items()) if name.lower() in said}
    return found.pop() if len(found) == 1 else None
