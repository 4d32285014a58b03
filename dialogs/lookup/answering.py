"""Looks a question up: a clause, a few to choose from, or which of the refusals it deserves."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs import glossary
from dialogs.lookup.cleaning import Query, clean
from dialogs.lookup.corpus import Corpus, corpus
from dialogs.lookup.covering import Weigh, weighing
from dialogs.lookup.found import Found, FoundKind, Hit
from dialogs.lookup.headings import headed
from dialogs.lookup.vocabulary import thesaurus
from dialogs.understand.definitions import wanted_terms
from dialogs.understand.text import lower, normalise
from engine import Library

#: From which sureness on a clause is the answer.
CERTAIN = 0.7
#: Below which it is none, where the city is known and where it is not: if it is about a topic of
#: the question; if the question is at least one for an office; and if nothing speaks for it.
WITH_TOPIC, OFFICIAL, OTHER = (0.25, 0.3), (0.4, 0.55), (0.45, 0.6)
#: From which sureness on a question is no idle talk, whatever it speaks of.
SERIOUS = 0.75
#: How near the best clause of the city must come to the best of all cities, where that is about
#: more of the question's topics, and where it is not.
NEAR, FAR = 0.8, 0.7
#: How many clauses are given when no one says, and how many are weighed to find the surest.
TOP, _FEW = 10, 4


def lookup(library: Library, text: str, city: str | None = None, top: int = TOP) -> Found:
    """Look a question up in all documents of a library.

    Args:
        library: the documents; they are indexed on the first question and kept.
        text: the question as typed.
        city: the slug of the city that the talk is about; a city named in the question wins.
        top: how many clauses are wanted at most.
    """
    held = corpus(library)
    query = clean(text, library, held)
    cities = _cities(query, city, held)
    if (number := headed(query.rest, cities, held)) is not None:
        return Found("answer", (Hit(held.places[number], 1.0),), cities)
    weigh = weighing(query, held)
    wide = _FEW if cities else top
    everywhere = _best(query, held, weigh, (0, held.index.size), wide)
    kind, subject = _refusal(query, everywhere, bool(cities))
    if kind is not None:
        return Found(kind, cities=cities, matter=query.matter, subject=subject)
    hits = _of_cities(query, held, weigh, cities, everywhere, top)
    if cities and _elsewhere_only(hits, everywhere):
        return Found("other_city", cities=cities, elsewhere=everywhere, matter=query.matter)
    terms = wanted_terms(lower(normalise(text)), glossary.names(library.catalogue))
    terms = tuple(term for term in terms if glossary.find(term, library, None))
    return Found(
        _answer(query, hits, terms),
        hits[:top],
        cities,
        query.compare,
        matter=query.matter,
        terms=terms,
    )


def _cities(query: Query, city: str | None, held: Corpus) -> tuple[str, ...]:
    """The cities that a question is about."""
    if query.cities or query.compare or city not in held.ranges:
        return query.cities
    return (city,) if city is not None else ()


def _best(
    query: Query, held: Corpus, weigh: Weigh, within: tuple[int, int], top: int
) -> tuple[Hit, ...]:
    """The best clauses in a range of the index, the surest first."""
    found = held.index.search(query.weights, *within, max(top, _FEW))
    return tuple(_surest([weigh(number, score) for number, score in found]))


def _of_cities(
    query: Query,
    held: Corpus,
    weigh: Weigh,
    cities: Sequence[str],
    everywhere: tuple[Hit, ...],
    top: int,
) -> tuple[Hit, ...]:
    """The best clauses of the cities asked for; of a comparison the best of each city first."""
    if query.compare:
        several = cities or held.ranges
        each = [_best(query, held, weigh, held.ranges[one], _FEW) for one in several]
        firsts = [hits[0] for hits in each if not _hopeless(query, hits, True)]
        others = [hit for hits in each for hit in hits if hit not in firsts]
        return tuple(_surest(firsts) + _surest(others))
    if cities:
        return _best(query, held, weigh, held.ranges[cities[0]], top)
    return everywhere


def _surest(hits: list[Hit]) -> list[Hit]:
    return sorted(hits, key=lambda hit: -hit.score)


def _hopeless(query: Query, hits: tuple[Hit, ...], placed: bool) -> bool:
    """Whether none of the hits will do; ``placed``: the city is known."""
    if not hits:
        return True
    if placed and query.matter is not None:
        return False
    official = bool(query.meanings & thesaurus().official)
    least = WITH_TOPIC if hits[0].topics else OFFICIAL if official else OTHER
    return hits[0].score < least[not placed]


def _serious(query: Query, everywhere: tuple[Hit, ...]) -> bool:
    """Whether a question is one for an office although it speaks of everyday things."""
    if query.pleads and query.topics:
        return True
    return bool(everywhere) and (len(everywhere[0].topics) > 1 or everywhere[0].score >= SERIOUS)


def _refusal(
    query: Query, everywhere: tuple[Hit, ...], placed: bool
) -> tuple[FoundKind | None, str | None]:
    """Whether no document can answer, which kind of refusal that is, and its subject."""
    hopeless = _hopeless(query, everywhere, placed)
    if query.away is not None:
        near = bool(query.meanings) or not hopeless
        return ("not_covered" if near else "off_topic"), query.away
    written = everywhere[0].place.written if everywhere else ""
    everyday = [
        word
        for word in query.everyday
        if word not in written and not any(word in subject for subject in query.nearby)
    ]
    if everyday and not _serious(query, everywhere):
        return ("not_covered" if query.pleads else "off_topic"), None
    for word in query.nearby:
        if word not in written:
            return "not_covered", word
    if hopeless:
        return ("not_covered" if query.meanings & thesaurus().official else "off_topic"), None
    return None, None


def _elsewhere_only(hits: tuple[Hit, ...], everywhere: tuple[Hit, ...]) -> bool:
    """Whether other cities answer what this one does not.

    That is so when the best clause of all is much surer than the best of the city, and the more
    so when it speaks of a topic of the question that the city's does not.
    """
    if not hits:
        return True
    nearness = hits[0].score / everywhere[0].score
    return nearness < (NEAR if everywhere[0].topics - hits[0].topics else FAR)


def _answer(query: Query, hits: tuple[Hit, ...], terms: tuple[str, ...]) -> FoundKind:
    if terms:
        return "definition"
    if query.matter is not None:
        return "policy"
    return "answer" if hits[0].score >= CERTAIN else "choose"
