"""Commands that change where the conversation stands: back, restart, other firms and years."""

from __future__ import annotations

from dialogs import checks, learning, showing
from dialogs.phrase import several, talk
from dialogs.session import MOST_ASIDE, Check, Session
from dialogs.speaking import Speaking
from dialogs.topics import is_topic
from dialogs.understand.commands import Command
from dialogs.understand.numbers import read_number


def obey(speaking: Speaking, command: Command, what: str | None, *, opening: bool) -> None:
    """Carry out a command."""
    match command:
        case "greeting":
            if not opening:
                speaking.say("您好！")
        case "thanks" | "agree":
            thanks = command == "thanks" and speaking.view.pending is None
            speaking.say(talk.THANKS if thanks else "好的。")
        case "help":
            speaking.show(talk.help_blocks())
        case "human":
            speaking.say(talk.HUMAN)
        case "stop":
            speaking.say(talk.STOPPED)
            speaking.ended = True
        case "result":
            speaking.tell_result()
        case "back":
            _go_back(speaking, int(read_number(what) or 1) if what else 1)
        case "restart":
            _restart(speaking)
        case "erase":
            _erase(speaking)
        case "skip":
            learning.pass_over(speaking)
        case "new_firm":
            _new_firm(speaking)
        case "year":
            _other_year(speaking, what or "")
        case "rechoose":
            _rechoose(speaking)
        case "same":
            _carry(speaking)
        case "firm":
            _return_to(speaking, what or "")
        case _:
            showing.show(speaking, command, what)


def _go_back(speaking: Speaking, steps: int) -> None:
    """Return to the state some answers ago."""
    before = speaking.session
    if not before.past:
        speaking.say(talk.AT_THE_START)
        return
    for _ in range(min(steps, len(before.past))):
        speaking.move(speaking.session.undone())
    now = speaking.session
    if now.aside != before.aside:
        speaking.say(several.back_at(now, speaking.catalogue))
        return
    lost = [key for key in before.said if before.said[key] != now.facts.get(key)]
    names = "、".join(speaking.catalogue[key].name for key in lost)
    speaking.say(f"好的，撤回了：{names}。" if lost else "好的，退回上一步。")


def _restart(speaking: Speaking) -> None:
    """Begin this firm anew; what was told can be had back by a step back."""
    session = speaking.session
    if session.facts or session.passed:
        session = session.stepped()
    empty = Session(greeted=True, firm=session.firm, aside=session.aside, past=session.past)
    speaking.move(empty)
    speaking.say(talk.RESTARTED)
    speaking.go_on()


def _erase(speaking: Speaking) -> None:
    """Forget everything, for good."""
    speaking.move(Session(greeted=True))
    speaking.erased = True
    speaking.say(talk.ERASED)
    speaking.go_on()


def _new_firm(speaking: Speaking) -> None:
    """Put this firm aside and begin another one."""
    session = speaking.session
    if not session.facts.keys() - set(checks.SHARED):
        speaking.say(talk.STILL_EMPTY)
    elif _has_room(speaking):
        check = checks.another_firm(session)
        speaking.move(session.opened(check))
        speaking.say(several.another_firm(check, speaking.catalogue))
        speaking.go_on()


def _other_year(speaking: Speaking, what: str) -> None:
    """Put this year aside and begin another one of the same firm."""
    view, session, catalogue = speaking.view, speaking.session, speaking.catalogue
    year = checks.asked_year(what, view.profile, catalogue, view.today)
    if year is None:
        speaking.say(talk.WHICH_YEAR)
        return
    there = [one for one in session.aside if _is(one, session.firm, year)]
    if there:
        _open(speaking, there[-1])
    elif year == view.profile.year:
        speaking.say(f"现在算的就是 {year} 年度。")
    elif view.profile.year is None:
        learning.learn_year(speaking, year)
    elif _has_room(speaking):
        another = checks.another_year(session, view.profile, year, catalogue)
        speaking.move(session.opened(another.check))
        speaking.say(several.another_year(another, view.profile.year, catalogue))
        if view.loaded is not None:
            speaking.say(talk.status_line(view.loaded, year))
        speaking.go_on()


def _rechoose(speaking: Speaking) -> None:
    """Ask anew which matters concern the firm."""
    session = speaking.session.reopened(speaking.session.supposed)
    passed = tuple(key for key in session.passed if not is_topic(key))
    speaking.move(session.changed(passed=passed))
    speaking.say(talk.RECHOOSE)
    speaking.go_on()


def _carry(speaking: Speaking) -> None:
    """Take over what was told of this firm for another year."""
    same = checks.carried(speaking.session)
    told = speaking.session.told(same.facts, same.approximate, bands=same.bands)
    supposed, passed = (*told.supposed, *same.supposed), (*told.passed, *same.passed)
    speaking.move(told.changed(supposed=supposed, passed=passed))
    speaking.say(several.carried(same, speaking.catalogue))
    learning.drop_stale(speaking)
    speaking.go_on()


def _return_to(speaking: Speaking, what: str) -> None:
    """Go on with a check that was put aside."""
    found = checks.found(speaking.session, what, speaking.view.library.city_names)
    if found is None:
        speaking.say(several.no_such_check(what))
    else:
        _open(speaking, found)


def _open(speaking: Speaking, check: Check) -> None:
    speaking.move(speaking.session.opened(check, offered=True))
    speaking.say(several.back_at(speaking.session, speaking.catalogue))
    if check.pending is None:
        speaking.tell_result()


def _is(check: Check, firm: int, year: int) -> bool:
    return check.firm == firm and check.facts.get("year") == year


def _has_room(speaking: Speaking) -> bool:
    """Whether one more check can be put aside; if not, that is said."""
    if len(speaking.session.aside) < MOST_ASIDE:
        return True
    speaking.say(talk.NO_ROOM)
    return False
