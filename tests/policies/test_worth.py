"""No answer moves the best plan by more than the question is said to be worth."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine import Loaded, standard, worth_of
from tests.conftest import assessed
from tests.policies.profiles import facts_of, profiles, values


@pytest.mark.parametrize(
    "loaded", [pytest.param(loaded, id=name) for name, loaded in standard().policies.items()]
)
@settings(max_examples=50, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_two_answers_differ_by_no_more_than_the_worth(loaded: Loaded, data: st.DataObject) -> None:
    told = data.draw(profiles(loaded, complete=False))
    before, facts = assessed(loaded, told), facts_of(loaded)
    missing = sorted({key for result in before.items for key in result.missing})
    if not missing:
        return
    key = data.draw(st.sampled_from(missing))
    worth = worth_of(loaded, before, key)
    assert worth.items == tuple(one.item for one in before.items if key in one.missing)
    # Whatever is assumed while nobody tells it stays as it is.
    rest = {
        name: data.draw(values(fact, loaded))
        for name, fact in facts.items()
        if name not in told and name != key and fact.default is None
    }
    one, other = (
        assessed(loaded, {**told, **rest, key: data.draw(values(facts[key], loaded))})
        for _ in range(2)
    )
    for item, beside in zip(one.items, other.items, strict=True):
        if item.item not in worth.items:
            assert (item.verdict, item.award) == (beside.verdict, beside.award)
    totals = [found.plan.total for found in (one, other)]
    assert all(total.settled for total in totals)
    if worth.high is not None:
        assert abs(totals[0].low - totals[1].low) <= worth.high
