"""What a formula can be worth when not everything is known.

A number is an exact :class:`gmpy2.mpq` when it is known and a :class:`Range` when it is not; a
condition is a ``bool`` or :class:`Maybe`; a list is a tuple or :class:`SomeList`. Each unknown
carries the keys of the facts that can still move it, so "what is missing" falls out of evaluation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import inf, isnan

from gmpy2 import mpq

#: An exact number, or a float that is ±∞ (no other float ever occurs).
Extended = mpq | float

NOTHING: frozenset[str] = frozenset()
ZERO = mpq(0)

#: The least that an entry of a list can be and still be something.
LEAST_ENTRY = mpq(1, 100)


@dataclass(frozen=True, slots=True)
class Range:
    """An unknown number from ``lo`` to ``hi``; ``deps`` are the facts that move it."""

    lo: Extended
    hi: Extended
    deps: frozenset[str]


@dataclass(frozen=True, slots=True)
class Maybe:
    """A condition that some completion makes true and another false, by way of ``deps``."""

    deps: frozenset[str]


@dataclass(frozen=True, slots=True)
class SomeList:
    """An unknown list of at most ``count`` amounts, each between 0 and ``each``."""

    each: Extended
    count: Extended
    deps: frozenset[str]


Number = mpq | Range


@dataclass(frozen=True, slots=True)
class Record:
    """One certification, its sums in 元."""

    name: str
    fee: Number
    support: Number


Truth = bool | Maybe
Listing = tuple[Number, ...] | SomeList
Records = tuple[Record, ...] | SomeList
Value = Number | Truth | Listing | Records | str | frozenset[str]


def low(value: Number) -> Extended:
    """The smallest that ``value`` can be."""
    return value.lo if isinstance(value, Range) else value


def high(value: Number) -> Extended:
    """The largest that ``value`` can be."""
    return value.hi if isinstance(value, Range) else value


def deps(value: Value) -> frozenset[str]:
    """The facts that can still move ``value``."""
    return value.deps if isinstance(value, (Range, Maybe, SomeList)) else NOTHING


def between(lo: Extended, hi: Extended, moved_by: frozenset[str]) -> Number:
    """A range, or the number itself where both ends meet."""
    return lo if isinstance(lo, mpq) and lo == hi else Range(lo, hi, moved_by)


# Arithmetic on extended numbers. Where a corner has no value of its own (∞ − ∞, 0 × ∞) any value
# between the other corners will do, because only the extreme corners bound the result.


def plus(a: Extended, b: Extended) -> Extended:
    """``a + b``, with ∞."""
    if isinstance(a, float) or isinstance(b, float):
        total = float(a) + float(b)
        return ZERO if isnan(total) else total
    return a + b


def minus(a: Extended, b: Extended) -> Extended:
    """``a − b``, with ∞."""
    return plus(a, -b)


def times(a: Extended, b: Extended) -> Extended:
    """``a × b``, with ∞ and 0 × ∞ = 0."""
    if isinstance(a, float) or isinstance(b, float):
        return ZERO if a == 0 or b == 0 else inf if (a > 0) == (b > 0) else -inf
    return a * b


def over(a: Extended, b: Extended) -> Extended:
    """``a ÷ b`` for ``b`` ≥ 0, with ∞; dividing by 0 is the limit from above."""
    if b == 0:
        return ZERO if a == 0 else inf if a > 0 else -inf
    if isinstance(b, float):
        return ZERO
    return a if isinstance(a, float) else a / b


def floor(a: Extended) -> Extended:
    """The largest whole number that is not above ``a``, with ∞."""
    return a if isinstance(a, float) else whole(a)


def whole(a: mpq) -> mpq:
    """The largest whole number that is not above ``a``."""
    return mpq(a.numerator // a.denominator)


#: Where ∞ stands for "no bound yet", this stands in when it is asked whether an argument matters.
_PROBE = mpq(10) ** 15

#: Up to so many unknown arguments every corner is looked at; beyond, only the two extreme ones.
_MOST_CORNERS = 4


def spread(function: Callable[..., Extended], arguments: Sequence[Number]) -> Number:
    """Carry unknown arguments through a function that is monotone in each of them.

    Such a function has its extremes over a box at the box's corners, so the corners give the
    range. With many unknown arguments only the lowest and the highest corner are looked at, which
    asks that the function then rises (or falls) with all of them.
    """
    ranged = [place for place, argument in enumerate(arguments) if isinstance(argument, Range)]
    point: list[Extended] = [low(argument) for argument in arguments]
    results: list[Extended] = []
    for corner in _corners(len(ranged)):
        for place, upper in zip(ranged, corner, strict=True):
            point[place] = high(arguments[place]) if upper else low(arguments[place])
        results.append(function(*point))
    if len(ranged) == 1 and not any(isinstance(result, float) for result in results):
        moved_by = deps(arguments[ranged[0]]) if results[0] != results[1] else NOTHING
        return between(min(results), max(results), moved_by)
    moved_by = NOTHING.union(
        *(deps(arguments[place]) for place in ranged if _moves(function, arguments, place, ranged))
    )
    return between(min(results), max(results), moved_by)


def _corners(count: int) -> Iterator[tuple[bool, ...]]:
    if count <= _MOST_CORNERS:
        return product((False, True), repeat=count)
    return iter(((False,) * count, (True,) * count))


def _moves(
    function: Callable[..., Extended],
    arguments: Sequence[Number],
    place: int,
    ranged: Sequence[int],
) -> bool:
    """Whether the argument at ``place`` can change the result, for some values of the others."""
    others = [other for other in ranged if other != place]
    point = [_finite(low(argument)) for argument in arguments]
    ends = _finite(low(arguments[place])), _finite(high(arguments[place]))
    for corner in _corners(len(others)):
        for other, upper in zip(others, corner, strict=True):
            argument = arguments[other]
            point[other] = _finite(high(argument) if upper else low(argument))
        found: list[Extended] = []
        for end in ends:
            point[place] = end
            found.append(function(*point))
        if found[0] != found[1]:
            return True
    return False


def _finite(end: Extended) -> Extended:
    return end if isinstance(end, mpq) else _PROBE if end > 0 else -_PROBE


def lesser(a: Number, b: Number) -> Number:
    """The lesser of two numbers."""
    if isinstance(a, Range) or isinstance(b, Range):
        return spread(min, (a, b))
    return min(a, b)


def hull(values: Sequence[Number], chosen_by: frozenset[str]) -> Number:
    """Any one of ``values``; the facts in ``chosen_by`` decide which."""
    moved_by = chosen_by.union(*(deps(value) for value in values))
    return between(min(map(low, values)), max(map(high, values)), moved_by)


def compare(op: str, left: Number, right: Number) -> Truth:
    """``left op right`` for ``≥ > ≤ < =``."""
    if not isinstance(left, Range) and not isinstance(right, Range):
        return _EXACT[op](left, right)
    if op in ("≤", "<"):
        return compare("≥" if op == "≤" else ">", right, left)
    left_lo, left_hi, right_lo, right_hi = low(left), high(left), low(right), high(right)
    if op == "=":
        if left_hi < right_lo or left_lo > right_hi:
            return False
    elif op == "≥":
        if left_lo >= right_hi:
            return True
        if left_hi < right_lo:
            return False
    else:
        if left_lo > right_hi:
            return True
        if left_hi <= right_lo:
            return False
    return Maybe(deps(left) | deps(right))


_EXACT: dict[str, Callable[[mpq, mpq], bool]] = {
    "≥": lambda a, b: bool(a >= b),
    ">": lambda a, b: bool(a > b),
    "≤": lambda a, b: bool(a <= b),
    "<": lambda a, b: bool(a < b),
    "=": lambda a, b: bool(a == b),
}


def both(parts: Sequence[Truth]) -> Truth:
    """``且`` over all parts."""
    moved_by = NOTHING
    for part in parts:
        if part is False:
            return False
        moved_by |= deps(part)
    return Maybe(moved_by) if moved_by else True


def either(parts: Sequence[Truth]) -> Truth:
    """``或`` over all parts."""
    return negated(both([negated(part) for part in parts]))


def negated(part: Truth) -> Truth:
    """``非`` part."""
    return part if isinstance(part, Maybe) else not part
