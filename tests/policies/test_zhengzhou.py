"""郑州 against an independent implementation of the law, complete profiles and incomplete ones."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings

from engine.result import yuan
from tests.conftest import Assess
from tests.policies.zhengzhou_profiles import profiles
from tests.reference import zhengzhou as law
from tests.reference.zhengzhou_bruteforce import verdict_missing

MANY = settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
FEW = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def money(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.2f}"


@MANY
@given(profile=profiles(complete=True))
def test_complete_profiles(zhengzhou: Assess, profile: dict[str, Any]) -> None:
    assessment = zhengzhou(profile)
    for result in assessment.items:
        verdict, award, readings = law.outcome(result.item, profile)
        assert result.verdict == verdict, result.item
        assert yuan(result.award.high) == money(award), result.item
        assert {one.name: yuan(one.award.high) for one in result.readings} == {
            name: money(amount) for name, amount in readings.items()
        }
        assert result.missing == ()
    items, total = law.plan(profile)
    assert list(assessment.plan.items) == items
    assert yuan(assessment.plan.total.high) == money(total)
    assert yuan(assessment.plan.potential.high) == money(total)
    assert assessment.plan.potential.facts == ()
    assert [out.item for out in assessment.plan.left_out] == law.left_out(profile)
    assert list(assessment.plan.unquantified) == law.unquantified(profile)


@FEW
@given(profile=profiles(complete=False))
def test_incomplete_profiles(zhengzhou: Assess, profile: dict[str, Any]) -> None:
    for result in zhengzhou(profile).items:
        verdict, missing, low, high = verdict_missing(result.item, profile)
        assert result.verdict == verdict, result.item
        assert set(result.missing) == missing, result.item
        assert (yuan(result.award.low), yuan(result.award.high)) == (money(low), money(high))
