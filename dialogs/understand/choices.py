"""Reads a choice: by number, label, part of a label, or a common other name; one or several."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dialogs.understand.picking import distinct
from dialogs.understand.reading import AskedFact, Reading, ask_back
from dialogs.understand.yesno import read_verdict

#: What else people call a value, by its key.
_OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "enterprise": (
        "外包企业",
        "外包公司",
        "服务外包公司",
        "接包企业",
        "接包方",
        "软件公司",
        "外包服务",
        "做外包",
        "搞外包",
        "接外包",
        "写代码",
        "软件",
        "程序开发",
        "系统开发",
        "数据处理",
        "呼叫中心",
        "客服中心",
        "医药研发",
        "研发外包",
        "检验检测",
        "企业",
        "公司",
        "company",
        "software",
    ),
    "park_operator": (
        "园区运营公司",
        "园区管理公司",
        "园区开发公司",
        "园区运营企业",
        "园区管理企业",
        "物业公司",
        "园区运营方",
        "园区管理方",
        "园区方",
        "园区",
        "大厦",
        "产业园",
        "孵化器",
        "物业",
    ),
    "training_institution": ("培训机构", "培训学校", "培训中心", "培训公司", "实训基地", "培训"),
    "platform_operator": ("公共服务平台", "公共平台", "平台运营方", "平台方", "平台"),
    "association": ("行业协会", "协会", "商会", "联盟", "主办方", "活动主办"),
    "college": (
        "大专院校",
        "高等院校",
        "院校",
        "学校",
        "大学",
        "学院",
        "高校",
        "高职",
        "中职",
        "职校",
    ),
    "referrer": ("招商引荐", "引荐人", "引荐方", "引荐", "招商", "中介", "介绍人", "个人"),
    "fortune_500": ("世界500强", "财富500强", "500强", "世界五百强", "五百强", "fortune500"),
    "iaop_global_100": ("iaop", "全球外包100强", "全球外包百强", "全球100强", "全球百强"),
    "china_top10": ("十大领军企业", "十大领军", "领军企业", "十大", "领军"),
    "china_100": (
        "国内100强",
        "国内百强",
        "国内外包百强",
        "中国服务外包100强",
        "中国服务外包百强",
        "中国100强",
        "中国百强",
    ),
    "municipal": ("市级", "市里", "市一级", "地市级", "市"),
    "provincial": ("省级", "省里", "省一级", "省"),
    "national": ("国家级", "国家一级", "部级", "全国", "国级", "国家"),
    "self_built": ("自建", "自己建", "自己装", "租场地", "自己装修", "租的场地"),
    "rented": ("租用坐席", "租坐席", "租现成", "现成的", "直接租", "租的坐席"),
    "higher": ("高职", "高等职业", "高等", "大专", "高专", "职业技术学院"),
    "secondary": ("中职", "中等职业", "中等", "中专", "职高", "技校"),
    "new": ("新开办", "新开", "新办", "新设", "新增", "新专业", "新的"),
    "converted": ("转型开办", "转型", "改的", "原有专业", "转的", "改造"),
}
#: Facts about the speaker: a customer's or a landlord's title is not theirs.
_OF_ONESELF = frozenset({"role", "titles"})
_OTHERS_FRONT = re.compile(
    r"(?:(?<!存)在|[给帮替]|(?<!作)为|面向|服务于|(?:^|我们|专门|主要)服务|入驻|进驻|租用?|客户[里中]?面?(?:都|主要|大多|基本|全|也)*"
    r"(?:是|有|为|包括)|以前(?:曾|也)?是?|曾经?是?|过去(?:曾|也)?是?|之前(?:曾|也)?是?|原来(?:曾|也)?是?)"
    r"(?:[一两几这那某好多]*(?:个|家|座|些)|很多|别的|其他|其它)?$"
)
_OTHERS_BEHIND = re.compile(
    r"(?:企业|公司)?(?:都?是)?(?:我们|我司)?(?:客户|甲方|房东)|[里内](?!部管理)|中的?企业"
)
#: A place followed by what is in it: 园区企业 is an enterprise.
_PLACES = frozenset({"园区", "大厦", "产业园", "孵化器"})
_PLACE_APART = re.compile("(园区|大厦|产业园|孵化器) ")
_IN_PLACE = re.compile(r"(?:入驻)?(?:企业|公司|客户|\0)")
#: Facts of which at least one value must hold: a reply of none is no answer, one of all no choice.
_NEVER_EMPTY = frozenset({"role"})
_DIGIT = {**{character: place for place, character in enumerate("一二三四五六七八九", 1)}, "两": 2}
_NUMBER = re.compile(
    r"^(?:我?们?选择?|就选|就|选的是|是|答|要)? ?(?:第? ?([0-9]{1,2}"
    r"|[一二三四五六七八九])) ?(?:个|项|条|种|号|类)?[的吧。.)、,! 了哈]*$"
)
#: What surrounds and divides several numbers, and one of them.
_NUMBERS_FRONT = re.compile(r"^(?:我?们?选择?|就选|选的是|是) ?")
_NUMBERS_BEHIND = re.compile(r"(?:两个|都)?(?:都有|都选|都是|都)?[的吧。.! 了]*$")
_BETWEEN = re.compile(r"(?:[和与及跟、,+&/ .;\n]|以及|还有)+")
_ONE_PLACE = re.compile(r"第? ?([0-9]|1[0-9]|[一二三四五六七八九])(?:个|项|条)?")
_ALL = re.compile(
    r"^(?:我们?|以上|上面)?(?:这?[几两三四五六]?[个项种]?)?(?:都有|全都?有|都是|全都?是"
    r"|全部都?有?|全选|都选|全都|所有)的?[了啊呀哦吧。! ]*$"
)
_NONE = re.compile(
    r"(?:以上|上面)?(?:一个|哪个|全|一项|什么)?(?:都|也)(?:没|不|无)|^(?:无|没|否|零|0|none"
    r"|no|n)|(?:没有|没得|木有)(?:过|了|的|呢|啊|哦)?$|没有(?:这些|这类|称号|任何|以上|上述"
    r"|上面)|^(?:暂无|尚无|从没)"
)
#: 中国500强 and 民营500强 are other lists.
_TOP_500 = ("500强", "五百强")
_TOP_500_KEY = "fortune_500"
_TOP_500_FRONT = r"(?:^|[是的有,、和与司为过及进得选了\0])$"
_NOT = r"(?:不是|没有|没|非|不算|不要|除了|并非|不选|不属于)"
_PUNCTUATION = re.compile(r"[《》“”\"'()（） ·:/的]")
_FILLER = re.compile(
    r"^(?:我们|我|咱们|咱|俺们|公司|单位|属于|是|选择?|想|要|了解|查|问|看|一下|就|应该|大概"
    r"|可能|好像|目前|在|那个|算|作为|有)+|(?:的|吧|了|呢|啊|呀|哦|嘛|哈|市|政策|认定"
    r"|称号)+$"
)


def read_choice(text: str, fact: AskedFact) -> Reading | None:
    """Read the one value meant.

    Args:
        text: normalised and in lower case.
        fact: a fact of type choice.

    Returns:
        The value's key; a question back when several fit; ``None`` when none does.
    """
    keys = tuple(fact.values)
    numbered = _by_number(text, keys, several=False)
    if numbered is not None:
        return numbered
    meant, denied = _meant(text, fact)
    if len(meant) > 1:
        return _which(meant)
    if meant:
        return Reading(meant[0])
    if denied:
        return _which(tuple(key for key in keys if key not in denied))
    verdict = read_verdict(text, fact.name)
    if _NONE.search(text) or verdict == "no":
        if "none" in keys:
            return Reading("none")
        return None
    if verdict == "yes" and "none" in keys:
        return _which(tuple(key for key in keys if key != "none"))
    return None


def read_choices(text: str, fact: AskedFact) -> Reading | None:
    """Read all values meant.

    Args:
        text: normalised and in lower case.
        fact: a fact of type choices, or of type list[item] with the offered items as values.

    Returns:
        A list of keys in the order of the fact, ``[]`` for 都没有; ``None`` when none is named.
    """
    keys = tuple(fact.values)
    if _ALL.search(text):
        if fact.key in _NEVER_EMPTY:
            return _which_lists(keys)
        return Reading(list(keys)) if keys else None
    numbered = _by_number(text, keys, several=True)
    if numbered is not None:
        return None if numbered.clarify and fact.key in _NEVER_EMPTY else numbered
    meant, denied = _meant(text, fact)
    if _says_top_500(text, fact) and not denied:
        with_it = [key for key in keys if key in (*meant, _TOP_500_KEY)]
        without = [key for key in keys if key in meant and key != _TOP_500_KEY]
        return ask_back("choice", (with_it, without), "请问是《财富》世界500强吗？")
    if meant:
        unclear = [key for key in meant if key in denied]
        if unclear or _ambiguous(text, fact):
            return _which_lists(_ambiguous(text, fact) or tuple(unclear))
        return Reading([key for key in keys if key in meant])
    if denied:
        rest = tuple(key for key in keys if key not in denied)
        return _which_lists(rest)
    verdict = read_verdict(text, fact.name)
    if _NONE.search(text) or verdict == "no":
        return None if fact.key in _NEVER_EMPTY else Reading([])
    return _which_lists(keys) if verdict == "yes" and keys else None


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


def _by_number(text: str, keys: tuple[str, ...], *, several: bool) -> Reading | None:
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
            return _which(tuple(keys[place] for place in both))
    numeric = places_of(text, 99) or re.fullmatch(r"[0-9]+(?:[-~到至][0-9]+)?", text)
    if len(text) < 80 and numeric and text != "0" and not _named_by(text, keys):
        return _which_lists(keys) if several else _which(keys)
    return None


def _named_by(text: str, keys: tuple[str, ...]) -> bool:
    return any(text in name for key in keys for name in _OTHER_NAMES.get(key, ()))


def _meant(text: str, fact: AskedFact) -> tuple[tuple[str, ...], frozenset[str]]:
    """The values a text names, and those it denies, longest names first."""
    names = sorted(_names(fact), key=lambda one: -len(one[0]))
    left = _clean(_PLACE_APART.sub(r"\1、", text))
    meant: set[str] = set()
    denied: set[str] = set()
    for name, key in names:
        while (place := left.find(name)) >= 0:
            before, after = left[:place], left[place + len(name) :]
            if name in _TOP_500 and not re.search(_TOP_500_FRONT, before):
                left = f"{before}\1{after}"
                continue
            if fact.key in _OF_ONESELF and _is_of_others(name, before, after):
                left = f"{before}\1{after}"
                continue
            is_denied = re.search(_NOT + "$", before) or re.match(
                r"级?(?:称号)?(?:都)?(?:没|不是|不算|无)", after
            )
            (denied if is_denied else meant).add(key)
            left = f"{before}\0{after}"
    if not meant and not denied:
        meant = set(_abbreviated(left, fact))
    return tuple(key for key in fact.values if key in meant), frozenset(denied)


def _is_of_others(name: str, before: str, after: str) -> bool:
    """Whether a name is that of a customer, of a landlord or of former days."""
    if _OTHERS_FRONT.search(before) or _OTHERS_BEHIND.match(after):
        return True
    return name in _PLACES and _IN_PLACE.match(after) is not None


def _says_top_500(text: str, fact: AskedFact) -> bool:
    """Whether a bare 500强 is said of oneself: which of the lists is open."""
    if _TOP_500_KEY not in fact.values:
        return False
    for match in re.finditer("|".join(_TOP_500), said := _clean(text)):
        before, after = said[: match.start()], said[match.end() :]
        if re.search(_TOP_500_FRONT, before) and not _is_of_others(match[0], before, after):
            return True
    return False


def _names(fact: AskedFact) -> list[tuple[str, str]]:
    named: list[tuple[str, str]] = []
    for key, label in fact.values.items():
        if key == "none":
            continue
        own = [
            _clean(label),
            *(part for part in re.split(r"[或、/（）()]", label) if len(part) > 2),
        ]
        own += [key] if len(key) > 3 and "_" not in key else []
        for name in distinct((*own, *_OTHER_NAMES.get(key, ()))):
            named.append((_clean(str(name)), key))
    return [(name, key) for name, key in named if name]


def _abbreviated(left: str, fact: AskedFact) -> tuple[str, ...]:
    """Values whose label holds the reply as a part, or its characters in order."""
    said = _FILLER.sub("", left.replace("百强", "100强")).strip("\0")
    if len(said) < 2 or len(said) > 20:
        return ()
    labels = {key: _clean(label) for key, label in fact.values.items() if key != "none"}
    parts = tuple(key for key, label in labels.items() if said in label)
    if parts or not re.fullmatch(r"[\u4e00-\u9fff]{2,}", said):
        return parts
    return tuple(key for key, label in labels.items() if _in_order(said, label))


def _ambiguous(text: str, fact: AskedFact) -> tuple[str, ...]:
    """The values among which a part of a label (100强) does not decide."""
    left = _clean(text)
    if any(name in left for name, _ in _names(fact)):
        return ()
    several = _abbreviated(left, fact)
    return several if len(several) > 1 else ()


def _in_order(said: str, label: str) -> bool:
    place = 0
    for character in said:
        place = label.find(character, place) + 1
        if not place:
            return False
    return True


def _clean(text: str) -> str:
    return _PUNCTUATION.sub("", text).lower()


def _which(keys: Sequence[str]) -> Reading:
    return ask_back("choice", tuple(keys), "请问是哪一个？请选一项。")


def _which_lists(keys: Sequence[str]) -> Reading:
    return ask_back(
        "choice", tuple([key] for key in keys), "请问是哪些？可以选几项，也可以说“都没有”。"
    )
