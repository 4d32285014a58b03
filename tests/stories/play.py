"""Plays a story against the product; tells in Chinese, line by line, what came out otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dialogs import Message, Session, Turn, turn
from engine import Library
from tests.stories import outcome
from tests.stories.expecting import text_of, unmet
from tests.stories.manners import faults
from tests.stories.story import Placed, Where
from tests.stories.wording import misspelt, misspelt_outcome


def play(placed: Placed, library: Library) -> list[str]:
    """The complaints about how a story is written, or else about the first turn that went wrong."""
    return _written_wrong(placed, library) or _played(placed, library)


def _written_wrong(placed: Placed, library: Library) -> list[str]:
    found: list[str] = []
    for index, exchange in enumerate(placed.story.talk):
        found += _told(placed, misspelt(exchange, library.catalogue), "对话", index)
    return found + _told(placed, misspelt_outcome(placed.story.outcome, library))


def _played(placed: Placed, library: Library) -> list[str]:
    session, typed = Session(), ""
    for index, exchange in enumerate(placed.story.talk):
        taken = turn(session, Message(exchange.says, placed.story.day), library)
        session, typed = taken.session, f"{typed}\n{exchange.says}"
        wrong = [*_ill_mannered(taken, typed, library), *unmet(exchange, taken, library.catalogue)]
        if wrong:
            after = f"说“{exchange.says[:40]}”之后，"
            return [
                *_told(
                    placed, ((where, after + message) for where, message in wrong), "对话", index
                ),
                f"助手的回复是：\n{text_of(taken)}",
            ]
    return _told(placed, _ended_otherwise(placed, taken))


def _told(placed: Placed, wrong: Iterable[tuple[Where, str]], *place: str | int) -> list[str]:
    return [str(placed.error(message, *place, *where)) for where, message in wrong]


def _ill_mannered(taken: Turn, typed: str, library: Library) -> Iterator[tuple[Where, str]]:
    if not taken.replies:
        yield (), "助手没有回复"
    for reply in taken.replies:
        for fault in faults(reply, typed, library.catalogue):
            yield (), fault


def _ended_otherwise(placed: Placed, taken: Turn) -> Iterator[tuple[Where, str]]:
    for name, expected in placed.story.outcome.items():
        if taken.assessment is None:
            yield ("结果", name), "还不知道是哪个城市，没有结果"
        elif message := outcome.complaint(name, expected, taken.assessment):
            yield ("结果", name), message
