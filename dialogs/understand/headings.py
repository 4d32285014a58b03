"""Headings of clauses, however they are written: 四（一）, （十二）, 第12条, 一（三）1."""

from __future__ import annotations

import re

from dialogs.understand.numbers import read_number
from dialogs.understand.text import normalise

_NUMERAL = re.compile(r"[0-9]+|[一二三四五六七八九十]+")


def read(heading: str) -> tuple[int, ...]:
    """The numbers that a heading consists of, from the outermost; empty when it has none."""
    found = (read_number(match[0]) for match in _NUMERAL.finditer(normalise(heading)))
    return tuple(int(number) for number in found if number is not None)
