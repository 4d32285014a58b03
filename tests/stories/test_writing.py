"""A story that is written wrong, or that comes out otherwise, is told in Chinese with its line."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from engine import DocumentError, Library
from tests.stories.play import play
from tests.stories.story import Persona, read_stories

HEAD = "- 故事: 试一试\n  人物: 话少的企业\n  日期: 2018-12-01\n  对话:\n"


def complaint(tmp_path: Path, library: Library, text: str) -> str:
    """What is said about the one story in a file that reads ``text``."""
    path = tmp_path / "story.yaml"
    path.write_text(text, "utf-8")
    try:
        (placed,) = read_stories(path)
    except DocumentError as error:
        return str(error)
    return "\n".join(play(placed, library))


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (HEAD.replace("人物", "人物名"), ":2:3", "不认识“人物名”，是不是“人物”"),
        (HEAD.replace("少", "多多") + "    - 郑州\n", ":2:7", "“人物”只能是 话少的企业、"),
        (HEAD, ":4:", "“对话”"),
        (HEAD + "    - 郑州\n      问: 无\n", ":6:8", "缩进得太深"),
        (HEAD + "    - 说了: 郑州\n", ":5:7", "不认识“说了”"),
        ("- 只有一句话\n", ":1:3", "第1个"),
        ("故事: 试一试\n", ":1:1", "每个故事以“- 故事: 标题”开头"),
    ],
)
def test_what_is_no_story(
    tmp_path: Path, library: Library, text: str, place: str, message: str
) -> None:
    told = complaint(tmp_path, library, text)
    assert place in told and message in told


@pytest.mark.parametrize(
    ("told", "place", "message"),
    [
        ("问: 申报主题", ":6:10", "没有叫“申报主题”的事实，是不是“申报主体”"),
        ("已知: {离岸: 3万}", ":6:16", "没有叫“离岸”的事实"),
        ("已知: {年度离岸执行额: 150万}", ":6:21", "要带上币种"),
        ("已知: {从业人员数: 很多}", ":6:19", "要写成 80人 这样"),
        ("已知: {从业人员数: 2.5人}", ":6:19", "要写成整数"),
        ("已知: {业务年度: 98年}", ":6:18", "不能小于 2000"),
        ("已知: {当年新落户: 或许}", ":6:19", "不是“是”也不是“否”"),
        ("已知: {城市: 郑洲}", ":6:16", "没有“郑洲”这个选项，可选：郑州、"),
        ("已知: {国际资质认证: （）}", ":6:20", "要写成 CMMI（30万元，已补20万元）"),
        ("未知: [城市, 员工]", ":6:16", "没有叫“员工”的事实"),
    ],
)
def test_what_there_is_not(
    tmp_path: Path, library: Library, told: str, place: str, message: str
) -> None:
    found = complaint(tmp_path, library, f"{HEAD}    - 说: 郑州\n      {told}\n")
    assert f"{place}：故事“试一试”：" in found and message in found


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ("承接业务奖励: 符合", "没有叫“承接业务奖励”的事项或条款，是不是“承接离岸业务奖励”"),
        ("承接离岸业务奖励: 也许", "也可以写符合、不符合、还不能确定"),
        ("合计: 符合", "不是金额"),
        ("四（八）: 符合", "请写事项名：培训机构补贴、录用大学生培训补贴"),
        ("离岸增量补助: 符合", "《郑州市促进服务外包产业发展支持政策》里没有“离岸增量补助”"),
        ("四（一）: 符合", "“四（一）”应当符合，实际是还不能确定"),
        ("四（一）: 3.5万元", "“四（一）”的金额应当是 3.5万元，实际是 0元 至 300万元"),
    ],
)
def test_what_the_end_is_not(tmp_path: Path, library: Library, told: str, message: str) -> None:
    found = complaint(tmp_path, library, f"{HEAD}    - 郑州\n  结果:\n    {told}\n")
    assert ":7:" in found and message in found


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ("问: 无", "应当问“无”，实际是“申报主体”"),
        ("问: 事项", "应当问“事项”，实际是“申报主体”"),
        ("答有: 再见", "回复里应当有“再见”，实际没有"),
        ("答无: 记下了", "回复里不应当有“记下了”，实际有"),
        ("选项有: [跳过]", "选项里应当有“跳过”，实际是：服务外包企业、"),
        ("选项无: 培训机构", "选项里不应当有“培训机构”，实际有"),
        ("已知: {城市: 长春}", "“城市”应当是长春，实际是郑州"),
        ("已知: {业务年度: 2018}", "应当知道“业务年度”是2018，实际不知道"),
        ("未知: 城市", "不应当知道“城市”，实际是郑州"),
    ],
)
def test_what_the_turn_is_not(tmp_path: Path, library: Library, told: str, message: str) -> None:
    found = complaint(tmp_path, library, f"{HEAD}    - 说: 郑州\n      {told}\n")
    assert ":6:" in found and f"说“郑州”之后，{message}" in found
    assert "助手的回复是：\n您好" in found


def test_the_guide_names_every_persona() -> None:
    guide = Path(__file__).with_name("README.md").read_text("utf-8")
    assert [persona for persona in get_args(Persona) if persona not in guide] == []
