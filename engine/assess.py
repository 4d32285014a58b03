"""One enterprise and one document in, one assessment out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gmpy2 import mpq

from engine import wording
from engine.facts import CURRENCY_UNITS, Catalogue
from engine.formula.compile import Slots
from engine.formula.explain import Explainer
from engine.formula.typed import FactNode, FactNumber
from engine.library import Library, Loaded
from engine.nearmiss import near_misses
from engine.notation import Money, write_value
from engine.plan import make_plan
from engine.profile import Profile
from engine.question import Question, next_question
from engine.result import Assessment, Assumed, ItemResult, NearMiss, Reading, Reason
from engine.rule import Rule
from engine.situation import Situation
from engine.verdict import Judgement, ineligible, judge


def assess(
    library: Library,
    loaded: Loaded,
    profile: Profile,
    *,
    today: date,
    words: Mapping[str, str] | None = None,
) -> Assessment:
    """Assess one enterprise against one document.

    Args:
        library: the facts and rates in force.
        loaded: the document and its rules.
        profile: what is known of the enterprise.
        today: decides nothing but the status of the document while the business year is unknown.
        words: how to name the values of some facts in reasons and arithmetic, where their figure
            only stands for others (不到2000万元).

    Returns:
        Every item of the document with verdict, award, reasons and arithmetic, and the best plan.
    """
    situation = library.situations.of(profile)

    said = words or {}

    def tell(key: str) -> str | None:
        if key in said:
            return said[key]
        known = situation.known(key)
        return None if known is None else wording.value_text(library.catalogue[key], known)

    explainer = Explainer(situation.slots, tell, library.catalogue.rate.key, said)
    items: list[ItemResult] = []
    consulted: set[str] = set()
    for rule in loaded.rules:
        item, reads = _assess_item(library, rule, situation, explainer)
        items.append(item)
        consulted |= _consulted(reads, situation, library.catalogue)
    policy = loaded.policy
    status = policy.status(profile.year if profile.year is not None else today.year)
    return Assessment(
        policy=policy,
        year=profile.year,
        status=status,
        status_note=policy.notes.get(status, ""),
        assumed={
            key: Assumed(
                write_value(library.catalogue[key], situation.assumptions[key].value),
                situation.assumptions[key].origin,
            )
            for key in library.catalogue.sort(frozenset(consulted))
        },
        items=tuple(items),
        plan=make_plan(policy, loaded.rules, items, situation.slots, library.catalogue),
    )


def ask_next(
    library: Library,
    loaded: Loaded,
    assessment: Assessment,
    profile: Profile,
    *,
    passed: frozenset[str] = frozenset(),
) -> Question:
    """The fact worth asking now, given an assessment of the same profile.

    ``passed`` are facts that the person would rather not answer.
    """
    situation = library.situations.of(profile)
    return next_question(assessment, loaded.rules, situation, library.situations, passed=passed)


def _assess_item(
    library: Library, rule: Rule, situation: Situation, explainer: Explainer
) -> tuple[ItemResult, tuple[FactNode, ...]]:
    """One item, and the readings of facts that went into it."""
    catalogue = library.catalogue
    slots = situation.slots
    role = _role_reason(rule, slots, catalogue)
    if not role.holds:
        return _result(rule, ineligible(rule), catalogue, (role,)), ()
    judgement = judge(rule, slots)
    reasons = [
        role,
        *(explainer.reason(condition.node) for condition in rule.conditions),
    ]
    reads = rule.gate_reads
    steps: tuple[str, ...] = ()
    misses: tuple[NearMiss, ...] = ()
    if judgement.verdict == "ineligible":
        misses = near_misses(rule, situation, library.situations)
        if all(reason.holds is not False for reason in reasons):
            reasons.append(_worthless(rule, explainer))
            reads += rule.amount_reads
        elif misses:
            reads += rule.amount_reads
    elif rule.amounts:
        steps = explainer.steps(
            rule.definitions, rule.amounts[0].node, rule.cap.node if rule.cap else None
        )
        reads += rule.amount_reads
    return _result(rule, judgement, catalogue, tuple(reasons), steps, misses), reads


def _result(
    rule: Rule,
    judgement: Judgement,
    catalogue: Catalogue,
    reasons: tuple[Reason, ...],
    steps: tuple[str, ...] = (),
    misses: tuple[NearMiss, ...] = (),
) -> ItemResult:
    return ItemResult(
        item=rule.id,
        clause=rule.clause.clause,
        title=rule.item.title,
        certainty=rule.item.certainty,
        verdict=judgement.verdict,
        award=judgement.awards[0],
        gives_amount=bool(rule.amounts),
        missing=catalogue.sort(judgement.missing),
        reasons=reasons,
        steps=steps,
        readings=()
        if judgement.verdict == "ineligible"
        else tuple(
            Reading(amount.name or "", award)
            for amount, award in zip(rule.amounts[1:], judgement.awards[1:], strict=True)
        ),
        near_miss=misses,
    )


def _role_reason(rule: Rule, slots: Slots, catalogue: Catalogue) -> Reason:
    role = catalogue["role"]
    held = slots["role"]
    assert isinstance(held, frozenset)
    wanted = "或".join(role.values[one] for one in rule.item.role)
    if not held.isdisjoint(rule.item.role):
        return Reason(f"申报主体为{wanted}", True)
    return Reason(f"申报主体为{wording.value_text(role, held)}，本项只给{wanted}", False)


def _worthless(rule: Rule, explainer: Explainer) -> Reason:
    """Why an item whose conditions all hold still pays nothing."""
    zero = {
        f"{read.fact.name} {explainer.tell(read.fact.key)}"
        for read in rule.amount_reads
        if explainer.value(read) in (0, ())
    }
    return Reason("，".join([*sorted(zero), "按条文算出的金额为 0 元"]), False)


def _consulted(reads: tuple[FactNode, ...], situation: Situation, catalogue: Catalogue) -> set[str]:
    """The defaults that these readings drew on; ``role`` decides every item."""
    rate = catalogue.rate.key
    found = {"role"} | {read.fact.key for read in reads}
    for read in reads:
        known = situation.known(read.fact.key)
        amounts = known if isinstance(known, tuple) else (known,)
        unit = "元" if not isinstance(read, FactNumber) else str(read.unit) if read.unit else None
        if unit and any(_converts(one, unit) for one in amounts):
            found.add(rate)
    return found & situation.assumptions.keys()


def _converts(known: object, unit: str) -> bool:
    return (
        isinstance(known, Money)
        and known.amount != mpq(0)
        and CURRENCY_UNITS[known.currency] != unit
    )
