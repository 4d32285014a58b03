"""What is told in passing without a figure: places, years, certifications, growth, yes or no."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from dialogs.understand import phrases, yesno
from dialogs.understand.answer import read_answer
from dialogs.understand.certifications import mentioned_certifications
from dialogs.understand.cities import (
    AWAY,
    HERE,
    elsewhere,
    is_only_seat,
    mentioned_city,
    with_city_as,
)
from dialogs.understand.context import Context
from dialogs.understand.growth import read_growth
from dialogs.understand.reading import Reading, ask_back
from dialogs.understand.sayings import sayings_of
from dialogs.understand.text import lower
from dialogs.understand.vocabulary import last_years, vocabulary
from dialogs.understand.years import mentioned_year, with_relative_years
from engine import Catalogue, Fact

#: Around the word that names a yes-or-no fact.
_NEAR = 10
_NO = re.compile(r"没有?|未|不(?!锈|断|仅|过|少)|非(?!洲|常)|否|无(?!线|锡)|暂无|not? ")
_COMPARED = re.compile(r"比|同比|较|环比")
_GROWN = re.compile(
    r"(?:今年|同比)?(?:增长|增加|涨|下降|减少|增幅)[了率]*(?:是|为)? ?"
    r"[0-9一二三四五六七八九十百两翻]"
)
#: How people begin to say what they are.
_SELF = re.compile(
    r"^(?:we are|we're|i am|i'm)|^(?:那|嗯|哦|你好|您好)*"
    r"(?:我们?|咱们?|俺们?|我司|本公司|我校|我单位|本单位|这边|这里)*"
    r"(?:公司|学校|单位|这边|这里|这家)*(?:就?是|作为|属于|既是|算是)"
)
_ROLE_NOUN = re.compile(
    r"(?:机构|协会|商会|院校|学校|学院|(?:园区|平台)[^,]{0,4}(?:方|公司|的)|运营方|管理方|建设方"
    r"|外包企业|外包公司|接包企业|引荐(?:的|人|方|组织)?)$"
)
_LONGEST_ROLE = 24
_COUNTED = re.compile(r"[0-9]|(?<!一)家|入驻|引进|就业")
_ENTERPRISE = re.compile(r"外包|接包")


@dataclass(frozen=True)
class Aside:
    """Facts that need no word to name them, and the text without what told them."""

    facts: dict[str, Any]
    rest: str


def unworded(plain: str, asked: str | None, context: Context) -> Aside:
    """The city, the year, certifications and the role that a message tells unasked.

    Args:
        plain: normalised, letters in their own case.
        asked: the key of the fact asked; it, and what is akin to it, is left to its own reading.
        context: what the message is read against.
    """
    catalogue, cities, today = context.catalogue, context.cities, context.today
    found: dict[str, Any] = {}
    words = vocabulary(catalogue)

    def is_asked(key: str) -> bool:
        return asked == key or words.akin(asked, (key,))

    if asked != "city" and (place := mentioned_city(lower(plain), cities)) is not None:
        moved = context.told.get("city") not in (None, place)
        if moved and is_only_seat(lower(plain), cities):
            plain = with_city_as(AWAY, plain, cities)
        else:
            found["city"] = place
            plain = with_city_as(HERE, plain, cities)
    if not is_asked("role") and (roles := _roles(lower(plain), catalogue["role"], today)):
        found["role"] = roles
    if asked != "year" and (year := _year(lower(plain), asked, context)) is not None:
        found["year"] = year
        if year == today.year - 1:
            # The business year is last year: what is told of it is no year before.
            plain = plain.replace("去年", "今年") if "前年" not in plain else plain
    if asked != "year":
        plain = with_relative_years(plain)
    if not is_asked("certifications") and not (asked and plain.isdecimal()):
        entries, plain = mentioned_certifications(plain, catalogue["certifications"])
        if entries:
            found["certifications"] = entries
    return Aside(found, plain)


def _year(text: str, asked: str | None, context: Context) -> int | None:
    """The business year named; once it is known 去年 is another year's figure."""
    known = asked is None and "year" in context.told
    return mentioned_year(text, context.today, "year" if known else asked)


