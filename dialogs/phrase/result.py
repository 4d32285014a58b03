"""How a result is told: the document's standing first, then what to claim, then every clause."""

from __future__ import annotations

from gmpy2 import mpq

from dialogs.reply import Block, Entry, Heading, Paragraph
from engine import Assessment, Award, Catalogue, Fact, ItemResult, Loaded, NearMiss
from engine.notation import Money, read_value
from engine.wording import money, value_text

_STATUS = {
    "in_force": "文件管得到这一年",
    "expired": "注意：文件已过期",
    "not_yet": "注意：文件管不到这一年",
    "draft": "注意：征求意见稿，尚未生效",
    "unstated": "注意：文件没有写有效期",
}
_SILENT = {
    "external": "文件未给金额，按另行制定的标准",
    "discretionary": "文件未给金额，由主管部门视情况确定",
    "benefit": "非资金支持",
}
#: So many items are still named in the last line.
MANY = 4
STANDING = "金额为按条文估算，以主管部门审核为准；请如实申报。"


def blocks(
    assessment: Assessment,
    loaded: Loaded,
    catalogue: Catalogue,
    approximate: tuple[str, ...],
    supposed: tuple[str, ...],
) -> tuple[Block, ...]:
    """The whole result."""
    return (
        *_document(assessment),
        *_plan(assessment, loaded, catalogue),
        *_eligible(assessment, loaded, catalogue),
        *_undetermined(assessment, catalogue),
        *_ineligible(assessment, catalogue),
        *_assumed(assessment, loaded, catalogue, approximate),
        *_supposed(loaded, catalogue, supposed),
        *advice_blocks(assessment),
        Paragraph(STANDING),
        Paragraph(
            f"看条款原文，回复“原文 {loaded.rules[0].clause.clause}”这样的话；要更正，说“改……”。",
            quiet=True,
        ),
        *_in_short(assessment),
    )


def advice_blocks(assessment: Assessment) -> tuple[Block, ...]:
    """What every applicant must know, as far as the document says it."""
    general = [one for one in assessment.advice if not one.items]
    return (
        Heading("申报须知"),
        *(Entry(f"{one.text}{_cited(one.clause)}") for one in general),
    )


def _cited(clause: str) -> str:
    """A clause in brackets, unless its heading brings its own."""
    return clause if clause.startswith("（") else f"（{clause}）"


def _document(assessment: Assessment) -> list[Block]:
    policy = assessment.policy
    year = f"{assessment.year}年度" if assessment.year is not None else "年度未定"
    counts = [
        f"{name} {sum(result.verdict == verdict for result in _concerned(assessment))} 项"
        for verdict, name in (
            ("eligible", "符合"),
            ("undetermined", "还不能确定"),
            ("ineligible", "不符合"),
        )
    ]
    standing = f"{_STATUS[assessment.status]}：{assessment.status_note}"
    if assessment.year is None:
        standing = "还没说是哪一年的业务，文件管不管得到要看年度；说“年度改成2018”这样的话就能定。"
    return [
        Heading(f"测算结果（{year}）"),
        Paragraph(f"依据：{policy.issuer}《{policy.title}》（{policy.number}）"),
        Paragraph(standing),
        Paragraph("，".join(counts) + "。"),
    ]


def _concerned(assessment: Assessment) -> list[ItemResult]:
    """The items that are meant for the roles held."""
    return [result for result in assessment.items if not _other_role(result)]


def _other_role(result: ItemResult) -> bool:
    return result.reasons[0].holds is False


