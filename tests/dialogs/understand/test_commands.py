"""Command words and corrections, as people type them."""

from __future__ import annotations

import pytest

from dialogs.understand import commands
from dialogs.understand.corrections import find_correction, without_slips
from dialogs.understand.text import lower, normalise
from engine import Library


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("帮助", "help"), ("?", "help"), ("？", "help"), ("HELP", "help"), ("怎么用", "help"),
        ("跳过", "skip"), ("跳过吧", "skip"), ("先跳过。", "skip"), ("下一题", "skip"),
        ("上一步", "back"), ("返回！", "back"), ("请返回上一步", "back"), ("撤销", "back"),
        ("重来", "restart"), ("重新开始吧", "restart"), ("/start", "help"),
        ("结果", "result"), ("看结果", "result"), ("我要看结果", "result"), ("帮我算一下", "result"),
        ("为什么", "why"), ("为什么问这个？", "why"),
        ("已填", "facts"), ("转人工", "human"), ("我要转人工", "human"), ("帮我转人工客服", "human"),
        ("退出", "stop"), ("再见~", "stop"), ("你好", "greeting"), ("您好！", "greeting"),
        ("谢谢", "thanks"), ("好的", "agree"), ("跟长春比呢", "compare"), ("哪个城市划算", "compare"),
        ("没有", None), ("150万美元", None), ("结果怎么算的", None), ("有", None), ("我", None),
        ("吧", None), ("，", None), ("比上年增长20%", None), ("人工成本80万", None),
    ],
)  # fmt: skip
def test_commands(said: str, command: str | None) -> None:
    assert commands.find_command(lower(normalise(said))) == command


@pytest.mark.parametrize(
    ("said", "fact", "value"),
    [
        ("人数改成85", "headcount", "85"),
        ("把离岸执行额改为120万美元", "offshore", "120万美元"),
        ("汇率改成6.8", "usd_cny", "6.8"),
        ("年度应该是2017", "year", "2017"),
        ("改离岸执行额", "offshore", ""),
        ("我要修改城市", "city", ""),
        ("更正年度在岸执行额", "onshore", ""),
        ("刚才的城市错了", "city", ""),
        ("我刚才说的人数不对", "headcount", ""),
        ("离岸额我多打了一个零", "offshore", ""),
        ("年份写错了，应该是2018", "year", "2018"),
        ("不对，是120万美元", None, "120万美元"),
        ("错了，应该是85", None, "85"),
        ("不是80人，是85人", None, "85人"),
        ("写错了", None, ""),
    ],
)
def test_corrections(library: Library, said: str, fact: str | None, value: str) -> None:
    found = find_correction(normalise(said), library.catalogue)
    assert found is not None
    assert (None if found.fact is None else found.fact.key) == fact
    assert found.text == value


@pytest.mark.parametrize(
    "said", ["没有", "150万美元", "不是", "对", "有改动", "我们不清楚", "", "改造投资100万元"]
)
def test_no_corrections(library: Library, said: str) -> None:
    assert find_correction(normalise(said), library.catalogue) is None


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("100万，哦不，120万美元", "120万美元"),
        ("80人,离岸100万,说错了,120万美元", "80人,离岸120万美元"),
        ("150万人民币，哎说错了，是美元", "150万美元"),
        ("100万美元", "100万美元"),
    ],
)
def test_slips(said: str, meant: str) -> None:
    assert without_slips(normalise(said)) == normalise(meant)


def test_steps_back() -> None:
    assert commands.steps_back("退回两步") == 2
    assert commands.steps_back("退回十二步") == 12
    assert commands.steps_back("退回") == 0


def test_clause_requests() -> None:
    assert commands.wanted_clause("原文 四（一）") == "四（一）"
    assert commands.wanted_clause(normalise("看条款原文：五")) == "五"
    assert commands.wanted_clause("四（一）") is None
