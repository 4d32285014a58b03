"""Cities by the names people use, districts and development zones included."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from dialogs.understand import phrases, slips
from dialogs.understand.reading import Reading, ask_back
from dialogs.understand.text import lower
from dialogs.understand.wordlists import entries, wordlist
from engine.documents import Entry

_ROAD = re.compile(r"[东西南北中]?(?:路|街|大道|大街|巷|分公司|客户)")
_DENIED = re.compile(r"(?:不是|不在|没在|不要|不看|除了|不选|不算|并非)[^,。;]{0,2}$")
#: What stands for the city that a message is about, once that is taken, and for another one.
HERE, AWAY = "本市", "别的城市"
#: Spaces between letters: chang chun.
_SPACED = re.compile(r"(?<=[a-z]) (?=[a-z])")
_PUNCTUATION = re.compile(r"[,。;!、~ .\n“”\"'():]+|[\U0001f300-\U0001faff]")
_FRONT = re.compile(
    r"^(?:我们?|咱们?|俺们?|公司|企业|单位|学校|园区|注册地?|总部|地址|位于|坐落|属于|就|是|在|的|想|要"
    r"|了解|查一?下?|问一?下?|看一?下?|选|那|嗯|哦|额|呃|好像|应该|主要|目前|现在|办公|搬到?|城市|地区|地点|这边)+"
)
_BEHIND = re.compile(
    r"(?:的|吧|呢|啊|呀|哦|嘛|哈|呗|了|这边|那边|这里|那里|这儿|那儿|本地|地区|市区|当地|城市|政策|公司|企业"
    r"|一家|谢谢|啦|哒|滴|亲)+$"
)
_ANY = re.compile(
    r"(?:全部|全都?|都|所有|五个|哪个|随便|任意|任何|每个|几个)(?:的|都|城市|行|可以|要|看|想|了解|一下|算|选|个)*"
    r"|.{0,4}(?:都不[是在]|不在(?:你们|这|里面|其中|上面|列表)|[没不]在列|其[他它]|别的).{0,10}"
)
#: A place that is a customer's, a fair's or a journey's.
_ELSEWHERE_FRONT = re.compile(
    r"(?:给|替|帮|为|跟|和|与|从|离|除了|不是|不在|没在|没有在|未在|不是在|还是)$"
)
_SEAT_FRONT = re.compile(r"总部[^,。;]{0,4}$")
_ELSEWHERE_BEHIND = re.compile(
    r"(?:那边|市|这边)?(?:的)?(?:[^,。;的 ]{0,4}(?:客户|展会|博览会|展|甲方|分公司|项目|比)"
    r"|出差|参展|开会|考察|大学毕业)"
)


@dataclass(frozen=True)
class _Places:
    """Places other than the cities: those of no city here, and those of several."""

    elsewhere: frozenset[str]
    several: frozenset[str]


class _City(Entry):
    """How a city is called; a name that others share is not among its aliases and districts.

    ``nicknames`` others can share: they count only where nothing is taken down by them.
    """

    name: str
    aliases: tuple[str, ...]
    districts: tuple[str, ...]
    nicknames: tuple[str, ...] = ()


@cache
def _cities() -> dict[str, _City]:
    return entries("cities", _City)


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """Every name with its city's slug, the longest first."""
    names = [
        (name.lower(), slug)
        for slug, city in _cities().items()
        for name in (city.name, *city.aliases, *city.districts)
    ]
    return tuple(sorted(names, key=lambda pair: -len(pair[0])))


@cache
def _short() -> Mapping[str, str]:
    """Districts without their 区, 县 or 市, which name a city only as a whole answer."""
    short = {re.sub("(?<=..)(?:新?区|县|市)$", "", name): slug for name, slug in _names()}
    return {name: slug for name, slug in short.items() if len(name) > 1}


@cache
def _own_names() -> Mapping[str, str]:
    """Slug → name of the cities."""
    return {slug: city.name for slug, city in _cities().items()}


@cache
def _places() -> _Places:
    data = wordlist("places").data
    towns = (place for row in data["places"] for place in row)
    return _Places(
        frozenset((*data["provinces"], *towns)),
        frozenset((*data["several"], *data["of_covered"])),
    )


