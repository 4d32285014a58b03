"""Finds numerals in a text – Arabic, Chinese or mixed – and works out their exact value."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Context, Decimal, localcontext
from typing import Literal

#: Enough digits that no sum or product of what people write is ever rounded.
EXACT = Context(prec=200)
#: A numeral of more characters than this is a mistake or an attack.
LONGEST_NUMERAL = 48

_DIGITS = {
    character: Decimal(value)
    for value, characters in enumerate(
        ["零〇0", "一壹", "二两俩贰", "三仨叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"]
    )
    for character in characters
}
_FORMAL = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")
_POWERS = {
    **dict.fromkeys(("十", "拾"), Decimal(10)),
    **dict.fromkeys(("百", "佰"), Decimal(100)),
    **dict.fromkeys(("千", "仟", "k", "thousand"), Decimal(1000)),
    **dict.fromkeys(("万", "w"), Decimal(10_000)),
    **dict.fromkeys(("m", "mn", "mil", "mio", "million"), Decimal(1_000_000)),
    "亿": Decimal(100_000_000),
    **dict.fromkeys(("b", "bn", "billion"), Decimal(1_000_000_000)),
}
_TEN, _MYRIAD, _YI = Decimal(10), Decimal(10_000), Decimal(100_000_000)
_LATIN_POWERS = frozenset({Decimal(1_000_000), Decimal(1_000_000_000)})

_CN = "零〇一二三四五六七八九两俩仨壹贰叁肆伍陆柒捌玖"
_TOKEN = re.compile(
    r"(?P<odd>[0-9]+(?:\.[0-9]+)?e[+-]?[0-9]+|[0-9]+/[0-9]+|[0-9]*\.[0-9]+(?:\.[0-9]+)+)"
    r"|(?P<num>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]{1,4}[, ]0000(?![0-9])"
    r"|[0-9]{1,3}(?: [0-9]{3}){2,8}(?![0-9])|[0-9]{1,3} 000(?![0-9])"
    r"|[0-9]+(?:\.[0-9]+)?)"
    rf"|(?P<digit>[{_CN}])"
    r"|(?P<unit>[十拾百佰千仟万亿])"
    rf"|(?P<dot>点(?=[0-9{_CN}]))"
    r"|(?P<few>几|数(?=[十百千万亿])|若干)"
    r"|(?P<more>[多余](?![少])|来(?![自源访看说的到了去这我年])"
    r"|把(?=[万亿人个块元美刀号名家平]))"
    r"|(?P<joint>个(?=[半多]?[百千]?[万亿w]))"
    r"|(?P<half>半)"
)
#: What the first token of a numeral begins with.
_FIRST = re.compile(rf"[0-9.{_CN}十拾百佰千仟万亿几数若半]")
_AFTER_NUM = re.compile(
    r" ?(?P<unit>[百佰千仟万亿]"
    r"|(?:million|thousand|billion|mio|mil|mn|bn|[kwmb])"
    r"(?=$|[^a-z]|usd|us\b|us\$|rmb|cny|dollar))"
)
#: Words that only look like numerals, or hold one that counts nothing.
_WORDS = re.compile(
    rf"(?<![0-9十百千万亿{_CN}])(?:"
    r"一带一路|差一点|一次性|一方面|一年期|一体化|一站式|一把手|新三板|第三方|三方|四舍五入"
    r"|五险一金|三证合一"
    r"|一共|一下|一些|一样|一直|一起|一般|一定|一旦|一切|一律|一致|一会|一时|一来|一边|一手|一半"
    rf"|一点(?![0-9{_CN}])|一块儿|一概|一并|统一|唯一|万一|同一|单一|不一|某一|任一"
    r"|十分|十大|[0-9]+强|百强|百分百|万达|千万[别不要]|成千上万|百度"
    r"|[上这那前后]一年|[每上下这那另]一(?=[个次家项届笔])|之一|一种|一番|[千万百]人计划"
    r"|[上下]?一步|一[页题]"
    r"|几乎|几点|数字|数据|数量|大陆|多半|大半|过半|一家子|二维码|一线|二线)"
)
_VAGUE_BEFORE = ("上", "近", "过", "成", "好", "超")
_NO_MONEY_HEAD = re.compile(r" ?(?:元|块|美|刀|人|名|个|平|usd|rmb|$)")

#: A number with o for 0 or l for 1; a leading l needs something counted behind it.
_SLIP = re.compile(
    r"(?<![a-z0-9])(?:[0-9][0-9ol]*|l[0-9ol]*[0-9][0-9ol]*(?=[wk]?[百千万亿人个名席家平元块美年月%座位场天次]))"
    r"(?![a-z0-9])|(?<![a-z0-9])[0-9][0-9ol]*(?=(?:[wkm]|usd|rmb|cny)(?![a-z]))"
)
#: A measure word with its 一, which is no further digit of the figure before it (两千二一个月).
_ONE_OF = re.compile(r"一个?(?:月|年|人|次|场|位|家|项|平|台|天|席|届|半年)|一个(?![百千万亿])")

Kind = Literal["exact", "vague", "odd"]


@dataclass(frozen=True)
class Numeral:
    """One number as it stands in a text.

    Attributes:
        start: where it begins in the text.
        end: where it ends (behind 万, w, million and behind 多 or 来).
        low: its exact value, without sign; the lower end of one like 五六万.
        high: the upper end of one like 五六万, otherwise ``None``.
        kind: ``exact``; ``vague`` (几百万, 上千: no figure is named); ``odd`` (it cannot be read).
        approximate: it carries 多, 来 or 余.
        scaled: a power such as 百 or 万 is written in it.
        powers: the product of all powers it ends in, and of those from 万 on only.
        grouped: it has exactly one thousands comma and so may be two numbers.
    """

    start: int
    end: int
    low: Decimal = Decimal(0)
    high: Decimal | None = None
    kind: Kind = "exact"
    approximate: bool = False
    scaled: bool = False
    powers: tuple[Decimal, Decimal] = (Decimal(1), Decimal(1))
    grouped: bool = False


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    start: int
    end: int

    @property
    def value(self) -> Decimal:
        if self.kind == "digit":
            return _DIGITS[self.text]
        if self.kind == "unit":
            return _POWERS[self.text]
        return Decimal(self.text.replace(",", "").replace(" ", ""))


def find_numerals(text: str) -> tuple[Numeral, ...]:
    """All numerals of a text, from left to right.

    Args:
        text: normalised, in lower case (see :mod:`dialogs.understand.text`) and unslipped.
    """
    hidden = [match.span() for match in _WORDS.finditer(text)]
    found: list[Numeral] = []
    position = 0
    while first := _FIRST.search(text, position):
        position = first.start()
        while hidden and hidden[0][1] <= position:
            hidden.pop(0)
        if hidden and hidden[0][0] <= position:
            position = hidden[0][1]
            continue
        limit = hidden[0][0] if hidden else len(text)
        tokens = _run(text, position, limit)
        if not tokens:
            position += 1
            continue
        numeral = _numeral(text, tokens)
        if numeral is not None:
            found.append(numeral)
        position = tokens[-1].end
    return tuple(found)


def unslipped(text: str) -> str:
    """The text with the letters o and l that stand for digits as 0 and 1 (1oo万, l80人)."""
    if "o" not in text and "l" not in text:
        return text
    return _SLIP.sub(lambda match: match[0].replace("o", "0").replace("l", "1"), text)


def read_number(text: str) -> Decimal | None:
    """The exact value of a text that is one numeral and nothing else, otherwise ``None``."""
    found = find_numerals(text)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(text)):
        return None
    one = found[0]
    return one.low if one.kind == "exact" and one.high is None else None


def write_number(number: Decimal) -> str:
    """An exact decimal without exponent and without needless zeros."""
    written = format(number, "f")
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return written.lstrip("-") if not number else written


def spoken(number: Decimal) -> str:
    """A number as one would say it to a person: 150万, 1.2亿, 800."""
    with localcontext(EXACT):
        for power, word in ((_YI, "亿"), (_MYRIAD, "万")):
            if number >= power and number % (power / 10_000) == 0:
                return f"{write_number(number / power)}{word}"
        return write_number(number)


def _run(text: str, position: int, limit: int) -> list[_Token]:
    """The tokens that stand together from ``position`` on; empty when none begins there."""
    tokens: list[_Token] = []
    while position < limit:
        match = None
        if tokens and tokens[-1].kind in ("num", "more", "joint"):
            match = _AFTER_NUM.match(text, position, limit)
        match = match or _TOKEN.match(text, position, limit)
        if match is None:
            break
        kind = match.lastgroup or ""
        if kind == "num" and tokens and all(token.kind == "digit" for token in tokens):
            if match["num"] != "0":
                break
            kind = "digit"
        if kind in ("more", "joint", "dot") and not tokens:
            break
        if match[0] == "把" and tokens[-1].kind != "unit":
            break
        if match[0] == "一" and _ends_figure(tokens) and _ONE_OF.match(text, position):
            break
        if kind == "half" and tokens and tokens[-1].kind != "joint":
            break
        start, position = match.span(match.lastgroup or 0)
        tokens.append(_Token(kind, text[start:position], start, position))
        if kind == "more" and not re.match(r"个?[百千万亿kw]", text[position : position + 2]):
            break
    while tokens and tokens[-1].kind == "joint":
        tokens.pop()
    return tokens


def _ends_figure(tokens: list[_Token]) -> bool:
    """Whether a figure may be over: behind a power, or behind the last digit of 两千二."""
    if not tokens:
        return False
    last = tokens[-1]
    if last.kind == "unit":
        return last.value >= _MYRIAD or (last.value > _TEN and len(tokens) > 1)
    return bool(
        last.kind == "digit" and last.value and len(tokens) > 1 and tokens[-2].kind == "unit"
    )


def _numeral(text: str, tokens: list[_Token]) -> Numeral | None:
    start, end = tokens[0].start, tokens[-1].end
    before, after = text[start - 1 : start], text[end : end + 1]
    kinds = [token.kind for token in tokens]
    plain = Numeral(start, end)
    if kinds == ["few"] and text[end : end + 1] in "个家名位人场年月次项席":
        return replace(plain, kind="vague") if before in ("好", "十", "") or start == 0 else None
    if "few" in kinds:
        return None if kinds == ["few"] else replace(plain, kind="vague")
    if end - start > LONGEST_NUMERAL or "odd" in kinds:
        return replace(plain, kind="odd")
    if len(tokens) == 1 and tokens[0].text in _FORMAL and len(text) > 1:
        return None
    if kinds[0] == "unit" and tokens[0].text not in "十拾":
        vague = before in _VAGUE_BEFORE and before != ""
        if "more" in kinds and not vague:
            return _read([_Token("digit", "一", start, start), *tokens])
        vague = vague or re.match("人(?!民)", after) is not None
        alone = start == 0 and _NO_MONEY_HEAD.match(text, end) is not None and len(tokens) > 1
        return replace(plain, kind="vague") if vague or alone else None
    if before == "上" and kinds[0] == "unit":
        return replace(plain, kind="vague")
    if kinds == ["half"] and not re.match(
        r"个?[月年天]|年|月|天|个?人|名|家|个|亩|公顷|平", text[end:]
    ):
        return None
    if after.isascii() and after.isalpha() and tokens[-1].kind == "num":
        return replace(plain, kind="odd") if not _unit_follows(text, end) else _read(tokens)
    return _read(tokens)


_UNIT = re.compile(
    r"usd|us\$|us|rmb|cny|dollars?|yuan|hkd|eur|jpy|gbp|hk\$|m(?=平)|sqm|people|ppl|persons?|staff"
    r"|seats?|months?|years?|u(?![a-z])"
)


def _unit_follows(text: str, end: int) -> bool:
    return _UNIT.match(text, end) is not None


def _read(tokens: list[_Token]) -> Numeral:
    with localcontext(EXACT):
        start, end = tokens[0].start, tokens[-1].end
        approximate = any(token.kind == "more" for token in tokens)
        counted = _halves([token for token in tokens if token.kind != "more"])
        low, high = _ends(counted)
        if low is None or (high is not None and high <= low):
            return Numeral(start, end, kind="odd")
        first = counted[0].text
        return Numeral(
            start,
            end,
            low,
            high,
            approximate=approximate,
            scaled=any(token.kind == "unit" for token in counted),
            powers=_trailing(counted),
            grouped=len(counted) == 1 and first.count(",") == 1,
        )


def _halves(tokens: list[_Token]) -> list[_Token]:
    """半个亿 and 一个半亿 spelt with decimals, 一个亿 without its 个."""
    spelt: list[_Token] = []
    for token in tokens:
        if token.kind == "joint":
            continue
        if token.kind == "half":
            whole = (
                spelt.pop().value if spelt and spelt[-1].kind in ("digit", "num") else Decimal(0)
            )
            spelt.append(_Token("num", str(whole + Decimal("0.5")), token.start, token.end))
        else:
            spelt.append(token)
    return spelt


def _trailing(tokens: list[_Token]) -> tuple[Decimal, Decimal]:
    full, large = Decimal(1), Decimal(1)
    for token in reversed(tokens):
        if token.kind != "unit":
            break
        full *= token.value
        if token.value >= _MYRIAD:
            large *= token.value
    return full, large


def _ends(tokens: list[_Token]) -> tuple[Decimal | None, Decimal | None]:
    """The value, or both ends of a spoken pair: 五六万, 二十三四, 一两百."""
    tokens = _positional(tokens)
    pairs = [
        place
        for place in range(len(tokens) - 1)
        if tokens[place].kind == tokens[place + 1].kind == "digit"
        and tokens[place].value
        and tokens[place + 1].value
    ]
    dotted = any(token.kind == "dot" for token in tokens)
    if not pairs or dotted:
        return _value(tokens), None
    place = pairs[0]
    low, high = tokens[place].value, tokens[place + 1].value
    if len(pairs) > 1 or not (high == low + 1 or (low, high) == (Decimal(3), Decimal(5))):
        return None, None
    lower = _value(tokens[: place + 1] + tokens[place + 2 :])
    upper = _value(tokens[:place] + tokens[place + 1 :])
    return (lower, upper) if upper is not None else (None, None)


def _positional(tokens: list[_Token]) -> list[_Token]:
    """Leading Chinese digits read one by one (二〇一八) become one number."""
    count = 0
    while count < len(tokens) and tokens[count].kind == "digit":
        count += 1
    digits = tokens[:count]
    if count < 3 and not (count == 2 and digits[0].value and not digits[1].value):
        return tokens
    text = "".join(str(token.value) for token in digits)
    return [_Token("num", text, digits[0].start, digits[-1].end), *tokens[count:]]


def _value(tokens: list[_Token]) -> Decimal | None:
    dots = [place for place, token in enumerate(tokens) if token.kind == "dot"]
    if not dots:
        return _whole(tokens)
    if len(dots) > 1:
        return None
    whole, place = _whole(tokens[: dots[0]]), dots[0] + 1
    fraction = ""
    while place < len(tokens) and tokens[place].kind in ("digit", "num"):
        token = tokens[place]
        if token.kind == "num" and not token.text.isdecimal():
            return None
        fraction += str(token.value) if token.kind == "digit" else token.text
        place += 1
    if whole is None or whole % 1 or any(token.kind != "unit" for token in tokens[place:]):
        return None
    total = whole + Decimal(f"0.{fraction}")
    last = Decimal(0)
    for token in tokens[place:]:
        if token.value <= last or (last == 0 and token.value == _TEN):
            return None
        last = token.value
        total *= last
    return total


def _whole(tokens: list[_Token]) -> Decimal | None:
    """The value of tokens without 点: split at the largest power first."""
    for power in (Decimal(1_000_000_000), _YI, Decimal(1_000_000), _MYRIAD):
        places = [
            place
            for place, token in enumerate(tokens)
            if token.kind == "unit" and token.value == power
        ]
        if not places:
            continue
        if len(places) > 1:
            return None
        left, right = tokens[: places[0]], tokens[places[0] + 1 :]
        count = None if _has_tail(left) else _whole(left)
        if count is None or (right and power in _LATIN_POWERS):
            return None
        rest = _rest(right, power) if not right or count % 1 == 0 else None
        return None if rest is None else count * power + rest
    return _small(tokens)


def _rest(tokens: list[_Token], power: Decimal) -> Decimal | None:
    """What follows 亿 or 万: a last single digit counts tenths of it (一万二), 零 marks a gap."""
    if not tokens:
        return Decimal(0)
    if len(tokens) == 1 and _is_single(tokens[0]):
        return tokens[0].value * power / 10
    if len(tokens) > 1 and tokens[0].kind == "digit" and not tokens[0].value:
        tokens = tokens[1:]
    if re.match("0[0-9]", tokens[0].text):
        return None
    rest = _whole(tokens)
    return rest if rest is not None and rest < power else None


def _small(tokens: list[_Token]) -> Decimal | None:
    """The value of a numeral without 万 and 亿: 一千零五, 3千5, 十五, 1200.5."""
    total, last = Decimal(0), _MYRIAD
    pending: _Token | None = None
    gap = False
    if len(tokens) == 1 and tokens[0].kind == "digit":
        return tokens[0].value
    for token in tokens:
        if total % 1:
            return None
        if token.kind == "unit":
            if token.value >= last:
                return None
            count = pending.value if pending else Decimal(1 if token.value == _TEN else 0)
            if not count or (count >= 10 and last != _MYRIAD):
                return None
            total, last, pending, gap = total + count * token.value, token.value, None, False
        elif pending is not None:
            return None
        elif token.kind == "digit" and not token.value:
            gap = True
        else:
            pending = token
    if pending is None:
        return None if gap else total
    if last == _MYRIAD:
        return pending.value if not gap or _is_single(pending) else None
    if _is_single(pending) and last > _TEN and not gap:
        return total + pending.value * last / 10
    rest = pending.value
    return total + rest if rest < last and total % 1 == 0 else None


def _has_tail(tokens: list[_Token]) -> bool:
    """Whether it ends like 一百五, which nobody puts before 万."""
    return (
        len(tokens) > 2
        and _is_single(tokens[-1])
        and tokens[-2].kind == "unit"
        and tokens[-2].value > _TEN
    )


def _is_single(token: _Token) -> bool:
    return len(token.text) == 1 and token.kind in ("digit", "num") and bool(token.value)
