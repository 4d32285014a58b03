"""What a story expects of one turn: the question, the words, the choices and the facts."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs import Turn
from engine import Catalogue, Fact, read_profile
from engine.notation import Known
from engine.wording import value_text
from tests.stories.manners import closed
from tests.stories.saying import ASKED, fact_named, is_none, said
from tests.stories.story import Exchange, Where


def text_of(taken: Turn) -> str:
    """All replies of a turn."""
    return "\n".join(reply.text for reply in taken.replies)


def unmet(exchange: Exchange, taken: Turn, catalogue: Catalogue) -> Iterator[tuple[Where, str]]:
    """What came out otherwise: where the story expects it, and what it is instead."""
    yield from _question(exchange, taken, catalogue)
    yield from _words(exchange, taken)
    yield from _choices(exchange, taken)
    yield from _facts(exchange, taken, catalogue)


def _question(exchange: Exchange, taken: Turn, catalogue: Catalogue) -> Iterator[tuple[Where, str]]:
    asked, pending = exchange.asked, taken.session.pending
    if asked is None:
        return
    wanted = ASKED[asked] if asked in ASKED else fact_named(asked, catalogue).key
    if pending != wanted:
        names = {key: name for name, key in ASKED.items()}
        now = names.get(pending) or catalogue[str(pending)].name
        yield ("问",), f"应当问“{asked}”，实际是“{now}”"


def _words(exchange: Exchange, taken: Turn) -> Iterator[tuple[Where, str]]:
    text = closed(text_of(taken))
    for place, words in enumerate(exchange.holds):
        if closed(words) not in text:
            yield ("答有", place), f"回复里应当有“{words}”，实际没有"
    for place, words in enumerate(exchange.lacks):
        if closed(words) in text:
            yield ("答无", place), f"回复里不应当有“{words}”，实际有"


def _choices(exchange: Exchange, taken: Turn) -> Iterator[tuple[Where, str]]:
    choices = [closed(choice) for reply in taken.replies for choice in reply.choices]
    for place, words in enumerate(exchange.offered):
        if closed(words) not in choices:
            yield ("选项有", place), f"选项里应当有“{words}”，实际是：{'、'.join(choices)}"
    for place, words in enumerate(exchange.withheld):
        if closed(words) in choices:
            yield ("选项无", place), f"选项里不应当有“{words}”，实际有"


def _facts(exchange: Exchange, taken: Turn, catalogue: Catalogue) -> Iterator[tuple[Where, str]]:
    known = read_profile(taken.session.facts, catalogue).known
    for name, told in exchange.known.items():
        fact = fact_named(name, catalogue)
        value = known.get(fact.key)
        if value is None:
            yield ("已知", name), f"应当知道“{name}”是{told}，实际不知道"
        elif not _is(fact, told, value):
            yield ("已知", name), f"“{name}”应当是{told}，实际是{value_text(fact, value)}"
    for place, name in enumerate(exchange.unknown):
        fact = fact_named(name, catalogue)
        value = known.get(fact.key)
        if value is not None:
            yield ("未知", place), f"不应当知道“{name}”，实际是{value_text(fact, value)}"


def _is(fact: Fact, told: str, value: Known) -> bool:
    wanted = said(fact, told)
    return is_none(value) if wanted is None else value == wanted
