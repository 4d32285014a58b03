"""Corrections of what was said before: 不对，是120万; 人数改成85; 刚才的城市错了."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dialogs.understand.cities import find_city
from dialogs.understand.figures import find_figures
from dialogs.understand.text import lower
from dialogs.understand.vocabulary import vocabulary
from engine import Catalogue, Fact

_SLIP = r"(?:[说写填打搞弄选点输看记讲答报算敲按]|回答|输入)"
_WRONG = rf"{_SLIP}?错(?:行|列|数|位)?了"
_LATELY = rf"(?:我|刚才?|刚刚|方才|前面|上面|之前|那个|这个|的|好像|{_SLIP}的)*"
_POLITE = (
    r"(?:不好意思|对不起|抱歉|等等|等一下|等下|慢着|sorry|oops|[哦噢啊呃额哎诶唉欸嗯]|[,。!、~ ])*"
)
_INSTEAD = r"(?:应该是|应该为|应为|应该|改成|改为|而是|是|it'?s|should be)?[:, ]*"
#: A whole beginning that takes the last answer back, and what stands behind it.
_TAKEN_BACK = re.compile(
    rf"^{_POLITE}(?:不对(?![外接])|{_LATELY}(?:{_WRONG}|有误|口误|手误|笔误|手滑(?:了)?)"
    r"|(?:准确|精确|确切)(?:的|地|来|说|讲|数|数字|数据|金额)*"
    r"(?=[ :,]*(?:应该)?(?:是|为|[0-9一二三四五六七八九十百两]))"
    r"|(?=改成|改为)|更正(?:一下|下)?|纠正(?:一下|下)?"
    r"|修改一下|改一下|改正(?:一下)?"
    r"|actually|correction|no,? (?=it)|wrong)"
    rf"[,。:!、~ 啊哈呀的了]*(?:不对|这个|那个|[,。 ])*{_INSTEAD}(?P<rest>.*)$",
    re.DOTALL,
)
#: 在岸不是80万，是85万.
_NOT_THIS_BUT = re.compile(
    rf"^{_POLITE}(?P<before>[^,。;]*?)不是(?P<not>[^,。;]{{1,16}}?)[,。; ]*(?:而是|应该是|是)"
    r"(?P<rest>.+)$",
    re.DOTALL,
)
_CHANGE_TO = re.compile(
    rf"^{_POLITE}(?:请|麻烦|帮我|给我|把|将|刚才?的?|刚刚的?|前面的?|之前的?|我的|那个|我要|想)*"
    r"(?:修改|更正|改一下|改)?(?P<name>[^,。; 0-9]{1,20}?)"
    r"(?:[要应]?该?改成|改为|改到|更正为|更正一下[,:]?|应该是|应为|换成|变成|写成|要改成?,?是?"
    r"|should be|改(?=[0-9一二三四五六七八九十]))[:, ]*(?P<value>[^改].{0,200})$",
    re.DOTALL,
)
_CHANGE = re.compile(
    r"^(?:请|麻烦|帮我|给我|我要|我想|想|要|把|将|刚才?的?|前面的?)*"
    r"(?:修改|更正|改一下|改|重填|重新填|重新输入|换个|换一下|换)(?P<name>[^,。;0-9]{1,30}?)"
    r"(?:吧|一下|的回答)?$"
)
_NAME_WRONG = re.compile(
    rf"^{_POLITE}{_LATELY}(?P<name>[^,。;0-9]{{2,16}}?)(?:我|好像|可能|是|也|都|还)*"
    rf"(?:{_WRONG}|不对|有误|有问题)(?P<rest>.*)$",
    re.DOTALL,
)
_MISTYPED = re.compile(
    rf"^{_POLITE}{_LATELY}(?P<name>[^,。;0-9]{{2,16}}?)(?:我|好像|可能)*[多少漏]{_SLIP}了.{{0,8}}$"
)
_ENDS_WRONG = re.compile(
    rf"^(?P<rest>.+?)[,。; ](?:我|刚才|刚刚|前面|之前|上面)*(?:{_WRONG}|手滑了?)[。!]?$"
)
_DROPPED = re.compile(
    rf"^{_POLITE}(?:把|那|那个|请|帮我)*(?P<name>[^,。;]{{2,16}}?)"
    r"(?:那个|那项|这个|这项|也|都|给)*(?:去掉|删掉|删了|删除|不要了|作废|划掉|清掉)(?:吧|了)?[。!]?$"
)
_TO_DROP = re.compile(
    rf"^{_POLITE}(?:请|帮我|麻烦|我要|把)*(?:去掉|去除|删掉|删除|删了|删去|划掉|清掉)"
    r"(?P<name>[^,。;0-9]{2,16}?)(?:那个|那项|这个|这项|的?回答)?(?:吧|了)?[。!]?$"
)
#: 坐席其实是180个，不是200.
_THIS_NOT = re.compile(r"^(?P<rest>.+?)[,。; ]+不是(?P<not>[^,。;]{1,16})[。!]?$", re.DOTALL)
_PUT_RIGHT = re.compile(
    r"(?:准确|精确)(?:地|来)?(?:说|讲|的|数)?(?:应该)?(?:是|为|(?=[0-9]))|确切(?:地|来)?(?:说|讲)?|其实(?:应该)?(?:是|有|就)|更正"
)
#: A word in the middle of a message that takes back what stands right before it.
_SLIPPED = re.compile(
    rf"[,。; ~-]*(?:[哦噢啊呃额哎诶唉]不(?:[是对])?|不不不*|不对|(?<=[,。; ])不(?=[,。; ])"
    rf"|(?:等下|等一下|[哦噢啊呃额哎诶唉])*{_WRONG}"
    r"|更正|应该是说?|sorry)(?=[,。:;! 啊是应0-9])[,。:!; 啊]*(?:应该是|应该|是)?"
)
_CURRENCY = re.compile(r"人民币|美元|美金|rmb|usd|刀|元|块")
_LEADING = re.compile(rf"^[ ,。:!了]*{_INSTEAD}")


@dataclass(frozen=True)
class Correction:
    """What is corrected.

    Attributes:
        fact: the fact named; ``None`` when none is.
        text: the new content as said, to be read; empty when none is said.
        named: the words that name it.
        denied: the content that is taken back, where it is said; empty when it is not.
        dropped: whether the fact is to be forgotten.
    """

    fact: Fact | None
    text: str
    denied: str = ""
    named: str = ""
    dropped: bool = False


def find_correction(
    text: str, facts: Catalogue, asked: Fact | None = None, likely: Mapping[str, int] | None = None
) -> Correction | None:
    """The correction that a whole message is; ``None`` if it is none.

    Args:
        text: normalised.
        facts: the facts that can be named.
        asked: the fact that was asked, which part of a name names first.
        likely: how likely a fact is meant, by its key; the others are not at all.
    """
    small = lower(text)
    if (match := _CHANGE.match(small)) and not find_figures(match["name"]):
        fact = named(match["name"], facts, likely)
        if fact is not None:
            return Correction(fact, "")
    for pattern in (_DROPPED, _TO_DROP):
        match = pattern.match(small)
        fact = named(match["name"], facts, likely) if match else None
        if fact is not None:
            return Correction(fact, "", dropped=True)
    if match := _TAKEN_BACK.match(small):
        return Correction(None, text[match.start("rest") :].strip())
    if (match := _NOT_THIS_BUT.match(small)) and _is_alike(match["not"], match["rest"]):
        return Correction(None, (match["before"] + match["rest"]).strip(), match["not"])
    if (match := _THIS_NOT.match(small)) and _is_alike(match["not"], match["rest"]):
        return Correction(None, match["rest"].strip(), match["not"])
    if match := _ENDS_WRONG.match(small):
        return Correction(None, match["rest"])
    for pattern, group in ((_MISTYPED, ""), (_NAME_WRONG, "rest"), (_CHANGE_TO, "value")):
        if (match := pattern.match(small)) is None:
            continue
        said = match["name"].strip(" 的")
        own = asked is not None and said in lower(asked.name)
        fact = asked if own else named(said, facts, likely)
        if fact is not None:
            whole = match[group].strip() if group else ""
            value = _LEADING.sub("", whole).strip()
            # 改成是 says yes; what only leads up to nothing else does not.
            answers = pattern is _CHANGE_TO and not value
            return Correction(fact, whole if answers else value, named=said)
    return None


def is_put_right(text: str) -> bool:
    """Whether a message says that it puts an earlier answer right (准确说是148万, 其实是85)."""
    return _PUT_RIGHT.search(text) is not None


def _is_alike(one: str, other: str) -> bool:
    """Whether two pieces are figures both, or cities both."""
    if find_figures(one):
        return bool(find_figures(other))
    return find_city(one, {}) is not None and find_city(other, {}) is not None


def without_slips(text: str) -> str:
    """The text without what is taken back at once: 100万，哦不，120万 is 120万."""
    small = lower(text)
    match = _SLIPPED.search(small)
    if match is None:
        return text
    before, behind = text[: match.start()], text[match.end() :]
    figures = [one for one in find_figures(small) if one.end <= match.start() + 1]
    if find_figures(lower(behind)):
        return text[: figures[-1].start] + behind if figures else text
    if figures and _CURRENCY.match(lower(behind)):
        return _CURRENCY.sub("", before) + behind
    if find_city(before, {}) and find_city(behind, {}):
        return behind
    return text


def named(said: str, facts: Catalogue, likely: Mapping[str, int] | None = None) -> Fact | None:
    """The fact that is called so, by a name of its own, the longest, or by a word for it alone.

    Of several that are called so equally, the likeliest.
    """
    said = re.sub(r"^[的 :,。“”\"']+|[的 :,。“”\"']+$", "", said)
    best: tuple[bool, int, int, Fact] | None = None
    for fact in facts.values():
        for name in (fact.name, *fact.synonyms):
            name = name.lower()
            if name in said or (len(said) >= 2 and said in name):
                score = 1000 if name == said else min(len(name), len(said))
                place = (likely or {}).get(fact.key, 0)
                # Part of a name that matters here goes before a whole one that does not.
                rank = (said in name and place > 0, score, place)
                if best is None or rank > best[:3]:
                    best = (*rank, fact)
    if best is not None:
        return best[3]
    keys = {key for word in vocabulary(facts).words(said) for key in word.keys}
    return facts[keys.pop()] if len(keys) == 1 and keys <= facts.keys() else None
