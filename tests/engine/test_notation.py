"""The notation of a profile: what is read, and what is refused in Chinese."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from gmpy2 import mpq
from hypothesis import given
from hypothesis import strategies as st

from engine import InputError, Library, read_profile
from engine.notation import Money

READ: list[tuple[str, Any, Any]] = [
    ("offshore", "1500000 USD", Money(mpq(1500000), "USD")),
    ("offshore", "1500000", Money(mpq(1500000), "CNY")),
    ("offshore", 1500000, Money(mpq(1500000), "CNY")),
    ("offshore", Decimal("0.1"), Money(mpq(1, 10), "CNY")),
    ("offshore", 0.1, Money(mpq(1, 10), "CNY")),
    ("offshore", "0.005 CNY", Money(mpq(5, 1000), "CNY")),
    ("headcount", 80, mpq(80)),
    ("headcount", "80", mpq(80)),
    ("headcount", Decimal("80.0"), mpq(80)),
    ("office_rent_area", "1200.5", mpq(2401, 2)),
    ("intern_retention", "12.5%", mpq(1, 8)),
    ("intern_retention", "0.125", mpq(1, 8)),
    ("intern_retention", 1, mpq(1)),
    ("year", "2018", mpq(2018)),
    ("newly_settled", False, False),
    ("seat_mode", "none", "none"),
    ("titles", [], frozenset()),
    ("titles", ["china_100", "fortune_500"], frozenset({"china_100", "fortune_500"})),
    ("role", ["park_operator"], frozenset({"park_operator"})),
    ("expo_fees", [], ()),
    ("expo_fees", ["28000 CNY", 35000], (Money(mpq(28000), "CNY"), Money(mpq(35000), "CNY"))),
]

REFUSED: list[tuple[str, Any]] = [
    ("offshore", "-3 USD"),
    ("offshore", -3),
    ("offshore", "3 EUR"),
    ("offshore", "3USD"),
    ("offshore", " 3 USD"),
    ("offshore", "3 usd"),
    ("offshore", "1e6"),
    ("offshore", "1,000"),
    ("offshore", "１００"),
    ("offshore", ""),
    ("offshore", True),
    ("offshore", ["3"]),
    ("offshore", {"amount": 3}),
    ("offshore", "9" * 25),
    ("offshore", Decimal("1E+30")),
    ("offshore", Decimal("NaN")),
    ("headcount", "80人"),
    ("headcount", 80.5),
    ("headcount", -1),
    ("headcount", True),
    ("year", 1999),
    ("year", 2101),
    ("year", "去年"),
    ("key_rank", 0),
    ("intern_retention", "101%"),
    ("intern_retention", 50),
    ("intern_retention", "-1%"),
    ("newly_settled", "true"),
    ("newly_settled", 1),
    ("seat_mode", "自建"),
    ("seat_mode", ["rented"]),
    ("titles", "fortune_500"),
    ("titles", ["fortune_600"]),
    ("role", []),
    ("city", "shanghai"),
    ("usd_cny", 0),
    ("usd_cny", -6),
    ("expo_fees", "28000"),
    ("expo_fees", [None]),
    ("expo_fees", ["-1"]),
    ("expo_fees", [1] * 1001),
    ("certifications", [{"fee": 3}]),
    ("certifications", [{"name": ""}]),
    ("certifications", [{"name": "CMMI", "price": 3}]),
    ("certifications", ["CMMI"]),
    ("already_supported", ["清远"]),
]


@pytest.mark.parametrize(("key", "given_", "expected"), READ)
def test_read(library: Library, key: str, given_: Any, expected: Any) -> None:
    assert read_profile({key: given_}, library.catalogue).known == {key: expected}


@pytest.mark.parametrize(("key", "given_"), REFUSED)
def test_refused_with_fact_value_and_reason(library: Library, key: str, given_: Any) -> None:
    with pytest.raises(InputError) as refused:
        read_profile({key: given_}, library.catalogue)
    assert refused.value.fact == key
    assert refused.value.value is given_ or refused.value.value == given_ or given_ != given_
    assert library.catalogue[key].name in refused.value.message


@pytest.mark.parametrize(
    ("given_", "says"),
    [
        ("“600000 USD”", "引号要用半角的"),
        ("60万 USD", "数字写全，不写万、亿和逗号"),
        ("600,000 USD", "数字写全，不写万、亿和逗号"),
        ("600000USD", "币种写 CNY 或 USD，前面空一格"),
        ("600000 美元", "币种写 CNY 或 USD，前面空一格"),
    ],
)
def test_how_a_sum_of_money_is_written(library: Library, given_: str, says: str) -> None:
    with pytest.raises(InputError) as refused:
        read_profile({"offshore": given_}, library.catalogue)
    assert refused.value.message.startswith(
        '“年度离岸执行额”要写成金额，如 1000000 或 "1500000 USD"'
    )
    assert refused.value.message.endswith(says)


def test_a_sum_with_a_comma_is_no_further_fact(library: Library) -> None:
    """Within braces YAML takes what stands behind the comma of 600,000 USD for a key."""
    with pytest.raises(InputError, match="数字里不要写逗号，如 600000"):
        read_profile({"offshore": 600, "000 USD": None}, library.catalogue)


def test_null_is_absent(library: Library) -> None:
    assert read_profile({"offshore": None, "city": "zhengzhou"}, library.catalogue).known == {
        "city": "zhengzhou"
    }


@pytest.mark.parametrize("given_", [None, [], "x", 3, True])
def test_a_profile_is_an_object(library: Library, given_: Any) -> None:
    with pytest.raises(InputError):
        read_profile(given_, library.catalogue)


def test_an_unknown_key_is_named(library: Library) -> None:
    with pytest.raises(InputError) as refused:
        read_profile({"ofshore": 1}, library.catalogue)
    assert refused.value.fact == "ofshore"


@given(amount=st.decimals(0, 10**12, places=2), currency=st.sampled_from(["CNY", "USD"]))
def test_money_comes_back_as_it_went_in(library: Library, amount: Decimal, currency: str) -> None:
    profile = read_profile({"offshore": f"{amount:f} {currency}"}, library.catalogue)
    written = profile.written(library.catalogue)["offshore"]
    assert read_profile({"offshore": written}, library.catalogue) == profile
    assert Decimal(written.split()[0]) == amount
