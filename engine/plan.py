"""The best permitted combination of awards, what it gives up, and what it could still become."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gmpy2 import mpq

from engine.facts import Catalogue
from engine.formula.analysis import Split, splits
from engine.formula.values import Value
from engine.policy import Policy, Stacking
from engine.result import Award, ItemResult, LeftOut, OtherPlan, Plan, Potential
from engine.rule import Rule
from engine.verdict import Judgement, judge

_NONE = mpq(0)

#: How many cases of shared facts are looked at one by one before ranges alone must do.
MOST_CASES = 512


@dataclass(frozen=True, slots=True)
class Offer:
    """What an item adds to a combination; ``high`` none has no bound."""

    item: str
    low: mpq
    high: mpq | None

    @property
    def worth(self) -> tuple[int, mpq, mpq]:
        """What makes it the better one: what it may bring, then what it surely does."""
        return (self.high is None, self.high or _NONE, self.low)


@dataclass(frozen=True, slots=True)
class _Sum:
    """A combination under way. It is better the more it may bring, then the more it surely does."""

    items: tuple[str, ...]
    low: mpq
    high: mpq
    unbounded: int

    def with_(self, offer: Offer) -> _Sum:
        return _Sum(
            (*self.items, offer.item),
            self.low + offer.low,
            self.high + (offer.high or _NONE),
            self.unbounded + (offer.high is None),
        )

    @property
    def worth(self) -> tuple[int, mpq, mpq]:
        return (self.unbounded, self.high, self.low)


def best(offers: Sequence[Offer], rules: Sequence[Stacking]) -> _Sum:
    """The largest total that no rule forbids; the earlier combination where two tie."""
    room = tuple(rule.at_most for rule in rules)
    start = _Sum((), _NONE, _NONE, 0)
    if not any(sum(rule.binds(offer.item) for rule in rules) > 1 for offer in offers):
        return _greedy(offers, rules, start)
    return _search(tuple(offers), rules, room, start, None)


def _greedy(offers: Sequence[Offer], rules: Sequence[Stacking], so_far: _Sum) -> _Sum:
    """Where no item is bound twice, taking the most valuable first is the best there is."""
    seats = {place: rule.at_most for place, rule in enumerate(rules)}
    taken: set[str] = set()
    for offer in sorted(offers, key=lambda one: one.worth, reverse=True):
        place = next((place for place, rule in enumerate(rules) if rule.binds(offer.item)), None)
        if place is None or seats[place] > 0:
            taken.add(offer.item)
            if place is not None:
                seats[place] -= 1
    for offer in offers:
        if offer.item in taken:
            so_far = so_far.with_(offer)
    return so_far


def _search(
    offers: tuple[Offer, ...],
    rules: Sequence[Stacking],
    room: tuple[int, ...],
    so_far: _Sum,
    beat: _Sum | None,
) -> _Sum:
    """Each bound item in and out, given up where even all the rest could not beat ``beat``."""
    for place, offer in enumerate(offers):
        binding = [rule.binds(offer.item) for rule in rules]
        if not any(binding):
            so_far = so_far.with_(offer)
            continue
        if beat is not None:
            everything = so_far
            for rest in offers[place:]:
                everything = everything.with_(rest)
            if everything.worth <= beat.worth:
                return beat
        left = tuple(seats - bound for seats, bound in zip(room, binding, strict=True))
        if min(left) >= 0:
            beat = _search(offers[place + 1 :], rules, left, so_far.with_(offer), beat)
        return _search(offers[place + 1 :], rules, room, so_far, beat)
    return so_far if beat is None or so_far.worth > beat.worth else beat


def make_plan(
    policy: Policy,
    rules: Sequence[Rule],
    results: Sequence[ItemResult],
    slots: Mapping[str, Value],
    catalogue: Catalogue,
) -> Plan:
    """The plan of one assessment (INTERFACES.md, ``plan``)."""
    eligible = [result for result in results if result.verdict == "eligible"]
    offers = [
        Offer(result.item, result.award.low, result.award.high)
        for result in eligible
        if result.gives_amount
    ]
    chosen = best(offers, policy.stacking)
    return Plan(
        items=chosen.items,
        total=_total(chosen),
        unquantified=tuple(result.item for result in eligible if not result.gives_amount),
        left_out=tuple(
            LeftOut(offer.item, _forbidding(offer.item, chosen.items, policy.stacking))
            for offer in offers
            if offer.item not in chosen.items
        ),
        potential=_potential(policy, rules, results, chosen, slots, catalogue),
        others=tuple(_others(eligible, offers, chosen, policy.stacking)),
    )


def _total(chosen: _Sum) -> Award:
    high = None if chosen.unbounded else chosen.high
    return Award(chosen.low, high, unbounded=high is None)


def _others(
    eligible: Sequence[ItemResult],
    offers: Sequence[Offer],
    chosen: _Sum,
    stacking: Sequence[Stacking],
) -> Iterator[OtherPlan]:
    """The combinations that would be best if an item were read another way."""
    for result in eligible:
        for reading in result.readings:
            award = reading.award
            changed = [
                Offer(offer.item, award.low, award.high) if offer.item == result.item else offer
                for offer in offers
            ]
            other = best(changed, stacking)
            if other.items != chosen.items:
                yield OtherPlan(result.item, reading.name, other.items, _total(other))


def _forbidding(item: str, chosen: Iterable[str], stacking: Sequence[Stacking]) -> str:
    """The clause that keeps ``item`` out of ``chosen``."""
    taken = list(chosen)
    for rule in stacking:
        if rule.binds(item) and sum(map(rule.binds, taken)) >= rule.at_most:
            return rule.clause
    raise AssertionError(f"no rule forbids {item}")


def _potential(
    policy: Policy,
    rules: Sequence[Rule],
    results: Sequence[ItemResult],
    sure: _Sum,
    slots: Mapping[str, Value],
    catalogue: Catalogue,
) -> Potential:
    """The largest total over all completions; ``sure`` is the plan as it stands.

    Items that hang on the same fact may exclude each other (新落户 wins one award and loses
    another), so such facts are taken case by case; the rest is bounded by the ranges.
    """
    if not any(result.missing for result in results):
        return Potential(None if sure.unbounded else sure.high, ())
    live = [
        (rule, Judgement(result.verdict, (result.award,), frozenset(result.missing)))
        for rule, result in zip(rules, results, strict=True)
        if result.verdict != "ineligible" and rule.amounts
    ]
    reach = _reach(policy.stacking, live, slots, _shared(live, catalogue))
    return Potential(reach.high, catalogue.sort(reach.facts))


@dataclass(frozen=True, slots=True)
class _Reach:
    """What a case could come to: at least, at most (none: no bound), and what decides it."""

    low: mpq
    high: mpq | None
    facts: frozenset[str]


def _shared(live: Sequence[tuple[Rule, Judgement]], catalogue: Catalogue) -> tuple[Split, ...]:
    """Missing facts that two or more items hang on and that fall into few cells."""
    counts: dict[str, int] = {}
    for _, judgement in live:
        for key in judgement.missing:
            counts[key] = counts.get(key, 0) + 1
    found = splits([node for rule, _ in live for node in rule.nodes], twice=False)
    shared = [split for split in found if counts.get(split.fact.key, 0) > 1]
    shared.sort(key=lambda split: (len(split.cells), catalogue.order[split.fact.key]))
    kept: list[Split] = []
    size = 1
    for split in shared:
        size *= len(split.cells)
        if size <= MOST_CASES:
            kept.append(split)
    return tuple(kept)


def _reach(
    stacking: Sequence[Stacking],
    live: Sequence[tuple[Rule, Judgement]],
    slots: Mapping[str, Value],
    shared: tuple[Split, ...],
) -> _Reach:
    """The reach of a case, by cases of the first shared fact that is still missing in it."""
    for place, split in enumerate(shared):
        key = split.fact.key
        if sum(key in judgement.missing for _, judgement in live) < 2:
            continue
        cases = []
        for cell in split.cells:
            inside = {**slots, **cell}
            judged = [
                (rule, judge(rule, inside) if key in judgement.missing else judgement)
                for rule, judgement in live
            ]
            cases.append(_reach(stacking, judged, inside, shared[place + 1 :]))
        highs = [case.high for case in cases]
        facts = frozenset[str]().union(*(case.facts for case in cases))
        if any((case.low, case.high) != (cases[0].low, cases[0].high) for case in cases):
            facts |= {key}
        known = [high for high in highs if high is not None]
        return _Reach(
            min(case.low for case in cases), max(known) if len(known) == len(highs) else None, facts
        )
    hoped = [
        Offer(rule.id, judgement.awards[0].low, judgement.awards[0].high)
        for rule, judgement in live
        if judgement.verdict != "ineligible"
    ]
    assured = [Offer(offer.item, offer.low, offer.low) for offer in hoped]
    top, least = best(hoped, stacking), best(assured, stacking)
    high = None if top.unbounded else top.high
    deciding = set[str]()
    if high is None or high > least.high:
        missing = {rule.id: judgement.missing for rule, judgement in live}
        for place, offer in enumerate(hoped):
            raised = [*assured[:place], offer, *assured[place + 1 :]]
            if offer.item in top.items or best(raised, stacking).worth[:2] > (0, least.high):
                deciding |= missing[offer.item]
    return _Reach(least.high, high, frozenset(deciding))
