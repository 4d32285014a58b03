"""The notation of a profile: JSON values in, exact values out, anything else refused in Chinese.

See INTERFACES.md, "Notation in a profile": ``null`` means absent; money is a JSON number (yuan) or
``"1500000 USD"``; numbers and percentages are JSON numbers or strings; nothing is guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gmpy2 import mpq

from engine.errors import InputError
from engine.facts import Fact

#: No figure of a firm comes near this many digits; a longer one is a mistake or an attack.
MOST_DIGITS = 24
#: No firm has this many certifications, exhibitions or staff certificates in a year.
MOST_ENTRIES = 1000

_MONEY = re.compile(r"([0-9]+(?:\.[0-9]+)?)(?: (CNY|USD))?", re.ASCII)
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?", re.ASCII)
_PERCENT = re.compile(r"([0-9]+(?:\.[0-9]+)?)(%?)", re.ASCII)
_ITEM = re.compile(r"[a-z0-9_]+\.[a-z0-9_]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Money:
    """An exact sum in one currency (``CNY`` or ``USD``)."""

    amount: mpq
    currency: str


@dataclass(frozen=True, slots=True)
class Certification:
    """A certification of the year; a fee of ``None`` is not known yet."""

    name: str
    fee: Money | None
    support: Money


#: A fact's value once read: exact numbers, never floats.
Known = mpq | Money | bool | str | frozenset[str] | tuple[Money, ...] | tuple[Certification, ...]


class _Refused(Exception):
    """Why a value is refused, in Chinese; the caller adds which fact and value."""


def read_value(fact: Fact, given: object) -> Known:
    """Read one fact's value.

    Args:
        fact: which fact.
        given: a JSON value with numbers as ``int`` or ``Decimal`` (floats are read by their text).

    Raises:
        InputError: it breaks the notation; the message says what was expected.
    """
    try:
        return _READERS[fact.type](fact, given)
    except _Refused as refused:
        raise InputError(f"“{fact.name}”{refused}", fact=fact.key, value=given) from None


def _text_of(given: object) -> str | None:
    """The digits of a JSON number or string; ``None`` for anything else."""
    if isinstance(given, str):
        return given
    if isinstance(given, bool) or not isinstance(given, (int, float, Decimal)):
        return None
    number = given if isinstance(given, (int, Decimal)) else Decimal(repr(given))
    if isinstance(number, Decimal):
        if not number.is_finite() or abs(number.adjusted()) > MOST_DIGITS:
            return None
        return format(number, "f")
    return str(number) if abs(number) < 10**MOST_DIGITS else None


def _short(digits: str) -> str:
    if len(digits) > MOST_DIGITS:
        raise _Refused(f"的数字太长，最多 {MOST_DIGITS} 位")
    return digits


def _sum_of_money(given: object) -> Money:
    text = _text_of(given)
    match = _MONEY.fullmatch(text) if text is not None else None
    if match is None:
        raise _Refused(_no_sum(text or ""))
    return Money(mpq(_short(match[1])), match[2] or "CNY")


def _no_sum(text: str) -> str:
    """Why a text is no sum of money, and how one is written."""
    if text.startswith("-"):
        return "不能是负数，请填 0 或正数"
    written = '要写成金额，如 1000000 或 "1500000 USD"'
    if re.search("[“”‘’＂]", text):
        return f"{written}；引号要用半角的"
    if re.search("[万亿千,，]", text):
        return f"{written}；数字写全，不写万、亿和逗号"
    return f"{written}；币种写 CNY 或 USD，前面空一格"


def _money(fact: Fact, given: object) -> Money:
    return _sum_of_money(given)


def _number(fact: Fact, given: object) -> mpq:
    text = _text_of(given)
    if text is None or not _NUMBER.fullmatch(text):
        negative = text is not None and text.startswith("-")
        raise _Refused("不能是负数" if negative else "要写成数，如 80 或 “1200.5”")
    return _bounded(fact, mpq(_short(text)))


def _rate(fact: Fact, given: object) -> mpq:
    number = _number(fact, given)
    if fact.table and number <= 0:
        raise _Refused("要大于 0")
    return number


def _integer(fact: Fact, given: object) -> mpq:
    number = _number(fact, given)
    if number.denominator != 1:
        raise _Refused("要写成整数，如 80")
    return number


def _bounded(fact: Fact, number: mpq) -> mpq:
    if fact.minimum is not None and number < fact.minimum:
        raise _Refused(f"不能小于 {fact.minimum}")
    if fact.maximum is not None and number > fact.maximum:
        raise _Refused(f"不能大于 {fact.maximum}")
    return number


def _percent(fact: Fact, given: object) -> mpq:
    text = _text_of(given)
    match = _PERCENT.fullmatch(text) if text is not None else None
    if match is None:
        raise _Refused("要写成百分数，如 “12.5%” 或 0.125")
    number = mpq(_short(match[1])) / (100 if match[2] else 1)
    if number > 1:
        raise _Refused("不能超过 100%；不带 % 的写法是小数，如 0.125 表示 12.5%")
    return number


def _boolean(fact: Fact, given: object) -> bool:
    if not isinstance(given, bool):
        raise _Refused("只能是 true 或 false")
    return given


def _choice(fact: Fact, given: object) -> str:
    if not isinstance(given, str) or given not in fact.values:
        raise _Refused(f"只能是 {_offered(fact)} 之一")
    return given


def _choices(fact: Fact, given: object) -> frozenset[str]:
    if not isinstance(given, list):
        raise _Refused(f"要写成列表，可选 {_offered(fact)}；都没有写 []")
    for one in given:
        if not isinstance(one, str) or one not in fact.values:
            raise _Refused(f"只能从 {_offered(fact)} 中选")
    if not given and fact.default:
        raise _Refused(f"至少要选一项：{_offered(fact)}")
    return frozenset(given)


def _offered(fact: Fact) -> str:
    return "、".join(f"{value}（{label}）" for value, label in fact.values.items())


def _entries(given: object, example: str) -> list[Any]:
    if not isinstance(given, list):
        raise _Refused(f"要写成列表，如 {example}；没有就写 []")
    if len(given) > MOST_ENTRIES:
        raise _Refused(f"最多 {MOST_ENTRIES} 笔")
    return given


def _sums(fact: Fact, given: object) -> tuple[Money, ...]:
    return tuple(map(_sum_of_money, _entries(given, '["28000 CNY", "35000 CNY"]')))


def _certifications(fact: Fact, given: object) -> tuple[Certification, ...]:
    example = '[{"name": "CMMI", "fee": "300000 CNY"}]'
    read: list[Certification] = []
    for one in _entries(given, example):
        if not isinstance(one, dict) or not set(one) <= {"name", "fee", "support"}:
            raise _Refused(f"的每一项要写 name、fee、support，如 {example}")
        name, fee, support = one.get("name"), one.get("fee"), one.get("support")
        if not isinstance(name, str) or not name.strip() or len(name) > 100:
            raise _Refused("的每一项都要有认证名称 name")
        read.append(
            Certification(
                name.strip(),
                None if fee is None else _sum_of_money(fee),
                Money(mpq(0), "CNY") if support is None else _sum_of_money(support),
            )
        )
    return tuple(read)


def _items(fact: Fact, given: object) -> frozenset[str]:
    entries = _entries(given, '["qingyuan.offshore"]')
    if not all(isinstance(one, str) and _ITEM.fullmatch(one) for one in entries):
        raise _Refused("要写成事项编号的列表，如 [“qingyuan.offshore”]")
    return frozenset(entries)


_READERS: dict[str, Callable[[Fact, object], Known]] = {
    "money": _money,
    "integer": _integer,
    "number": _rate,
    "percent": _percent,
    "boolean": _boolean,
    "year": _integer,
    "choice": _choice,
    "choices": _choices,
    "list[money]": _sums,
    "list[certification]": _certifications,
    "list[item]": _items,
}


def certification_key(name: str) -> str:
    """What two names of one certification have in common.

    Case, spaces, hyphens, ``ISO/IEC``, a year of issue and a level behind the name do not count:
    ``iso/iec 27001:2013`` is ``ISO27001`` and ``CMMI L5`` is ``CMMI`` (INTERFACES.md).
    """
    key = re.sub(r"[\s\-_/]", "", unicodedata.normalize("NFKC", name)).upper()
    key = re.sub(r"^ISO(?:IEC)?|:(?:19|20)\d\d$|认证$", "", key)
    return re.sub(r"(?<=[A-Z])(?:LEVEL|ML|L)?[1-5一二三四五]级?$", "", key)


def write_number(number: mpq) -> str:
    """An exact decimal without exponent or trailing zeros.

    Raises:
        ValueError: the number has no finite decimal form.
    """
    whole, rest = divmod(number.numerator, number.denominator)
    digits = ""
    while rest:
        if len(digits) > 60:
            raise ValueError(number)
        digit, rest = divmod(rest * 10, number.denominator)
        digits += str(digit)
    return f"{whole}.{digits}" if digits else str(whole)


def write_value(fact: Fact, known: Known) -> Any:
    """The notation of an exact value: the inverse of :func:`read_value`."""
    if isinstance(known, bool | str):
        return known
    if isinstance(known, Money):
        return f"{write_number(known.amount)} {known.currency}"
    if isinstance(known, frozenset):
        return [value for value in fact.values if value in known] or sorted(known)
    if isinstance(known, tuple):
        return [_written(one) for one in known]
    if fact.type in ("integer", "year") or (
        fact.type == "number" and fact.table is None and known.denominator == 1
    ):
        return int(known)
    if fact.type == "percent":
        return f"{write_number(known * 100)}%"
    return write_number(known)


def _written(one: Money | Certification) -> Any:
    if isinstance(one, Money):
        return f"{write_number(one.amount)} {one.currency}"
    written: dict[str, str] = {"name": one.name}
    if one.fee is not None:
        written["fee"] = f"{write_number(one.fee.amount)} {one.fee.currency}"
    written["support"] = f"{write_number(one.support.amount)} {one.support.currency}"
    return written
