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
    "unstated": "文件没有写有效期",
}
_SILENT = {
    "external": "文件未给金额，按另行制定的标准",
    "discretionary": "文件未给金额，由主管部门视情况确定",
    "benefit": "非资金支持",
}
STANDING = "金额为按条文估算，以主管部门审核为准；请如实申报。"


def blocks(
    assessment: Assessment, loaded: Loaded, catalogue: Catalogue, approximate: tuple[str, ...]
) -> tuple[Block, ...]:
    """The whole result."""
    return (
        *_document(assessment),
        *_plan(assessment, loaded, catalogue),
        *_eligible(assessment, loaded),
        *_undetermined(assessment, catalogue),
        *_ineligible(assessment, catalogue),
        *_assumed(assessment, loaded, catalogue, approximate),
        *_advice(assessment),
    )


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
    return [
        Heading(f"测算结果（{year}）"),
        Paragraph(f"依据：{policy.issuer}《{policy.title}》（{policy.number}）"),
        Paragraph(f"{_STATUS[assessment.status]}：{assessment.status_note}"),
        Paragraph("，".join(counts) + "。"),
    ]


def _concerned(assessment: Assessment) -> list[ItemResult]:
    """The items that are meant for the roles held."""
    return [result for result in assessment.items if not _other_role(result)]


def _other_role(result: ItemResult) -> bool:
    return result.reasons[0].holds is False


def _plan(assessment: Assessment, loaded: Loaded, catalogue: Catalogue) -> list[Block]:
    plan, stacking = assessment.plan, loaded.policy.stacking
    titles = {result.item: result for result in assessment.items}
    found: list[Block] = [Heading("怎样申报最划算")]
    if not plan.items:
        found.append(Paragraph("目前还没有能算出金额的符合项。"))
    else:
        for item in plan.items:
            found.append(Entry(f"{_named(titles[item])}：{award_text(titles[item])}", mark="✓"))
        if len(plan.items) > 1:
            found.append(Paragraph(f"合计 {_span(plan.total)}。"))
    for rule in stacking:
        competing = [item for item in plan.unquantified if rule.binds(item)]
        if plan.left_out or (competing and plan.items):
            found.append(Paragraph(f"原因：{rule.because}（{rule.clause}）。"))
        for out in plan.left_out:
            if out.because == rule.clause:
                result = titles[out.item]
                found.append(Entry(f"放弃 {_named(result)}：{award_text(result)}", mark="－"))
        for item in competing:
            says = "文件未给金额，也占这个名额，能得多少请先问主管部门再比较"
            found.append(Entry(f"{_named(titles[item])} {says}", mark="！"))
    for item in plan.unquantified:
        if not any(rule.binds(item) for rule in stacking):
            found.append(
                Entry(f"{_named(titles[item])}：{award_text(titles[item])}，可另外申报", mark="✓")
            )
    potential = plan.potential
    if potential.facts and potential.high != plan.total.low:
        reach = "可能更高" if potential.high is None else f"最多可能到 {money(potential.high)}"
        names = [catalogue[key].name for key in potential.facts]
        lacking = "、".join(names) if len(names) <= 3 else f"尚缺的 {len(names)} 项信息"
        found.append(Paragraph(f"补上{lacking}之后，最划算的组合{reach}。"))
    return found


def _named(result: ItemResult) -> str:
    return f"{result.clause} {result.title}"


def award_text(result: ItemResult) -> str:
    """An award in words: never more certain than the clause."""
    if not result.gives_amount:
        return _SILENT.get(result.certainty, "文件未给金额")
    if result.certainty == "up_to":
        return f"最高不超过 {_span(result.award)}"
    if result.certainty == "ranked" and not result.award.settled:
        return f"名次待定，{_span(result.award)}"
    return _span(result.award)


def _span(award: Award) -> str:
    if award.high is None:
        return f"{money(award.low)}以上" if award.low else "金额待定"
    if award.low == award.high:
        return money(award.high)
    return f"{money(award.low)} 至 {money(award.high)}"


