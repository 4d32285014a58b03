"""Reads a percentage: 12.5%, 百分之十二点五, 三成五, 一半, a bare 80."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from dialogs.understand.figures import Figure, find_figures
from dialogs.understand.numbers import read_number, write_number
from dialogs.understand.picking import pick
from dialogs.understand.reading import Reading, ask_back
from engine import Fact

_WORDED = (
    (re.compile(r"百分之百|百分百"), "100%"),
    (re.compile(r"(?:百分之|%)([0-9.零〇一二两三四五六七八九十百点]+)"), r"\1% "),
    (re.compile(r"(?:整)?一半(?!多|以|不)|半数(?!以)"), "50%"),
    (re.compile(r"^(?:全部|全|都|全都|全员|所有人?都?)(?:留|留下|留用)?[了的来]*[。!]?$"), "100%"),
)
_FRACTION = re.compile(
    r"(?<![0-9零一二两三四五六七八九十百])([0-9零一二两三四五六七八九十]+)分之([0-9零一二两三四五六七八九十]+)"
)
#: A fact that asks which share stays, and how people tell it by heads: 10个留下来6个.
_SHARE = "留用率"
_DIGIT = "0-9零一二两俩三四五六七八九十百"
_HEADS = rf"(?<![{_DIGIT}])([{_DIGIT}]+) ?(?:个|人|名|位)"
_KEPT_OF = re.compile(rf"{_HEADS}[^{_DIGIT}%成]{{0,12}}留[^{_DIGIT}%成走]{{0,6}}{_HEADS}")
_PER_MILLE = re.compile(r"分之|‰")
_TENTHS = "成"


def read_percent(text: str, fact: Fact) -> Reading | None:
    """Read one percentage.

    Args:
        text: normalised and in lower case.
        fact: a fact of type percent.

    Returns:
        ``"12.5%"``; ``None`` when no figure is there. A bare 0.8 is 80%, a bare 1 is asked back.
    """
    text = spelt_out(text)
    if _SHARE in fact.name and (kept := _KEPT_OF.search(text)):
        return _ratio(kept)
    if _PER_MILLE.search(text):
        return ask_back("invalid", (), "请按百分之几再说一遍。")
    found = pick(
        text,
        with_tenths(text, find_figures(text)),
        fact,
        lambda one: one.unit in ("percent", "") and not one.ordinal,
        lambda _, number: () if number > 100 else (f"{write_number(number)}%",),
        "百分数（如80%）",
    )
    if not isinstance(found, Figure):
        return found
    if found.low > 100:
        return ask_back("invalid", (), "这个比例不能超过100%，请再说一遍。")
    if not found.unit and 0 < found.low < 1:
        found = replace(found, low=found.low * 100)
    if not found.unit and found.low == 1:
        return ask_back("scale", ("1%", "100%"), "请问是1%还是100%？")
    return Reading(f"{write_number(found.low)}%", approximate=found.approximate)


def spelt_out(text: str) -> str:
    """The text with 百分之十二, 一半 and 四分之三 as 12%, 50% and 75%."""
    for pattern, replacement in _WORDED:
        text = pattern.sub(replacement, text)
    return _FRACTION.sub(_as_percent, text)


def _ratio(kept: re.Match[str]) -> Reading:
    """The share that stayed, by heads; one without a short decimal form is asked back."""
    whole, part = read_number(kept[1]), read_number(kept[2])
    if not whole or part is None or part > whole:
        return ask_back("invalid", (), "请直接告诉我留用了百分之几。")
    percent = part * 100 / whole
    if percent * 100 % 1:
        rounded = f"{write_number(percent.quantize(Decimal('0.01')))}%"
        return ask_back("choice", (rounded,), f"大约是{rounded}，可以吗？")
    return Reading(f"{write_number(percent)}%")


def _as_percent(match: re.Match[str]) -> str:
    """四分之三 as 75%; one without a short decimal form stays as it is."""
    whole, part = read_number(match[1]), read_number(match[2])
    if not whole or part is None:
        return match[0]
    percent = part * 100 / whole
    return f"{write_number(percent)}% " if not percent * 10_000 % 1 else match[0]


def with_tenths(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a text, 三成五 as 35%."""
    read: list[Figure] = []
    for one in figures:
        last = read[-1] if read else None
        if one.unit == "percent" and text[one.end - 1] == _TENTHS:
            high = None if one.high is None else one.high * 10
            half = Decimal(5) if text[one.end : one.end + 1] == "半" else Decimal(0)
            read.append(replace(one, low=one.low * 10 + half, high=high))
        elif (
            last is not None
            and last.end == one.start
            and text[last.end - 1] == _TENTHS
            and not one.unit
            and one.low < 10
        ):
            read[-1] = replace(last, low=last.low + one.low, end=one.end)
        else:
            read.append(one)
    return read
