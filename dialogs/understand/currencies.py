"""The names and signs of currencies, and what stands before or behind a figure of money."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Any currency that a profile cannot hold.
FOREIGN = "foreign"

_NAMES = {
    FOREIGN: r"新台币|台币|港币|港元|港纸|hk\$|hkd|欧元|欧|euros?|eur|€|日元|日币|日円|円|jpy"
    r"|jp¥|英镑|镑|gbp|£"
    r"|韩元|韩币|krw|₩|twd|nt\$|ntd|新加坡元|新加坡币|新币|坡币|sgd|s\$|加拿大元|加元|加币"
    r"|加刀|cad|c\$"
    r"|澳大利亚元|澳元|澳币|澳刀|aud|a\$|新西兰元|纽币|nzd|澳门元|澳门币|葡币|mop|瑞士法郎"
    r"|法郎|chf|卢布|rub|₽"
    r"|卢比|inr|₹|泰铢|thb|฿|越南盾|印尼盾|林吉特|马币|外币|usdt|比特币",
    "USD": r"美元|美金|美刀|美币|刀乐|刀|us\$|u\.s\. ?dollars?|us ?dollars?|usd|dollars?|\$",
    "CNY": r"元人民币|块人民币|人民币元?|rmb|cny|cn¥|¥|yuan|软妹币",
}
_STRONG = re.compile("|".join(f"(?P<{code}>{names})" for code, names in _NAMES.items()))
_LETTERS = re.compile(r"[a-z]")
_BEHIND = re.compile(
    r" ?(?P<weak>(?:元整?|块钱|块)(?!人民币))?"
    rf"(?P<strong> ?[(]?(?:{_STRONG.pattern})[)]?)?"
)
_BEHIND_A_COMMA = re.compile(
    rf" ?[,、 (] ?(?:单位是?:?|都是|是|为|按|算|算是)?(?P<strong>{_STRONG.pattern})"
    r"(?=[)吧的。;\n呢啊哈!,]|$)"
)
_BEFORE = re.compile(rf"(?:{_STRONG.pattern})[ :=]*(?:大?约|大概|差不多|是|为|-)? ?$")


@dataclass(frozen=True)
class Named:
    """The currency around a figure.

    Attributes:
        start: where the figure with its currency begins.
        end: where it ends.
        currency: ``"CNY"``, ``"USD"``, :data:`FOREIGN`, ``"conflict"`` or ``None``.
    """

    start: int
    end: int
    currency: str | None


def around(text: str, start: int, end: int, since: int) -> Named:
    """The currency said before or behind the numeral at ``start:end``.

    Args:
        text: normalised and in lower case.
        start: where the numeral begins.
        end: where it ends.
        since: nothing before this place belongs to it.
    """
    front = max(since, start - 16)
    before = _BEFORE.search(text[front:start])
    behind = _BEHIND.match(text, end)
    weak = behind is not None and behind["weak"] is not None
    strong = behind if behind is not None and behind["strong"] else None
    if strong is not None and _spoils(text, strong.end()):
        strong = None
    tail = strong.end() if strong else behind.end("weak") if weak and behind else end
    if strong is None:
        comma = _BEHIND_A_COMMA.match(text, tail)
        strong, tail = (comma, comma.end("strong")) if comma else (None, tail)
    head = start if before is None else front + before.start()
    said = {_code(match) for match in (before, strong) if match is not None}
    if len(said) > 1:
        return Named(head, tail, "conflict")
    return Named(head, tail, said.pop() if said else "CNY" if weak else None)


def mentioned(text: str) -> frozenset[str]:
    """The currencies a text names anywhere."""
    return frozenset(_code(match) for match in _STRONG.finditer(text))


def _code(match: re.Match[str]) -> str:
    return next(code for code in _NAMES if match[code] is not None)


def _spoils(text: str, end: int) -> bool:
    """Whether the currency goes on as another word or belongs to the next figure (2万 USD3万)."""
    inside = _LETTERS.match(text, end) and _LETTERS.match(text, end - 1)
    return bool(inside or re.match(r"[0-9]", text[end : end + 1]))


def currency_named(text: str) -> str | None:
    """``"CNY"`` or ``"USD"`` if a whole text is the name of that currency (美金, 元)."""
    if text in ("元", "块", "块钱"):
        return "CNY"
    match = _STRONG.fullmatch(text)
    code = None if match is None else _code(match)
    return None if code == FOREIGN else code
