"""What answers one fact only (填了 to whether contracts are filed), as the vocabulary lists it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from engine.documents import Entry, read
from engine.library import DATA


class _Listed(Entry):
    affirms: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    ask: str | None = None
    strictly: bool = False


@dataclass(frozen=True)
class Sayings:
    """The sayings of one fact; each pattern fits the whole of a clause without its small words.

    Attributes:
        affirms: says yes.
        denies: says no.
        partly: speaks of a part of what is asked only.
        none: says that the sum is nothing.
        ask: the question back when only a part was said.
        strictly: having it, or having done it once, is no yes.
    """

    affirms: re.Pattern[str]
    denies: re.Pattern[str]
    partly: re.Pattern[str]
    none: re.Pattern[str]
    ask: str | None = None
    strictly: bool = False


def sayings_of(key: str) -> Sayings:
    """The sayings of the fact with this key; a fact without any has patterns that fit nothing."""
    return _all().get(key, _NOTHING)


@cache
def _all() -> dict[str, Sayings]:
    document = read(DATA / "vocabulary" / "answers.yaml")
    listed = {key: document.build(_Listed, (key,)) for key in document.data}
    return {
        key: Sayings(
            _any(one.affirms),
            _any(one.denies),
            _any(one.partly),
            _any(one.none),
            one.ask,
            one.strictly,
        )
        for key, one in listed.items()
    }


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)")


_NOTHING = Sayings(_any(()), _any(()), _any(()), _any(()))
