"""Reads a reply to the one fact that was asked: the entry point of this package."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal, localcontext

from dialogs.understand import phrases, units, yesno
from dialogs.understand.amounts import read_amounts, written_out
from dialogs.understand.certification_names import find_names
from dialogs.understand.certifications import read_certifications, says_only_plans
from dialogs.understand.choices import place_of, places_of, read_choice, read_choices
from dialogs.understand.claims import read_claims
from dialogs.understand.counts import read_count, without_rate_front
from dialogs.understand.figures import find_figures
from dialogs.understand.money import read_money, write_money
from dialogs.understand.numbers import EXACT
from dialogs.understand.percents import read_percent
from dialogs.understand.reading import Reading, ask_back, is_nothing
from dialogs.understand.sayings import sayings_of
from dialogs.understand.text import LONGEST, lower, normalise
from dialogs.understand.years import read_year
from engine import Fact

_FIGURED = frozenset({"integer", "number", "percent"})
_LISTS = frozenset({"choices", "list[item]"})
_NOT_ONE = re.compile(
    r"(?:一|半|1)[个次家人项场名笔点分毛块位席件]?(?:钱|元)?(?:[^0-9,。;]{0,6}?[都也])?(?:没有?|不)"
)
_ARITHMETIC = re.compile(
    r"[0-9万亿元块] ?(?:[*×✕+÷]|乘以?|x(?= ?[0-9])) ?[0-9一二三四五六七八九十]"
)
#: A share of another figure, which nobody but the person can work out.
_SHARE = re.compile(
    r"(?<![0-9零一二两三四五六七八九十百几])[0-9零一二两三四五六七八九十百几]+分之[0-9零一二两三四五六七八九十百几]+|一半|半数|对半"
)
#: What is not known of a certification that is there.
_PRICE = re.compile(r"钱|费|花|价|多少")
_DENIED_VERB = re.compile(
    r"(?:我们|公司|都|也|还|从来|一个|一次|[ ,])*(?:没有?|未|不|没人)"
    r"(?P<verb>(?!是)[\u4e00-\u9fff]{1,4}?)(?:过|的|呢|啊|了|哦|哈|呀|[。!])*"
)
_PAUSE = re.compile(r"[,。;!\n、 ]")


def read_answer(
    text: str,
    fact: Fact,
    *,
    options: Sequence[str] = (),
    settled: bool = False,
    today: date,
) -> Reading | None:
    """Read a person's reply to one asked fact.

    Args:
        text: the reply as typed; anything at all.
        fact: the fact that was asked.
        options: the button texts offered with the question; a number picks one of them.
        settled: whether the question was just asked, so that its unit settles the currency of a
            bare number; in passing it does not where people quote both.
        today: the day that 去年 is counted from.

    Returns:
        What the reply says, or ``None`` when it is no answer to the fact: a question, a command,
        talk about something else, or more than any reply holds.
    """
    if len(text) > LONGEST:
        return None
    plain = normalise(text)
    if not plain or len(plain) > LONGEST:
        return None
    if settled and len(fact.currencies) > 1:
        fact = fact.model_copy(update={"currencies": fact.currencies[:1]})
    with localcontext(EXACT):
        places = _places(lower(plain), fact, options)
        if places:
            return _picked(lower(plain), places, fact, options, today)
        return _read(plain, fact, today)


def _places(text: str, fact: Fact, options: Sequence[str]) -> tuple[int, ...]:
    """Which of the offered texts a reply picks by number; empty when it does not."""
    if fact.type in _LISTS and (several := places_of(text, len(options))):
        return several
    place = place_of(text, len(options))
    return () if place is None else (place,)


def _picked(
    text: str, places: Sequence[int], fact: Fact, options: Sequence[str], today: date
) -> Reading | None:
    """The reading of the offered texts that were picked, whatever they mean."""
    readings = [_read(normalise(options[place]), fact, today) for place in places]
    if len(readings) == 1:
        if fact.type in _FIGURED and text.isascii() and text.isdecimal():
            return _figure_or_place(text, readings[0], fact, options[places[0]], today)
        return readings[0]
    keys: list[object] = []
    for one in readings:
        if one is None or not isinstance(one.value, list):
            return None
        keys += one.value
    return Reading([key for key in fact.values if key in keys] or keys)


def _figure_or_place(
    text: str, reading: Reading | None, fact: Fact, option: str, today: date
) -> Reading | None:
    """A bare number that may be the figure itself: only an offered figure is surely picked."""
    if find_figures(lower(normalise(option))) and reading is not None:
        return reading
    literal = _read(text, fact, today)
    if literal is None or literal.value is None:
        return reading
    values = (literal.value,) if reading is None else (literal.value, reading.value)
    whole = tuple(value for value in values if value is not None)
    return ask_back("choice", whole, f"请问您说的是数字{text}，还是选“{option[:20]}”？")


def _read(plain: str, fact: Fact, today: date) -> Reading | None:
    text = lower(plain)
    hesitant = False
    if phrases.is_unknown(text):
        if "?" in text or phrases.asks_meaning(text):
            return None
        rest = phrases.without_unknown(text)
        if not _still_answers(rest, text, fact):
            return Reading(unknown=True)
        plain, text, hesitant = phrases.without_unknown(plain), rest, True
    elif phrases.is_question(text) and not yesno.is_rhetorical(text):
        return None
    reading = _by_type(plain, text, fact, today)
    if not hesitant:
        return reading
    if reading is None:
        return Reading(unknown=True)
    if reading.clarify is not None or fact.type == "list[certification]":
        return reading
    return replace(reading, approximate=True)


def _still_answers(rest: str, text: str, fact: Fact) -> bool:
    """Whether someone who does not know exactly still says a figure (不清楚，大概80)."""
    if fact.type == "list[certification]" and find_names(rest):
        return _PRICE.search(text) is not None
    if phrases.is_question(rest) or fact.type in ("boolean", "choice", "choices", "list[item]"):
        return False
    figures = [one for one in find_figures(rest) if one.unit != "calendar"]
    if not figures:
        return False
    return any(one.approximate for one in figures) or _PAUSE.search(text) is not None


def _by_type(plain: str, text: str, fact: Fact, today: date) -> Reading | None:
    match fact.type:
        case "boolean":
            return _boolean(text, fact)
        case "choice":
            return read_choice(text, fact)
        case "choices" | "list[item]":
            return read_choices(text, fact) or _no_items(text, fact)
        case "year":
            return read_year(text, fact, today)
        case "list[certification]":
            return _certifications(plain, text, fact)
        case _:
            return _figures(text, fact)


def _boolean(text: str, fact: Fact) -> Reading | None:
    verdict = read_claims(text, fact)
    if verdict is None:
        return None
    if verdict == "open":
        unsure = f"没能确定您的意思，请问“{fact.name}”是还是不是？"
        return _yes_or_no(sayings_of(fact.key).ask or unsure)
    if phrases.is_doubtful(text) and not yesno.is_rhetorical(text):
        return _yes_or_no(f"请再确认一下，“{fact.name}”是还是不是？拿不准可以说“不清楚”。")
    return Reading(verdict == "yes", approximate=phrases.is_soft(text))


def _yes_or_no(message: str) -> Reading:
    return ask_back("choice", (True, False), message)


def _no_items(text: str, fact: Fact) -> Reading | None:
    return Reading([]) if fact.type == "list[item]" and yesno.says_none(text) else None


def _echoes_none(text: str, fact: Fact) -> bool:
    """Whether a reply denies the very verb of the question (没接收, 没设)."""
    match = _DENIED_VERB.fullmatch(text)
    return match is not None and match["verb"][-2:] in fact.ask.question


def _figures(text: str, fact: Fact) -> Reading | None:
    """Read a sum, a count, a percentage or a list of sums, or that there is none of it."""
    if fact.unit == units.RATE:
        text = without_rate_front(text)
    if _NOT_ONE.search(text) and not find_figures(_NOT_ONE.sub(" ", text)):
        return _none_of(fact)
    if fact.type != "percent" and _SHARE.search(text):
        if not find_figures(_SHARE.sub(" ", text)):
            return None
        return ask_back("invalid", (), "请直接告诉我算好的数。")
    if _ARITHMETIC.search(written_out(text) if fact.type == "list[money]" else text):
        return ask_back("invalid", (), "请直接告诉我算好的数。")
    reading = _worded(text, fact)
    none_here = yesno.is_none_of(text, fact.key)
    if reading is not None and (none_here or yesno.denies(text)) and (some := _figures_of(reading)):
        none = _none_of(fact)
        nothing = () if none is None or none.value is None else (none.value,)
        return ask_back("choice", (*some, *nothing), f"请问“{fact.name}”是有还是没有？")
    if reading is not None and (reading.value is not None or find_figures(text)):
        silent = reading.value is None and _only_mentions(text)
        if not silent:
            return reading
    if none_here or yesno.says_none(text) or _echoes_none(text, fact):
        return _none_of(fact)
    if reading is None and fact.type == "money" and phrases.is_little(text):
        return ask_back("range", (), "少也请给一个准数；一点也没有，可以回“没有”。")
    if reading is None and yesno.read_verdict(text, fact.name) == "yes" and not find_figures(text):
        return ask_back("invalid", (), "好的，请告诉我具体的数。")
    return reading


def _figures_of(reading: Reading) -> tuple[object, ...]:
    """The figures other than zero that a reading takes, or asks only the currency or scale of."""
    if reading.clarify is not None:
        return reading.clarify.options if reading.clarify.about in ("currency", "scale") else ()
    none = reading.value is None or is_nothing(reading.value)
    return () if none else (reading.value,)


def _worded(text: str, fact: Fact) -> Reading | None:
    if fact.type == "percent":
        return read_percent(text, fact)
    if fact.type == "list[money]":
        return read_amounts(text, fact)
    figures = find_figures(text)
    if fact.type == "money":
        return read_money(text, figures, fact)
    return read_count(text, figures, fact)


def _only_mentions(text: str) -> bool:
    """Whether the figures of a text are years and the like, which answer nothing."""
    return all(one.unit in ("calendar", "year", "month") for one in find_figures(text))


def _none_of(fact: Fact) -> Reading | None:
    match fact.type:
        case "money":
            return Reading(write_money(Decimal(0), fact.currencies[0]))
        case "percent":
            return Reading("0%")
        case "list[money]":
            return Reading([])
        case _ if fact.unit == units.RATE:
            return None
        case _:
            if fact.minimum is not None and fact.minimum > 0:
                return ask_back(
                    "invalid", (), f"这个数不能小于{fact.minimum}，没有可以说“不清楚”。"
                )
            return Reading(0)


def _certifications(plain: str, text: str, fact: Fact) -> Reading | None:
    if find_names(plain):
        none = says_only_plans(plain) and yesno.says_none(_PAUSE.split(text)[0])
        return Reading([]) if none else read_certifications(plain, fact)
    figures = find_figures(text)
    nothing = all(not one.low and one.kind == "exact" for one in figures)
    if _NOT_ONE.search(text) or (nothing and (figures or yesno.says_none(text))):
        return Reading([])
    if not figures and yesno.read_verdict(text, fact.name) == "yes":
        return ask_back("invalid", (), "好的，请说出认证名称和花费，如“CMMI 30万元”。")
    return read_certifications(plain, fact)
