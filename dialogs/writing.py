"""Replies as JSON and back without loss: for what is stored, and for pages that draw the blocks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from dialogs.reply import (
    Attachment,
    Block,
    Entry,
    Facts,
    Heading,
    Paragraph,
    Question,
    Reply,
    Table,
)

#: How each kind of block is called in JSON.
_KINDS: Mapping[type[Block], str] = {
    Heading: "heading",
    Paragraph: "paragraph",
    Question: "question",
    Entry: "entry",
    Facts: "facts",
    Table: "table",
}

_BLOCKS: Mapping[str, TypeAdapter[Block]] = {
    kind: TypeAdapter(block) for block, kind in _KINDS.items()
}


def write_reply(reply: Reply) -> dict[str, Any]:
    """A reply as plain data; each block carries its ``kind`` beside its attributes."""
    return {
        "blocks": [{"kind": _KINDS[type(one)], **vars(one)} for one in reply.blocks],
        "choices": reply.choices,
        "numbered": reply.numbered,
        "attachments": [vars(one) for one in reply.attachments],
    }


def read_reply(written: Mapping[str, Any]) -> Reply:
    """The reply that :func:`write_reply` wrote.

    Raises:
        KeyError, ValueError: it was not written by it.
    """
    return Reply(
        tuple(_BLOCKS[one["kind"]].validate_python(one) for one in written["blocks"]),
        tuple(written["choices"]),
        written["numbered"],
        tuple(Attachment(**one) for one in written["attachments"]),
    )
