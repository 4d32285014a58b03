"""Commands: things said about the conversation instead of in it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from dialogs.understand.wordlists import entries
from engine.documents import Entry

Command = Literal[
    "help",
    "skip",
    "back",
    "restart",
    "result",
    "why",
    "facts",
    "compare",
    "human",
    "stop",
    "greeting",
    "thanks",
    "agree",
    "advice",
    "clauses",
    "clause",
    "item",
    "details",
    "lacking",
    "failed",
    "nearly",
    "assumptions",
    "more",
    "export",
    "resume",
    "firm",
    "firms",
    "new_firm",
    "year",
    "same",
    "rechoose",
    "erase",
]

#: A longer message is no command, whatever it holds.
LONGEST_COMMAND = 24

#: Politeness and punctuation around a command word, taken off one after the other.
_SHELL = (
    re.compile(r"[\s。,.!?~、;]+$"),
    re.compile(r"^(?:请|麻烦|帮我|我要|我想|给我)+"),
    re.compile(r"(?:吧|好吗|行吗|呗|一下)$"),
)


@dataclass(frozen=True)
class Asked:
    """A command and what it asks for: a clause, a number of steps, a year, the place of a firm.

    ``what`` is none where the command takes nothing.
    """

    command: Command
    what: str | None = None


class _Listed(Entry):
    says: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()


@cache
def _words() -> dict[str, Command]:
    return {word.lower(): command for command, one in _listed().items() for word in one.says}


@cache
def _within() -> tuple[tuple[re.Pattern[str], Command], ...]:
    return tuple(
        (re.compile("|".join(one.within)), command)
        for command, one in _listed().items()
        if one.within
    )


@cache
def _takes() -> tuple[tuple[re.Pattern[str], Command], ...]:
    return tuple(
        (re.compile(pattern), command)
        for command, one in _listed().items()
        for pattern in one.takes
    )


@cache
def _listed() -> dict[Command, _Listed]:
    return {cast(Command, key): one for key, one in entries("commands", _Listed).items()}


def find_command(text: str, *, closed: Collection[Command] = ()) -> Asked | None:
    """The command that a whole message is, if it is one.

    Args:
        text: normalised and in lower case.
        closed: commands that make no sense now; their words are words like others.
    """
    asked = _find(text)
    return None if asked is None or asked.command in closed else asked


def _find(text: str) -> Asked | None:
    said, words = text, _words()
    for shell in _SHELL:
        if said in words:
            break
        said = shell.sub("", said)
    if said in words:
        return Asked(words[said])
    if len(text) > LONGEST_COMMAND:
        return None
    for pattern, command in _takes():
        if match := pattern.fullmatch(text):
            return Asked(command, match["what"].strip())
    within = (command for pattern, command in _within() if pattern.search(said))
    return next(map(Asked, within), None)
