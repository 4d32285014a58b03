"""The few stretches of a number that a document can tell apart, where it needs no exact figure.

A fact that the open items only compare with constants (注册资本 ≥ 2000万元) can be answered by
choosing a stretch between those: no two values within one are ever judged differently.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gmpy2 import mpq

from engine.facts import CURRENCY_UNITS, Fact
from engine.formula import values
from engine.formula.analysis import Cut, cuts, only_compared
from engine.formula.typed import FactNumber, slot
from engine.formula.values import Range, Value
from engine.library import Library, Loaded
from engine.notation import Known, Money
from engine.profile import Profile
from engine.result import Assessment
from engine.rule import Rule
from engine.situation import fill_between
from engine.verdict import Judgement, judge_by_ranges

#: More bands than this are no easier to choose from than a figure is to tell.
MOST_BANDS = 5


@dataclass(frozen=True, slots=True)
class Band:
    """Values of one fact that a document cannot tell apart.

    Attributes:
        low: the lower end.
        high: the upper end; none where there is no end.
        value: one value of the band, to stand for all of them.
        low_open: whether ``low`` itself lies below the band (超过3万平方米, not 3万平方米以上).
        high_open: whether ``high`` itself lies above it (不到2000万元, not 不超过2000万元). An
            integer's ends are both in the band (50至99人).
    """

    low: Known
    high: Known | None
    value: Known
    low_open: bool = False
    high_open: bool = False


def bands(
    library: Library, loaded: Loaded, profile: Profile, assessment: Assessment, key: str
) -> tuple[Band, ...]:
    """The bands of a number that is not known, from the lowest upwards and without a gap.

    Whichever of the unknown facts are told later, every item has the same verdict, awards and
    missing facts for all values of one band: choosing it settles as much as telling the figure.
    Two things remain. Reasons and near misses name the figure, so with ``value`` in its place they
    name that; and where something told or assumed is changed, or under another document, other
    bands may hold.

    Args:
        library: the facts and rates in force.
        loaded: the document.
        profile: what is known.
        assessment: what follows from ``profile`` under the document.
        key: a fact of any type.

    Returns:
        Two to five bands, money in the currency in which the open items compare it. None at all
        where the fact is known, no number or moves no item; where an open item works with the
        figure or compares it with anything but a constant; where two compare it in different
        currencies; and where there would be more than five.

    Raises:
        KeyError: there is no such fact.
    """
    fact = library.catalogue[key]
    slots = library.situations.of(profile).slots
    rate = library.catalogue.rate
    rules = [
        rule
        for rule, result in zip(loaded.rules, assessment.items, strict=True)
        if key in result.missing
    ]
    # The rate moves every sum that is converted, whether or not a formula names it.
    if not fact.is_figure or fact == rate or not rules:
        return ()
    units = {unit for rule in rules for unit in _units(rule, key)} or {str(fact.unit)}
    if len(units) > 1 or not all(only_compared(rule.nodes, key) for rule in rules):
        return ()
    line = _line(fact, slots, units.pop())
    probe = _Probe(fact, slots, slots[rate.key])
    live = {cut for rule in rules for cut in _live_cuts(rule, line, probe)}
    return tuple(line.bands(sorted(live))) if 1 <= len(live) < MOST_BANDS else ()


def _units(rule: Rule, key: str) -> Iterator[str]:
    """The units in which a rule reads a number; to read its sign alone takes none."""
    for read in (*rule.gate_reads, *rule.amount_reads):
        if isinstance(read, FactNumber) and read.fact.key == key and read.unit is not None:
            yield str(read.unit)


def _live_cuts(rule: Rule, line: _Line, probe: _Probe) -> Iterator[Cut]:
    """The cuts of a rule with values on either side that it may come to judge differently."""
    ordered = line.within(cuts(rule.nodes, line.fact.key))
    for cut, (below, above) in zip(ordered, pairwise(line.bands(ordered)), strict=True):
        if probe.differ(rule, below.value, above.value):
            yield cut


@dataclass(frozen=True)
class _Line:
    """The values that an unknown number can take; a sum of money is told in ``currency``."""

    fact: Fact
    least: mpq
    most: mpq | None
    currency: str | None

    def within(self, found: Iterable[Cut]) -> list[Cut]:
        """The cuts that have values on both sides, in order; of an integer just below a whole."""
        if self.fact.type == "integer":
            found = {_below_whole(cut) for cut in found}
        inside = (cut for cut in found if cut > Cut(self.least, above=False))
        return sorted(
            cut for cut in inside if self.most is None or cut < Cut(self.most, above=True)
        )

    def bands(self, ordered: Sequence[Cut]) -> Iterator[Band]:
        """The stretches between cuts from :meth:`within`."""
        lowest = Cut(self.least, above=False)
        highest = None if self.most is None else Cut(self.most, above=True)
        for lower, upper in zip((lowest, *ordered), (*ordered, highest), strict=True):
            yield self._band(lower, upper)

    def _band(self, lower: Cut, upper: Cut | None) -> Band:
        """All values between two cuts, or above ``lower``."""
        low = lower.bound
        if upper is None:
            inside = low + 1 if lower.above else low
            return Band(self._known(low), None, self._known(inside), low_open=lower.above)
        high, high_open = upper.bound, not upper.above
        inside = (low + high) / 2
        if self.fact.type == "integer":
            high, high_open = (high - 1 if high_open else high), False
            inside = values.whole((low + high) / 2)
        return Band(
            self._known(low), self._known(high), self._known(inside), lower.above, high_open
        )

    def _known(self, number: mpq) -> Known:
        return number if self.currency is None else Money(number, self.currency)


def _line(fact: Fact, slots: Mapping[str, Value], unit: str) -> _Line:
    """All values that ``fact`` can take, a sum of money in the currency called ``unit``."""
    whole = slots[slot(fact, None)]
    assert isinstance(whole, Range) and isinstance(whole.lo, mpq)
    return _Line(
        fact,
        least=whole.lo,
        most=whole.hi if isinstance(whole.hi, mpq) else None,
        currency=next(code for code, one in CURRENCY_UNITS.items() if one == unit)
        if fact.is_money
        else None,
    )


def _below_whole(cut: Cut) -> Cut:
    """The same cut between two whole numbers, just below the upper one."""
    below = values.whole(cut.bound)
    exact = below == cut.bound and not cut.above
    return Cut(below if exact else below + 1, above=False)


@dataclass(frozen=True)
class _Probe:
    """A situation with one unknown fact put at a value, or anywhere between two."""

    fact: Fact
    slots: Mapping[str, Value]
    rate: Value

    def differ(self, rule: Rule, one: Known, other: Known) -> bool:
        """Whether a rule may judge two values differently, now or once more is known."""
        if self.fact.key not in self._judge(rule, one, other).missing:
            return False
        # Ranges can blur; but what is still open may differ later, even if it looks alike now.
        judged = self._judge(rule, one, one)
        return bool(judged.missing) or judged != self._judge(rule, other, other)

    def _judge(self, rule: Rule, low: Known, high: Known) -> Judgement:
        slots = dict(self.slots)
        fill_between(slots, self.fact, low, high, self.rate)
        return judge_by_ranges(rule, slots)
