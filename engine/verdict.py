"""One rule under one situation: whether it applies, what it pays, what could still change that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from gmpy2 import mpq

from engine.formula import values
from engine.formula.analysis import Split
from engine.formula.values import Extended, Maybe, Number, Truth, Value
from engine.result import NO_AWARD, UNSTATED_AWARD, Award, Verdict
from engine.rule import Rule

#: The least amount that still rounds to 0.01 元; an award below it is no award.
LEAST = mpq(1, 200)

#: How deep facts are taken case by case before ranges alone must do.
MOST_DEPTH = 10


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a rule says. ``awards`` are the default reading and then the others, in order."""

    verdict: Verdict
    awards: tuple[Award, ...]
    missing: frozenset[str]


def judge(rule: Rule, slots: Mapping[str, Value]) -> Judgement:
    """Decide one item.

    The ranges are exact as long as a fact moves condition and amount the same way wherever the
    rule looks at it. Facts for which that may fail (:attr:`Rule.splits`) are taken case by case,
    one after the other and no deeper than :data:`MOST_DEPTH`; below that the bounds stay sound
    but may be wider than they need be.

    One answer moves few of the rules, and many firms say the same: the latest judgements are kept.
    """
    return _judged(rule, tuple([slots[name] for name in rule.slots]))


@lru_cache(maxsize=1 << 14)
def _judged(rule: Rule, read: tuple[Value, ...]) -> Judgement:
    slots = dict(zip(rule.slots, read, strict=True))
    return _split(rule, slots, rule.splits, MOST_DEPTH)


#: Forgets the judgements that :func:`judge` keeps, for those who measure it.
forget = _judged.cache_clear


def _split(
    rule: Rule, slots: Mapping[str, Value], splits: tuple[Split, ...], depth: int
) -> Judgement:
    whole = judge_by_ranges(rule, slots)
    for place, split in enumerate(splits):
        if split.fact.key in whole.missing and depth:
            rest = splits[place + 1 :]
            cases = [_split(rule, {**slots, **cell}, rest, depth - 1) for cell in split.cells]
            return _merged(cases, whole, split, slots)
    return whole


def truth_of(rule: Rule, slots: Mapping[str, Value]) -> Truth:
    """Whether the item applies, by ranges alone."""
    return _truth(rule, slots, _gate(rule, slots))[0]


def judge_by_ranges(rule: Rule, slots: Mapping[str, Value]) -> Judgement:
    """Decide one item without taking facts case by case: quick and sound, but perhaps wider."""
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
    amounts = [amount.compute(slots) for amount in rule.amounts]
    if rule.cap is not None:
        cap = rule.cap.compute(slots)
        amounts = [values.lesser(amount, cap) for amount in amounts]
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


def _merged(
    cases: list[Judgement], whole: Judgement, split: Split, slots: Mapping[str, Value]
) -> Judgement:
    """What holds when the split fact may be any of its cells.

    Two cases that are alike but still open may differ inside, so they count as different.
    """
    verdicts = {case.verdict for case in cases}
    if verdicts == {"ineligible"}:
        return cases[0]
    missing = values.NOTHING.union(*(case.missing for case in cases))
    if any(case != cases[0] or case.missing for case in cases):
        # With it goes what else moves the figure, such as the rate of a currency not yet told.
        moved_by = values.NOTHING.union(*(values.deps(slots[name]) for name in split.cells[0]))
        missing |= moved_by & whole.missing
    verdict: Verdict = "eligible" if verdicts == {"eligible"} else "undetermined"
    columns = zip(*(case.awards for case in cases), strict=True)
    return Judgement(verdict, tuple(_either(list(column)) for column in columns), missing)


def _either(awards: list[Award]) -> Award:
    """Any one of ``awards``."""
    low = min(award.low for award in awards)
    highs = [award.high for award in awards]
    if None in highs:
        return Award(low, None, unbounded=any(award.unbounded for award in awards))
    return Award(low, max(high for high in highs if high is not None))
