"""Every number that a clause states is used by its formulas, or waived with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gmpy2 import mpq

from engine.facts import Catalogue
from engine.formula import check
from engine.formula.typed import FACT_NODES, Constant, Pick, Typed, walk
from engine.formula.units import PLAIN, Unit
from engine.lint.printed import header_dates
from engine.lint.quantities import MEASURES, Quantity, phrases, quantities
from engine.lint.subject import Finding, Subject
from engine.policy import Clause


@dataclass(frozen=True)
class _Use:
    """What formulas and header say: constants, the units paid per, names, levels and dates.

    ``levels`` are the labels of every choice that is looked at, picked or not: the last one of
    several is often what remains.
    """

    constants: list[tuple[mpq, Unit]]
    names: str
    levels: str
    dates: frozenset[str]

    def covers(self, quantity: Quantity) -> bool:
        """Whether the formulas use ``quantity``."""
        value = quantity.value
        if quantity.over is not None:
            plain = {number for number, unit in self.constants if unit == PLAIN}
            return {value, quantity.over} <= plain
        if quantity.text in self.dates:
            return True
        if quantity.measure == "级":
            return quantity.text in self.levels
        if quantity.measure == "强":
            return f"{value}强" in self.names
        if quantity.measure and quantity.text in self.names:
            return True
        if value == 1 and any(_paid_per(quantity.measure, unit) for _, unit in self.constants):
            return True
        return any(quantity.is_constant(number, unit) for number, unit in self.constants)


def check_numbers(subject: Subject) -> Iterator[Finding]:
    """Numbers that no formula of their clause uses, and waivers that waive nothing."""
    for index, clause in enumerate(subject.policy.clauses):
        missed = [one for one in _unused(subject, clause) if not _waived_by(clause, one)]
        for phrase in phrases(clause.text, missed):
            yield subject.finding(
                ("clauses", index, "text"),
                clause.clause,
                f"条文里的“{phrase}”公式没有用到；请写进公式，"
                "用不上的照抄进 waivers 的 number（可以抄整句短语）并说明理由",
            )
        needed = _needed(subject, clause)
        for row, waiver in enumerate(clause.waivers):
            if row not in needed:
                yield subject.finding(
                    ("clauses", index, "waivers", row),
                    clause.clause,
                    f"“{waiver.number}”不必豁免（条文里没有，或公式已经用到），请删去",
                )


def stated(subject: Subject, clause: Clause) -> list[Quantity]:
    """What a clause states for its formulas: its quantities without those that it waives."""
    needed = _needed(subject, clause)
    return [one for one in quantities(clause.text) if not _waived_by(clause, one) & needed]


def _unused(subject: Subject, clause: Clause) -> list[Quantity]:
    use = _use(subject, clause)
    return [one for one in quantities(clause.text) if not use.covers(one)]


def _needed(subject: Subject, clause: Clause) -> set[int]:
    """The waivers that waive something."""
    return {row for one in _unused(subject, clause) for row in _waived_by(clause, one)}


def _use(subject: Subject, clause: Clause) -> _Use:
    """What the formulas of ``clause`` use, and those that it sets for all."""
    trees = [
        node for rule in subject.rules if rule.clause.clause == clause.clause for node in rule.nodes
    ]
    trees += _common(subject, clause, subject.situations.catalogue)
    parts = [part for tree in trees for part in walk(tree)]
    constants = [(part.value, part.unit) for part in parts if isinstance(part, Constant)]
    constants += [
        (mpq(rule.at_most), PLAIN)
        for rule in subject.policy.stacking
        if rule.clause == clause.clause
    ]
    names = [part.fact.name for part in parts if isinstance(part, FACT_NODES)]
    picks = [part for part in parts if isinstance(part, Pick) and part.value in part.fact.values]
    names += [part.fact.values[part.value] for part in picks]
    levels = [label for part in picks for label in part.fact.values.values()]
    dates = header_dates(subject.policy)
    return _Use(constants, "\n".join(names), "\n".join([*names, *levels]), dates)


def _common(subject: Subject, clause: Clause, catalogue: Catalogue) -> list[Typed]:
    return [
        check.condition(text, catalogue, {})
        for common in subject.policy.common
        if common.clause == clause.clause
        for text in common.conditions
    ]


def _waived_by(clause: Clause, quantity: Quantity) -> set[int]:
    """The waivers whose words contain the quantity where it stands."""
    found: set[int] = set()
    for row, waiver in enumerate(clause.waivers):
        start = clause.text.find(waiver.number)
        while start >= 0:
            if start <= quantity.start and quantity.end <= start + len(waiver.number):
                found.add(row)
            start = clause.text.find(waiver.number, start + 1)
    return found


def _paid_per(measure: str, unit: Unit) -> bool:
    """Whether ``unit`` is so much for one of ``measure``: 500元/席 uses 每新增一个坐席."""
    below = [MEASURES.get(base, base) for base, power in unit.powers if power < 0]
    return measure in below
