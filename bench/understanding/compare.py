"""Compares reading of amounts and figures with cn2an and with recognizers-text, in one run.

The cases are the labelled messages of ``tests/understanding`` that answer one question for an
amount, a count or a percentage. Each reader gives a value or none; a value where the label wants a
question back is wrong, none where it wants a value is asked.
"""

from __future__ import annotations

import re
import statistics
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import cn2an
from recognizers_number import recognize_number, recognize_percentage
from recognizers_number_with_unit import recognize_currency
from recognizers_text import Culture

from dialogs.understand import read_answer
from engine import Fact, InputError, standard
from engine.notation import read_value
from tests.understanding.score import FOLDER, Labelled, load

_TYPES = ("money", "integer", "number", "percent")
_NUMERAL = re.compile(r"[0-9零一二两三四五六七八九十百千万亿点.,]+")
_DOLLAR = re.compile(r"美|刀|usd|\$", re.IGNORECASE)
_REPEATS = 3

Reader = Callable[[str, Fact], Any]


def ours(text: str, fact: Fact) -> Any:
    """This project's reading."""
    reading = read_answer(text, fact, settled=True, today=date(2026, 11, 21))
    return None if reading is None else reading.value


def by_cn2an(text: str, fact: Fact) -> Any:
    """The first numeral that a plain regular expression finds, worked out by cn2an."""
    match = _NUMERAL.search(text)
    if match is None:
        return None
    try:
        number = cn2an.cn2an(match[0].replace(",", ""), "smart")
    except (ValueError, KeyError):  # it fails on some spoken forms
        return None
    return _value(str(number), text, fact)


def by_recognizers(text: str, fact: Fact) -> Any:
    """The first currency, percentage or number that recognizers-text finds."""
    if fact.type == "percent":
        found = recognize_percentage(text, Culture.Chinese)
    elif fact.type == "money":
        found = recognize_currency(text, Culture.Chinese) or recognize_number(text, Culture.Chinese)
    else:
        found = recognize_number(text, Culture.Chinese)
    if not found or not found[0].resolution:
        return None
    value = str(found[0].resolution.get("value") or "").rstrip("%")
    return _value(value, text, fact) if value else None


def _value(number: str, text: str, fact: Fact) -> Any:
    try:
        exact = Decimal(number)
    except InvalidOperation:
        return None
    if fact.type == "money":
        return f"{exact:f} {'USD' if _DOLLAR.search(text) else fact.currencies[0]}"
    if fact.type == "percent":
        return f"{exact:f}%"
    return int(exact) if exact == exact.to_integral_value() else f"{exact:f}"


def cases() -> list[tuple[Labelled, Fact]]:
    """The messages that one reader of one value can be held against."""
    catalogue = standard().catalogue
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        for message in load(path):
            fact = catalogue.get(message.asked)
            single = set(message.facts) <= {message.asked}
            if fact is not None and fact.type in _TYPES and single and message.act == "inform":
                found.append((message, fact))
    return found


def outcome(value: Any, message: Labelled, fact: Fact) -> str:
    """``right``, ``asked`` or ``wrong``."""
    wanted = message.facts.get(fact.key)
    if value is None or wanted is None:
        return "right" if value is wanted else "asked" if value is None else "wrong"
    try:
        same = read_value(fact, value) == read_value(fact, wanted)
    except InputError:
        same = False
    return "right" if same else "wrong"


def main() -> None:
    """Print the table."""
    chosen = cases()
    print(f"{len(chosen)} messages")
    print(f"{'reader':20} {'right':>7} {'asked':>7} {'wrong':>7} {'median µs':>10}")
    readers: dict[str, Reader] = {
        "this project": ours,
        "cn2an + regex": by_cn2an,
        "recognizers-text": by_recognizers,
    }
    for name, reader in readers.items():
        counts: Counter[str] = Counter()
        spent = []
        for message, fact in chosen:
            reader(message.says, fact)
            start = time.perf_counter()
            for _ in range(_REPEATS):
                value = reader(message.says, fact)
            spent.append((time.perf_counter() - start) / _REPEATS)
            counts[outcome(value, message, fact)] += 1
        shares = [f"{counts[key] / len(chosen):7.1%}" for key in ("right", "asked", "wrong")]
        print(f"{name:20} {' '.join(shares)} {statistics.median(spent) * 1e6:10.0f}")


if __name__ == "__main__":
    main()
