"""The functions of the formula language, each with the legal meaning it stands for.

A function of numbers is given by what it does to exact (or infinite) numbers and must be monotone
in each argument: that is what lets :func:`engine.formula.values.spread` carry unknowns through it.
A function of a list must not fall when an entry rises or is added.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gmpy2 import mpq

from engine.formula.units import PLAIN, Unit
from engine.formula.values import (
    ZERO,
    Extended,
    Listing,
    Number,
    Range,
    Record,
    SomeList,
    between,
    deps,
    floor,
    high,
    low,
    minus,
    over,
    plus,
    spread,
    times,
)
from engine.notation import certification_key


@dataclass(frozen=True)
class NumberFunction:
    """A monotone function of numbers. ``least``–``most`` bound how many it takes.

    ``result`` gives the unit of the result; ``alike`` the unit that the n-th argument must have,
    given those of all.
    """

    name: str
    least: int
    most: int | None
    result: Callable[[Sequence[Unit]], Unit]
    on: Callable[..., Extended]
    alike: Callable[[int, Sequence[Unit]], Unit] = lambda place, units: units[0]

    def __call__(self, arguments: Sequence[Number]) -> Number:
        """Evaluate on known and unknown numbers."""
        for argument in arguments:
            if isinstance(argument, Range):
                return spread(self.on, arguments)
        return self.on(*arguments)  # type: ignore[return-value]


@dataclass(frozen=True)
class ListFunction:
    """A rising function of a list, and of further numbers that are written out in the formula."""

    name: str
    extra: int
    to_list: bool
    result: Callable[[Unit], Unit]
    on: Callable[..., Extended | tuple[Extended, ...]]
    on_unknown: Callable[..., Range | SomeList]

    def __call__(self, listing: Listing, *extra: mpq) -> Number | Listing:
        """Evaluate on a known list, one with unknown entries, or an unknown list."""
        if isinstance(listing, SomeList):
            return self.on_unknown(listing, *extra)
        at_least = self.on(tuple(map(low, listing)), *extra)
        at_most = self.on(tuple(map(high, listing)), *extra)
        moved_by = frozenset[str]().union(*map(deps, listing))
        if isinstance(at_least, tuple) and isinstance(at_most, tuple):
            return tuple(
                between(lo, hi, moved_by) for lo, hi in zip(at_least, at_most, strict=True)
            )
        assert not isinstance(at_least, tuple) and not isinstance(at_most, tuple)
        return between(at_least, at_most, moved_by)


def _first(units: Sequence[Unit]) -> Unit:
    return units[0]


def _plain(units: Sequence[Unit]) -> Unit:
    return PLAIN


def _portion(amount: Extended, lower: Extended, upper: Extended) -> Extended:
    return max(minus(min(amount, upper), lower), ZERO)


def _excess(amount: Extended, bound: Extended) -> Extended:
    return max(minus(amount, bound), ZERO)


def _full_parts(amount: Extended, part: Extended) -> Extended:
    return floor(over(amount, part))


def _lesser(*amounts: Extended) -> Extended:
    return min(amounts)


def _greater(*amounts: Extended) -> Extended:
    return max(amounts)


def _seats(seats: Extended, *groups: Extended) -> Extended:
    """Seats go to the group that is worth more a head first."""
    total: Extended = ZERO
    pairs = sorted(zip(groups[::2], groups[1::2], strict=True), key=lambda pair: -pair[1])
    for heads, worth in pairs:
        taken = min(seats, heads)
        total, seats = plus(total, times(taken, worth)), _excess(seats, taken)
    return total


def _seats_alike(place: int, units: Sequence[Unit]) -> Unit:
    return units[2] if place and place % 2 == 0 else units[0]


#: 分段 the portion between two bounds · 超出 the excess over a bound · 每满 how many full parts ·
#: 较小, 较大 the lesser and the greater · 取整 whole units, the rest dropped · 择优分配 a number of
#: places given to the group that is worth most a head first (places, heads, worth, heads, worth).
NUMBER_FUNCTIONS: dict[str, NumberFunction] = {
    function.name: function
    for function in (
        NumberFunction("分段", 3, 3, _first, _portion),
        NumberFunction("超出", 2, 2, _first, _excess),
        NumberFunction("每满", 2, 2, _plain, _full_parts),
        NumberFunction("较小", 2, None, _first, _lesser),
        NumberFunction("较大", 2, None, _first, _greater),
        NumberFunction("取整", 1, 1, _first, floor),
        NumberFunction("择优分配", 5, 5, lambda units: units[0] * units[2], _seats, _seats_alike),
    )
}


def _sum(entries: tuple[Extended, ...]) -> Extended:
    total: Extended = ZERO
    for entry in entries:
        total = plus(total, entry)
    return total


def _sum_unknown(some: SomeList) -> Range:
    return Range(ZERO, times(some.each, some.count), some.deps)


def _largest(entries: tuple[Extended, ...], count: mpq) -> tuple[Extended, ...]:
    return tuple(sorted(entries, reverse=True)[: int(count)])


def _largest_unknown(some: SomeList, count: mpq) -> SomeList:
    return SomeList(some.each, min(some.count, count), some.deps)


def _rest(entries: tuple[Extended, ...], count: mpq) -> tuple[Extended, ...]:
    return tuple(sorted(entries, reverse=True)[int(count) :])


def _rest_unknown(some: SomeList, count: mpq) -> SomeList:
    return SomeList(some.each, _excess(some.count, count), some.deps)


def _positive(entries: tuple[Extended, ...]) -> Extended:
    return mpq(sum(1 for entry in entries if entry > 0))


def _positive_unknown(some: SomeList) -> Range:
    return Range(ZERO, some.count if some.each > 0 else ZERO, some.deps)


#: 合计 the sum · 最高几项 the largest n entries · 其余几项 all but those · 项数 how many entries
#: are more than nothing.
LIST_FUNCTIONS: dict[str, ListFunction] = {
    function.name: function
    for function in (
        ListFunction("合计", 0, False, lambda unit: unit, _sum, _sum_unknown),
        ListFunction("最高几项", 1, True, lambda unit: unit, _largest, _largest_unknown),
        ListFunction("其余几项", 1, True, lambda unit: unit, _rest, _rest_unknown),
        ListFunction("项数", 0, False, lambda unit: Unit.of(项=1), _positive, _positive_unknown),
    )
}


def _listed(records: tuple[Record, ...], names: frozenset[str]) -> tuple[Record, ...]:
    return tuple(record for record in records if certification_key(record.name) in names)


def _unsupported(records: tuple[Record, ...], names: frozenset[str]) -> tuple[Record, ...]:
    return tuple(record for record in records if high(record.support) == 0)


#: 所列 the certifications of the names that follow · 未获支持 those that nobody else supported.
RECORD_FILTERS: dict[str, Callable[[tuple[Record, ...], frozenset[str]], tuple[Record, ...]]] = {
    "所列": _listed,
    "未获支持": _unsupported,
}

#: 费用 what each certification cost · 支持 what each got from the state or the province.
RECORD_FIELDS: dict[str, Callable[[Record], Number]] = {
    "费用": lambda record: record.fee,
    "支持": lambda record: record.support,
}
