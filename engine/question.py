"""The one fact worth asking next: what can close items first, then money, against the effort."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from math import inf

from gmpy2 import mpq

from engine.facts import Fact
from engine.formula import values
from engine.formula.analysis import STEPS, certified, labels, thresholds
from engine.formula.typed import slot
from engine.formula.units import DOLLAR, YUAN
from engine.formula.values import Range, Record, Value
from engine.result import Assessment, ItemResult
from engine.rule import Rule
from engine.situation import Situation, Situations
from engine.verdict import judge

#: A range without an upper end counts as this much money when questions are weighed.
_UNBOUNDED = mpq(5_000_000)
#: An award without an amount still matters: it counts as this much.
_UNSTATED = mpq(100_000)


@dataclass(frozen=True, slots=True)
class Question:
    """The fact to ask, the items it can still move, and how many items are undetermined."""

    ask: str | None
    items: tuple[str, ...]
    open: int

    def to_json(self) -> dict[str, object]:
        """As ``python -m engine next`` prints it."""
        return {"ask": self.ask, "for": list(self.items), "open": self.open}


def next_question(
    assessment: Assessment,
    rules: Sequence[Rule],
    situation: Situation,
    situations: Situations,
    *,
    passed: frozenset[str] = frozenset(),
) -> Question:
    """Choose the next question.

    Args:
        assessment: what is known to follow so far.
        rules: the rules of its items, in the same order.
        situation: what is known.
        situations: where the catalogue of facts is.
        passed: facts not to ask (skipped by the person).
    """
    open_items = sum(result.verdict == "undetermined" for result in assessment.items)
    moved: dict[str, list[tuple[Rule, ItemResult]]] = {}
    for rule, result in zip(rules, assessment.items, strict=True):
        for key in result.missing:
            moved.setdefault(key, []).append((rule, result))
    catalogue = situations.catalogue
    candidates = [key for key in catalogue.sort(frozenset(moved)) if key not in passed]
    if not candidates:
        return Question(None, (), open_items)
    best = max(
        candidates,
        key=lambda key: _worth(catalogue[key], moved[key], situation.slots),
    )
    return Question(best, tuple(result.item for _, result in moved[best]), open_items)


def _worth(
    fact: Fact, moved: Sequence[tuple[Rule, ItemResult]], slots: Mapping[str, Value]
) -> tuple[mpq, mpq]:
    """How much asking ``fact`` is worth: items it may close, then money it may move, per effort."""
    closes, money = mpq(0), mpq(0)
    for rule, result in moved:
        money += _stake(result)
        if result.verdict != "undetermined":
            continue
        answers = [judge(rule, {**slots, **answer}) for answer in _answers(fact, rule)]
        decided = sum(answer.verdict != "undetermined" for answer in answers)
        closes += mpq(decided, len(answers))
    return (closes / fact.ask.effort, money / fact.ask.effort)


def _stake(result: ItemResult) -> mpq:
    """The money that hangs on an item."""
    if not result.gives_amount:
        return _UNSTATED
    award = result.award
    return (award.high if award.high is not None else _UNBOUNDED) - award.low


def _answers(fact: Fact, rule: Rule) -> Iterator[dict[str, Value]]:
    """What the person may say, as far as the rule can tell the answers apart."""
    if fact.type == "boolean":
        for truth in (True, False):
            yield {fact.key: truth}
    elif fact.type == "choice":
        for chosen in fact.values:
            yield {fact.key: chosen}
    elif fact.type == "choices":
        yield {fact.key: frozenset[str]()}
        yield {fact.key: frozenset(labels(rule.nodes, fact.key))}
    elif fact.type == "list[certification]":
        fee = Range(values.LEAST_ENTRY, inf, frozenset((fact.key,)))
        yield {fact.key: ()}
        yield {fact.key: (Record(certified(rule.nodes), fee, values.ZERO),)}
    elif fact.type.startswith("list"):
        yield {fact.key: ()}
        yield {fact.key: (Range(values.LEAST_ENTRY, inf, frozenset((fact.key,))),)}
    else:
        edges = sorted({mpq(fact.minimum or 0), *thresholds(rule.nodes, fact.key)})
        step = STEPS[fact.type]
        for lo, above in zip_longest(edges, edges[1:]):
            yield _slots_between(fact, lo, inf if above is None else above - step)


def _slots_between(fact: Fact, lo: mpq, hi: mpq | float) -> dict[str, Value]:
    inside = values.between(lo, hi, frozenset((fact.key,)))
    if not fact.is_money:
        return {fact.key: inside}
    return {slot(fact, unit): inside for unit in (None, YUAN, DOLLAR)}
