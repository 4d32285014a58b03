"""Reads a business year: 2018, 18年, 二〇一八年度, 去年."""

from __future__ import annotations

import re
from datetime import date
from itertools import islice

from dialogs.understand.numbers import read_number, unslipped
from dialogs.understand.picking import distinct
from dialogs.understand.reading import About, Reading, ask_back
from dialogs.understand.whose import THIS_YEAR
from engine import Fact

_RELATIVE = (
    (re.compile(r"大前年"), -3),
    (re.compile(r"前年|上上年|前一年度?"), -2),
    (re.compile(r"去年|上一?个?财?年度?|(?:最?近|过去)一个?年度?|昨年|旧年"), -1),
    (re.compile(r"今年|本年度?|当年|这一?年|当前年度"), 0),
    (re.compile(r"明年|下一?年度?|来年"), 1),
)
_CHINESE = str.maketrans("零〇一二三四五六七八九", "00123456789")
_CHINESE_YEAR = re.compile(
    r"[零〇一二三四五六七八九0-9]{2,4}(?= ?(?:财?年|$))|[一二][零〇一九][零〇一二三四五六七八九]{2}"
)
_MONTHS = (
    (re.compile(r"((?:19|20)[0-9]{2})[-/.](?:0?[1-9]|1[0-2])(?:[-/.][0-9]{1,2})?(?![0-9])"), r"\1"),
    (re.compile(r"(?<![0-9])([0-9]{2})(?= ?[、,和与及到至~-] ?[0-9]{2}年)"), r"\1年"),
    (
        re.compile(
            r"(?<=年) ?度? ?[0-9]{1,2}(?:月份?)?(?: ?[0-9]{1,2}[日号])?"
            r"(?: ?[到至~-] ?[0-9]{1,2}月份?(?: ?[0-9]{1,2}[日号])?|(?<=[月份日号]))"
        ),
        " ",
    ),
    (re.compile(r"(?<=年)(?:度|底|末|初|全年|整年|上半年|下半年)"), " "),
)
_FISCAL = re.compile(r"(?<![a-z])(?:fy|cy|year) ?(?='?[0-9])'?")
_NUMBER = re.compile(r"(?<![0-9.a-z])([0-9]+(?:\.[0-9]+)?) ?(财?年)?")
_RANGE = re.compile(r"[0-9年](?:度)? ?(?:到|至|-|~) ?(?:[0-9]|今|去)")
#: Several years in a row (近三年), and all there are.
_SEVERAL = re.compile(r"(?:最近|近|过去|这|前)([2-9二两三四五六七八九十])个?(?:财|周)?年")
_ALL = re.compile(
    r"(?:我们?|想|几年|每一?年)*(?:都要|都算|全都?要|全部|所有|都)(?:年度?|年份|要|算|的)*[。!]?"
)
_ONE_ONLY = "一次只能算一个年度，请问先算哪一年？"
_NEGATED = re.compile(r"(?:不是|不要|并非)(?:[0-9]{2,4}|[去今前本]) ?年?度?")
_NAMED = re.compile(
    r"(?<![0-9.:])(?P<full>20[0-3][0-9]) ?(?:年度?|财年)|\bfy ?(?P<fiscal>20[0-3][0-9])"
    r"|(?:^|(?<=[,。;/ :]))(?P<bare>20[0-3][0-9])(?=$|[,。;/ 的])"
    r"|(?<![0-9.万亿])(?P<short>[012][0-9]) ?(?:年度|年|财年)(?!内|以上|前|后|多|来|期|限)"
    r"|(?P<word>大前年|前年(?!度)|去年|上一?个?财年|今年度?)"
)
#: A year in which something happened once, not the year of the business.
_ONCE = re.compile(
    r"成立|注册(?!资)|设立|创立|开办|创办|落户|入驻|进驻|搬|毕业|起步|以来|至今|开始|到期|就有|就在|签|挂的?牌|上的?市"
    r"|认定|入职|审计|年审|上市|[建修]成|拿地"
)
#: Beside it 去年 may be the year before the one in question.
_COMPARED = re.compile(r"比去年|比前年|比上|去年同期|较去年|同比")
#: Before the year is known 去年 is the year of the business.
_OPEN = (None, "city", "role")
_YEAR_OF = re.compile(r"(?<![0-9])(?:20)?([0-3][0-9])(?=年)")


