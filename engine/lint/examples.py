"""The worked examples come out: what ``cases.yaml`` expects is what the formulas give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from engine.assess import assess
from engine.library import Loaded
from engine.lint.subject import Case, Finding, Subject
from engine.result import Assessment, Award, ItemResult, Plan, yuan
from engine.spelling import hint

#: The day decides only the standing of the document, which no example states.
_DAY = date(2000, 1, 1)


def check_examples(subject: Subject) -> Iterator[Finding]:
    """Figures worked by hand that are not what the formulas give."""
    for case in subject.cases:
        loaded = subject.loaded if case.case.plan else _only(subject.loaded, case.items)
        assessment = assess(subject.library, loaded, case.profile, today=_DAY)
        strangers = _strangers(case.case, [rule.id for rule in subject.rules])
        for message in (*strangers, *_departures(assessment, case.case)):
            yield Finding(case.path, case.line, f"算例“{case.case.name}”", message)


def _only(loaded: Loaded, items: frozenset[str]) -> Loaded:
    """The policy with these items alone: where no plan is stated the others take only time."""
    return Loaded(loaded.policy, tuple(rule for rule in loaded.rules if rule.id in items))


def _departures(assessment: Assessment, case: Case) -> Iterator[str]:
    results = {one.item: one for one in assessment.items}
    for item, wanted in case.expect.items():
        if item in results:
            yield from _differences(item, _told(results[item]), wanted)
    if case.plan is not None:
        yield from _differences("plan", _told_plan(assessment.plan), case.plan)


def _strangers(case: Case, items: Sequence[str]) -> Iterator[str]:
    """What an example names that is no item of the policy."""
    lists = [stated for stated in (case.plan or {}).values() if isinstance(stated, list)]
    planned = [str(item) for stated in lists for item in stated]
    for item in dict.fromkeys([*case.expect, *planned]):
        if item not in items:
            yield f"没有“{item}”这一事项{hint(item, items)}"


def _differences(about: str, found: dict[str, Any], wanted: dict[str, Any]) -> Iterator[str]:
    for key, value in wanted.items():
        if key not in found:
            yield f"{about} 没有“{key}”这一栏{hint(key, found)}（可用：{'、'.join(found)}）"
        elif _as_stated(key, found[key], value) != value:
            yield (
                f"{about} 的 {key} 手算是 {value}，按公式是 {found[key]}；"
                "请照条文再算一遍，改公式或者改算例"
            )


def _as_stated(key: str, found: Any, value: Any) -> Any:
    """What is found in the order, and to the extent, in which the example states it."""
    if key == "missing" and isinstance(value, list):
        return value if set(found) == set(value) else found
    if key == "near_miss" and isinstance(value, dict):
        return {
            fact: {one: found.get(fact, {}).get(one) for one in miss}
            for fact, miss in value.items()
        }
    return found


def _told(result: ItemResult) -> dict[str, Any]:
    """A result in the words of ``cases.yaml``."""
    return {
        "verdict": result.verdict,
        **_bounds(result.award),
        "unbounded": result.award.unbounded,
        "missing": list(result.missing),
        "readings": {one.name: _bounds(one.award) for one in result.readings},
        "near_miss": {
            one.fact: {"need": one.need, "short_by": one.short_by, **_bounds(one.award_if_met)}
            for one in result.near_miss
        },
    }


def _told_plan(plan: Plan) -> dict[str, Any]:
    return {
        "items": list(plan.items),
        **_bounds(plan.total),
        "left_out": [one.item for one in plan.left_out],
        "unquantified": list(plan.unquantified),
    }


def _bounds(award: Award) -> dict[str, str | None]:
    return {"low": yuan(award.low), "high": yuan(award.high)}
