"""How a what-if is told: what would come out otherwise, beside what comes out now."""

from __future__ import annotations

from dialogs.phrase import items
from dialogs.phrase.figures import award_text, total
from dialogs.phrase.outcome import Outcome, named
from dialogs.reply import Block, Heading, Paragraph, Table
from engine import ItemResult

NOT_KEPT = "这只是假设，没有记下；要按这个算，请说“……改成……”。"


def blocks(now: Outcome, then: Outcome, imagined: dict[str, object]) -> tuple[Block, ...]:
    """What would change if the facts ``imagined`` held."""
    says = "，".join(f"{now.name(key)}是 {then.value(key, one)}" for key, one in imagined.items())
    heading = Heading(f"如果{says}")
    if now.loaded is not then.loaded:
        total = Paragraph(
            f"{_status(then)}{then.city}：{_total(then)}。各地条件和口径不同，只供参考。"
        )
        return (heading, total, Paragraph(NOT_KEPT, quiet=True))
    rows = tuple(
        (named(one), _cell(one), _cell(other))
        for one, other in zip(now.assessment.items, then.assessment.items, strict=True)
        if (one.verdict, one.award) != (other.verdict, other.award)
    )
    standing = [Paragraph(_status(then))] if _status(then) else []
    if not rows:
        same = Paragraph(f"结果不变：{_total(now)}。")
        return (heading, *standing, same, Paragraph(NOT_KEPT, quiet=True))
    return (
        heading,
        *standing,
        Table(("项目", "现在", "如果这样"), rows),
        Paragraph(f"最划算的组合：现在 {_total(now)}；如果这样 {_total(then)}。"),
        Paragraph(NOT_KEPT, quiet=True),
    )


def _status(outcome: Outcome) -> str:
    return "" if outcome.applies else outcome.assessment.status_note


def _cell(result: ItemResult) -> str:
    verdict = items.VERDICTS[result.verdict]
    return verdict if result.verdict == "ineligible" else f"{verdict}，{award_text(result)}"


def _total(outcome: Outcome) -> str:
    return total(outcome.assessment)
