"""An item's rule made ready to run: parsed, unit-checked and compiled when a policy is loaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from gmpy2 import mpq

from engine.documents import Document, Place
from engine.errors import FormulaError
from engine.facts import Catalogue, Fact
from engine.formula import check
from engine.formula.compile import Situation, compile_number, compile_truth
from engine.formula.typed import (
    FACT_NODES,
    Arithmetic,
    Bands,
    Compare,
    Constant,
    FactNode,
    FactNumber,
    Local,
    Logic,
    Negation,
    Pick,
    Typed,
    facts_read,
    walk,
)
from engine.formula.units import PLAIN
from engine.formula.values import Number, Truth
from engine.policy import Clause, Item, Policy

T = TypeVar("T")


@dataclass(frozen=True)
class Condition:
    """One condition that must hold: its tree and the function that decides it."""

    node: Typed
    decide: Callable[[Situation], Truth]


@dataclass(frozen=True)
class Amount:
    """An amount in 元 under one reading; ``name`` None is the default reading without a name."""

    name: str | None
    node: Typed
    compute: Callable[[Situation], Number]


@dataclass(frozen=True)
class Split:
    """A fact worth taking case by case when it is unknown, because the rule looks at it twice.

    ``cells`` are values between which the rule cannot tell a difference.
    """

    fact: Fact
    cells: tuple[mpq | bool | str, ...]


@dataclass(frozen=True)
class Border:
    """Where something about the rule changes: where ``distance`` crosses 0.

    ``distance`` is the left side of a comparison less its right side, or an amount less nothing.
    """

    facts: frozenset[str]
    distance: Callable[[Situation], Number]


@dataclass(frozen=True)
class Rule:
    """Everything that is needed to assess one item.

    Attributes:
        item, clause: what it is and where it stands.
        definitions: named parts, in the order written.
        conditions: all must hold (besides the role).
        amounts: the default reading first; empty where the document gives no amount.
        cap: the ceiling, or none.
        facts: every fact it reads, without ``role``, in the order they are met.
        gate_reads, amount_reads: the readings of facts in the conditions, and in the amounts.
        splits: see :class:`Split`.
        borders: see :class:`Border`.
    """

    item: Item
    clause: Clause
    definitions: tuple[Local, ...]
    conditions: tuple[Condition, ...]
    amounts: tuple[Amount, ...]
    cap: Constant | None
    facts: tuple[Fact, ...]
    gate_reads: tuple[FactNode, ...]
    amount_reads: tuple[FactNode, ...]
    splits: tuple[Split, ...]
    borders: tuple[Border, ...]

    @property
    def id(self) -> str:
        """The item's id."""
        return self.item.id


def build_rule(
    policy: Policy,
    clause: Clause,
    item: Item,
    catalogue: Catalogue,
    document: Document,
    place: Place,
) -> Rule:
    """Parse, check and compile one item.

    Args:
        policy: the document, for the conditions it sets for all.
        clause: the clause it stands in.
        item: its entry in the policy file.
        catalogue: the facts that formulas may name.
        document: the policy file, for the place of an error.
        place: where in it the item stands.

    Raises:
        DocumentError: a formula is wrong, or a role is unknown; with file, line and column.
    """

    def formula(read: Callable[..., T], keys: Place, text: str, *before: str) -> T:
        try:
            return read(*before, text, catalogue, local)
        except FormulaError as error:
            raise document.formula_error(keys, text, error) from None

    roles = catalogue["role"].values
    for index, role in enumerate(item.role):
        if role not in roles:
            raise document.error(f"没有“{role}”这种申报主体", (*place, "role", index))

    local: dict[str, Local] = {}
    for name, text in item.definitions.items():
        local[name] = formula(check.definition, (*place, "定义", name), text, name)
    written = [((*place, "条件", index), text) for index, text in enumerate(item.conditions)]
    for index, common in enumerate(policy.common):
        if set(common.role) & set(item.role):
            where: Place = ("common", index, "条件")
            written += [((*where, row), text) for row, text in enumerate(common.conditions)]
    conditions = [
        part for keys, text in written for part in _conjuncts(formula(check.condition, keys, text))
    ]
    if policy.repeated is not None:
        barred = catalogue.get(policy.repeated.fact)
        if barred is None or barred.type != "list[item]":
            raise document.error("这里要写一个记录事项编号的事实", ("repeated", "fact"))
        conditions.append(Negation(Pick(barred, item.id, several=True)))
    amounts: list[Amount] = []
    if item.amount is not None:
        node = formula(check.amount, (*place, "金额"), item.amount)
        amounts.append(Amount(item.default_reading, node, compile_number(node)))
        for name, text in item.readings.items():
            node = formula(check.amount, (*place, "口径", name), text)
            amounts.append(Amount(name, node, compile_number(node)))
    elif item.cap or item.readings:
        raise document.error("没有 金额，就不能有 上限 或 口径", place)
    cap = None
    if item.cap is not None:
        limit = formula(check.amount, (*place, "上限"), item.cap)
        if not isinstance(limit, Constant):
            raise document.error("上限 要写成一个确定的金额，如 300万元", (*place, "上限"))
        cap = limit

    gate_reads = tuple(read for node in conditions for read in facts_read(node))
    amount_reads = tuple(read for amount in amounts for read in facts_read(amount.node))
    facts = {read.fact.key: read.fact for read in (*gate_reads, *amount_reads)}
    return Rule(
        item=item,
        clause=clause,
        definitions=tuple(local.values()),
        conditions=tuple(Condition(node, compile_truth(node)) for node in conditions),
        amounts=tuple(amounts),
        cap=cap,
        facts=tuple(facts.values()),
        gate_reads=gate_reads,
        amount_reads=amount_reads,
        splits=_splits([*conditions, *(amount.node for amount in amounts)], facts),
        borders=tuple(
            _border(node)
            for node in (
                *(node for condition in conditions for node in _differences(condition)),
                *(amount.node for amount in amounts),
                *(node for amount in amounts for node in _differences(amount.node)),
            )
        ),
    )