def _eligible(assessment: Assessment, loaded: Loaded) -> list[Block]:
    names = {rule.id: rule.item.default_reading for rule in loaded.rules}
    found: list[Block] = []
    for result in assessment.items:
        if result.verdict != "eligible":
            continue
        details = [reason.text for reason in result.reasons[1:]]
        details += [f"计算：{step}" for step in result.steps]
        for reading in result.readings:
            details.append(
                f"条文有两种读法：按“{names[result.item]}”为 {_span(result.award)}，"
                f"按“{reading.name}”为 {_span(reading.award)}，以主管部门解释为准"
            )
        found.append(Entry(f"{_named(result)}：{award_text(result)}", tuple(details), "✓"))
    return [Heading("符合"), *found] if found else []


def _undetermined(assessment: Assessment, catalogue: Catalogue) -> list[Block]:
    found: list[Block] = []
    for result in assessment.items:
        if result.verdict != "undetermined":
            continue
        lacking = "、".join(catalogue[key].name for key in result.missing)
        details = [f"还要知道：{lacking}"]
        details += [reason.text for reason in result.reasons[1:] if reason.holds is not None]
        found.append(Entry(f"{_named(result)}：{award_text(result)}", tuple(details), "？"))
    return [Heading("还不能确定"), *found] if found else []


def _ineligible(assessment: Assessment, catalogue: Catalogue) -> list[Block]:
    found: list[Block] = []
    for result in _concerned(assessment):
        if result.verdict != "ineligible":
            continue
        details = [reason.text for reason in result.reasons if reason.holds is False]
        details += [
            _advice_for(miss, catalogue)
            for miss in result.near_miss
            if _is_near(miss, catalogue[miss.fact])
        ]
        found.append(Entry(_named(result), tuple(details), "×"))
    others = [result.title for result in assessment.items if _other_role(result)]
    if others:
        found.append(Paragraph(f"另有只给其他申报主体的：{'、'.join(others)}。", quiet=True))
    return [Heading("不符合"), *found] if found else []


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


def _advice_for(miss: NearMiss, catalogue: Catalogue) -> str:
    fact = catalogue[miss.fact]
    need = value_text(fact, read_value(fact, miss.need))
    worth = _worth(miss)
    if miss.short_by is None:
        return f"其他条件已具备：若“{fact.name}”为“{need}”，{worth}"
    short = value_text(fact, read_value(fact, miss.short_by))
    return f"只差一步：{fact.name}为 {need}（相差 {short}）时，{worth}"


def _worth(miss: NearMiss) -> str:
    award = miss.award_if_met
    if award.high is None:
        return "即符合条件"
    if not award.high:
        return "即达到门槛"
    return f"即符合条件，按条文为 {_span(award)}"


def _assumed(
    assessment: Assessment, loaded: Loaded, catalogue: Catalogue, approximate: tuple[str, ...]
) -> list[Block]:
    found: list[Block] = []
    for key, assumed in assessment.assumed.items():
        fact = catalogue[key]
        if fact is not catalogue.rate and not _matters(fact, assessment, loaded):
            continue
        shown = value_text(fact, read_value(fact, assumed.value))
        found.append(Entry(f"{fact.name} 按 {shown} 计（{assumed.origin}）"))
    if approximate:
        names = "、".join(catalogue[key].name for key in approximate)
        found.append(Entry(f"您给的是约数，准数出来后请更正：{names}"))
    if found:
        found.append(Paragraph("与实际不符时，直接说“汇率改成6.8”这样的话就能改。", quiet=True))
    return [Heading("按下面的假设计算"), *found] if found else []


def _matters(fact: Fact, assessment: Assessment, loaded: Loaded) -> bool:
    """Whether an assumption stands behind anything that is not lost anyway."""
    return any(
        fact in rule.facts and result.verdict != "ineligible"
        for rule, result in zip(loaded.rules, assessment.items, strict=True)
    )


def _advice(assessment: Assessment) -> list[Block]:
    found: list[Block] = [Entry(f"{one.text}（{one.clause}）") for one in assessment.advice]
    return [
        Heading("申报须知"),
        *found,
        Paragraph(STANDING),
        Paragraph(
            "看条款原文请回复“原文 四（一）”这样的话；要更正某项回答，说“改……”。", quiet=True
        ),
    ]
