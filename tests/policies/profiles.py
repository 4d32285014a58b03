"""Random profiles for any policy, drawn from its own facts on both sides of its own thresholds.

Only where to look is taken from the rules; what must come out is the independent oracles' affair.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from gmpy2 import mpq
from hypothesis import strategies as st

from engine import Fact, Loaded, standard
from engine.formula.analysis import thresholds
from engine.notation import write_number

#: Years with a rate in every table of the oracles.
YEARS = [2011, 2012, 2015, *([2016, 2017, 2018, 2019] * 3), 2020, 2021, 2024]
#: Facts that are always told here: what is taken for them otherwise is settled elsewhere.
ALWAYS = ("year", "lpr_1y")
DEFAULTED = ("role", "already_supported")
CERTIFICATES = ["CMMI", "cmmi L3", "CMM", "ISO27001", "ISO/IEC 27001", "ISO 9001", "COPC", "PMP"]


def facts_of(loaded: Loaded) -> dict[str, Fact]:
    """Every fact that the policy's rules read, and those that stand before them."""
    catalogue = standard().catalogue
    read = {fact.key for rule in loaded.rules for fact in rule.facts} | {"role", "year"}
    return {key: fact for key, fact in catalogue.items() if key in read and key != "usd_cny"}


def values(fact: Fact, loaded: Loaded) -> st.SearchStrategy[Any]:
    """What the fact may be told as; the same strategy each time, as hypothesis wants."""
    return _values(fact.key, loaded.policy.id)


@cache
def _values(key: str, policy: str) -> st.SearchStrategy[Any]:
    fact, loaded = standard().catalogue[key], standard().policies[policy]
    edges = sorted(
        {bound for rule in loaded.rules for bound in thresholds(rule.nodes, fact.key)} | {mpq(0)}
    )
    match fact.type:
        case "boolean":
            return st.booleans()
        case "year":
            return st.sampled_from(YEARS)
        case "choice":
            return st.sampled_from(list(fact.values))
        case "choices":
            least = 1 if fact.default else 0
            return st.lists(st.sampled_from(list(fact.values)), min_size=least, unique=True)
        case "integer":
            least = fact.minimum or 0
            around = {max(least, int(edge) + step) for edge in edges for step in (-1, 0, 1)}
            return st.one_of(st.sampled_from(sorted(around)), st.integers(least, 400))
        case "number":
            beside = {max(mpq(0), edge + step) for edge in edges for step in (-1, 0, 1)}
            plain = st.sampled_from([write_number(value) for value in sorted(beside)])
            return st.one_of(plain, st.decimals(0, 40_000, places=2).map(str))
        case "percent":
            return st.sampled_from(["0%", "3.85%", "4.35%", "49.99%", "50%", "50.01%", "100%"])
        case "money":
            return money(fact, edges)
        case "list[money]":
            return st.lists(sums(), max_size=9)
        case "list[certification]":
            return st.lists(certifications(), max_size=4)
        case "list[item]":
            items = [rule.id for rule in loaded.rules]
            return st.lists(st.sampled_from(items), max_size=3, unique=True)
    raise AssertionError(fact.type)


def sums(most: int = 10_000_000) -> st.SearchStrategy[str]:
    """Sums of every size, in yuan and sometimes in dollars."""
    small = st.decimals(0, 20_000, places=2)
    amount = st.one_of(st.just(0), small, st.decimals(0, most, places=2))
    return st.builds(
        lambda value, currency: f"{value:f} {currency}" if value else "0 CNY",
        amount,
        st.sampled_from(["CNY", "CNY", "CNY", "USD"]),
    )


def money(fact: Fact, edges: list[mpq]) -> st.SearchStrategy[str]:
    """A sum near the thresholds of the rules in the fact's own currency, or any sum."""
    currency = "USD" if fact.unit == "美元" else "CNY"
    cent = mpq(1, 100)
    around = {max(mpq(0), edge + step) for edge in edges for step in (-cent, mpq(0), cent)}
    near = st.sampled_from([f"{write_number(value)} {currency}" for value in sorted(around)])
    return st.one_of(near, sums(), sums(400_000_000))


def certifications() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {"name": st.sampled_from(CERTIFICATES), "fee": sums()}, optional={"support": sums(300_000)}
    )


def profiles(loaded: Loaded, *, complete: bool) -> st.SearchStrategy[dict[str, Any]]:
    """Profiles with every fact told, or with any of them missing (year and rates always told)."""
    return _profiles(loaded.policy.id, complete)


@cache
def _profiles(policy: str, complete: bool) -> st.SearchStrategy[dict[str, Any]]:
    loaded = standard().policies[policy]
    drawn = {key: values(fact, loaded) for key, fact in facts_of(loaded).items()}
    told = {
        key: strategy
        for key, strategy in drawn.items()
        if key in ALWAYS or (complete and key not in DEFAULTED)
    }
    optional = {key: strategy for key, strategy in drawn.items() if key not in told}
    city = {"city": st.just(loaded.policy.city)}
    return st.fixed_dictionaries({**city, **told}, optional=optional)
