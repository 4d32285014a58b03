"""The first screen of a result: the document's standing, what to claim, what is open."""

from __future__ import annotations

from collections.abc import Iterable

from gmpy2 import mpq

from dialogs.phrase import figures, items, nearly
from dialogs.phrase.figures import award_text, money, span
from dialogs.phrase.outcome import Outcome, cited, named
from dialogs.reply import Block, Entry, Heading, Paragraph
from engine import Award, Fact, ItemResult

_STATUS = {
    "in_force": "文件管得到这一年",
    "expired": "注意：文件已过期",
    "not_yet": "注意：文件管不到这一年",
    "draft": "注意",
    "unstated": "注意：文件没有写有效期",
}
STANDING = "金额为按条文估算，以主管部门审核为准；请如实申报。"
#: So many undecided items, or supposed facts, are named on the first screen.
MANY = 6


def blocks(outcome: Outcome, *, several: bool = False) -> tuple[Block, ...]:
    """The first screen; ``several``: there are checks of other firms or years beside it."""
    return (
        *_document(outcome, several=several),
        *_plan(outcome),
        *_open(outcome),
        *nearly.first(outcome),
        *assumptions(outcome),
        *_supposed(outcome, MANY),
        Paragraph(STANDING),
        Paragraph(_more(outcome), quiet=True),
    )


def _more(outcome: Outcome) -> str:
    """What can be looked at beyond the first screen."""
    clause = outcome.loaded.rules[0].clause.clause
    others = len(outcome.assessment.items) - len(outcome.concerned)
    also = f"文件里还有 {others} 项只给其他申报主体，没有算。" if others else ""
    return (
        f"{also}想细看，回复“详情”（逐条的依据和算法）、“不符合”（差在哪里）、"
        f"“申报须知”、“看 {clause}”（一条的原文和算法）；要更正，说“改……”。"
    )


def _document(outcome: Outcome, *, several: bool) -> list[Block]:
    assessment, policy = outcome.assessment, outcome.assessment.policy
    year = f"{assessment.year} 年度" if assessment.year is not None else "年度未定"
    firm = f"第 {outcome.check.firm} 家，" if several else ""
    counts = "，".join(
        f"{name} {len(list(outcome.results(verdict)))} 项"
        for verdict, name in items.VERDICTS.items()
    )
    standing = f"{_STATUS[assessment.status]}：{assessment.status_note}"
    if assessment.year is None and not policy.draft:
        standing = "还没说是哪一年的业务，文件管不管得到要看年度；说“年度改成2018”这样的话就能定。"
    return [
        Heading(f"测算结果：{firm}{outcome.city}，{year}"),
        Paragraph(f"依据：{policy.issuer}《{policy.title}》（{policy.number}）"),
        Paragraph(standing),
        Paragraph(f"{counts}。"),
    ]


def _plan(outcome: Outcome) -> list[Block]:
    plan, stacking = outcome.assessment.plan, outcome.loaded.policy.stacking
    chosen = [outcome.item(item) for item in plan.items]
    found: list[Block] = [
        Heading(
            "怎样申报最划算"
            if outcome.applies
            else "如果文件管得到，怎样最划算（现在不能据此申请）"
        )
    ]
    for result in chosen:
        found.append(
            Entry(f"{named(result)}：{award_text(result)}", _remarks(outcome, result), "✓")
        )
    competing = {
        item for item in plan.unquantified if plan.items and any(r.binds(item) for r in stacking)
    }
    for item in plan.unquantified:
        result = outcome.item(item)
        if item in competing:
            says = "文件未给金额，也占这个名额，能得多少请先问主管部门再比较"
            found.append(Entry(f"{named(result)}：{says}", mark="！"))
        else:
            remarks = items.premises(outcome, result)
            found.append(Entry(f"{named(result)}：{award_text(result)}", tuple(remarks), "✓"))
    if chosen:
        found.append(Paragraph(_total(chosen, plan.total, len(plan.unquantified))))
    elif not plan.unquantified:
        found.append(Paragraph("目前还没有能算出金额的符合项。"))
    for out in plan.left_out:
        given_up = outcome.item(out.item)
        found.append(Entry(f"放弃 {named(given_up)}：{award_text(given_up)}", mark="－"))
    for rule in stacking:
        if any(out.because == rule.clause for out in plan.left_out):
            found.append(Paragraph(f"原因：{rule.because}{cited(rule.clause)}。"))
    for other in plan.others:
        names = "、".join(named(outcome.item(item)) for item in other.items)
        found.append(
            Paragraph(
                f"如果{outcome.item(other.item).clause}按“{other.reading}”读，最划算的是 {names}，"
                f"合计 {span(other.total)}；两种读法不同，请先问主管部门。"
            )
        )
    return [*found, *_potential(outcome)]


