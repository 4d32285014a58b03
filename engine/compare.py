"""The cities side by side, for a firm that could choose where to settle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from gmpy2 import mpq

from engine.assess import assess
from engine.library import Library
from engine.profile import Profile
from engine.result import Assessment, yuan


@dataclass(frozen=True)
class Comparison:
    """All documents for one firm, the best first, and the facts that could still turn the order.

    Attributes:
        assessments: by the plan's total: the more it may bring, then the more it surely does.
        deciding: missing facts of documents whose range meets another's.
    """

    assessments: tuple[Assessment, ...]
    deciding: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """As ``python -m engine rank`` prints it."""
        return {
            "ranking": [
                {
                    "city": one.policy.city,
                    "policy": one.policy.id,
                    "status": one.status,
                    "total": {"low": yuan(one.plan.total.low), "high": yuan(one.plan.total.high)},
                    "items": list(one.plan.items),
                    "unquantified": list(one.plan.unquantified),
                    "potential": yuan(one.plan.potential.high),
                }
                for one in self.assessments
            ],
            "deciding": list(self.deciding),
        }


def compare(
    library: Library, profile: Profile, *, today: date, own: Assessment | None = None
) -> Comparison:
    """Assess one firm in every city as if it belonged there, and rank the cities.

    ``own`` is what is known of one city already, from more than ``profile`` holds.
    """
    found = [
        own
        if own is not None and own.policy is loaded.policy
        else assess(library, loaded, profile.having("city", loaded.policy.city), today=today)
        for loaded in library.cities.values()
    ]
    found.sort(key=_worth, reverse=True)
    return Comparison(tuple(found), _deciding(library, found))


def _worth(assessment: Assessment) -> tuple[bool, mpq, mpq]:
    total = assessment.plan.total
    return (total.high is None, total.high or mpq(0), total.low)


def _deciding(library: Library, found: Sequence[Assessment]) -> tuple[str, ...]:
    """Missing facts of the cities whose reach overlaps with another city's."""
    facts: set[str] = set()
    for one in found:
        for other in found:
            if one is not other and _overlap(one, other):
                facts.update(one.plan.potential.facts)
    return library.catalogue.sort(frozenset(facts))


def _overlap(one: Assessment, other: Assessment) -> bool:
    """Whether ``one`` could come out on either side of ``other``."""
    low, high = one.plan.total.low, one.plan.potential.high
    other_low, other_high = other.plan.total.low, other.plan.potential.high
    open_ = high is None or high > low or other_high is None or other_high > other_low
    below = other_high is None or low <= other_high
    above = high is None or high >= other_low
    return open_ and below and above
