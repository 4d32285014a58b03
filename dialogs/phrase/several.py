"""How several checks of one conversation are told: other firms, other years, where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.checks import Another
from dialogs.interview import OPENING
from dialogs.phrase import figures
from dialogs.phrase.outcome import Outcome
from dialogs.phrase.talk import told_rows
from dialogs.reply import Block, Heading, Paragraph, Table
from dialogs.session import Check
from engine import Catalogue


def firms_blocks(
    checks: Sequence[tuple[Check, Outcome | None]], catalogue: Catalogue
) -> tuple[Block, ...]:
    """All checks of the conversation and what each comes to; the last is under way."""
    last = len(checks) - 1
    rows = tuple(
        (
            label(check, catalogue) + ("（正在算）" if place == last else ""),
            "" if outcome is None else figures.total(outcome.assessment),
            f"{len(told_rows(check, catalogue))} 项",
        )
        for place, (check, outcome) in enumerate(checks)
    )
    hint = "回到哪一家，就说“回到第1家”；同一家别的年度，说“回到2018年的”。"
    return (
        Heading("这次算过的"),
        Table(("企业", "合计", "已填"), rows),
        Paragraph(hint, quiet=True),
    )


def resumed_blocks(
    check: Check, outcome: Outcome | None, catalogue: Catalogue
) -> tuple[Block, ...]:
    """Where the conversation stands: which check, what was told last, what is certain so far."""
    rows = told_rows(check, catalogue)
    if not rows:
        return (Paragraph("我们刚开始，还没有填任何内容。"),)
    latest = "；".join(f"{name} {value}" for name, value in rows[-3:])
    found: list[Block] = [
        Paragraph(f"正在算：{label(check, catalogue)}。已填 {len(rows)} 项，最近填的是：{latest}。")
    ]
    if outcome is not None and outcome.assessment.plan.items:
        total = figures.total(outcome.assessment)
        found.append(Paragraph(f"到现在按条文的合计：{total}。"))
    asked = "接着刚才的问题：" if check.pending else "要问的都问完了，回复“结果”再看一遍。"
    return (*found, Paragraph(asked))


def label(check: Check, catalogue: Catalogue) -> str:
    """A check by the place of its firm, its city and its year."""
    city, year = check.facts.get("city"), check.facts.get("year")
    where = catalogue["city"].values[city] if city is not None else "城市未定"
    when = f"{year} 年度" if year is not None else "年度未定"
    return f"第 {check.firm} 家，{where} {when}"


def back_at(check: Check, catalogue: Catalogue) -> str:
    """That the conversation is back at a check."""
    return f"好的，回到{label(check, catalogue)}，已填 {len(told_rows(check, catalogue))} 项。"


def another_firm(check: Check, catalogue: Catalogue) -> str:
    """That another firm is begun, and what is taken over for it."""
    shared = "、".join(value for _, value in told_rows(check, catalogue))
    kept = f"先沿用{shared}，不一样请直接说。" if shared else ""
    return f"好的，现在算第 {check.firm} 家，前面填的都留着，说“回到第1家”就能回去。{kept}"


def another_year(another: Another, before: int, catalogue: Catalogue) -> str:
    """That another year is begun, what holds on and what follows from the year before."""
    check = another.check
    kept = "、".join(catalogue[key].name for key in another.lasting if key not in OPENING)
    lines = [
        f"好的，另算 {check.facts['year']} 年度；",
        f"{before} 年度的留着，说“回到{before}年的”就能回去。",
    ]
    if kept:
        lines.append(f"不随年度变的沿用：{kept}。")
    for key in another.derived:
        fact = catalogue[key]
        told = figures.value(fact, check.facts[key])
        lines.append(f"按 {before} 年度填的，{fact.name}记为 {told}。")
    lines.append("其余的重新问；跟原来一样的话，回复“照旧”。")
    return "".join(lines)


def carried(same: Check, catalogue: Catalogue) -> str:
    """What was taken over from another year."""
    told = "；".join(f"{name}——{value}" for name, value in told_rows(same, catalogue))
    return f"好的，照旧：{told}。有不一样的，直接说“……改成……”。"


def no_such_check(what: str) -> str:
    """That no other check is meant by what was said."""
    which = f"“{what[:12]}”" if what else "别的一家"
    return f"没有算过{which}。说“都算过哪些”看一看，说“换一家公司”另算一家。"
