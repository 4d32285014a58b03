"""What a question is worth: the items it can move, and by how much the best combination at most."""

from __future__ import annotations

from dataclasses import dataclass

from gmpy2 import mpq

from engine.library import Loaded
from engine.plan import Offer, best
from engine.result import Assessment, Award


@dataclass(frozen=True, slots=True)
class Worth:
    """What hangs on one fact.

    Attributes:
        items: the items that it can still move, with or without an amount, in document order.
        high: the most, in 元, by which the total of the best permitted combination can differ
            between two values of it; none where nothing bounds that, 0 where no amount hangs on it.
    """

    items: tuple[str, ...]
    high: mpq | None


def worth_of(loaded: Loaded, assessment: Assessment, key: str) -> Worth:
    """What a question about the fact ``key`` is worth.

    Two values of the fact move each item by no more than its award's ``high`` less its ``low``,
    and the others not at all. The best total never falls when awards rise, and never rises by more
    than a permitted combination of the rises; so the best combination of those is a bound. It is
    one for the default readings, while whatever is assumed (a default, a rate) stays as it is.

    Args:
        loaded: the document that was assessed.
        assessment: what follows from all that is known.
        key: a fact; one that is known, or that nothing hangs on, is worth nothing.
    """
    moved = [result for result in assessment.items if key in result.missing]
    rises = [
        Offer(result.item, mpq(0), _rise(result.award)) for result in moved if result.gives_amount
    ]
    chosen = best(rises, loaded.policy.stacking)
    return Worth(tuple(result.item for result in moved), None if chosen.unbounded else chosen.high)


def _rise(award: Award) -> mpq | None:
    return None if award.high is None else award.high - award.low
