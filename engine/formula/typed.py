"""The typed tree: a formula whose names are facts and whose units are known to fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from gmpy2 import mpq

from engine.facts import Fact
from engine.formula.functions import ListFunction, NumberFunction
from engine.formula.units import DOLLAR, YUAN, Unit


@dataclass(frozen=True)
class Constant:
    """A literal; ``text`` is how the law writes it."""

    value: mpq
    unit: Unit
    text: str


@dataclass(frozen=True)
class FactNumber:
    """A fact that is a number. ``unit`` None reads only its sign, whatever its currency."""

    fact: Fact
    unit: Unit | None

    @cached_property
    def slot(self) -> str:
        """Where the situation keeps its value."""
        return slot(self.fact, self.unit)


@dataclass(frozen=True)
class FactList:
    """A fact that is a list of amounts in 元."""

    fact: Fact
    unit: Unit


@dataclass(frozen=True)
class FactTruth:
    """A yes/no fact."""

    fact: Fact


@dataclass(frozen=True)
class Pick:
    """A choice fact is (``several`` False) or contains (True) one of its values."""

    fact: Fact
    value: str
    several: bool


@dataclass(frozen=True)
class Local:
    """A definition of the item, by name."""

    name: str
    body: Typed


@dataclass(frozen=True)
class Arithmetic:
    """``left op right`` with op one of ``+ − × ÷``; a list is multiplied entry by entry."""

    op: str
    left: Typed
    right: Typed
    unit: Unit


@dataclass(frozen=True)
class Compare:
    """``left op right`` with op one of ``≥ > ≤ < =``."""

    op: str
    left: Typed
    right: Typed


@dataclass(frozen=True)
class Logic:
    """``且`` or ``或``."""

    op: str
    parts: tuple[Typed, ...]


@dataclass(frozen=True)
class Negation:
    """``非``."""

    part: Typed


@dataclass(frozen=True)
class If:
    """``如果(condition, then, otherwise)``; without a third argument the rest is 0."""

    condition: Typed
    then: Typed
    otherwise: Typed
    unit: Unit


@dataclass(frozen=True)
class NumberCall:
    """A function of numbers."""

    function: NumberFunction
    arguments: tuple[Typed, ...]
    unit: Unit


@dataclass(frozen=True)
class ListCall:
    """A function of a list."""

    function: ListFunction
    listing: Typed
    extra: tuple[Constant, ...]
    unit: Unit


@dataclass(frozen=True)
class Each:
    """A function of numbers taken entry by entry; numbers among the arguments serve every entry."""

    function: NumberFunction
    arguments: tuple[Typed, ...]
    unit: Unit


@dataclass(frozen=True)
class FactRecords:
    """The certifications of the year."""

    fact: Fact


@dataclass(frozen=True)
class RecordFilter:
    """Some of the certifications; ``names`` are keys as ``certification_key`` makes them."""

    filter: str
    records: Typed
    names: frozenset[str]


@dataclass(frozen=True)
class RecordField:
    """One sum of each certification, as a list."""

    field: str
    records: Typed
    unit: Unit


@dataclass(frozen=True)
class Bands:
    """A band table over ``subject``; all lines compare with the same ``op`` (``≥`` or ``≤``)."""

    subject: Typed
    op: str
    bands: tuple[tuple[Constant, Typed], ...]
    unit: Unit


@dataclass(frozen=True)
class ByChoice:
    """An amount for each of some values of a choice; any other value gives 0."""

    fact: Fact
    options: tuple[tuple[Pick, Typed], ...]
    unit: Unit


Typed = (
    Constant
    | FactNumber
    | FactList
    | FactTruth
    | Pick
    | Local
    | Arithmetic
    | Compare
    | Logic
    | Negation
    | If
    | NumberCall
    | ListCall
    | Each
    | FactRecords
    | RecordFilter
    | RecordField
    | Bands
    | ByChoice
)

FactNode = FactNumber | FactList | FactTruth | FactRecords | Pick
#: The same for ``isinstance``.
FACT_NODES = (FactNumber, FactList, FactTruth, FactRecords, Pick)


def slot(fact: Fact, unit: Unit | None) -> str:
    """The name under which a situation keeps ``fact``: a sum of money is kept once per currency."""
    return f"{fact.key}/{unit or '±'}" if fact.is_money else fact.key


def slots_of(fact: Fact) -> tuple[str, ...]:
    """All names under which a situation keeps ``fact``."""
    return (
        tuple(slot(fact, unit) for unit in (None, YUAN, DOLLAR)) if fact.is_money else (fact.key,)
    )


def children(node: Typed) -> tuple[Typed, ...]:
    """The nodes directly below ``node``."""
    match node:
        case Local(body=body):
            return (body,)
        case Arithmetic(left=left, right=right) | Compare(left=left, right=right):
            return (left, right)
        case Logic(parts=parts):
            return parts
        case Negation(part=part):
            return (part,)
        case If(condition=condition, then=then, otherwise=otherwise):
            return (condition, then, otherwise)
        case NumberCall(arguments=arguments) | Each(arguments=arguments):
            return arguments
        case RecordFilter(records=records) | RecordField(records=records):
            return (records,)
        case ListCall(listing=listing, extra=extra):
            return (listing, *extra)
        case Bands(subject=subject, bands=bands):
            return (subject, *(part for band in bands for part in band))
        case ByChoice(options=options):
            return tuple(part for option in options for part in option)
        case _:
            return ()


def walk(node: Typed) -> Iterator[Typed]:
    """``node`` and everything below it; a definition that is used twice is met twice."""
    yield node
    for child in children(node):
        yield from walk(child)


def facts_read(node: Typed) -> Iterator[FactNode]:
    """Every reading of a fact in ``node``."""
    for part in walk(node):
        if isinstance(part, FACT_NODES):
            yield part
