"""Rules that cannot do what an award is there for: be won by some, be missed by others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.facts import Catalogue
from engine.formula.analysis import splits
from engine.formula.compile import Slots
from engine.formula.values import Value
from engine.lint.subject import Finding, Subject
from engine.profile import Profile
from engine.result import Verdict
from engine.rule import Rule
from engine.situation import Situations
from engine.verdict import judge


def check_reach(subject: Subject) -> Iterator[Finding]:
    """Items that nobody can win, and items with a rule that nobody can miss."""
    situations = without_defaults(subject.situations)
    for place, rule in subject.placed():
        verdict = for_anybody(rule, situations)
        if verdict == "ineligible":
            yield subject.on(place, rule, "怎样都不可能符合，请看条件是不是互相矛盾")
        elif verdict == "eligible" and (rule.conditions or rule.amounts):
            yield subject.on(place, rule, "怎样都符合，条件等于没写，请核对条件")


def for_anybody(rule: Rule, situations: Situations) -> Verdict:
    """What can be said of an item about a firm of which nothing is known but its role.

    ``situations`` take nothing for granted, see :func:`without_defaults`.
    """
    profile = Profile({"role": frozenset(rule.item.role)})
    return judge(rule, situations.of(profile).slots).verdict


def check_readings(subject: Subject) -> Iterator[Finding]:
    """Readings that come to the same as the default one wherever they are tried.

    They are tried on the profiles of all cases, and on these with one fact at a time moved to the
    values that the amounts can tell apart.
    """
    for place, rule in subject.placed():
        if len(rule.amounts) > 1:
            told = dict.fromkeys(rule.item.readings, False)
            for slots in _grid(subject, rule):
                base, *others = [amount.compute(slots) for amount in rule.amounts]
                for name, other in zip(told, others, strict=True):
                    told[name] = told[name] or base != other
                if all(told.values()):
                    break
            for name in (name for name, differs in told.items() if not differs):
                message = f"口径“{name}”与“{rule.item.default_reading}”算出来总一样，请改对或删去"
                yield subject.on((*place, "口径", name), rule, message)


def _grid(subject: Subject, rule: Rule) -> Iterator[Slots]:
    critical = splits([amount.node for amount in rule.amounts], twice=False)
    for case in subject.cases:
        slots: Mapping[str, Value] = case.situation.slots
        yield slots
        for split in critical:
            yield from ({**slots, **cell} for cell in split.cells)


def without_defaults(situations: Situations) -> Situations:
    """The same facts with none taken for granted, but that no item was supported elsewhere."""
    facts = {
        key: fact if fact.type == "list[item]" else fact.model_copy(update={"default": None})
        for key, fact in situations.catalogue.items()
    }
    return Situations(Catalogue(facts), situations.rates)
