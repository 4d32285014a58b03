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


@dataclass(frozen=True)
class NumberFunction:
    """A monotone function of numbers. ``least``–``most`` bound how many it takes."""

    name: str
    least: int
    most: int | None
    same_unit: bool
    result: Callable[[Sequence[Unit]], Unit]
    on: Callable[..., Extended]

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
    same_unit: bool
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


#: 分段 the portion between two bounds · 超出 the excess over a bound · 每满 how many full parts ·
#: 较小, 较大 the lesser and the greater · 取整 whole units, the rest dropped.
NUMBER_FUNCTIONS: dict[str, NumberFunction] = {
    function.name: function
    for function in (
        NumberFunction("分段", 3, 3, True, _first, _portion),
        NumberFunction("超出", 2, 2, True, _first, _excess),
        NumberFunction("每满", 2, 2, True, _plain, _full_parts),
        NumberFunction("较小", 2, None, True, _first, _lesser),
        NumberFunction("较大", 2, None, True, _first, _greater),
        NumberFunction("取整", 1, 1, True, _first, floor),
    )
}


def _sum(entries: tuple[Extended, ...]) -> Extended:
    total: Extended = ZERO
    for entry in entries:
        total = plus(total, entry)
    return total


def _sum_unknown(some: SomeList) -> Range:
    return Range(ZERO, times(some.each, some.count), some.deps)


def _capped(entries: tuple[Extended, ...], cap: mpq) -> tuple[Extended, ...]:
    return tuple(min(entry, cap) for entry in entries)


def _capped_unknown(some: SomeList, cap: mpq) -> SomeList:
    return SomeList(min(some.each, cap), some.count, some.deps)


def _largest(entries: tuple[Extended, ...], count: mpq) -> tuple[Extended, ...]:
    return tuple(sorted(entries, reverse=True)[: int(count)])


def _largest_unknown(some: SomeList, count: mpq) -> SomeList:
    return SomeList(some.each, min(some.count, count), some.deps)


def _positive(entries: tuple[Extended, ...]) -> Extended:
    return mpq(sum(1 for entry in entries if entry > 0))


def _positive_unknown(some: SomeList) -> Range:
    return Range(ZERO, some.count if some.each > 0 else ZERO, some.deps)


#: 合计 the sum · 逐项封顶 each entry at most a cap · 最高几项 the largest n entries ·
#: 项数 how many entries are more than nothing.
LIST_FUNCTIONS: dict[str, ListFunction] = {
    function.name: function
    for function in (
        ListFunction("合计", 0, True, False, lambda unit: unit, _sum, _sum_unknown),
        ListFunction("逐项封顶", 1, True, True, lambda unit: unit, _capped, _capped_unknown),
        ListFunction("最高几项", 1, False, True, lambda unit: unit, _largest, _largest_unknown),
        ListFunction(
            "项数", 0, True, False, lambda unit: Unit.of(项=1), _positive, _positive_unknown
        ),
    )
}
