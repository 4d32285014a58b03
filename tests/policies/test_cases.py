"""The worked examples beside each law (``cases.yaml``), worked by hand from its text."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from engine import Assessment, Library, NearMiss, assess, read_profile
from engine.library import DATA
from engine.lint.examples import with_cents
from engine.result import yuan
from tests.conftest import TODAY
from tests.policies.laws import LAWS

CASES = [
    pytest.param(path.parent.name, case, id=f"{path.parent.name}:{case['name']}")
    for path in sorted((DATA / "policies").glob("*/cases.yaml"))
    for case in yaml.safe_load(path.read_text("utf-8"))
]


@pytest.mark.parametrize("policy", LAWS)
def test_a_policy_of_the_contract_has_enough_cases(policy: str) -> None:
    assert sum(param.values[0] == policy for param in CASES) >= 25


@pytest.mark.parametrize(("policy", "case"), CASES)
def test_case(library: Library, policy: str, case: dict[str, Any]) -> None:
    profile = read_profile(case["profile"], library.catalogue)
    assessment = assess(library, library.policies[policy], profile, today=TODAY)
    for item, expected in case["expect"].items():
        check_item(assessment, item, with_cents(expected))
    if "plan" in case:
        check_plan(assessment, with_cents(case["plan"]))


def check_item(assessment: Assessment, item: str, expected: dict[str, Any]) -> None:
    result = assessment.item(item)
    found: dict[str, Any] = {
        "verdict": result.verdict,
        "low": yuan(result.award.low),
        "high": yuan(result.award.high),
        "unbounded": result.award.unbounded,
        "missing": set(result.missing),
        "readings": {
            reading.name: {"low": yuan(reading.award.low), "high": yuan(reading.award.high)}
            for reading in result.readings
        },
    }
    for key, value in expected.items():
        if key == "near_miss":
            check_near_misses({miss.fact: miss for miss in result.near_miss}, value)
        else:
            assert found[key] == (set(value) if key == "missing" else value), (item, key)


def check_near_misses(found: dict[str, NearMiss], expected: dict[str, dict[str, Any]]) -> None:
    for fact, wanted in expected.items():
        miss = found[fact]
        award = miss.award_if_met
        shown = {
            "need": miss.need,
            "short_by": miss.short_by,
            "low": yuan(award.low),
            "high": yuan(award.high),
        }
        assert {key: shown[key] for key in wanted} == wanted, fact


def check_plan(assessment: Assessment, expected: dict[str, Any]) -> None:
    plan = assessment.plan
    found: dict[str, Any] = {
        "items": list(plan.items),
        "low": yuan(plan.total.low),
        "high": yuan(plan.total.high),
        "left_out": [out.item for out in plan.left_out],
        "unquantified": list(plan.unquantified),
    }
    assert {key: found[key] for key in expected} == expected
