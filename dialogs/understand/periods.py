"""Reads which of a question's periods a date falls in, where the question lists them by number."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dialogs.understand.reading import Reading, ask_back
from engine import Fact

_DAY = r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日"
_LISTED = re.compile(rf"{_DAY}(?:至{_DAY}|(?P<before>以前))请回复(?P<number>[0-9])")
_LATER = re.compile(r"再往后请回复([0-9])")
_SAID = re.compile(
    r"(?<![0-9])(?P<year>(?:20)?[0-9]{2}) ?[年./-] ?"
    r"(?:(?P<month>1[0-2]|0?[1-9]) ?(?:月份?|[./-](?=[0-9])|(?![0-9]))"
    r"(?: ?(?P<day>[12][0-9]|3[01]|0?[1-9])[日号]?)?"
    r"|(?P<part>年?[初中底末]|上半年|下半年)|)"
)
_PARTS = {"初": (1, 3), "中": (5, 8), "底": (12, 12), "末": (12, 12)}


@dataclass(frozen=True)
class _Period:
    first: date
    last: date
    number: int


def read_period(text: str, fact: Fact) -> Reading | None:
    """The number of the period that a date falls in, as the fact's question numbers them.

    Args:
        text: normalised and in lower case.
        fact: the fact that was asked.

    Returns:
        A period; the question back when a date such as 2016年 falls in several; ``None`` when
        the question lists no periods or the text names no date.
    """
    periods = _periods(fact.ask.question)
    said = _SAID.search(text) if periods else None
    if said is None:
        return None
    first, last = _span(said)
    numbers = tuple(one.number for one in periods if one.first <= last and first <= one.last)
    if len(numbers) == 1:
        return Reading(numbers[0])
    if not numbers:
        return ask_back("invalid", (), "这个时间不在问题列出的时间段里，请核对后再说一遍。")
    return ask_back("choice", numbers, "请问具体是哪年哪月哪日？")


@lru_cache(maxsize=16)
def _periods(question: str) -> tuple[_Period, ...]:
    found: list[_Period] = []
    for match in _LISTED.finditer(question):
        first = date(int(match[1]), int(match[2]), int(match[3]))
        number = int(match["number"])
        if match["before"]:
            found.append(_Period(date.min, date.fromordinal(first.toordinal() - 1), number))
        else:
            found.append(_Period(first, date(int(match[4]), int(match[5]), int(match[6])), number))
    if found and (later := _LATER.search(question)):
        after = date.fromordinal(found[-1].last.toordinal() + 1)
        found.append(_Period(after, date.max, int(later[1])))
    return tuple(found)


def _span(said: re.Match[str]) -> tuple[date, date]:
    """The first and the last day that a date as said can mean."""
    year = int(said["year"]) % 100 + 2000
    months = (1, 12)
    if said["month"]:
        months = (int(said["month"]), int(said["month"]))
    elif said["part"]:
        half = {"上半年": (1, 6), "下半年": (7, 12)}
        months = half.get(said["part"]) or _PARTS[said["part"][-1]]
    end = calendar.monthrange(year, months[1])[1]
    if said["day"] and int(said["day"]) <= end:
        return (date(year, months[0], int(said["day"])),) * 2
    return date(year, months[0], 1), date(year, months[1], end)
