"""Figures as a Chinese clerk writes them: ``37.81008万元``, ``150万美元``, ``80人``, ``12.5%``."""

from __future__ import annotations

from functools import lru_cache
from math import inf

from gmpy2 import mpq

from engine.facts import CURRENCY_UNITS, Fact
from engine.formula.units import PLAIN, Unit
from engine.formula.values import Extended, whole
from engine.notation import Known, Money, write_number

_SCALED = {"元", "美元"}
_TEN_THOUSAND = mpq(10_000)
_HUNDRED_MILLION = mpq(100_000_000)
#: Digits behind the point that are still shown; what is longer is marked 约.
_MOST_DECIMALS = 8


def number(value: mpq) -> str:
    """A plain decimal; one that does not end (or ends late) is cut and marked 约."""
    scaled = value * 10**_MOST_DECIMALS
    if scaled.denominator == 1:
        return f"−{write_number(-value)}" if value < 0 else write_number(value)
    sign, size = ("−", -value) if value < 0 else ("", value)
    cut = whole(size * 10**4 + mpq(1, 2)) / 10**4
    return f"约{sign}{write_number(cut)}"


@lru_cache(maxsize=4096)
def quantity(value: Extended, unit: Unit) -> str:
    """A number with its unit; money from 1万 up is told in 万 and from 1亿 up in 亿."""
    if isinstance(value, float):
        return "不封顶" if value == inf else "无下限"
    word = "" if unit == PLAIN else str(unit)
    if word == "名":
        return f"第{number(value)}名"
    if word in _SCALED:
        if abs(value) >= _HUNDRED_MILLION:
            return f"{number(value / _HUNDRED_MILLION)}亿{word}"
        if abs(value) >= _TEN_THOUSAND:
            return f"{number(value / _TEN_THOUSAND)}万{word}"
    return f"{number(value)}{'个月' if word == '月' else word}"


def percentage(value: mpq) -> str:
    """``1/25`` as ``4%``."""
    return f"{number(value * 100)}%"


def money(amount: mpq) -> str:
    """A sum in 元."""
    return quantity(amount, Unit.read("元"))


def value_text(fact: Fact, known: Known) -> str:
    """A fact's value as a person would say it."""
    if isinstance(known, bool):
        return "是" if known else "否"
    if isinstance(known, Money):
        return quantity(known.amount, Unit.read(CURRENCY_UNITS[known.currency]))
    if isinstance(known, str):
        return fact.values[known]
    if isinstance(known, frozenset):
        labels = [fact.values.get(value, value) for value in fact.values or sorted(known)]
        held = [label for value, label in zip(fact.values, labels, strict=False) if value in known]
        return "、".join(held or sorted(known)) or "无"
    if isinstance(known, tuple):
        return "、".join(_entry(one) for one in known) or "无"
    if fact.type == "percent":
        return percentage(known)
    return quantity(known, Unit.read(fact.unit or ""))


def _entry(one: object) -> str:
    if isinstance(one, Money):
        return quantity(one.amount, Unit.read(CURRENCY_UNITS[one.currency]))
    name = getattr(one, "name", "")
    fee, support = getattr(one, "fee", None), getattr(one, "support", None)
    shown = "费用未知" if fee is None else _entry(fee)
    given = support is not None and support.amount > 0
    return f"{name}（{shown}，已补{_entry(support)}）" if given else f"{name}（{shown}）"
