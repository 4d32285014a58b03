"""The words that looking up goes by: one meaning in many wordings, and the shape of a question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from dialogs.understand.text import lower, normalise
from dialogs.understand.wordlists import wordlist
from engine.documents import Entry

#: What a question about a whole document can be after.
PolicyMatter = Literal["validity", "time", "department", "papers", "stacking"]


class _Meanings(Entry):
    """``data/vocabulary/thesaurus.yaml``."""

    topics: dict[str, tuple[str, ...]]
    official: dict[str, tuple[str, ...]]
    aspects: dict[str, tuple[str, ...]]


class _Subjects(Entry):
    """``data/vocabulary/nearby.yaml`` and ``everyday.yaml``."""

    words: dict[str, tuple[str, ...]]
    patterns: tuple[str, ...]


class _Questions(Entry):
    """``data/vocabulary/lookup.yaml``."""

    shells: tuple[str, ...]
    small: str
    compare: tuple[str, ...]
    journey_before: str
    journey_after: str
    policies: dict[PolicyMatter, tuple[str, ...]]
    meant: dict[PolicyMatter, str]
    pleas: tuple[str, ...]
    clients: tuple[str, ...]


@dataclass(frozen=True)
class Mention:
    """A wording as it stands in a text, and the meanings it has."""

    start: int
    end: int
    said: str
    meanings: tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """Wordings with their meanings, by their first character, the longest first."""

    by_first: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = field(repr=False)

    def mentions(self, text: str) -> Iterator[Mention]:
        """Every wording in ``text``, left to right; none that lies within another.

        Args:
            text: normalised and in lower case.
        """
        reached = 0
        for start, first in enumerate(text):
            for wording, meanings in self.by_first.get(first, ()):
                end = start + len(wording)
                if end <= reached:
                    break
                if text.startswith(wording, start) and _whole(text, start, end):
                    yield Mention(start, end, wording, meanings)
                    reached = end
                    break

    def all(self) -> Iterator[str]:
        """Every wording."""
        for group in self.by_first.values():
            yield from (wording for wording, _ in group)


@dataclass(frozen=True)
class Thesaurus:
    """The meanings of the field.

    Attributes:
        topics: those of which a clause must speak to answer a question about them.
        official: those that show that a question is one for an office at all.
        lexicon: the wordings of all.
    """

    topics: frozenset[str]
    official: frozenset[str]
    lexicon: Lexicon

    def mentions(self, text: str) -> Iterator[Mention]:
        """Every wording in ``text``, normalised and in lower case."""
        return self.lexicon.mentions(text)


@dataclass(frozen=True)
class Subjects:
    """Matters that a question may be about, as words and as patterns."""

    lexicon: Lexicon
    pattern: re.Pattern[str]

    def said(self, text: str) -> Iterator[str]:
        """The words of ``text`` that are such matters."""
        yield from (one.said for one in self.lexicon.mentions(text))
        yield from (match[0] for match in self.pattern.finditer(text))


@dataclass(frozen=True)
class Questions:
    """The shape of questions, as patterns over normalised text in lower case."""

    shell: re.Pattern[str]
    small: frozenset[str]
    compare: re.Pattern[str]
    journey_before: re.Pattern[str]
    journey_after: re.Pattern[str]
    policies: tuple[tuple[PolicyMatter, re.Pattern[str]], ...]
    meant: Mapping[PolicyMatter, str]
    pleas: re.Pattern[str]
    clients: re.Pattern[str]
    nearby: Subjects
    everyday: Subjects


def lexicon(meanings: Mapping[str, Sequence[str]]) -> Lexicon:
    """Make a lexicon of wordings, each with its meanings."""
    spelt = {lower(normalise(wording)): tuple(meant) for wording, meant in meanings.items()}
    by_first: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for wording in sorted(spelt, key=len, reverse=True):
        by_first.setdefault(wording[0], []).append((wording, spelt[wording]))
    return Lexicon({first: tuple(group) for first, group in by_first.items()})


@cache
def thesaurus() -> Thesaurus:
    """The thesaurus of the field."""
    read = wordlist("thesaurus").build(_Meanings)
    meanings: dict[str, list[str]] = {}
    for name, said in (*read.topics.items(), *read.official.items(), *read.aspects.items()):
        for wording in said:
            meanings.setdefault(wording, []).append(name)
    topics = frozenset(read.topics)
    return Thesaurus(topics, topics | frozenset(read.official), lexicon(meanings))


@cache
def questions() -> Questions:
    """What is no content in a question, and what gives its kind away."""
    read = wordlist("lookup").build(_Questions)
    return Questions(
        shell=_any(read.shells),
        small=frozenset(read.small),
        compare=_any(read.compare),
        journey_before=re.compile(f"(?:{read.journey_before})$"),
        journey_after=re.compile(read.journey_after),
        policies=tuple((matter, _any(said)) for matter, said in read.policies.items()),
        meant=read.meant,
        pleas=_any(read.pleas),
        clients=_any(read.clients),
        nearby=_subjects("nearby"),
        everyday=_subjects("everyday"),
    )


def content(text: str) -> str:
    """The text with spaces for the shell of a question; wordings of the field stay whole.

    Args:
        text: normalised and in lower case; every character keeps its place.
    """
    kept = [(one.start, one.end) for one in thesaurus().mentions(text)]

    def blank(match: re.Match[str]) -> str:
        cut = any(start < match.end() and match.start() < end for start, end in kept)
        return match[0] if cut else " " * len(match[0])

    return questions().shell.sub(blank, text)


def _subjects(name: str) -> Subjects:
    read = wordlist(name).build(_Subjects)
    words = {word: (group,) for group, words in read.words.items() for word in words}
    return Subjects(lexicon(words), _any(read.patterns))


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a wording is no part of a longer word in letters, or of a longer figure.

    A plural may end it, and a figure may follow letters (CMMI3).
    """
    after = end + (text[end - 1].isascii() and text[end : end + 1] == "s")
    return not (
        _same(text[start], text[start - 1 : start]) or _same(text[end - 1], text[after : after + 1])
    )


def _same(one: str, other: str) -> bool:
    """Whether two signs are both letters of the alphabet, or both figures."""
    if not (one.isascii() and other.isascii()):
        return False
    return (one.isalpha() and other.isalpha()) or (one.isdigit() and other.isdigit())
