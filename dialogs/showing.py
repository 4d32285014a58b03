"""What is shown on request of what the assistant knows; the conversation stays where it is."""

from __future__ import annotations

from dialogs.phrase import comparison, result, talk
from dialogs.reply import Block, Paragraph
from dialogs.understand.commands import Command
from dialogs.view import View
from engine import compare


def shown(command: Command, view: View) -> tuple[Block, ...]:
    """What a command shows: why it is asked, what was told, a comparison, advice or clauses."""
    catalogue, loaded, fact = view.library.catalogue, view.loaded, view.pending
    if command == "why":
        return (Paragraph(talk.NOTHING_PENDING if fact is None else fact.ask.why),)
    if command == "facts":
        return talk.told_blocks(view.session.said, catalogue)
    if command == "compare":
        found = compare(view.library, view.profile, today=view.today)
        return comparison.blocks(found, catalogue)
    if loaded is None or view.assessment is None:
        return (Paragraph(talk.NO_CITY_YET),)
    if command == "advice":
        return result.advice_blocks(view.assessment)
    return talk.contents_blocks(loaded)
