"""What a message is read against: the facts there are, and what was told before it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dialogs.understand.commands import Command
from engine import Catalogue


@dataclass(frozen=True)
class Context:
    """What a message is read against.

    Attributes:
        catalogue: all facts.
        likely: city → the keys of the facts that matter there; under ``None`` those that matter
            when the message names no city.
        today: the day that 去年 is counted from.
        cities: names of further cities, with their slugs.
        told: what was told before, in profile notation.
        last: the keys of the facts told in the last message, which a correction may be about.
        closed: commands that make no sense now.
    """

    catalogue: Catalogue
    likely: Mapping[str | None, Collection[str]]
    today: date
    cities: Mapping[str, str] = field(default_factory=dict)
    told: Mapping[str, Any] = field(default_factory=dict)
    last: tuple[str, ...] = ()
    closed: frozenset[Command] = frozenset()

    def ranks(self) -> dict[str, int]:
        """How likely each fact is meant: told last, told before, asked for here."""
        here = dict.fromkeys(self.likely[None], 1)
        return {**here, **dict.fromkeys(self.told, 2), **dict.fromkeys(self.last, 3)}
