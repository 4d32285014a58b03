"""One turn of the conversation: a session and a message in, a session and replies out.

A turn is a pure function: the day comes in with the message, and what the assistant knows comes in
as the library. A message is first held against an open question back; what else it may be is found
by :func:`dialogs.understand.understand`.
"""

from __future__ import annotations

from dataclasses import dataclass

from dialogs import banding, defining, hearing, learning, looking, whatif
from dialogs.obeying import obey
from dialogs.phrase import question, talk
from dialogs.reply import Message, Reply
from dialogs.session import Session
from dialogs.speaking import Speaking
from dialogs.understand import Understanding
from dialogs.understand.text import LONGEST
from engine import Assessment, Library, standard


@dataclass(frozen=True)
class Turn:
    """What one turn came to.

    Attributes:
        session: the conversation after it.
        replies: what to send, in order.
        assessment: what follows from what is known, once the city's document is known.
        ended: the person took leave.
        erased: the person wants everything forgotten that is kept of the conversation.
    """

    session: Session
    replies: tuple[Reply, ...]
    assessment: Assessment | None
    ended: bool = False
    erased: bool = False


def turn(session: Session, message: Message, library: Library | None = None) -> Turn:
    """Take one message.

    Args:
        session: the conversation so far; ``Session()`` for a new one.
        message: what the person sent; an empty first message just opens the conversation.
        library: what the assistant knows; the shipped policies if not given.

    Returns:
        The new session and the replies. Nothing that a person can type raises.
    """
    speaking = Speaking(session, message, library or standard())
    _take(speaking)
    if not speaking.ended:
        speaking.ask()
    return Turn(
        speaking.session,
        (speaking.reply(),),
        speaking.view.assessment,
        speaking.ended,
        speaking.erased,
    )


def _take(speaking: Speaking) -> None:
    """Find out what the message is, and do it."""
    text = speaking.message.text.strip()
    opening = not speaking.session.greeted
    if opening:
        speaking.say(talk.WELCOME)
        speaking.move(speaking.session.changed(greeted=True, pending="city"))
    if not text:
        if not opening:
            speaking.say(talk.EMPTY)
    elif len(text) > LONGEST:
        speaking.say(talk.TOO_LONG)
    elif (settled := hearing.settled(speaking.view, text)) is not None:
        speaking.move(speaking.session.changed(clarifying=None))
        learning.learn(speaking, Understanding("inform", facts=settled))
    elif (stretch := hearing.stretch_picked(speaking.view, text)) is not None:
        learning.learn_stretch(speaking, stretch)
    elif speaking.view.stretches and text.strip("。.！! ") == banding.EXACTLY:
        speaking.say(f"好的，请直接回复数字。{speaking.how_to_answer()}")
    elif not (
        whatif.answered(speaking, text)
        or defining.answered(speaking, text)
        or looking.named(speaking, text)
    ):
        for part in hearing.parts(_picked(speaking, text)):
            _act(speaking, part, opening=opening)


def _looks_up(speaking: Speaking, heard: Understanding, text: str) -> bool:
    """Whether a message may be about the documents; without an open question most are."""
    if heard.act != "unclear" or speaking.view.pending is not None:
        return heard.act == "question"
    return hearing.hinted(speaking.view, text) is None


def _wonder(speaking: Speaking, heard: Understanding) -> None:
    """Say to something that is said when nothing is asked how to say it."""
    fact = hearing.hinted(speaking.view, speaking.message.text)
    if heard.act not in ("inform", "unclear"):
        speaking.say(talk.NOTHING_PENDING)
    elif fact is None:
        speaking.say(talk.which_fact(speaking.message.text))
    else:
        speaking.move(speaking.session.changed(pending=fact.key))
        speaking.say(talk.hinted(fact))


def _picked(speaking: Speaking, text: str) -> str:
    """The message, or the button whose number it is."""
    button = hearing.button_picked(speaking.view, text)
    if button in (question.UNKNOWN, question.SKIP):
        speaking.say(f"您选了 {int(text)}：{button}。")
    return text if button is None else button


def _act(speaking: Speaking, text: str, *, opening: bool) -> None:
    """Do what is understood of a message, or of a part of one."""
    heard, fact = hearing.understood(speaking.view, text), speaking.view.pending
    if heard.command is not None:
        obey(speaking, heard.command, heard.what, opening=opening)
    elif heard.facts or heard.clarify is not None:
        # A question that only names what is known already is one on the documents.
        asks = hearing.asks(text) and not learning.news(speaking.view, heard)
        if not (asks and looking.answered(speaking, text, asks=True)):
            learning.learn(speaking, heard)
    elif heard.act == "correct":
        learning.correct(speaking, heard)
    elif heard.act == "unknown" and heard.named is not None:
        learning.leave_out(speaking, heard.named)
    elif heard.act == "unknown" and fact is not None:
        learning.pass_over(speaking)
    elif heard.act != "question" and (chosen := hearing.reopened(speaking.view, text)):
        learning.reopen(speaking, chosen)
    elif _looks_up(speaking, heard, text) and looking.answered(
        speaking, text, asks=heard.act == "question"
    ):
        return
    elif fact is None:
        _wonder(speaking, heard)
    elif heard.act == "affirm" and fact.type == "boolean":
        learning.ask_which(speaking, fact)
    elif heard.act == "affirm":
        speaking.say("好的。" + speaking.how_to_answer())
    elif heard.act == "greeting":
        speaking.say("您好！")
    else:
        speaking.miss(asked=heard.act == "question")