def _conjuncts(node: Typed) -> list[Typed]:
    """The parts of a 且, or the condition itself: each part is a reason of its own."""
    if isinstance(node, Logic) and node.op == "且":
        return [part for conjunct in node.parts for part in _conjuncts(conjunct)]
    return [node]


def _differences(tree: Typed) -> list[Typed]:
    """What is compared with what in ``tree``, each as one difference."""
    found: list[Typed] = []
    for node in walk(tree):
        if isinstance(node, Compare):
            found.append(Arithmetic("−", node.left, node.right, PLAIN))
        elif isinstance(node, Bands):
            found.extend(Arithmetic("−", node.subject, bound, PLAIN) for bound, _ in node.bands)
    return found


def _border(node: Typed) -> Border:
    return Border(frozenset(read.fact.key for read in facts_read(node)), compile_number(node))


def _splits(nodes: list[Typed], facts: Mapping[str, Fact]) -> tuple[Split, ...]:
    """Facts that are read more than once and fall into few cells."""
    reads: dict[str, int] = {}
    bounds: dict[str, set[mpq]] = {}
    plain: dict[str, int] = {}
    for part in (part for node in nodes for part in walk(node)):
        if isinstance(part, FACT_NODES):
            reads[part.fact.key] = reads.get(part.fact.key, 0) + 1
        for key, constants in _stepwise(part):
            bounds.setdefault(key, set()).update(constants)
            plain[key] = plain.get(key, 0) + 1
    found: list[Split] = []
    for key, count in reads.items():
        fact = facts[key]
        if count < 2:
            continue
        if fact.type == "boolean":
            found.append(Split(fact, (True, False)))
        elif fact.type == "choice":
            found.append(Split(fact, tuple(fact.values)))
        elif fact.type in ("integer", "year") and plain.get(key) == count:
            found.append(Split(fact, _cells(fact, sorted(bounds[key]))))
    return tuple(found)


def _stepwise(node: Typed) -> list[tuple[str, list[mpq]]]:
    """Where ``node`` looks at a number only by comparing it with constants: the fact and those."""
    match node:
        case Compare(left=FactNumber(fact=fact), right=Constant(value=bound)):
            return [(fact.key, [bound])]
        case Compare(left=Constant(value=bound), right=FactNumber(fact=fact)):
            return [(fact.key, [bound])]
        case Bands(subject=FactNumber(fact=fact), bands=bands):
            return [(fact.key, [bound.value for bound, _ in bands])]
    return []


def _cells(fact: Fact, bounds: list[mpq]) -> tuple[mpq, ...]:
    """Whole numbers that stand for all: each bound, and one on either side of it."""
    around = {bound + step for bound in bounds for step in (-1, 0, 1)}
    least = fact.minimum if fact.minimum is not None else 0
    return tuple(
        sorted(
            cell
            for cell in around
            if cell >= least and (fact.maximum is None or cell <= fact.maximum)
        )
    )
