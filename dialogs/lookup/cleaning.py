"""A question as it is typed, made ready to be looked up."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dialogs.lookup.corpus import KINDS, Corpus
from dialogs.lookup.places import gazetteer
from dialogs.lookup.tokens import Token, tokens
from dialogs.lookup.vocabulary import PolicyMatter, Subjects, content, questions, thesaurus
from dialogs.understand.text import LONGEST, lower, normalise
from engine import Library

#: The part of a question from which on a word is what it is about.
_MUCH = 0.15


@dataclass(frozen=True)
class Query:
    """A question without its shell.

    Attributes:
        rest: all of it but its places.
        text: its content, with spaces where shell and places stood.
        tokens: the units of the content that count.
        weights: how much each unit counts.
        counting: the places of the signs that a clause should have: no small word or figure.
        meanings: the meanings it has, by name.
        topics: those of them that a clause must speak of, as tokens.
        cities: the slugs of the cities it names.
        compare: whether it asks to compare cities.
        away: the place elsewhere that it is about, if it is.
        nearby: matters it is much about that such documents seldom treat.
        everyday: matters it is much about that are no office's.
        matter: what it asks of a document as a whole, if it does.
        pleads: whether it asks for money or support.
    """

    rest: str
    text: str
    tokens: tuple[Token, ...]
    weights: dict[str, float]
    counting: frozenset[int]
    meanings: frozenset[str]
    topics: frozenset[str]
    cities: tuple[str, ...]
    compare: bool
    away: str | None
    nearby: tuple[str, ...]
    everyday: tuple[str, ...]
    matter: PolicyMatter | None
    pleads: bool


def clean(text: str, library: Library, corpus: Corpus) -> Query:
    """Read a question.

    Args:
        text: as typed; what is beyond the longest message is not read.
        library: whose cities are known.
        corpus: whose words are known.
    """
    shape = questions()
    placed = gazetteer(library).place(lower(normalise(text[:LONGEST])))
    whole = corpus.mender.mend(placed.rest)
    asked = content(shape.compare.sub(" ", whole))
    counting = frozenset(
        place for place, sign in enumerate(asked) if sign.isalpha() and sign not in shape.small
    )
    units = tuple(one for one in tokens(asked) if not _is_small(one))
    matter = next((name for name, said in shape.policies if said.search(whole)), None)
    weights = {one.text: KINDS[one.kind] for one in units}
    if matter is not None:
        weights.setdefault(f"#{shape.meant[matter]}", KINDS["meaning"])
    topics = frozenset(
        one.text for one in units if one.kind == "meaning" and one.text[1:] in thesaurus().topics
    )
    return Query(
        rest=placed.rest,
        text=asked,
        tokens=units,
        weights=weights,
        counting=counting,
        meanings=frozenset(one for said in thesaurus().mentions(whole) for one in said.meanings),
        topics=topics,
        cities=placed.cities,
        compare=len(placed.cities) > 1 or shape.compare.search(whole) is not None,
        away=placed.away,
        nearby=_much(shape.nearby, shape.clients.sub(_blank, whole), len(counting)),
        everyday=_much(shape.everyday, whole, len(counting)),
        matter=matter,
        pleads=shape.pleas.search(whole) is not None,
    )


def _much(subjects: Subjects, whole: str, size: int) -> tuple[str, ...]:
    """The subjects that make up a good part of a question; a long story may touch on many."""
    return tuple(one for one in subjects.said(whole) if len(one) >= _MUCH * size)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _is_small(token: Token) -> bool:
    """Whether a unit is made of small words only (的, 有没, 怎么)."""
    small = questions().small
    return token.kind in ("single", "pair") and all(sign in small for sign in token.text)
