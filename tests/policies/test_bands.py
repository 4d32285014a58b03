"""Within a band no document tells one value from another, whatever else is told before or after."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from gmpy2 import mpq
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine import Assessment, Band, Fact, Loaded, Profile, assess, bands, read_profile, standard
from engine.notation import Known, Money
from tests.conftest import TODAY
from tests.policies.profiles import facts_of, profiles, values

#: Less than any threshold is away from another, and than any step of a figure.
TRACE = mpq(1, 10**6)


@pytest.mark.parametrize(
    "loaded", [pytest.param(loaded, id=name) for name, loaded in standard().policies.items()]
)
@settings(max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_all_values_of_a_band_are_judged_alike(loaded: Loaded, data: st.DataObject) -> None:
    library, facts = standard(), facts_of(loaded)
    profile = read_profile(data.draw(profiles(loaded, complete=False)), library.catalogue)
    now = assess(library, loaded, profile, today=TODAY)
    later = told_later(loaded, profile, data)
    found = {
        key: bands(library, loaded, profile, now, key)
        for key in sorted({key for result in now.items for key in result.missing})
    }
    banded = [key for key, several in found.items() if several]
    if not banded:
        return
    key = data.draw(st.sampled_from(banded))
    assert 2 <= len(found[key]) <= 5
    check_no_gap(facts[key], found[key])
    for band in found[key]:
        for known in (profile, later):
            expected = outcome(loaded, known.having(key, band.value))
            for value in data.draw(inside(facts[key], band)):
                assert outcome(loaded, known.having(key, value)) == expected


def told_later(loaded: Loaded, profile: Profile, data: st.DataObject) -> Profile:
    """The profile with some more told; whatever is assumed while nobody tells it stays."""
    more = {
        key: data.draw(values(fact, loaded))
        for key, fact in facts_of(loaded).items()
        if key not in profile.known and fact.default is None and data.draw(st.booleans())
    }
    return Profile({**read_profile(more, standard().catalogue).known, **profile.known})


def outcome(loaded: Loaded, profile: Profile) -> list[Any]:
    found: Assessment = assess(standard(), loaded, profile, today=TODAY)
    items = [(one.verdict, one.award, one.readings, one.missing) for one in found.items]
    return [*items, found.plan]


def check_no_gap(fact: Fact, found: tuple[Band, ...]) -> None:
    assert number(found[0].low) == (fact.minimum or 0) and not found[0].low_open
    last = found[-1]
    assert last.high is None or (fact.type == "percent" and last.high == 1 and not last.high_open)
    for below, above in pairwise(found):
        assert below.high is not None
        if fact.type == "integer":
            assert not below.high_open and not above.low_open
            assert number(above.low) == number(below.high) + 1
        else:
            assert below.high == above.low and below.high_open != above.low_open


@st.composite
def inside(draw: st.DrawFn, fact: Fact, band: Band) -> list[Known]:
    """Both ends of a band, or what is just inside them, and something between."""
    low = number(band.low)
    high = low * 3 + 10**7 if band.high is None else number(band.high)
    part = mpq(draw(st.integers(1, 999)), 1000)
    if fact.type == "integer":
        found = [low, high, low + mpq(int((high - low) * part))]
    else:
        least = low + TRACE if band.low_open else low
        most = high - TRACE if band.high_open else high
        found = [least, most, low + (high - low) * part]
    if isinstance(band.low, Money):
        return [Money(one, band.low.currency) for one in found]
    return list(found)


def number(known: Known) -> mpq:
    value = known.amount if isinstance(known, Money) else known
    assert isinstance(value, mpq)
    return value
