"""What can be read off a rule's trees: where facts are looked at, and where something changes.

The judge uses it to take facts case by case; the near miss, the next question and the bands of a
number to know which values of a fact a rule can tell apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gmpy2 import mpq

from engine.facts import Fact
from engine.formula.typed import (
    FACT_NODES,
    Arithmetic,
    Bands,
    Compare,
    Constant,
    FactNode,
    FactNumber,
    Pick,
    RecordFilter,
    Typed,
    slot,
    walk,
)
from engine.formula.units import PLAIN
from engine.formula.values import Value

#: The least by which a figure of each type can move.
STEPS: dict[str, mpq] = {
    "money": mpq(1, 100),
    "number": mpq(1, 100),
    "percent": mpq(1, 10_000),
    "integer": mpq(1),
    "year": mpq(1),
}


@dataclass(frozen=True)
class Split:
    """A fact taken case by case while it is unknown.

    Each cell fills the slots through which the fact is read; between two cells, as far as the
    trees can tell, there is nothing else that the fact could be.
    """

    fact: Fact
    cells: tuple[Mapping[str, Value], ...]


def splits(nodes: Iterable[Typed], *, twice: bool) -> tuple[Split, ...]:
    """Facts that fall into few cells; ``twice``: only those that are looked at more than once."""
    seen: dict[str, list[FactNode]] = {}
    bounds: dict[str, set[mpq]] = {}
    compared: dict[str, int] = {}
    for part in (part for node in nodes for part in walk(node)):
        if isinstance(part, FACT_NODES):
            seen.setdefault(part.fact.key, []).append(part)
        for key, _, constants in _thresholds(part):
            bounds.setdefault(key, set()).update(constants)
            compared[key] = compared.get(key, 0) + 1
    found: list[Split] = []
    for key, reads in seen.items():
        if len(reads) > 1 or not twice:
            cells = _cells(reads, bounds.get(key, set()), compared.get(key, 0))
            if cells:
                found.append(Split(reads[0].fact, cells))
    return tuple(found)


def labels(nodes: Iterable[Typed], key: str) -> list[str]:
    """The values of a choice fact that the trees look for, in their order."""
    picked = (part for node in nodes for part in walk(node) if isinstance(part, Pick))
    return list(dict.fromkeys(part.value for part in picked if part.fact.key == key))


def certified(nodes: Iterable[Typed]) -> str:
    """A certification that the trees count."""
    filters = (part for node in nodes for part in walk(node) if isinstance(part, RecordFilter))
    names = [name for part in filters for name in sorted(part.names)]
    return names[0] if names else "CMMI"


def thresholds(nodes: Iterable[Typed], key: str) -> set[mpq]:
    """The constants above zero that the trees compare a number with."""
    return {cut.bound for cut in cuts(nodes, key) if cut.bound > 0}


@dataclass(frozen=True, order=True)
class Cut:
    """A place between two values of a number: just below ``bound`` or, if ``above``, just above."""

    bound: mpq
    above: bool


#: On which sides of its bound each comparison of a number with a constant cuts (``Cut.above``).
_SIDES = {"≥": (False,), "<": (False,), ">": (True,), "≤": (True,), "=": (False, True)}

#: The comparison with its sides exchanged.
_TURNED = {"≥": "≤", "≤": "≥", ">": "<", "<": ">", "=": "="}


def cuts(nodes: Iterable[Typed], key: str) -> set[Cut]:
    """Where the outcome of a comparison of a number with a constant changes."""
    parts = (part for node in nodes for part in walk(node))
    return {
        Cut(bound, above)
        for part in parts
        for found, op, constants in _thresholds(part)
        if found == key
        for bound in constants
        for above in _SIDES[op]
    }


def only_compared(nodes: Iterable[Typed], key: str) -> bool:
    """Whether the trees do nothing with a number but compare it with constants."""
    parts = [part for node in nodes for part in walk(node)]
    reads = sum(isinstance(part, FACT_NODES) and part.fact.key == key for part in parts)
    return reads == sum(found == key for part in parts for found, _, _ in _thresholds(part))


def differences(tree: Typed) -> list[Typed]:
    """What is compared with what in ``tree``, each as one difference."""
    found: list[Typed] = []
    for node in walk(tree):
        if isinstance(node, Compare):
            found.append(Arithmetic("−", node.left, node.right, PLAIN))
        elif isinstance(node, Bands):
            found.extend(Arithmetic("−", node.subject, bound, PLAIN) for bound, _ in node.bands)
    return found


def _thresholds(node: Typed) -> Iterator[tuple[str, str, list[mpq]]]:
    """Where ``node`` only compares a number with constants: the fact, how, and with which."""
    match node:
        case Compare(op=op, left=FactNumber(fact=fact), right=Constant(value=bound)):
            yield fact.key, op, [bound]
        case Compare(op=op, left=Constant(value=bound), right=FactNumber(fact=fact)):
            yield fact.key, _TURNED[op], [bound]
        case Bands(op=op, subject=FactNumber(fact=fact), bands=bands):
            yield fact.key, op, [bound.value for bound, _ in bands]


def _cells(
    reads: list[FactNode], bounds: set[mpq], compared: int
) -> tuple[Mapping[str, Value], ...]:
    """The cells of one fact; none where it does more than meet constants."""
    fact = reads[0].fact
    if fact.type == "boolean":
        return ({fact.key: True}, {fact.key: False})
    if fact.type == "choice":
        return tuple({fact.key: value} for value in fact.values)
    if fact.type == "choices":
        wanted = list(dict.fromkeys(read.value for read in reads if isinstance(read, Pick)))
        return tuple({fact.key: subset} for subset in _subsets(wanted))
    numbers = [read for read in reads if isinstance(read, FactNumber)]
    if compared < len(reads) or not _one_unit(numbers):
        return ()
    slots = {read.slot for read in numbers} | ({slot(fact, None)} if fact.is_money else set())
    return tuple(dict.fromkeys(slots, point) for point in _points(fact, bounds))


def _one_unit(reads: list[FactNumber]) -> bool:
    return len({str(read.unit) for read in reads if read.unit is not None}) < 2


def _points(fact: Fact, bounds: set[mpq]) -> list[mpq]:
    """Each bound and one value on either side of it; nothing tells apart what lies between."""
    step = STEPS[fact.type]
    around = {bound + move for bound in bounds for move in (-step, mpq(0), step)}
    least = mpq(fact.minimum or 0)
    most = mpq(1) if fact.type == "percent" else fact.maximum
    return sorted(point for point in around if point >= least and (most is None or point <= most))


def _subsets(values: list[str]) -> Iterator[frozenset[str]]:
    for picked in range(1 << len(values)):
        yield frozenset(value for place, value in enumerate(values) if picked >> place & 1)
