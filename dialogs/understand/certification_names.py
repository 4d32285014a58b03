"""Finds the names of certifications as people write them: cmmi3级, 27001, 信息安全认证."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, islice

from rapidfuzz.distance import OSA

from dialogs.understand.numbers import unslipped
from dialogs.understand.text import lower
from dialogs.understand.wordlists import entries
from engine.documents import Entry

#: As many certifications as anyone would list in one message.
MOST_NAMES = 100
#: The name of what was said only as ISO.
ANY_ISO = "ISO"

_NUMERAL = r"[0-9万千百十亿wkm元美刀块点几多来]"
_LEVEL = (
    r"(?:[- ]?v?[12]\.[0-9](?:版本?)?(?! ?[万千wk]))?(?:[ -]?(?:的|已?过了?|通过了?|达到))?"
    r"(?: ?-?(?:maturity ?)?(?:level|lv|ml|l) ?[1-5](?![0-9.])"
    r"|[ -]?[1-5一二三四五] ?[级及机](?!别|构)"
    rf"|[ -]?[1-5一二三四五](?!{_NUMERAL}|[.,][0-9]|个|项|次|年|月|人))?"
)
_ISO = re.compile(
    r"(?<![a-z])(?:[il1][sz][o0q]|ios|isi)(?:/?iec)?(?:认证|体系)?[-_: ]?(?:no\.?)?"
    r"(?P<number>[0-9]{4,5})"
    r"(?:-[0-9](?![0-9]))?(?:[:-] ?(?:19|20)[0-9]{2})?(?![0-9])"
)
_ISO_ALONE = re.compile(r"(?<![a-z])iso(?![a-z0-9]| ?[0-9])(?:的?(?:认证|体系))*")
_BEHIND_CHINESE = (
    r"(?:管理|服务|的|质量|国际){0,4}(?:体系认证|认证证书|体系|认证|证书|资质|那个){1,4}"
    r"(?!费|公司|机构|中心)"
)
#: A number that names a standard stands free, and beside no unit of money.
_FREE = (
    r"(?<![0-9][.,])(?<![0-9a-z$¥第])(?P<number>{numbers})"
    r"(?![0-9]|[.,][0-9]|[万千百元块wk%]| ?(?:usd|rmb|元|块|美|人民币))"
)
#: What shows that even 20000 is a name: a list, a sum right behind it, what only a name has.
_LISTED_BEFORE = re.compile(r"(?:^|[和、与及跟/的是:+]|还有|以及) ?$")
_NAMED_BEHIND = re.compile(
    r" ?(?:那个|的|认证|体系|年审|证书|都|也|$|[和、与及跟/+]"
    r"|[:,]? ?[0-9.一二三四五六七八九十两]+[万千百wk元])"
)
_LATIN = re.compile(
    r"(?<![a-z0-9$])(?!usd|rmb|cny|hkd|eur|jpy|us\b|yuan|and\b|million|thousand|no\b|yes\b"
    r"|ok\b|idk\b|iso)[a-z][a-z-]{2,20}(?:[- ]?[0-9]{3,5}(?![0-9万千.,w]))?"
    r"(?P<level>[1-5一二三四五]?[级及]?)"
)
_CHINESE = re.compile(
    r"[\u4e00-\u9fff]{2,14}?(?:管理体系|体系认证|资质认证|等级认证|认证证书|认证|体系|资质)(?!费)"
)
_SMALL_WORDS = (
    r"我们|我司|我|公司|今年|去年|本年|这一年|通过|取得|做|办|拿|有|了|过|的|和|还有|以及|新|另外"
    r"|及|与|还|只|就|是"
)
_NOT_A_NAME = re.compile(
    rf"^(?:{_SMALL_WORDS}|一个|一项|花|国际|各|都|年审|维护|年度|全部|这|那|上述|以上|个|项|几|好"
    r"|些)*(?:国际)?"
    r"(?:管理体系|体系认证|资质认证|等级认证|认证证书|认证|体系|资质)$"
)
_LEADING = re.compile(rf"^(?:{_SMALL_WORDS})+")
_NO_NAME_IN_IT = re.compile(r"补|元|万|省|没|不|啥|什么|哪")
_SHORTEST_TO_MEND = 4
_GLUE = ("", " ", "(")


@dataclass(frozen=True)
class Named:
    """A certification as it stands in a text.

    Attributes:
        name: the canonical name, :data:`ANY_ISO`, or what was written when it is unknown.
        start: where it begins.
        end: where it ends, behind its level.
        known: it is one of the vocabulary.
    """

    name: str
    start: int
    end: int
    known: bool = True


class _Listed(Entry):
    spellings: tuple[str, ...] = ()
    chinese: tuple[str, ...] = ()
    levels: bool = False
    number: int | None = None
    money: bool = False


@dataclass(frozen=True)
class _Vocabulary:
    named: re.Pattern[str]
    names: tuple[str, ...]
    free: re.Pattern[str]
    like_money: frozenset[str]
    mendable: tuple[str, ...]


@lru_cache(maxsize=64)
def find_names(text: str) -> tuple[Named, ...]:
    """The certification names of a text in order.

    Args:
        text: normalised, letters in their own case.
    """
    small = unslipped(lower(text))
    found: list[Named] = []
    sources = (_known(small), _numbers(small), _unknown(text, small))
    for named in chain.from_iterable(islice(source, MOST_NAMES) for source in sources):
        touched = next((one for one in found if one.end <= named.start <= one.end + 1), None)
        if any(one.start < named.end and named.start < one.end for one in found):
            continue
        if touched is not None and not named.known and small[touched.end : named.start] in _GLUE:
            found[found.index(touched)] = Named(
                touched.name, touched.start, named.end, touched.known
            )
            continue
        found.append(named)
    found.sort(key=lambda one: one.start)
    return tuple(found[:MOST_NAMES])


def _known(text: str) -> Iterator[Named]:
    vocabulary = _vocabulary()
    for match in _ISO.finditer(text):
        yield Named(f"ISO{match['number']}", match.start(), match.end())
    for match in vocabulary.named.finditer(text):
        group = next(name for name, said in match.groupdict().items() if said)
        yield Named(vocabulary.names[int(group[1:])], match.start(), match.end())
    for match in _ISO_ALONE.finditer(text):
        yield Named(ANY_ISO, match.start(), match.end())


def _numbers(text: str) -> Iterator[Named]:
    """Standards named by their number alone."""
    vocabulary = _vocabulary()
    for match in vocabulary.free.finditer(text):
        before, behind = text[: match.start()], text[match.end() : match.end() + 12]
        doubtful = match["number"] in vocabulary.like_money
        if doubtful and not (
            _LISTED_BEFORE.search(before[-2:]) and _NAMED_BEHIND.match(behind or "")
        ):
            continue
        yield Named(f"ISO{match['number']}", match.start(), match.end())


def _unknown(text: str, small: str) -> Iterator[Named]:
    """What looks like a name; a Latin one that is a letter off a known name is that."""
    for match in _CHINESE.finditer(small):
        name = match[0]
        if _NOT_A_NAME.match(name) or _NO_NAME_IN_IT.search(name):
            continue
        lead = _LEADING.match(name)
        start = match.start() + (lead.end() if lead else 0)
        if start < match.end():
            yield Named(text[start : match.end()], start, match.end(), known=False)
    for match in _LATIN.finditer(small):
        raw = text[match.start() : match.start("level")].strip(" -")
        if (mended := _mended(raw.upper())) is not None:
            yield Named(mended, match.start(), match.end())
        elif re.search("[A-Z].*[A-Z]|[0-9]", raw):
            yield Named(raw.upper(), match.start(), match.start("level"), known=False)


def _mended(name: str) -> str | None:
    """The only known name that is one letter away."""
    if len(name) < _SHORTEST_TO_MEND:
        return None
    near = [one for one in _vocabulary().mendable if OSA.distance(name, one, score_cutoff=1) <= 1]
    return near[0] if len(near) == 1 else None


@cache
def _vocabulary() -> _Vocabulary:
    listed = entries("certifications", _Listed)
    spelt: list[tuple[str, str, str]] = []
    for name, one in listed.items():
        level = _LEVEL if one.levels else ""
        spelt += [(word, name, rf"(?<![a-z]){word}(?![a-z]{{3}}){level}") for word in one.spellings]
        spelt += [(word, name, rf"{word}{_BEHIND_CHINESE}") for word in one.chinese]
    spelt.sort(key=lambda entry: -len(entry[0]))
    patterns = [f"(?P<n{place}>{pattern})" for place, (_, _, pattern) in enumerate(spelt)]
    numbers = [str(one.number) for one in listed.values() if one.number]
    return _Vocabulary(
        re.compile("|".join(patterns)),
        tuple(name for _, name, _ in spelt),
        re.compile(_FREE.format(numbers="|".join(numbers))),
        frozenset(str(one.number) for one in listed.values() if one.money),
        tuple(
            name for name in listed if len(name) >= _SHORTEST_TO_MEND and not name.startswith("ISO")
        ),
    )
