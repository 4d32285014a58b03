"""All clauses of a library as documents to search, built once and kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from dialogs.lookup.index import Index, build
from dialogs.lookup.repair import Mender, mender
from dialogs.lookup.tokens import Kind, tokens
from dialogs.lookup.vocabulary import content, thesaurus
from dialogs.understand.text import lower, normalise
from engine import Asked, Clause, Library, Loaded

#: How much a word counts in the fields of a clause.
_TITLE, _TEXT, _TERM, _QUESTION = 2.0, 0.6, 2.0, 1.0
#: How much a unit counts by its kind.
KINDS: dict[Kind, float] = {
    "single": 0.15,
    "pair": 1.0,
    "word": 1.5,
    "figure": 0.8,
    "meaning": 2.0,
}


@dataclass(frozen=True)
class Place:
    """One clause of one document; ``written`` are its words, in which one can be looked for."""

    loaded: Loaded
    clause: Clause
    written: str = field(repr=False)

    @property
    def id(self) -> str:
        """Its name everywhere: the document's id, and the heading as printed."""
        return f"{self.loaded.policy.id}:{self.clause.clause}"

    @property
    def city(self) -> str:
        """The slug of its document's city."""
        return self.loaded.policy.city

    @property
    def asked(self) -> Asked | None:
        """How it is asked for, where someone has written that down."""
        return self.loaded.asked.get(self.clause.clause)


@dataclass(frozen=True, eq=False)
class Corpus:
    """The clauses, those of one city side by side, and their index.

    Attributes:
        places: the clauses by their numbers in the index.
        index: their tokens.
        ranges: city → the numbers from its first clause to below the next city's.
    """

    places: tuple[Place, ...] = field(repr=False)
    index: Index
    ranges: dict[str, tuple[int, int]]

    @cached_property
    def mender(self) -> Mender:
        """Puts slips of typing right."""
        terms = (term for place in self.places if place.asked for term in place.asked.terms)
        return mender((*thesaurus().lexicon.all(), *terms), self.index.postings.__contains__)


@lru_cache(maxsize=8)
def corpus(library: Library) -> Corpus:
    """The corpus of a library."""
    policies = sorted(library.policies.values(), key=lambda loaded: loaded.policy.city)
    places = tuple(_place(loaded, one) for loaded in policies for one in loaded.policy.clauses)
    ranges: dict[str, tuple[int, int]] = {}
    for number, place in enumerate(places):
        low, _ = ranges.get(place.city, (number, number))
        ranges[place.city] = (low, number + 1)
    return Corpus(places, build(map(_counts, places)), ranges)


def _place(loaded: Loaded, clause: Clause) -> Place:
    written = "\n".join(text for text, _ in _fields(clause, loaded.asked.get(clause.clause)))
    return Place(loaded, clause, written)


def _counts(place: Place) -> dict[str, float]:
    """The tokens of a clause, counted by the weight of the fields that they stand in."""
    counts: dict[str, float] = {}
    for text, weight in _fields(place.clause, place.asked):
        for token in tokens(text):
            counts[token.text] = counts.get(token.text, 0.0) + weight
    return counts


def _fields(clause: Clause, asked: Asked | None) -> Iterator[tuple[str, float]]:
    """The texts by which a clause is found, with their weights."""
    yield _plain(clause.title), _TITLE
    yield _plain(clause.text), _TEXT
    for item in clause.items:
        yield _plain(item.title), _TEXT
    if asked is not None:
        for term in asked.terms:
            yield _plain(term), _TERM
        for question in asked.questions:
            yield content(_plain(question)), _QUESTION


def _plain(text: str) -> str:
    return lower(normalise(text))
