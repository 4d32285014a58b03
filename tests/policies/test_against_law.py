"""The policies of the contract against independent implementations of their texts: complete profiles
and incomplete."""

from __future__ import annotations

import importlib
from decimal import Decimal
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine import Loaded, standard
from engine.result import yuan
from tests.conftest import assessed
from tests.policies.laws import LAWS
from tests.policies.profiles import profiles

POLICIES = [pytest.param(standard().policies[name], id=name) for name in LAWS]
MANY = settings(
    max_examples=250, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
FEW = settings(
    max_examples=25, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


# Imported before anything is drawn: hypothesis takes an interest in the constants of new modules.
ORACLES = {
    (name, kind): importlib.import_module(f"tests.reference.{module}{kind}")
    for name, module in LAWS.items()
    for kind in ("", "_bruteforce")
}


def oracle(loaded: Loaded, kind: str = "") -> ModuleType:
    return ORACLES[loaded.policy.id, kind]


def money(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.2f}"


@pytest.mark.parametrize("loaded", POLICIES)
@MANY
@given(data=st.data())
def test_complete_profiles(loaded: Loaded, data: st.DataObject) -> None:
    profile = data.draw(profiles(loaded, complete=True))
    law, assessment = oracle(loaded), assessed(loaded, profile)
    for result in assessment.items:
        verdict, award, readings = law.outcome(result.item, profile)
        assert result.verdict == verdict, result.item
        assert yuan(result.award.high) == money(award), result.item
        assert yuan(result.award.low) == (money(award) or "0.00"), result.item
        if verdict == "eligible":
            found = {one.name: yuan(one.award.high) for one in result.readings}
            assert found == {name: money(amount) for name, amount in readings.items()}
        assert result.missing == (), result.item
    plan = law.full_plan(profile)
    assert list(assessment.plan.items) == plan.items
    assert yuan(assessment.plan.total.high) == money(plan.total)
    assert yuan(assessment.plan.potential.high) == money(plan.total)
    assert assessment.plan.potential.facts == ()
    assert [out.item for out in assessment.plan.left_out] == plan.left_out
    assert list(assessment.plan.unquantified) == plan.unquantified


@pytest.mark.parametrize("loaded", POLICIES)
@FEW
@given(data=st.data())
def test_incomplete_profiles(loaded: Loaded, data: st.DataObject) -> None:
    profile = data.draw(profiles(loaded, complete=False))
    brute = oracle(loaded, "_bruteforce")
    for result in assessed(loaded, profile).items:
        verdict, missing, low, high = brute.verdict_missing(result.item, profile)
        found = (
            result.verdict,
            set(result.missing),
            yuan(result.award.low),
            yuan(result.award.high),
        )
        assert found == (verdict, missing, money(low), money(high)), result.item
        if result.readings:
            bounds = brute.reading_bounds(result.item, profile)
            told = {
                one.name: (yuan(one.award.low), yuan(one.award.high)) for one in result.readings
            }
            assert told == {name: (money(low), money(high)) for name, (low, high) in bounds.items()}
