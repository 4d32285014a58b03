"""Replies written as JSON come back as they were."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as some

from dialogs import (
    Attachment,
    Entry,
    Facts,
    Heading,
    Paragraph,
    Question,
    Reply,
    Table,
    read_reply,
    write_reply,
)

TEXTS = some.text(max_size=5)
LINES = some.lists(TEXTS, max_size=3).map(tuple)
BLOCKS = some.one_of(
    some.builds(Heading, TEXTS),
    some.builds(Paragraph, TEXTS, some.booleans()),
    some.builds(Question, TEXTS),
    some.builds(Entry, TEXTS, LINES, TEXTS),
    some.builds(Facts, some.lists(some.tuples(TEXTS, TEXTS), max_size=3).map(tuple)),
    some.builds(Table, LINES, some.lists(LINES, max_size=3).map(tuple)),
)
REPLIES = some.builds(
    Reply,
    some.lists(BLOCKS, max_size=4).map(tuple),
    LINES,
    some.booleans(),
    some.lists(some.builds(Attachment, TEXTS, TEXTS, TEXTS), max_size=2).map(tuple),
)


@given(REPLIES)
def test_a_reply_survives_json(reply: Reply) -> None:
    assert read_reply(json.loads(json.dumps(write_reply(reply)))) == reply


def test_a_block_says_what_it_is() -> None:
    written = write_reply(Reply((Heading("结果"), Paragraph("一", quiet=True)), ("是", "不是")))
    assert written["blocks"] == [
        {"kind": "heading", "text": "结果"},
        {"kind": "paragraph", "text": "一", "quiet": True},
    ]
