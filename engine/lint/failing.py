"""Every yes/no fact and choice that a condition names matters: one example fails by it alone."""

from __future__ import annotations

from collections.abc import Iterator

from engine.facts import Fact
from engine.formula.analysis import labels
from engine.formula.typed import FactTruth, Local, Logic, Negation, Pick, Typed
from engine.lint.reach import for_anybody, without_defaults
from engine.lint.subject import PENDING, Finding, Subject, Worked
from engine.notation import Known
from engine.rule import Rule
from engine.situation import Situation, Situations


def check_failing(subject: Subject) -> Iterator[Finding]:
    """Facts of conditions without an example that is not eligible by them alone.

    What nobody can win or miss, and what has no example at all, is told elsewhere.
    """
    nobody = without_defaults(subject.situations)
    for place, rule in subject.placed():
        told = subject.examples(rule) and for_anybody(rule, nobody) == "undetermined"
        for fact in unfailed(subject, rule) if told else ():
            yield subject.on(
                place,
                rule,
                f"cases.yaml 缺只有“{fact.name}”（{fact.key}）不满足的算例"
                f"（别的条件都满足，verdict 是 ineligible），请手算补上{subject.drafts}",
            )


def unfailed(subject: Subject, rule: Rule) -> list[Fact]:
    """The facts by which no example of ``rule`` fails alone."""
    tried = [case.situation for case in subject.cases if _says_no(case, rule)]
    return [
        fact
        for fact in deciding(rule)
        if not any(fails_by(rule, fact, one, subject.situations) for one in tried)
    ]


def deciding(rule: Rule) -> list[Fact]:
    """The yes/no facts and choices on which conditions stand, in their order."""
    facts = [fact for condition in rule.conditions for fact in named(condition.node)]
    return list({fact.key: fact for fact in facts}.values())


def fails_by(rule: Rule, fact: Fact, situation: Situation, situations: Situations) -> bool:
    """Whether a condition fails, and telling ``fact`` alone otherwise would mend all."""
    held = situation.known(fact.key)
    if held is None or not _fails(rule, situation):
        return False
    return any(
        not _fails(rule, situations.changed(situation, fact.key, other))
        for other in _others(rule, fact, held)
    )


def _says_no(case: Worked, rule: Rule) -> bool:
    return case.case.expect.get(rule.id, {}).get("verdict") in ("ineligible", PENDING)


def _fails(rule: Rule, situation: Situation) -> bool:
    return any(condition.decide(situation.slots) is False for condition in rule.conditions)


def named(node: Typed) -> Iterator[Fact]:
    """The facts that ``node`` asks for as such; what only moves a number is no such fact."""
    match node:
        case FactTruth(fact=fact):
            yield fact
        case Pick(fact=fact) if fact.type in ("choice", "choices"):
            yield fact
        case Logic(parts=parts):
            for part in parts:
                yield from named(part)
        case Negation(part=part) | Local(body=part):
            yield from named(part)


def _others(rule: Rule, fact: Fact, held: Known) -> Iterator[Known]:
    """What else a yes/no fact or a choice could be told as, as far as the rule looks at it."""
    if isinstance(held, bool):
        yield not held
    elif isinstance(held, frozenset):
        yield from (held ^ {value} for value in labels(rule.nodes, fact.key))
    else:
        yield from (value for value in fact.values if value != held)
