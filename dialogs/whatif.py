"""What-if questions in the conversation: the answer is shown, nothing is kept."""

from __future__ import annotations

from typing import Any

from gmpy2 import mpq

from dialogs import hearing, learning
from dialogs.phrase import figures, supposing, talk
from dialogs.speaking import Speaking
from dialogs.topics import companions
from dialogs.understand import Understanding
from dialogs.understand.supposing import Supposing, find_supposing
from dialogs.understand.text import normalise
from engine import InputError
from engine.notation import Money, read_value, write_value


def answered(speaking: Speaking, text: str) -> bool:
    """Answer a what-if question, if the message is one that can be read.

    What is told before it (我们离岸150万美元，如果做到200万呢) is kept first.
    """
    asked = find_supposing(normalise(text))
    if asked is None or not asked.supposed:
        return False
    told = hearing.understood(speaking.view, asked.told) if asked.told else Understanding("unclear")
    if told.clarify is not None:
        learning.learn(speaking, told)
        return True
    session = speaking.session
    learning.keep(speaking, told)
    if told.facts:
        speaking.move(speaking.session.changed(last=tuple(told.facts)))
    heard = _heard(speaking, asked.supposed)
    if not heard.facts and heard.clarify is None:
        speaking.move(session)
        speaking.blocks.clear()
        return False
    if heard.facts:
        _show(speaking, asked, heard)
    elif heard.clarify is not None:
        speaking.say(
            f"{figures.spaced(heard.clarify[1].message)}（问的是“如果”，请连同“如果”再说一遍。）"
        )
    speaking.ask()
    return True


def _heard(speaking: Speaking, supposed: str) -> Understanding:
    """What is supposed; a bare figure stands for what was told last, as in a correction."""
    heard = hearing.understood(speaking.view, supposed)
    if heard.facts or heard.clarify is not None or not speaking.session.last:
        return heard
    return hearing.understood(speaking.view, f"不对，是{supposed}")


def _show(speaking: Speaking, asked: Supposing, heard: Understanding) -> None:
    """Show what would follow."""
    view, catalogue = speaking.view, speaking.catalogue
    told: dict[str, Any] = {}
    for key, value in learning.news(speaking, heard).items():
        try:
            written = _added(speaking, key, value, asked)
            read_value(catalogue[key], written)
            told[key] = written
        except InputError as refused:
            speaking.say(f"{refused.message}。")
    then = view.moved(view.session.told(told, (), companions(told, catalogue)))
    if view.outcome is None or then.outcome is None:
        speaking.say(talk.NO_CITY_YET)
    elif told:
        speaking.show(supposing.blocks(view.outcome, then.outcome, told))
    else:
        speaking.say(talk.AS_IT_IS)


def _added(speaking: Speaking, key: str, value: Any, asked: Supposing) -> Any:
    """The value supposed; a figure that comes on top is added to what is known."""
    if not (asked.more or asked.less) or key not in speaking.session.facts:
        return value
    fact = speaking.catalogue[key]
    change = read_value(fact, value)
    known = read_value(fact, speaking.session.facts[key])
    sign = 1 if asked.more else -1
    if isinstance(change, Money) and isinstance(known, Money):
        if change.currency != known.currency:
            return value
        total = known.amount + sign * change.amount
        return write_value(fact, Money(max(total, mpq(0)), known.currency))
    if isinstance(change, mpq) and isinstance(known, mpq):
        return write_value(fact, max(known + sign * change, mpq(0)))
    return value
