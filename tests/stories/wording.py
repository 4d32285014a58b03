"""Whether a story speaks only of facts, values and items that there are; said before it is played."""

from __future__ import annotations

from collections.abc import Iterator

from engine import Catalogue, Library
from tests.stories import outcome
from tests.stories.saying import ASKED, Unreadable, fact_named, said
from tests.stories.story import Exchange, Where


def misspelt(exchange: Exchange, catalogue: Catalogue) -> Iterator[tuple[Where, str]]:
    """What is misspelt about one message: where in it, and how to mend it."""
    if exchange.asked is not None and exchange.asked not in ASKED:
        try:
            fact_named(exchange.asked, catalogue)
        except Unreadable as error:
            yield ("问",), f"{error}；也可以写“{'”“'.join(ASKED)}”"
    for name, text in exchange.known.items():
        try:
            said(fact_named(name, catalogue), text)
        except Unreadable as error:
            yield ("已知", name), str(error)
    for place, name in enumerate(exchange.unknown):
        try:
            fact_named(name, catalogue)
        except Unreadable as error:
            yield ("未知", place), str(error)


def misspelt_outcome(expected: dict[str, str], library: Library) -> Iterator[tuple[Where, str]]:
    """What is misspelt about the end of a story."""
    for name, told in expected.items():
        try:
            outcome.check_written(name, told, library)
        except Unreadable as error:
            yield ("结果", name), str(error)
