"""Figures as they stand in a sentence: the number, what it counts, its sign, bounds and company."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from functools import lru_cache

from dialogs.understand import currencies, units
from dialogs.understand.numbers import (
    EXACT,
    Kind,
    Numeral,
    find_numerals,
    read_number,
    unslipped,
)

_RANGE = re.compile(r" ?(?:到|至|-|~|或|或者|or|to) ?第?(?:少?大?约)?")
_APPROXIMATE_BEFORE = re.compile(
    r"(?:(?<![预签合节公条契])约|差不多|~|大致|概|about|around|roughly|approx(?:imately|\.)?|nearly"
    r"|almost|(?<![大中最缩])小|将近|(?<![最附临])近|接近|逼近|几乎) ?(?:是|有|为|了|到|达到)? ?$"
)
_APPROXIMATE_BEHIND = re.compile(
    r" ?(?:多(?!少)|来(?=人|号)|余)?[^0-9,。;\n]{0,4}?(?:左右|上下|出头|的?样子|前后|光景"
    r"|附近|不等)|[+](?=$|[,。;!吧个人 ])"
)
_ROUGHLY = re.compile(
    r"大概|大约|估计|估摸|差不多|应该|可能|好像|似乎|大致|粗略|毛估|记得|印象|约莫|大体|也就"
    r"|[^预签合节公条契]约(?!定)"
)
_BOUND_BEFORE = re.compile(
    r"(?:不到|不足|不满|没到|未到|未满|低于|少于|小于|高于|多于|大于|超过|超出|突破|超|至少"
    r"|最少|最低|起码|最多|最高|至多|顶多"
    r"|(?<![尽赶飞])快要?|差一?点|差不多(?=到)"
    r"|上限|下限|不低于|不少于|不高于|不多于|不止|不只|没有|没|未达到|没达到|达不到|不够"
    r"|[<>≤≥]=?) ?(?:有|是|了|为|到|达到)? ?$"
)
_BOUND_BEHIND = re.compile(
    r" ?(?:的)?(?:以上|以下|以内|以里|之内|之上|之下|往上|往下|朝上|开外|封顶|打底|起步"
    r"|起(?!步|来|初)|都?不到|不足|都?没有?(?=$|[,。!吧呢])|没到|都不够)"
)
_NEGATED = re.compile(
    r"(?:不是|不要|并非|而非|不对|别写|不写|(?:没有?|未)能?(?:进入?|入围|挤进)到?前) ?$"
)
_ORDINAL = re.compile(r"第 ?$")
_MINUS = re.compile(r"(?:(?:^|[^0-9a-z%\u4e00-\u9fff])-|^-|负|[\u4e00-\u9fff:]-) ?$")
_LETTER = re.compile(r"[a-z][-_]? ?$")
_DAY = r"[0-9]{1,2}月(?:份)?(?:[0-9]{1,2}(?:日|号))?"
_CALENDAR = re.compile(
    r"(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?:日|号)?"
    rf"|(?:19|20)[0-9]{{2}}年? ?(?:{_DAY}|[0-9]{{1,2}}) ?(?:到|至|-|~) ?"
    rf"(?:(?:19|20)[0-9]{{2}}年)?{_DAY}"
    rf"|(?:19|20)[0-9]{{2}}年? ?{_DAY}"
    r"|(?:19|20)[0-9]{2}(?= ?[和、与,及] ?(?:19|20)[0-9]{2}年)"
    r"|(?<![0-9])(?:1[0-2]|0?[1-9])月(?:份)?(?:[12][0-9]|3[01]|0?[1-9])(?:日|号)"
    r"|(?<![0-9一二三四五六七八九])十?[一二三四五六七八九十]月(?:份)?[一二三]?十?[一二三四五六七八九十][日号]"
    r"|(?:上午|下午|早上|晚上|中午) ?[0-9]{1,2}(?:点半?|:[0-9]{2})"
)
#: From one month of the year to another.
_MONTH_NAMES = re.compile(r"[0-9一二三四五六七八九十]+月[^0-9]{1,3}?[0-9一二三四五六七八九十]+月")
#: What stands before a number that only names something: 证书编号0600123, 电话…
_NAMED_BY_NUMBER = re.compile(
    r"(?:编号|证书号|证号|文号|工号|学号|合同号|单号|账号|卡号|号码|电话|手机号?|座机|传真|微信号?|qq号?"
    r"|邮编|信用代码|税号)(?:码|是|为|:| )*$"
)
_ADDRESS = re.compile(r"号(?!人)|室|栋|幢|单元|弄|层|楼")
_BANDWIDTH = re.compile(r"[0-9.]+ ?(?:m|g|兆)(?:bps)?的?(?:专线|宽带|带宽|光纤|互联网|国际|电路)")
_STREET = re.compile(r"[路街道巷弄座区楼栋幢] ?$")
_PHONE = re.compile(r"(?<![0-9.,])(?:1[3-9][0-9]{9}|0[0-9]{2,3}-[0-9]{7,8})(?![0-9.,]|[万元美块])")
_TENTHS = re.compile(
    r"([1-9一二三四五六七八九])(?:(?:毛|角)([1-9一二三四五六七八九])?分?)?(?![0-9.点十百千万亿kw个人])"
)
_YEARS = (Decimal(1900), Decimal(2100))


@dataclass(frozen=True)
class Figure:
    """One figure of a sentence.

    Attributes:
        start: where it begins, with its currency.
        end: where it ends, with its unit.
        low: the value (the lower end of a range), without sign.
        high: the upper end of a range, otherwise ``None``.
        kind: ``exact``, ``vague`` (几百万) or ``odd`` (unreadable).
        unit: what it counts (see :mod:`units`), ``"money"``, ``"calendar"`` or ``""``.
        currency: see :class:`currencies.Named`; ``None`` when none is said.
        scaled: a power such as 百 or 万 is written in it.
        grouped: it has exactly one thousands comma and so may be two numbers.
        approximate: it is said to be rough.
        bounded: it is only a limit (不到100, 100以上).
        negative: it carries a minus.
        ordinal: it carries 第.
        negated: it is the one that is not meant (不是80).
    """

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    kind: Kind
    unit: str
    currency: str | None
    scaled: bool
    grouped: bool
    approximate: bool
    bounded: bool
    negative: bool
    ordinal: bool
    negated: bool


#: Of more numbers than anyone tells in one message none is read.
MOST_FIGURES = 300
#: A text of no more characters than this is a number by itself rather than holds one of a phone.
_SHORTEST_WITH_PHONE = 14


#: A reply is looked through several times on its way to one reading.
@lru_cache(maxsize=64)
def find_figures(text: str) -> tuple[Figure, ...]:
    """All figures of a text; two joined by 到 or a dash are one range.

    Args:
        text: normalised and in lower case.
    """
    text = unslipped(text)
    dates = [match.span() for match in _CALENDAR.finditer(text)]
    if len(text) > _SHORTEST_WITH_PHONE:
        dates += [match.span() for match in _PHONE.finditer(text)]
    found: list[tuple[Numeral, Figure]] = []
    since = 0
    numerals = find_numerals(text)
    for numeral in numerals if len(numerals) <= MOST_FIGURES else ():
        if any(start <= numeral.start < end for start, end in dates) or numeral.start < since:
            continue
        if _is_label(text, numeral, since):
            continue
        figure = _figure(text, numeral, since)
        found.append((numeral, figure))
        since = figure.end
    with localcontext(EXACT):
        return _ranges(text, found)


def _is_label(text: str, numeral: Numeral, since: int) -> bool:
    """Whether it only names something: part of ISO27001 or A4, of an address, behind 编号."""
    if _BANDWIDTH.match(text, numeral.start):
        return True
    if _NAMED_BY_NUMBER.search(text, max(since, numeral.start - 12), numeral.start):
        return True
    if _STREET.search(text, max(since, numeral.start - 2), numeral.start) and _ADDRESS.match(
        text, numeral.end
    ):
        return True
    front = text[max(since, numeral.start - 3) : numeral.start]
    if not _LETTER.search(front) or front.endswith(" "):
        return False
    named = currencies.around(text, numeral.start, numeral.end, since)
    return named.currency is None and not numeral.scaled


def _figure(text: str, numeral: Numeral, since: int) -> Figure:
    named = currencies.around(text, numeral.start, numeral.end, since)
    unit = units.Unit("money", named.end)
    tenths = _TENTHS.match(text, named.end) if text[named.end - 1] == "块" else None
    if named.currency is None:
        unit = units.behind(text, numeral.end)
    front, low = text[max(since, named.start - 12) : named.start], numeral.low
    if named.start < numeral.start and text[numeral.start - 1] == "-":
        front = "-"
    kind = unit.kind
    if (
        kind == "year"
        and not numeral.scaled
        and numeral.high is None
        and _YEARS[0] <= low < _YEARS[1]
    ):
        kind = "calendar"
    if tenths is not None and not numeral.scaled:
        low += (read_number(tenths[1]) or 0) / Decimal(10)
        low += (read_number(tenths[2] or "0") or 0) / Decimal(100)
        unit = units.Unit("money", tenths.end())
    if unit.half:
        low += Decimal("0.5")
    bare_front = front.rstrip("-") if _MINUS.search(front) else front
    behind = text[unit.end : unit.end + 10]
    return Figure(
        start=named.start,
        end=unit.end,
        low=low,
        high=numeral.high,
        kind=numeral.kind,
        unit=kind,
        currency=named.currency,
        scaled=numeral.scaled,
        grouped=numeral.grouped,
        approximate=_is_rough(text, numeral, front, unit.end),
        bounded=bool(
            _BOUND_BEFORE.search(_without_rough(bare_front))
            or _BOUND_BEHIND.match(behind)
            or (re.search("前 ?$", front) and kind in ("people", ""))
        ),
        negative=bool(_MINUS.search(front)),
        ordinal=bool(_ORDINAL.search(front)),
        negated=bool(_NEGATED.search(_without_rough(front))),
    )


def _without_rough(front: str) -> str:
    return re.sub(r"(?:大约|大概|约)? ?$", "", front, count=1)


def _is_rough(text: str, numeral: Numeral, front: str, end: int) -> bool:
    if numeral.approximate or _APPROXIMATE_BEFORE.search(front):
        return True
    if re.match(r"多(?![少])|余", text[end : end + 2]) or "多" in text[numeral.end : end]:
        return True
    clause = re.split(r"[,。;\n]", text[max(0, numeral.start - 40) : numeral.start])[-1]
    return bool(_ROUGHLY.search(" " + clause) or _APPROXIMATE_BEHIND.match(text[end : end + 12]))


def _ranges(text: str, found: list[tuple[Numeral, Figure]]) -> tuple[Figure, ...]:
    merged: list[Figure] = []
    place = 0
    while place < len(found):
        numeral, figure = found[place]
        if place + 1 < len(found) and _joined(text, figure, found[place + 1][1]):
            last = place + 1
            while last + 1 < len(found) and _joined(text, found[last][1], found[last + 1][1]):
                last += 1
            right_numeral, right = found[place + 1]
            range_ = _merge(numeral, figure, right_numeral, right)
            if _MONTH_NAMES.fullmatch(text, range_.start, range_.end):
                range_ = replace(range_, unit="month_name")
            merged.append(range_ if last == place + 1 else replace(range_, kind="odd"))
            place = last + 1
        else:
            merged.append(figure)
            place += 1
    return tuple(merged)


def _joined(text: str, left: Figure, right: Figure) -> bool:
    between = text[left.end : right.start]
    if len(between) > 8 or not _RANGE.fullmatch(between):
        return False
    if left.currency is not None and right.currency not in (None, left.currency):
        return False
    if left.ordinal and not (right.ordinal or right.unit == "people"):
        return False
    return left.unit in ("", right.unit)


def _merge(left: Numeral, low: Figure, right: Numeral, high: Figure) -> Figure:
    """One range; a left end without its own 万 takes it from the right one (100~200万)."""
    start, full, large = low.low, *right.powers
    bare = not low.unit and left.powers[1] == 1
    if bare and not left.scaled and start < high.low / full:
        start *= full
    elif bare and start < high.low / large:
        start *= large
    top = high.high if high.high is not None else high.low
    kinds = {low.kind, high.kind}
    kind: Kind = "odd" if "odd" in kinds else "vague" if "vague" in kinds else "exact"
    return replace(
        high,
        start=low.start,
        low=min(start, top),
        high=max(start, top) if start != top else None,
        kind=kind,
        currency=high.currency or low.currency,
        negative=low.negative,
        negated=low.negated,
        approximate=low.approximate or high.approximate,
        bounded=low.bounded or high.bounded,
    )
