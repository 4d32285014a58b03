"""Reads counts and measures: people, seats, months, years, areas, an exchange rate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from dialogs.understand import units
from dialogs.understand.figures import Figure
from dialogs.understand.numbers import write_number
from dialogs.understand.periods import read_period
from dialogs.understand.picking import pick
from dialogs.understand.reading import Reading, ask_back
from dialogs.understand.rivals import words_beside
from engine import Fact

#: Above these a figure is a slip of the pen, by the fact's unit.
_TOO_MANY = {
    "人": 200_000,
    "家": 100_000,
    "场": 100,
    "月": 600,
    "年": 100,
    "平方米": 100_000_000,
    units.RATE: 1000,
}
_WANTED = {
    "人": "人数",
    "名": "名次",
    "月": "月数",
    "年": "年数",
    "平方米": "面积",
    "席": "坐席数",
    "家": "企业数",
    "场": "场次",
    units.RATE: "汇率",
}
_RATE_FRONT = re.compile(
    r"(?:[1一]|每) ?(?:美元|美金|刀|\$|usd)? ?(?:可以|能)?(?:=|:|兑换?|换|等于|折合?|合"
    r"|对) ?(?:人民币)?|[1一每]个? ?(?:美元|美金|刀)"
)
_EACH = re.compile(r"每(?!年|月)|(?<!全国)各(?!项|类|种|部)|人均|平均每")
_WHOLE_YEAR = re.compile(r"一年期|整年|全年|从年头到年尾|1月到12月|一月到十二月")
_FIRST = re.compile(r"首次|首年|头一年|头一次|刚开始|第一次")
#: People other than those a fact counts, unless its name has them.
_OTHER_PEOPLE = re.compile(r" ?的?(实习|见习|兼职|临时工|劳务|派遣|外包人员|客户|家属)")
_CROWNS = re.compile(
    r"(?:我们?|公司|是|拿|得|获得|评|上|到|了)*"
    r"(?:(?P<first>冠军|头名|榜首|魁首)|(?P<second>亚军)|(?P<third>季军))[的了吧啊呀哦。!]*"
)
_MONTH_NAME = re.compile(r"(?:[0-9]+|[一三四五六七八九十]+)月")
_COMPOUND = ("", "零", "又", " ")


def read_count(text: str, figures: Sequence[Figure], fact: Fact) -> Reading | None:
    """Read one count or measure in the fact's unit.

    Args:
        text: normalised and in lower case.
        figures: the figures of the text.
        fact: a fact of type integer or number.

    Returns:
        An ``int``, or an exact decimal string when it is not whole; ``None`` without any figure.
    """
    period = read_period(text, fact)
    if period is not None:
        return period
    accepted = units.accepted(fact.unit)

    def fits(one: Figure) -> bool:
        if one.ordinal and not units.is_ordinal(fact.unit):
            return False
        if one.unit == "money" and one.currency != "CNY":
            return False
        return one.unit in accepted

    def options(one: Figure, number: Decimal) -> tuple[object, ...]:
        worth = units.converted(number, one.unit, fact.unit)
        return () if _refused(worth, fact) else (_written(worth),)

    wanted = _WANTED.get(fact.unit or "", "数量")
    figures = _compounds(text, _without_month_names(text, figures))
    found = pick(text, figures, fact, fits, options, wanted)
    if found is None and fact.unit == "月" and _WHOLE_YEAR.search(text):
        return Reading(12)
    if found is None and "第几年" in fact.name and _FIRST.search(text):
        return Reading(1)
    if found is None and fact.unit == "名" and (crown := _CROWNS.fullmatch(text)):
        return Reading(("first", "second", "third").index(crown.lastgroup or "") + 1)
    if not isinstance(found, Figure):
        return found
    if fact.unit == "人" and _counts_others(text, figures, fact):
        return ask_back("choice", options(found, found.low), f"请问“{fact.name}”就是这个数吗？")
    each = "每" not in fact.name and _EACH.search(words_beside(text, found, figures))
    if found.low and each:
        return ask_back(
            "choice", options(found, found.low), "请问这是单个的数还是合计？请告诉我合计。"
        )
    worth = units.converted(found.low, found.unit, fact.unit)
    refused = _refused(worth, fact)
    if refused:
        return ask_back("invalid", (), refused)
    return Reading(_written(worth), approximate=found.approximate or found.unit == "mu")


def _counts_others(text: str, figures: Sequence[Figure], fact: Fact) -> bool:
    """Whether a figure counts other people than the fact does (5个实习生 for those hired)."""
    behind = [_OTHER_PEOPLE.match(text, one.end) for one in figures]
    return any(one is not None and one[1] not in fact.name for one in behind)


def without_rate_front(text: str) -> str:
    """The text of an exchange rate without its 1美元=."""
    return _RATE_FRONT.sub(" ", text, count=1)


def _refused(worth: Decimal, fact: Fact) -> str | None:
    """Why a number cannot be the fact's, in Chinese."""
    if fact.unit == units.RATE and not worth:
        return "汇率要大于0，请再说一遍。"
    if fact.type == "integer" and worth % 1:
        return f"{_WANTED.get(fact.unit or '', '这里')}要是整数，请再说一遍。"
    if fact.minimum is not None and worth < fact.minimum:
        return f"这个数不能小于{fact.minimum}，请再说一遍。"
    if fact.maximum is not None and worth > fact.maximum:
        return f"这个数不能大于{fact.maximum}，请再说一遍。"
    if worth > _TOO_MANY.get(fact.unit or "", 1_000_000):
        return "这个数大得不合常理，请核对后再说一遍。"
    if len(write_number(worth)) > 20:
        return "这个数不好换算，请按问题里的单位再说一遍。"
    return None


def _written(worth: Decimal) -> int | str:
    return int(worth) if not worth % 1 else write_number(worth)


def _without_month_names(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures without 4月 and 12月 where months are counted too (4月到12月，共9个月)."""
    named = [one for one in figures if _MONTH_NAME.fullmatch(text, one.start, one.end)]
    counted = [one for one in figures if one.unit == "month" and one not in named]
    return [one for one in figures if not (counted and one in named)]


def _compounds(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """一年三个月 as one figure of 15 months."""
    joined: list[Figure] = []
    for one in figures:
        if text[one.start : one.end] == "零" and joined and joined[-1].unit == "year":
            continue
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.unit == "year"
            and one.unit == "month"
            and last.high is one.high is None
            and text[last.end : one.start] in _COMPOUND
        ):
            joined[-1] = replace(one, start=last.start, low=last.low * 12 + one.low)
        else:
            joined.append(one)
    return joined
