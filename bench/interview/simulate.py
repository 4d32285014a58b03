"""Plays simulated firms against the interview, beside asking in file order and by missing count.

Counted are the questions until verdicts and amounts equal those of the complete profile; the three
opening questions (city, role, year) count for none of them.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from bench.interview.firms import firm
from dialogs import interview
from dialogs.topics import TOPICS, Topic, absent, supposed
from engine import Assessment, Library, Loaded, Profile, assess, read_profile, standard

FIRMS = 60
TODAY = date(2026, 11, 21)
#: No interview takes more questions than there are facts.
MOST_QUESTIONS = 120


@dataclass(frozen=True)
class State:
    """An interview under way: what is told of the ``whole`` firm, and what follows from it."""

    library: Library
    loaded: Loaded
    found: Assessment
    told: dict[str, Any]
    whole: dict[str, Any]


#: What stands so far → the fact to ask.
Order = Callable[[State], str | None]


def ours(state: State) -> str | None:
    """The question that the conversation asks next."""
    profile = _profile(state.library, state.told)
    passed = _passed(state.library, state.told, state.whole)
    return interview.next_fact(state.library, state.loaded, state.found, profile, passed)


def _passed(library: Library, told: dict[str, Any], whole: dict[str, Any]) -> frozenset[str]:
    """The facts that the firm does not know, and the topics that were offered."""
    unknown = [key for key in library.catalogue if key not in whole]
    return frozenset((*unknown, *told.get(TOPICS, ())))


def _profile(library: Library, told: dict[str, Any]) -> Profile:
    facts = {key: value for key, value in told.items() if key != TOPICS}
    return read_profile(facts, library.catalogue)


def in_file_order(state: State) -> str | None:
    """The first fact of the catalogue that the document reads."""
    keys = state.whole.keys() - state.told.keys()
    return next((key for key in state.library.catalogue if key in keys), None)


def by_missing_count(state: State) -> str | None:
    """The fact that most items miss."""
    missing = (key for item in state.found.items for key in item.missing if key in state.whole)
    counts = Counter(missing).most_common(1)
    return counts[0][0] if counts else in_file_order(state)


def questions(library: Library, loaded: Loaded, whole: dict[str, Any], order: Order) -> int:
    """How many questions an order needs for one firm."""
    wanted = _result(library, loaded, whole)
    told = {key: whole[key] for key in ("city", "role", "year")}
    for asked in range(MOST_QUESTIONS):
        profile = _profile(library, told)
        found = assess(library, loaded, profile, today=TODAY)
        if _told(found) == wanted:
            return asked
        key = order(State(library, loaded, found, told, whole))
        if key is None:
            break
        told |= _answered(library, found, key, told, whole)
    raise AssertionError(f"{loaded.policy.id}: the questions end before the result is the same")


def _answered(
    library: Library, found: Assessment, key: str, told: dict[str, Any], whole: dict[str, Any]
) -> dict[str, Any]:
    """What one answer tells: a fact, or which topics concern the firm."""
    if key != TOPICS:
        return {key: whole[key]}
    offered = interview.offered_topics(found, _passed(library, told, whole))
    concerned = [topic.key for topic in offered if _concerns(library, topic, whole)]
    settled = (*told.get(TOPICS, ()), *(topic.key for topic in offered))
    return {**supposed(concerned, offered, library.catalogue), **told, TOPICS: settled}


def _concerns(library: Library, topic: Topic, whole: dict[str, Any]) -> bool:
    return any(whole[key] != absent(library.catalogue[key]) for key in topic.facts & whole.keys())


def _result(library: Library, loaded: Loaded, told: dict[str, Any]) -> list[object]:
    return _told(assess(library, loaded, _profile(library, told), today=TODAY))


def _told(found: Assessment) -> list[object]:
    return [(item.verdict, item.award.low, item.award.high) for item in found.items]


def main() -> None:
    """Print median and 90th percentile for each city and order."""
    library = standard()
    orders = {"interview": ours, "missing count": by_missing_count, "file order": in_file_order}
    print(f"{'questions: median / 90 %':26}" + "".join(f"{name:>16}" for name in orders))
    for loaded in library.cities.values():
        firms = [firm(library, loaded, seed) for seed in range(FIRMS)]
        cells = []
        for order in orders.values():
            counts = [questions(library, loaded, one, order) for one in firms]
            tenth = statistics.quantiles(counts, n=10)[-1]
            cells.append(f"{statistics.median(counts):g} / {tenth:g}")
        print(f"{loaded.policy.id:26}" + "".join(f"{cell:>16}" for cell in cells))


if __name__ == "__main__":
    main()
