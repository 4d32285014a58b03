"""Measure words behind a figure: what they count, and which of them a fact's unit accepts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_KINDS = {
    "percent": r"个?百分点|个点|%|成(?![立员为本都品功交])",
    "people": r"来?号(?:人|$|(?=[,。吧呢左]))|个?多?人(?!民)|个?员工(?![0-9])|名|口子|口人"
    r"|大?几?个大学生"
    r"| ?(?:people|ppl|persons?|staff)",
    "month": r"个?多?整?个?月(?!份|[0-9])| ?months?",
    "month_name": r"月份",
    "seat": r"个?(?:坐席|座席|工位)|席|座|个位子",
    "firm": r"多?家|户|个?(?:企业|公司)",
    "event": r"个?多?(?:场|次|届|回|期(?!间|末|初)|轮|趟)",
    "place": r"个?(?:标准)?(?:展位|摊位|展台|标摊)|位",
    "area": r"个?(?:平方米|平米|平方(?!公里|英|厘|分|毫)|平(?!均|台|方)|方(?!面|案|式))|sqm",
    "mu": r"亩",
    "hectare": r"公顷",
    "year": r"个?整?(?:周年|年头|财年|年度|年)",
    "day": r"多?(?:个工作日|天|日|个?星期|周|个?礼拜|个?小时|分钟)",
    "other": r"岁|倍|级|楼|层|室|平方公里|平方英[尺里寸]|公里"
    r"|季度?|学期|遍|点钟?(?![0-9零一二三四五六七八九几])|栋|幢|斤|吨|折|厘|角|毛|号楼|号",
    "item": r"个|项|件|份|笔|款|套|条|间|批|种|类|台|张|期",
}
_UNIT = re.compile(
    " ?(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items()) + ")"
)
_AND_A_HALF = re.compile(r" ?(?:个半(?P<month>月)|个半(?P<year>年)|(?P<item>个半))")

#: The unit of an exchange rate.
RATE = "元/美元"
#: Fact unit → what may stand behind its figure. Without a unit it is asked the how manieth.
_ACCEPTED: dict[str | None, frozenset[str]] = {
    None: frozenset({"year"}),
    "名": frozenset({"people", "item", "place", "year"}),
    "人": frozenset({"people", "item", "place"}),
    "家": frozenset({"firm", "item"}),
    "席": frozenset({"seat", "item", "place", "people"}),
    "场": frozenset({"event", "item"}),
    "个": frozenset({"item", "event", "people"}),
    "月": frozenset({"month", "year"}),
    "年": frozenset({"year", "month"}),
    "平方米": frozenset({"area", "mu", "hectare"}),
    RATE: frozenset({"money"}),
}
#: What stands behind a figure and the fact's unit → the fraction that converts one to the other.
_FACTORS = {
    ("year", "月"): (12, 1),
    ("month", "年"): (1, 12),
    ("mu", "平方米"): (2000, 3),
    ("hectare", "平方米"): (10_000, 1),
}


@dataclass(frozen=True)
class Unit:
    """The measure word behind a figure.

    Attributes:
        kind: what it counts (people, month, area …); empty when there is none.
        end: where it ends in the text.
        half: whether 半 adds a half (两年半, 两个半月).
    """

    kind: str
    end: int
    half: bool = False


def behind(text: str, end: int) -> Unit:
    """The measure word right behind the numeral that ends at ``end``."""
    if half := _AND_A_HALF.match(text, end):
        return Unit(half.lastgroup or "", half.end(), half=True)
    match = _UNIT.match(text, end)
    if match is None:
        return Unit("", end)
    kind, stop = match.lastgroup or "", match.end()
    if kind in ("year", "month", "item") and text.startswith("半", stop):
        return Unit(kind, stop + 1, half=True)
    return Unit(kind, stop)


def accepted(unit: str | None) -> frozenset[str]:
    """The kinds that may stand behind a figure of a fact in this unit; a bare figure always may."""
    return _ACCEPTED.get(unit, frozenset()) | {""}


def is_ordinal(unit: str | None) -> bool:
    """Whether a fact in this unit is asked the how manieth it is (第几名, 第几年)."""
    return unit in (None, "名")


def converted(number: Decimal, kind: str, unit: str | None) -> Decimal:
    """A number of an accepted kind in the fact's unit; of mu to the hundredth of a square metre."""
    times, over = _FACTORS.get((kind, unit or ""), (1, 1))
    worth = number * times / over
    return worth.quantize(Decimal("0.01")) if kind == "mu" else worth
