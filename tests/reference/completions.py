"""Completions of an incomplete profile: critical values for the facts it lacks, and what all their outcomes have in common.

A brute force gives every unknown fact that an item uses a list of critical values (both sides of each threshold, zero,
more than each cap, every choice), runs the city's reference on their whole product, and reads verdict, missing facts
and bounds off the outcomes as the contract defines them.  No reasoning about the rules takes place beyond the choice of
values, and what bounds an award, which each city answers for itself.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from tests.reference.notation import ZERO, Facts, MissingFact, Outcome, Profile, split_money

CENT = Fraction(1, 100)
HUGE = 10**12

#: The outcome of every combination, keyed by the values as text.
Found = Mapping[tuple[str, ...], Outcome]
#: The critical values of a fact of an item, beside what is known.
Values = Callable[[str, Profile], list[object]]


class Answer(NamedTuple):
    """What can be said of an item; ``high`` is ``None`` where there is no amount, and where nothing bounds it."""

    verdict: str
    missing: set[str]
    low: Decimal
    high: Decimal | None


def around(*thresholds: Fraction | int, huge: int = HUGE) -> list[Fraction]:
    """Return zero, each threshold with its neighbours a cent away, and an amount beyond them and every cap."""
    near = {value + step for value in thresholds for step in (-CENT, Fraction(0), CENT)}
    beyond = Fraction(max([*thresholds, 0]) + huge)
    return sorted({value for value in near if value >= 0} | {Fraction(0), CENT, beyond})


def money(values: Iterable[Fraction], currency: str = "CNY") -> list[object]:
    """Write amounts for the reference, which also reads a quotient (``"1/3 CNY"``)."""
    return [f"{value} {currency}" for value in values]


def fixed(*values: object) -> Callable[..., list[object]]:
    """Make values that do not depend on anything else."""
    return lambda *_: list(values)


EITHER = fixed(True, False)


def certificates(known: Profile) -> list[dict[str, object]]:
    """Return the certificates that a profile states, with or without their fees."""
    stated = known.get("certifications")
    return [dict(entry) for entry in stated] if isinstance(stated, list) else []


def feeless(certificate: Mapping[str, object]) -> bool:
    """Tell whether a certificate comes without its fee."""
    return certificate.get("fee") is None


def in_dollars(value: object) -> bool:
    """Tell whether an amount, or one of a list, is stated in US dollars; facts that are no money never are."""
    if isinstance(value, list):
        return any(map(in_dollars, value))
    return isinstance(value, str) and value.endswith(" USD")


def yuan_known(known: Profile, key: str) -> Fraction | None:
    """Return a stated amount in yuan, or ``None`` if it is not stated or its rate is not known."""
    if known.get(key) is None:
        return None
    if split_money(known[key])[1] == "USD" and known.get("usd_cny") is None:
        return None
    return Facts(known).yuan(key)


def settled(partial: Profile) -> dict[str, object]:
    """Drop absent facts and settle the rate of the dollar, which then stays while the year is varied.

    For a year without a rate it stays unknown.
    """
    known = {key: value for key, value in partial.items() if value is not None}
    with suppress(MissingFact):
        known.setdefault("usd_cny", str(Facts(known).rate()))
    return known


def lacking(used: Iterable[str], known: Profile) -> list[str]:
    """Return those of the facts that a profile does not hold, or of which it holds a certificate without its fee."""
    open_fees = any(map(feeless, certificates(known)))
    return [key for key in used if key not in known or (key == "certifications" and open_fees)]


def tried(
    outcome: Callable[[Profile], Outcome], known: Profile, choices: Mapping[str, list[object]]
) -> Found:
    """Return the reference's outcome for every combination of the values of the unknown facts."""
    return {
        tuple(map(str, values)): outcome({**known, **dict(zip(choices, values, strict=True))})
        for values in product(*choices.values())
    }


def bounds(found: Found) -> tuple[Decimal, Decimal | None]:
    """Return the least and the greatest award; the greatest is ``None`` where the document names no amount."""
    awards = [award for _, award, _ in found.values()]
    amounts = [award for award in awards if award is not None]
    return (min(amounts), max(amounts)) if len(amounts) == len(awards) else (ZERO, None)


def decisive(unknowns: Iterable[str], found: Found) -> set[str]:
    """Return the unknown facts of which two combinations differ in nothing else and yet in their outcome."""
    missing = set()
    for place, name in enumerate(unknowns):
        seen: dict[tuple[str, ...], Outcome] = {}
        for values, result in found.items():
            others = values[:place] + values[place + 1 :]
            if seen.setdefault(others, result) != result:
                missing.add(name)
                break
    return missing


def read_off(unknowns: Iterable[str], found: Found) -> Answer:
    """Return verdict, missing facts and the bounds of the award, as far as the values tried go."""
    verdicts = {verdict for verdict, _, _ in found.values()}
    if verdicts == {"ineligible"}:
        return Answer("ineligible", set(), ZERO, ZERO)
    verdict = "eligible" if verdicts == {"eligible"} else "undetermined"
    return Answer(verdict, decisive(unknowns, found), *bounds(found))
