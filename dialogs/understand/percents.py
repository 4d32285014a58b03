"""Reads a percentage: 12.5%, 百分之十二点五, 三成五, 一半, a bare 80."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from dialogs.understand.figures import Figure, find_figures
from dialogs.understand.numbers import read_number, write_number
from dialogs.understand.picking import pick
from dialogs.understand.reading import AskedFact, Reading, ask_back

_WORDED = (
    (re.compile(r"百分之百|百分百"), "100%"),
    (re.compile(r"(?:百分之|%)([0-9.零〇一二两三四五六七八九十百点]+)"), r"\1% "),
    (re.compile(r"(?:整)?一半(?!多|以|不)|半数(?!以)"), "50%"),
    (re.compile(r"^(?:全部|全|都|全都|全员|所有人?都?)(?:留|留下|留用)?[了的来]*[。!]?$"), "100%"),
)
_FRACTION = re.compile(r"([0-9零一二两三四五六七八九十]+)分之([0-9零一二两三四五六七八九十]+)")
_PER_MILLE = re.compile(r"分之|‰")
_TENTHS = "成"


def read_percent(text: str, fact: AskedFact) -> Reading | None:
    """Read one percentage.

    Args:
        text: normalised and in lower case.
        fact: a fact of type percent.

    Returns:
        ``"12.5%"``; ``None`` when no figure is there. A bare number up to 1 is asked back.
    """
    for pattern, replacement in _WORDED:
        text = pattern.sub(replacement, text)
    text = _FRACTION.sub(_as_percent, text)
    if _PER_MILLE.search(text):
        return ask_back("invalid", (), "请按百分之几再说一遍。")
    found = pick(
        _tenths(text, find_figures(text)),
        lambda one: one.unit in ("percent", "") and not one.ordinal,
        lambda _, number: () if number > 100 else (f"{write_number(number)}%",),
        "百分数（如80%）",
    )
    if not isinstance(found, Figure):
        return found
    if found.low > 100:
        return ask_back("invalid", (), "这个比例不能超过100%，请再说一遍。")
    if not found.unit and 0 < found.low <= 1:
        both = (f"{write_number(found.low * 100)}%", f"{write_number(found.low)}%")
        return ask_back("scale", both, f"请问是{both[0]}还是{both[1]}？")
    return Reading(f"{write_number(found.low)}%", approximate=found.approximate)


def _as_percent(match: re.Match[str]) -> str:
    """四分之三 as 75%; one without a short decimal form stays as it is."""
    whole, part = read_number(match[1]), read_number(match[2])
    if not whole or part is None:
        return match[0]
    percent = part * 100 / whole
    return f"{write_number(percent)}% " if not percent * 10_000 % 1 else match[0]


def _tenths(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """三成五 as 35%."""
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
