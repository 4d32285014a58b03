"""Completions of an incomplete profile: what it lacks, and what the outcomes have in common however it is completed.

A brute force gives every unknown fact that an item uses a list of critical values, runs the city's reference on their
whole product, and reads verdict, missing facts and bounds off the outcomes as the contract defines them.  No reasoning
about the rules takes place beyond the choice of values, and what bounds an award, which each city answers for itself.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from tests.reference.notation import Facts, MissingFact, Profile
from tests.reference.outcomes import ZERO, Outcome


class Found(NamedTuple):
    """The unknown facts of an item, and its outcome for every combination of their values, keyed by these as text."""

    unknowns: list[str]
    outcomes: dict[tuple[str, ...], Outcome]


class Answer(NamedTuple):
    """What can be said of an item; ``high`` is ``None`` where there is no amount, and where nothing bounds it."""

    verdict: str
    missing: set[str]
    low: Decimal
    high: Decimal | None


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
    outcome: Callable[[str, Profile], Outcome],
    item_id: str,
    known: Profile,
    choices: Mapping[str, list[object]],
) -> Found:
    """Ask a reference for the outcome of every combination of the values of the unknown facts."""
    return Found(
        list(choices),
        {
            tuple(map(str, values)): outcome(
                item_id, {**known, **dict(zip(choices, values, strict=True))}
            )
            for values in product(*choices.values())
        },
    )


def bounds(found: Found) -> tuple[Decimal, Decimal | None]:
    """Return the least and the greatest award; the greatest is ``None`` where the document names no amount."""
    awards = [award for _, award, _ in found.outcomes.values()]
    amounts = [award for award in awards if award is not None]
    return (min(amounts), max(amounts)) if len(amounts) == len(awards) else (ZERO, None)


def decisive(found: Found) -> set[str]:
    """Return the unknown facts of which two combinations differ in nothing else and yet in their outcome."""
    missing = set()
    for place, name in enumerate(found.unknowns):
        seen: dict[tuple[str, ...], Outcome] = {}
        for values, result in found.outcomes.items():
            others = values[:place] + values[place + 1 :]
            if seen.setdefault(others, result) != result:
                missing.add(name)
                break
    return missing


def read_off(found: Found) -> Answer:
    """Return verdict, missing facts and the bounds of the award, as far as the values tried go."""
    verdicts = {verdict for verdict, _, _ in found.outcomes.values()}
    if verdicts == {"ineligible"}:
        return Answer("ineligible", set(), ZERO, ZERO)
    verdict = "eligible" if verdicts == {"eligible"} else "undetermined"
    return Answer(verdict, decisive(found), *bounds(found))


def readings(found: Found) -> dict[str, tuple[Decimal, Decimal]]:
    """Return the bounds of the award under each further reading, as far as the values tried go."""
    others = [readings for _, _, readings in found.outcomes.values()]
    awards = {
        name: [one.get(name, ZERO) for one in others] for name in sorted(set().union(*others))
    }
    return {name: (min(amounts), max(amounts)) for name, amounts in awards.items()}
