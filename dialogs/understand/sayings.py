"""What answers one fact only (填了 to whether contracts are filed), as the vocabulary lists it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dialogs.understand.wordlists import entries, wordlist
from engine.documents import Entry

#: A list of regular expressions; one list may hold others, which YAML anchors bring in.
Patterns = tuple[str, ...]


class Sayings(Entry):
    """The sayings of one fact; the head of ``answers.yaml`` says what each list is for."""

    does: Patterns = ()
    things: Patterns = ()
    so: Patterns = ()
    contrary: Patterns = ()
    parts: tuple[Patterns, ...] = ()
    partly: Patterns = ()
    needs: Patterns = ()
    echo: Patterns = ()
    none: Patterns = ()
    ask: str | None = None
    any: bool = False
    local: bool = False
    unfinished: bool = False
    strictly: bool = False
    of_year: bool = False


@dataclass(frozen=True)
class Piece:
    """A stretch of a clause that means something, and the kind of meaning it has."""

    kind: str
    text: str


def sayings_of(key: str) -> Sayings:
    """The sayings of the fact with this key; a fact without any has none of each."""
    return _all().get(key, _NOTHING)


@cache
def none_of(key: str) -> re.Pattern[str]:
    """What says that the sum of this fact is nothing, as the whole of a clause."""
    return re.compile(_any(sayings_of(key).none) or r"(?!)")


def pieces(clause: str, key: str, names: tuple[str, ...]) -> list[Piece]:
    """The pieces of a clause from left to right, by the words of the fact with this key.

    Args:
        clause: normalised and in lower case, without punctuation.
        key: the key of the fact.
        names: what else the fact is called.
    """
    found = _lexicon(key, names).finditer(clause)
    return [Piece(match.lastgroup or "", match[0]) for match in found]


@cache
def _lexicon(key: str, names: tuple[str, ...]) -> re.Pattern[str]:
    sayings = sayings_of(key)
    own = {
        "contrary": _any(sayings.contrary),
        "so": _any(sayings.so),
        **{f"part{place}": _any(part) for place, part in enumerate(sayings.parts)},
        "partly": _any(sayings.partly),
        "needs": _any(sayings.needs),
        "echo": _any(sayings.echo),
    }
    named = {
        "does": _any(sayings.does),
        "thing": _any((*sayings.things, *map(re.escape, sorted(names, key=len, reverse=True)))),
    }
    general = _marks()
    first = {kind: general.pop(kind) for kind in ("others",)}
    kinds = {**first, **own, "pending": general.pop("pending"), **named, **general}
    groups = [f"(?P<{kind}>{pattern})" for kind, pattern in kinds.items() if pattern]
    return re.compile("|".join([*groups, r"(?P<other>.)"]), re.DOTALL)


def _marks() -> dict[str, str]:
    """Words that mean the same to every fact, by the kind of their meaning."""
    listed = wordlist("yesno").data["marks"]
    return {kind: "|".join(patterns) for kind, patterns in listed.items()}


@cache
def _all() -> dict[str, Sayings]:
    return entries("answers", Sayings)


def _any(patterns: Iterable[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


_NOTHING = Sayings()
