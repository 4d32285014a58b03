"""Critical values for an unknown fact: both sides of each threshold, zero, more than each cap, every choice."""

from collections.abc import Callable, Iterable
from fractions import Fraction

from tests.reference.notation import Facts, Profile, split_money

CENT = Fraction(1, 100)
HUGE = 10**12

#: The critical values of a fact of an item, beside what is known.
Values = Callable[[str, Profile], list[object]]


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


def yuan_known(known: Profile, key: str) -> Fraction | None:
    """Return a stated amount in yuan, or ``None`` if it is not stated or its rate is not known."""
    if known.get(key) is None:
        return None
    if split_money(known[key])[1] == "USD" and known.get("usd_cny") is None:
        return None
    return Facts(known).yuan(key)
