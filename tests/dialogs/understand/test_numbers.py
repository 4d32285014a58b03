"""Numerals: an independent writer of Chinese numbers must be read back exactly."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.understand.numbers import find_numerals, read_number, spoken, write_number
from dialogs.understand.text import normalise

DIGITS = "零一二三四五六七八九"
FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")


def four(number: int) -> str:
    """0 < number < 10000 in Chinese, with 零 for inner gaps."""
    text, gap = "", False
    for power, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            text += ("零" if gap and text else "") + DIGITS[digit] + word
            gap = False
        else:
            gap = True
    return text


def chinese(number: int) -> str:
    """A whole number below a trillion in Chinese."""
    if not number:
        return "零"
    text, gap = "", False
    for power, word in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, number = divmod(number, power)
        if part:
            text += ("零" if text and (gap or part < 1000) else "") + four(part) + word
            gap = False
        elif text:
            gap = True
    return text


whole = st.integers(0, 10**12 - 1)


@given(whole)
def test_chinese_numeral_reads_back(number: int) -> None:
    assert read_number(chinese(number)) == number


@given(whole)
def test_formal_numeral_reads_back(number: int) -> None:
    text = normalise(chinese(number).translate(FORMAL))
    if number not in range(1, 10):
        assert read_number(text) == number


@given(st.integers(10, 19))
def test_ten_needs_no_one(number: int) -> None:
    assert read_number(chinese(number).removeprefix("一")) == number


@given(st.integers(1, 10**9), st.integers(0, 4))
def test_decimals_and_powers_read_back(number: int, places: int) -> None:
    written = write_number(Decimal(number).scaleb(-places))
    assert read_number(written) == Decimal(number).scaleb(-places)
    assert read_number(f"{written}万") == Decimal(number).scaleb(4 - places)
    assert read_number(f"{written}w") == Decimal(number).scaleb(4 - places)
    assert read_number(f"{written} million") == Decimal(number).scaleb(6 - places)


@given(st.integers(1, 9999), st.text("0123456789", min_size=1, max_size=6))
def test_spoken_decimals_read_back(number: int, fraction: str) -> None:
    text = f"{four(number)}点{''.join(DIGITS[int(one)] for one in fraction)}万"
    assert read_number(text) == Decimal(f"{number}.{fraction}") * 10_000


@given(st.integers(0, 10**15))
def test_thousands_commas_read_back(number: int) -> None:
    assert read_number(f"{number:,}") == number
    assert read_number(normalise("".join(chr(ord(one) + 0xFEE0) for one in str(number)))) == number


@given(st.integers(1, 10**12))
def test_what_is_shown_reads_back(number: int) -> None:
    assert read_number(spoken(Decimal(number))) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一百五十万", 1_500_000),
        ("壹佰", 100),
        ("1千2百万", 12_000_000),
        ("120万5千", 1_205_000),
        ("1.5百万", 1_500_000),
        ("一点二个亿", 120_000_000),
        ("150w", 1_500_000),
        ("150k", 150_000),
        ("2m", 2_000_000),
        ("1,500,000", 1_500_000),
        ("十二点五万", 125_000),
        ("一百五", 150),
        ("一千零五", 1005),
        ("一千五", 1500),
        ("一万二", 12_000),
        ("1w5", 15_000),
        ("一亿二", 120_000_000),
        ("1.2亿", 120_000_000),
        ("1万亿", 10**12),
        ("半个亿", 50_000_000),
        ("一个半亿", 150_000_000),
        ("二〇一八", 2018),
        ("三万五百", 30_500),
    ],
)
def test_numeral(text: str, value: int) -> None:
    assert read_number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "一百五万",
        "3万05",
        "1.2万5千",
        "万万",
        "二三四五六七万万",
        "1e9",
        "1.2.3",
        "五百千",
        "0点0,000",
        "一二",
    ],
)
def test_no_guess_at_a_broken_numeral(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    "text",
    ["一共", "一带一路", "万一", "十分", "统一", "一点都不懂", "新三板", "百度", "世界500强"],
)
def test_words_that_count_nothing(text: str) -> None:
    assert find_numerals(text) == ()
