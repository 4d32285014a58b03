"""What is shown on request of what the assistant knows; the facts stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dialogs.paging import page
from dialogs.phrase import (
    advice,
    comparison,
    items,
    nearly,
    paper,
    several,
    summary,
    talk,
)
from dialogs.phrase.outcome import Outcome
from dialogs.reply import Block, Entry, Heading, Paragraph
from dialogs.session import Page, Section
from dialogs.speaking import Speaking
from dialogs.understand import headings
from dialogs.understand.cities import mentioned_city
from dialogs.understand.commands import Command
from dialogs.understand.text import lower, normalise
from engine import compare, read_profile


def _clauses(outcome: Outcome) -> list[Entry]:
    return [Entry(f"{one.clause} {one.title}") for one in outcome.loaded.policy.clauses]


#: The parts of a result that come in pages: their title, what to say of an empty one, the entries.
_PAGED: Mapping[Section, tuple[str, str, Callable[[Outcome], Sequence[Block]]]] = {
    "details": ("符合的项目", "现在还没有符合的项目。", items.eligible),
    "lacking": ("还不能确定的项目", "没有不能确定的项目，都有结论了。", items.undetermined),
    "failed": ("不符合的项目", "没有不符合的项目。", items.ineligible),
    "clauses": ("文件的条款", "", _clauses),
}

#: So many clauses below one heading are still shown at once.
MOST_CLAUSES = 3

_SECTIONS: Mapping[Command, Section] = {section: section for section in _PAGED}


def show(speaking: Speaking, command: Command, what: str | None) -> None:
    """Show what a command asks for."""
    view, fact = speaking.view, speaking.view.pending
    if command == "why":
        speaking.say(talk.NOTHING_PENDING if fact is None else fact.ask.why)
    elif command == "facts":
        speaking.show(talk.told_blocks(view.session, speaking.catalogue))
    elif command == "compare":
        # What stands for a stretch stands for it in this city only.
        exact = read_profile(view.session.forgetting(view.session.bands).facts, speaking.catalogue)
        found = compare(view.library, exact, today=view.today, own=view.assessment)
        other = mentioned_city(lower(normalise(speaking.message.text)), view.library.city_names)
        chosen = {other, view.profile.city} if other and view.profile.city else None
        speaking.show(comparison.blocks(found, speaking.catalogue, chosen))
    elif command == "firms":
        speaking.show(_firms(speaking))
    elif command == "resume":
        speaking.show(_resumed(speaking))
    elif (outcome := view.outcome) is None:
        speaking.say(talk.NO_CITY_YET)
    elif command == "clause" or command == "item":
        speaking.show(_clause(outcome, what or "", whole=command == "item"))
    elif (section := _SECTIONS.get(command)) is not None:
        _turn_to(speaking, outcome, Page(section=section, start=0))
    elif command == "more":
        at = view.session.page
        if at is None:
            speaking.say(talk.NO_MORE)
        else:
            _turn_to(speaking, outcome, at)
    elif command == "nearly":
        speaking.show(nearly.blocks(outcome))
    elif command == "assumptions":
        speaking.show(summary.all_assumptions(outcome))
    elif command == "advice":
        speaking.show(advice.blocks(outcome))
    else:
        speaking.attachments.append(paper.paper(outcome))
        speaking.say(talk.EXPORTED)


def _turn_to(speaking: Speaking, outcome: Outcome, at: Page) -> None:
    """Show a page of a long part of the result, and remember where it ends."""
    title, empty, entries_of = _PAGED[at.section]
    entries = entries_of(outcome)
    if not entries:
        speaking.say(empty)
        return
    shown, following = page(entries, at.start, speaking.message.room)
    count = f"（第 {at.start + 1}—{at.start + len(shown)} 项，共 {len(entries)} 项）"
    whole = at.start == 0 and following is None
    speaking.show((Heading(title if whole else f"{title}{count}"), *shown))
    rest = None if following is None else Page(section=at.section, start=following)
    speaking.move(speaking.session.changed(page=rest))
    if rest is not None:
        speaking.say(talk.MORE)
    elif at.section == "clauses":
        first = outcome.loaded.rules[0].clause.clause
        speaking.show((Paragraph(f"看哪一条，就回复“原文 {first}”这样的话。", quiet=True),))
    elif at.section != "lacking":
        speaking.show((Paragraph(items.figures_stand_under(outcome), quiet=True),))


def _clause(outcome: Outcome, wanted: str, *, whole: bool) -> tuple[Block, ...]:
    """The clauses with a heading or below it, verbatim or with how their items came out."""
    place = headings.read(wanted)
    policy = outcome.loaded.policy
    found = [one for one in policy.clauses if headings.read(one.clause)[: len(place)] == place]
    if not place or not found or len(found) > MOST_CLAUSES:
        return (Paragraph(talk.no_such_clause(policy, wanted)),)
    shown = (items.in_full(outcome, one) if whole else items.verbatim(policy, one) for one in found)
    return tuple(block for blocks in shown for block in blocks)


def _firms(speaking: Speaking) -> tuple[Block, ...]:
    """All checks of the conversation, the one under way last."""
    view = speaking.view
    all_ = [view.of(check) for check in (*view.session.aside, view.session.check)]
    return several.firms_blocks([(one.session, one.outcome) for one in all_], speaking.catalogue)


def _resumed(speaking: Speaking) -> tuple[Block, ...]:
    """Where the conversation stands."""
    view = speaking.view
    return several.resumed_blocks(view.session, view.outcome, speaking.catalogue)
