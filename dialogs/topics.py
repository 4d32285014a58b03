"""The matters that concern a firm this year: asked once, so that the others need no questions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from pydantic import Field

from engine import Fact
from engine.documents import Entry, read
from engine.facts import Ask
from engine.library import DATA

#: What the question for the matters travels under, beside the facts.
TOPICS = "topics"
#: It saves questions to choose among many topics, or among some where many questions are left.
MANY_TOPICS, SOME_TOPICS, MANY_QUESTIONS = 8, 4, 15
#: A choice of more is too long for a phone.
MOST_OPTIONS = 14


class _Part(Entry):
    name: str
    facts: tuple[str, ...]
    gate: str | None = None


class _Matter(Entry):
    name: str
    facts: tuple[str, ...] = ()
    parts: dict[str, _Part] = Field(default_factory=dict)


@dataclass(frozen=True)
class Topic:
    """One thing that may concern a firm: its key, its Chinese name and the keys of its facts.

    ``matter`` is what it is a part of, if anything; without the fact ``gate`` there is nothing of
    the others.
    """

    key: str
    name: str
    facts: frozenset[str]
    matter: Topic | None = None
    gate: str | None = None


@cache
def topics() -> tuple[Topic, ...]:
    """All parts of all matters, in the order they are offered; one without parts is its own."""
    document = read(DATA / "topics.yaml")
    listed = {key: document.build(_Matter, (key,)) for key in document.data}
    return tuple(topic for key, one in listed.items() for topic in _topics(key, one))


def _topics(key: str, listed: _Matter) -> Iterator[Topic]:
    parts = {part: frozenset(one.facts) for part, one in listed.parts.items()}
    matter = Topic(key, listed.name, frozenset(listed.facts).union(*parts.values()))
    if not parts:
        yield matter
    for part, facts in parts.items():
        yield Topic(part, listed.parts[part].name, facts, matter, listed.parts[part].gate)


def facts_of(chosen: Iterable[Topic]) -> frozenset[str]:
    """The facts of several topics."""
    return frozenset[str]().union(*(topic.facts for topic in chosen))


def is_topic(key: str) -> bool:
    """Whether a key is that of a topic, or of the question for them."""
    return key == TOPICS or any(key in (one.key, one.matter and one.matter.key) for one in topics())


def topics_among(keys: Collection[str]) -> tuple[Topic, ...]:
    """The topics that one of these facts belongs to."""
    return tuple(topic for topic in topics() if topic.facts & frozenset(keys))


def topics_to_offer(missing: Collection[str], settled: Collection[str]) -> tuple[Topic, ...]:
    """What to choose among now: the parts where they are few, else the matters, then their parts.

    Args:
        missing: the facts that are still open.
        settled: the keys of the topics that were offered before, among other keys.

    Returns:
        At most :data:`MOST_OPTIONS` topics; none when the person would not choose.
    """
    if TOPICS in settled:
        return ()
    parts = tuple(topic for topic in topics_among(missing) if topic.key not in settled)
    if len(parts) <= MOST_OPTIONS:
        return parts
    new = [part for part in parts if part.matter is None or part.matter.key not in settled]
    return _folded(new) or parts[:MOST_OPTIONS]


def _folded(parts: Iterable[Topic]) -> tuple[Topic, ...]:
    """The matters of several parts in place of these; a part alone stays what it is."""
    groups = [(matter, [*group]) for matter, group in groupby(parts, lambda one: one.matter or one)]
    return tuple(matter if len(group) > 1 else group[0] for matter, group in groups)


def topics_fact(offered: Collection[Topic], settled: Collection[str] = ()) -> Fact:
    """The question for the topics, as a fact of which several values hold."""
    again = all(one.matter is not None and one.matter.key in settled for one in offered)
    asked = "刚才选的这些事，具体有哪几样？" if again else "要算的这一年，贵公司涉及下面哪些事？"
    return Fact(
        key=TOPICS,
        name="当年涉及的事项",
        type="choices",
        values={topic.key: topic.name for topic in offered},
        ask=Ask(
            question=f"{asked}可以选几项；没选的先按“没有”算，随时可以补充。",
            why="文件条款多，先知道跟哪些事有关，可以少问很多。",
            effort=1,
            none="都没有",
        ),
    )


def absent(fact: Fact) -> Any:
    """The value that says there is nothing of a fact, in profile notation, or ``None``."""
    match fact.type:
        case "boolean":
            return False
        case "money":
            return f"0 {fact.currencies[0]}"
        case "integer" | "number":
            return None if fact.minimum else 0
        case "percent":
            return "0%"
        case "choice":
            return "none" if "none" in fact.values else None
        case "choices" | "list[money]" | "list[certification]":
            return []
        case _:
            return None


def supposed(
    chosen: Collection[str], offered: Collection[Topic], catalogue: Mapping[str, Fact]
) -> dict[str, Any]:
    """What is taken as absent when only the ``chosen`` of the offered matters concern a firm."""
    left = [topic for topic in offered if topic.key not in chosen]
    keys = facts_of(left)
    values = {key: absent(catalogue[key]) for key in catalogue if key in keys}
    return {key: value for key, value in values.items() if value is not None}


def companions(told: Mapping[str, Any], catalogue: Mapping[str, Fact]) -> frozenset[str]:
    """The facts of the topics of which something is told: they are not absent after all."""
    there = [key for key, value in told.items() if value != absent(catalogue[key])]
    return facts_of(topics_among(there))


def implied(told: Mapping[str, Any], catalogue: Mapping[str, Fact]) -> dict[str, Any]:
    """What is absent because the fact that stands before it was told to be."""
    closed = [
        topic
        for topic in topics()
        if (gate := topic.gate) is not None
        and gate in told
        and told[gate] == absent(catalogue[gate])
    ]
    keys = facts_of(closed) - told.keys()
    return {key: absent(catalogue[key]) for key in catalogue if key in keys}
