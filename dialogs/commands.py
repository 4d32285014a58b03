"""Command words, and the other things said about the conversation instead of in it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from engine import Catalogue, Fact
from engine.documents import read
from engine.library import DATA

Command = Literal[
    "help",
    "skip",
    "back",
    "restart",
    "result",
    "why",
    "facts",
    "human",
    "stop",
    "greeting",
    "thanks",
    "advice",
    "clauses",
]

#: Politeness and punctuation around a command word, taken off one after the other.
_SHELL = (
    re.compile(r"[\s。，,.!?~、；;]+$"),
    re.compile(r"^(?:请|麻烦|帮我|我要|我想|给我)+"),
    re.compile(r"(?:吧|好吗|行吗|呗|一下)$"),
)

_CHANGE_TO = re.compile(
    r"^(?:请|帮我|把|将|刚才的?|刚刚的?|前面的?|我的)*(?:修改|更正|改一下)?(?P<name>.{1,30}?)"
    r"(?:改成|改为|改到|更正为|应该是|应为|改)(?P<value>[^改].{0,200})$"
)
_CHANGE = re.compile(
    r"^(?:请|帮我|我要|我想)*(?:修改|更正|改一下|改|重填|重新填|换个|换一下|换)(?P<name>.{1,30}?)(?:吧|一下|的回答)?$"
)
_WRONG = re.compile(
    r"^(?:不对|错了|写错了|说错了|填错了|不好意思错了)[,，。:： !！]*"
    r"(?:应该是|应为|是|改成|改为)?(?P<value>.{0,200})$"
)
_BACK = re.compile(
    r"^(?:请)?(?:退回|返回|后退|撤回|撤销|往回|倒退)(?P<steps>[0-9一二两三四五六七八九十]{1,2})步[吧。]?$"
)
_YEAR = re.compile(
    r"^(?:那|换成|改成|改为|如果是|要是|算|再算)?(?P<year>(?:20)?\d\d年?度?)(?:的?呢|吧|的话)?[？?。]?$"
)
_CLAUSE = re.compile(r"^(?:看|查看|显示|给我看)?(?:条款)?原文[:： ]*(?P<clause>.{1,30})$")


@dataclass(frozen=True)
class Correction:
    """``fact`` (none: the one told last) is corrected to ``value`` (none: it is asked again)."""

    fact: Fact | None
    value: str | None


@cache
def _words() -> dict[str, Command]:
    document = read(DATA / "vocabulary" / "commands.yaml")
    return {
        str(word).lower(): cast(Command, command)
        for command, words in document.data.items()
        for word in words
    }


def command(text: str) -> Command | None:
    """The command that a whole message is, if it is one."""
    said, words = unicodedata.normalize("NFKC", text).strip().lower(), _words()
    for shell in _SHELL:
        if said in words:
            break
        said = shell.sub("", said)
    return words.get(said)


def correction(text: str, catalogue: Catalogue) -> Correction | None:
    """A correction such as 人数改成85, 改离岸, 不对，是120万; ``None`` if it is none."""
    if match := _WRONG.match(text):
        return Correction(None, match["value"].strip() or None)
    if match := _CHANGE.match(text):
        fact = find_fact(match["name"], catalogue)
        if fact is not None:
            return Correction(fact, None)
    if match := _CHANGE_TO.match(text):
        fact = find_fact(match["name"], catalogue)
        if fact is not None:
            return Correction(fact, match["value"].strip())
    return None


def steps_back(text: str) -> int:
    """How many steps 退回两步 goes back; 0 if it is not that."""
    match = _BACK.match(text)
    if match is None:
        return 0
    steps = match["steps"]
    return (
        int(steps)
        if steps.isdecimal()
        else "零一二三四五六七八九十".find(steps.replace("两", "二"))
    )


def other_year(text: str) -> str | None:
    """The year in 2018年呢 or 改成2018, said when no question is open."""
    match = _YEAR.match(text)
    return match["year"] if match else None


def wanted_clause(text: str) -> str | None:
    """The heading asked for by 原文 四（一）."""
    match = _CLAUSE.match(text)
    return match["clause"].strip() if match else None


def find_fact(said: str, catalogue: Catalogue) -> Fact | None:
    """The fact that is called so, by name or by one of its synonyms, the longest first."""
    said = said.strip("的 ：:，,。“”\"'")
    best: tuple[int, Fact] | None = None
    for fact in catalogue.values():
        for name in (fact.name, *fact.synonyms):
            if name in said or (len(said) >= 2 and said in name):
                score = 1000 if name == said else min(len(name), len(said))
                if best is None or score > best[0]:
                    best = (score, fact)
    return best[1] if best else None
