"""Stretches to choose from where a document needs no exact figure: 不到2000万元, 2000万元及以上."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gmpy2 import mpq

from engine import Assessment, Band, Fact, Library, Loaded, Profile, bands
from engine.notation import Known, Money, write_value
from engine.wording import value_text

#: The button that says the figure will be told after all.
EXACTLY = "我填具体数"


@dataclass(frozen=True)
class Stretch:
    """One stretch to choose: its words, and a value in profile notation that stands for it."""

    words: str
    value: Any


def stretches(
    library: Library, loaded: Loaded, profile: Profile, assessment: Assessment, key: str
) -> tuple[Stretch, ...]:
    """The stretches that settle as much as the figure would; none where they do not."""
    found = bands(library, loaded, profile, assessment, key)
    # Where each stretch but the last is one figure, the figure is as quickly told.
    if len(found) > 2 and all(band.low == band.high for band in found[:-1]):
        return ()
    fact = library.catalogue[key]
    return tuple(Stretch(_words(fact, band), write_value(fact, band.value)) for band in found)


def _words(fact: Fact, band: Band) -> str:
    low = value_text(fact, band.low)
    if band.high is None:
        if band.low_open and not _size(band.low):
            return "有"
        if fact.unit == "名":
            return f"{low}及以后"
        return f"超过{low}" if band.low_open else f"{low}及以上"
    high = value_text(fact, band.high)
    if low == high:
        return low if _size(band.low) else fact.ask.none or "没有"
    if not _size(band.low) and not band.low_open:
        return f"不到{high}" if band.high_open else f"不超过{high}"
    start = f"超过{low}" if band.low_open else f"{low}及以上" if band.high_open else low
    return f"{start}，不到{high}" if band.high_open else f"{start}至{high}"


def _size(known: Known) -> mpq:
    if isinstance(known, Money):
        return known.amount
    assert isinstance(known, mpq)
    return known
