"""Sums and counts written out by an independent writer come back exactly through the entry point."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from dialogs.understand import Reading, read_answer
from engine.facts import load_catalogue

FACTS = load_catalogue(Path(__file__).parents[3] / "data" / "facts.yaml")
TODAY = date(2019, 6, 1)
NAMES = {"USD": ["美元", "美金", "刀", "USD", " usd"], "CNY": ["元", "块", "人民币", "RMB", "块钱"]}
SIGNS = {"USD": ["$", "US$", "USD ", "美元"], "CNY": ["¥", "￥", "RMB ", "人民币"]}
FRAMES = [
    "{}",
    "是{}",
    "我们做了{}",
    "一共{}。",
    "2018年{}",
    "嗯，{}",
    "{}，谢谢",
    "去年的执行额为{}",
]

cents = st.integers(1, 10**11)
currencies = st.sampled_from(["USD", "CNY"])


def exact(cent: int) -> str:
    text = f"{cent // 100}.{cent % 100:02d}".rstrip("0").rstrip(".")
    return text or "0"


@given(cents, currencies, st.data())
def test_sum_in_figures(cent: int, currency: str, data: st.DataObject) -> None:
    number = data.draw(st.sampled_from([exact(cent), f"{cent // 100:,}{exact(cent % 100)[1:]}"]))
    if data.draw(st.booleans()):
        said = number + data.draw(st.sampled_from(NAMES[currency]))
    else:
        said = data.draw(st.sampled_from(SIGNS[currency])) + number
    text = data.draw(st.sampled_from(FRAMES)).format(said)
    reading = read_answer(text, FACTS["offshore"], today=TODAY)
    assert reading == Reading(f"{exact(cent)} {currency}"), text


@given(st.integers(1, 10**9), st.integers(0, 4), currencies, st.data())
def test_sum_in_myriads(number: int, places: int, currency: str, data: st.DataObject) -> None:
    amount = Decimal(number).scaleb(-places)
    written = format(amount, "f").rstrip("0").rstrip(".") if places else str(number)
    unit = data.draw(st.sampled_from(["万", "w", " 万"]))
    said = written + unit + data.draw(st.sampled_from(NAMES[currency]))
    reading = read_answer(said, FACTS["offshore"], today=TODAY)
    value = int(amount * 10_000)
    if value >= 10**12:
        assert reading is not None
        assert reading.value is None
    else:
        assert reading == Reading(f"{value} {currency}"), said


@given(st.integers(0, 200_000), st.sampled_from(["", "人", "个", "名", "位", "个人", " 人"]))
def test_count(number: int, unit: str) -> None:
    reading = read_answer(f"{number}{unit}", FACTS["headcount"], today=TODAY)
    assert reading == Reading(number)


@given(st.integers(200_001, 10**12), st.sampled_from(["", "人", "个人"]))
def test_count_out_of_all_proportion(number: int, unit: str) -> None:
    reading = read_answer(f"{number}{unit}", FACTS["headcount"], today=TODAY)
    assert reading is not None
    assert reading.clarify is not None
    assert reading.clarify.about == "invalid"


@given(st.lists(st.integers(1000, 10**8), min_size=1, max_size=8), st.sampled_from("、，；\n和"))
def test_list_of_sums(sums: list[int], between: str) -> None:
    text = between.join(f"{one}元" for one in sums)
    reading = read_answer(text, FACTS["expo_fees"], today=TODAY)
    assert reading == Reading([f"{one} CNY" for one in sums])


@given(st.integers(2000, 2100), st.sampled_from(["", "年", "年度", "年的", "财年"]))
def test_year(year: int, unit: str) -> None:
    assert read_answer(f"{year}{unit}", FACTS["year"], today=TODAY) == Reading(year)
