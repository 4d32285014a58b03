"""Several checks in one conversation: another firm, another year of the same firm, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dialogs import growth
from dialogs.session import Check, Session
from dialogs.topics import is_topic
from dialogs.understand.cities import mentioned_city
from dialogs.understand.growth import SUFFIX
from dialogs.understand.numbers import read_number
from dialogs.understand.vocabulary import vocabulary
from dialogs.understand.years import read_year
from engine import Catalogue, Profile

#: What another firm is supposed to share with the last one, and is told so.
SHARED = ("city", "year")


@dataclass(frozen=True)
class Another:
    """A check of another year: the facts that hold on, and those that this year's tell."""

    check: Check
    lasting: tuple[str, ...]
    derived: tuple[str, ...]


def another_firm(session: Session) -> Check:
    """A check of the next firm of the conversation, in the same city and year."""
    firms = [session.firm, *(one.firm for one in session.aside)]
    shared = {key: session.facts[key] for key in SHARED if key in session.facts}
    return Check(firm=max(firms) + 1, facts=shared, inherited=tuple(shared))


def another_year(session: Session, profile: Profile, year: int, catalogue: Catalogue) -> Another:
    """A check of the same firm for ``year``.

    What does not change with the year holds on. Of two years in a row the earlier one's figures
    are last year's of the later one.
    """
    said = session.said
    lasting = {key: value for key, value in said.items() if catalogue[key].lasting}
    derived = _derived(session.figures, profile, year, catalogue)
    facts = {**lasting, "year": year, **derived}
    ordered = {key: facts[key] for key in catalogue if key in facts}
    check = Check(
        firm=session.firm,
        facts=ordered,
        approximate=tuple(key for key in session.approximate if key in lasting),
        bands={key: words for key, words in session.bands.items() if key in lasting},
        inherited=(*lasting, *derived),
    )
    return Another(check, tuple(lasting), tuple(derived))


def _derived(
    said: Mapping[str, Any], profile: Profile, year: int, catalogue: Catalogue
) -> dict[str, Any]:
    """The figures that the year told says of the year before or after it."""
    if profile.year is None:
        return {}
    words = vocabulary(catalogue)
    if year == profile.year + 1:
        unchanged = {f"{key}{SUFFIX}": "0%" for key in said if words.past(key) is not None}
        return growth.settled(unchanged, profile, catalogue)
    if year == profile.year - 1:
        return {
            present: value
            for key, value in said.items()
            if (present := words.present(key)) is not None
            and f"{present}{growth.OUT}" not in catalogue
        }
    return {}


def carried(session: Session) -> Check:
    """What was told of the same firm for another year and is not yet told for this one.

    With it goes which matters did not concern the firm.
    """
    before = [one for one in session.aside if one.firm == session.firm]
    last = before[-1] if before else Check()
    keys = [key for key in last.facts if key not in session.facts]
    return Check(
        firm=session.firm,
        facts={key: last.facts[key] for key in keys},
        supposed=tuple(key for key in last.supposed if key in keys),
        passed=tuple(key for key in last.passed if is_topic(key)),
        approximate=tuple(key for key in last.approximate if key in keys),
        bands={key: words for key, words in last.bands.items() if key in keys},
    )


def asked_year(what: str, profile: Profile, catalogue: Catalogue, today: date) -> int | None:
    """The year in 2019年 or 去年; seen from the business year where that is known."""
    seen_from = today if profile.year is None else today.replace(year=profile.year, day=1)
    relative = "年" in what and not any(character.isdecimal() for character in what)
    reading = read_year(what, catalogue["year"], seen_from if relative else today)
    value = None if reading is None else reading.value
    return value if isinstance(value, int) else None


#: How a check is named: 第二家, 2018年, 郑州那家.
_FIRM = re.compile(r"第(?P<firm>[0-9一二两三四五六七八九十]{1,2})家")
_YEAR = re.compile(r"(?P<year>[0-9]{2,4})年")


def found(session: Session, what: str, cities: Mapping[str, str]) -> Check | None:
    """The check put aside that is meant, by its firm, year or city; the last one of several.

    A year alone is one of the same firm, if there is one. ``cities`` are further cities' names.
    """
    firm, year, city = _FIRM.search(what), _YEAR.search(what), mentioned_city(what, cities)
    number = None if firm is None else read_number(firm["firm"])
    fitting = [
        one
        for one in session.aside
        if (number is None or one.firm == number)
        and (year is None or f"{one.facts.get('year')}".endswith(year["year"]))
        and (city is None or one.facts.get("city") == city)
    ]
    if firm is None and city is None and year is not None:
        fitting = [one for one in fitting if one.firm == session.firm] or fitting
    return fitting[-1] if fitting else None
