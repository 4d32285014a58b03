"""Every line of an amount by choice is worked once, and every item at least once."""

from __future__ import annotations

from collections.abc import Iterator

from engine.formula.typed import ByChoice, Pick, walk
from engine.lint.subject import Finding, Subject
from engine.rule import Rule
from engine.situation import Situation


def check_worked(subject: Subject) -> Iterator[Finding]:
    """Items that no worked example states."""
    stated = frozenset[str]().union(*(case.items for case in subject.cases))
    for place, rule in subject.placed():
        if rule.id not in stated:
            message = f"cases.yaml 没有这一事项的算例，请手算补上{subject.drafts}"
            yield subject.on(place, rule, message)


def check_choices(subject: Subject) -> Iterator[Finding]:
    """Choices that are paid differently and that no worked example tries."""
    for place, rule in subject.placed():
        for pick in untried(subject, rule):
            key, value = pick.fact.key, pick.value
            message = (
                f"{pick.fact.name}为“{pick.fact.values[value]}”，"
                f"cases.yaml 缺算例（{key}: {value}），请手算补上{subject.drafts}"
            )
            yield subject.on(place, rule, message)


def untried(subject: Subject, rule: Rule) -> list[Pick]:
    """The choices of ``rule`` without an example for which no condition fails."""
    tried = [one for one in subject.examples(rule) if _applies(rule, one)]
    return [
        pick
        for pick in _picks(rule)
        if not any(one.known(pick.fact.key) == pick.value for one in tried)
    ]


def _picks(rule: Rule) -> list[Pick]:
    tables = [part for node in rule.nodes for part in walk(node) if isinstance(part, ByChoice)]
    picks = [pick for table in tables for pick, _ in table.options]
    return list({(pick.fact.key, pick.value): pick for pick in picks}.values())


def _applies(rule: Rule, situation: Situation) -> bool:
    return all(condition.decide(situation.slots) is not False for condition in rule.conditions)
