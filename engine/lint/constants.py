"""Every number of a formula stands in its clause, or is supplied with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from gmpy2 import mpq

from engine.documents import Place
from engine.formula.parse import parse
from engine.formula.syntax import Number
from engine.formula.units import Unit
from engine.lint.numbers import stated
from engine.lint.quantities import Quantity
from engine.lint.subject import Finding, Subject
from engine.policy import Clause, Item

#: Bases of units in which 1 is not neutral: ``÷ 1人`` only strips a unit, ``+ 1元`` pays.
_MONEY = frozenset({"元", "美元"})


def check_constants(subject: Subject) -> Iterator[Finding]:
    """Numbers of formulas that their clause does not state, and excuses that excuse nothing.

    0, and 1 of anything but money, are part of the arithmetic. What a clause waives is not used,
    so it vouches for no number either.
    """
    for index, clause in enumerate(subject.policy.clauses):
        known = stated(subject, clause)
        supplied = {one.number for one in clause.supplied}
        needed: set[str] = set()
        for place, number in _numbers(subject, index):
            if _is_neutral(number) or _is_stated(number, known):
                continue
            needed.add(number.text)
            if number.text not in supplied:
                yield subject.finding(
                    place,
                    clause.clause,
                    f"公式里的“{number.text}”条文里没有；请核对公式，"
                    "条文没写而确实要用的写进 supplied 并说明理由",
                )
        for row, one in enumerate(clause.supplied):
            if one.number not in needed:
                yield subject.finding(
                    ("clauses", index, "supplied", row),
                    clause.clause,
                    f"“{one.number}”不必说明（公式里没有，或条文里已有），请删去",
                )


def _numbers(subject: Subject, index: int) -> Iterator[tuple[Place, Number]]:
    """The numbers of a clause's formulas, and of those that it sets for all, with their places."""
    clause = subject.policy.clauses[index]
    for place, text in _formulas(subject, clause, ("clauses", index, "items")):
        for number in _literals(parse(text)):
            yield place, number
    for row, rule in enumerate(subject.policy.stacking):
        if rule.clause == clause.clause:
            number = Number(mpq(rule.at_most), "", str(rule.at_most), 0)
            yield ("stacking", row, "at_most"), number


def _formulas(subject: Subject, clause: Clause, place: Place) -> Iterator[tuple[Place, str]]:
    for row, item in enumerate(clause.items):
        yield from _of_item(item, (*place, row))
    for index, common in enumerate(subject.policy.common):
        if common.clause == clause.clause:
            for row, text in enumerate(common.conditions):
                yield ("common", index, "条件", row), text


def _of_item(item: Item, place: Place) -> Iterator[tuple[Place, str]]:
    for name, text in item.definitions.items():
        yield (*place, "定义", name), text
    for row, text in enumerate(item.conditions):
        yield (*place, "条件", row), text
    for name, text in item.readings.items():
        yield (*place, "口径", name), text
    for key, written in (("金额", item.amount), ("上限", item.cap)):
        if written is not None:
            yield (*place, key), written


def _literals(node: object) -> Iterator[Number]:
    """The numbers in a syntax tree, or in a tuple of them."""
    if isinstance(node, Number):
        yield node
    elif isinstance(node, tuple):
        for part in node:
            yield from _literals(part)
    elif is_dataclass(node):
        for field in fields(node):
            yield from _literals(getattr(node, field.name))


def _is_neutral(number: Number) -> bool:
    bases = {base for base, _ in Unit.read(number.unit).powers}
    return number.value == 0 or (number.value == 1 and not bases & _MONEY)


def _is_stated(number: Number, known: list[Quantity]) -> bool:
    unit = Unit.read(number.unit)
    return any(one.is_constant(number.value, unit) for one in known)
