"""Every line of an amount by choice is worked once, and every item at least once."""

from __future__ import annotations

from collections.abc import Iterator

from engine.formula.typed import ByChoice, Pick, walk
from engine.lint.subject import Finding, Subject, Worked
from engine.rule import Rule


def check_worked(subject: Subject) -> Iterator[Finding]:
    """Items that no worked example states."""
    stated = frozenset[str]().union(*(case.items for case in subject.cases))
    for place, rule in subject.placed():
        if rule.id not in stated:
            yield subject.on(place, rule, "cases.yaml 没有这一事项的算例，请手算补上")


def check_choices(subject: Subject) -> Iterator[Finding]:
    """Choices that are paid differently and that no worked example tries.

    An example counts where it states the item and no condition fails.
    """
    for place, rule in subject.placed():
        tried = [case for case in subject.cases if rule.id in case.items and _applies(rule, case)]
        for pick in _picks(rule):
            key, value = pick.fact.key, pick.value
            if not any(case.situation.known(key) == value for case in tried):
                message = (
                    f"{pick.fact.name}为“{pick.fact.values[value]}”，"
                    f"cases.yaml 缺算例（{key}: {value}），请手算补上"
                )
                yield subject.on(place, rule, message)


def _picks(rule: Rule) -> list[Pick]:
    tables = [part for node in rule.nodes for part in walk(node) if isinstance(part, ByChoice)]
    picks = [pick for table in tables for pick, _ in table.options]
    return list({(pick.fact.key, pick.value): pick for pick in picks}.values())


def _applies(rule: Rule, case: Worked) -> bool:
    slots = case.situation.slots
    return all(condition.decide(slots) is not False for condition in rule.conditions)
