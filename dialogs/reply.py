"""What comes in and what goes out of one turn, free of any platform."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

#: How many characters a reply has room for where the channel does not say.
ROOM = 1200


@dataclass(frozen=True)
class Message:
    """What a person sent.

    Attributes:
        text: the words.
        today: the day they were sent, from which 去年 is counted.
        room: how many characters of a reply the channel shows well; longer lists come in pages.
    """

    text: str
    today: date
    room: int = ROOM


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


@dataclass(frozen=True)
class Facts:
    """Names and what they are: 离岸执行额 — 150 万美元."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """Rows under a header; the first column names the row."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Question | Entry | Facts | Table


@dataclass(frozen=True)
class Attachment:
    """A document that goes with a reply: its file name, media type and text."""

    name: str
    media: str
    text: str


@dataclass(frozen=True)
class Reply:
    """One message to the person: blocks of text and the answers that are offered with it.

    ``numbered`` tells whether a bare number picks one of ``choices``; where a number is an answer
    of its own (how many people?) it does not.
    """

    blocks: tuple[Block, ...]
    choices: tuple[str, ...] = ()
    numbered: bool = True
    attachments: tuple[Attachment, ...] = ()

    @property
    def text(self) -> str:
        """The reply as plain text."""
        return plain(self.blocks)


def plain(blocks: tuple[Block, ...]) -> str:
    """Blocks as plain text, for channels that know nothing better."""
    lines: list[str] = []
    for block in blocks:
        match block:
            case Heading(text=text):
                lines += ["", f"【{text}】"]
            case Question(text=text):
                lines += [*([""] if len(lines) > _SHORT else []), text]
            case Paragraph(text=text):
                lines.append(text)
            case Entry(text=text, details=details, mark=mark):
                lines += [f"{mark} {text}", *(f"    {detail}" for detail in details)]
            case Facts(rows=rows):
                lines += [f"· {name}：{value}" for name, value in rows]
            case Table():
                lines += _table(block)
    return "\n".join(lines).strip()


#: Below more lines than this a question would drown.
_SHORT = 3


def _cell(name: str, cell: str) -> str:
    """A cell behind the name of its column; figures are set off."""
    return f"{name} {cell}" if cell[0].isascii() else f"{name}{cell}"


def _table(table: Table) -> list[str]:
    """A row a line: a narrow screen has no columns."""
    lines = []
    for first, *rest in table.rows:
        cells = zip(table.header[1:], rest, strict=True)
        said = "；".join(_cell(name, cell) for name, cell in cells if cell)
        lines.append(f"· {first}：{said}" if said else f"· {first}")
    return lines
