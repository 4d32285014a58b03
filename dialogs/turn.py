"""One turn of the conversation: a session and a message in, a session and replies out.

A turn is a pure function: the day comes in with the message, and what the assistant knows comes in
as the library. A message is first held against an open question back; what else it may be is found
by :func:`dialogs.understand.understand`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from dialogs import growth, hearing
from dialogs.interview import OPENING
from dialogs.phrase import question, result, talk
from dialogs.reply import Block, Message, Paragraph, Reply
from dialogs.session import Clarifying, Session
from dialogs.showing import shown
from dialogs.topics import TOPICS, companions, supposed
from dialogs.understand import Clarify, Understanding, commands
from dialogs.understand.amending import with_certifications
from dialogs.understand.commands import Command
from dialogs.understand.text import LONGEST, lower, normalise
from dialogs.view import View
from engine import Assessment, Catalogue, InputError, Library, standard
from engine.notation import read_value
from engine.wording import value_text

#: After so many 不清楚 in a row the result is offered.
MANY_UNKNOWNS = 3
#: After so many messages in a row that were not understood, a way out is offered.
MANY_MISSES = 2


@dataclass(frozen=True)
class Turn:
    """What one turn came to.

    Attributes:
        session: the conversation after it.
        replies: what to send, in order.
        assessment: what follows from what is known, once the city's document is known.
        ended: the person took leave.
    """

    session: Session
    replies: tuple[Reply, ...]
    assessment: Assessment | None
    ended: bool = False


def turn(session: Session, message: Message, library: Library | None = None) -> Turn:
    """Take one message.

    Args:
        session: the conversation so far; ``Session()`` for a new one.
        message: what the person sent; an empty first message just opens the conversation.
        library: what the assistant knows; the shipped policies if not given.

    Returns:
        The new session and the replies. Nothing that a person can type raises.
    """
    return _Taking(session, message, library or standard()).take()


class _Taking:
    """The taking of one message: the view of the session moves on while ``blocks`` fill up."""

    def __init__(self, session: Session, message: Message, library: Library) -> None:
        self.view = View(session, library, message.today)
        self.message = message
        self.blocks: list[Block] = []
        self.ended = False

    @property
    def session(self) -> Session:
        return self.view.session

    @property
    def catalogue(self) -> Catalogue:
        return self.view.library.catalogue

    def move(self, session: Session) -> None:
        """Go on from ``session``."""
        self.view = self.view.moved(session)

    def say(self, text: str) -> None:
        self.blocks.append(Paragraph(text))

    def take(self) -> Turn:
        text = self.message.text.strip()
        opening = not self.session.greeted
        if opening:
            self.say(talk.WELCOME)
            self.move(self.session.changed(greeted=True, pending="city"))
        if not text:
            if not opening:
                self.say(talk.EMPTY)
            self.ask()
        elif len(text) > LONGEST:
            self.say(talk.TOO_LONG)
            self.ask()
        elif (settled := hearing.settled(self.view, text)) is not None:
            self.move(self.session.changed(clarifying=None))
            self.learn(Understanding("inform", facts=settled))
        else:
            self.hear(self.picked(text), opening=opening)
        return Turn(self.session, self._replies(), self.view.assessment, self.ended)

    # What the message is.

    def picked(self, text: str) -> str:
        """The message, or the button whose number it is."""
        button = hearing.button_picked(self.view, text)
        if button in (question.UNKNOWN, question.SKIP):
            self.say(f"您选了 {int(text)}：{button}。")
        return text if button is None else button

    def hear(self, text: str, *, opening: bool) -> None:
        """Find out what the person did, and do it."""
        plain = lower(normalise(text))
        clause, steps = commands.wanted_clause(plain), commands.steps_back(plain)
        if clause is not None and self.view.loaded is not None:
            self.blocks += talk.clause_blocks(self.view.loaded, clause)
            self.ask()
        elif steps:
            self.go_back(steps)
        else:
            self.act(hearing.understood(self.view, text), opening=opening)

    # What the person does.

    def act(self, heard: Understanding, *, opening: bool) -> None:
        """Do what was understood."""
        fact = self.view.pending
        if heard.command is not None:
            self.obey(heard.command, opening=opening)
        elif heard.facts or heard.clarify is not None:
            self.learn(heard)
        elif heard.act == "correct":
            self.correct(heard)
        elif heard.act == "unknown" and heard.named is not None:
            self.leave_out(heard.named)
        elif heard.act == "unknown" and fact is not None:
            self.pass_over()
        elif fact is None:
            self.say(talk.NOTHING_PENDING)
            self.ask()
        elif heard.act == "affirm":
            self.say("好的。" + self._how_to_answer())
            self.ask()
        elif heard.act == "greeting":
            self.say("您好！")
            self.ask()
        else:
            self.miss(asked=heard.act == "question")

    def learn(self, heard: Understanding) -> None:
        """Keep what the message tells; ask back what contradicts an earlier answer."""
        if heard.facts.keys() == {TOPICS}:
            self.choose(heard.facts[TOPICS])
            self.go_on()
            return
        # What is told of one matter does not say that the others do not concern the firm.
        facts = {key: value for key, value in heard.facts.items() if key != TOPICS}
        heard = replace(heard, facts=facts)
        told = growth.settled(heard.facts, self.view.profile, self.catalogue)
        told = self._merged({key: told[key] for key in self.catalogue if key in told})
        disputed = None
        for key in list(told):
            if self._contradicts(key, told[key]) and heard.act != "correct":
                disputed = disputed or (key, told[key])
                del told[key]
        uncovered = told.get("city")
        if uncovered is not None and uncovered not in self.view.library.cities:
            self.say(talk.not_covered(str(told.pop("city")), self.view.library))
        left_open = self.session.clarifying
        if told:
            self.note(told, heard.approximate, heard.assumed)
        for part in heard.unheard:
            self.say(talk.unheard(part))
        asked_again = None if heard.clarify is None else heard.clarify[0]
        if left_open is not None and left_open.fact not in (*told, asked_again):
            fact = self.view.fact(left_open.fact)
            self.say(talk.left_open(fact, self.session.facts.get(fact.key)))
        if heard.clarify is not None and hearing.matters(self.view, heard.clarify[0]):
            self.ask_back(*heard.clarify)
        elif disputed is not None:
            self.dispute(*disputed)
        elif told:
            self.go_on()
        elif heard.clarify is not None:
            self.miss(asked=False)
        else:
            self.say(talk.ALREADY)
            self.ask()

    def choose(self, chosen: Collection[str]) -> None:
        """Take the facts of the matters that were not chosen as absent, and say so."""
        offered = self.view.topics
        self.move(self.session.supposing(TOPICS, supposed(chosen, offered, self.catalogue)))
        self.say(talk.chosen([one for one in offered if one.key in chosen], offered))

    def _merged(self, told: dict[str, Any]) -> dict[str, Any]:
        """What was told, without what is known already; certifications are added to."""
        before, news = self.session.said, {}
        for key, value in told.items():
            if before.get(key) and value and self.catalogue[key].type == "list[certification]":
                value = with_certifications(before[key], value)
            if before.get(key) != value or key == self.session.pending:
                news[key] = value
        return news

    def _contradicts(self, key: str, value: Any) -> bool:
        """Whether something volunteered is not what was said before."""
        before, pending = self.session.said, self.session.pending
        listed = self.catalogue[key].type == "list[certification]"
        differs = key in before and before[key] != value and not listed
        return differs and key != pending and pending is not None

    def dispute(self, key: str, value: Any) -> None:
        """Ask which of two contradicting answers holds."""
        fact, before = self.catalogue[key], self.session.facts[key]
        message = talk.disputed(fact, before, value)
        self.ask_back(key, Clarify("choice", (value, before), message))

    def ask_back(self, key: str, clarify: Clarify) -> None:
        """Ask what was meant."""
        options, asked = clarify.options, self.view.pending
        open_ = Clarifying(fact=key, options=options) if options else None
        self.move(self.session.changed(pending=key, clarifying=open_))
        fact = self.view.fact(key)
        named = asked is None or asked.key == key or fact.name in clarify.message
        self.say(clarify.message if named else f"“{fact.name}”：{clarify.message}")
        self.ask()

    def note(
        self, told: Mapping[str, Any], rough: tuple[str, ...], assumed: tuple[str, ...]
    ) -> None:
        """Keep what was told, unless the engine would refuse it, and say it back."""
        kept: dict[str, Any] = {}
        for key, value in told.items():
            try:
                read_value(self.catalogue[key], value)
                kept[key] = value
            except InputError as refused:
                self.say(f"{refused.message}。")
        if not kept:
            return
        before = self.session.said
        changed = [key for key in kept if key in before and before[key] != kept[key]]
        self.move(self.session.told(kept, rough, companions(kept, self.catalogue)))
        self.say(talk.noted(kept, changed, self.catalogue, rough, assumed))
        loaded, year = self.view.loaded, self.view.profile.year
        if ("year" in kept or "city" in kept) and loaded is not None and year is not None:
            self.say(talk.status_line(loaded, year))
        others = [one for one in before if one not in OPENING and one not in kept]
        if "year" in changed and others:
            names = "、".join(self.catalogue[one].name for one in others)
            self.say(f"前面填的{names}是按原来的年度填的，有变化请说“改……”。")

    def correct(self, heard: Understanding) -> None:
        """Forget an earlier answer, ask its question again, or ask which one is meant."""
        key = heard.named
        if key is None:
            self.say(talk.CORRECT_WHAT)
        elif heard.dropped:
            self.move(self.session.without(key))
            self.say(f"好的，“{self.catalogue[key].name}”去掉了。")
            self.go_on()
            return
        else:
            self.move(self.session.stepped().changed(pending=key, clarifying=None))
            self.say(f"好的，重新填“{self.catalogue[key].name}”。")
        self.ask()

    def miss(self, *, asked: bool) -> None:
        """Say that the message did not answer the question, and how it can be answered."""
        misses = self.session.misses + 1
        self.move(self.session.changed(misses=misses))
        fact = self.view.pending
        if asked and fact is not None:
            self.say(f"{talk.A_QUESTION}{fact.ask.why}")
        else:
            self.say("这句没看懂。" + self._how_to_answer())
        if misses >= MANY_MISSES:
            self.say(talk.STUCK)
        self.ask()

    def obey(self, command: Command, *, opening: bool) -> None:
        """Carry out a command."""
        match command:
            case "greeting":
                if not opening:
                    self.say("您好！")
                self.ask()
            case "thanks" | "agree":
                thanks = command == "thanks" and self.view.pending is None
                self.say(talk.THANKS if thanks else "好的。")
                self.ask()
            case "help":
                self.blocks += talk.help_blocks()
                self.ask()
            case "human":
                self.say(talk.HUMAN)
                self.ask()
            case "stop":
                self.say(talk.STOPPED)
                self.ended = True
            case "restart":
                self.move(Session(greeted=True))
                self.say(talk.RESTARTED)
                self.go_on()
            case "back":
                self.go_back(1)
            case "skip":
                self.pass_over()
            case "result":
                self.tell_result()
                self.ask()
            case _:
                self.blocks += shown(command, self.view)
                self.ask()

    def go_back(self, steps: int) -> None:
        """Return to the state some answers ago."""
        before = self.session
        if not before.past:
            self.say(talk.AT_THE_START)
            self.ask()
            return
        for _ in range(min(steps, len(before.past))):
            self.move(self.session.undone())
        lost = [key for key in before.facts if before.facts[key] != self.session.facts.get(key)]
        names = "、".join(self.catalogue[key].name for key in lost)
        self.say(f"好的，撤回了：{names}。" if lost else "好的，退回上一步。")
        self.ask()

    def pass_over(self) -> None:
        """Leave the pending question unanswered."""
        fact = self.view.pending
        if fact is None:
            self.say(talk.NOTHING_PENDING)
        elif fact.key == "city":
            self.say(talk.NO_CITY)
            self.ask()
        else:
            self.move(self.session.passed_over(fact.key))
            kept = fact.key in self.session.facts
            self.say(f"好的，“{fact.name}”{'仍按原来的' if kept else '先不填'}。")
            if self.session.unknowns % MANY_UNKNOWNS == 0:
                self.say(talk.OFFER_RESULT)
            self.go_on()

    def leave_out(self, key: str) -> None:
        """Leave a fact unanswered that was not asked just now."""
        pending = self.session.pending
        self.move(self.session.passed_over(key).changed(pending=pending))
        self.say(f"好的，“{self.catalogue[key].name}”先不填。")
        self.ask()

    # What comes next.

    def go_on(self) -> None:
        """Ask the next question, or tell the result when there is none."""
        key = self.view.next_fact()
        self.move(self.session.changed(pending=key))
        if key is None and not self.session.told_result:
            self.tell_result()
        self.ask()

    def ask(self) -> None:
        """Put the pending question (again)."""
        fact = self.view.pending
        if fact is not None and self.session.clarifying is None:
            self.blocks += question.blocks(fact, self.view.remaining())

    def tell_result(self) -> None:
        """Tell what follows from what is known."""
        loaded, assessment = self.view.loaded, self.view.assessment
        if loaded is None or assessment is None:
            self.say("还不知道是哪个城市，暂时算不出结果。")
            return
        rough = self.session.approximate
        self.blocks += result.blocks(
            assessment, loaded, self.catalogue, rough, self.session.supposed
        )
        self.move(self.session.changed(told_result=True))

    def _how_to_answer(self) -> str:
        fact = self.view.pending
        if fact is None:
            return ""
        return question.how_to_answer(fact, self.view.options(fact))

    def _replies(self) -> tuple[Reply, ...]:
        blocks, open_, pending = tuple(self.blocks), self.session.clarifying, self.view.pending
        if self.ended:
            return (Reply(blocks),)
        if open_ is not None:
            fact = self.view.fact(open_.fact)
            choices = tuple(value_text(fact, read_value(fact, one)) for one in open_.options)
            return (Reply(blocks, choices),)
        if pending is None:
            return (Reply(blocks, question.AFTERWARDS, numbered=False),)
        return (Reply(blocks, self.view.offered(pending), question.is_numbered(pending)),)
