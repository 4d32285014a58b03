"""The worked examples come out: what ``cases.yaml`` expects is what the formulas give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from engine.assess import assess
from engine.library import Loaded
from engine.lint.subject import PENDING, Case, Finding, Subject, Worked
from engine.result import Award, ItemResult, Plan, yuan
from engine.rule import Rule
from engine.spelling import hint

#: The day decides only the standing of the document, which no example states.
_DAY = date(2000, 1, 1)


#: What a verdict can be, as it is told to who fills it in.
_VERDICTS = "eligible（符合）、ineligible（不符合）或 undetermined（还不能确定）"


def check_examples(subject: Subject) -> Iterator[Finding]:
    """Results that are not worked out yet, or that are not what the formulas give."""
    for case in subject.cases:
        about = f"算例“{case.case.name}”"
        strangers = _strangers(case.case, subject)
        for message in (*_pending(case.case), *strangers, *_wrong(subject, case)):
            yield Finding(case.path, case.line, about, message)


def _pending(case: Case) -> Iterator[str]:
    """What a draft still leaves open, told at once."""
    named = ["work"] if case.work.strip() == PENDING else []
    for item, wanted in {**case.expect, "plan": case.plan or {}}.items():
        named += [f"{item} 的 {key}" for key, value in wanted.items() if value == PENDING]
    if named:
        yield (
            f"还有“{PENDING}”没有填：{'、'.join(named)}。请照条文自己算好填上，不要抄程序的结果："
            f'work 写算式，verdict 写 {_VERDICTS}，low 写多少元，如 "70000.00"'
        )


def _wrong(subject: Subject, case: Worked) -> Iterator[str]:
    loaded = subject.loaded if case.case.plan else _only(subject.loaded, case.items)
    assessment = assess(subject.library, loaded, case.profile, today=_DAY)
    rules = {rule.id: rule for rule in subject.rules}
    for result in assessment.items:
        if result.item in case.items:
            rounded = _rounds_to_nothing(rules[result.item], result, case)
            wanted = case.case.expect[result.item]
            yield from _differences(result.item, _told(result), wanted, rounded)
    if case.case.plan is not None:
        yield from _differences("plan", _told_plan(assessment.plan), case.case.plan)


def _rounds_to_nothing(rule: Rule, result: ItemResult, case: Worked) -> bool:
    """Whether the item is lost although every condition holds: its award rounds to 0.00."""
    slots, role = case.situation.slots, case.situation.known("role")
    if result.verdict != "ineligible" or not rule.amounts or not isinstance(role, frozenset):
        return False
    meets = all(condition.decide(slots) is True for condition in rule.conditions)
    return meets and not role.isdisjoint(rule.item.role)


def _only(loaded: Loaded, items: frozenset[str]) -> Loaded:
    """The policy with these items alone: where no plan is stated the others take only time."""
    return Loaded(loaded.policy, tuple(rule for rule in loaded.rules if rule.id in items))


def _strangers(case: Case, subject: Subject) -> Iterator[str]:
    """What an example names that is no item of the policy."""
    items = [rule.id for rule in subject.rules]
    lists = [stated for stated in (case.plan or {}).values() if isinstance(stated, list)]
    planned = [str(item) for stated in lists for item in stated]
    for item in dict.fromkeys([*case.expect, *planned]):
        if item not in items:
            yield f"没有“{item}”这一事项{hint(item, items)}"


def _differences(
    about: str, found: dict[str, Any], wanted: dict[str, Any], rounded: bool = False
) -> Iterator[str]:
    for key, value in wanted.items():
        if value == PENDING:
            continue
        if key not in found:
            yield f"{about} 没有“{key}”这一栏{hint(key, found)}（可用：{'、'.join(found)}）"
            continue
        stated = with_cents({key: value})[key]
        if key in _AMOUNTS and value is not None and in_cents(value) is None:
            yield f'{about} 的 {key} 要写成元，到分为止，如 "70000.00"；现在写的是 {_word(value)}'
        elif _as_stated(key, found[key], stated) != stated:
            why = _ROUNDED if rounded and key == "verdict" else ""
            yield (
                f"{about} 的 {key} 手算是 {_word(value)}，按公式是 {_word(found[key])}{why}；"
                "请照条文再算一遍，改公式或者改算例"
            )


#: The fields that are sums of money.
_AMOUNTS = ("low", "high")

_ROUNDED = "（条件都满足，但金额四舍五入后是 0.00 元，按约定算不符合）"


def in_cents(stated: object) -> str | None:
    """``70000`` and ``"70000.0"`` as ``"70000.00"``; none for what is no sum to the cent."""
    if isinstance(stated, bool) or not isinstance(stated, (int, float, str)):
        return None
    match = re.fullmatch(r"(\d+)(?:\.(\d{1,2})0*)?", str(stated).strip(), re.ASCII)
    return f"{int(match[1])}.{(match[2] or '').ljust(2, '0')}" if match else None


def with_cents(stated: Any) -> Any:
    """What an example states, with every sum of money in it as :func:`in_cents` writes it."""
    if not isinstance(stated, dict):
        return stated
    return {
        key: in_cents(value) or value if key in _AMOUNTS else with_cents(value)
        for key, value in stated.items()
    }


def _word(value: object) -> str:
    """A value as it is written in ``cases.yaml``."""
    if value is None:
        return "null（没有数）"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(map(_word, value))}]" if value else "[]（没有）"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_word(one)}' for key, one in value.items())}}}"
    return str(value)


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
