"""Every number that a clause states is used by its formulas, or waived with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gmpy2 import mpq

from engine.facts import Catalogue
from engine.formula import check
from engine.formula.typed import FACT_NODES, Constant, Pick, Typed, walk
from engine.formula.units import PLAIN, Unit
from engine.lint.quantities import MEASURES, Quantity, quantities
from engine.lint.subject import Finding, Subject
from engine.policy import Clause


@dataclass(frozen=True)
class _Use:
    """What the formulas of a clause say: constants, the units they are paid per, and names."""

    constants: list[tuple[mpq, Unit]]
    names: str

    def covers(self, quantity: Quantity) -> bool:
        """Whether the formulas use ``quantity``."""
        value = quantity.value
        if quantity.over is not None:
            plain = {number for number, unit in self.constants if unit == PLAIN}
            return {value, quantity.over} <= plain
        if quantity.measure == "强":
            return f"{value}强" in self.names
        if quantity.measure and quantity.text in self.names:
            return True
        if value == 1 and any(_paid_per(quantity.measure, unit) for _, unit in self.constants):
            return True
        return any(_same(quantity, number, unit) for number, unit in self.constants)


def check_numbers(subject: Subject) -> Iterator[Finding]:
    """Numbers that no formula of their clause uses, and waivers that waive nothing."""
    for index, clause in enumerate(subject.policy.clauses):
        use = _use(subject, clause)
        unused = [one for one in quantities(clause.text) if not use.covers(one)]
        needed: set[int] = set()
        for quantity in unused:
            by = _waived_by(clause, quantity)
            needed |= by
            if not by:
                yield subject.finding(
                    ("clauses", index, "text"),
                    clause.clause,
                    f"条文里的“{quantity.text}”公式没有用到；请写进公式，"
                    "用不上的写进 waivers 并说明理由",
                )
        for row, waiver in enumerate(clause.waivers):
            if row not in needed:
                yield subject.finding(
                    ("clauses", index, "waivers", row),
                    clause.clause,
                    f"“{waiver.number}”不必豁免（条文里没有，或公式已经用到），请删去",
                )


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
    names += [
        part.fact.values[part.value]
        for part in parts
        if isinstance(part, Pick) and part.value in part.fact.values
    ]
    return _Use(constants, "\n".join(names))


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


def _same(quantity: Quantity, number: mpq, unit: Unit) -> bool:
    """Whether a constant is the quantity; a plain one may count or number anything but money."""
    above = [MEASURES.get(base, base) for base, power in unit.powers if power > 0]
    if quantity.measure == "%":
        return not above and number == quantity.value
    if quantity.measure in ("元", "美元"):
        return above == [quantity.measure] and number == quantity.value
    if quantity.measure == "年" and above == ["月"]:
        return number == quantity.value * 12
    alike = not quantity.measure or not above or above == [quantity.measure]
    return alike and number == quantity.value


def _paid_per(measure: str, unit: Unit) -> bool:
    """Whether ``unit`` is so much for one of ``measure``: 500元/席 uses 每新增一个坐席."""
    below = [MEASURES.get(base, base) for base, power in unit.powers if power < 0]
    return measure in below
