"""What to ask next: the opening, which matters concern the firm, the engine's choice, defaults."""

from __future__ import annotations

from collections.abc import Collection

from dialogs.topics import (
    MANY_QUESTIONS,
    MANY_TOPICS,
    SOME_TOPICS,
    TOPICS,
    Topic,
    topics_among,
    topics_to_offer,
)
from engine import Assessment, Catalogue, Library, Loaded, Profile, ask_next

#: Asked first, in this order: everything else depends on them.
OPENING = ("city", "role", "year")


def next_fact(
    library: Library,
    loaded: Loaded | None,
    assessment: Assessment | None,
    profile: Profile,
    passed: frozenset[str],
) -> str | None:
    """The key of the fact to ask now; ``None`` when nothing is left to ask.

    Args:
        library: what there is.
        loaded: the city's document, once the city is known.
        assessment: what follows from ``profile`` under it.
        profile: what is known.
        passed: facts the person would not or could not tell.
    """
    for key in OPENING:
        if key not in profile.known and key not in passed:
            return key
    if loaded is None or assessment is None:
        return None
    asked = ask_next(library, loaded, assessment, profile, passed=passed).ask
    # What stands before all matters (认定, 登记) comes first: one no may end it.
    gated = asked is not None and bool(topics_among([asked]))
    if gated and _is_long(loaded, assessment, profile, passed, library.catalogue):
        return TOPICS
    waiting = to_confirm(loaded, assessment, profile, passed, library.catalogue)
    for key in waiting:
        if asked is None or _builds_on(asked, key, loaded, profile):
            return key
    return asked


def _is_long(
    loaded: Loaded,
    assessment: Assessment,
    profile: Profile,
    passed: frozenset[str],
    catalogue: Catalogue,
) -> bool:
    """Whether it saves questions to ask first which matters concern the firm."""
    offered = len(offered_topics(assessment, passed))
    left = remaining(loaded, assessment, profile, passed, catalogue)
    return offered >= MANY_TOPICS or (offered >= SOME_TOPICS and left >= MANY_QUESTIONS)


def offered_topics(assessment: Assessment, passed: Collection[str]) -> tuple[Topic, ...]:
    """The topics to choose among now, by what is still missing."""
    missing = assessment.missing
    return topics_to_offer(missing - frozenset(passed), passed)


def _builds_on(asked: str, key: str, loaded: Loaded, profile: Profile) -> bool:
    """Whether ``key`` belongs before ``asked``: one rule reads both, and its figure is there."""
    for rule in loaded.rules:
        keys = {fact.key for fact in rule.facts}
        if {asked, key} <= keys:
            figures = keys - {asked, key, *OPENING}
            return bool(figures) and figures <= profile.known.keys()
    return False


def remaining(
    loaded: Loaded,
    assessment: Assessment,
    profile: Profile,
    passed: frozenset[str],
    catalogue: Catalogue,
) -> int:
    """How many questions there can still be, at most."""
    opening = {key for key in OPENING if key not in profile.known}
    missing = assessment.missing
    confirming = to_confirm(loaded, assessment, profile, passed, catalogue)
    return len((opening | missing | set(confirming)) - passed)


def to_confirm(
    loaded: Loaded,
    assessment: Assessment,
    profile: Profile,
    passed: frozenset[str],
    catalogue: Catalogue,
) -> list[str]:
    """Facts that were taken by default but would change an award that is not lost, if told."""
    return [
        fact.key
        for fact in catalogue.values()
        if fact.confirm
        and fact.key in assessment.assumed
        and fact.key not in profile.known
        and fact.key not in passed
        and any(
            fact in rule.facts and result.verdict != "ineligible"
            for rule, result in zip(loaded.rules, assessment.items, strict=True)
        )
    ]