def _plan(assessment: Assessment, loaded: Loaded, catalogue: Catalogue) -> list[Block]:
    plan, stacking = assessment.plan, loaded.policy.stacking
    results = {result.item: result for result in assessment.items}
    valid = assessment.status in ("in_force", "unstated") and assessment.year is not None
    title = "怎样申报最划算" if valid else "如果文件管得到，怎样最划算（现在不能据此申请）"
    found: list[Block] = [Heading(title)]
    for item in plan.items:
        found.append(Entry(f"{_named(results[item])}：{award_text(results[item])}", mark="✓"))
    if len(plan.items) > 1:
        ceiling = any(results[item].certainty == "up_to" for item in plan.items)
        found.append(Paragraph(f"合计{'最高不超过 ' if ceiling else ' '}{span(plan.total)}。"))
    for item in plan.unquantified:
        if plan.items and any(rule.binds(item) for rule in stacking):
            says = "文件未给金额，也占这个名额，能得多少请先问主管部门再比较"
            found.append(Entry(f"{_named(results[item])} {says}", mark="！"))
        else:
            found.append(Entry(f"{_named(results[item])}：{award_text(results[item])}", mark="✓"))
    if not plan.items and not plan.unquantified:
        found.append(Paragraph("目前还没有能算出金额的符合项。"))
    for out in plan.left_out:
        found.append(
            Entry(f"放弃 {_named(results[out.item])}：{award_text(results[out.item])}", mark="－")
        )
    for rule in stacking:
        if any(out.because == rule.clause for out in plan.left_out):
            found.append(Paragraph(f"原因：{rule.because}（{rule.clause}）。"))
    for other in plan.others:
        names = "、".join(_named(results[item]) for item in other.items)
        found.append(
            Paragraph(
                f"如果{results[other.item].clause}按“{other.reading}”读，最划算的是 {names}，"
                f"合计 {span(other.total)}；两种读法不同，请先问主管部门。"
            )
        )
    return [*found, *_potential(assessment, catalogue)]


def _potential(assessment: Assessment, catalogue: Catalogue) -> list[Block]:
    potential = assessment.plan.potential
    if not potential.facts or potential.high == assessment.plan.total.low:
        return []
    reach = "可能更高" if potential.high is None else f"最多可能到 {money(potential.high)}"
    names = [catalogue[key].name for key in potential.facts]
    lacking = "、".join(names) if len(names) <= 3 else f"尚缺的 {len(names)} 项信息"
    return [Paragraph(f"补上{lacking}之后，最划算的组合{reach}。")]


def _named(result: ItemResult) -> str:
    return f"{result.clause} {result.title}"


def award_text(result: ItemResult) -> str:
    """An award in words: never more certain than the clause."""
    if not result.gives_amount:
        return _SILENT.get(result.certainty, "文件未给金额")
    award = result.award
    if result.verdict == "undetermined" and award.high is not None:
        pending = "名次待定，" if result.certainty == "ranked" else ""
        return f"{pending}最多 {money(award.high)}"
    if result.certainty == "up_to":
        return f"最高不超过 {span(award)}"
    return span(award)


def span(award: Award) -> str:
    """An amount, or the two ends between which it lies."""
    if award.high is None:
        return f"{money(award.low)}以上" if award.low else "金额待定"
    if award.low == award.high:
        return money(award.high)
    return f"{money(award.low)} 至 {money(award.high)}"


def _eligible(assessment: Assessment, loaded: Loaded, catalogue: Catalogue) -> list[Block]:
    found: list[Block] = []
    for rule, result in zip(loaded.rules, assessment.items, strict=True):
        if result.verdict != "eligible":
            continue
        details = [reason.text for reason in result.reasons[1:]]
        details += [f"计算：{step}" for step in result.steps if not step.startswith("按条文为")]
        for reading in result.readings:
            details.append(
                f"条文有两种读法：按“{rule.item.default_reading}”为 {span(result.award)}，"
                f"按“{reading.name}”为 {span(reading.award)}，以主管部门解释为准"
            )
        for key, assumed in assessment.assumed.items():
            fact = catalogue[key]
            if fact in rule.facts and fact.table is None:
                shown = value_text(fact, read_value(fact, assumed.value))
                details.append(f"假定：{fact.name}为 {shown}（没有填）")
        details += _premises(assessment, result)
        found.append(Entry(f"{_named(result)}：{award_text(result)}", tuple(details), "✓"))
    return [Heading("符合"), *found] if found else []


def _premises(assessment: Assessment, result: ItemResult) -> list[str]:
    """What else the clause asks that no figure can show."""
    return [
        f"还要注意：{one.text}{_cited(one.clause)}"
        for one in assessment.policy.advice
        if result.item in one.items
    ]


def _undetermined(assessment: Assessment, catalogue: Catalogue) -> list[Block]:
    found: list[Block] = []
    for result in assessment.items:
        if result.verdict != "undetermined":
            continue
        lacking = "、".join(catalogue[key].name for key in result.missing)
        details = [f"还要知道：{lacking}", *_premises(assessment, result)]
        found.append(Entry(f"{_named(result)}：{award_text(result)}", tuple(details), "？"))
    return [Heading("还不能确定"), *found] if found else []


