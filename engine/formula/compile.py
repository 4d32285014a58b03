"""Typed tree to function: each node becomes a closure over a situation.

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
Situation = Mapping[str, Value]
Evaluate = Callable[[Situation], Any]


def compile_number(node: Typed) -> Callable[[Situation], Number]:
    """A function from a situation to a number or a range."""
    return cast(Callable[[Situation], Number], evaluator(node))


def compile_truth(node: Typed) -> Callable[[Situation], Truth]:
    """A function from a situation to true, false or maybe."""
    return cast(Callable[[Situation], Truth], evaluator(node))


#: Closures made so far, by the identity of their node, which is kept alive beside them.
_MADE: dict[int, tuple[Typed, Evaluate]] = {}


def evaluator(node: Typed) -> Evaluate:
    """The closure of any node, made once."""
    made = _MADE.get(id(node))
    if made is None:
        made = _MADE[id(node)] = (node, _evaluator(node))
    return made[1]


def _evaluator(node: Typed) -> Evaluate:
    match node:
        case Constant(value=value):
            return lambda situation: value
        case FactNumber(slot=slot):
            return lambda situation: situation[slot]
        case FactList(fact=fact) | FactTruth(fact=fact):
            key = fact.key
            return lambda situation: situation[key]
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
            return lambda situation: values.negated(inner(situation))
        case If():
            return _if(node)
        case NumberCall(function=function, arguments=arguments):
            closures = [evaluator(argument) for argument in arguments]
            return lambda situation: function([closure(situation) for closure in closures])
        case ListCall(function=list_function, listing=listing, extra=extra):
            inner, constants = evaluator(listing), [constant.value for constant in extra]
            return lambda situation: list_function(inner(situation), *constants)
        case Bands():
            return _bands(node)
        case Each():
            return _each(node)
        case FactRecords(fact=fact):
            key = fact.key
            return lambda situation: situation[key]
        case RecordFilter(filter=name, records=records, names=names):
            keep, held = functions.RECORD_FILTERS[name], evaluator(records)
            return lambda situation: _known_part(held(situation), lambda all_: keep(all_, names))
        case RecordField(field=name, records=records):
            read, held = functions.RECORD_FIELDS[name], evaluator(records)
            return lambda situation: _known_part(
                held(situation), lambda all_: tuple(map(read, all_))
            )


def _known_part(records: values.Records, of: Callable[[tuple[Record, ...]], Any]) -> Any:
    """What ``of`` makes of known records; of unknown ones nothing is known."""
    return records if isinstance(records, SomeList) else of(records)


def _pick(node: Pick) -> Evaluate:
    key, value, several = node.fact.key, node.value, node.several

    def run(situation: Situation) -> Truth:
        held = situation[key]
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

    def run(situation: Situation) -> Number | values.Listing:
        a, b = left(situation), right(situation)
        if isinstance(a, Range) or isinstance(b, Range):
            return values.spread(operation, (a, b)) if not isinstance(a, tuple) else _by(a, b)
        if isinstance(a, tuple):
            return _by(a, b)
        if isinstance(a, SomeList):
            return SomeList(operation(a.each, b), a.count, a.deps)
        return operation(a, b)  # type: ignore[no-any-return]

    def _by(entries: tuple[Number, ...], factor: Number) -> tuple[Number, ...]:
        return tuple(values.spread(operation, (entry, factor)) for entry in entries)

    return run


def _compare(node: Compare) -> Evaluate:
    left, right, op = evaluator(node.left), evaluator(node.right), node.op
    return lambda situation: values.compare(op, left(situation), right(situation))


def _logic(op: str, parts: list[Evaluate]) -> Evaluate:
    together = values.both if op == "且" else values.either
    return lambda situation: together([part(situation) for part in parts])


def _if(node: If) -> Evaluate:
    condition, then = evaluator(node.condition), evaluator(node.then)
    otherwise = evaluator(node.otherwise)

    def run(situation: Situation) -> Number:
        truth = condition(situation)
        if isinstance(truth, Maybe):
            return values.hull((then(situation), otherwise(situation)), truth.deps)
        return then(situation) if truth else otherwise(situation)  # type: ignore[no-any-return]

    return run


def _each(node: Each) -> Evaluate:
    closures, on = [evaluator(argument) for argument in node.arguments], node.function.on

    def run(situation: Situation) -> values.Listing:
        arguments = [closure(situation) for closure in closures]
        unknown = [one for one in arguments if isinstance(one, SomeList)]
        if unknown:
            entry = values.spread(
                on,
                [
                    Range(values.ZERO, one.each, one.deps) if isinstance(one, SomeList) else one
                    for one in arguments
                ],
            )
            return SomeList(values.high(entry), unknown[0].count, unknown[0].deps)
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

    def run(situation: Situation) -> Number:
        held = subject(situation)
        lo, hi = values.low(held), values.high(held)
        possible: list[Number] = []
        for bound, value in table:
            if (hi >= bound) if rising else (lo <= bound):
                possible.append(value(situation))
            if (lo >= bound) if rising else (hi <= bound):
                break
        else:
            possible.append(mpq(0))
        return possible[0] if len(possible) == 1 else values.hull(possible, values.deps(held))

    return run
