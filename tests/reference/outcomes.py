"""What every reference answers: the outcome of an item, and the plan of what to claim."""

import math
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

#: Verdict, award in yuan and the award under each further reading.  The award is ``None`` where the document names no
#: amount, 0.00 where the item is ineligible (which then has no further readings).
Outcome = tuple[str, Decimal | None, dict[str, Decimal]]

ZERO = Decimal("0.00")


def half_up(amount: Fraction) -> Decimal:
    """Round an amount that is not negative half up to 0.01."""
    return Decimal(math.floor(amount * 100 + Fraction(1, 2))).scaleb(-2)


def ineligible() -> Outcome:
    """Give the outcome of an item that is decided against."""
    return "ineligible", ZERO, {}


def no_amount() -> Outcome:
    """Give the outcome of an eligible item for which the document states no amount."""
    return "eligible", None, {}


def pays(amount: Fraction | int, readings: Mapping[str, Fraction | int] | None = None) -> Outcome:
    """Give an amount, and the same under other readings; nothing under every reading is ineligible."""
    award = half_up(Fraction(amount))
    others = {name: half_up(Fraction(value)) for name, value in (readings or {}).items()}
    if not award and not any(others.values()):
        return ineligible()
    return "eligible", award, others


class Plan(NamedTuple):
    """What to claim, what it brings, what is given up for it, and what has no amount."""

    items: list[str]
    total: Decimal
    left_out: list[str]
    unquantified: list[str]


def awarded(outcomes: Mapping[str, Outcome]) -> dict[str, Decimal | None]:
    """Return the eligible ones of the items, each with its award."""
    return {item: award for item, (verdict, award, _) in outcomes.items() if verdict == "eligible"}


def everything(outcomes: Mapping[str, Outcome]) -> Plan:
    """Claim every eligible item with an amount, as a document without a rule against stacking lets one do."""
    awards = awarded(outcomes)
    amounts = {item: award for item, award in awards.items() if award is not None}
    return Plan(
        items=list(amounts),
        total=sum(amounts.values(), ZERO),
        left_out=[],
        unquantified=[item for item, award in awards.items() if award is None],
    )
