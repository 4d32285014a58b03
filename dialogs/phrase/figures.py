"""Sums as a letter writes them: ``45.36 万元``; awards never more certain than their clause."""

from __future__ import annotations

import re

from gmpy2 import mpq

from engine import Assessment, Award, Fact, ItemResult, wording
from engine.notation import read_value

_SILENT = {
    "external": "文件未给金额，按另行制定的标准",
    "discretionary": "文件未给金额，由主管部门视情况确定",
    "benefit": "非资金支持",
}
_SUM = re.compile(r"(?<=\d)(?=[万亿]?(?:美元|元))")


def spaced(text: str) -> str:
    """The engine's words with each sum set off from its unit; never for the words of a law."""
    return _SUM.sub(" ", text)


def money(amount: mpq) -> str:
    """A sum in 元."""
    return spaced(wording.money(amount))


def value(fact: Fact, written: object) -> str:
    """A fact's value, given in profile notation, as a person would say it."""
    return spaced(wording.value_text(fact, read_value(fact, written)))


def span(award: Award) -> str:
    """An amount, or the two ends between which it lies."""
    if award.high is None:
        return f"{money(award.low)}以上" if award.low else "金额待定"
    if award.low == award.high:
        return money(award.high)
    return f"{money(award.low)}至 {money(award.high)}"


def total(assessment: Assessment) -> str:
    """What the best combination comes to; a ceiling in it makes all of it one."""
    plan = assessment.plan
    if not plan.items:
        return "还没有能确定的金额"
    ceilings = {result.item for result in assessment.items if result.certainty == "up_to"}
    return f"{'最高不超过 ' if ceilings & set(plan.items) else ''}{span(plan.total)}"


def award_text(result: ItemResult) -> str:
    """What an item pays, in words."""
    if not result.gives_amount:
        return _SILENT.get(result.certainty, "文件未给金额")
    award = result.award
    if award.high is None:
        return span(award)
    if result.verdict == "undetermined":
        pending = "名次待定，" if result.certainty == "ranked" else ""
        return f"{pending}最多 {money(award.high)}"
    if result.certainty == "up_to":
        return f"最高不超过 {span(award)}"
    return span(award)
