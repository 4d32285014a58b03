"""The whole result as a text to keep: every clause that concerns the firm, with its words."""

from __future__ import annotations

from dialogs.phrase import advice, items, summary
from dialogs.phrase.outcome import Outcome
from dialogs.phrase.talk import told_rows
from dialogs.reply import Attachment, Block, Facts, Heading, plain


def paper(outcome: Outcome) -> Attachment:
    """Everything that is known of one check, as a plain text file."""
    found: list[Block] = [
        *summary.blocks(outcome),
        Heading("填写的内容"),
        Facts(told_rows(outcome.check, outcome.catalogue)),
        Heading("符合的项目"),
        *items.eligible(outcome),
        Heading("还不能确定的项目"),
        *items.undetermined(outcome),
        Heading("不符合的项目"),
        *items.ineligible(outcome),
        *summary.all_assumptions(outcome),
        *advice.blocks(outcome),
    ]
    met = {rule.clause.clause for rule, _ in outcome.results("eligible")}
    for clause in outcome.loaded.policy.clauses:
        if clause.clause in met:
            found += items.verbatim(outcome.loaded.policy, clause)
    year = outcome.assessment.year
    name = f"{outcome.city}{'' if year is None else year}服务外包政策测算.txt"
    return Attachment(name, "text/plain; charset=utf-8", f"{plain(tuple(found))}\n")
