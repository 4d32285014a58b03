"""One spelling for whatever was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.understand.text import lower, normalise


@pytest.mark.parametrize(
    ("typed", "spelt"),
    [
        ("１５０萬美圓", "150万美元"),
        ("  150\t万　美元 ", "150 万 美元"),
        ("沒有", "没有"),
        ("200㎡", "200平方米"),
        ("200 m²", "200 平方米"),
        ("10²", "10 ^2"),
        ("一 百 五 十 万", "一百五十万"),
        ("150\u200b万", "150万"),
        ("a\r\n\n b", "a\nb"),
        ("80–100", "80-100"),
        ("150（万美元）", "150万美元"),
        ("①②", "1.\n2."),
        ("\ud800有", "有"),
        ("", ""),
    ],
)
def test_normalise(typed: str, spelt: str) -> None:
    assert normalise(typed) == spelt


@given(st.text(max_size=80))
def test_lower_keeps_every_character_in_its_place(text: str) -> None:
    assert len(lower(text)) == len(text)
