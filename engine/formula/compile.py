"""Typed tree to function: each node becomes a closure over the slots of a situation.

Where everything is known a closure does plain exact arithmetic; only an unknown operand takes the
longer way through :mod:`engine.formula.values`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from gmpy2 import mpq

from engine.formula import functions, values
from engine.formula.typed import (
    Arithmetic,
    Bands,
    ByChoice,
    Compare,
    Constant,
    Each,
    FactList,
    FactNumber,
    FactRecords,
    FactTruth,
    If,
    ListCall,
    Local,
    Logic,
    Negation,
    NumberCall,
    Pick,
    RecordField,
    RecordFilter,
    Typed,
)
from engine.formula.values import Maybe, Number, Range, Record, SomeList, Truth, Value

#: What is known and not known of one enterprise, by slot (see :func:`engine.formula.typed.slot`).
Slots = Mapping[str, Value]
Evaluate = Callable[[Slots], Any]


def compile_number(node: Typed) -> Callable[[Slots], Number]:
    """A function from slots to a number or a range."""
    return cast(Callable[[Slots], Number], evaluator(node))


def compile_truth(node: Typed) -> Callable[[Slots], Truth]:
    """A function from slots to true, false or maybe."""
    return cast(Callable[[Slots], Truth], evaluator(node))


def evaluator(node: Typed) -> Evaluate:
    """The closure of any node, made once and kept with the node."""
    kept: dict[str, Evaluate] = node.__dict__
    if "_evaluate" not in kept:
        kept["_evaluate"] = _evaluator(node)
    return kept["_evaluate"]


def _evaluator(node: Typed) -> Evaluate:
    match node:
        case Constant(value=value):
            return lambda slots: value
        case FactNumber(slot=key):
            return lambda slots: slots[key]
        case FactList(fact=fact) | FactTruth(fact=fact):
            key = fact.key
            return lambda slots: slots[key]
        case Pick():
            return _pick(node)
        case Local(body=body):
            return evaluator(body)
        case Arithmetic():
            return _arithmetic(node)
        case Compare():
            return _compare(node)
        case Logic(op=op, parts=parts):
            return _logic(op, [evaluator(part) for part in parts])
        case Negation(part=part):
            inner = evaluator(part)
            return lambda slots: values.negated(inner(slots))
        case If():
            return _if(node)
        case NumberCall(function=function, arguments=arguments):
            closures = [evaluator(argument) for argument in arguments]
            return lambda slots: function([closure(slots) for closure in closures])
        case ListCall(function=list_function, listing=listing, extra=extra):
            inner, constants = evaluator(listing), [constant.value for constant in extra]
            return lambda slots: list_function(inner(slots), *constants)
        case Bands():
            return _bands(node)
        case ByChoice():
            return _by_choice(node)
        case Each():
            return _each(node)
        case FactRecords(fact=fact):
            key = fact.key
            return lambda slots: slots[key]
        case RecordFilter(filter=name, records=records, names=names):
            keep, held = functions.RECORD_FILTERS[name], evaluator(records)
            return lambda slots: _known_part(held(slots), lambda all_: keep(all_, names))
        case RecordField(field=name, records=records):
            read, held = functions.RECORD_FIELDS[name], evaluator(records)
            return lambda slots: _known_part(held(slots), lambda all_: tuple(map(read, all_)))


def _known_part(records: values.Records, of: Callable[[tuple[Record, ...]], Any]) -> Any:
    """What ``of`` makes of known records; of unknown ones nothing is known."""
    return records if isinstance(records, SomeList) else of(records)


def _pick(node: Pick) -> Evaluate:
    key, value, several = node.fact.key, node.value, node.several

    def run(slots: Slots) -> Truth:
        held = slots[key]
        if isinstance(held, Maybe):
            return held
        return value in held if several else value == held  # type: ignore[operator]

    return run


_OPERATIONS: dict[str, Callable[[Any, Any], Any]] = {
    "+": values.plus,
    "−": values.minus,
    "×": values.times,
    "÷": values.over,
}


def _arithmetic(node: Arithmetic) -> Evaluate:
    left, right, operation = evaluator(node.left), evaluator(node.right), _OPERATIONS[node.op]

    def run(slots: Slots) -> Number | values.Listing:
        a, b = left(slots), right(slots)
        if isinstance(a, SomeList):
            entry = values.spread(operation, (Range(values.ZERO, a.each, a.deps), b))
            return SomeList(values.high(entry), a.count, a.deps | values.deps(b))
        if isinstance(a, tuple):
            return tuple(values.spread(operation, (entry, b)) for entry in a)
        if isinstance(a, Range) or isinstance(b, Range):
            return values.spread(operation, (a, b))
        return operation(a, b)  # type: ignore[no-any-return]

    return run


def _compare(node: Compare) -> Evaluate:
    left, right, op = evaluator(node.left), evaluator(node.right), node.op
    return lambda slots: values.compare(op, left(slots), right(slots))


def _logic(op: str, parts: list[Evaluate]) -> Evaluate:
    together = values.both if op == "且" else values.either
    return lambda slots: together([part(slots) for part in parts])


def _if(node: If) -> Evaluate:
    condition, then = evaluator(node.condition), evaluator(node.then)
    otherwise = evaluator(node.otherwise)

    def run(slots: Slots) -> Number:
        truth = condition(slots)
        if isinstance(truth, Maybe):
            return values.hull((then(slots), otherwise(slots)), truth.deps)
        return then(slots) if truth else otherwise(slots)  # type: ignore[no-any-return]

    return run


def _each(node: Each) -> Evaluate:
    closures, on = [evaluator(argument) for argument in node.arguments], node.function.on

    def run(slots: Slots) -> values.Listing:
        arguments = [closure(slots) for closure in closures]
        unknown = [one for one in arguments if isinstance(one, SomeList)]
        if unknown:
            entry = values.spread(
                on,
                [
                    Range(values.ZERO, one.each, one.deps) if isinstance(one, SomeList) else one
                    for one in arguments
                ],
            )
            moved_by = values.NOTHING.union(*map(values.deps, arguments))
            return SomeList(values.high(entry), unknown[0].count, moved_by)
        length = max(len(one) for one in arguments if isinstance(one, tuple))
        columns = [one if isinstance(one, tuple) else (one,) * length for one in arguments]
        return tuple(values.spread(on, row) for row in zip(*columns, strict=True))

    return run


def _bands(node: Bands) -> Evaluate:
    subject, rising = evaluator(node.subject), node.op == "≥"
    # Written from the most to the least demanding bound, the first that holds decides.
    table = [(bound.value, evaluator(value)) for bound, value in node.bands]
    if rising:
        table.reverse()

    def run(slots: Slots) -> Number:
        held = subject(slots)
        lo, hi = values.low(held), values.high(held)
        possible: list[Number] = []
        for bound, value in table:
            if (hi >= bound) if rising else (lo <= bound):
                possible.append(value(slots))
            if (lo >= bound) if rising else (hi <= bound):
                break
        else:
            possible.append(mpq(0))
        return possible[0] if len(possible) == 1 else values.hull(possible, values.deps(held))

    return run


def _by_choice(node: ByChoice) -> Evaluate:
    key = node.fact.key
    table = {pick.value: evaluator(value) for pick, value in node.options}
    rest = node.fact.values.keys() - table.keys()

    def run(slots: Slots) -> Number:
        held = slots[key]
        if isinstance(held, Maybe):
            possible: list[Number] = [value(slots) for value in table.values()]
            return values.hull([*possible, mpq(0)] if rest else possible, held.deps)
        assert isinstance(held, str)
        return table[held](slots) if held in table else mpq(0)

    return run
