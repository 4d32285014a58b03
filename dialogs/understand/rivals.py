"""Decides which of several figures answers: whose, of which year, whole or part, as asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dialogs.understand.figures import Figure
from dialogs.understand.vocabulary import last_years
from dialogs.understand.whose import BEFORE, OTHERS, TO_COME
from engine import Fact

_CLAUSE_END = re.compile(r"[,。;!?、\n()]")
#: The same money once more in another currency.
_CONVERTED = re.compile(r"折(?![扣旧])|约?合#|相当于|等于|换算|[=≈]")
_EXECUTED = re.compile(r"执行|完成|交付|做完")
#: A price of one, or of one month, beside the sum of all.
_OF_ONE = re.compile(r"月租|月均|每(?!年)|/ ?[月人天平]|一个月|单价|人均|平均")
_NOW = re.compile(r"现在|目前|如今|眼下|现有|截至|还剩")
_PART = re.compile(r"其中|包括|包含|里面|里头|当中|含(?!税)")
_TOTAL = re.compile(
    r"一共|总共|合计|共计|总计|加起来|合起来|总(?![部经监行裁])|(?<!公)共(?![同享有])"
)
#: What a question may ask for out of a larger number.
_QUALIFYING = (
    *(
        "实际",
        "执行",
        "完成",
        "年底",
        "年末",
        "就业",
        "合同",
        "合格",
        "在职",
        "有人",
        "核准",
        "备案",
    ),
    *("留下", "注册", "建筑", "自用", "新增"),
)


#: What a question itself leaves out: 不是实际付的利息, 空着的不算.
_LEFT_OUT = re.compile(
    r"(?<=[，。；？])(?:不是(?P<other>[^，。；？没未]{3,8})|(?P<such>[^，。；？没未]{2,8})的?不(?:要)?算)"
)


@dataclass(frozen=True)
class _Rival:
    """A figure with the words that go with it, before and behind."""

    figure: Figure
    words: str


def rivals(text: str, figures: Sequence[Figure], fact: Fact) -> tuple[Figure, ...]:
    """Those of several figures that may answer, the others told apart by the words beside them.

    Args:
        text: what the figures stand in.
        figures: all that have a fitting unit.
        fact: the fact that was asked.
    """
    left = _worded(text, figures)
    left = [one for one in left if not OTHERS.search(one.words)]
    left = [one for one in left if not _is_left_out(one, fact.ask.question)]
    last_year = fact.key in last_years()
    steps: tuple[Callable[[_Rival], bool], ...] = (
        lambda one: not TO_COME.search(one.words),
        lambda one: bool(BEFORE.search(one.words)) == last_year,
        lambda one: _is_converted(one, left) == (fact.currencies[0] == "CNY"),
        lambda one: "执行" in fact.name and _EXECUTED.search(one.words) is not None,
        lambda one: _qualifies(one, fact),
        lambda one: _adds_up(one, left),
        lambda one: _is_called(one, fact),
        lambda one: not _PART.search(one.words),
        lambda one: "每" in fact.name or not _OF_ONE.search(one.words),
        lambda one: _NOW.search(one.words) is not None,
        lambda one: _is_total(one, left),
    )
    for keeps in steps:
        if len({(one.figure.low, one.figure.currency) for one in left}) > 1:
            left = [one for one in left if keeps(one)] or left
    return tuple(one.figure for one in left)


def words_beside(text: str, figure: Figure, figures: Sequence[Figure]) -> str:
    """The words of a text that go with one of its figures."""
    return next(one.words for one in _worded(text, figures) if one.figure.start == figure.start)


def _is_left_out(one: _Rival, question: str) -> bool:
    """Whether the words are about what the question says it does not ask for."""
    said = _pairs(one.words)
    for match in _LEFT_OUT.finditer(question):
        out = _pairs(match["other"] or match["such"]) - _pairs(question[: match.start()])
        if out and len(said & out) >= min(2, len(out)):
            return True
    return False


def _pairs(words: str) -> set[str]:
    return {words[place : place + 2] for place in range(len(words) - 1)}


def _worded(text: str, figures: Sequence[Figure]) -> list[_Rival]:
    """Each figure with its words: up to the end of its clause, and back to the figure before."""
    found: list[_Rival] = []
    since = 0
    for place, figure in enumerate(figures):
        following = figures[place + 1].start if place + 1 < len(figures) else len(text)
        end = _CLAUSE_END.search(text, figure.end, following)
        stop = end.start() if end else len(text) if following == len(text) else figure.end
        found.append(_Rival(figure, f"{text[since : figure.start]}#{text[figure.end : stop]}"))
        since = stop
    return found


def _is_converted(one: _Rival, rivals: Sequence[_Rival]) -> bool:
    several = len({other.figure.currency for other in rivals} - {None}) > 0
    return several and _CONVERTED.search(one.words) is not None


def _is_total(one: _Rival, rivals: Sequence[_Rival]) -> bool:
    largest = max(other.figure.low for other in rivals)
    return one.figure.low == largest and _TOTAL.search(one.words) is not None


def _adds_up(one: _Rival, rivals: Sequence[_Rival]) -> bool:
    """Whether it is called the total and is what the others come to."""
    others = sum(other.figure.low for other in rivals) - one.figure.low
    return one.figure.low == others and _TOTAL.search(one.words) is not None


def _qualifies(one: _Rival, fact: Fact) -> bool:
    """Whether the words tell of a larger number the part that is asked."""
    asked = fact.name if fact.type == "money" else fact.ask.question + fact.name
    return any(word in one.words and word in asked for word in _QUALIFYING)


def _is_called(one: _Rival, fact: Fact) -> bool:
    """Whether its own clause has the fact's name."""
    front, behind = one.words.split("#", 1)
    clause = _CLAUSE_END.split(front)[-1] + behind
    return any(name in clause for name in (fact.name, *fact.synonyms))
