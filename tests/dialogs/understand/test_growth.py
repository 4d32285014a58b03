"""Growth over last year in whatever words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dialogs.understand.growth import read_growth


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("增长了15%", "0.15"),
        ("同比+12.5%", "0.125"),
        ("12%", "0.12"),
        ("负增长，-10%", "-0.1"),
        ("增速-3%", "-0.03"),
        ("少了三成五", "-0.35"),
        ("跌了一半", "-0.5"),
        ("腰斩了", "-0.5"),
        ("今年是去年的1.5倍", "0.5"),
        ("增长了1.5倍", "1.5"),
        ("今年只做到去年的八折", "-0.2"),
        ("翻倍", "1"),
        ("翻两番", "3"),
        ("跟去年持平", "0"),
    ],
)
def test_told(text: str, rate: str) -> None:
    assert read_growth(text) == Decimal(rate)


@pytest.mark.parametrize("text", ["增长10%到20%", "80万", "增长20万", "三成", "下降100%", "没有"])
def test_not_told(text: str) -> None:
    assert read_growth(text) is None