def _ineligible(assessment: Assessment, catalogue: Catalogue) -> list[Block]:
    found: list[Block] = []
    for result in _concerned(assessment):
        if result.verdict != "ineligible":
            continue
        details = [reason.text for reason in result.reasons if reason.holds is False]
        details += [
            _nearly(miss, catalogue)
            for miss in result.near_miss
            if _is_near(miss, catalogue[miss.fact])
        ]
        found.append(Entry(_named(result), tuple(details), "×"))
    others = sum(_other_role(result) for result in assessment.items)
    if others:
        says = f"文件里还有 {others} 项只给其他申报主体，没有列出。"
        found.append(Paragraph(says, quiet=True))
    return [Heading("不符合"), *found] if len(found) > bool(others) else found


def _is_near(miss: NearMiss, fact: Fact) -> bool:
    """Whether to mention it: at least half of a figure is there, or one yes is lacking.

    A lower figure of last year, a better rank or another year would only tempt to misreport.
    """
    if miss.short_by is None:
        return miss.need is True
    if fact.type not in ("money", "integer", "number", "percent") or miss.lower:
        return False
    need, short = _size(fact, miss.need), _size(fact, miss.short_by)
    return 2 * short <= need


def _size(fact: Fact, written: object) -> mpq:
    known = read_value(fact, written)
    if isinstance(known, Money):
        return known.amount
    assert not isinstance(known, (bool, str, frozenset, tuple))
    return known


def _nearly(miss: NearMiss, catalogue: Catalogue) -> str:
    fact, award = catalogue[miss.fact], miss.award_if_met
    worth = f"，达到后按条文为 {span(award)}" if award.high else ""
    if miss.short_by is None:
        return f"只差这一条：{fact.name}{worth}"
    need = value_text(fact, read_value(fact, miss.need))
    short = value_text(fact, read_value(fact, miss.short_by))
    return f"只差一步：{fact.name}到 {need} 还差 {short}{worth}"


def _supposed(loaded: Loaded, catalogue: Catalogue, supposed: tuple[str, ...]) -> list[Block]:
    """What was taken as absent because its matter was not chosen."""
    read = {fact.key for rule in loaded.rules for fact in rule.facts}
    names = "、".join(catalogue[key].name for key in supposed if key in read)
    if not names:
        return []
    return [Paragraph(f"您没选的事项都按“没有”算：{names}。其实有的，直接说就会重算。")]


def _assumed(
    assessment: Assessment, loaded: Loaded, catalogue: Catalogue, approximate: tuple[str, ...]
) -> list[Block]:
    found: list[Block] = []
    for key, assumed in assessment.assumed.items():
        fact = catalogue[key]
        if fact.table is None and key != "role" and not _matters(fact, assessment, loaded):
            continue
        shown = value_text(fact, read_value(fact, assumed.value))
        found.append(Entry(f"{fact.name} 按 {shown} 计（{assumed.origin}）"))
    if approximate:
        names = "、".join(catalogue[key].name for key in approximate)
        found.append(Entry(f"您给的是约数，靠近门槛的项目要等准数才算得准：{names}"))
    if not found:
        return []
    hint = Paragraph("与实际不符的，直接说“……改成……”就能改。", quiet=True)
    return [Heading("按下面的假设计算"), *found, hint]


def _matters(fact: Fact, assessment: Assessment, loaded: Loaded) -> bool:
    """Whether an assumption stands behind anything that is not lost anyway."""
    return any(
        fact in rule.facts and result.verdict != "ineligible"
        for rule, result in zip(loaded.rules, assessment.items, strict=True)
    )


def _in_short(assessment: Assessment) -> list[Block]:
    """The one line that a terminal still shows when the rest has scrolled away."""
    plan = assessment.plan
    if not plan.items:
        return []
    results = {result.item: result for result in assessment.items}
    names = "、".join(_named(results[item]) for item in plan.items)
    valid = assessment.status in ("in_force", "unstated")
    caution = "" if valid else "（文件管不到这一年，不能据此申请）"
    ceiling = any(results[item].certainty == "up_to" for item in plan.items)
    total = f"{'最高不超过 ' if ceiling else ''}{span(plan.total)}"
    if len(plan.items) > MANY:
        names = f"上面“✓”的 {len(plan.items)} 项合起来"
    return [Paragraph(f"一句话：按条文最划算的是 {names}，{total}{caution}。")]
