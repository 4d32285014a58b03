"""How the items of a result are told one by one: reasons, arithmetic, readings, duties."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.phrase import figures, nearly
from dialogs.phrase.figures import award_text, spaced, span
from dialogs.phrase.outcome import Outcome, cited, named
from dialogs.reply import Block, Entry, Heading, Paragraph
from engine import Clause, ItemResult, Policy, Rule, Verdict

MARKS = {"eligible": "✓", "ineligible": "×", "undetermined": "？"}
VERDICTS: Mapping[Verdict, str] = {
    "eligible": "符合",
    "ineligible": "不符合",
    "undetermined": "还不能确定",
}
_HOLDS = {True: "✓", False: "×", None: "？"}
#: General advice that says where, when and with what to apply.
_APPLYING = ("决定", "时间", "材料")


def eligible(outcome: Outcome) -> list[Entry]:
    """Each item that is met: why, how the amount comes about, what else to mind."""
    return [_met(outcome, rule, result) for rule, result in outcome.results("eligible")]


def undetermined(outcome: Outcome) -> list[Entry]:
    """Each item that is open, and all that it lacks."""
    return [
        Entry(
            f"{named(result)}：{award_text(result)}",
            (f"还要知道：{outcome.names(result.missing)}", *premises(outcome, result)),
            MARKS["undetermined"],
        )
        for _, result in outcome.results("undetermined")
    ]


def ineligible(outcome: Outcome) -> list[Entry]:
    """Each item that is not met, where it fails, and whether it is nearly there."""
    return [
        Entry(
            named(result),
            (
                *(spaced(one.text) for one in result.reasons if one.holds is False),
                *nearly.lines(outcome, result),
            ),
            MARKS["ineligible"],
        )
        for _, result in outcome.results("ineligible")
    ]


def _met(outcome: Outcome, rule: Rule, result: ItemResult) -> Entry:
    details = [spaced(reason.text) for reason in result.reasons[1:]]
    details += [*_steps(result), *readings(rule, result), *_assumed(outcome, rule)]
    details += premises(outcome, result)
    return Entry(f"{named(result)}：{award_text(result)}", tuple(details), MARKS["eligible"])


def readings(rule: Rule, result: ItemResult) -> list[str]:
    """What the other readings of an ambiguous clause come to, beside the one taken."""
    return [
        f"条文有两种读法：按“{rule.item.default_reading}”为 {span(result.award)}，"
        f"按“{reading.name}”为 {span(reading.award)}，以主管部门解释为准"
        for reading in result.readings
        if reading.award != result.award
    ]


def in_full(outcome: Outcome, clause: Clause) -> tuple[Block, ...]:
    """One clause with everything about it: its words, and how each of its items came out."""
    policy = outcome.loaded.policy
    found: list[Block] = [*verbatim(policy, clause)]
    for rule, result in outcome.pairs:
        if rule.clause is clause:
            found.append(_whole(outcome, rule, result))
    if not clause.items:
        found.append(Paragraph("这一条没有奖补项目，不用测算。"))
        return tuple(found)
    own = {one.id for one in clause.items}
    special = {one.kind for one in policy.advice if own & set(one.items)}
    applying = [
        one
        for one in policy.advice
        if not one.items and one.kind in _APPLYING and one.kind not in special
    ]
    found.append(Heading("向谁、什么时候、凭什么申请"))
    found += [Entry(f"{one.text}{cited(one.clause)}") for one in applying]
    if not applying:
        found.append(Paragraph("文件没有写，请询问所在城市的商务局。"))
    found.append(Paragraph(figures_stand_under(outcome), quiet=True))
    return tuple(found)


def figures_stand_under(outcome: Outcome) -> str:
    """The caution under every figure, with the standing of the document."""
    assessment = outcome.assessment
    note = "" if outcome.applies else assessment.status_note
    if assessment.year is None and not assessment.policy.draft:
        note = "还没说是哪一年，文件管不管得到要看年度。"
    return f"{note}金额为按条文估算，以主管部门审核为准。"


def verbatim(policy: Policy, clause: Clause) -> tuple[Block, ...]:
    """The words of a clause, with where they are from."""
    return (
        Heading(f"{clause.clause} {clause.title}"),
        Paragraph(clause.text),
        Paragraph(f"——{policy.issuer}《{policy.title}》（{policy.number}）", quiet=True),
    )


def _whole(outcome: Outcome, rule: Rule, result: ItemResult) -> Entry:
    details = [f"{_HOLDS[reason.holds]} {spaced(reason.text)}" for reason in result.reasons]
    details += _steps(result)
    if result.missing:
        details.append(f"还要知道：{outcome.names(result.missing)}")
    if result.verdict == "eligible":
        details += [*readings(rule, result), *_assumed(outcome, rule)]
    details += [*nearly.lines(outcome, result), *premises(outcome, result)]
    verdict = VERDICTS[result.verdict]
    amount = "" if result.verdict == "ineligible" else f"，{award_text(result)}"
    return Entry(f"{result.title}：{verdict}{amount}", tuple(details), MARKS[result.verdict])


def _steps(result: ItemResult) -> list[str]:
    """The arithmetic, without the lines that only repeat that it follows the clause."""
    return [f"计算：{spaced(one)}" for one in result.steps if not one.startswith("按条文为")]


def _assumed(outcome: Outcome, rule: Rule) -> list[str]:
    """The defaults that went into an item and that the person could have told."""
    found = []
    for key, assumed in outcome.assessment.assumed.items():
        fact = outcome.catalogue[key]
        if fact in rule.facts and fact.table is None:
            found.append(f"假定：{fact.name}为 {figures.value(fact, assumed.value)}（没有填）")
    return found


def premises(outcome: Outcome, result: ItemResult) -> list[str]:
    """What else the clause asks that no figure can show."""
    return [
        f"还要注意：{one.text}{cited(one.clause)}"
        for one in outcome.loaded.policy.advice
        if result.item in one.items
    ]
