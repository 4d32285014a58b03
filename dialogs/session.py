"""The state of one conversation: everything a turn needs to know of the turns before it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

#: How many steps back a person can go.
MOST_STEPS_BACK = 100


class Step(BaseModel):
    """What was known at some point, so that 上一步 can return to it exactly."""

    model_config = ConfigDict(frozen=True)

    facts: dict[str, Any]
    passed: tuple[str, ...]
    approximate: tuple[str, ...]
    supposed: tuple[str, ...] = ()
    pending: str | None


class Clarifying(BaseModel):
    """A question back about ``fact``: which of ``options`` (in profile notation) was meant."""

    model_config = ConfigDict(frozen=True)

    fact: str
    options: tuple[Any, ...]


class Session(BaseModel):
    """One conversation. It can be written as JSON and read back without loss.

    Attributes:
        greeted: whether the person has been welcomed.
        facts: what was told, in profile notation, in the order told.
        passed: facts the person does not know or would rather not tell.
        approximate: facts told as a rough figure.
        supposed: facts that nobody told: they belong to matters that do not concern the firm.
        pending: the fact that the last question is about.
        clarifying: the question back that is open.
        unknowns: how many questions in a row were answered with 不清楚 or skipped.
        misses: how many messages in a row were not understood.
        told_result: whether the final result was told for the facts as they are.
        last: the facts told in the last message, which 不对 may be about.
        past: earlier states, the latest last.
    """

    model_config = ConfigDict(frozen=True)

    greeted: bool = False
    facts: dict[str, Any] = {}
    passed: tuple[str, ...] = ()
    approximate: tuple[str, ...] = ()
    supposed: tuple[str, ...] = ()
    pending: str | None = None
    clarifying: Clarifying | None = None
    unknowns: int = 0
    misses: int = 0
    told_result: bool = False
    last: tuple[str, ...] = ()
    past: tuple[Step, ...] = ()

    @property
    def said(self) -> dict[str, Any]:
        """The facts that the person told, without those only supposed."""
        return {key: value for key, value in self.facts.items() if key not in self.supposed}

    def changed(self, **changes: Any) -> Session:
        """The same session with some attributes replaced."""
        return self.model_copy(update=changes)

    def stepped(self) -> Session:
        """The same session, able to come back to where it is now."""
        step = Step(
            facts=self.facts,
            passed=self.passed,
            approximate=self.approximate,
            supposed=self.supposed,
            pending=self.pending,
        )
        return self.changed(past=(*self.past, step)[-MOST_STEPS_BACK:])

    def told(
        self, facts: Mapping[str, Any], rough: Collection[str], open_again: Collection[str] = ()
    ) -> Session:
        """The same session after ``facts`` were told in one message, some as rough figures.

        What was supposed of the facts ``open_again`` is supposed no longer.
        """
        still = tuple(one for one in self.approximate if one not in facts)
        again = {one for one in self.supposed if one in open_again}
        before = {key: value for key, value in self.facts.items() if key not in again}
        return self.stepped().changed(
            facts={**before, **facts},
            supposed=tuple(one for one in self.supposed if one not in again and one not in facts),
            passed=tuple(one for one in self.passed if one not in facts),
            approximate=(*still, *(one for one in rough if one in facts)),
            clarifying=None,
            unknowns=0,
            misses=0,
            told_result=False,
            last=tuple(facts),
        )

    def supposing(self, topics: str, facts: Mapping[str, Any]) -> Session:
        """The same session after the question ``topics`` was answered: ``facts`` are supposed."""
        new = {key: value for key, value in facts.items() if key not in self.facts}
        return self.stepped().changed(
            facts={**self.facts, **new},
            supposed=(*self.supposed, *new),
            passed=(*self.passed, topics),
            clarifying=None,
            unknowns=0,
            misses=0,
            told_result=False,
            last=(),
        )

    def without(self, key: str) -> Session:
        """The same session as if ``key`` had not been told."""
        return self.stepped().changed(
            facts={name: value for name, value in self.facts.items() if name != key},
            approximate=tuple(one for one in self.approximate if one != key),
            clarifying=None,
            told_result=False,
            last=(),
        )

    def undone(self) -> Session:
        """The state some answer ago; there must be one."""
        *past, step = self.past
        return self.changed(
            facts=step.facts,
            passed=step.passed,
            approximate=step.approximate,
            supposed=step.supposed,
            pending=step.pending,
            clarifying=None,
            unknowns=0,
            misses=0,
            told_result=False,
            past=tuple(past),
        )

    def passed_over(self, key: str) -> Session:
        """The same session after the person would not or could not tell ``key``.

        An earlier answer is dropped, unless the question was which of two answers holds.
        """
        disputed = self.clarifying is not None and self.clarifying.fact == key
        facts = {name: value for name, value in self.facts.items() if disputed or name != key}
        return self.stepped().changed(
            facts=facts,
            passed=tuple(one for one in self.passed if one != key)
            + ((key,) if key not in facts else ()),
            clarifying=None,
            unknowns=self.unknowns + 1,
            misses=0,
            told_result=False,
        )
