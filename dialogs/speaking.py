"""A reply under way: where the conversation stands, what was said so far, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable

from dialogs.phrase import question, summary, talk
from dialogs.reply import Attachment, Block, Message, Paragraph, Reply
from dialogs.session import Session
from dialogs.view import View
from engine import Catalogue, Library

#: After so many messages in a row that were not understood, a way out is offered.
MANY_MISSES = 2
#: The result is offered once what is open can add no more than this part of what is certain.
GOOD_ENOUGH = 4


class Speaking:
    """The taking of one message: the view of the session moves on while ``blocks`` fill up.

    Attributes:
        view: the session as it stands.
        message: what the person sent.
        blocks: what is said to it.
        attachments: what goes with it.
        offers: what can be looked at next, offered while no question is pending.
        ended: the person took leave.
        erased: the person wants everything forgotten.
    """

    def __init__(self, session: Session, message: Message, library: Library) -> None:
        self.view = View(session, library, message.today)
        self.message = message
        pending = self.view.pending
        self._put_before = "" if pending is None or not session.greeted else pending.ask.question
        self.blocks: list[Block] = []
        self.attachments: list[Attachment] = []
        self.offers: tuple[str, ...] = ()
        self.ended = False
        self.erased = False

    @property
    def session(self) -> Session:
        """The session as it stands."""
        return self.view.session

    @property
    def catalogue(self) -> Catalogue:
        """All facts."""
        return self.view.library.catalogue

    def move(self, session: Session) -> None:
        """Go on from ``session``."""
        self.view = self.view.moved(session)

    def say(self, text: str) -> None:
        """Add a paragraph."""
        self.blocks.append(Paragraph(text))

    def show(self, blocks: Iterable[Block]) -> None:
        """Add blocks."""
        self.blocks += blocks

    def go_on(self) -> None:
        """Go on to the next question, or tell the result when there is none."""
        key = self.view.next_fact()
        self.move(self.session.changed(pending=key))
        if key is None and not self.session.told_result:
            self.tell_result()
        elif key is not None:
            self._offer_result()

    def _offer_result(self) -> None:
        """Say, once in a check, that what is certain already outweighs what is still open."""
        assessment = self.view.assessment
        if assessment is None or self.session.offered or self.view.unconfirmed:
            return
        sure, most = assessment.plan.total.low, assessment.plan.potential.high
        if sure and most is not None and most - sure <= sure / GOOD_ENOUGH:
            self.say(talk.good_already(assessment, most - sure))
            self.move(self.session.changed(offered=True))

    def ask(self) -> None:
        """Put the pending question, as every turn ends; put before, without its reasons."""
        fact = self.view.pending
        if fact is None or self.session.clarifying is not None:
            return
        if fact.ask.question == self._put_before:
            self.show(question.again(fact))
        else:
            self.show(question.blocks(fact, self.view.remaining(), self.view.worth))

    def tell_result(self) -> None:
        """Tell what follows from what is known."""
        outcome = self.view.outcome
        if outcome is None:
            self.say(talk.NO_RESULT_YET)
            return
        self.show(summary.blocks(outcome, several=bool(self.session.aside)))
        self.move(self.session.changed(told_result=True, page=None))

    def miss(self, *, asked: bool) -> None:
        """Say that the message did not answer the question, and how it can be answered."""
        misses = self.session.misses + 1
        self.move(self.session.changed(misses=misses))
        fact = self.view.pending
        if asked and fact is not None:
            self.say(f"{talk.A_QUESTION}{fact.ask.why}")
        else:
            self.say("这句没看懂。" + self.how_to_answer())
        if misses >= MANY_MISSES:
            self.say(talk.STUCK)

    def how_to_answer(self) -> str:
        """What can be said to the pending question."""
        fact = self.view.pending
        return "" if fact is None else question.how_to_answer(fact, self.view.options(fact))

    def reply(self) -> Reply:
        """What all of it comes to, with the answers that are offered."""
        blocks, open_, pending = tuple(self.blocks), self.session.clarifying, self.view.pending
        attached = tuple(self.attachments)
        if self.ended:
            return Reply(blocks, attachments=attached)
        if open_ is not None:
            return Reply(blocks, self.view.asked_back, attachments=attached)
        if pending is None:
            offered = (*self.offers, *question.AFTERWARDS)
            return Reply(blocks, offered, numbered=False, attachments=attached)
        offered = self.view.offered(pending)
        return Reply(blocks, offered, question.is_numbered(pending), attached)
