"""What every applicant must know, as far as the document says it."""

from __future__ import annotations

from dialogs.phrase.outcome import Outcome, cited
from dialogs.reply import Block, Entry, Heading


def blocks(outcome: Outcome) -> tuple[Block, ...]:
    """Who decides, when and with what papers to apply, duties: for all, then for what is met."""
    concerned = {one.item for one in outcome.concerned if one.verdict != "ineligible"}
    advice = outcome.loaded.policy.advice
    return (
        Heading("申报须知"),
        *(Entry(f"{one.text}{cited(one.clause)}") for one in advice if not one.items),
        *(Entry(f"{one.text}{cited(one.clause)}") for one in advice if concerned & set(one.items)),
    )
