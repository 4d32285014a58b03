"""Which values of a fact lie around the place where a number crosses 0, found by halving.

Functions of numbers only rise or only fall in each of their arguments (docs/formula.md), so there
is one such place or none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from gmpy2 import mpq

from engine.facts import Fact
from engine.formula.analysis import STEPS
from engine.formula.compile import Slots
from engine.lint.border import CENT, SIDES
from engine.notation import Certification, Known, Money, write_number
from engine.situation import Situation, Situations

#: No figure of a firm lies beyond this.
_FARTHEST = mpq(10) ** 12
#: No business year lies beyond this.
_LAST_YEAR = mpq(2100)

#: How far beyond 0 a situation lies; none where that is not known.
Distance = Callable[[Slots], mpq | None]


@dataclass(frozen=True)
class Crossing:
    """The values of one fact around the place; ``at`` is none where 0 itself is leapt over."""

    fact: Fact
    step: mpq
    below: mpq | None
    at: mpq | None
    above: mpq | None

    @property
    def values(self) -> list[mpq]:
        """The values there are, the number below 0 first."""
        return [number for _, number in self.sides()]

    def sides(self) -> list[tuple[str, mpq]]:
        """The values there are, each with the name of its side."""
        pairs = zip(SIDES, (self.below, self.at, self.above), strict=True)
        return [(side, number) for side, number in pairs if number is not None]

    def bare(self, number: mpq) -> str:
        """A value of the fact without its unit."""
        return write_number(number * 100) if self.fact.type == "percent" else write_number(number)

    def figure(self, number: mpq) -> str:
        """A value of the fact in full: no 万, so that it can be copied."""
        unit = "%" if self.fact.type == "percent" else self.fact.unit or ""
        if self.fact.type.startswith("list"):
            unit = "元"
        return f"{self.bare(number)}{unit}"


def crossing(
    fact: Fact, distance: Distance, situation: Situation, situations: Situations
) -> Crossing | None:
    """Where ``distance`` crosses 0 as ``fact`` moves and all else stays; none where it does not."""
    held = situation.known(fact.key)
    if held is None or with_number(held, mpq(0)) is None:
        return None
    step = STEPS.get(fact.type, CENT)
    first, last = _bounds(fact, step)

    def beyond(steps: int) -> mpq:
        moved = with_number(held, steps * step)
        assert moved is not None
        found = distance(situations.changed(situation, fact.key, moved).slots)
        return mpq(0) if found is None else found

    if (beyond(first) > 0) == (beyond(last) > 0) and (beyond(first) < 0) == (beyond(last) < 0):
        return None
    rises = beyond(last) > beyond(first)
    reached = _first(lambda steps: (beyond(steps) >= 0) is rises or not beyond(steps), first, last)
    passed = _first(lambda steps: (beyond(steps) > 0) if rises else beyond(steps) < 0, first, last)
    before = reached - 1 if reached > first else None
    after = passed if beyond(passed) else None
    at = reached if not beyond(reached) else None
    ends = (before, at, after) if rises else (after, at, before)
    below, at_value, above = (None if one is None else one * step for one in ends)
    return Crossing(fact, step, below, at_value, above)


def with_number(known: Known, number: mpq) -> Known | None:
    """``known`` with ``number`` for its number (of a list that of the first entry)."""
    if isinstance(known, Money):
        return replace(known, amount=number)
    if isinstance(known, tuple) and known:
        entry: Any = known[0]
        if isinstance(entry, Certification):
            fee = Money(number, "CNY")
            return (replace(entry, fee=fee), *known[1:])
        return (replace(entry, amount=number), *known[1:])
    return number if isinstance(known, mpq) else None


def _bounds(fact: Fact, step: mpq) -> tuple[int, int]:
    """The least and the most that the fact can be, in steps."""
    least = mpq(fact.minimum or 0)
    most = _FARTHEST if fact.maximum is None else mpq(fact.maximum)
    if fact.type == "percent":
        most = mpq(1)
    if fact.type == "year":
        most = min(most, _LAST_YEAR)
    if fact.table is not None:
        least = step
    return int(least / step), int(most / step)


def _first(holds: Callable[[int], bool], first: int, last: int) -> int:
    """The first of a stretch for which ``holds``; once it does it stays so; the last if never."""
    while first < last:
        middle = (first + last) // 2
        if holds(middle):
            last = middle
        else:
            first = middle + 1
    return first
