"""The cities that a question names, taken out of it; and places that no document here is for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from dialogs.lookup.vocabulary import Lexicon, lexicon, questions
from dialogs.understand import cities
from engine import Library


@dataclass(frozen=True)
class Placed:
    """A question apart from its places.

    Attributes:
        rest: the question with spaces for the names of cities and districts.
        cities: the slugs of the cities that it names, in order.
        away: a place elsewhere whose policy it asks for, if it names no city.
    """

    rest: str
    cities: tuple[str, ...]
    away: str | None


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """The places of a library: the names of its cities with their slugs, and those elsewhere."""

    known: Lexicon = field(repr=False)
    away: Lexicon = field(repr=False)

    def place(self, text: str) -> Placed:
        """Take the places out of a question (normalised, in lower case)."""
        found: dict[str, None] = {}
        rest = text
        for one in self.known.mentions(text):
            found.update(dict.fromkeys(one.meanings))
            rest = f"{rest[: one.start]}{' ' * len(one.said)}{rest[one.end :]}"
        return Placed(rest, tuple(found), None if found else self._away(rest))

    def _away(self, text: str) -> str | None:
        shape = questions()
        for one in self.away.mentions(text):
            passing = shape.journey_before.search(text[: one.start])
            if not passing and not shape.journey_after.match(text, one.end):
                return one.said
        return None


@lru_cache(maxsize=8)
def gazetteer(library: Library) -> Gazetteer:
    """The places that matter to questions on a library's documents."""
    names = cities.loose_names(library.city_names)
    return Gazetteer(
        lexicon({name: (slug,) for name, slug in names.items() if slug in library.cities}),
        lexicon(dict.fromkeys(cities.places_elsewhere(), ())),
    )
