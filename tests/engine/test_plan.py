"""The plan against trying every combination, under invented stacking rules."""

from __future__ import annotations

from itertools import combinations

from gmpy2 import mpq
from hypothesis import given
from hypothesis import strategies as st

from engine.plan import Offer, best
from engine.policy import Stacking

NAMES = ["t.a", "t.b", "t.c", "t.d", "t.e", "t.f"]


@st.composite
def offers(draw: st.DrawFn) -> list[Offer]:
    found = []
    for name in draw(st.lists(st.sampled_from(NAMES), unique=True)).copy():
        low = draw(st.integers(0, 5))
        high = draw(st.one_of(st.none(), st.integers(low, 9)))
        found.append(Offer(name, mpq(low), None if high is None else mpq(high)))
    return sorted(found, key=lambda offer: offer.item)


def rule(items: list[str], at_most: int) -> Stacking:
    return Stacking.model_validate(
        {"clause": "五", "at_most": at_most, "items": items, "because": "只能享受一部分"}
    )


RULES = st.lists(
    st.builds(rule, st.lists(st.sampled_from(NAMES), min_size=1, unique=True), st.integers(1, 2)),
    max_size=3,
)


@given(offers=offers(), rules=RULES)
def test_no_permitted_combination_is_better(offers: list[Offer], rules: list[Stacking]) -> None:
    chosen = best(offers, rules)
    permitted = [
        combination
        for size in range(len(offers) + 1)
        for combination in combinations(offers, size)
        if all(sum(one.binds(offer.item) for offer in combination) <= one.at_most for one in rules)
    ]
    worth = max(
        (
            sum(offer.high is None for offer in combination),
            sum(offer.high or 0 for offer in combination),
            sum(offer.low for offer in combination),
        )
        for combination in permitted
    )
    assert chosen.items in [tuple(offer.item for offer in one) for one in permitted]
    assert (chosen.unbounded, chosen.high, chosen.low) == worth


def test_ties_go_to_the_higher_low_and_then_to_document_order() -> None:
    rules = [rule(["t.a", "t.b", "t.c"], 1)]
    even = [
        Offer("t.a", mpq(1), mpq(5)),
        Offer("t.b", mpq(2), mpq(5)),
        Offer("t.c", mpq(2), mpq(5)),
    ]
    assert best(even, rules).items == ("t.b",)
