"""Syntax tree to text: a formula as it is written in a file, without needless brackets."""

from __future__ import annotations

from engine.formula import syntax

_STRENGTH = {"或": 1, "且": 2, "非": 3, "比": 4, "+": 5, "−": 5, "×": 6, "÷": 6}


def write(node: syntax.Syntax) -> str:
    """The formula as text; reading it back gives the same tree, offsets aside."""
    return _write(node, 0)


def _write(node: syntax.Syntax, above: int) -> str:
    match node:
        case syntax.Number(text=text):
            return text
        case syntax.Name(name=name):
            return name
        case syntax.Label(label=label):
            return f"「{label}」"
        case syntax.Arithmetic(op=op, left=left, right=right):
            strength = _STRENGTH[op]
            text = f"{_write(left, strength)} {op} {_write(right, strength + 1)}"
            return _bracketed(text, strength < above)
        case syntax.Compare(op=op, left=left, right=right):
            text = f"{_write(left, 5)} {op} {_write(right, 5)}"
            return _bracketed(text, above > _STRENGTH["比"])
        case syntax.Pick(op=op, left=left, label=label):
            return _bracketed(f"{_write(left, 5)} {op} 「{label}」", above > _STRENGTH["比"])
        case syntax.Logic(op=op, parts=parts):
            strength = _STRENGTH[op]
            text = f" {op} ".join(_write(part, strength + 1) for part in parts)
            return _bracketed(text, strength < above)
        case syntax.Negation(part=part):
            return _bracketed(f"非 {_write(part, _STRENGTH['非'])}", above > _STRENGTH["非"])
        case syntax.Call(name=name, arguments=arguments):
            return f"{name}({', '.join(_write(one, 0) for one in arguments)})"
        case syntax.Bands(subject=subject, bands=bands):
            lines = [f"{one.op} {_write(one.bound, 5)}：{_write(one.value, 5)}" for one in bands]
            return f"分档({'; '.join([_write(subject, 5), *lines])})"
        case syntax.ByChoice(subject=subject, options=options):
            lines = [f"「{one.label}」：{_write(one.value, 5)}" for one in options]
            return f"按({'; '.join([_write(subject, 5), *lines])})"


def _bracketed(text: str, needed: bool) -> str:
    return f"({text})" if needed else text
