"""What a message is in a session: an option of the question back, a button, or words to read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dialogs import checks
from dialogs.banding import Stretch
from dialogs.phrase import question
from dialogs.topics import TOPICS, Topic, absent, facts_of, topics_among, topics_fact
from dialogs.understand import Context, Understanding, commands, phrases, understand
from dialogs.understand.choices import places_of
from dialogs.understand.currencies import currency_named
from dialogs.understand.text import lower, normalise
from dialogs.understand.vocabulary import vocabulary
from dialogs.view import View
from engine import Fact
from engine.notation import read_value
from engine.wording import value_text

#: Small words around the answer to a question back (是人民币, 按美元算).
_AROUND = re.compile(r"^(?:是|按|就是|选|第|说的是|应该是)+|(?:算|的|吧|计|来算|个|。|[., ])+$")


def settled(view: View, text: str) -> dict[str, Any] | None:
    """The fact that a message settles, in answer to the question back; ``None``: it does not.

    An option is meant by its number, its label, or its currency where no other has the same.
    """
    open_ = view.session.clarifying
    if open_ is None or not open_.options:
        return None
    fact = view.fact(open_.fact)
    said = _AROUND.sub("", lower(normalise(text)))
    codes = [str(option).rpartition(" ")[2] for option in open_.options]
    currency = currency_named(said)
    if currency is not None and codes.count(currency) > 1:
        currency = None
    for place, (option, code) in enumerate(zip(open_.options, codes, strict=True), 1):
        label = lower(value_text(fact, read_value(fact, option)))
        if said in (str(place), label) or code == currency:
            return {fact.key: option}
    if fact.type != "choices":
        return None
    places = places_of(said, len(open_.options)) or ()
    chosen = {key for place in places for key in open_.options[place]}
    return {fact.key: [key for key in fact.values if key in chosen]} if chosen else None


def button_picked(view: View, text: str) -> str | None:
    """The button whose number a message is; ``None`` where the buttons are not numbered."""
    fact = view.pending
    if fact is None or not question.is_numbered(fact):
        return None
    offered = view.offered(fact) if view.session.clarifying is None else view.asked_back
    place = int(text) if text.isdecimal() and len(text) < 3 else 0
    return offered[place - 1] if 1 <= place <= len(offered) else None


def stretch_picked(view: View, text: str) -> Stretch | None:
    """The stretch that a message chooses in answer to the pending question."""
    whole = lower(normalise(text))
    said = {whole.replace(" ", ""), _AROUND.sub("", whole).replace(" ", "")}
    found = (one for one in view.stretches if lower(normalise(one.words)) in said)
    return next(found, None)


def asks(text: str) -> bool:
    """Whether a message is worded as a question."""
    return phrases.is_question(lower(normalise(text)))


def parts(text: str) -> tuple[str, ...]:
    """A message in the parts that are done one after the other: 换一家公司，清远的，2016年 is two.

    Only what opens another check stands before the rest.
    """
    head, comma, rest = normalise(text).partition(",")
    opening = commands.find_command(lower(head)) if comma and rest.strip() else None
    opens = opening is not None and opening.command in ("new_firm", "firm", "year")
    return (head, rest) if opens else (text,)


def understood(view: View, text: str) -> Understanding:
    """What a message says, heard as an answer to the pending question."""
    fact = view.pending
    if fact is not None and text.strip("。.！! ") == fact.ask.none:
        text = "没有"
    options = view.options(fact) if fact is not None and question.is_numbered(fact) else ()
    heard = understand(text, fact, _context(view), options=options)
    return _chosen(view, text, heard) if fact is not None and fact.key == TOPICS else heard


def _chosen(view: View, text: str, heard: Understanding) -> Understanding:
    """What was heard, as a choice among the topics where it says no more than which they are.

    新三板 chooses its topic, though it tells of a listing, too; 没有展会 leaves one out.
    """
    offered, catalogue = view.topics, view.library.catalogue
    if written := _written([one.name for one in offered], text):
        return Understanding("inform", facts={TOPICS: [offered[place].key for place in written]})
    told = {key: value for key, value in heard.facts.items() if key in catalogue}
    bare = {key for key, value in told.items() if _is_bare(value)}
    keys = {*heard.facts.get(TOPICS, ()), *(one.key for one in offered if one.facts & bare)}
    chosen = [one for one in offered if one.key in keys]
    meant = facts_of(chosen)
    nothing = {key for key, value in told.items() if value == absent(catalogue[key])}
    left_out = {key for key in nothing if topics_among([key])}
    if not chosen or told.keys() - (bare & meant) - left_out:
        return heard
    return replace(heard, facts={TOPICS: [one.key for one in chosen]})


def _written(options: Sequence[str], text: str) -> list[int]:
    """The places of the options that a message consists of, as they stand, copied or numbered."""
    found = []
    for place, option in sorted(enumerate(options), key=lambda one: -len(one[1])):
        if option in text:
            found.append(place)
            text = re.sub(rf"(?:{place + 1}[.、 ]*)?{re.escape(option)}", "", text)
    return [] if text.strip("和、,，;； \n") else sorted(found)


def _is_bare(value: object) -> bool:
    """Whether a value says that there is something, and nothing else of it."""
    named = isinstance(value, list) and all(
        isinstance(one, dict) and len(one) == 1 for one in value
    )
    return value is True or (named and value != [])


def reopened(view: View, text: str) -> tuple[Topic, ...]:
    """The matters that were left out and that a message names after all (其实有展会的)."""
    left_out = topics_among(view.session.supposed)
    if not left_out:
        return ()
    heard = understand(text, topics_fact(left_out), _context(view))
    chosen = heard.facts.get(TOPICS, ())
    return tuple(topic for topic in left_out if topic.key in chosen)


def hinted(view: View, text: str) -> Fact | None:
    """The one fact that matters here and that a message names, whatever it says of it."""
    catalogue, likely = view.library.catalogue, _likely(view)[None]
    words = vocabulary(catalogue).words(lower(normalise(text)))
    keys = {key for word in words for key in word.keys if key in likely}
    return catalogue[keys.pop()] if len(keys) == 1 else None


def matters(view: View, key: str) -> bool:
    """Whether a fact is worth asking back about: it is asked, or the document reads it."""
    return key == view.session.pending or key in _likely(view)[None]


def _context(view: View) -> Context:
    """What a message is read against."""
    return Context(
        catalogue=view.library.catalogue,
        likely=_likely(view),
        today=view.today,
        cities=view.library.city_names,
        told=view.session.facts,
        last=view.session.last,
        closed=frozenset() if checks.carried(view.session).facts else frozenset(("same",)),
    )


def _likely(view: View) -> Mapping[str | None, frozenset[str]]:
    """The facts that matter in each city; where the city is known, to these roles there."""
    relevant, loaded = view.library.relevant, view.loaded
    if loaded is None:
        return relevant
    asked = [rule for rule in loaded.rules if view.roles & frozenset(rule.item.role)]
    return {**relevant, None: frozenset(fact.key for rule in asked for fact in rule.facts)}
