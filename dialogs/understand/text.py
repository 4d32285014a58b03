"""Brings what people type into one spelling before anything is read from it."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from opencc import OpenCC

#: A longer message is no answer to a question; it is not read at all.
LONGEST = 1000

#: What the conversion to simplified characters leaves, and 圓 of money.
_LEFT_TRADITIONAL = str.maketrans("圆餘", "元余")
#: One character each, so that nothing else moves: dashes, tildes, exotic spaces' kin.
_VARIANTS = str.maketrans(
    {**dict.fromkeys("−–‐‑‒﹣", "-"), **dict.fromkeys("〜∼﹏", "~"), "％": "%"}
)
_SQUARE_METRES = re.compile(r"㎡|m ?[²2](?![0-9])", re.IGNORECASE)
_UNIT_IN_BRACKETS = re.compile(
    r"(?<=[0-9]) ?\((?:单位:?)? ?([百千]?[万亿]?(?:美元|美金|元|人民币|usd|rmb)?) ?\)", re.I
)
#: The head of a table column before its figure: (万美元) 152.36.
_UNIT_BEFORE = re.compile(
    r"\( ?([百千]?[万亿]?(?:美元|美金|元|人民币|usd|rmb)) ?\)[ :]*([0-9][0-9,.]*)(?![0-9万亿])",
    re.I,
)
#: What people from the south write as they speak.
_SOUTHERN = (("我哋", "我们"), ("唔系", "不是"), ("唔知", "不知"), ("冇", "没有"), ("嘅", "的"))
_SOUTHERN_IS = re.compile(r"(?<=[,。;\s])系(?=[0-9零一二两三四五六七八九十百])")
_RAISED = re.compile(r"(?<=[0-9])([²³¹⁰⁴-⁹½⅓¼¾⅔⅕⅛])")
#: ① to ⒛, ㈠ and their kin count paragraphs.
_ENCLOSED = re.compile("[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289]")
#: Pictures that answer; the others only decorate.
_MEANT = frozenset("👌👍👎🙆🙅✅☑✓✔✗✘❌❎")
_SPACES = re.compile(r"[^\S\n]+")
_LONG_DASH = re.compile(r"[-—―─]{2,}|[―─]")
_TOO_MANY_BREAKS = re.compile(r" ?\n[ \n]*")
_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


def normalise(text: str) -> str:
    """One spelling: half-width, simplified, single spaces, no control characters.

    Args:
        text: anything at all; lone surrogates and unassigned characters are dropped.

    Returns:
        The text with line breaks kept as one each; letters keep their case.
    """
    text = _SQUARE_METRES.sub("平方米", text)
    text = _RAISED.sub(r" ^\1", text)
    text = _ENCLOSED.sub(_numbered, text)
    text = unicodedata.normalize("NFKC", text)
    text = "".join(map(_printable, text))
    text = _simplified().convert(text).translate(_LEFT_TRADITIONAL).translate(_VARIANTS)
    for spoken, written in _SOUTHERN:
        text = text.replace(spoken, written)
    text = _SOUTHERN_IS.sub("是", text)
    text = _UNIT_IN_BRACKETS.sub(r"\1", _UNIT_BEFORE.sub(r"\2\1", text))
    text = _LONG_DASH.sub(" ", text).replace("—", "-")
    text = _TOO_MANY_BREAKS.sub("\n", _SPACES.sub(" ", text)).strip()
    return _joined(text)


def lower(text: str) -> str:
    """The text with A–Z in lower case; every character keeps its place."""
    return text.translate(_LOWER)


def in_order(said: str, whole: str) -> bool:
    """Whether the characters of a text stand in another in the same order."""
    place = 0
    for character in said:
        place = whole.find(character, place) + 1
        if not place:
            return False
    return True


@cache
def _simplified() -> OpenCC:
    return OpenCC("t2s")


def _numbered(match: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFKC", match[0]).strip("().")
    return f"\n{plain}. "


def _printable(character: str) -> str:
    if character in "\n\r\u2028\u2029":
        return "\n"
    category = unicodedata.category(character)
    if category in ("Cf", "Co", "Cs", "Cn") or (category == "So" and character not in _MEANT):
        return ""
    return " " if category in ("Cc", "Zs") else character


def _joined(text: str) -> str:
    """Undo the spacing of a text typed with a space between all its Chinese characters."""
    pieces = text.split(" ")
    spaced = len(pieces) > 2 and all(len(one) == 1 and one > "\u2e80" for one in pieces)
    return "".join(pieces) if spaced else text
