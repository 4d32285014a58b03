"""Figures in a sentence: slips of the pen, rough ones, and numbers that count nothing."""

from __future__ import annotations

import pytest

from dialogs.understand.figures import MOST_FIGURES, find_figures
from dialogs.understand.text import lower, normalise
from tests.dialogs.understand.asking import answer


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("offshore", "l30万美元", "1300000 USD"),
        ("offshore", "1OO万USD", "1000000 USD"),
        ("headcount", "12O人", 120),
        ("year", "2O18年", 2018),
        ("year", "FY2019", 2019),
        ("offshore", "美元: 150,0000", "1500000 USD"),
        ("onshore", "单位是万元：356.78", "3567800 CNY"),
        ("equity_raised", "两轮加起来3500万", "35000000 CNY"),
        ("intern_allowance", "两千二一个月", "2200 CNY"),
        ("usd_cny", "六块七毛五", "6.75"),
        ("interns_postgrad", "仨", 3),
        ("office_bought_area", "1200sqm", 1200),
        ("office_rent_months", "租满一整年", 12),
        ("office_rent_year", "首次申请", 1),
        ("line_fee", "100M专线，一年18万", "180000 CNY"),
        ("headcount", "我们在人民路88号，有65人", 65),
        ("headcount", "联系电话13812345678，员工70人", 70),
        ("headcount", "截至12月31号105人", 105),
        ("office_rent_months", "3月到12月，10个月", 10),
        ("headcount", "一百二十一个人", 121),
        ("headcount", "一百零一个", 101),
    ],
)
def test_meant(key: str, text: str, value: object) -> None:
    assert answer(key, text) == value


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("百来号人", 100),
        ("千把万", 10_000_000),
        ("万把块", 10_000),
        ("百十来人", 110),
        ("一个多亿", 100_000_000),
        ("800w+", 8_000_000),
        ("将近三百人", 300),
        ("接近两百万", 2_000_000),
        ("小一百人", 100),
        ("50多号", 50),
    ],
)
def test_rough(text: str, low: int) -> None:
    (figure,) = find_figures(lower(normalise(text)))
    assert figure.low == low
    assert figure.approximate
    assert not figure.bounded


@pytest.mark.parametrize("text", ["cmmil3", "o2o平台", "证书编号0600123", "人民路88号"])
def test_names_something(text: str) -> None:
    assert find_figures(text) == ()


def test_more_than_anyone_tells() -> None:
    assert find_figures("1万、" * (MOST_FIGURES + 1)) == ()


@pytest.mark.parametrize(
    ("key", "text"),
    [("onshore", "1200"), ("equity_raised", "1000"), ("offshore", "150"), ("sea_freight", "800")],
)
def test_too_small_for_the_question(key: str, text: str) -> None:
    assert answer(key, text) == "?scale"


def test_small_sums_of_small_matters_are_taken() -> None:
    assert answer("min_wage", "1810") == "1810 CNY"
    assert answer("intern_allowance", "1500") == "1500 CNY"