def read_year(text: str, fact: Fact, today: date) -> Reading | None:
    """Read one year.

    Args:
        text: normalised and in lower case.
        fact: a fact of type year; its bounds hold.
        today: the day that 去年 is counted from.

    Returns:
        A four-digit ``int``; ``None`` when no year is named.
    """
    text = _CHINESE_YEAR.sub(lambda match: match[0].translate(_CHINESE), unslipped(text))
    text = _FISCAL.sub("", text)
    for pattern, replacement in _MONTHS:
        text = pattern.sub(replacement, text)
    cleaned = _NEGATED.sub(" ", text)
    if several := _SEVERAL.search(cleaned):
        count = int(read_number(several[1]) or 0)
        recent = tuple(range(today.year - count, today.year)) if 1 < count <= 6 else ()
        return ask_back("range", recent, _ONE_ONLY)
    if _ALL.fullmatch(cleaned):
        return ask_back("choice", (), _ONE_ONLY)
    found, odd = _years(cleaned, today)
    low = fact.minimum if fact.minimum is not None else 2000
    high = fact.maximum if fact.maximum is not None else 2100
    if odd or any(not low <= year <= high for year in found):
        return ask_back("invalid", (), f"请回复{low}到{high}之间的四位年份，如2018。")
    options = distinct(found)
    if len(options) > 1:
        about: About = "range" if _RANGE.search(cleaned) else "choice"
        return ask_back(about, options[:6], _ONE_ONLY)
    return Reading(options[0]) if options else None


def _years(text: str, today: date) -> tuple[list[int], bool]:
    """The years of a text, and whether it holds a number that is none."""
    found: list[int] = []
    for pattern, distance in _RELATIVE:
        text, count = pattern.subn(" ", text)
        if count:
            found.append(today.year + distance)
    odd = False
    numbers = list(_NUMBER.finditer(text))
    alone = text.strip(" 年度。.吧的!")
    for match in numbers:
        digits, worded = match[1], match[2] is not None
        if len(digits) == 4 and digits.isdecimal():
            found.append(int(digits))
        elif len(digits) == 2 and digits.isdecimal() and (worded or alone == digits or found):
            year = int(digits)
            found.append(year + (2000 if year <= today.year % 100 + 10 else 1900))
        else:
            odd = True
    return found, odd


def mentioned_year(text: str, today: date, asked: str | None) -> int | None:
    """The business year that a message names in passing; ``None`` for none, or more than one.

    Args:
        text: normalised and in lower case.
        today: the day that 去年 is counted from.
        asked: the key of the fact asked; beside a question for figures 去年 is no business year.
    """
    text = _CHINESE_YEAR.sub(lambda match: match[0].translate(_CHINESE), text)
    found: list[int] = []
    relative: list[int] = []
    for match in _NAMED.finditer(text):
        part = re.split(r"[,。;\n]", text[match.end() :])[0]
        dated = asked is not None and re.match(r"[0-9]{1,2}月", part)
        if dated or _ONCE.search(part[:8]) or (asked not in _OPEN and match["bare"]):
            continue
        if match["word"]:
            if asked in _OPEN and not _COMPARED.search(text):
                said = match["word"]
                shifts = (shift for words, shift in _RELATIVE if words.search(said))
                relative += [today.year + shift for shift in islice(shifts, 1)]
        else:
            found.append(
                int(match["full"] or match["bare"] or match["fiscal"] or f"20{match['short']}")
            )
    # 去年 beside a year in figures is seen from that year.
    years = sorted(set(found or relative))
    if len(years) == 2 and years[1] - years[0] == 1 and not _RANGE.search(text):
        return years[1]
    return years[0] if len(years) == 1 else None


def with_relative_years(text: str) -> str:
    """Of two figures with two years in a row, the years as 上年 and 今年."""
    if "前年" in text and "去年" in text and not THIS_YEAR.search(text):
        return text.replace("去年", "今年").replace("前年", "上年")
    years = sorted({int(match[1]) for match in _YEAR_OF.finditer(text)})
    if len(years) != 2 or years[1] - years[0] != 1 or _RANGE.search(text):
        return text
    before, now = (rf"(?<![0-9])(?:20)?{year}年度?" for year in years)
    return re.sub(before, "上年", re.sub(now, "今年", text))
