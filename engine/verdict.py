"""One rule under one situation: whether it applies, what it pays, what could still change that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import inf

from gmpy2 import mpq

from engine.formula import values
from engine.formula.values import Extended, Maybe, Number, Truth, Value
from engine.result import NO_AWARD, UNSTATED_AWARD, Award, Verdict
from engine.rule import Rule

#: The least amount that still rounds to 0.01 元; an award below it is no award.
LEAST = mpq(1, 200)

#: How many combinations of cases are looked at one by one before ranges alone must do.
MOST_CASES = 256


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a rule says. ``awards`` are the default reading and then the others, in order."""

    verdict: Verdict
    awards: tuple[Award, ...]
    missing: frozenset[str]


def judge(rule: Rule, slots: Mapping[str, Value]) -> Judgement:
    """Decide one item.

    The ranges are exact as long as a fact moves condition and amount the same way wherever the
    rule looks at it; facts for which that may fail (:attr:`Rule.splits`) are taken case by case.
    """
    whole = _judge(rule, slots)
    split = [case for case in rule.splits if case.fact.key in whole.missing]
    while split and _size([case.cells for case in split]) > MOST_CASES:
        split.pop()
    if not split:
        return whole
    keys = [case.fact.key for case in split]
    cases = {
        cells: _judge(rule, {**slots, **dict(zip(keys, cells, strict=True))})
        for cells in product(*(case.cells for case in split))
    }
    missing = frozenset[str]().union(*(case.missing for case in cases.values()))
    missing |= frozenset(key for place, key in enumerate(keys) if _decides(place, cases))
    return _merged(list(cases.values()), missing)


def truth_of(rule: Rule, slots: Mapping[str, Value]) -> Truth:
    """Whether the item applies, by ranges alone."""
    return _truth(rule, slots, _gate(rule, slots))[0]


def _size(cells: list[tuple[mpq | bool | str, ...]]) -> int:
    total = 1
    for one in cells:
        total *= len(one)
    return total


def _judge(rule: Rule, slots: Mapping[str, Value]) -> Judgement:
    truth, amounts = _truth(rule, slots, _gate(rule, slots))
    if truth is False:
        return ineligible(rule)
    missing = values.deps(truth).union(*map(values.deps, amounts))
    undetermined = isinstance(truth, Maybe)
    if not rule.amounts:
        return Judgement("undetermined" if undetermined else "eligible", (UNSTATED_AWARD,), missing)
    awards = tuple(
        _award(values.ZERO if undetermined else values.low(amount), values.high(amount))
        for amount in amounts
    )
    return Judgement("undetermined" if undetermined else "eligible", awards, missing)


def ineligible(rule: Rule) -> Judgement:
    """The judgement of an item that does not apply."""
    return Judgement("ineligible", (NO_AWARD,) * max(len(rule.amounts), 1), values.NOTHING)


def _gate(rule: Rule, slots: Mapping[str, Value]) -> Truth:
    role = slots["role"]
    held = isinstance(role, frozenset) and not role.isdisjoint(rule.item.role)
    return held and values.both([condition.decide(slots) for condition in rule.conditions])


def _truth(rule: Rule, slots: Mapping[str, Value], gate: Truth) -> tuple[Truth, list[Number]]:
    """Whether the item applies, and its amounts (none worked out once it is decided against)."""
    if gate is False or not rule.amounts:
        return gate, []
    cap = rule.cap
    amounts = [amount.compute(slots) for amount in rule.amounts]
    if cap is not None:
        amounts = [
            values.spread(min, (amount, cap.value))
            if isinstance(amount, values.Range)
            else min(amount, cap.value)
            for amount in amounts
        ]
    pays = values.either([values.compare("≥", amount, LEAST) for amount in amounts])
    return values.both((gate, pays)), amounts


def _award(lo: Extended, hi: Extended) -> Award:
    # An amount never falls below nothing, whatever the formula says.
    least = rounded(max(lo, values.ZERO))
    if hi == inf:
        return Award(least, None, unbounded=True)
    return Award(least, rounded(max(hi, values.ZERO)))


def rounded(amount: Extended) -> mpq:
    """To 0.01 元, half up."""
    assert not isinstance(amount, float)
    return values.whole(amount * 100 + mpq(1, 2)) / 100


def _decides(place: int, cases: Mapping[tuple[mpq | bool | str, ...], Judgement]) -> bool:
    """Whether the split fact at ``place`` matters: two cases that differ in it only differ.

    Two cases that are alike but still open may differ inside, so they count as different.
    """
    groups: dict[tuple[object, ...], Judgement] = {}
    for cells, judgement in cases.items():
        others = (*cells[:place], *cells[place + 1 :])
        first = groups.setdefault(others, judgement)
        if first != judgement or (first is not judgement and judgement.missing):
            return True
    return False


def _merged(cases: list[Judgement], missing: frozenset[str]) -> Judgement:
    verdicts = {case.verdict for case in cases}
    if verdicts == {"ineligible"}:
        return cases[0]
    verdict: Verdict = "eligible" if verdicts == {"eligible"} else "undetermined"
    awards = tuple(_either(list(column)) for column in zip(*_columns(cases), strict=True))
    return Judgement(verdict, awards, missing)


def _columns(cases: list[Judgement]) -> Iterator[tuple[Award, ...]]:
    for case in cases:
        yield case.awards


def _either(awards: list[Award]) -> Award:
    """Any one of ``awards``."""
    low = min(award.low for award in awards)
    highs = [award.high for award in awards]
    if None in highs:
        return Award(low, None, unbounded=any(award.unbounded for award in awards))
    return Award(low, max(high for high in highs if high is not None))
