"""Last year's figure told as growth: 比上年增长20%, 涨了一成, 翻番, 持平, 下降5%."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_FLOOR, Decimal

from dialogs.understand import read_answer
from engine import Fact
from engine.facts import Ask

#: Growth is read like any other percentage.
_RATE = Fact(
    key="growth",
    name="增幅",
    type="percent",
    ask=Ask(question="比上年增长百分之几？", why="可以推出上年的数。", effort=2),
)

_UP = re.compile(r"增长|增加|上涨|涨|上升|多了|提高|增幅|增速|↑")
_DOWN = re.compile(r"下降|减少|降|跌|少了|下滑|负增长|↓")
_DOUBLED = re.compile(r"翻(?:了)?(?:一)?番|翻倍|涨了一倍|增长一倍|增加一倍")
_LEVEL = re.compile(
    r"^(?:和|跟|与)?(?:去年|上年|上一年)?(?:基本)?(?:持平|一样|差不多|没变|没有变化)[。.]?$"
)


def read_growth(text: str) -> Decimal | None:
    """Growth over last year as a fraction (0.2 for 增长20%), above -1; ``None``: none is told."""
    said = text.strip()
    if _LEVEL.match(said):
        return Decimal(0)
    if _DOUBLED.search(said):
        return Decimal(1)
    reading = read_answer(said, _RATE, today=date.min)
    if reading is None or not isinstance(reading.value, str):
        return None
    rate = Decimal(reading.value.rstrip("%")) / 100
    if _DOWN.search(said):
        return -rate if rate < 1 else None
    bare = re.fullmatch(r"[+＋]?[\d.．０-９]+\s*[%％]", said)
    return rate if _UP.search(said) or bare else None


def previous(amount: Decimal, growth: Decimal) -> Decimal:
    """The figure before ``growth``, rounded down to the cent."""
    return (amount / (1 + growth)).quantize(Decimal("0.01"), rounding=ROUND_FLOOR)
