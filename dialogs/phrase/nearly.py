"""What is nearly there, told as advice: how far a figure is from its threshold."""

from __future__ import annotations

from collections.abc import Iterator

from gmpy2 import mpq

from dialogs.phrase.figures import span, value
from dialogs.phrase.outcome import Outcome, named
from dialogs.reply import Block, Entry, Heading, Paragraph
from engine import Fact, ItemResult, NearMiss
from engine.notation import Money, read_value

#: A smaller award (元) is no reason to move a figure: the rate simply begins there.
LEAST = 100
#: So many near misses stand on the first screen.
FIRST = 3
HONESTLY = "只供安排业务参考；申报以实际发生的为准，请如实填报。"


def blocks(outcome: Outcome) -> tuple[Block, ...]:
    """All near misses worth mentioning, or that there are none."""
    found = [_entry(outcome, result, miss) for result, miss in _near(outcome)]
    if not found:
        return (Paragraph("不符合的项目里，没有只差一步的。说“不符合”可以看各差在哪里。"),)
    return (Heading("只差一步的"), *found, Paragraph(HONESTLY, quiet=True))


def first(outcome: Outcome) -> list[Block]:
    """The near misses that stand on the first screen, those worth most first."""
    near = list(_near(outcome))
    near.sort(key=lambda pair: (_pays(outcome, *pair), pair[1].award_if_met.low), reverse=True)
    if not near:
        return []
    more = [Paragraph(f"还有 {len(near) - FIRST} 项，回复“只差一步”看。", quiet=True)]
    return [
        Heading("只差一步的"),
        *(_entry(outcome, result, miss) for result, miss in near[:FIRST]),
        *(more if len(near) > FIRST else ()),
        Paragraph(HONESTLY, quiet=True),
    ]


def lines(outcome: Outcome, result: ItemResult) -> list[str]:
    """The near misses of one item."""
    return [_says(outcome, miss) for found, miss in _near(outcome) if found is result]


def _pays(outcome: Outcome, result: ItemResult, miss: NearMiss) -> bool:
    """Whether a near miss would be worth claiming beside, or instead of, what can be had now."""
    plan, most = outcome.assessment.plan, miss.award_if_met.high
    for rule in outcome.loaded.policy.stacking:
        taken = [outcome.item(item).award.low for item in plan.items if rule.binds(item)]
        full = rule.binds(result.item) and len(taken) >= rule.at_most
        if full and most is not None and most <= min(taken):
            return False
    return True


def _near(outcome: Outcome) -> Iterator[tuple[ItemResult, NearMiss]]:
    for _, result in outcome.results("ineligible"):
        for miss in result.near_miss:
            if _is_near(miss, outcome.catalogue[miss.fact], outcome):
                yield result, miss


def _is_near(miss: NearMiss, fact: Fact, outcome: Outcome) -> bool:
    """Whether to mention it: at least half of a figure is there, or one yes is lacking.

    A lower figure of last year, a better rank or another year would only tempt to misreport, and
    what was only supposed to be absent is not nearly there.
    """
    award = miss.award_if_met.high
    if fact.key in outcome.check.supposed or not fact.attainable:
        return False
    if award is not None and 0 < award < LEAST:
        return False
    if miss.short_by is None:
        return miss.need is True
    if not fact.is_figure or miss.lower:
        return False
    return 2 * _size(fact, miss.short_by) <= _size(fact, miss.need)


def _size(fact: Fact, written: object) -> mpq:
    known = read_value(fact, written)
    if isinstance(known, Money):
        return known.amount
    assert not isinstance(known, (bool, str, frozenset, tuple))
    return known


def _entry(outcome: Outcome, result: ItemResult, miss: NearMiss) -> Entry:
    remark = "" if _pays(outcome, result, miss) else "（跟上面选的只能享受一项，不比现在划算）"
    return Entry(f"{named(result)}：{_says(outcome, miss)}{remark}")


def _says(outcome: Outcome, miss: NearMiss) -> str:
    fact, award = outcome.catalogue[miss.fact], miss.award_if_met
    worth = f"，可得约 {span(award)}" if award.high else ""
    if miss.short_by is None:
        return f"只差“{fact.name}”这一条；具备后{worth.removeprefix('，') or '即符合'}"
    need, short = value(fact, miss.need), value(fact, miss.short_by)
    if fact.key in outcome.check.bands:
        return f"{fact.name}到 {need}即达门槛{worth}"
    return f"{fact.name}再增加 {short}即达门槛（{need}）{worth}"
