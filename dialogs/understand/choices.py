"""Reads a choice: by number, label, part of a label, or a common other name; one or several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dialogs.understand import slips
from dialogs.understand.excepting import excepting
from dialogs.understand.reading import Reading, ask_back
from dialogs.understand.text import in_order
from dialogs.understand.wordlists import entries
from dialogs.understand.yesno import read_verdict
from engine import Fact
from engine.documents import Entry

_OTHERS_FRONT = re.compile(
    r"(?:(?<!存)在|[给帮替]|(?<!作)为|面向|服务于|(?:^|我们|专门|主要)服务|入驻|进驻|租用?|客户[里中]?面?(?:都|主要|大多|基本|全|也)*"
    r"(?:是|有|为|包括)|以前(?:曾|也)?是?|曾经?是?|过去(?:曾|也)?是?|之前(?:曾|也)?是?|原来(?:曾|也)?是?)"
    r"(?:[一两几这那某好多]*(?:个|家|座|些)|很多|别的|其他|其它)?$"
)
_OTHERS_BEHIND = re.compile(
    r"(?:企业|公司)?(?:都?是)?(?:我们|我司)?(?:客户|甲方|房东)|[里内](?!部管理)|中的?企业"
)
_LIST_BEHIND = re.compile(r"(?:排行)?榜|名单|之列|行列")
#: A place followed by what is in it: 园区企业 is an enterprise.
_PLACES = ("园区", "大厦", "产业园", "孵化器", "软件园")
_PLACE_APART = re.compile(f"({'|'.join(_PLACES)}) ")
_IN_PLACE = re.compile(r"(?:入驻)?(?:企业|公司|客户)")
_DIGIT = {**{character: place for place, character in enumerate("一二三四五六七八九", 1)}, "两": 2}
_NUMBER = re.compile(
    r"^(?:我?们?选择?|就选|就|选的是|是|答|要)? ?(?:第? ?([0-9]{1,2}"
    r"|[一二三四五六七八九])) ?(?:个|项|条|种|号|类)?[的吧。.)、,! 了哈]*$"
)
#: What surrounds and divides several numbers, and one of them.
_NUMBERS_FRONT = re.compile(r"^(?:我?们?选择?|就选|选的是|是|[只就]?涉及) ?")
_NUMBERS_BEHIND = re.compile(r"(?:两个|都)?(?:都有|都选|都是|都)?[的吧。.! 了]*$")
_BETWEEN = re.compile(r"(?:[和与及跟、,+&/ .;\n]|以及|还有)+")
_ONE_PLACE = re.compile(r"第? ?([0-9]|1[0-9]|[一二三四五六七八九])(?:个|项|条)?")
_ALL = re.compile(
    r"^(?:我们?|以上|上面)?(?:这?[几两三四五六]?[个项种]?)?(?:都有|全都?有|都是|全都?是"
    r"|全部都?有?|全选|都选|全都|所有|(?:全部)?[都全]+涉及)的?[了啊呀哦吧。! ]*$"
)
_NONE = re.compile(
    r"(?:以上|上面)?(?:一个|哪个|全|一项|什么)?(?:都|也)(?:没|不|无)|^(?:无|没|否|零|0|none"
    r"|no|n)|(?:没有|没得|木有)(?:过|了|的|呢|啊|哦)?$|没有(?:这些|这类|称号|任何|以上|上述"
    r"|上面)|^(?:暂无|尚无|从没)"
)
#: 中国500强 and 民营500强 are other lists.
_TOP_500 = "500强"
_TOP_500_KEY = "fortune_500"
_TOP_500_FRONT = r"(?:^|[是的有,、和与司为过及进得选了])$"
_DENIED_FRONT = re.compile(
    r"(?:不是|(?:没有?|未)(?:参加|取得|获得|申请|接收|引进|租|买|设|办|做)?过?(?:什么|任何)?"
    r"|非|不算|不要|除了|并非|不选|不属于|不涉及)$"
)
_DENIED_BEHIND = re.compile(r"级?(?:称号)?(?:[都也还]|暂时|目前)*(?:没(?!错|问题)|不是|不算|无|未)")
#: What is said of former days, or of what is not reached yet.
_ASIDE = re.compile(
    r"(?:以前|之前|原来|原先|过去|曾经?|早先|最早|一开始)(?:就|我们|公司|都|曾|也)*"
    r"(?:是|为|属于|评|租|做|有|算)"
    r"|正在|[还正]在|申[请报]中|在申[请报]|在评|准备|打算|计划|争取|明年|下一步|冲刺"
)
_PARTS = re.compile(r"[,。;!\n]+|但是?|不过|可是|后来|(?=现在|目前|如今)")
#: Where a weak name stands for itself beside others: 企业和园区, not 我们公司是办园区的.
_BY_ITSELF_FRONT = re.compile(r"(?:^|[、和跟与及+&]|是|作为|算|又|还有)$")
_BY_ITSELF_BEHIND = re.compile(r"$|[、和跟与及+&]|同时|[也又兼]")
#: What is done to 企业 and 公司 that are not the speaker.
_OBJECT_FRONT = re.compile(
    r"(?:引荐|介绍|引进|引入|推荐|扶持|培训|孵化|管理|对接|投资|[给帮替招]|(?<!作)为|吸引|家|各类|中小|个|其他)(?:了)?$"
)
_LEVEL = re.compile("[市区县镇省]级|国家级")
#: One spelling of what is written in several ways.
_ALIKE = (
    (re.compile("座席|工位|席位|卡位|座位"), "坐席"),
    (re.compile("五百强|500大"), "500强"),
    (re.compile("一?百强|百佳"), "100强"),
)
_BOTH = re.compile(r"(?:两|2|几)?[种个者样类]?(?:方式|级)?[都全](?:有|是|算|沾|占)(?:的|了|啊|吧)*")
_PUNCTUATION = re.compile(r"[《》“”\"'()（） ·:/的]")
_FILLER = re.compile(
    r"^(?:我们|我|咱们|咱|俺们|公司|单位|属于|是|选择?|想|要|了解|查|问|看|一下|就|应该|大概"
    r"|可能|好像|目前|在|那个|算|作为|有)+|(?:的|吧|了|呢|啊|呀|哦|嘛|哈|市|政策|认定"
    r"|称号|企业|公司)+$"
)


def read_choice(text: str, fact: Fact) -> Reading | None:
    """Read the one value meant.

    Args:
        text: normalised and in lower case.
        fact: a fact of type choice.

    Returns:
        The value's key; a question back when several fit; ``None`` when none does.
    """
    keys = tuple(fact.values)
    numbered = _by_number(text, fact, several=False)
    if numbered is not None:
        return numbered
    found = _find(text, fact)
    if len(found.meant) > 1:
        return _which(found.meant, fact)
    if found.meant:
        return Reading(found.meant[0])
    if found.aside or _BOTH.search(text) or (_other_level(text) and not found.denied):
        return _which(tuple(key for key in keys if key != "none"), fact)
    if found.denied:
        left = tuple(key for key in keys if key not in found.denied)
        return Reading("none") if left == ("none",) else _which(left, fact)
    verdict = read_verdict(text, fact.name)
    if _NONE.search(text) or verdict == "no":
        if "none" in keys:
            return Reading("none")
        return None
    if verdict == "yes" and "none" in keys:
        return _which(tuple(key for key in keys if key != "none"), fact)
    return _slipped(text, fact)


def read_choices(text: str, fact: Fact) -> Reading | None:
    """Read all values meant.

    Args:
        text: normalised and in lower case.
        fact: a fact of type choices, or of type list[item] with the offered items as values.

    Returns:
        A list of keys in the order of the fact, ``[]`` for 都没有; ``None`` when none is named.
    """
    keys = tuple(fact.values)
    if _ALL.search(text):
        if _is_never_empty(fact):
            return _which_lists(keys, fact)
        return Reading(list(keys)) if keys else None
    others = None if _is_never_empty(fact) else _others(text, fact)
    if others is not None:
        return others
    numbered = _by_number(text, fact, several=True)
    if numbered is not None:
        return None if numbered.clarify and _is_never_empty(fact) else numbered
    found = _find(text, fact)
    meant, denied = found.meant, found.denied
    if _says_top_500(text, fact) and not denied:
        with_it = [key for key in keys if key in (*meant, _TOP_500_KEY)]
        without = [key for key in keys if key in meant and key != _TOP_500_KEY]
        return ask_back("choice", (with_it, without), "请问是《财富》世界500强吗？")
    if meant:
        unclear = tuple(key for key in meant if key in denied)
        several = found.open or unclear
        return _which_lists(several, fact) if several else Reading(list(meant))
    if denied:
        rest = tuple(key for key in keys if key not in denied)
        return _which_lists(rest, fact) if rest else Reading([])
    verdict = read_verdict(text, fact.name)
    if _NONE.search(text) or verdict == "no":
        return None if _is_never_empty(fact) else Reading([])
    if verdict == "yes" and keys:
        return _which_lists(keys, fact)
    slipped = _slipped(text, fact)
    if slipped is None or slipped.value is None:
        return slipped
    return Reading([slipped.value])


def _others(text: str, fact: Fact) -> Reading | None:
    """All values but those that a text takes out, or only these."""
    said, keys = excepting(text), tuple(fact.values)
    if said is None:
        return None
    found, places = _find(said.some, fact), places_of(said.some, len(keys)) or ()
    named = {*found.denied}
    if not said.denied:
        named |= {*found.meant, *(keys[place] for place in places)}
    return Reading([key for key in keys if (key in named) == said.none]) if named else None


def place_of(text: str, count: int) -> int | None:
    """Which of ``count`` offered texts a reply names by number (2, 第2个, 选二): 0-based."""
    match = _NUMBER.match(text)
    if match is None:
        return None
    number = _as_number(match[1])
    return number - 1 if 1 <= number <= count else None


def places_of(text: str, count: int) -> tuple[int, ...] | None:
    """Which of ``count`` offered texts a reply names by several numbers (1、3): 0-based."""
    if len(text) > 80:
        return None
    said = _NUMBERS_BEHIND.sub("", _NUMBERS_FRONT.sub("", text), count=1)
    found = [_ONE_PLACE.fullmatch(one) for one in _BETWEEN.split(said) if one]
    if not found or not all(found):
        return None
    numbers = [_as_number(one[1]) for one in found if one is not None]
    if not all(1 <= number <= count for number in numbers):
        return None
    return tuple(number - 1 for number in sorted(set(numbers)))


def _as_number(written: str) -> int:
    return int(written) if written.isdecimal() and written.isascii() else _DIGIT[written]


def _by_number(text: str, fact: Fact, *, several: bool) -> Reading | None:
    keys = tuple(fact.values)
    if not keys:
        return None
    if several:
        places = places_of(text, len(keys))
        if places is not None:
            return Reading([keys[place] for place in places])
    else:
        place = place_of(text, len(keys))
        if place is not None:
            return Reading(keys[place])
        both = places_of(text, len(keys))
        if both is not None:
            return _which(tuple(keys[place] for place in both), fact)
    numeric = places_of(text, 99) or re.fullmatch(r"[0-9]+(?:[-~到至][0-9]+)?", text)
    if len(text) < 80 and numeric and text != "0" and not _named_by(text, keys):
        return _which_lists(keys, fact) if several else _which(keys, fact)
    return None


def _named_by(text: str, keys: tuple[str, ...]) -> bool:
    return any(text in name for key in keys for name in _listed(key).names)


class _Listed(Entry):
    names: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Found:
    """The values that a text names.

    Attributes:
        meant: those it affirms, in the order of the fact.
        denied: those it denies.
        open: those of which a part of a label (100强) can be either.
        aside: whether it names some for other times only.
    """

    meant: tuple[str, ...]
    denied: frozenset[str]
    open: tuple[str, ...] = ()
    aside: bool = False


def _find(text: str, fact: Fact) -> _Found:
    """The values a text names; those of other times only where nothing else is said."""
    parts = [part for part in _PARTS.split(_PLACE_APART.sub(r"\1、", text)) if part.strip()]
    now = _find_in([part for part in parts if not _ASIDE.search(part)], fact)
    if now.meant:
        return now
    then = _find_in(parts, fact)
    if then.meant and not _is_of_oneself(fact):
        return _Found((), then.denied, aside=True)
    if then.meant or now.denied:
        return now
    said = _abbreviated(_clean(text), fact)
    return _Found(said, frozenset(), open=said if len(said) > 1 else ())


def _find_in(parts: Sequence[str], fact: Fact) -> _Found:
    meant: set[str] = set()
    denied: set[str] = set()
    weak: list[tuple[str, bool]] = []
    for part in parts:
        said = _clean(part)
        for start, end, key, is_weak in _named(said, fact):
            before, after = said[:start], said[end:]
            if _is_no_value(said[start:end], before, after, fact):
                continue
            if _DENIED_FRONT.search(before) or _DENIED_BEHIND.match(after):
                denied.add(key)
            elif is_weak:
                itself = _BY_ITSELF_FRONT.search(before) and _BY_ITSELF_BEHIND.match(after)
                weak.append((key, itself is not None))
            else:
                meant.add(key)
    strong = bool(meant)
    meant |= {key for key, by_itself in weak if by_itself or not strong}
    return _Found(tuple(key for key in fact.values if key in meant), frozenset(denied))


def _is_no_value(name: str, before: str, after: str, fact: Fact) -> bool:
    """Whether a name means something else here: another list, somebody else, an object."""
    if name == _TOP_500 and not re.search(_TOP_500_FRONT, before):
        return True
    if name in ("企业", "公司") and _OBJECT_FRONT.search(before):
        return True
    return _is_of_oneself(fact) and _is_of_others(name, before, after)


def _named(said: str, fact: Fact) -> Iterator[tuple[int, int, str, bool]]:
    """Where names of values stand, none within a longer one: start, end, value, whether weak."""
    found = [
        (match.start(), match.end(), key, is_weak)
        for pattern, key, is_weak in _patterns(tuple(fact.values.items()))
        for match in pattern.finditer(said)
        if match[0]
    ]
    taken: list[tuple[int, int]] = []
    for start, end, key, is_weak in sorted(found, key=lambda one: (one[0] - one[1], one[0])):
        if all(
            end <= first or last <= start or (start, end) == (first, last) for first, last in taken
        ):
            taken.append((start, end))
            yield start, end, key, is_weak


@cache
def _patterns(values: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], str, bool], ...]:
    """All names of the values of a fact; a label, its longer parts and its key are names too."""
    found: list[tuple[re.Pattern[str], str, bool]] = []
    for key, label in values:
        if key == "none":
            continue
        own = [label, *(part for part in re.split(r"[或、/（）()]", label) if len(part) > 2)]
        own += [key] if len(key) > 3 and "_" not in key else []
        names = (*(re.escape(_clean(name)) for name in own), *_listed(key).names)
        found += [(re.compile(name), key, False) for name in names]
        found += [(re.compile(name), key, True) for name in _listed(key).weak]
    return tuple(found)


def _listed(key: str) -> _Listed:
    return _all().get(key, _Listed())


@cache
def _all() -> dict[str, _Listed]:
    return entries("choices", _Listed)


def _slipped(text: str, fact: Fact) -> Reading | None:
    """The one value whose name sounds like the whole reply (陪训机构)."""
    said = _FILLER.sub("", _clean(text))
    names = {
        _clean(name): key
        for key, label in fact.values.items()
        if key != "none"
        for name in (label, *_listed(key).names)
        if re.fullmatch("[\u4e00-\u9fff]+", _clean(name))
    }
    keys = slips.sounding(said, names)
    if len(keys) > 1:
        return _which(keys, fact)
    return Reading(keys[0]) if keys else None


def _is_of_oneself(fact: Fact) -> bool:
    """Whether it is about what the speaker is: a customer's or a landlord's title is not theirs."""
    return fact.type == "choices"


def _is_never_empty(fact: Fact) -> bool:
    """Whether one value must hold, so that none is no answer, and all no choice."""
    return fact.ask.none is None


def _is_of_others(name: str, before: str, after: str) -> bool:
    """Whether a name is that of a customer, of a landlord or of former days."""
    if _LIST_BEHIND.match(after):
        return False
    if _OTHERS_FRONT.search(before) or _OTHERS_BEHIND.match(after):
        return True
    return name in _PLACES and _IN_PLACE.match(after) is not None


def _says_top_500(text: str, fact: Fact) -> bool:
    """Whether a bare 500强 is said of oneself: which of the lists is open."""
    if _TOP_500_KEY not in fact.values:
        return False
    for match in re.finditer(_TOP_500, said := _clean(text)):
        before, after = said[: match.start()], said[match.end() :]
        if re.search(_TOP_500_FRONT, before) and not _is_of_others(match[0], before, after):
            return True
    return False


def _abbreviated(left: str, fact: Fact) -> tuple[str, ...]:
    """Values whose label holds the reply as a part, or its characters in order."""
    said = _FILLER.sub("", left)
    if len(said) < 2 or len(said) > 20:
        return ()
    labels = {key: _clean(label) for key, label in fact.values.items() if key != "none"}
    parts = tuple(key for key, label in labels.items() if said in label)
    if parts or not re.fullmatch(r"[\u4e00-\u9fff]{2,}", said):
        return parts
    return tuple(key for key, label in labels.items() if in_order(said, label))


def _clean(text: str) -> str:
    said = _PUNCTUATION.sub("", text).lower()
    for pattern, spelling in _ALIKE:
        said = pattern.sub(spelling, said)
    return said


def _other_level(text: str) -> bool:
    """Whether a level is told that is none of the fact's, since no value was found."""
    return _LEVEL.search(text) is not None


def _which(keys: Sequence[str], fact: Fact) -> Reading:
    return ask_back("choice", tuple(keys), f"请问“{fact.name}”是哪一个？请选一项。")


def _which_lists(keys: Sequence[str], fact: Fact) -> Reading:
    none = "" if _is_never_empty(fact) else "，也可以说“都没有”"
    return ask_back(
        "choice", tuple([key] for key in keys), f"请问“{fact.name}”是哪些？可以选几项{none}。"
    )
