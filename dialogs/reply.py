"""What comes in and what goes out of one turn, free of any platform."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Message:
    """What a person sent; ``today`` is the day it was sent, from which 去年 is counted."""

    text: str
    today: date


@dataclass(frozen=True)
class Heading:
    """The title of a part of a reply."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """A few sentences; ``quiet`` marks what a person may pass over."""

    text: str
    quiet: bool = False


@dataclass(frozen=True)
class Question:
    """What the person is asked now."""

    text: str


@dataclass(frozen=True)
class Entry:
    """One line of a list with its details below it; ``mark`` is how it turned out."""

    text: str
    details: tuple[str, ...] = ()
    mark: str = "·"


Block = Heading | Paragraph | Question | Entry


@dataclass(frozen=True)
class Reply:
    """One message to the person: blocks of text and the answers that are offered with it.

    ``numbered`` tells whether a bare number picks one of ``choices``; where a number is an answer
    of its own (how many people?) it does not.
    """

    blocks: tuple[Block, ...]
    choices: tuple[str, ...] = ()
    numbered: bool = True

    @property
    def text(self) -> str:
        """The reply as plain text."""
        lines: list[str] = []
        for block in self.blocks:
            if isinstance(block, Heading):
                lines += ["", f"【{block.text}】"]
            elif isinstance(block, Question):
                lines += [*([""] if _is_long(lines) else []), block.text]
            elif isinstance(block, Paragraph):
                lines.append(block.text)
            else:
                lines.append(f"{block.mark} {block.text}")
                lines += [f"    {detail}" for detail in block.details]
        return "\n".join(lines).strip()


def _is_long(lines: list[str]) -> bool:
    """Whether a question would drown below ``lines``."""
    return len(lines) > 3
