"""What must hold for every policy that is loaded while facts are missing, whatever they are."""

from __future__ import annotations

from typing import Any

import pytest
from gmpy2 import mpq
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine import Loaded, ask_next, assess, read_profile, standard
from engine.formula.typed import Constant
from engine.notation import Money
from tests.conftest import TODAY, assessed
from tests.policies.profiles import facts_of, profiles, values

POLICIES = [pytest.param(loaded, id=name) for name, loaded in standard().policies.items()]
PROPERTY = settings(
    max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


def high(amount: mpq | None) -> mpq | float:
    return float("inf") if amount is None else amount


@pytest.mark.parametrize("loaded", POLICIES)
@PROPERTY
@given(data=st.data())
def test_one_more_fact_never_widens_nor_turns(loaded: Loaded, data: st.DataObject) -> None:
    profile = data.draw(profiles(loaded, complete=False))
    before, facts = assessed(loaded, profile), facts_of(loaded)
    missing = sorted({key for result in before.items for key in result.missing})
    if not missing:
        return
    key = data.draw(st.sampled_from(missing))
    after = assessed(loaded, {**profile, key: data.draw(values(facts[key], loaded))})
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


@pytest.mark.parametrize("loaded", POLICIES)
@PROPERTY
@given(data=st.data())
def test_bounds_and_shapes(loaded: Loaded, data: st.DataObject) -> None:
    profile = data.draw(profiles(loaded, complete=False))
    for result in assessed(loaded, profile).items:
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


@pytest.mark.parametrize("loaded", POLICIES)
@PROPERTY
@given(data=st.data())
def test_near_misses_win_the_award_and_nothing_less_does(
    loaded: Loaded, data: st.DataObject
) -> None:
    profile = data.draw(profiles(loaded, complete=False))
    for result in assessed(loaded, profile).items:
        for miss in result.near_miss:
            met = assessed(loaded, {**profile, miss.fact: miss.need}).item(result.item)
            assert met.verdict == "eligible"
            assert met.award == miss.award_if_met
            less = one_step_less(profile.get(miss.fact), miss.need)
            if less is not None and less != profile.get(miss.fact):
                short = assessed(loaded, {**profile, miss.fact: less}).item(result.item)
                assert short.verdict != "eligible"


def one_step_less(held: Any, need: Any) -> Any:
    """The value next to ``need`` on the way back to what is held."""
    if isinstance(need, bool) or not isinstance(need, (int, str)) or held is None:
        return None
    if isinstance(need, int):
        return need - 1 if need > mpq(str(held)) else need + 1
    if " " not in need:
        return None
    amount, currency = need.split(" ")
    was = mpq(str(held).split(" ")[0])
    step = mpq(1, 100) if mpq(amount) > was else -mpq(1, 100)
    cents = (mpq(amount) - step) * 100
    return f"{int(cents) // 100}.{int(cents) % 100:02d} {currency}"


@pytest.mark.parametrize("loaded", POLICIES)
@PROPERTY
@given(data=st.data())
def test_an_interview_ends_with_everything_decided(loaded: Loaded, data: st.DataObject) -> None:
    library, facts = standard(), facts_of(loaded)
    told = data.draw(profiles(loaded, complete=False))
    while True:
        known = read_profile(told, library.catalogue)
        assessment = assess(library, loaded, known, today=TODAY)
        question = ask_next(library, loaded, assessment, known)
        undetermined = [one for one in assessment.items if one.verdict == "undetermined"]
        assert question.open == len(undetermined)
        if question.ask is None:
            assert not undetermined
            assert all(one.missing == () for one in assessment.items)
            assert assessment.plan.potential.high == assessment.plan.total.high
            return
        assert question.ask not in told
        assert set(question.items) == {
            one.item for one in assessment.items if question.ask in one.missing
        }
        told[question.ask] = data.draw(values(facts[question.ask], loaded))


#: Facts of which more is never worse, by the clause's own words; other facts stand still.
RISING = [
    ("zhengzhou.offshore", "offshore"), ("zhengzhou.onshore", "onshore"),
    ("zhengzhou.overseas", "overseas_investment"), ("zhengzhou.landing", "offshore"),
    ("zhengzhou.park", "line_fee"), ("zhengzhou.training", "trainees_placed"),
    ("zhengzhou.graduates", "new_graduate_hires"), ("zhengzhou.association", "events_organized"),
    ("changchun.office_purchase", "office_bought_area"), ("changchun.office_rent", "office_rent_area"),
    ("changchun.increment", "offshore"), ("changchun.hires", "college_hires"),
    ("wenzhou.platform_use", "public_platform_fee"), ("qingyuan.site_rent", "site_rent"),
    ("qingyuan.seat_rent", "seats"), ("qingyuan.interns", "headcount"),
    ("qingyuan.offshore", "offshore"), ("qingyuan.referral", "referral_seats"),
    ("shenyang.offshore_interest", "offshore"), ("shenyang.belt_road", "belt_road"),
    ("shenyang.brand", "china_titles"), ("shenyang.loan", "loan_interest"),
    ("shenyang.internship", "intern_months"), ("shenyang.neeq_equity", "equity_raised"),
]  # fmt: skip


@pytest.mark.parametrize(("item", "key"), RISING)
@settings(max_examples=25, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_more_is_never_worse(item: str, key: str, data: st.DataObject) -> None:
    loaded = next(one for one in standard().policies.values() if item in {r.id for r in one.rules})
    profile = data.draw(profiles(loaded, complete=True))
    fact, catalogue = facts_of(loaded)[key], standard().catalogue
    drawn = values(fact, loaded)
    if fact.is_money:  # in one currency, so that more is more
        drawn = drawn.filter(lambda told: told.endswith("USD" if fact.unit == "美元" else "CNY"))
    one, other = data.draw(drawn), data.draw(drawn)

    def size(told: Any) -> mpq:
        known = read_profile({key: told}, catalogue).known[key]
        assert isinstance(known, (Money, mpq))
        return known.amount if isinstance(known, Money) else known

    less, more = sorted((one, other), key=size)
    award = [
        assessed(loaded, {**profile, key: told}).item(item).award.high for told in (less, more)
    ]
    assert award[0] is not None and award[1] is not None and award[0] <= award[1]


@pytest.mark.parametrize("loaded", POLICIES)
@PROPERTY
@given(data=st.data())
def test_no_cap_is_ever_passed(loaded: Loaded, data: st.DataObject) -> None:
    profile = data.draw(profiles(loaded, complete=False))
    for rule, result in zip(loaded.rules, assessed(loaded, profile).items, strict=True):
        if rule.cap is not None and isinstance(rule.cap.node, Constant):
            for award in (result.award, *(reading.award for reading in result.readings)):
                assert award.high is not None and award.high <= rule.cap.node.value
