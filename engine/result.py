"""What an assessment says, and how it is written as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from gmpy2 import mpq

from engine.policy import Advice, Certainty, Policy, Status

Verdict = Literal["eligible", "ineligible", "undetermined"]


@dataclass(frozen=True, slots=True)
class Award:
    """What an item pays, in 元 rounded to 0.01.

    Attributes:
        low: the least that it can be.
        high: the most; none where the document gives no amount, or nothing bounds it yet.
        unbounded: ``high`` is none because facts are missing, not because the document is silent.
    """

    low: mpq
    high: mpq | None
    unbounded: bool = False

    @property
    def settled(self) -> bool:
        """Whether the amount is known to the cent."""
        return self.high is not None and self.low == self.high


NO_AWARD = Award(mpq(0), mpq(0))
UNSTATED_AWARD = Award(mpq(0), None)


@dataclass(frozen=True, slots=True)
class Reason:
    """One condition with the firm's figure; ``holds`` is none while it is not known."""

    text: str
    holds: bool | None


@dataclass(frozen=True, slots=True)
class Reading:
    """The award under another reading of the clause."""

    name: str
    award: Award


@dataclass(frozen=True, slots=True)
class NearMiss:
    """The smallest change of one fact that would make an ineligible item eligible.

    Attributes:
        fact: its key.
        need: the value it would have to take, in profile notation.
        short_by: how far away that is, in profile notation; none where there is no distance.
        award_if_met: the award then.
        lower: whether ``need`` lies below what is held.
    """

    fact: str
    need: Any
    short_by: Any
    award_if_met: Award
    lower: bool = False


@dataclass(frozen=True, slots=True)
class ItemResult:
    """One item of an assessment."""

    item: str
    clause: str
    title: str
    certainty: Certainty
    verdict: Verdict
    award: Award
    gives_amount: bool
    missing: tuple[str, ...]
    reasons: tuple[Reason, ...]
    steps: tuple[str, ...]
    readings: tuple[Reading, ...]
    near_miss: tuple[NearMiss, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An eligible item that the plan gives up, and the clause that makes it."""

    item: str
    because: str


@dataclass(frozen=True, slots=True)
class Potential:
    """What the best permitted total could still become, and the missing facts that decide it."""

    high: mpq | None
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherPlan:
    """The best combination if one item is read another way, where that is a different one."""

    item: str
    reading: str
    items: tuple[str, ...]
    total: Award


@dataclass(frozen=True, slots=True)
class Plan:
    """The best permitted combination of eligible items, under the default readings.

    ``others`` are the combinations that would be best under another reading; they are told, but
    not part of the fixed JSON.
    """

    items: tuple[str, ...]
    total: Award
    unquantified: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    potential: Potential
    others: tuple[OtherPlan, ...] = ()


@dataclass(frozen=True, slots=True)
class Assumed:
    """A default that was used: its value in profile notation and where it comes from."""

    value: Any
    origin: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """What follows for one enterprise from one document."""

    policy: Policy
    year: int | None
    status: Status
    status_note: str
    assumed: dict[str, Assumed]
    items: tuple[ItemResult, ...]
    plan: Plan

    @property
    def advice(self) -> tuple[Advice, ...]:
        """What the applicant must know: for all, and for the items that are not lost."""
        live = {result.item for result in self.items if result.verdict != "ineligible"}
        return tuple(
            one for one in self.policy.advice if not one.items or not live.isdisjoint(one.items)
        )

    @property
    def missing(self) -> frozenset[str]:
        """The facts that some item still lacks."""
        return frozenset(key for result in self.items for key in result.missing)

    def item(self, item_id: str) -> ItemResult:
        """The result of one item.

        Raises:
            KeyError: the document has no such item.
        """
        for result in self.items:
            if result.item == item_id:
                return result
        raise KeyError(item_id)

    def to_json(self) -> dict[str, Any]:
        """The assessment as the interface writes it."""
        return {
            "policy": self.policy.id,
            "status": self.status,
            "status_note": self.status_note,
            "assumed": {key: assumed.value for key, assumed in self.assumed.items()},
            "origins": {key: assumed.origin for key, assumed in self.assumed.items()},
            "items": [_item(result) for result in self.items],
            "plan": _plan(self.plan),
            "advice": [
                {"kind": one.kind, "clause": one.clause, "text": one.text, "items": list(one.items)}
                for one in self.advice
            ],
        }


def yuan(amount: mpq | None) -> str | None:
    """``"378100.80"``; an amount that cannot be named stays none."""
    if amount is None:
        return None
    cents = int(amount * 100)
    return f"{cents // 100}.{cents % 100:02d}"


def _award(award: Award) -> dict[str, Any]:
    written: dict[str, Any] = {"low": yuan(award.low), "high": yuan(award.high)}
    if award.unbounded:
        written["unbounded"] = True
    return written


def _item(result: ItemResult) -> dict[str, Any]:
    return {
        "item": result.item,
        "clause": result.clause,
        "title": result.title,
        "certainty": result.certainty,
        "verdict": result.verdict,
        "award": _award(result.award),
        "missing": list(result.missing),
        "reasons": [{"text": reason.text, "holds": reason.holds} for reason in result.reasons],
        "steps": list(result.steps),
        "readings": [
            {"name": reading.name, "award": _award(reading.award)} for reading in result.readings
        ],
        "near_miss": [
            {
                "fact": miss.fact,
                "need": miss.need,
                "short_by": miss.short_by,
                "award_if_met": _award(miss.award_if_met),
            }
            for miss in result.near_miss
        ],
    }


def _plan(plan: Plan) -> dict[str, Any]:
    return {
        "items": list(plan.items),
        "total": _award(plan.total),
        "unquantified": list(plan.unquantified),
        "left_out": [{"item": out.item, "because": out.because} for out in plan.left_out],
        "potential": {"high": yuan(plan.potential.high), "facts": list(plan.potential.facts)},
    }
