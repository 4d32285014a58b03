"""A story: a conversation that someone wrote down in Chinese, with what has to come of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BeforeValidator, ConfigDict, Field

from engine.documents import Document, Entry, Place, read
from engine.errors import DocumentError

Persona = Literal[
    "话少的企业",
    "话多的企业",
    "反复改主意的企业",
    "混用币种的企业",
    "什么都不清楚的新手",
    "园区运营方",
    "培训机构",
    "院校",
    "行业协会",
    "平台运营方",
    "招商引荐人",
    "外语或繁体使用者",
    "座席员代问",
    "恶意输入者",
]

#: A place within an exchange or a story.
Where = tuple[str | int, ...]

#: One text, or a list of them.
Texts = Annotated[
    tuple[str, ...], BeforeValidator(lambda given: [given] if isinstance(given, str) else given)
]


class _Written(Entry):
    """What stands in a story is only known by its Chinese name."""

    model_config = ConfigDict(populate_by_name=False)


class Exchange(_Written):
    """One message and what holds after it.

    Attributes:
        says: the message.
        asked: the name of the fact that is asked then, 无 or 事项; none: whatever is asked.
        holds, lacks: what the replies contain, and what they do not.
        offered, withheld: what is offered for an answer, and what is not.
        known: facts by name with their values as people say them.
        unknown: the names of facts that must not be known.
    """

    says: str = Field(alias="说")
    asked: str | None = Field(default=None, alias="问")
    holds: Texts = Field(default=(), alias="答有")
    lacks: Texts = Field(default=(), alias="答无")
    offered: Texts = Field(default=(), alias="选项有")
    withheld: Texts = Field(default=(), alias="选项无")
    known: dict[str, str] = Field(default_factory=dict, alias="已知")
    unknown: Texts = Field(default=(), alias="未知")


class Story(_Written):
    """A conversation of one persona on one day.

    Attributes:
        title: what it is about.
        persona: who talks.
        day: the day on which it is said.
        talk: the messages in order.
        outcome: the verdicts or amounts of items at the end, by item or clause.
    """

    title: str = Field(alias="故事", min_length=1)
    persona: Persona = Field(alias="人物")
    day: date = Field(alias="日期")
    talk: tuple[Exchange, ...] = Field(alias="对话", min_length=1)
    outcome: dict[str, str] = Field(default_factory=dict, alias="结果")


@dataclass(frozen=True)
class Placed:
    """A story with the file it stands in, so that a complaint can name the line."""

    story: Story
    document: Document
    index: int

    def error(self, message: str, *place: str | int, key: bool = False) -> DocumentError:
        """``message`` about a place within the story."""
        told = f"故事“{self.story.title}”：{message}"
        return self.document.error(told, (self.index, *place), key=key)


def read_stories(path: Path) -> list[Placed]:
    """The stories of one file.

    Raises:
        DocumentError: it is not written as stories are; the line is named.
    """
    document = read(path)
    document = replace(document, data=_texts(document.nodes[()], ()))
    if not isinstance(document.data, list):
        raise document.error("文件要写成一列故事，每个故事以“- 故事: 标题”开头")
    return [_story(document, index) for index in range(len(document.data))]


def _story(document: Document, index: int) -> Placed:
    written = document.data[index]
    title = written.get("故事") if isinstance(written, dict) else None
    try:
        return Placed(document.build(Story, (index,)), document, index)
    except DocumentError as error:
        raise DocumentError(f"故事“{title or f'第{index + 1}个'}”写得不对：\n{error}") from None


def _texts(node: yaml.Node, place: Place) -> Any:
    """All that was written as it stands: 2018 and 378100.80 are words here, no numbers.

    A message of which nothing is expected may be written without 说.
    """
    if isinstance(node, yaml.SequenceNode):
        plain = [_texts(child, (*place, index)) for index, child in enumerate(node.value)]
        talk = place[1:] == ("对话",)
        return [{"说": one} if talk and isinstance(one, str) else one for one in plain]
    if isinstance(node, yaml.MappingNode):
        return dict(_entries(node, place))
    return node.value


def _entries(node: yaml.MappingNode, place: Place) -> Iterator[tuple[str, Any]]:
    for key, value in node.value:
        yield key.value, _texts(value, (*place, key.value))
