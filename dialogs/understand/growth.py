"""Last year's figure told as growth: 比上年增长20%, 涨了一成, 翻番, 持平, 是去年的八折."""

from __future__ import annotations

import re
from decimal import Decimal

from dialogs.understand.figures import Figure, find_figures
from dialogs.understand.percents import spelt_out, with_tenths
from dialogs.understand.text import lower, normalise

_UP = re.compile(
    r"增长(?!率为?-)|增加|增幅|增速|上涨|涨|上升|多了|提高|提升|升了|↑|[高多]出?(?=#)|同比 ?[+]"
)
_DOWN = re.compile(
    r"下降|减少|降|跌|少了?|下滑|缩水|萎缩|负增长|低了?(?=#)|↓"
    r"|(?:增长率?|增速|增幅|同比|环比)(?:是|为|:| )*-"
)
#: What is told by itself, as a fraction.
_TOLD = (
    (
        re.compile(
            r"翻(?:了)?(?:一|1)?番|翻(?:了)?(?:一|1)?倍|翻倍|(?:涨|增长|增加|多)了?(?:一|1)倍"
        ),
        1,
    ),
    (re.compile(r"翻(?:了)?(?:两|2)番"), 3),
    (re.compile(r"腰斩|砍半|(?:只有|只剩|剩下?)(?:去年|上年|上一年)的?一半"), Decimal("-0.5")),
    (
        re.compile(
            r"^(?:今年)?(?:[和跟与同])?(?:去年|上年|上一年)?(?:相比)?(?:基本上?|差不多|大致|大体)?(?:是|也是)?"
            r"(?:持平|一样|差不多|没变|没有变化|没怎么变)(?:的|了|吧|啊)?[。.!]?$"
        ),
        0,
    ),
)
#: So many times what it was: 是去年的1.5倍, 做到去年的八折, 增长到1.2倍.
_OF_LAST_YEAR = re.compile(r"(?:去年|上年|上一年|前一年|原来)的? ?#|(?:增长|涨|做)到#|打了?#")
_BARE = re.compile(r"[+]?[0-9.]+ ?%[。.!吧]*")
#: Worth of one, by the word behind the figure.
_MEASURES = {"倍": Decimal(1), "折": Decimal("0.1")}
_EVEN = Decimal(1)
#: Growth of a fact goes by the fact's key with this behind it.
SUFFIX = "_growth"


def read_growth(text: str) -> Decimal | None:
    """Growth over last year as a fraction (0.2 for 增长20%), above -1; ``None``: none is told."""
    said = spelt_out(lower(normalise(text)))
    for pattern, fraction in _TOLD:
        if pattern.search(said):
            return Decimal(fraction)
    figures = [one for one in with_tenths(said, find_figures(said)) if one.unit != "calendar"]
    if len(figures) != 1:
        return None
    one = figures[0]
    share = _share(said, one)
    if share is None or one.high is not None or one.kind != "exact" or one.bounded:
        return None
    words = f"{said[: one.start]}#{said[one.end :]}"
    bare = _BARE.fullmatch(said.strip()) is not None
    rate = share if bare else _rate(words, share, one.negative or _DOWN.search(words) is not None)
    return rate if rate is not None and rate > -1 else None


def _rate(words: str, share: Decimal, falls: bool) -> Decimal | None:
    if _OF_LAST_YEAR.search(words):
        return share - _EVEN
    if falls:
        return -share
    return share if _UP.search(words) else None


def _share(text: str, figure: Figure) -> Decimal | None:
    """The figure as a fraction of one; ``None`` when it counts something else."""
    if figure.unit == "percent":
        return figure.low / 100
    worth = _MEASURES.get(text[figure.end - 1])
    if figure.unit != "other" or worth is None:
        return None
    tens = worth == _MEASURES["折"] and figure.low > 10
    return figure.low * worth / (10 if tens else 1)
