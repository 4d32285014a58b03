"""The words by which facts are named in passing, from the vocabulary and the catalogue."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from dialogs.understand.text import lower, normalise
from dialogs.understand.wordlists import entries
from engine import Catalogue, Fact
from engine.documents import Entry

#: What figures of everyday talk are about that no fact asks for.
NOTHING = "nothing"
#: Names of these are titles of a question rather than words for what it asks.
_NOT_BY_NAME = frozenset({"boolean", "year", "list[item]", "list[certification]"})


class Naming(Entry):
    """How one fact is named in passing.

    Attributes:
        words: what names it.
        past: the fact that is meant instead where 去年 stands beside it.
        alone: kinds of unit (see :mod:`units`) that name it without any word.
        patterns: the same as ``words``, as regular expressions.
        never: words beside which it is not meant.
        akin: facts whose words may also be used for this one when it is asked.
        here: words that name it only where it matters.
        perhaps: words that may name it where it matters; a yes said with them is asked back.
    """

    words: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    past: str | None = None
    alone: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    akin: tuple[str, ...] = ()
    here: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Word:
    """A word as it stands in a text, and the facts it can name; ``own``: it is their very name."""

    start: int
    end: int
    keys: tuple[str, ...]
    own: bool = False


@dataclass(frozen=True)
class Vocabulary:
    """All words of a catalogue's facts."""

    _naming: dict[str, Naming] = field(repr=False)
    _by_first: dict[str, list[tuple[str, tuple[str, ...]]]] = field(repr=False)
    _patterns: tuple[tuple[str, re.Pattern[str]], ...] = field(repr=False)
    _own: frozenset[str] = field(repr=False)

    def never(self, key: str) -> tuple[str, ...]:
        """The words beside which a fact is not meant."""
        return self._naming[key].never if key in self._naming else ()

    def past(self, key: str) -> str | None:
        """The fact that a word of ``key`` names beside 去年."""
        return self._naming[key].past if key in self._naming else None

    def present(self, key: str) -> str | None:
        """The fact whose :meth:`past` is ``key``."""
        return next((one for one, naming in self._naming.items() if naming.past == key), None)

    def only_here(self, key: str, word: str) -> bool:
        """Whether a word names ``key`` only where that matters."""
        naming = self._naming.get(key, _NONE)
        return word in naming.here or word in naming.perhaps

    def only_perhaps(self, key: str, word: str) -> bool:
        """Whether a word leaves open if ``key`` is meant."""
        return word in self._naming.get(key, _NONE).perhaps

    def lists(self, word: str) -> bool:
        """Whether this very word is listed, rather than fitting a pattern."""
        return any(word == listed for listed, _ in self._by_first.get(word[:1], ()))

    def akin(self, key: str | None, keys: Collection[str]) -> bool:
        """Whether ``key`` goes by the same words as one of ``keys`` when it is the one asked."""
        return key in self._naming and any(one in self._naming[key].akin for one in keys)

    def beside(self, key: str) -> tuple[str, ...]:
        """``key`` and the facts told with it that it shares a word with (10人，每人3个月)."""
        sharing = (keys for words in self._by_first.values() for _, keys in words if key in keys)
        return tuple(dict.fromkeys(one for keys in sharing for one in keys))

    def alone(self, unit: str) -> list[str]:
        """The facts that a figure in this unit names without any word."""
        return [key for key, naming in self._naming.items() if unit in naming.alone]

    def words(self, text: str) -> Iterator[Word]:
        """The words of a text, the longest at each place, and what fits a pattern."""
        taken: dict[tuple[int, int], tuple[str, ...]] = {}
        for key, pattern in self._patterns:
            for match in pattern.finditer(text):
                taken[match.span()] = (*taken.get(match.span(), ()), key)
        for (start, end), keys in taken.items():
            yield Word(start, end, keys)
        place = 0
        while place < len(text):
            for word, keys in self._by_first.get(text[place], ()):
                covered = any(start <= place < end for start, end in taken)
                if not covered and text.startswith(word, place):
                    yield Word(place, place + len(word), keys, own=word in self._own)
                    place += len(word) - 1
                    break
            place += 1


@cache
def last_years() -> frozenset[str]:
    """The facts that are last year's figure of another."""
    return frozenset(one.past for one in _listed().values() if one.past is not None)


@lru_cache(maxsize=8)
def vocabulary(catalogue: Catalogue) -> Vocabulary:
    """The vocabulary of a catalogue."""
    named: dict[str, list[str]] = {}
    own = {
        key: (fact.name, *fact.synonyms) if fact.type not in _NOT_BY_NAME else _title(fact)
        for key, fact in catalogue.items()
    }
    for key in (*catalogue, NOTHING):
        listed = _listed().get(key, _NONE)
        for word in (*own.get(key, ()), *listed.words, *listed.here, *listed.perhaps):
            keys = named.setdefault(lower(normalise(word)), [])
            if key not in keys:
                keys.append(key)
    by_first: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for word in sorted(named, key=len, reverse=True):
        by_first.setdefault(word[0], []).append((word, tuple(named[word])))
    naming = {key: one for key, one in _listed().items() if key in catalogue}
    patterns = tuple(
        (key, re.compile("|".join(one.patterns))) for key, one in naming.items() if one.patterns
    )
    names = frozenset(lower(normalise(name)) for names in own.values() for name in names)
    return Vocabulary(naming, by_first, patterns, names)


def _title(fact: Fact) -> tuple[str, ...]:
    """The whole name of a yes-or-no fact, as the assistant says it back."""
    return (fact.name,) if fact.type == "boolean" else ()


_NONE = Naming()


@cache
def _listed() -> dict[str, Naming]:
    return entries("mentions", Naming)
