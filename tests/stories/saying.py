"""Facts and their values as a story writes them: 年度离岸执行额, 150万美元, 是, 没有, 服务外包企业."""

from __future__ import annotations

import re

from gmpy2 import mpq

from engine import Catalogue, Fact, InputError
from engine.notation import Known, Money, read_value, write_number
from engine.spelling import hint

_SUM = re.compile(r"(?P<digits>\d+(?:\.\d+)?)(?P<scale>[万亿]?)(?P<unit>元|美元)?", re.ASCII)
_COUNT = re.compile(r"第?(?P<digits>\d+(?:\.\d+)?)(?P<scale>[万亿]?)(?P<unit>\D*)", re.ASCII)
_CERTIFICATION = re.compile(r"(?P<name>[^（]+)(?:（(?P<fee>[^，]+?)(?:，已补(?P<support>.+))?）)?")
_SCALES = {"": 1, "万": 10**4, "亿": 10**8}
_CODES = {"元": "CNY", "美元": "USD"}
#: How a unit is also said.
_OTHER_UNITS = {"月": "个月", "年度": "年"}
#: What can be asked besides a fact: nothing, and the matters that concern the firm.
ASKED: dict[str, str | None] = {"无": None, "事项": "topics"}
_YES, _NO, _NONE = ("是", "有"), ("否", "不是"), "没有"


class Unreadable(ValueError):
    """A value that cannot be read; the message says in Chinese how it is written."""


def fact_named(name: str, catalogue: Catalogue) -> Fact:
    """The fact of this Chinese name.

    Raises:
        Unreadable: there is none.
    """
    fact = catalogue.by_name.get(name)
    if fact is None:
        raise Unreadable(f"没有叫“{name}”的事实{hint(name, catalogue.by_name)}")
    return fact


def said(fact: Fact, text: str) -> Known | None:
    """The value that ``text`` says; ``None`` for 没有, whatever that is of this fact.

    Raises:
        Unreadable: it says none.
    """
    text = text.replace(" ", "")
    if text == _NONE:
        return None
    try:
        return read_value(fact, _notation(fact, text))
    except InputError as refused:
        raise Unreadable(f"{refused.message}；这里写的是“{text}”") from None


def is_none(known: Known) -> bool:
    """Whether a value says that there is nothing of a fact."""
    if isinstance(known, Money):
        return known.amount == 0
    return not known or known == "none"


def sum_said(text: str) -> mpq:
    """A sum in 元: ``378100.80``, ``37.81008万元``.

    Raises:
        Unreadable: it is none.
    """
    match = _SUM.fullmatch(text.replace(" ", ""))
    if match is None or match["unit"] == "美元":
        raise Unreadable(f"“{text}”不是金额，要写成 378100.80 或 37.81008万元")
    return mpq(match["digits"]) * _SCALES[match["scale"]]


def _notation(fact: Fact, text: str) -> object:
    """``text`` in the notation of a profile."""
    match fact.type:
        case "money":
            return _money(text)
        case "list[money]":
            return [_money(one) for one in text.split("、")]
        case "list[certification]":
            return [_certification(one) for one in text.split("、")]
        case "boolean":
            return _truth(text)
        case "choice":
            return _option(fact, text)
        case "choices":
            return [_option(fact, one) for one in text.split("、")]
        case "percent":
            return text
        case "list[item]":
            raise Unreadable(f"“{fact.name}”还不能写在故事里")
        case _:
            return _count(fact, text)


def _money(text: str) -> str:
    match = _SUM.fullmatch(text)
    if match is None or match["unit"] is None:
        raise Unreadable(f"“{text}”不是金额，要带上币种，如 150万美元、3000元；没有就写“没有”")
    amount = mpq(match["digits"]) * _SCALES[match["scale"]]
    return f"{write_number(amount)} {_CODES[match['unit']]}"


def _certification(text: str) -> dict[str, str]:
    match = _CERTIFICATION.fullmatch(text)
    if match is None:
        raise Unreadable(f"“{text}”不是认证，要写成 CMMI（30万元，已补20万元）")
    fee, support = match["fee"], match["support"]
    read = {"name": match["name"]}
    if fee is not None and fee != "费用未知":
        read["fee"] = _money(fee)
    return read | ({} if support is None else {"support": _money(support)})


def _truth(text: str) -> bool:
    if text not in (*_YES, *_NO):
        raise Unreadable(f"“{text}”不是“是”也不是“否”")
    return text in _YES


def _option(fact: Fact, text: str) -> str:
    keys = {label: key for key, label in fact.values.items()}
    if text not in keys:
        raise Unreadable(f"“{fact.name}”没有“{text}”这个选项，可选：{'、'.join(keys)}")
    return keys[text]


def _count(fact: Fact, text: str) -> str:
    match, unit = _COUNT.fullmatch(text), fact.unit or ""
    if match is None or match["unit"] not in ("", unit, _OTHER_UNITS.get(unit, unit)):
        raise Unreadable(f"“{text}”不是数，要写成 80{unit} 这样")
    return write_number(mpq(match["digits"]) * _SCALES[match["scale"]])
