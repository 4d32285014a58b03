"""What every applicant must know, as far as the document says it."""

from __future__ import annotations

from dialogs.phrase.outcome import Outcome, cited
from dialogs.reply import Block, Entry, Heading


def blocks(outcome: Outcome) -> tuple[Block, ...]:
    """Who decides, when and with what papers to apply, duties: what holds for all items."""
    general = [one for one in outcome.assessment.advice if not one.items]
    return (
        Heading("申报须知"),
        *(Entry(f"{one.text}{cited(one.clause)}") for one in general),
    )
