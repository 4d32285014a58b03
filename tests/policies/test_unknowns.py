"""What must hold while facts are missing, for every policy that is loaded and any profile."""

from __future__ import annotations

from typing import Any

from gmpy2 import mpq
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine import Assessment, ask_next, assess, read_profile, standard
from tests.conftest import TODAY, Assess
from tests.policies.zhengzhou_profiles import FACTS, profiles

PROPERTY = settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def high(amount: mpq | None) -> mpq | float:
    return float("inf") if amount is None else amount


@PROPERTY
@given(profile=profiles(complete=False), data=st.data())
def test_one_more_fact_never_widens_nor_turns(
    zhengzhou: Assess, profile: dict[str, Any], data: st.DataObject
) -> None:
    before = zhengzhou(profile)
    missing = sorted({key for result in before.items for key in result.missing} & FACTS.keys())
    if not missing:
        return
    key = data.draw(st.sampled_from(missing))
    after = zhengzhou({**profile, key: data.draw(FACTS[key])})
    for old, new in zip(before.items, after.items, strict=True):
        if old.verdict != "undetermined":
            assert new.verdict == old.verdict
        if new.verdict == "ineligible":
            continue
        assert set(new.missing) <= set(old.missing)
        assert new.award.low >= old.award.low
        assert high(new.award.high) <= high(old.award.high)
    assert high(after.plan.potential.high) <= high(before.plan.potential.high)
    assert high(after.plan.total.high) <= high(before.plan.potential.high)


@PROPERTY
@given(profile=profiles(complete=False))
def test_bounds_and_shapes(zhengzhou: Assess, profile: dict[str, Any]) -> None:
    for result in zhengzhou(profile).items:
        assert result.award.low <= high(result.award.high)
        if result.verdict == "ineligible":
            assert result.missing == () and result.award.high == 0
        else:
            assert result.near_miss == ()
        if result.verdict == "undetermined":
            assert result.missing and result.award.low == 0
        for reason in result.reasons:
            assert reason.text and "None" not in reason.text and "mpq" not in reason.text
        assert any(reason.holds is False for reason in result.reasons) == (
            result.verdict == "ineligible"
        )


@PROPERTY
@given(profile=profiles(complete=False))
def test_near_misses_win_the_award_and_nothing_less_does(
    zhengzhou: Assess, profile: dict[str, Any]
) -> None:
    for result in zhengzhou(profile).items:
        for miss in result.near_miss:
            met = zhengzhou({**profile, miss.fact: miss.need}).item(result.item)
            assert met.verdict == "eligible"
            assert met.award == miss.award_if_met
            less = one_step_less(profile.get(miss.fact), miss.need)
            if less is not None and less != profile.get(miss.fact):
                short = zhengzhou({**profile, miss.fact: less}).item(result.item)
                assert short.verdict != "eligible"


def one_step_less(held: Any, need: Any) -> Any:
    """The value next to ``need`` on the way back to what is held."""
    if isinstance(need, bool) or not isinstance(need, (int, str)):
        return None
    if isinstance(need, int):
        return need - 1 if need > held else need + 1
    amount, currency = need.split(" ")
    was = mpq(str(held).split(" ")[0])
    step = mpq(1, 100) if mpq(amount) > was else -mpq(1, 100)
    cents = (mpq(amount) - step) * 100
    return f"{int(cents) // 100}.{int(cents) % 100:02d} {currency}"


@PROPERTY
@given(profile=profiles(complete=False), data=st.data())
def test_an_interview_ends_with_everything_decided(
    profile: dict[str, Any], data: st.DataObject
) -> None:
    library = standard()
    loaded = library.policies["zhengzhou-2017"]
    facts = dict(profile)
    asked: list[str] = []
    while True:
        known = read_profile(facts, library.catalogue)
        assessment: Assessment = assess(library, loaded, known, today=TODAY)
        question = ask_next(library, loaded, assessment, known)
        undetermined = [one for one in assessment.items if one.verdict == "undetermined"]
        assert question.open == len(undetermined)
        if question.ask is None:
            assert not undetermined
            assert all(one.missing == () for one in assessment.items)
            assert assessment.plan.potential.high == assessment.plan.total.high
            return
        assert question.ask not in facts
        assert set(question.items) == {
            one.item for one in assessment.items if question.ask in one.missing
        }
        asked.append(question.ask)
        facts[question.ask] = data.draw(FACTS[question.ask])
