"""What a message tells is kept: contradictions are asked back, everything taken is said back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from dialogs import growth, hearing
from dialogs.banding import Stretch
from dialogs.interview import OPENING
from dialogs.phrase import figures, talk
from dialogs.session import Clarifying
from dialogs.speaking import Speaking
from dialogs.topics import TOPICS, Topic, companions, facts_of, implied, supposed
from dialogs.understand import Clarify, Understanding
from dialogs.understand.amending import with_certifications
from dialogs.view import View
from engine import Fact, InputError, bearing, read_profile
from engine.notation import read_value

#: After so many 不清楚 in a row the result is offered.
MANY_UNKNOWNS = 3


def learn(speaking: Speaking, heard: Understanding) -> None:
    """Keep what the message tells; ask back what contradicts an earlier answer."""
    if heard.facts.keys() == {TOPICS}:
        _choose(speaking, heard.facts[TOPICS])
        speaking.go_on()
        return
    told = news(speaking.view, heard)
    disputed = {key: told[key] for key in told if _contradicts(speaking, key, told[key])}
    disputed = {} if heard.act == "correct" else disputed
    told = {key: told[key] for key in told if key not in disputed}
    uncovered = told.get("city")
    if uncovered is not None and uncovered not in speaking.view.library.cities:
        speaking.say(talk.not_covered(str(told.pop("city")), speaking.view.library))
    left_open = speaking.session.clarifying
    if told:
        _note(speaking, told, heard.approximate, heard.assumed)
    for part in heard.unheard:
        speaking.say(talk.unheard(part))
    asked_again = None if heard.clarify is None else heard.clarify[0]
    if left_open is not None and left_open.fact not in (*told, asked_again):
        _leave_open(speaking, [left_open.fact])
    clarify = heard.clarify
    # What was told may have settled some of the matters: they are asked anew.
    if clarify is not None and (
        (told and asked_again == TOPICS) or not hearing.matters(speaking.view, clarify[0])
    ):
        clarify = None
    first = next(iter(disputed), None) if clarify is None else None
    doubtful = [key for key in heard.doubtful if hearing.matters(speaking.view, key)]
    _leave_open(speaking, [*doubtful, *(key for key in disputed if key != first)])
    if clarify is not None:
        _ask_back(speaking, *clarify)
    elif first is not None:
        _dispute(speaking, first, disputed[first])
    elif told:
        speaking.go_on()
    elif heard.clarify is not None and not heard.facts:
        speaking.miss(asked=False)
    else:
        speaking.say(talk.ALREADY)


def news(view: View, heard: Understanding) -> dict[str, Any]:
    """The facts that a message tells beyond what is known already; certifications are added to.

    Matters told beside facts are left out: they do not say that the others do not concern the firm.
    """
    catalogue, session = view.library.catalogue, view.session
    facts = {key: value for key, value in heard.facts.items() if key != TOPICS}
    figures = read_profile(session.figures, catalogue)
    settled = growth.settled(facts, figures, catalogue)
    before, told = session.said, {}
    for key in catalogue:
        if key not in settled:
            continue
        value = settled[key]
        if before.get(key) and value and catalogue[key].type == "list[certification]":
            value = with_certifications(before[key], value)
        if before.get(key) != value or key == session.pending or key in session.bands:
            told[key] = value
    return told


def learn_stretch(speaking: Speaking, stretch: Stretch) -> None:
    """Keep that a figure lies somewhere in a stretch that settles as much as the figure."""
    fact = speaking.view.pending
    assert fact is not None
    told = {fact.key: stretch.value}
    again = companions(told, speaking.catalogue)
    words = {fact.key: stretch.words}
    speaking.move(speaking.session.told(told, (), again, words))
    speaking.say(f"记下了：{fact.name}——{figures.spaced(stretch.words)}。")
    speaking.go_on()


def keep(speaking: Speaking, heard: Understanding) -> None:
    """Keep what is told beside a question; nothing is asked back."""
    _note(speaking, news(speaking.view, heard), heard.approximate, heard.assumed)


def learn_year(speaking: Speaking, year: int) -> None:
    """Keep the year that a message is about."""
    _note(speaking, {"year": year}, (), ())
    speaking.go_on()


def correct(speaking: Speaking, heard: Understanding) -> None:
    """Forget an earlier answer, ask its question again, or ask which one is meant."""
    key = heard.named
    if key is None:
        speaking.say(talk.CORRECT_WHAT)
    elif heard.dropped and key not in speaking.session.said:
        speaking.say(talk.not_there(speaking.catalogue[key].name))
    elif heard.dropped:
        before = _bearing(speaking)
        speaking.move(speaking.session.without(key))
        speaking.say(f"好的，“{speaking.catalogue[key].name}”去掉了。")
        _tell_idle(speaking, before, {key})
        speaking.go_on()
        return
    else:
        speaking.move(speaking.session.stepped().changed(pending=key, clarifying=None))
        speaking.say(f"好的，重新填“{speaking.catalogue[key].name}”。")


def pass_over(speaking: Speaking) -> None:
    """Leave the pending question unanswered."""
    fact = speaking.view.pending
    if fact is None:
        speaking.say(talk.NOTHING_PENDING)
    elif fact.key == "city":
        speaking.say(talk.NO_CITY)
    else:
        # Certifications are added one by one: what is not told is the rest, or a fee.
        keeping = fact.type == "list[certification]"
        speaking.move(speaking.session.passed_over(fact.key, keeping=keeping))
        kept = fact.key in speaking.session.facts
        speaking.say(f"好的，“{fact.name}”{'仍按原来的' if kept else '先不填'}。")
        if speaking.session.unknowns % MANY_UNKNOWNS == 0:
            speaking.say(talk.OFFER_RESULT)
        speaking.go_on()


def reopen(speaking: Speaking, chosen: Collection[Topic]) -> None:
    """Go through matters after all that were left out."""
    speaking.move(speaking.session.reopened(facts_of(chosen)))
    speaking.say(talk.reopened([topic.name for topic in chosen]))
    speaking.go_on()


def leave_out(speaking: Speaking, key: str) -> None:
    """Leave a fact unanswered that was not asked just now."""
    speaking.move(speaking.session.passed_over(key))
    speaking.say(f"好的，“{speaking.catalogue[key].name}”先不填。")


def ask_which(speaking: Speaking, fact: Fact) -> None:
    """Ask what was meant by an agreement that a yes-or-no question cannot take (有 to 是不是)."""
    message = talk.yes_or_no(speaking.message.text)
    _ask_back(speaking, fact.key, Clarify("choice", (True, False), message))


def _choose(speaking: Speaking, chosen: Collection[str]) -> None:
    """Take the facts of the matters that were not chosen as absent, and say so."""
    offered = speaking.view.topics
    absent = supposed(chosen, offered, speaking.catalogue)
    keys = [topic.key for topic in offered]
    speaking.move(speaking.session.supposing(keys, absent))
    speaking.say(talk.chosen([one for one in offered if one.key in chosen], offered))


def _contradicts(speaking: Speaking, key: str, value: Any) -> bool:
    """Whether something volunteered is not what was said before."""
    before, pending = speaking.session.said, speaking.session.pending
    listed = speaking.catalogue[key].type == "list[certification]"
    differs = key in before and before[key] != value and not listed
    differs = differs and key not in speaking.session.inherited
    return differs and key != pending and pending is not None


def _leave_open(speaking: Speaking, keys: Collection[str]) -> None:
    """Say what holds of facts about which something is open that is not asked now."""
    for key in keys:
        fact = speaking.view.fact(key)
        speaking.say(talk.left_open(fact, speaking.session.facts.get(key)))


def _dispute(speaking: Speaking, key: str, value: Any) -> None:
    """Ask which of two contradicting answers holds."""
    fact, before = speaking.catalogue[key], speaking.session.facts[key]
    _ask_back(speaking, key, Clarify("choice", (value, before), talk.disputed(fact, before, value)))


def _ask_back(speaking: Speaking, key: str, clarify: Clarify) -> None:
    """Ask what was meant."""
    options, asked = clarify.options, speaking.view.pending
    open_ = Clarifying(fact=key, options=options) if options else None
    speaking.move(speaking.session.changed(pending=key, clarifying=open_))
    fact = speaking.view.fact(key)
    named = asked is None or asked.key == key or fact.name in clarify.message
    message = figures.spaced(clarify.message)
    speaking.say(message if named else f"“{fact.name}”：{message}")


def _note(
    speaking: Speaking, told: Mapping[str, Any], rough: tuple[str, ...], assumed: tuple[str, ...]
) -> None:
    """Keep what was told, unless the engine would refuse it, and say it back."""
    kept = _readable(speaking, told)
    if not kept:
        return
    before = speaking.session.said
    changed = [key for key in kept if key in before and before[key] != kept[key]]
    bore = _bearing(speaking) if changed else frozenset[str]()
    again = companions(kept, speaking.catalogue)
    speaking.move(speaking.session.told(kept, rough, again))
    speaking.say(talk.noted(kept, changed, speaking.catalogue, rough, assumed))
    _imply(speaking, kept)
    loaded, year = speaking.view.loaded, speaking.view.profile.year
    if ("year" in kept or "city" in kept) and loaded is not None and year is not None:
        speaking.say(talk.status_line(loaded, year))
    others = [one for one in before if one not in OPENING and one not in kept]
    if "year" in changed and others:
        speaking.say(talk.of_another_year([speaking.catalogue[one].name for one in others]))
    if changed:
        drop_stale(speaking)
        _tell_idle(speaking, bore, set(kept))


def _imply(speaking: Speaking, kept: Mapping[str, Any]) -> None:
    """Take as absent what cannot be there without something that was told to be absent."""
    session = speaking.session
    absent = implied(kept, speaking.catalogue)
    new = {key: value for key, value in absent.items() if key not in session.facts}
    if new:
        supposed = (*session.supposed, *new)
        speaking.move(session.changed(facts={**session.facts, **new}, supposed=supposed))
        speaking.say(talk.implied([speaking.catalogue[key].name for key in new]))


def _readable(speaking: Speaking, told: Mapping[str, Any]) -> dict[str, Any]:
    """What the engine takes of what was told; what it refuses is said."""
    kept: dict[str, Any] = {}
    for key, value in told.items():
        try:
            read_value(speaking.catalogue[key], value)
            kept[key] = value
        except InputError as refused:
            speaking.say(f"{refused.message}。")
    return kept


def _bearing(speaking: Speaking) -> frozenset[str]:
    """The facts that the result hangs on as it stands."""
    view = speaking.view
    if view.loaded is None:
        return frozenset()
    return bearing(view.library, view.loaded, view.profile)


def drop_stale(speaking: Speaking) -> None:
    """Forget stretches that after a change no longer settle what they must, and say so."""
    stale = speaking.view.stale
    speaking.move(speaking.session.forgetting(stale))
    for key in stale:
        speaking.say(talk.too_rough(speaking.catalogue[key].name))


def _tell_idle(speaking: Speaking, before: frozenset[str], changed: Collection[str]) -> None:
    """Say which earlier answers no longer bear on anything after a change."""
    idle = before - _bearing(speaking) - set(changed) - set(OPENING)
    told = [key for key in speaking.session.said if key in idle]
    if told:
        speaking.say(talk.idle([speaking.catalogue[key].name for key in told]))
