"""What-if questions in the conversation: the answer is shown, nothing is kept of it."""

from __future__ import annotations

from typing import Any

from gmpy2 import mpq

from dialogs import hearing, learning
from dialogs.phrase import figures, talk
from dialogs.phrase import whatif as phrase
from dialogs.speaking import Speaking
from dialogs.topics import companions
from dialogs.understand import Understanding
from dialogs.understand.text import normalise
from dialogs.understand.whatif import WhatIf, find_whatif
from dialogs.view import View
from engine import InputError
from engine.notation import Money, read_value, write_value


def answered(speaking: Speaking, text: str) -> bool:
    """Answer a what-if question, if the message is one that can be read.

    What is told before it (我们离岸150万美元，如果做到200万呢) is kept; where that must be asked
    back, the what-if has to be asked again.
    """
    asked = find_whatif(normalise(text))
    if asked is None or not asked.imagined:
        return False
    told = _read(speaking.view, asked.told) if asked.told else Understanding("unclear")
    if told.clarify is not None:
        learning.learn(speaking, told)
        return True
    news = learning.news(speaking.view, told)
    imagined = _imagined(_after(speaking.view, news, told), asked.imagined)
    if not imagined.facts and imagined.clarify is None:
        return False
    learning.keep(speaking, told)
    if imagined.facts:
        _show(speaking, asked, imagined)
    elif imagined.clarify is not None:
        speaking.say(talk.imagine_again(figures.spaced(imagined.clarify[1].message)))
    return True


def _read(view: View, text: str) -> Understanding:
    """What a text says by itself: it is no answer to the pending question."""
    return hearing.understood(view.moved(view.session.changed(pending=None)), text)


def _after(view: View, news: dict[str, Any], told: Understanding) -> View:
    """The view once the news are kept; what was named last is what a bare figure is about."""
    session = view.session.told(news, ()) if news else view.session
    named = tuple(key for key in told.facts if key in view.library.catalogue)
    return view.moved(session.changed(last=named or view.session.last))


def _imagined(view: View, text: str) -> Understanding:
    """What is imagined: something named, else another figure for what was told last.

    What is neither answers the pending question.
    """
    heard = _read(view, text)
    if not heard.facts and heard.clarify is None and view.session.last:
        heard = hearing.understood(view, f"不对，是{text}")
    if not heard.facts and heard.clarify is None:
        heard = hearing.understood(view, text)
    return heard


def _show(speaking: Speaking, asked: WhatIf, heard: Understanding) -> None:
    """Show what would follow."""
    view, catalogue = speaking.view, speaking.catalogue
    imagined: dict[str, Any] = {}
    for key, value in learning.news(view, heard).items():
        try:
            written = _added(view, key, value, asked)
            read_value(catalogue[key], written)
            imagined[key] = written
        except InputError as refused:
            speaking.say(f"{refused.message}。")
    then = view.moved(view.session.told(imagined, (), companions(imagined, catalogue)))
    then = then.moved(then.session.forgetting(then.stale))
    if view.outcome is None or then.outcome is None:
        speaking.say(talk.NO_CITY_YET)
    elif imagined:
        speaking.show(phrase.blocks(view.outcome, then.outcome, imagined))
    else:
        speaking.say(talk.AS_IT_IS)


def _added(view: View, key: str, value: Any, asked: WhatIf) -> Any:
    """The value imagined; a figure that comes on top is added to the one that was told."""
    if not (asked.more or asked.less) or key not in view.session.figures:
        return value
    fact = view.library.catalogue[key]
    change, known = read_value(fact, value), read_value(fact, view.session.figures[key])
    sign = 1 if asked.more else -1
    if isinstance(change, Money) and isinstance(known, Money):
        if change.currency != known.currency:
            return value
        total = known.amount + sign * change.amount
        return write_value(fact, Money(max(total, mpq(0)), known.currency))
    if isinstance(change, mpq) and isinstance(known, mpq):
        return write_value(fact, max(known + sign * change, mpq(0)))
    return value
