"""An item's rule made ready to run: parsed, unit-checked and compiled when a policy is loaded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from engine.documents import Document, Place
from engine.errors import FormulaError
from engine.facts import Catalogue, Fact
from engine.formula import check
from engine.formula.analysis import Split, differences, splits
from engine.formula.compile import Slots, compile_number, compile_truth
from engine.formula.typed import (
    FactNode,
    Local,
    Logic,
    Negation,
    Pick,
    Typed,
    facts_read,
    slots_of,
    walk,
)
from engine.formula.values import Number, Truth
from engine.policy import Clause, Item, Policy

T = TypeVar("T")


@dataclass(frozen=True)
class Condition:
    """One condition that must hold: its tree and the function that decides it."""

    node: Typed
    decide: Callable[[Slots], Truth]


@dataclass(frozen=True)
class Amount:
    """An amount in 元 under one reading; ``name`` None is the default reading without a name."""

    name: str | None
    node: Typed
    compute: Callable[[Slots], Number]


@dataclass(frozen=True)
class Border:
    """Where something about the rule changes: where ``distance`` crosses 0.

    ``distance`` is the left side of a comparison less its right side, or an amount less nothing.
    """

    facts: frozenset[str]
    distance: Callable[[Slots], Number]


@dataclass(frozen=True, eq=False)
class Rule:
    """Everything that is needed to assess one item; equal to itself alone.

    Attributes:
        item, clause: what it is and where it stands.
        definitions: named parts, in the order written.
        conditions: all must hold (besides the role).
        amounts: the default reading first; empty where the document gives no amount.
        cap: the ceiling, or none.
        facts: every fact it reads, without ``role``, in the order they are met.
        gate_reads, amount_reads: the readings of facts in the conditions, and in the amounts.
        slots: every slot of a situation that it reads.
        splits: facts that are looked at twice, so that ranges alone might blur.
        borders: see :class:`Border`.
    """

    item: Item
    clause: Clause
    definitions: tuple[Local, ...]
    conditions: tuple[Condition, ...]
    amounts: tuple[Amount, ...]
    cap: Amount | None
    facts: tuple[Fact, ...]
    gate_reads: tuple[FactNode, ...]
    amount_reads: tuple[FactNode, ...]
    slots: tuple[str, ...]
    splits: tuple[Split, ...]
    borders: tuple[Border, ...]

    @property
    def id(self) -> str:
        """The item's id."""
        return self.item.id

    @property
    def nodes(self) -> list[Typed]:
        """The trees of all conditions, amounts and the cap."""
        found = [condition.node for condition in self.conditions]
        found += [amount.node for amount in self.amounts]
        return [*found, self.cap.node] if self.cap else found


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
            known = "、".join(f"{key}（{label}）" for key, label in roles.items())
            message = f"没有“{role}”这种申报主体，可用：{known}"
            raise document.error(message, (*place, "role", index))

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
    cap = None
    if item.cap is not None:
        node = formula(check.cap, (*place, "上限"), item.cap)
        cap = Amount(None, node, compile_number(node))

    trees = [*conditions, *(amount.node for amount in amounts), *([cap.node] if cap else [])]
    trees += [definition.body for definition in local.values()]
    used = {part.name for tree in trees for part in walk(tree) if isinstance(part, Local)}
    for name in local:
        if name not in used:
            raise document.error(f"定义“{name}”没有用到，请删去", (*place, "定义", name), key=True)

    gate_reads = tuple(read for node in conditions for read in facts_read(node))
    paying = [amount.node for amount in (*amounts, *([cap] if cap else []))]
    amount_reads = tuple(read for node in paying for read in facts_read(node))
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
        slots=("role", *(name for fact in facts.values() for name in slots_of(fact))),
        splits=splits([*conditions, *paying], twice=True),
        borders=tuple(
            _border(node)
            for node in (
                *(node for condition in conditions for node in differences(condition)),
                *(amount.node for amount in amounts),
                *(node for amount in paying for node in differences(amount)),
            )
        ),
    )


def _conjuncts(node: Typed) -> list[Typed]:
    """The parts of a 且, or the condition itself: each part is a reason of its own."""
    if isinstance(node, Logic) and node.op == "且":
        return [part for conjunct in node.parts for part in _conjuncts(conjunct)]
    return [node]


def _border(node: Typed) -> Border:
    return Border(frozenset(read.fact.key for read in facts_read(node)), compile_number(node))
