"""What a story expects at its end: the verdict or the amount of an item or clause."""

from __future__ import annotations

from engine import Assessment, Award, ItemResult, Library
from engine.spelling import hint
from engine.wording import money
from tests.stories.saying import Unreadable, sum_said

_VERDICTS = {"eligible": "符合", "ineligible": "不符合", "undetermined": "还不能确定"}
#: The best permitted combination as a whole.
TOTAL = "合计"
_TO = " 至 "


def check_written(name: str, expected: str, library: Library) -> None:
    """Whether some document has such an item or clause, and whether the expectation can be read.

    Raises:
        Unreadable: it has not, or it cannot.
    """
    rules = [rule for one in library.policies.values() for rule in one.rules]
    known = {TOTAL, *(word for rule in rules for word in (rule.item.title, rule.clause.clause))}
    if name not in known:
        raise Unreadable(f"没有叫“{name}”的事项或条款{hint(name, known)}")
    if expected not in _VERDICTS.values() or name == TOTAL:
        _bounds(expected)


def complaint(name: str, expected: str, assessment: Assessment) -> str | None:
    """What is not as expected, in Chinese."""
    if name == TOTAL:
        return _of_award(name, expected, assessment.plan.total)
    found = [result for result in assessment.items if name in (result.title, result.clause)]
    if not found:
        return f"《{assessment.policy.title}》里没有“{name}”"
    if len(found) > 1:
        titles = "、".join(result.title for result in found)
        return f"“{name}”下面有几个事项，请写事项名：{titles}"
    return _of_item(name, expected, found[0])


def _of_item(name: str, expected: str, result: ItemResult) -> str | None:
    if expected not in _VERDICTS.values():
        return _of_award(name, expected, result.award)
    verdict = _VERDICTS[result.verdict]
    return None if verdict == expected else f"“{name}”应当{expected}，实际是{verdict}"


def _of_award(name: str, expected: str, award: Award) -> str | None:
    if (award.low, award.high) == _bounds(expected):
        return None
    high = "没有上限" if award.high is None else money(award.high)
    shown = high if award.settled else f"{money(award.low)} 至 {high}"
    return f"“{name}”的金额应当是 {expected}，实际是 {shown}"


def _bounds(expected: str) -> tuple[object, object]:
    low, _, high = expected.partition(_TO)
    try:
        return sum_said(low), sum_said(high or low)
    except Unreadable as error:
        verdicts = "、".join(_VERDICTS.values())
        raise Unreadable(f"{error}；也可以写{verdicts}，或“0 至 200000”这样的范围") from None
