"""Reading the quantities out of a clause: ``10—200万美元`` is 10万美元 and 200万美元."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gmpy2 import mpq

from engine.formula.units import SCALES, Unit

#: Words that count things; a law says 100个坐席 where the formula says 100席.
COUNTED = "个"

#: A day of some year, which measures nothing.
DAY = "某日"

#: What a word behind a number measures. A name like 500强 or 3级 is a name, not a measure.
MEASURES: dict[str, str] = {
    "美元": "美元",
    "元": "元",
    "%": "%",
    "％": "%",
    "平方米": "平方米",
    "㎡": "平方米",
    "个月": "月",
    "月": "月",
    "年度": "年",
    "年": "年",
    "日": "日",
    "强": "强",
    "级": "级",
    **dict.fromkeys(("个", "人", "名", "家", "席", "场", "项", "户", "份", "倍"), COUNTED),
}

_UNIT = "|".join(MEASURES)
#: 两级 are no level.
_COUNTED_UNIT = "|".join(word for word in MEASURES if word != "级")
_DIGITS = "零一二三四五六七八九"
_TENS = {"十": 10, "百": 100, "千": 1000}

#: A date, which is one quantity, its year; a day without a year, which is one too; a fraction; an
#: Arabic number (no part of a name such as ISO27001) with scale and unit; a Chinese number that has
#: a unit, or counts years off (第二、第三年). 上一年 and 同一个 state no quantity.
_NUMBER = re.compile(
    rf"(?<!\d)(?P<year>\d{{4}})年\d{{1,2}}月(?:\d{{1,2}}日)?"
    rf"|(?<!\d)(?P<month>\d{{1,2}})月\d{{1,2}}日"
    rf"|(?<![A-Za-z\d.])(?P<above>\d+)[/／](?P<below>\d+)"
    rf"|(?<![A-Za-z\d.])(?P<digits>\d+(?:\.\d+)?)(?P<scale>[万亿]*)(?P<unit>{_UNIT})?"
    rf"|(?<![上同])(?P<chinese>[半两{_DIGITS}十百千]+)(?P<counted>{_COUNTED_UNIT})"
    rf"|第(?P<ordinal>[{_DIGITS}十]+)(?=、第)"
)

#: The numbering of a list within a clause is no quantity.
_NUMBERING = re.compile(r"[（(]\d{1,2}[）)]|(?<!\d)\d{1,2}[.．](?!\d)")

#: Between two numbers of which the first shares the scale and unit of the second.
_SHARES = re.compile(r"[—–\-~～至、和：]第?")

#: Between two numbers that are one turn of phrase: 3月1日至4月30日.
_LINKS = re.compile(r"[—–\-~～至到、和：/／]第?")


@dataclass(frozen=True)
class Quantity:
    """A number that a text states.

    Attributes:
        value: in full, 10万 being 100000 and 5% being 1/20.
        measure: what it measures, a value of :data:`MEASURES`; empty where the text names none.
        text: as printed.
        start, end: where it stands.
        over: of a fraction the number below the line, ``value`` being the one above.
    """

    value: mpq
    measure: str
    text: str
    start: int
    end: int
    over: mpq | None = None

    @property
    def is_date(self) -> bool:
        """Whether it is a day, or a month of a year, of which ``value`` says only a part."""
        return self.measure == DAY or (self.measure == MEASURES["年"] and "月" in self.text)

    def is_constant(self, number: mpq, unit: Unit) -> bool:
        """Whether a formula's constant is this quantity.

        A plain constant may count or number anything but money; 12个月 are 一年; of a fraction
        either number will do.
        """
        if self.over is not None:
            return not unit.powers and number in (self.value, self.over)
        if self.measure == DAY:
            return False
        above = [MEASURES.get(base, base) for base, power in unit.powers if power > 0]
        if self.measure == "%":
            return not above and number == self.value
        if self.measure in ("元", "美元"):
            return above == [self.measure] and number == self.value
        if self.measure == "年" and above == ["月"]:
            return number == self.value * 12
        alike = not self.measure or not above or above == [self.measure]
        return alike and number == self.value


def quantities(text: str) -> list[Quantity]:
    """All quantities in ``text``, in order."""
    blanked = _NUMBERING.sub(lambda numbering: " " * len(numbering[0]), text)
    found: list[tuple[Quantity, int]] = []
    for match in reversed(list(_NUMBER.finditer(blanked))):
        quantity, scale = _read(match)
        bare = not quantity.measure and scale == 1 and quantity.over is None
        if found and bare:
            following, its_scale = found[-1]
            if _SHARES.fullmatch(blanked[quantity.end : following.start]):
                scale = its_scale
                quantity = replace(quantity, measure=following.measure)
        found.append((quantity, scale))
    return [_scaled(quantity, scale) for quantity, scale in reversed(found)]


def phrases(text: str, stated: Sequence[Quantity]) -> list[str]:
    """``stated`` as ``text`` prints them; what is one turn of phrase stays together."""
    found: list[tuple[int, int]] = []
    for one in stated:
        if found and _LINKS.fullmatch(text[found[-1][1] : one.start]):
            found[-1] = (found[-1][0], one.end)
        else:
            found.append((one.start, one.end))
    return [text[start:end] for start, end in found]


def _read(match: re.Match[str]) -> tuple[Quantity, int]:
    """One number before its scale is applied, and the scale."""
    start, end = match.span()
    if match["year"]:
        return Quantity(mpq(int(match["year"])), MEASURES["年"], match[0], start, end), 1
    if match["month"]:
        return Quantity(mpq(int(match["month"])), DAY, match[0], start, end), 1
    if match["above"]:
        over = mpq(int(match["below"]))
        return Quantity(mpq(int(match["above"])), "", match[0], start, end, over), 1
    if match["digits"]:
        scale = 1
        for sign in match["scale"]:
            scale *= SCALES[sign]
        measure = MEASURES.get(match["unit"] or "", "")
        return Quantity(mpq(match["digits"]), measure, match[0], start, end), scale
    measure = MEASURES.get(match["counted"] or "", "")
    value = _chinese(match["chinese"] or match["ordinal"])
    return Quantity(value, measure, match[0], start, end), 1


def _scaled(quantity: Quantity, scale: int) -> Quantity:
    value = quantity.value * scale
    return replace(quantity, value=value / 100 if quantity.measure == "%" else value)


def _chinese(numeral: str) -> mpq:
    """``两`` ``十二`` ``三百`` ``半``."""
    if numeral == "半":
        return mpq(1, 2)
    total, digit = 0, 0
    for sign in numeral.replace("两", "二"):
        if sign in _TENS:
            total, digit = total + max(digit, 1) * _TENS[sign], 0
        else:
            digit = max(_DIGITS.find(sign), 0)
    return mpq(total + digit)
