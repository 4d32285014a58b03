"""The terminal as a channel: set nicely for a person, plain for a pipe, JSON for a program."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from bot.printing import turn_json
from dialogs import (
    Attachment,
    Block,
    Entry,
    Facts,
    Heading,
    Message,
    Paragraph,
    Question,
    Reply,
    Session,
    Table,
    Turn,
    turn,
)
from dialogs.reply import ROOM
from engine import wire

#: What a person types in a line; the rest of a longer one is dropped after the dialog declines it.
MOST_BYTES = 64 * 1024


def chat_json(source: BinaryIO, out: TextIO) -> None:
    """One message a line in, one turn a line out as JSON (INTERFACES.md, "Conversation")."""
    session = Session()
    for text in _lines(source):
        taken = turn(session, Message(text, date.today()))
        session = taken.session
        out.write(wire.dump(_turn_json(text, taken)) + "\n")
        out.flush()
        if taken.ended:
            return


def _turn_json(text: str, taken: Turn) -> dict[str, Any]:
    assessment = None if taken.assessment is None else taken.assessment.to_json()
    session = taken.session
    return turn_json(text, taken.replies, session.pending, session.facts, assessment, session.bands)


def chat_plain(source: BinaryIO, out: TextIO) -> None:
    """One message a line in, plain text out; opens with a welcome."""
    taken = _open()
    _write_plain(taken, out)
    for text in _lines(source):
        out.write(f"\n> {text}\n\n")
        taken = turn(taken.session, Message(text, date.today()))
        _write_plain(taken, out)
        if taken.ended:
            return


def chat_rich() -> None:
    """Talk to a person at a real terminal."""
    from prompt_toolkit import PromptSession
    from prompt_toolkit.formatted_text import HTML
    from rich.console import Console

    console = Console(highlight=False)
    prompt: PromptSession[str] = PromptSession(
        bottom_toolbar=HTML(
            "回复 <b>结果</b> 看结果 · <b>上一步</b> · <b>跳过</b> · <b>帮助</b> · <b>退出</b>"
        )
    )
    taken = _open()
    while True:
        for reply in taken.replies:
            _print_rich(reply, console)
            for attachment in reply.attachments:
                console.print(_kept(attachment), style="cyan", markup=False)
        if taken.ended:
            return
        try:
            text = prompt.prompt(HTML("<ansigreen><b>您 › </b></ansigreen>"))
        except (EOFError, KeyboardInterrupt):
            text = "退出"
        # Half a screen of wide characters.
        room = max(ROOM // 2, console.width * console.height // 4)
        taken = turn(taken.session, Message(text, date.today(), room))


def _open() -> Turn:
    return turn(Session(), Message("", date.today()))


def _lines(source: BinaryIO) -> Iterator[str]:
    """Messages without their line ends; what is no UTF-8 is shown as such, never refused."""
    while line := source.readline(MOST_BYTES):
        whole = line
        while line and not line.endswith(b"\n"):
            line = source.readline(MOST_BYTES)
        yield whole.decode("utf-8", "replace").rstrip("\r\n")


def _write_plain(taken: Turn, out: TextIO) -> None:
    for reply in taken.replies:
        out.write(f"{reply.text}\n")
        for attachment in reply.attachments:
            out.write(f"\n--- {attachment.name} ---\n{attachment.text}---\n\n")
        if reply.choices:
            out.write(f"{_choices(reply)}\n")
    out.flush()


def _kept(attachment: Attachment) -> str:
    """Where an attachment is kept, or its text where no file can be written."""
    try:
        return f"已存为：{_saved(attachment)}"
    except OSError:
        return f"当前文件夹里不能写文件，内容如下：\n{attachment.text}"


def _saved(attachment: Attachment) -> Path:
    """The file in the working directory that an attachment was written to; none is overwritten."""
    name = Path(attachment.name)
    for copy in itertools.count(1):
        path = Path(name if copy == 1 else f"{name.stem}（{copy}）{name.suffix}")
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(attachment.text)
        except FileExistsError:
            continue
        return path
    raise AssertionError("every name is taken")


def _choices(reply: Reply) -> str:
    if reply.numbered:
        listed = "  ".join(f"{place}. {one}" for place, one in enumerate(reply.choices, 1))
        return f"[ {listed} ]"
    return f"[ 也可回复：{'  '.join(reply.choices)} ]"


def _print_rich(reply: Reply, console: Any) -> None:
    from rich.text import Text

    console.print()
    for block in reply.blocks:
        console.print(_styled(block))
    if reply.choices:
        console.print(Text(_choices(reply), style="cyan"))


def _table(rows: tuple[tuple[str, ...], ...], header: tuple[str, ...]) -> Any:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as RichTable

    table = RichTable(*header, box=SIMPLE_HEAD if header else None, show_header=bool(header))
    for row in rows:
        table.add_row(*row)
    return table


_MARKS = {"✓": "green", "×": "red", "？": "yellow", "！": "yellow", "－": "dim"}


def _styled(block: Block) -> Any:
    from rich.text import Text

    match block:
        case Heading(text=text):
            return Text(f"\n━━ {text} ━━", style="bold cyan")
        case Paragraph(text=text, quiet=quiet):
            return Text(text, style="dim" if quiet else "")
        case Question(text=text):
            return Text(f"\n{text}", style="bold")
        case Facts(rows=rows):
            return _table(rows, ())
        case Table(header=header, rows=rows):
            return _table(rows, header)
        case Entry(text=text, details=details, mark=mark):
            line = Text()
            line.append(f"{mark} ", style=_MARKS.get(mark, ""))
            line.append(text, style="bold" if details else "")
            for detail in details:
                line.append(f"\n    {detail}", style="dim")
            return line
