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
    found = commands.find_command(lower(normalise(said)))
    assert (None if found is None else found.command) == command


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
        ("当年新落户改成是", "newly_settled", "是"),
        ("当年新落户改成不是", "newly_settled", "不是"),
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


@pytest.mark.parametrize(
    ("said", "command", "what"),
    [
        ("退回两步", "back", "两"), ("退回十二步", "back", "十二"), ("退回", "back", None),
        ("原文 四（一）", "clause", "四(一)"), ("看条款原文：五", "clause", "五"),
        ("四（一）原文", "clause", "四(一)"), ("原文", "clauses", None),
        ("四（一）", "item", "四(一)"), ("看（三）", "item", "(三)"), ("第14条", "item", "14"),
        ("一（一）1详情", "item", "一(一)1"), ("四（一）为什么不符合", "item", "四(一)"),
        ("五怎么算的", "item", "五"), ("九怎么算的", "item", "九"), ("为什么四（二）要放弃", "item", "四(二)"),
        ("2017年呢", "year", "2017年"), ("看第1家2017年的结果", "firm", "第1家2017年的结果"),
        ("回到郑州那家", "firm", "郑州那家"), ("14", None, None), ("看看结果", "result", None),
        ("四（九）", "item", "四(九)"), ("看15", "item", "15"),
        ("再算一下2019年的", "year", "2019年"), ("再算一下去年的", "year", "去年"),
        ("换2019年算", "year", "2019年"), ("2019年", None, None),
        ("换一家公司", "new_firm", None), ("帮我另算一家企业", "new_firm", None),
        ("我们是一家公司", None, None), ("回到第一家", "firm", "第一家"), ("第2家", "firm", "第2家"),
        ("回到2018年的", "firm", "2018年的"), ("回到刚才那家", "firm", "刚才那家"),
        ("删除我的数据", "erase", None), ("把我们的资料都删了", "erase", None),
        ("上次说到哪了？", "resume", None), ("更多", "more", None), ("导出", "export", None),
        ("不符合", "failed", None), ("还差什么？", "lacking", None), ("只差一步", "nearly", None),
    ],
)  # fmt: skip
def test_commands_that_take_something(said: str, command: str | None, what: str | None) -> None:
    found = commands.find_command(lower(normalise(said)))
    assert (None, None) if found is None else (found.command, found.what) == (command, what)