def _roles(text: str, fact: Fact, today: date) -> list[str]:
    """What the message says the speaker is; only where it is said in so many words."""
    for part in re.split(r"[,。;\n ]", text):
        named = _SELF.match(part) or _ROLE_NOUN.search(part)
        if not named or len(part) > _LONGEST_ROLE or _COUNTED.search(part):
            continue
        reading = read_answer(part, fact, today=today)
        roles = reading.value if reading is not None and isinstance(reading.value, list) else []
        if roles and (roles != ["enterprise"] or _ENTERPRISE.search(part)):
            return roles
    return []


def tells_role(part: str, context: Context) -> bool:
    """Whether a part says what the speaker is."""
    return bool(_roles(part, context.catalogue["role"], context.today))


def growth(text: str, asked: str | None) -> tuple[str, str]:
    """Growth over last year (``"12%"``, empty for none), and the text without the part telling it.

    Args:
        text: normalised.
        asked: the key of the fact asked; last year's figure may be answered by growth alone.
    """
    parts = re.split("([,。;\n])", text)
    for place, part in enumerate(parts):
        small = lower(part)
        said = _COMPARED.search(small) or _GROWN.match(small)
        if not (said or asked in last_years()):
            continue
        rate = read_growth(small)
        if rate is not None:
            percent = f"{rate * 100:f}"
            whole = percent.rstrip("0").rstrip(".") if "." in percent else percent
            parts[place] = part[: said.start()] if said else ""
            return f"{whole}%", "".join(parts).strip(",。;\n ")
    return "", text


def names_something(text: str, catalogue: Catalogue) -> bool:
    """Whether a text names a fact, a certification or a year."""
    small = lower(text)
    named = any(True for _ in vocabulary(catalogue).words(small))
    return named or bool(mentioned_certifications(text, catalogue["certifications"])[0])


def read_unfigured(piece: str, fact: Fact, catalogue: Catalogue, today: date) -> Reading | None:
    """What a piece that names a fact says of it without a figure; ``None``: nothing."""
    if phrases.is_question(piece) or phrases.is_unknown(piece):
        return None
    if fact.type == "boolean":
        return _yes_or_no(piece, fact, catalogue, today)
    piece = _without_negative_names(piece, fact, catalogue)
    reading = read_answer(piece, fact, today=today)
    if reading is None or reading.value is None:
        return None
    if fact.type in ("choice", "choices"):
        levelled = "municipal" not in fact.values or "级" in piece
        return reading if reading.value and levelled else None
    return reading if yesno.says_none(piece) or _NO.search(piece) else None


def _without_negative_names(piece: str, fact: Fact, catalogue: Catalogue) -> str:
    """The piece with 这项 for words that name the fact and hold a no, as 不在扶持范围 does."""
    found = (word for word in vocabulary(catalogue).words(piece) if fact.key in word.keys)
    for word in reversed([one for one in found if _NO.search(piece[one.start : one.end])]):
        piece = f"{piece[: word.start]}这项{piece[word.end :]}"
    return piece


def _only_perhaps(piece: str, fact: Fact, catalogue: Catalogue) -> bool:
    """Whether a piece names a fact only in words that may mean another."""
    words = vocabulary(catalogue)
    said = [piece[one.start : one.end] for one in words.words(piece) if fact.key in one.keys]
    return all(words.only_perhaps(fact.key, one) for one in said)


def _yes_or_no(piece: str, fact: Fact, catalogue: Catalogue, today: date) -> Reading | None:
    """Yes or no as it would answer the question, else by what stands around the fact's name."""
    if phrases.is_doubtful(piece):
        return None
    reading = read_answer(piece, fact, today=today)
    if reading is not None and not reading.unknown:
        ask = sayings_of(fact.key).ask
        asks = ask and reading.value is True and _only_perhaps(piece, fact, catalogue)
        return ask_back("choice", (True, False), ask) if ask and asks else reading
    if yesno.is_unsettled(piece) or (sayings_of(fact.key).local and elsewhere(piece)):
        return None
    for word in vocabulary(catalogue).words(piece):
        if fact.key in word.keys:
            near = piece[max(0, word.start - _NEAR) : word.end + _NEAR]
            return Reading(len(_NO.findall(near)) % 2 == 0)
    return None
