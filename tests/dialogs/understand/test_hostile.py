"""Hostile input: anything at all returns quickly, raises nothing and is well formed."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.understand import read_answer
from engine.facts import Fact, load_catalogue
from engine.notation import read_value

FACTS = load_catalogue(Path(__file__).parents[3] / "data" / "facts.yaml")
TODAY = date(2019, 6, 1)
BY_TYPE = list({(fact.type, fact.unit): fact for fact in FACTS.values()}.values())

ONE_OF_EACH = list({fact.type: fact for fact in FACTS.values()}.values())

PIECES = [
    "一", "十", "百", "万", "亿", "1", "0", "9,999", ",", ".", "点", "-", "~", "到", "元", "$", "美元",
    "没", "有", "是", "不", "嗯", "哈", "的", "了", "第", "个", "人", "年", "月", "半", "多", "几", "约",
    "CMMI", "ISO27001", "补", "a", " ", "\n", "(", ")", "%", "成", "、", "和", "都", "各", "k", "w", "e",
    "我们公司", "这个", "2018", "/", "×", "以上", "不到", "省级", "500强", "\u0000", "\ud800", "①",
]  # fmt: skip


@pytest.mark.parametrize("fact", BY_TYPE, ids=lambda fact: fact.key)
@pytest.mark.parametrize(
    "piece", [*PIECES, "1 ", "1、", "没有,", "一二", "2万,", "CMMI 3万,", "的了过"]
)
def test_long_repetition_is_quick(fact: Fact, piece: str) -> None:
    for length in (40, 3990, 10_000):
        text = (piece * length)[:length]
        begun = time.perf_counter()
        for said in (text, f"没{text}x"):
            read_answer(said, fact, options=("有", "没有"), today=TODAY)
        assert time.perf_counter() - begun < 2


@pytest.mark.parametrize("key", ["mofcom_registered", "newly_settled", "city_expo", "onshore"])
@pytest.mark.parametrize("piece", ["啊", "都", "多年", "没", "注册了", "也填", "但", "在", "以前"])
def test_long_repetition_of_own_sayings_is_quick(key: str, piece: str) -> None:
    begun = time.perf_counter()
    for said in (piece * 20, piece * 1000, f"以前{piece * 1000}", f"没{piece * 1000}年"):
        read_answer(said, FACTS[key], today=TODAY)
    assert time.perf_counter() - begun < 2


@pytest.mark.parametrize("fact", BY_TYPE, ids=lambda fact: fact.key)
@settings(max_examples=60, deadline=None)
@given(
    text=st.one_of(
        st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
    )
)
def test_anything_gives_a_well_formed_reading(fact: Fact, text: str) -> None:
    reading = read_answer(text, fact, today=TODAY)
    if reading is None:
        return
    said = [reading.value is not None, reading.unknown, reading.clarify is not None]
    assert said.count(True) == 1
    if reading.value is not None:
        read_value(fact, reading.value)
    if reading.clarify is not None:
        assert reading.clarify.message
        for option in reading.clarify.options:
            read_value(fact, option)


@pytest.mark.parametrize("fact", BY_TYPE, ids=lambda fact: fact.key)
def test_options_may_be_anything(fact: Fact) -> None:
    for options in ((), ("",), ("\ud800", "?", "x" * 10_000), ("1",) * 50):
        for text in ("1", "2", "第三个", "99", "1、2"):
            read_answer(text, fact, options=options, today=TODAY)


def test_more_than_any_reply_holds_is_no_answer() -> None:
    assert read_answer("没有" * 5000, FACTS["offshore"], today=TODAY) is None
