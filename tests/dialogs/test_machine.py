"""Talk at random: whatever is said in whatever order, the conversation keeps its promises.

A machine of hypothesis answers what is asked, tells other things, gives commands and makes noise.
For a longer run raise ``CONVERSATIONS`` and ``MESSAGES``.
"""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from dialogs import Message, Reply, Session, Turn, turn
from dialogs.banding import EXACTLY
from engine import Fact, assess, read_profile, standard
from tests.dialogs import sayings
from tests.stories.manners import faults

#: How many conversations are held, and of how many messages each at most.
CONVERSATIONS, MESSAGES = 20, 30

LIBRARY = standard()
CATALOGUE = LIBRARY.catalogue
TODAY = date(2019, 3, 1)

#: What an answer changes, and what 上一步 brings back.
TOLD = {"facts", "passed", "supposed", "bands", "firm", "aside"}
STATE = {*TOLD, "pending"}


def after(session: Session, text: str) -> Session:
    """The session after one more message."""
    return turn(session, Message(text, TODAY), LIBRARY).session


def state(session: Session) -> dict[str, object]:
    """What a person would notice of a session."""
    return session.model_dump(include=STATE)


class Conversation(RuleBasedStateMachine):
    """One person talking to the assistant."""

    def __init__(self) -> None:
        super().__init__()
        self.session = Session()
        self.last = Reply(())
        self.typed = ""

    def say(self, text: str) -> None:
        """Send a message and hold what comes back against what always holds."""
        before, message = self.session, Message(text, TODAY)
        taken = turn(before, message, LIBRARY)
        self.session, self.last = taken.session, taken.replies[-1]
        self.typed += f"\n{text}"
        check(taken, self.typed)
        assert turn(before, message, LIBRARY) == taken, "the same message, another reply"

    def talk(self, text: str) -> None:
        """Say something, and see that 上一步 would restore what it changed."""
        before = self.session
        self.say(text)
        changed = self.session.model_dump(include=TOLD) != before.model_dump(include=TOLD)
        if changed and before != Session():
            assert state(after(self.session, "上一步")) == state(before), (
                "上一步 comes out elsewhere"
            )

    def answer(self, text: str) -> None:
        """Say something that answers or passes over the pending question, and see it move on."""
        asked = self.session.pending
        self.talk(text)
        assert self.session.pending != asked, "the same question again"

    @initialize(first=st.sampled_from(sayings.FIRST))
    def open(self, first: tuple[str, ...]) -> None:
        for text in first:
            self.talk(text)

    @precondition(lambda self: self.last.numbered and self.last.choices)
    @rule(data=st.data())
    def answers_by_number(self, data: st.DataObject) -> None:
        place = data.draw(st.integers(1, len(self.last.choices)), label="number")
        by_label = after(self.session, self.last.choices[place - 1])
        self.answer(str(place))
        assert state(self.session) == state(by_label), "a number picks what its label does not"

    @precondition(lambda self: self.session.pending is not None and self.last.choices)
    @rule(data=st.data())
    def answers_by_button(self, data: st.DataObject) -> None:
        moving = [one for one in self.last.choices if one != EXACTLY]
        self.answer(data.draw(st.sampled_from(moving), label="button"))

    @precondition(lambda self: self.session.pending in CATALOGUE)
    @rule(data=st.data())
    def answers_in_words(self, data: st.DataObject) -> None:
        fact = CATALOGUE[str(self.session.pending)]
        self.answer(data.draw(sayings.fitting(fact), label="answer"))

    @precondition(lambda self: self.session.pending in CATALOGUE)
    @rule(data=st.data())
    def answers_loosely(self, data: st.DataObject) -> None:
        fact = CATALOGUE[str(self.session.pending)]
        self.talk(data.draw(sayings.loose(fact), label="answer"))

    @precondition(lambda self: self.session.pending not in (None, "city"))
    @rule(text=st.sampled_from(sayings.SKIPS))
    def skips(self, text: str) -> None:
        self.answer(text)

    @rule(data=st.data(), fact=st.sampled_from(list(CATALOGUE.values())))
    def tells_something_else(self, data: st.DataObject, fact: Fact) -> None:
        self.talk(data.draw(sayings.told(fact), label="told"))

    @rule(text=st.sampled_from(sayings.COMMANDS))
    def commands(self, text: str) -> None:
        self.talk(text)

    @rule(text=st.sampled_from(sayings.GOING_BACK))
    def goes_back(self, text: str) -> None:
        before = self.session
        self.say(text)
        if text == "退回两步":
            twice = after(after(before, "上一步"), "上一步")
            assert state(self.session) == state(twice), "two steps back are not twice one"

    @rule(text=st.sampled_from([*sayings.NOISE, *sayings.HOSTILE]) | st.text(max_size=20))
    def makes_noise(self, text: str) -> None:
        self.talk(text)


def check(taken: Turn, typed: str) -> None:
    """What holds after every turn; ``typed`` is all that the person wrote."""
    assert taken.replies, "no reply"
    for reply in taken.replies:
        assert faults(reply, typed, CATALOGUE) == []
    if not taken.ended:
        assert taken.session.pending is not None or taken.assessment is not None, "a dead end"
        assert taken.replies[-1].choices, "nothing is offered"
    read_back = Session.model_validate_json(taken.session.model_dump_json())
    assert read_back == taken.session, "another session once written and read"
    profile = read_profile(taken.session.facts, CATALOGUE)
    loaded = LIBRARY.cities.get(profile.city or "")
    wanted = None if loaded is None else assess(LIBRARY, loaded, profile, today=TODAY)
    assert taken.assessment == wanted, "an assessment of other facts"


Conversation.TestCase.settings = settings(
    max_examples=CONVERSATIONS,
    stateful_step_count=MESSAGES,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
TestConversation = Conversation.TestCase
