"""Brings what people type into one spelling before anything is read from it."""

from __future__ import annotations

import re
import unicodedata

#: Longer replies to one question are not read at all.
LONGEST = 4000

_TRADITIONAL = str.maketrans(
    "萬億兩個沒無幾錢塊圓圆貳貮參陸點們場號畝認證國級幣約嗎麼這從還對過會業園區長鄭溫遠瀋陽歐鎊"
    "負頭餘馀間歲開轉設買標協學員補費獎領財強內務術實達辦獲為說記統計問誰應該兩請總樣後來確時",
    "万亿两个没无几钱块元元贰贰参陆点们场号亩认证国级币约吗么这从还对过会业园区长郑温远沈阳欧镑"
    "负头余余间岁开转设买标协学员补费奖领财强内务术实达办获为说记统计问谁应该两请总样后来确时",
)
#: One character each, so that nothing else moves: dashes, tildes, exotic spaces' kin.
_VARIANTS = str.maketrans(
    {**dict.fromkeys("−–‐‑‒﹣", "-"), **dict.fromkeys("〜∼﹏", "~"), "％": "%"}
)
_SQUARE_METRES = re.compile(r"㎡|m ?[²2](?![0-9])", re.IGNORECASE)
_UNIT_IN_BRACKETS = re.compile(
    r"(?<=[0-9]) ?\((?:单位:?)? ?([百千]?[万亿]?(?:美元|美金|元|人民币|usd|rmb)?) ?\)", re.I
)
_RAISED = re.compile(r"(?<=[0-9])([²³¹⁰⁴-⁹½⅓¼¾⅔⅕⅛])")
#: ① to ⒛, ㈠ and their kin count paragraphs.
_ENCLOSED = re.compile("[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289]")
_SPACES = re.compile(r"[^\S\n]+")
_LONG_DASH = re.compile(r"[-—―─]{2,}|[―─]")
_BETWEEN = re.compile(r"[—]")
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
    text = text.translate(_TRADITIONAL).translate(_VARIANTS)
    text = _UNIT_IN_BRACKETS.sub(r"\1", text)
    text = _BETWEEN.sub("-", _LONG_DASH.sub(" ", text))
    text = _TOO_MANY_BREAKS.sub("\n", _SPACES.sub(" ", text)).strip()
    return _joined(text)


def lower(text: str) -> str:
    """The text with A–Z in lower case; every character keeps its place."""
    return text.translate(_LOWER)


def _numbered(match: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFKC", match[0]).strip("().")
    return f"\n{plain}. "


def _printable(character: str) -> str:
    if character in "\n\r\u2028\u2029":
        return "\n"
    category = unicodedata.category(character)
    if category in ("Cf", "Co", "Cs", "Cn"):
        return ""
    return " " if category in ("Cc", "Zs") else character


def _joined(text: str) -> str:
    """Undo the spacing of a text typed with a space between all its Chinese characters."""
    pieces = text.split(" ")
    spaced = len(pieces) > 2 and all(len(one) == 1 and one > "\u2e80" for one in pieces)
    return "".join(pieces) if spaced else text
