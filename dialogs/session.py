"""The state of one conversation: everything a turn needs to know of the turns before it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

#: How many steps back a person can go.
MOST_STEPS_BACK = 100
#: How many checks a conversation keeps beside the one under way.
MOST_ASIDE = 20


class Check(BaseModel):
    """One check under way: what is known of one firm in one year, and what is asked.

    Attributes:
        firm: which firm of this conversation it is, counted from 1.
        facts: what was told, in profile notation, in the order told.
        passed: facts the person does not know or would rather not tell, and topics once offered.
        approximate: facts told as a rough figure.
        bands: facts told as a stretch (200 万美元以上), with its words; their value in ``facts``
            stands for all of the stretch.
        supposed: facts that nobody told: they belong to matters that do not concern the firm.
        inherited: facts taken over from another check; what is told instead needs no question.
        pending: the fact that the last question is about.
    """

    model_config = ConfigDict(frozen=True)

    firm: int = 1
    facts: dict[str, Any] = {}
    passed: tuple[str, ...] = ()
    approximate: tuple[str, ...] = ()
    bands: dict[str, str] = {}
    supposed: tuple[str, ...] = ()
    inherited: tuple[str, ...] = ()
    pending: str | None = None


class Change(BaseModel):
    """That another check was opened.

    Attributes:
        kept: whether the check before it was put aside, behind the others.
        opened: the check that was opened, if it had been aside, and ``place``, where it lay.
    """

    model_config = ConfigDict(frozen=True)

    kept: bool
    opened: Check | None = None
    place: int = 0


class Step(Check):
    """The check at some point, so that 上一步 can return to it exactly.

    ``change`` says, where another check was opened from there, what that did to those put aside.
    """

    change: Change | None = None


class Clarifying(BaseModel):
    """A question back about ``fact``: which of ``options`` (in profile notation) was meant."""

    model_config = ConfigDict(frozen=True)

    fact: str
    options: tuple[Any, ...]


#: The parts of a result that may be longer than one message.
Section = Literal["details", "lacking", "failed", "clauses"]


class Page(BaseModel):
    """Where the reading of a long part of the result stands: its next entry."""

    model_config = ConfigDict(frozen=True)

    section: Section
    start: int


class Session(Check):
    """One conversation. It can be written as JSON and read back without loss.

    Attributes:
        greeted: whether the person has been welcomed.
        aside: the checks of other firms and years, put aside.
        clarifying: the question back that is open.
        unknowns: how many questions in a row were answered with 不清楚 or skipped.
        misses: how many messages in a row were not understood.
        told_result: whether the final result was told for the facts as they are.
        offered: whether an early result was offered for this check.
        last: the facts told in the last message, which 不对 may be about.
        page: what 更多 goes on with.
        past: earlier states, the latest last.
    """

    greeted: bool = False
    aside: tuple[Check, ...] = ()
    clarifying: Clarifying | None = None
    unknowns: int = 0
    misses: int = 0
    told_result: bool = False
    offered: bool = False
    last: tuple[str, ...] = ()
    page: Page | None = None
    past: tuple[Step, ...] = ()

    @property
    def said(self) -> dict[str, Any]:
        """The facts that the person told, without those only supposed."""
        return {key: value for key, value in self.facts.items() if key not in self.supposed}

    @property
    def figures(self) -> dict[str, Any]:
        """The facts told as such, without those whose value only stands for a stretch."""
        return {key: value for key, value in self.said.items() if key not in self.bands}

    @property
    def check(self) -> Check:
        """The check under way."""
        return Check(**attributes(self))

    def changed(self, **changes: Any) -> Session:
        """The same session with some attributes replaced."""
        return self.model_copy(update=changes)

    def stepped(self, change: Change | None = None) -> Session:
        """The same session, able to come back to where it is now, before ``change``."""
        step = Step(**attributes(self), change=change)
        return self.changed(past=(*self.past, step)[-MOST_STEPS_BACK:])

    def told(
        self,
        facts: Mapping[str, Any],
        rough: Collection[str],
        open_again: Collection[str] = (),
        bands: Mapping[str, str] | None = None,
    ) -> Session:
        """The same session after ``facts`` were told in one message, some as rough figures.

        What was supposed of the facts ``open_again`` is supposed no longer; ``bands`` are the
        words of those told as a stretch.
        """
        still = tuple(one for one in self.approximate if one not in facts)
        again = {one for one in self.supposed if one in open_again}
        before = {key: value for key, value in self.facts.items() if key not in again}
        stretches = {key: words for key, words in self.bands.items() if key not in facts}
        return self.stepped()._fresh(
            facts={**before, **facts},
            supposed=tuple(one for one in self.supposed if one not in again and one not in facts),
            inherited=tuple(one for one in self.inherited if one not in facts),
            passed=tuple(one for one in self.passed if one not in facts),
            approximate=(*still, *(one for one in rough if one in facts)),
            bands={**stretches, **(bands or {})},
            last=tuple(facts),
        )

    def supposing(self, topics: Collection[str], facts: Mapping[str, Any]) -> Session:
        """The same session after a choice among ``topics``: ``facts`` are supposed."""
        new = {key: value for key, value in facts.items() if key not in self.facts}
        return self.stepped()._fresh(
            facts={**self.facts, **new},
            supposed=(*self.supposed, *new),
            passed=(*self.passed, *topics),
        )

    def reopened(self, keys: Collection[str]) -> Session:
        """The same session in which the facts ``keys`` are no longer supposed."""
        again = {key for key in self.supposed if key in keys}
        return (
            self.stepped()
            .forgetting(again)
            ._fresh(supposed=tuple(one for one in self.supposed if one not in again))
        )

    def without(self, key: str) -> Session:
        """The same session as if ``key`` had not been told."""
        return self.stepped().forgetting((key,))._fresh()

    def forgetting(self, keys: Collection[str]) -> Session:
        """The same session without some facts; it is no step of its own."""
        return self.changed(
            facts={name: value for name, value in self.facts.items() if name not in keys},
            approximate=tuple(one for one in self.approximate if one not in keys),
            bands={name: words for name, words in self.bands.items() if name not in keys},
        )

    def undone(self) -> Session:
        """The state some answer ago; there must be one."""
        *past, step = self.past
        aside = list(self.aside)
        if step.change is not None:
            if step.change.kept:
                aside.pop()
            if step.change.opened is not None:
                aside.insert(step.change.place, step.change.opened)
        return self._fresh(**attributes(step), aside=tuple(aside), past=tuple(past))

    def passed_over(self, key: str, *, keeping: bool = False) -> Session:
        """The same session after the person would not or could not tell ``key``.

        An earlier answer is dropped, unless it is to be kept because only the rest of it is not
        told, or the question was which of two answers holds.
        """
        disputed = self.clarifying is not None and self.clarifying.fact == key
        dropped = self if disputed or keeping else self.without(key)
        passed = tuple(one for one in self.passed if one != key)
        return self.stepped()._fresh(
            facts=dropped.facts,
            approximate=dropped.approximate,
            bands=dropped.bands,
            passed=passed if key in dropped.facts and not keeping else (*passed, key),
            unknowns=self.unknowns + 1,
        )

    def opened(self, check: Check, *, offered: bool = False) -> Session:
        """The same conversation with ``check`` under way and the one till now put aside.

        A check of which nothing is told is not kept; one of the aside that is opened is not
        aside any longer.
        """
        kept, aside = bool(self.facts), list(self.aside)
        change = Change(kept=kept)
        if check in aside:
            change = Change(kept=kept, opened=check, place=aside.index(check))
            aside.remove(check)
        if kept:
            aside.append(self.check)
        opened = self.stepped(change)
        return opened._fresh(**attributes(check), aside=tuple(aside), offered=offered)

    def _fresh(self, **changes: Any) -> Session:
        """The session with ``changes``, and nothing left open from the message before."""
        settled: dict[str, Any] = {
            "clarifying": None,
            "unknowns": 0,
            "misses": 0,
            "told_result": False,
            "last": (),
            "page": None,
        }
        return self.changed(**{**settled, **changes})


def attributes(state: Check) -> dict[str, Any]:
    """The attributes of the check that a session or step holds."""
    return {name: getattr(state, name) for name in Check.model_fields}
