"""A border of a rule: where one number meets a constant, and which examples stand around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from gmpy2 import mpq

from engine.facts import Fact
from engine.formula import values
from engine.formula.analysis import STEPS
from engine.formula.compile import Slots, evaluator
from engine.formula.typed import (
    Bands,
    Compare,
    Constant,
    Each,
    FactNumber,
    NumberCall,
    Typed,
    facts_read,
    walk,
)
from engine.notation import Certification, Known, Money
from engine.rule import Rule
from engine.situation import Situation, Situations

BELOW, AT, ABOVE = "差一步", "正好", "过一步"

#: The three sides in the order in which they are told.
SIDES = (BELOW, AT, ABOVE)

#: By how much an entry of a list moves.
CENT = STEPS["money"]


@dataclass(frozen=True)
class Border:
    """Where ``subject`` (one number, or each entry of a list) meets ``bound``.

    ``condition`` is the index of the condition it stands in; none for amounts and caps.
    """

    subject: Typed
    bound: Constant
    condition: int | None

    @property
    def facts(self) -> list[Fact]:
        """The facts that move the subject, each once; a published rate comes last."""
        found = {one.fact.key: one.fact for one in facts_read(self.subject)}
        return sorted(found.values(), key=lambda fact: not fact.changeable)

    @property
    def told(self) -> str:
        """The border in words."""
        moved = [fact.name for fact in self.facts if fact.changeable]
        names = "、".join(moved or [fact.name for fact in self.facts])
        subject = names if isinstance(self.subject, FactNumber) else f"由{names}算出的数"
        return f"{subject}到 {self.bound.text}"

    def is_that_of(self, other: Border) -> bool:
        """Whether both are one: what a condition draws, an amount may draw again."""
        return (self.subject, self.bound) == (other.subject, other.bound)

    def distances(self, slots: Slots) -> tuple[mpq, ...]:
        """How far beyond the bound each number lies; nothing where something is not known."""
        held = evaluator(self.subject)(slots)
        numbers = held if isinstance(held, tuple) else (held,)
        if not all(isinstance(one, mpq) for one in numbers):
            return ()
        return tuple(one - self.bound.value for one in numbers)

    def sides(self) -> set[str]:
        """What there can be: no count is below 0, no rank below 1."""
        least: mpq | int = 0
        most: mpq | int | None = None
        if isinstance(self.subject, FactNumber):
            fact = self.subject.fact
            least = fact.minimum or 0
            most = 1 if fact.type == "percent" else fact.maximum
        wanted = set(SIDES)
        if self.bound.value <= least:
            wanted.remove(BELOW)
        if most is not None and self.bound.value >= most:
            wanted.remove(ABOVE)
        return wanted


def borders(rule: Rule) -> list[Border]:
    """Comparisons with a constant, band bounds, and caps (上限, and 较小 with a constant)."""
    found: list[Border] = []
    trees: list[tuple[int | None, Typed]] = [
        *((index, condition.node) for index, condition in enumerate(rule.conditions)),
        *((None, amount.node) for amount in rule.amounts),
    ]
    for index, tree in trees:
        for node in walk(tree):
            found += (Border(held, bound, index) for held, bound in _meetings(node))
    if rule.cap is not None and isinstance(rule.cap.node, Constant):
        found.append(Border(rule.amounts[0].node, rule.cap.node, None))
    return [
        border
        for place, border in enumerate(found)
        if not any(border.is_that_of(earlier) for earlier in found[:place])
    ]


def lacking(
    rule: Rule, border: Border, examples: Iterable[Situation], situations: Situations
) -> set[str]:
    """On which sides of the border there is no example.

    An example counts where no other condition fails, and moving a single fact by its least step
    reaches or crosses the border. An amount that only moves in leaps need not have an example
    right on the cap.
    """
    found: set[str] = set()
    met = False
    for situation in examples:
        if _fails_elsewhere(rule, border, situation.slots):
            continue
        here = border.distances(situation.slots)
        if values.ZERO in here:
            found.add(AT)
        for moved in _neighbours(border, situation, situations):
            for old, new in zip(here, border.distances(moved.slots), strict=False):
                if old < 0 <= new or new <= 0 < old:
                    found.add(BELOW if old < 0 else ABOVE)
                    met = met or new == 0
    if {BELOW, ABOVE} <= found and not met:
        found.add(AT)
    return border.sides() - found


def _meetings(node: Typed) -> Iterator[tuple[Typed, Constant]]:
    """What meets which constant in ``node`` itself."""
    match node:
        case Compare(left=left, right=Constant() as bound):
            yield left, bound
        case Compare(left=Constant() as bound, right=right):
            yield right, bound
        case Bands(subject=held, bands=bands):
            for bound, _ in bands:
                yield held, bound
        case NumberCall() | Each() if node.function.name == "较小":
            bounds = [one for one in node.arguments if isinstance(one, Constant)]
            others = [one for one in node.arguments if not isinstance(one, Constant)]
            yield from ((held, bound) for held in others for bound in bounds)


def _fails_elsewhere(rule: Rule, border: Border, slots: Slots) -> bool:
    """Whether a condition other than the border's own decides the item, so the border does not."""
    return any(
        condition.decide(slots) is False
        for index, condition in enumerate(rule.conditions)
        if index != border.condition
    )


def _neighbours(
    border: Border, situation: Situation, situations: Situations
) -> Iterator[Situation]:
    """The situation with one fact of the border moved by its least step."""
    for fact in border.facts:
        known = situation.known(fact.key)
        if known is not None:
            for moved in _moved(fact, known):
                yield situations.changed(situation, fact.key, moved)


def _moved(fact: Fact, known: Known) -> Iterator[Known]:
    """The values next to ``known``; of a list one entry moves."""
    step = STEPS.get(fact.type, CENT)
    if isinstance(known, Money):
        yield from (replace(known, amount=one) for one in _beside(known.amount, step))
    elif isinstance(known, mpq):
        yield from _beside(known, step, fact.minimum or 0)
    elif isinstance(known, tuple):
        entries: list[Any] = list(known)
        for place, entry in enumerate(entries):
            for moved in _entry_moved(entry):
                yield (*entries[:place], moved, *entries[place + 1 :])


def _entry_moved(entry: Money | Certification) -> Iterator[Money | Certification]:
    if isinstance(entry, Money):
        yield from (replace(entry, amount=one) for one in _beside(entry.amount, CENT))
    elif entry.fee is not None:
        for one in _beside(entry.fee.amount, CENT):
            yield replace(entry, fee=replace(entry.fee, amount=one))


def _beside(number: mpq, step: mpq, least: int = 0) -> list[mpq]:
    return [one for one in (number - step, number + step) if one >= least]
