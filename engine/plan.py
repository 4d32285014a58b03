"""The best permitted combination of awards, what it gives up, and what it could still become."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from gmpy2 import mpq

from engine.facts import Catalogue
from engine.formula.values import Value
from engine.policy import Policy, Stacking
from engine.result import Award, ItemResult, LeftOut, Plan, Potential
from engine.rule import Rule
from engine.verdict import MOST_CASES, Judgement, judge

_NONE = mpq(0)


@dataclass(frozen=True, slots=True)
class Offer:
    """What an item adds to a combination; ``high`` none has no bound."""

    item: str
    low: mpq
    high: mpq | None


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
    """The combination with the largest total that no rule forbids; the earlier one where two tie.

    Items that no rule binds are always taken. The others are tried in and out, so the cost grows
    with the number of bound items only.
    """
    room = tuple(rule.at_most for rule in rules)
    return _best(tuple(offers), rules, room, _Sum((), _NONE, _NONE, 0))


def _best(
    offers: tuple[Offer, ...], rules: Sequence[Stacking], room: tuple[int, ...], so_far: _Sum
) -> _Sum:
    for place, offer in enumerate(offers):
        binding = [rule.binds(offer.item) for rule in rules]
        if not any(binding):
            so_far = so_far.with_(offer)
            continue
        rest = offers[place + 1 :]
        without = _best(rest, rules, room, so_far)
        left = tuple(seats - bound for seats, bound in zip(room, binding, strict=True))
        if min(left) < 0:
            return without
        taken = _best(rest, rules, left, so_far.with_(offer))
        return taken if taken.worth >= without.worth else without
    return so_far


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
    total = Award(
        chosen.low, None if chosen.unbounded else chosen.high, unbounded=bool(chosen.unbounded)
    )
    return Plan(
        items=chosen.items,
        total=total,
        unquantified=tuple(result.item for result in eligible if not result.gives_amount),
        left_out=tuple(
            LeftOut(offer.item, _forbidding(offer.item, chosen.items, policy.stacking))
            for offer in offers
            if offer.item not in chosen.items
        ),
        potential=_potential(policy, rules, results, chosen, slots, catalogue),
    )


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

    Items that hang on the same yes/no or choice exclude each other (新落户 wins one award and loses
    another), so such facts are taken case by case; the rest is bounded by the ranges.
    """
    if not any(result.missing for result in results):
        return Potential(None if sure.unbounded else sure.high, ())
    open_rules = [
        rule
        for rule, result in zip(rules, results, strict=True)
        if result.verdict != "ineligible" and rule.amounts
    ]
    keys, cells = _shared(open_rules, results, catalogue)
    steady = {
        result.item: Judgement(result.verdict, (result.award,), frozenset(result.missing))
        for result in results
        if not set(keys) & set(result.missing)
    }
    highs: list[mpq | None] = []
    deciding: set[str] = set()
    totals: dict[tuple[object, ...], tuple[mpq, mpq | None]] = {}
    for combination in product(*cells):
        case = {**slots, **dict(zip(keys, combination, strict=True))} if keys else slots
        judged = [
            (rule.id, steady[rule.id] if rule.id in steady else judge(rule, case))
            for rule in open_rules
        ]
        high, facts = _reach(judged, policy.stacking)
        highs.append(high)
        deciding |= facts
        least = best([_sure(item, judgement) for item, judgement in judged], policy.stacking)
        totals[combination] = (least.low, high)
    for place, key in enumerate(keys):
        if any(
            totals[one] != totals[other]
            for one in totals
            for other in totals
            if _only_differ_at(place, one, other)
        ):
            deciding.add(key)
    best_high = None if None in highs else max(high for high in highs if high is not None)
    return Potential(best_high, catalogue.sort(frozenset(deciding)))


def _only_differ_at(place: int, one: Sequence[object], other: Sequence[object]) -> bool:
    return all(
        (a == b) != (index == place) for index, (a, b) in enumerate(zip(one, other, strict=True))
    )


def _shared(
    rules: Sequence[Rule], results: Sequence[ItemResult], catalogue: Catalogue
) -> tuple[list[str], list[tuple[bool | str, ...]]]:
    """Missing yes/no and choice facts that two or more items hang on, with their values."""
    ids = {rule.id for rule in rules}
    counts: dict[str, int] = {}
    for result in results:
        if result.item in ids:
            for key in result.missing:
                counts[key] = counts.get(key, 0) + 1
    keys: list[str] = []
    cells: list[tuple[bool | str, ...]] = []
    size = 1
    for key in catalogue.sort(frozenset(counts)):
        fact = catalogue[key]
        values = (True, False) if fact.type == "boolean" else tuple(fact.values)
        if counts[key] < 2 or fact.type not in ("boolean", "choice"):
            continue
        if size * len(values) > MOST_CASES:
            break
        size *= len(values)
        keys.append(key)
        cells.append(values)
    return keys, cells


def _sure(item: str, judgement: Judgement) -> Offer:
    low = judgement.awards[0].low
    return Offer(item, low, low)


def _hoped(item: str, judgement: Judgement) -> Offer:
    award = judgement.awards[0]
    return Offer(item, award.low, award.high)


def _reach(
    judged: Sequence[tuple[str, Judgement]], stacking: Sequence[Stacking]
) -> tuple[mpq | None, frozenset[str]]:
    """The best total that could come of these judgements, and the missing facts that decide it."""
    offers = [
        _hoped(item, judgement) for item, judgement in judged if judgement.verdict != "ineligible"
    ]
    top = best(offers, stacking)
    facts: set[str] = set()
    sure = [_sure(item, judgement) for item, judgement in judged]
    least = best(sure, stacking)
    for place, (item, judgement) in enumerate(judged):
        if not judgement.missing:
            continue
        raised = [*sure[:place], _hoped(item, judgement), *sure[place + 1 :]]
        if best(raised, stacking).worth[:2] > (0, least.high):
            facts |= judgement.missing
    return (None if top.unbounded else top.high), frozenset(facts)
