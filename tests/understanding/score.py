"""Holds what is understood of a labelled message against its label: right, asked or wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from dialogs.cli import to_json
from dialogs.understand import Context, understand
from engine import standard
from engine.notation import read_value

FOLDER = Path(__file__).parent
TODAY = date(2026, 11, 21)

Outcome = Literal["right", "asked", "wrong"]


@dataclass(frozen=True)
class Labelled:
    """A message with what a careful human takes from it.

    Attributes:
        asked: the key of the fact just asked, or ``open``.
        says: the message.
        facts: what it tells, in profile notation.
        act: what the person does with it.
        command: the command that it is.
        clarify: the fact to ask back about, and what about.
        approximate: the facts told as a rough figure.
        assumed: what the question settled.
        day: the day it was said.
    """

    asked: str
    says: str
    facts: dict[str, Any] = field(default_factory=dict)
    act: str = "inform"
    command: str | None = None
    clarify: tuple[str, str] | None = None
    approximate: tuple[str, ...] = ()
    assumed: tuple[str, ...] | None = None
    day: date = TODAY


@dataclass(frozen=True)
class Scored:
    """How one message came out."""

    message: Labelled
    got: dict[str, Any]
    outcome: Outcome
    exact: bool


@cache
def load(path: Path) -> tuple[Labelled, ...]:
    """The labelled messages of one file."""
    return tuple(_labelled(entry) for entry in yaml.safe_load(path.read_text("utf-8")))


def _labelled(entry: dict[str, Any]) -> Labelled:
    clarify = entry.get("clarify")
    return Labelled(
        asked=entry["asked"],
        says=str(entry["says"]),
        facts=entry.get("facts") or {},
        act=entry.get("act", "inform"),
        command=entry.get("command"),
        clarify=None if clarify is None else (clarify["fact"], clarify["about"]),
        approximate=tuple(entry.get("approximate", ())),
        assumed=tuple(entry["assumed"]) if "assumed" in entry else None,
        day=entry.get("date", TODAY),
    )


def score(message: Labelled) -> Scored:
    """Understand one message and compare.

    ``wrong``: a fact that was not told or has another value, or another command is obeyed.
    ``asked``: nothing wrong, but something that was told was not taken.
    ``right``: all facts, and the act where there is no fact; ``exact`` adds act, question back,
    and what is marked as rough or assumed.
    """
    library = standard()
    asked = None if message.asked == "open" else library.catalogue[message.asked]
    found = understand(
        message.says,
        asked,
        Context(library.catalogue, library.relevant, message.day, library.city_names),
    )
    got = to_json(found)
    facts = {key: _plain(key, value) for key, value in got["facts"].items()}
    wanted = {key: _plain(key, value) for key, value in message.facts.items()}
    clarify = got["clarify"]
    about = None if clarify is None else (clarify["fact"], clarify["about"])
    wrong = any(key not in wanted or wanted[key] != value for key, value in facts.items())
    wrong = wrong or (got["command"] is not None and got["command"] != message.command)
    whole = facts == wanted and got["command"] == message.command
    right = whole and (bool(wanted) or got["act"] == message.act or message.clarify is not None)
    right = right and (message.clarify is None or about is not None)
    exact = (
        right
        and got["act"] == message.act
        and about == message.clarify
        and set(got["approximate"]) == set(message.approximate)
        and (message.assumed is None or set(got["assumed"]) == set(message.assumed))
    )
    return Scored(message, got, "wrong" if wrong else "right" if right else "asked", exact)


def _plain(key: str, value: Any) -> Any:
    """A value as the engine reads it, so that 1.50 and 1.5 are one; the growth keys as they are."""
    catalogue = standard().catalogue
    if key not in catalogue:
        return str(value)
    return read_value(catalogue[key], value)
