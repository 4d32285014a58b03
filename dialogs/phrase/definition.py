"""How a definition is told: the term and what it means, then quietly where that is from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dialogs.glossary import Definition
from dialogs.reply import Block, Paragraph


def blocks(definitions: Iterable[Definition]) -> tuple[Block, ...]:
    """The definitions in the order given, which is the city's own first.

    The words of a document stand in a paragraph of their own, what is added to them in another.
    """
    return tuple(_blocks(definitions))


def _blocks(definitions: Iterable[Definition]) -> Iterator[Block]:
    told: set[str] = set()
    for one in definitions:
        if one.city is not None:
            yield from _own(one)
        else:
            head = "一般的意思" if one.term in told else f"“{one.term}”"
            yield Paragraph(f"{head}：{one.text}")
        told.add(one.term)
        yield Paragraph(f"出处：{one.source}。", quiet=True)


def _own(one: Definition) -> Iterator[Block]:
    """What the city's document says, apart from what is added to it."""
    yield Paragraph(f"“{one.term}”，{one.city}的原文：{one.quote}")
    if one.text:
        yield Paragraph(f"说明：{one.text}")
