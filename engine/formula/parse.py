"""Text to syntax tree."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

from gmpy2 import mpq
from lark import Lark, Token, Transformer, UnexpectedInput, UnexpectedToken, v_args
from lark.exceptions import UnexpectedCharacters

from engine.errors import FormulaError
from engine.formula import syntax
from engine.formula.units import SCALES

_DIGITS = "0123456789."

#: An x before a figure that stands for ×.
TIMES_AS_X = re.compile(r"(?<![A-Za-z])[xXｘ✕](?=\s*[0-9(（])")

#: Signs that people write for those of the language.
_LOOKALIKES = {
    ">=": "≥",
    "<=": "≤",
    "!=": "非 … =",
    "≠": "非 … =",
    "==": "=",
    "*": "×",
    "/": "÷",
    "&&": "且",
    "||": "或",
}


def parse(text: str) -> syntax.Syntax:
    """Read one formula.

    Raises:
        FormulaError: it is not in the language; the offset is the first character that fails.
    """
    if not text.strip():
        raise FormulaError("公式是空的")
    try:
        tree = _parser().parse(text)
    except UnexpectedInput as error:
        raise _explained(text, error) from None
    return _Build().transform(tree)  # type: ignore[no-any-return]


@cache
def _parser() -> Lark:
    grammar = files(__package__).joinpath("grammar.lark").read_text("utf-8")
    return Lark(grammar, parser="lalr", propagate_positions=True, maybe_placeholders=False)


def _explained(text: str, error: UnexpectedInput) -> FormulaError:
    offset = error.pos_in_stream if error.pos_in_stream is not None else len(text)
    for wrong, right in _LOOKALIKES.items():
        if text[max(offset - 1, 0) :].startswith(wrong) or text[offset:].startswith(wrong):
            return FormulaError(f"请把“{wrong}”写成“{right}”", offset)
    times = TIMES_AS_X.search(text)
    if times is not None and times.start() <= offset:
        return FormulaError("乘号请写“×”，不写字母 x", times.start())
    if isinstance(error, UnexpectedCharacters):
        return FormulaError(f"不认识的符号“{text[offset]}”", offset)
    if isinstance(error, UnexpectedToken) and error.token.type != "$END":
        return FormulaError(
            f"这里不该出现“{error.token}”（且、或、非、含 两边要留空格；乘除写 × ÷）", offset
        )
    return FormulaError("公式没有写完", len(text))


def read_number(text: str) -> tuple[mpq, str]:
    """Split a literal into its exact value and its unit: ``4%`` is (1/25, "%")."""
    end = next((place for place, sign in enumerate(text) if sign not in _DIGITS), len(text))
    value, unit = mpq(text[:end]), text[end:]
    while unit[:1] in SCALES:
        value, unit = value * SCALES[unit[0]], unit[1:]
    return (value / 100, "%") if unit in ("%", "％") else (value, unit)


class _Build(Transformer[Token, Any]):
    """Bottom-up construction of :mod:`engine.formula.syntax` nodes."""

    def number(self, children: list[Token]) -> syntax.Number:
        (token,) = children
        value, unit = read_number(token)
        return syntax.Number(value, unit, str(token), _start(token))

    def name(self, children: list[Token]) -> syntax.Name:
        (token,) = children
        return syntax.Name(str(token), _start(token))

    def arithmetic(self, children: list[Any]) -> syntax.Arithmetic:
        left, op, right = children
        return syntax.Arithmetic("−" if op == "-" else str(op), left, right, left.offset)

    def compare(self, children: list[Any]) -> syntax.Compare:
        left, op, right = children
        return syntax.Compare(str(op), left, right, left.offset)

    def compare_choice(self, children: list[Any]) -> syntax.Pick:
        left, op, label = children
        return syntax.Pick(str(op), left, label[1:-1], left.offset, _start(label))

    def contains(self, children: list[Any]) -> syntax.Pick:
        left, label = children
        return syntax.Pick("含", left, label[1:-1], left.offset, _start(label))

    def label(self, children: list[Token]) -> syntax.Label:
        (token,) = children
        return syntax.Label(token[1:-1], _start(token))

    def either(self, children: list[Any]) -> syntax.Syntax:
        return _logic("或", children)

    def both(self, children: list[Any]) -> syntax.Syntax:
        return _logic("且", children)

    @v_args(meta=True)
    def negation(self, meta: Any, children: list[Any]) -> syntax.Negation:
        return syntax.Negation(children[0], meta.start_pos)

    def call(self, children: list[Any]) -> syntax.Call:
        name, *rest = children
        return syntax.Call(str(name), tuple(_nodes(rest)), _start(name))

    def band(self, children: list[Any]) -> syntax.Band:
        op, bound, _, value = children
        return syntax.Band(str(op), bound, value, _start(op))

    def bands(self, children: list[Any]) -> syntax.Bands:
        subject, *bands = _nodes(children)
        return syntax.Bands(subject, tuple(bands), subject.offset)

    def option(self, children: list[Any]) -> syntax.Option:
        label, _, value = children
        return syntax.Option(label[1:-1], value, _start(label))

    def by_choice(self, children: list[Any]) -> syntax.ByChoice:
        subject, *options = _nodes(children)
        return syntax.ByChoice(subject, tuple(options), subject.offset)

    def group(self, children: list[Any]) -> syntax.Syntax:
        return _nodes(children)[0]  # type: ignore[no-any-return]


def _nodes(children: list[Any]) -> list[Any]:
    """The children that are nodes, without the punctuation between them."""
    return [child for child in children if not isinstance(child, Token)]


def _logic(op: str, children: list[Any]) -> syntax.Syntax:
    if len(children) == 1:
        return children[0]  # type: ignore[no-any-return]
    return syntax.Logic(op, tuple(children), children[0].offset)


def _start(token: Token) -> int:
    return token.start_pos or 0
