"""Looks for a firm that meets the conditions of an item, to draft an example around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from gmpy2 import mpq

from engine.facts import CURRENCY_UNITS, Catalogue, Fact
from engine.formula.analysis import certified, labels
from engine.formula.compile import Slots, evaluator
from engine.formula.typed import (
    FactNode,
    FactNumber,
    Local,
    Logic,
    Negation,
    Typed,
    facts_read,
)
from engine.lint.crossing import crossing, with_number
from engine.lint.subject import Subject
from engine.notation import Certification, Known, Money
from engine.policy import Policy
from engine.profile import Profile
from engine.rule import Border, Rule
from engine.situation import Situation, Situations
from engine.verdict import judge

#: A rate that is easy to reckon with.
RATE = mpq(7)
#: Any other published rate.
_INTEREST = mpq(4, 100)

#: A plain figure to begin with.
_COUNT, _SUM, _PART = mpq(10), mpq(100_000), mpq(1, 10)

#: So many facts are moved one after the other before the search gives up.
_MOST_MOVES = 20

#: How much is still wrong with a situation; 0 where it is what is looked for.
Wrong = Callable[[Situation], int]


@dataclass(frozen=True)
class Search:
    """Searches for one rule of a policy."""

    subject: Subject
    rule: Rule

    @property
    def situations(self) -> Situations:
        """Turns profiles into situations."""
        return self.subject.situations

    def plain(self) -> Situation:
        """A firm of the right kind with plain figures for everything that the rule reads."""
        catalogue, rule = self.situations.catalogue, self.rule
        known: dict[str, Known] = {"city": self.subject.policy.city}
        year = _year(self.subject.policy)
        if year is not None:
            known["year"] = mpq(year)
        if "enterprise" not in rule.item.role:
            known["role"] = frozenset(rule.item.role[:1])
        if any(converts(read, catalogue) for read in (*rule.gate_reads, *rule.amount_reads)):
            known[catalogue.rate.key] = RATE
        assumed = self.situations.of(Profile(known))
        for fact in rule.facts:
            if fact.key not in known and fact.type != "list[item]":
                default = None if fact.table is not None else assumed.known(fact.key)
                known[fact.key] = self._plain(fact) if default is None else default
        return self.situations.of(Profile(known))

    @cached_property
    def paid(self) -> Situation | None:
        """A firm that the item pays; none if none is found."""
        return self.paid_with({})

    def paid_with(self, fixed: Mapping[str, Known]) -> Situation | None:
        """A firm that the item pays, some facts being given; none if none is found."""
        start = self.plain()
        for key, known in fixed.items():
            start = self.situations.changed(start, key, known)
        return self.until(self._wrong, start, frozenset(fixed))

    def until(
        self, wrong: Wrong, start: Situation, fixed: frozenset[str] = frozenset()
    ) -> Situation | None:
        """Move facts, one or else two at a time, until nothing is ``wrong``; none if stuck."""
        situation = start
        for _ in range(_MOST_MOVES):
            left = wrong(situation)
            if not left:
                return situation
            moves = [move for move in self._moves(situation) if move[0] not in fixed]
            steps = (some for many in (1, 2) for some in combinations(moves, many))
            tried = (self._with(situation, *some) for some in steps)
            better = next((one for one in tried if wrong(one) < left), None)
            if better is None:
                return None
            situation = better
        return None

    def unmet(self, situation: Situation, but: int | None = None) -> int:
        """How many parts of the conditions do not hold, but those of one condition."""
        return sum(
            _parts_against(condition.node, situation.slots, True)
            for index, condition in enumerate(self.rule.conditions)
            if index != but
        )

    def against(self, situation: Situation, index: int) -> int:
        """How many parts of a condition keep it from failing."""
        return _parts_against(self.rule.conditions[index].node, situation.slots, False)

    def _wrong(self, situation: Situation) -> int:
        paid = judge(self.rule, situation.slots).verdict == "eligible"
        return self.unmet(situation) + (not paid)

    def _with(self, situation: Situation, *moves: tuple[str, Known]) -> Situation:
        for key, known in moves:
            situation = self.situations.changed(situation, key, known)
        return situation

    def _moves(self, situation: Situation) -> Iterator[tuple[str, Known]]:
        """Other values of single facts, those first that a condition fails by."""
        failing = {
            read.fact.key
            for condition in self.rule.conditions
            if condition.decide(situation.slots) is not True
            for read in facts_read(condition.node)
        }
        for fact in sorted(self.rule.facts, key=lambda one: one.key not in failing):
            held = situation.known(fact.key)
            if held is not None and fact.table is None:
                yield from ((fact.key, other) for other in self._others(fact, held, situation))

    def _others(self, fact: Fact, held: Known, situation: Situation) -> Iterator[Known]:
        if isinstance(held, bool):
            yield not held
        elif isinstance(held, str):
            yield from (value for value in fact.values if value != held)
        elif isinstance(held, frozenset):
            yield from (held ^ {value} for value in labels(self.rule.nodes, fact.key))
        else:
            for number in self._numbers(fact, situation):
                moved = with_number(held, number)
                if moved is not None and moved != held:
                    yield moved

    def _numbers(self, fact: Fact, situation: Situation) -> Iterator[mpq]:
        """Round figures first, then those around the borders of the rule."""
        for border in self.rule.borders:
            if fact.key in border.facts:
                around = crossing(fact, _distance(border), situation, self.situations)
                if around is not None:
                    yield from sorted(around.values, key=lambda number: number.denominator)
        yield from (_COUNT, _SUM) if fact.type != "percent" else (_PART, mpq(1, 2), mpq(1))
        yield mpq(fact.minimum or 0)

    def _plain(self, fact: Fact) -> Known:
        match fact.type:
            case "boolean":
                return False
            case "choice":
                return next(iter(fact.values))
            case "choices" | "list[item]":
                return frozenset()
            case "money":
                return Money(_SUM, _currency(fact))
            case "list[money]":
                return (Money(_SUM / 10, "CNY"),)
            case "list[certification]":
                name = certified(self.rule.nodes)
                return (Certification(name, Money(_SUM, "CNY"), Money(mpq(0), "CNY")),)
            case "percent":
                return _INTEREST if fact.table is not None else _PART
            case "year":
                return mpq(_year(self.subject.policy) or fact.minimum or 2000)
        most = _COUNT if fact.maximum is None else min(_COUNT, mpq(fact.maximum))
        return max(most, mpq(fact.minimum or 0))


def _parts_against(node: Typed, slots: Slots, wanted: bool) -> int:
    """How many parts of ``node`` keep it from coming out as ``wanted``: the fewer, the nearer."""
    match node:
        case Local(body=body):
            return _parts_against(body, slots, wanted)
        case Negation(part=part):
            return _parts_against(part, slots, not wanted)
        case Logic(op=op, parts=parts):
            together = sum if (op == "且") is wanted else min
            return together([_parts_against(part, slots, wanted) for part in parts])
    return int(evaluator(node)(slots) is not wanted)


def converts(read: FactNode, catalogue: Catalogue) -> bool:
    """Whether ``read`` is the rate, or a sum in another currency than it is asked in."""
    if read.fact is catalogue.rate:
        return True
    if not isinstance(read, FactNumber) or not read.fact.is_money or read.unit is None:
        return False
    return str(read.unit) != read.fact.unit


def _currency(fact: Fact) -> str:
    return next(code for code, unit in CURRENCY_UNITS.items() if unit == fact.unit)


def _year(policy: Policy) -> int | None:
    """A business year of the policy."""
    if policy.years is not None:
        return policy.years.first
    dated = policy.effective or policy.issued
    return dated.year if dated else None


def _distance(border: Border) -> Callable[[Slots], mpq | None]:
    def run(slots: Slots) -> mpq | None:
        found = border.distance(slots)
        return found if isinstance(found, mpq) else None

    return run
