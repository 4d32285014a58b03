"""Reads one sum of money: the figure, its scale and its currency."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from dialogs.understand import currencies
from dialogs.understand.figures import Figure
from dialogs.understand.numbers import spoken, write_number
from dialogs.understand.picking import pick
from dialogs.understand.reading import AskedFact, Reading, ask_back

#: A sum of this much (in either currency) is a slip of the pen.
TOO_MUCH = Decimal(10) ** 12
#: Below this a number without any unit may well be meant in 万.
SMALL = Decimal(1000)

_NAMES = {"CNY": "元", "USD": "美元"}
_GROWTH = re.compile(r"增长|增加|增幅|增速|下降|减少|降低|同比|环比|涨|翻|多了|少了")
_MORE = re.compile(r"比[^,。]*[多少高低升降]")
_PAST = re.compile(r"去年|上年|上一年|前年")
_PRESENT = re.compile(r"今年|本年|当年|这一年")
_EACH = re.compile(r"每(?!年|次都)|人均|平均|单价|/ ?[人个家名]")
#: Facts that ask for the whole sum, before anything is taken off.
_WHOLE = frozenset({"offshore", "onshore"})
_TAKEN_OFF = re.compile(
    r"(?<![没有未不用])(?:扣[掉除完]?|除去|除掉|减去|减掉|剔除|刨去|刨掉)(?!除|掉|完|之?前|款)"
)
_PERIOD = re.compile(
    r"每个?月|一个月|月均|月租|/ ?月|每(?:一)?天|每日|每平|每个?季度|一平米?(?=[0-9])|/ ?平"
)
_MYRIADS = re.compile(r"[百千]?[万亿](?:美元|美金|元|人民币)")


def write_money(number: Decimal, currency: str) -> str:
    """A sum in the notation of a profile: ``"1500000 USD"``."""
    return f"{write_number(number)} {currency}"


def is_money(figure: Figure) -> bool:
    """Whether a figure can be a sum of money."""
    return figure.unit in ("money", "") and not figure.ordinal


def as_options(figure: Figure, number: Decimal, fact: AskedFact) -> tuple[str, ...]:
    """A number in the currency said, or in each the question allows."""
    said = figure.currency
    among = (said,) if said in _NAMES else fact.currencies
    return tuple(write_money(number, str(currency)) for currency in among)


def read_money(text: str, figures: Sequence[Figure], fact: AskedFact) -> Reading | None:
    """Read one sum.

    Args:
        text: normalised and in lower case.
        figures: the figures of the text.
        fact: a fact of type money.

    Returns:
        ``None`` when the text names no sum, also when it names a growth rate instead.
    """
    grows = _GROWTH.search(text) is not None or _MORE.search(text) is not None
    if grows and figures and all(one.unit in ("percent", "calendar") for one in figures):
        return None
    name = "月" in fact.name
    picked = pick(figures, is_money, lambda one, number: as_options(one, number, fact), "金额")
    if not isinstance(picked, Figure):
        return picked
    if picked.low and fact.key in _WHOLE and _TAKEN_OFF.search(text):
        return ask_back("choice", (), "请先报没有扣除的总数，扣除的部分会另外问。请问总数是多少？")
    years = _PAST.search(text) is not None and _PRESENT.search(text) is not None
    if picked.low and (grows or years):
        return ask_back(
            "choice", as_options(picked, picked.low, fact), f"请问“{fact.name}”就是这个数吗？"
        )
    if picked.low and not name and _PERIOD.search(text):
        return ask_back("choice", (), "请告诉我全部合计是多少，不要按月或按单价。")
    counted = any(one.unit not in ("money", "", "calendar") for one in figures)
    if picked.low and _EACH.search(text) and not name and counted:
        return ask_back(
            "choice",
            as_options(picked, picked.low, fact),
            "请问这是单价还是合计？请告诉我合计金额。",
        )
    return doubtful(text, picked, fact) or _taken(text, picked, fact)


def doubtful(text: str, figure: Figure, fact: AskedFact) -> Reading | None:
    """The question back about a sum's size, scale or currency; ``None`` when all is settled."""
    number, said = figure.low, figure.currency
    if number >= TOO_MUCH or len(write_number(number)) > 22:
        return ask_back("invalid", (), "这个金额大得不合常理，请核对后再说一遍。")
    if said == currencies.FOREIGN:
        return ask_back("currency", (), "目前只能按人民币或美元计算，请折算成其中一种再告诉我。")
    if not number and said is None:
        return None
    if said == "conflict":
        both = tuple(write_money(number, one) for one in fact.currencies)
        both = both if len(both) > 1 else (write_money(number, "CNY"), write_money(number, "USD"))
        return ask_back("currency", both, "请问这个数是人民币还是美元？")
    named = currency_of(text, figure, fact)
    if _is_small(text, figure):
        among = (named,) if named else fact.currencies
        larger = tuple(write_money(number * 10_000, one) for one in among)
        exact = tuple(write_money(number, one) for one in among)
        message = f"请问是{spoken(number)}万{_unit(named)}，还是{spoken(number)}{_unit(named)}？"
        return ask_back("scale", larger + exact, message)
    if named is None:
        among = fact.currencies if len(fact.currencies) > 1 else ("CNY", "USD")
        message = f"请问是{'还是'.join(spoken(number) + _unit(one) for one in among)}？"
        return ask_back("currency", tuple(write_money(number, one) for one in among), message)
    return None


def currency_of(text: str, figure: Figure, fact: AskedFact) -> str | None:
    """The currency of a sum: the one said, else the only one of the question."""
    if figure.currency is not None:
        return figure.currency
    elsewhere = currencies.mentioned(text[: figure.start] + " " + text[figure.end :])
    only = fact.currencies[0] if len(fact.currencies) == 1 else None
    if not figure.low:
        return fact.currencies[0]
    return only if elsewhere <= {only} else None


def _is_small(text: str, figure: Figure) -> bool:
    if not figure.low or figure.unit or figure.currency:
        return False
    outside = text[: figure.start] + " " + text[figure.end :]
    unit_elsewhere = not figure.scaled and _MYRIADS.search(outside) is not None
    return figure.low < SMALL or unit_elsewhere


def _taken(text: str, figure: Figure, fact: AskedFact) -> Reading:
    currency = currency_of(text, figure, fact) or fact.currencies[0]
    assumed = (f"{fact.key}.currency",) if figure.currency is None and figure.low else ()
    return Reading(
        write_money(figure.low, currency), assumed=assumed, approximate=figure.approximate
    )


def _unit(currency: str | None) -> str:
    return _NAMES.get(currency or "", "")
