"""The matters that concern a firm this year: asked once, so that the others need no questions."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from engine import Fact
from engine.documents import Entry, read
from engine.facts import Ask
from engine.library import DATA

#: What the question for the matters travels under, beside the facts.
TOPICS = "topics"
#: With fewer questions left, or fewer matters to choose from, it is quicker to ask them.
MANY_QUESTIONS, MANY_TOPICS = 15, 4


class _Listed(Entry):
    name: str
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Topic:
    """One matter: its key, its Chinese name and the keys of its facts."""

    key: str
    name: str
    facts: frozenset[str]


@cache
def topics() -> tuple[Topic, ...]:
    """All matters, in the order they are offered."""
    document = read(DATA / "topics.yaml")
    listed = {key: document.build(_Listed, (key,)) for key in document.data}
    return tuple(Topic(key, one.name, frozenset(one.facts)) for key, one in listed.items())


def topics_among(keys: Collection[str]) -> tuple[Topic, ...]:
    """The matters that one of these facts belongs to."""
    return tuple(topic for topic in topics() if topic.facts & frozenset(keys))


def topics_fact(offered: Collection[Topic]) -> Fact:
    """The question for the matters, as a fact of which several values hold."""
    return Fact(
        key=TOPICS,
        name="当年涉及的事项",
        type="choices",
        values={topic.key: topic.name for topic in offered},
        ask=Ask(
            question="要算的这一年，贵公司涉及下面哪些事？可以选几项；没选的先按“没有”算，随时可以补充。",
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
    keys = frozenset().union(*(topic.facts for topic in left))
    values = {key: absent(catalogue[key]) for key in catalogue if key in keys}
    return {key: value for key, value in values.items() if value is not None}


def companions(told: Mapping[str, Any], catalogue: Mapping[str, Fact]) -> frozenset[str]:
    """The facts of the matters of which something is told: they are not absent after all."""
    there = [key for key, value in told.items() if value != absent(catalogue[key])]
    return frozenset().union(*(topic.facts for topic in topics_among(there)))
