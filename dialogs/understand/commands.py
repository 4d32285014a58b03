"""Commands: things said about the conversation instead of in it."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, cast

from dialogs.understand.numbers import read_number
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
]

#: A longer message is no command, whatever it holds.
LONGEST_COMMAND = 24

#: Politeness and punctuation around a command word, taken off one after the other.
_SHELL = (
    re.compile(r"[\s。,.!?~、;]+$"),
    re.compile(r"^(?:请|麻烦|帮我|我要|我想|给我)+"),
    re.compile(r"(?:吧|好吗|行吗|呗|一下)$"),
)

_BACK = re.compile(
    r"^(?:请)?(?:退回|返回|后退|撤回|撤销|往回|倒退)(?P<steps>[0-9一二两三四五六七八九十]{1,2})步[吧。]?$"
)
_YEAR = re.compile(
    r"^(?:那|换成|改成|改为|如果是|要是|算|再算)?(?P<year>(?:20)?\d\d年?度?)(?:的?呢|吧|的话)?[?。]?$"
)
_CLAUSE = re.compile(r"^(?:看|查看|显示|给我看)?(?:条款)?原文[: ]*(?P<clause>.{1,30})$")


class _Listed(Entry):
    says: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


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
def _listed() -> dict[Command, _Listed]:
    return {cast(Command, key): one for key, one in entries("commands", _Listed).items()}


def find_command(text: str) -> Command | None:
    """The command that a whole message is, if it is one.

    Args:
        text: normalised and in lower case.
    """
    said, words = text, _words()
    for shell in _SHELL:
        if said in words:
            break
        said = shell.sub("", said)
    if said in words:
        return words[said]
    if len(text) > LONGEST_COMMAND:
        return None
    return next((command for pattern, command in _within() if pattern.search(said)), None)


def steps_back(text: str) -> int:
    """How many steps 退回两步, normalised, goes back; 0 if it is not that."""
    match = _BACK.match(text)
    return int((match and read_number(match["steps"])) or 0)


def other_year(text: str) -> str | None:
    """The year in 2018年呢 or 改成2018, normalised, said when no question is open."""
    match = _YEAR.match(text)
    return match["year"] if match else None


def wanted_clause(text: str) -> str | None:
    """The heading asked for by 原文 四(一), normalised and in lower case."""
    match = _CLAUSE.match(text)
    return match["clause"].strip() if match else None