def _remarks(outcome: Outcome, result: ItemResult) -> tuple[str, ...]:
    """What must stand right beside an amount: other readings, and conditions no figure shows."""
    found = [
        line for rule, one in outcome.pairs if one is result for line in items.readings(rule, one)
    ]
    return (*found, *items.premises(outcome, result))


def _total(chosen: list[ItemResult], total: Award, silent: int) -> str:
    """The total, split into what is worked out, what is only a ceiling and what is open."""
    ceilings = [one.award for one in chosen if one.certainty == "up_to"]
    computed = [one.award for one in chosen if one.certainty != "up_to"]
    also = f"；另有 {silent} 项文件没有给金额，没有算进来" if silent else ""
    if total.high is None:
        return f"合计最多多少，还要看没有答的数；现在算得出的是 {money(total.low)}{also}。"
    if not ceilings:
        return f"合计 {span(total)}，都是按条文算出的数{also}。"
    if not computed:
        return f"合计最高不超过 {span(total)}，是上限，实际给多少由主管部门定{also}。"
    return (
        f"合计最高不超过 {span(total)}：按条文算出的 {span(_sum(computed))}，"
        f"只有上限、实际由主管部门定的 {span(_sum(ceilings))}{also}。"
    )


def _sum(awards: Iterable[Award]) -> Award:
    low, high, unbounded = mpq(0), mpq(0), False
    for award in awards:
        low += award.low
        high += award.high or 0
        unbounded = unbounded or award.high is None
    return Award(low, None if unbounded else high, unbounded)


def _potential(outcome: Outcome) -> list[Block]:
    plan = outcome.assessment.plan
    potential = plan.potential
    if not potential.facts or potential.high == plan.total.low:
        return []
    reach = "可能更高" if potential.high is None else f"最多可能到 {money(potential.high)}"
    many = len(potential.facts) > 3
    lacking = f"尚缺的 {len(potential.facts)} 项信息" if many else outcome.names(potential.facts)
    return [Paragraph(f"补上{lacking}之后，最划算的组合{reach}。")]


def _open(outcome: Outcome) -> list[Block]:
    """Each undecided item with the one thing to find out first."""
    found = list(outcome.results("undetermined"))
    if not found:
        return []
    entries = [
        Entry(
            f"{named(result)}：{award_text(result)}；先弄清“{_first(outcome, result)}”", mark="？"
        )
        for _, result in found[:MANY]
    ]
    more = f"还有 {len(found) - MANY} 项，回复“还差什么”看全部。"
    return [
        Heading("还不能确定的"),
        *entries,
        *([Paragraph(more, quiet=True)] if len(found) > MANY else []),
    ]


def _first(outcome: Outcome, result: ItemResult) -> str:
    """The missing fact of an item that is the easiest to tell."""
    facts = [outcome.catalogue[key] for key in result.missing]
    return min(facts, key=lambda fact: fact.ask.effort).name


def _supposed(outcome: Outcome, most: int | None = None) -> list[Block]:
    """What was taken as absent because its matter was not chosen; ``most`` are named at most."""
    read = {fact.key for rule in outcome.loaded.rules for fact in rule.facts}
    keys = tuple(key for key in outcome.check.supposed if key in read)
    if not keys:
        return []
    names = outcome.names(keys[:most])
    cut = most is not None and len(keys) > most
    more = f" 等 {len(keys)} 项（回复“假设”看全部）" if cut else ""
    return [Paragraph(f"您没选的事项都按“没有”算：{names}{more}。其实有的，直接说就会重算。")]


def assumptions(outcome: Outcome) -> list[Block]:
    """What was assumed where nothing was told, and what was only told roughly."""
    found: list[Block] = []
    for key, assumed in outcome.assessment.assumed.items():
        fact = outcome.catalogue[key]
        if fact.table is None and key != "role" and not _matters(fact, outcome):
            continue
        shown = figures.value(fact, assumed.value)
        taken = f" {shown}" if shown[:1].isdecimal() else f"“{shown}”"
        found.append(Entry(f"{fact.name}按{taken}计（{assumed.origin}）"))
    if outcome.check.approximate:
        names = outcome.names(outcome.check.approximate)
        found.append(Entry(f"您给的是约数，靠近门槛的项目要等准数才算得准：{names}"))
    if not found:
        return []
    hint = Paragraph("与实际不符的，直接说“……改成……”就能改。", quiet=True)
    return [Heading("按下面的假设计算"), *found, hint]


def all_assumptions(outcome: Outcome) -> tuple[Block, ...]:
    """Every assumption, with all that is taken as absent."""
    found = (*assumptions(outcome), *_supposed(outcome))
    return found or (Paragraph("没有用到任何假设，都按您填的算。"),)


def _matters(fact: Fact, outcome: Outcome) -> bool:
    """Whether an assumption stands behind anything that is not lost anyway."""
    return any(
        fact in rule.facts and result.verdict != "ineligible" for rule, result in outcome.pairs
    )
