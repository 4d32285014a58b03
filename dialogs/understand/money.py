"""Reads one sum of money: the figure, its scale and its currency."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from dialogs.understand import currencies
from dialogs.understand.figures import Figure, find_figures
from dialogs.understand.numbers import read_number, spoken, write_number
from dialogs.understand.picking import pick
from dialogs.understand.reading import Reading, ask_back
from dialogs.understand.rivals import words_beside
from dialogs.understand.vocabulary import last_years
from dialogs.understand.whose import LAST_YEAR, THIS_YEAR
from engine import Fact

#: A sum of this much (in either currency) is a slip of the pen.
TOO_MUCH = Decimal(10) ** 12
#: Below this a number without any unit may well be meant in 万; the second where the question's
#: own example is a sum of at least half a million.
SMALL, SMALL_OF_MUCH = Decimal(1000), Decimal(10_000)
_MUCH = Decimal(500_000)

_NAMES = {"CNY": "元", "USD": "美元"}
_GROWTH = re.compile(
    r"增长|增加|增幅|增速|下降|减少|降低|同比|环比|涨|翻(?=[了一两0-9]*[番倍])|多了|少了"
)
_MORE = re.compile(r"比[^,。]*[多少高低升降]")
_EACH = re.compile(r"每(?!年|次都)|人均|平均|单价|/ ?[人个家名]")
#: The unit of all figures, said once beside them.
_UNIT_SAID = re.compile(
    r"(?:单位|按|以)(?:都)?(?:是|为|:|,)? ?(?P<power>[百千]?[万亿])"
    r"(?P<currency>美元|美金|元|人民币)?(?:计|算)?"
)
#: Facts that ask for the whole sum, before anything is taken off.
_WHOLE = frozenset({"offshore", "onshore"})
_TAKEN_OFF = re.compile(
    r"(?<![没有未不用])(?:扣[掉除完]?|除去|除掉|减去|减掉|剔除|刨去|刨掉)(?!除|掉|完|之?前|款)"
)
_PERIOD = re.compile(
    r"每个?月|一个月|月均|月租|/ ?月|每(?:一)?天|每日|每平|每个?季度|一平米?(?=[0-9])|/ ?平"
)
_SINGLE_DIGITS = frozenset("一二两俩三仨四五六七八九")
#: In so short a text a digit is the answer itself.
_SHORT = 4
_MYRIADS = re.compile(r"[百千]?[万亿](?:美元|美金|元|人民币)")


def write_money(number: Decimal, currency: str) -> str:
    """A sum in the notation of a profile: ``"1500000 USD"``."""
    return f"{write_number(number)} {currency}"


def is_money(figure: Figure) -> bool:
    """Whether a figure can be a sum of money."""
    return figure.unit in ("money", "") and not figure.ordinal


def as_options(figure: Figure, number: Decimal, fact: Fact) -> tuple[str, ...]:
    """A number in the currency said, or in each the question allows."""
    said = figure.currency
    among = (said,) if said in _NAMES else fact.currencies
    return tuple(write_money(number, str(currency)) for currency in among)


def read_money(text: str, figures: Sequence[Figure], fact: Fact) -> Reading | None:
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
    monthly = "月" in fact.name
    figures = in_said_unit(text, without_counts(text, figures))
    if any(one.currency == currencies.FOREIGN for one in figures) and len(figures) > 1:
        return ask_back(
            "currency", (), "目前只能按人民币或美元计算，请全部折成其中一种，报一个总数。"
        )
    picked = pick(
        text, figures, fact, is_money, lambda one, number: as_options(one, number, fact), "金额"
    )
    if not isinstance(picked, Figure):
        return picked
    words = words_beside(text, picked, [one for one in figures if is_money(one)])
    if picked.low and fact.key in _WHOLE and _TAKEN_OFF.search(text):
        return ask_back("choice", (), "请先报没有扣除的总数，扣除的部分会另外问。请问总数是多少？")
    other_year = THIS_YEAR if fact.key in last_years() else LAST_YEAR
    years = LAST_YEAR.search(text) and THIS_YEAR.search(text) and other_year.search(words)
    if picked.low and (grows or years):
        return ask_back(
            "choice", as_options(picked, picked.low, fact), f"请问“{fact.name}”就是这个数吗？"
        )
    if picked.low and not monthly and _PERIOD.search(words):
        return ask_back("choice", (), "请告诉我全部合计是多少，不要按月或按单价。")
    counted = any(one.unit not in ("money", "", "calendar") for one in figures)
    if picked.low and _EACH.search(words) and not monthly and counted:
        return ask_back(
            "choice",
            as_options(picked, picked.low, fact),
            "请问这是单价还是合计？请告诉我合计金额。",
        )
    return doubtful(text, picked, fact) or _taken(text, picked, fact)


def doubtful(text: str, figure: Figure, fact: Fact) -> Reading | None:
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
    if _is_small(text, figure, fact):
        among = (named,) if named else fact.currencies
        exact = tuple(write_money(number, one) for one in among)
        larger = tuple(write_money(number * 10_000, one) for one in among)
        unit = _unit(named)
        message = f"请问是{spoken(number)}{unit}，还是{spoken(number * 10_000)}{unit}？"
        if named is None:
            message = f"请问“{spoken(number)}”是哪一种？"
        return ask_back("scale", exact + larger, message)
    if named is None:
        among = fact.currencies if len(fact.currencies) > 1 else ("CNY", "USD")
        message = f"请问是{'还是'.join(spoken(number) + _unit(one) for one in among)}？"
        return ask_back("currency", tuple(write_money(number, one) for one in among), message)
    return None


def currency_of(text: str, figure: Figure, fact: Fact) -> str | None:
    """The currency of a sum: the one said, else the only one of the question."""
    if figure.currency is not None:
        return figure.currency
    elsewhere = currencies.mentioned(text[: figure.start] + " " + text[figure.end :])
    only = fact.currencies[0] if len(fact.currencies) == 1 else None
    if not figure.low:
        return fact.currencies[0]
    return only if elsewhere <= {only} else None


def assumed(sums: Sequence[Figure], fact: Fact) -> tuple[str, ...]:
    """What the question settled: the currency, where one of the sums was told without."""
    bare = any(one.currency is None and one.low for one in sums)
    return (f"{fact.key}.currency",) if bare else ()


def small(fact: Fact) -> Decimal:
    """Below this a number without any unit may well be meant in 万."""
    return SMALL_OF_MUCH if _asks_for_much(fact.ask.example) else SMALL


def in_said_unit(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a text, bare ones in the unit said beside them (单位万元: 356.78)."""
    said = _UNIT_SAID.search(text)
    power = None if said is None else read_number(f"1{said['power']}")
    if said is None or power is None:
        return list(figures)
    currency = said["currency"] and ("USD" if "美" in said["currency"] else "CNY")
    return [
        one
        if one.scaled or one.unit or one.kind != "exact"
        else replace(
            one,
            low=one.low * power,
            high=None if one.high is None else one.high * power,
            scaled=True,
            unit="money",
            currency=currency,
        )
        for one in figures
    ]


def without_counts(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures without a bare 两 or 三 beside a sum (两标段合计300万, 张三4200元)."""
    if len(figures) == 1 and len(text) < _SHORT:
        return list(figures)
    return [
        one
        for one in figures
        if one.unit or not one.low or text[one.start : one.end] not in _SINGLE_DIGITS
    ]


@lru_cache(maxsize=128)
def _asks_for_much(example: str | None) -> bool:
    return any(one.low >= _MUCH for one in find_figures(example or ""))


def _is_small(text: str, figure: Figure, fact: Fact) -> bool:
    if not figure.low or figure.unit or figure.currency:
        return False
    outside = text[: figure.start] + " " + text[figure.end :]
    unit_elsewhere = not figure.scaled and _MYRIADS.search(outside) is not None
    return figure.low < small(fact) or unit_elsewhere


def _taken(text: str, figure: Figure, fact: Fact) -> Reading:
    currency = currency_of(text, figure, fact) or fact.currencies[0]
    return Reading(
        write_money(figure.low, currency),
        assumed=assumed([figure], fact),
        approximate=figure.approximate,
    )


def _unit(currency: str | None) -> str:
    return _NAMES.get(currency or "", "")