def _all_names(more: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Every name with its city's slug, those of the further cities last."""
    return (*_names(), *((name.lower(), slug) for name, slug in more.items()))


def loose_names(more: Mapping[str, str]) -> dict[str, str]:
    """Every name with its city's slug, nicknames included; for looking up, not for taking down."""
    nicknames = {name: slug for slug, city in _cities().items() for name in city.nicknames}
    return nicknames | dict(_all_names(more))


def places_elsewhere() -> frozenset[str]:
    """The names of places that are in none of the cities."""
    return _places().elsewhere


def cities_in(text: str) -> frozenset[str]:
    """The slugs of all cities that ``text`` names."""
    return frozenset(slug for name, slug in _names() if name in text)


def elsewhere(text: str) -> bool:
    """Whether ``text`` names a place that is in none of the cities."""
    places = _places().elsewhere
    return any(
        text[start : start + length] in places and not _ROAD.match(text, start + length)
        for start in range(len(text))
        for length in (2, 3, 4)
    )


def find_city(text: str, more: Mapping[str, str]) -> str | None:
    """The one city that ``text`` names; ``None`` when it names none, or more than one.

    ``more`` are names of further cities, with their slugs.
    """
    said = lower(text)
    found = {slug for name, slug in _all_names(more) if name in said}
    return found.pop() if len(found) == 1 else None


def read_city(text: str, more: Mapping[str, str]) -> Reading | None:
    """Read the reply to the question which city is meant.

    Args:
        text: normalised and in lower case.
        more: names of further cities, with their slugs.

    Returns:
        The slug; a question back when several fit or the place has no policy here; ``None``
        when no place is named.
    """
    slugs = tuple(dict.fromkeys((*_own_names(), *more.values())))
    meant, denied = _meant(text, more)
    if len(meant) == 1:
        return Reading(meant.pop())
    if meant:
        return _which([slug for slug in slugs if slug in meant])
    if phrases.is_question(text) or phrases.is_unknown(text):
        return None
    if denied:
        return _which([slug for slug in slugs if slug not in denied])
    core = _core(text)
    if (slug := _short().get(core) or _at_town(core)) is not None:
        return Reading(slug)
    away = elsewhere(text) or slips.spells(core, _places().elsewhere)
    if away or core in _places().several or _ANY.fullmatch(core):
        return _which(slugs)
    near = slips.like(
        core, {name: slug for slug, name in _own_names().items()}, _places().elsewhere
    )
    if len(near) > 1:
        return _which([slug for slug in slugs if slug in near])
    return Reading(near[0]) if near else None


def _meant(text: str, more: Mapping[str, str]) -> tuple[set[str], set[str]]:
    """The cities that a text names, and those it denies, the longest names first."""
    said = _SPACED.sub("", text)
    meant: set[str] = set()
    denied: set[str] = set()
    for name, slug in _all_names(more):
        while (place := said.find(name)) >= 0:
            (denied if _DENIED.search(said[:place]) else meant).add(slug)
            said = f"{said[:place]}\0{said[place + len(name) :]}"
    return meant, denied - meant


def _core(text: str) -> str:
    """A reply without the small words around the place."""
    said = _PUNCTUATION.sub("", text)
    return _BEHIND.sub("", _FRONT.sub("", said)) or said


def _at_town(core: str) -> str | None:
    """The city of a district with a town behind it (瑞安塘下)."""
    for length in (3, 2):
        if length < len(core) <= length + 2 and (slug := _short().get(core[:length])) is not None:
            return slug
    return None


def _which(slugs: Iterable[str]) -> Reading:
    names = "、".join(_own_names().values())
    return ask_back("choice", tuple(slugs), f"目前收录的是{names}的政策，请问您要看哪一个城市？")


def mentioned_city(text: str, more: Mapping[str, str]) -> str | None:
    """The city a message is about, when it is said in passing and is no customer's or fair's.

    Args:
        text: normalised and in lower case.
        more: names of further cities, with their slugs.
    """
    for name, _ in _all_names(more):
        place = text.find(name)
        while place >= 0:
            end = place + len(name)
            away = _ELSEWHERE_FRONT.search(text[:place]) or _ELSEWHERE_BEHIND.match(text, end)
            if away:
                text = f"{text[:place]}{' ' * len(name)}{text[end:]}"
            place = text.find(name, end)
    return find_city(text, more)


def is_only_seat(text: str, more: Mapping[str, str]) -> bool:
    """Whether cities are named only as the place of a head office (总部在长春)."""
    places = [text.find(name) for name, _ in _all_names(more) if name in text]
    return all(_SEAT_FRONT.search(text[:place]) for place in places)


def with_city_as(word: str, text: str, more: Mapping[str, str]) -> str:
    """The text with a word for the names of cities; of 温州市级 the level is left."""
    for name, _ in _all_names(more):
        if name not in lower(text):
            continue
        city = re.compile(re.escape(name) + ("(?!级)" if name.endswith("市") else ""))
        while match := city.search(lower(text)):
            text = text[: match.start()] + word + text[match.end() :]
    return text
