"""Last year's figure from growth told instead: 150万 this year and 增长20% make 125万 last year."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from gmpy2 import mpq

from dialogs.understand.growth import SUFFIX
from dialogs.understand.vocabulary import vocabulary
from engine import Catalogue, Profile, read_profile
from engine.notation import Money, write_number

#: The part of a figure that last year's leaves out, by its question, goes by this suffix.
OUT = "_out_of_scope"


def settled(told: Mapping[str, Any], profile: Profile, catalogue: Catalogue) -> dict[str, Any]:
    """What was told, with each growth turned into the figure of last year.

    Growth of a figure that is not known yet is left out: it says nothing by itself.
    """
    facts = {key: value for key, value in told.items() if not key.endswith(SUFFIX)}
    known = {**profile.known, **read_profile(facts, catalogue).known}
    for key, rate in told.items():
        fact = key.removesuffix(SUFFIX)
        base, past = known.get(fact), vocabulary(catalogue).past(fact)
        if key == fact or past is None or not isinstance(base, Money):
            continue
        out = known.get(f"{fact}{OUT}")
        same = isinstance(out, Money) and out.currency == base.currency
        less = min(out.amount, base.amount) if isinstance(out, Money) and same else mpq(0)
        growth = Decimal(str(rate).rstrip("%")) / 100
        amount = previous(Decimal(write_number(base.amount - less)), growth)
        facts[past] = f"{amount:f} {base.currency}"
    return facts


def previous(amount: Decimal, growth: Decimal) -> Decimal:
    """The figure before ``growth``, rounded down to the cent."""
    return (amount / (1 + growth)).quantize(Decimal("0.01"), rounding=ROUND_FLOOR)
