"""Changes to a list that was told: 第二个是70万, 还有PCMM 5万, ISO27001省里补了2万."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from dialogs.understand.figures import find_figures
from dialogs.understand.money import currency_of, doubtful, is_money, write_money
from dialogs.understand.numbers import read_number
from dialogs.understand.text import lower
from engine import Catalogue

_NTH = re.compile(
    r"第(?P<place>[1-9一二三四五六七八九十])(?:个|次|项|笔|家|场|款|种)?(?P<rest>.+)$", re.DOTALL
)


def amended(
    text: str, last: Sequence[str], told: Mapping[str, Any], catalogue: Catalogue
) -> tuple[str, list[str]] | None:
    """The list of sums in which one entry is changed by its place, with its key.

    Args:
        text: the new content of a correction, normalised.
        last: the keys of the facts told last; one of their lists is meant before any other.
        told: what was told before.
        catalogue: all facts.
    """
    match = _NTH.search(lower(text))
    place = None if match is None else read_number(match["place"])
    if match is None or place is None:
        return None
    lists = [
        key for key in told if catalogue[key].type == "list[money]" and len(told[key]) >= place
    ]
    latest = [key for key in lists if key in last]
    keys = latest or lists
    sums = [one for one in find_figures(match["rest"]) if is_money(one)]
    if len(keys) != 1 or len(sums) != 1:
        return None
    fact, rest = catalogue[keys[0]], match["rest"]
    if doubtful(rest, sums[0], fact) is not None:
        return None
    entry = write_money(sums[0].low, currency_of(rest, sums[0], fact) or fact.currencies[0])
    entries = [*told[keys[0]]]
    entries[int(place) - 1] = entry
    return keys[0], entries


def with_certifications(
    before: Sequence[Mapping[str, str]], now: Sequence[Mapping[str, str]]
) -> list[dict[str, str]]:
    """Certifications told before with those told now: the same one is completed, others added."""
    merged = {one["name"]: dict(one) for one in before}
    for one in now:
        merged[one["name"]] = {**merged.get(one["name"], {}), **one}
    return [*merged.values()]
