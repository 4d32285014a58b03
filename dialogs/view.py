"""What a session amounts to: its profile, the document that applies, the pending question."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from dialogs import banding, interview
from dialogs.phrase import question
from dialogs.phrase.outcome import Outcome
from dialogs.session import Check, Session, attributes
from dialogs.topics import TOPICS, Topic, topics_fact
from engine import (
    Assessment,
    Fact,
    Library,
    Loaded,
    Profile,
    Worth,
    assess,
    read_profile,
    worth_of,
)
from engine.notation import Known, read_value
from engine.wording import value_text


@lru_cache(maxsize=128)
def _assessed(
    library: Library, loaded: Loaded, known: tuple[tuple[str, Known], ...], today: date
) -> Assessment:
    """An assessment; the latest are kept, as most turns begin where another one ended."""
    return assess(library, loaded, Profile(dict(known)), today=today)


@dataclass(frozen=True)
class View:
    """A session seen with what the assistant knows on some day."""

    session: Session
    library: Library
    today: date

    def moved(self, session: Session) -> View:
        """The view of another session; what follows from the facts is kept where they are the same.

        An assessment takes milliseconds, and one turn moves the session several times.
        """
        view = replace(self, session=session)
        if session.facts is self.session.facts:
            follows = ("profile", "loaded", "assessment", "roles")
            view.__dict__.update({key: vars(self)[key] for key in follows if key in vars(self)})
        return view

    @cached_property
    def profile(self) -> Profile:
        """What was told, as the engine reads it."""
        return read_profile(self.session.facts, self.library.catalogue)

    @cached_property
    def loaded(self) -> Loaded | None:
        """The city's document, once the city is known."""
        return self.library.cities.get(self.profile.city or "")

    @cached_property
    def assessment(self) -> Assessment | None:
        """What follows from what is known, once there is a document."""
        if self.loaded is None:
            return None
        known = tuple(sorted(self.profile.known.items()))
        return _assessed(self.library, self.loaded, known, self.today)

    @cached_property
    def outcome(self) -> Outcome | None:
        """What results are told from, once there is a document."""
        loaded, assessment, words = self.loaded, self.assessment, self.session.bands
        if loaded is None or assessment is None:
            return None
        if words:
            assessment = assess(
                self.library, loaded, self.profile, today=self.today, words=dict(words)
            )
        return Outcome(self.session, loaded, assessment, self.library.catalogue)

    def of(self, check: Check) -> View:
        """The view of another check of the conversation."""
        return replace(self, session=Session(**attributes(check)))

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles that questions are put to."""
        role = self.profile.known.get("role")
        return role if isinstance(role, frozenset) else frozenset(("enterprise",))

    @property
    def pending(self) -> Fact | None:
        """The fact that the last question is about, in the wording it was asked."""
        key = self.session.pending
        return self.worded(self.fact(key)) if key else None

    def fact(self, key: str) -> Fact:
        """The fact with this key; what is asked beside the facts comes in their shape, too."""
        if key == TOPICS:
            return topics_fact(self.topics, self.session.passed)
        return self.library.catalogue[key]

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topics to choose among now."""
        if self.assessment is None:
            return ()
        return interview.offered_topics(self.assessment, self.session.passed)

    def worded(self, fact: Fact) -> Fact:
        """``fact`` with the question as this city and these roles are asked."""
        ask = fact.ask.wording(self.profile.city or "", self.roles)
        return fact.model_copy(update={"ask": ask})

    def options(self, fact: Fact) -> tuple[str, ...]:
        """The answers offered with a question, besides 不清楚 and 跳过."""
        given = question.options(self.worded(fact), self.loaded, tuple(self.library.cities))
        words = tuple(one.words for one in self.stretches)
        return (*(one for one in given if one not in words), *words)

    @property
    def asked_back(self) -> tuple[str, ...]:
        """All buttons of the open question back; its ways out where several may be chosen."""
        open_ = self.session.clarifying
        if open_ is None:
            return ()
        fact = self.fact(open_.fact)
        labels = tuple(value_text(fact, read_value(fact, one)) for one in open_.options)
        if fact.type != "choices":
            return labels
        none = (fact.ask.none,) if fact.ask.none else ()
        return tuple(dict.fromkeys((*labels, *none, *question.ways_out(fact))))

    def offered(self, fact: Fact) -> tuple[str, ...]:
        """All buttons of a question."""
        exactly = (banding.EXACTLY,) if self.stretches else ()
        return (*self.options(fact), *exactly, *question.ways_out(fact))

    @cached_property
    def stretches(self) -> tuple[banding.Stretch, ...]:
        """The stretches that the pending question can be answered with."""
        key = self.session.pending
        return () if key is None else self._stretches_of(key)

    @property
    def stale(self) -> list[str]:
        """The facts told as a stretch that after some change no longer settles what it must."""
        found = []
        for key, words in self.session.bands.items():
            without = self.moved(self.session.without(key))
            items = () if without.assessment is None else without.assessment.items
            now = {one.words for one in without._stretches_of(key)}
            if any(key in item.missing for item in items) and words not in now:
                found.append(key)
        return found

    def _stretches_of(self, key: str) -> tuple[banding.Stretch, ...]:
        # An answer in words needs no assessment to be understood.
        if key not in self.library.catalogue or not self.fact(key).is_figure:
            return ()
        if self.loaded is None or self.assessment is None:
            return ()
        return banding.stretches(self.library, self.loaded, self.profile, self.assessment, key)

    @property
    def worth(self) -> Worth | None:
        """What hangs on the pending question; never more than the result can still rise."""
        key = self.session.pending
        if key is None or key == TOPICS or key in interview.OPENING:
            # A year brings its own rates: no bound holds across years.
            return None
        if self.loaded is None or self.assessment is None:
            return None
        worth, plan = worth_of(self.loaded, self.assessment, key), self.assessment.plan
        if worth.high is None or plan.potential.high is None:
            return worth
        return Worth(worth.items, min(worth.high, plan.potential.high - plan.total.low))

    def next_fact(self) -> str | None:
        """The key of the fact to ask now."""
        passed = frozenset(self.session.passed)
        return interview.next_fact(self.library, self.loaded, self.assessment, self.profile, passed)

    @property
    def unconfirmed(self) -> bool:
        """Whether a default is still to be asked that could take an award of the plan away."""
        if self.loaded is None or self.assessment is None:
            return False
        passed, catalogue = frozenset(self.session.passed), self.library.catalogue
        confirming = interview.to_confirm(
            self.loaded, self.assessment, self.profile, passed, catalogue
        )
        planned = set(self.assessment.plan.items)
        rules = [rule for rule in self.loaded.rules if rule.id in planned]
        return any(fact.key in confirming for rule in rules for fact in rule.facts)

    def remaining(self) -> int | None:
        """How many questions there can still be; ``None`` while there is no document."""
        if self.loaded is None or self.assessment is None:
            return None
        passed = frozenset(self.session.passed)
        catalogue = self.library.catalogue
        return interview.remaining(self.loaded, self.assessment, self.profile, passed, catalogue)
