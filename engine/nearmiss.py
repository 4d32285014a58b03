"""The nearest miss: which single fact, moved how little, would make an ineligible item eligible."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gmpy2 import mpq

from engine.facts import Fact
from engine.formula import values
from engine.formula.analysis import STEPS, labels
from engine.formula.compile import Slots
from engine.formula.typed import facts_read
from engine.formula.values import Value
from engine.notation import Known, Money, write_value
from engine.result import Award, NearMiss
from engine.rule import Rule
from engine.situation import Situation, Situations, fill_between
from engine.verdict import judge, truth_of

#: Thresholds of incentive law lie far below this; beyond it there is no near miss.
_FARTHEST = mpq(10) ** 12

#: So many stretches are looked at in search of a nearer miss than the borders of the rule offer.
_MOST_STRETCHES = 300


def near_misses(rule: Rule, situation: Situation, situations: Situations) -> tuple[NearMiss, ...]:
    """Every single fact whose smallest change makes the item eligible, in the rule's order.

    The item must be ineligible and its role held. A fact that is itself unknown cannot miss;
    a list has no nearest miss, and of several choices only one more is tried.
    """
    return tuple(
        miss
        for fact in _suspects(rule, situation.slots)
        for miss in (_nearest(rule, fact, situation, situations),)
        if miss is not None
    )


def _suspects(rule: Rule, slots: Slots) -> Iterator[Fact]:
    """Facts that stand in every failing condition: no other could mend the item alone."""
    failing = [
        {read.fact.key for read in facts_read(condition.node)}
        for condition in rule.conditions
        if condition.decide(slots) is False
    ]
    if not failing:
        failing = [{read.fact.key for read in rule.amount_reads}]
    for fact in rule.facts:
        if fact.changeable and all(fact.key in keys for keys in failing):
            yield fact


@dataclass(frozen=True)
class _Trial:
    """Tries other values of one fact against one rule."""

    rule: Rule
    fact: Fact
    situation: Situation
    situations: Situations

    def award(self, value: Known) -> Award | None:
        """The award if the fact were ``value``, or none where the item is not surely eligible."""
        changed = self.situations.changed(self.situation, self.fact.key, value)
        judgement = judge(self.rule, changed.slots)
        return judgement.awards[0] if judgement.verdict == "eligible" else None


def _nearest(
    rule: Rule, fact: Fact, situation: Situation, situations: Situations
) -> NearMiss | None:
    held = situation.known(fact.key)
    if held is None:
        return None
    trial = _Trial(rule, fact, situation, situations)
    if isinstance(held, bool):
        return _met(trial, not held, None)
    if fact.type == "choice":
        others = [value for value in fact.values if value != held]
        return next((miss for value in others if (miss := _met(trial, value, None))), None)
    if isinstance(held, frozenset):
        added = [held | {value} for value in labels(rule.nodes, fact.key) if value not in held]
        return next((miss for value in added if (miss := _met(trial, value, None))), None)
    if isinstance(held, Money):
        currency = held.currency
        return _moved(trial, held.amount, lambda amount: Money(amount, currency))
    if isinstance(held, (tuple, str)):
        return None
    return _moved(trial, held, lambda amount: amount)


def _met(
    trial: _Trial, value: Known, short_by: Known | None, *, lower: bool = False
) -> NearMiss | None:
    award = trial.award(value)
    if award is None:
        return None
    fact = trial.fact
    return NearMiss(
        fact.key,
        write_value(fact, value),
        None if short_by is None else write_value(fact, short_by),
        award,
        lower,
    )


def _moved(trial: _Trial, held: mpq, known: Callable[[mpq], Known]) -> NearMiss | None:
    """The nearest value above or below ``held`` that makes the item eligible."""
    line = _Line(trial, held, known, STEPS[trial.fact.type])
    candidates = sorted(line.candidates(), key=lambda value: (abs(value - held), -value))
    found = next((value for value in candidates if trial.award(known(value)) is not None), None)
    least, most = line.bounds
    if found is not None:
        reach = abs(found - held) - line.step
        least, most = max(least, held - reach), min(most, held + reach)
    above = _Search(line).first(line.next(held, 1), line.next(most, 1) - line.step, 1)
    below = _Search(line).first(line.next(held, -1), line.next(least, -1) + line.step, -1)
    nearer = [value for value in (above, below, found) if value is not None]
    if not nearer:
        return None
    value = min(nearer, key=lambda value: (abs(value - held), -value))
    return _met(trial, known(value), known(abs(value - held)), lower=value < held)


@dataclass(frozen=True)
class _Line:
    """The values that one number can take, a step apart, seen from where it stands."""

    trial: _Trial
    held: mpq
    known: Callable[[mpq], Known]
    step: mpq

    @property
    def bounds(self) -> tuple[mpq, mpq]:
        """The least and the most that the fact can be."""
        fact = self.trial.fact
        least = mpq(fact.minimum) if fact.minimum is not None else values.ZERO
        if fact.type == "percent":
            return least, mpq(1)
        return least, mpq(fact.maximum) if fact.maximum is not None else _FARTHEST

    def next(self, value: mpq, direction: int) -> mpq:
        """The whole step next to ``value``."""
        steps = value / self.step
        if direction > 0:
            return (values.whole(steps) + 1) * self.step
        return -(values.whole(-steps) + 1) * self.step

    def candidates(self) -> Iterator[mpq]:
        """Values at which a border of the rule is crossed, if the border is straight there."""
        least, most = self.bounds
        here, there = self.slots(self.held), self.slots(self.held + self.step)
        for border in self.trial.rule.borders:
            if self.trial.fact.key not in border.facts:
                continue
            at, next_to = border.distance(here), border.distance(there)
            if isinstance(at, values.Range) or isinstance(next_to, values.Range) or at == next_to:
                continue
            crossing = self.held + at / (at - next_to) * self.step
            below = values.whole(crossing / self.step) * self.step
            for value in (below - self.step, below, below + self.step, below + 2 * self.step):
                if least <= value <= most and value != self.held:
                    yield value

    def slots(self, lo: mpq, hi: mpq | None = None) -> dict[str, Value]:
        """The situation with the fact at ``lo``, or anywhere from ``lo`` to ``hi``."""
        trial = self.trial
        slots = dict(trial.situation.slots)
        rate = slots[trial.situations.catalogue.rate.key]
        fill_between(slots, trial.fact, self.known(lo), self.known(hi or lo), rate)
        return slots


@dataclass
class _Search:
    """Halving in search of an eligible value, within a budget of stretches."""

    line: _Line
    left: int = _MOST_STRETCHES

    def first(self, near: mpq, far: mpq, direction: int) -> mpq | None:
        """The eligible value nearest to ``near`` on the way to ``far``.

        A stretch on which the item is surely not eligible is passed over whole, and so is one on
        which another unknown fact has a say, since then nothing there is surely a miss.
        """
        line, trial = self.line, self.line.trial
        if (far - near) * direction < 0 or not self.left:
            return None
        self.left -= 1
        if near == far:
            return near if trial.award(line.known(near)) is not None else None
        truth = truth_of(trial.rule, line.slots(min(near, far), max(near, far)))
        if truth is False or values.deps(truth) - {trial.fact.key}:
            return None
        steps = values.whole(abs(far - near) / line.step / 2)
        middle = near + direction * steps * line.step
        return self.first(near, middle, direction) or self.first(
            middle + direction * line.step, far, direction
        )
