"""One turn of the conversation: a session and a message in, a session and replies out.

A turn is a pure function: the day comes in with the message, and what the assistant knows comes in
as the library. What the person may have meant is tried in this order: a command, the answer to a
question back, a correction, the answer to the pending question.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gmpy2 import mpq

from dialogs import commands, interview
from dialogs.cities import find_city
from dialogs.commands import Correction
from dialogs.growth import previous
from dialogs.growth import read_growth as growth_told
from dialogs.phrase import question, result, talk
from dialogs.reply import Block, Message, Paragraph, Reply
from dialogs.session import Clarifying, Session
from dialogs.understand import Reading, read_answer
from engine import (
    Assessment,
    Fact,
    InputError,
    Library,
    Loaded,
    Profile,
    assess,
    read_profile,
    standard,
)
from engine.notation import Money, read_value, write_number
from engine.wording import value_text

#: A longer message is no answer to a question; it is declined before anything reads it.
MOST_CHARACTERS = 2000
#: After so many 不清楚 in a row the result is offered.
MANY_UNKNOWNS = 3
#: After so many messages in a row that were not understood, a way out is offered.
MANY_MISSES = 2
#: A longer answer to an opening question says more than was asked.
LONG_ANSWER = 12


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
    """The taking of one message: ``session`` moves on while ``blocks`` fill up."""

    def __init__(self, session: Session, message: Message, library: Library) -> None:
        self.session = session
        self.message = message
        self.library = library
        self.catalogue = library.catalogue
        self.blocks: list[Block] = []
        self.ended = False
        self._assessed: tuple[dict[str, Any], Assessment] | None = None

    # What is known.

    @property
    def profile(self) -> Profile:
        return read_profile(self.session.facts, self.catalogue)

    @property
    def loaded(self) -> Loaded | None:
        return self.library.cities.get(self.profile.city or "")

    def assessment(self) -> Assessment | None:
        """What follows from what is known now; worked out once for the same facts."""
        loaded, facts = self.loaded, self.session.facts
        if loaded is None:
            return None
        if self._assessed is None or self._assessed[0] is not facts:
            found = assess(self.library, loaded, self.profile, today=self.message.today)
            self._assessed = (facts, found)
        return self._assessed[1]

    @property
    def pending(self) -> Fact | None:
        key = self.session.pending
        return self.catalogue[key] if key else None

    def wording(self, fact: Fact) -> Fact:
        """``fact`` with the question as this city and these roles are asked."""
        ask = fact.ask.wording(self.profile.city or "", self._roles())
        return fact.model_copy(update={"ask": ask})

    def options(self, fact: Fact) -> tuple[str, ...]:
        return question.options(self.wording(fact), self.loaded, tuple(self.library.cities))

    def _roles(self) -> frozenset[str]:
        role = self.profile.known.get("role")
        return role if isinstance(role, frozenset) else frozenset(("enterprise",))

    # Taking the message.

    def take(self) -> Turn:
        text = self.message.text.strip()
        opening = not self.session.greeted
        if opening:
            self.say(talk.WELCOME)
            self.session = self.session.changed(greeted=True, pending="city")
        if not text:
            if not opening:
                self.say(talk.EMPTY)
            self.ask()
        elif len(text) > MOST_CHARACTERS:
            self.say(talk.TOO_LONG)
            self.ask()
        else:
            self.understand(text, opening=opening)
        return Turn(self.session, self._replies(), self.assessment(), self.ended)

    def understand(self, text: str, *, opening: bool) -> None:
        """Find out what the person did, and do it."""
        text = self.picked(text)
        command = commands.command(text)
        clause = commands.wanted_clause(text)
        steps = commands.steps_back(text)
        if command is not None:
            self.obey(command, opening=opening)
        elif steps:
            self.go_back(steps)
        elif clause is not None and self.loaded is not None:
            self.blocks += talk.clause_blocks(self.loaded, clause)
            self.ask()
        elif not self.settled_clarification(text):
            correction = commands.correction(text, self.catalogue)
            if correction is not None:
                self.correct(correction, text)
            else:
                self.answer(text)

    def picked(self, text: str) -> str:
        """The button that a bare number picks, where the question's buttons are numbered."""
        fact = self.pending
        if fact is None or self.session.clarifying is not None or not question.is_numbered(fact):
            return text
        offered = question.offered(self.wording(fact), self.loaded, tuple(self.library.cities))
        place = int(text) if text.isdecimal() and len(text) < 3 else 0
        if not 1 <= place <= len(offered):
            return text
        if offered[place - 1] in (question.UNKNOWN, question.SKIP):
            self.say(f"您选了 {place}：{offered[place - 1]}。")
        return offered[place - 1]

    def obey(self, command: commands.Command, *, opening: bool) -> None:
        """Carry out a command."""
        if command == "greeting":
            if not opening:
                self.say("您好！")
            self.ask()
        elif command == "thanks":
            self.say(talk.THANKS if self.pending is None else "好的。")
            self.ask()
        elif command == "help":
            self.blocks += talk.help_blocks()
            self.ask()
        elif command == "human":
            self.say(talk.HUMAN)
            self.ask()
        elif command == "stop":
            self.say(talk.STOPPED)
            self.ended = True
        elif command == "restart":
            self.session = Session(greeted=True)
            self.say(talk.RESTARTED)
            self.go_on()
        elif command == "back":
            self.go_back(1)
        elif command in ("advice", "clauses"):
            self.show(command)
            self.ask()
        elif command == "skip":
            self.pass_over()
        elif command == "why":
            self.explain()
        elif command == "facts":
            self.blocks += talk.told_blocks(self.session.facts, self.catalogue)
            self.ask()
        else:
            self.tell_result()
            self.ask()

    def show(self, command: commands.Command) -> None:
        """Show what the document says beside its figures."""
        loaded, assessment = self.loaded, self.assessment()
        if loaded is None or assessment is None:
            self.say(talk.NO_CITY_YET)
        elif command == "advice":
            self.blocks += result.advice_blocks(assessment)
        else:
            self.blocks += talk.contents_blocks(loaded)

    def go_back(self, steps: int) -> None:
        """Return to the state some answers ago."""
        if not self.session.past:
            self.say(talk.AT_THE_START)
            self.ask()
            return
        before = self.session
        for _ in range(min(steps, len(before.past))):
            self._undo()
        lost = [key for key in before.facts if before.facts[key] != self.session.facts.get(key)]
        names = "、".join(self.catalogue[key].name for key in lost)
        self.say(f"好的，撤回了：{names}。" if lost else "好的，退回上一步。")
        self.ask()

    def _undo(self) -> None:
        *past, step = self.session.past
        self.session = self.session.changed(
            facts=step.facts,
            passed=step.passed,
            approximate=step.approximate,
            pending=step.pending,
            clarifying=None,
            unknowns=0,
            misses=0,
            told_result=False,
            past=tuple(past),
        )

    def pass_over(self) -> None:
        """Leave the pending question unanswered."""
        fact = self.pending
        if fact is None:
            self.say(talk.NOTHING_PENDING)
        elif fact.key == "city":
            self.say(talk.NO_CITY)
            self.ask()
        else:
            self.session = self.session.passed_over(fact.key)
            self.say(f"好的，“{fact.name}”先不填。")
            if self.session.unknowns % MANY_UNKNOWNS == 0:
                self.say(talk.OFFER_RESULT)
            self.go_on()

    def explain(self) -> None:
        """Say why the pending question is asked."""
        fact = self.pending
        self.say(talk.NOTHING_PENDING if fact is None else self.wording(fact).ask.why)
        self.ask()

    def settled_clarification(self, text: str) -> bool:
        """Take the answer to an open question back, if it is one."""
        open_ = self.session.clarifying
        if open_ is None or not open_.options:
            return False
        fact = self.catalogue[open_.fact]
        said = text.strip("。.，, ")
        labels = [value_text(fact, read_value(fact, option)) for option in open_.options]
        by_currency = [str(option).rpartition(" ")[2] for option in open_.options]
        currency = _currency(said)
        if by_currency.count(currency or "") > 1:
            currency = None
        for place, option in enumerate(open_.options):
            if said in (str(place + 1), labels[place]) or by_currency[place] == currency:
                self.session = self.session.changed(clarifying=None)
                self.accept(fact, Reading(value=option))
                return True
        return False

    def correct(self, correction: Correction, text: str) -> None:
        """Change an earlier answer."""
        if correction.fact is None and self.session.last is None:
            self.say(talk.CORRECT_WHAT)
            self.ask()
            return
        fact = correction.fact or self.catalogue[self.session.last or ""]
        if correction.value is None and correction.fact is None:
            self.say(talk.CORRECT_WHAT)
            self.ask()
            return
        if correction.value is None:
            self.session = self.session.stepped().changed(pending=fact.key, clarifying=None)
            self.say(f"好的，重新填“{fact.name}”。")
            self.ask()
            return
        reading = self.read(correction.value, fact)
        if reading is None and correction.fact is None:
            self.say(f"您要更正“{fact.name}”吗？没看懂新的内容。" + talk.CORRECT_WHAT)
            self.ask()
        elif reading is None:
            self.session = self.session.stepped().changed(pending=fact.key, clarifying=None)
            self.say(f"“{fact.name}”的新内容没看懂，请再说一次。")
            self.ask()
        else:
            self.accept(fact, reading)

    def answer(self, text: str) -> None:
        """Read the message as the answer to the pending question."""
        fact = self.pending
        if fact is None:
            year = commands.other_year(text)
            reading = self.read(year, self.catalogue["year"]) if year else None
            if reading is None:
                self.say(talk.NOTHING_PENDING)
            else:
                self.accept(self.catalogue["year"], reading)
            return
        reading = self.read(text, fact)
        if reading is None:
            misses = self.session.misses + 1
            self.session = self.session.changed(misses=misses)
            self.say("这句没看懂。" + self._how_to_answer(fact))
            if misses >= MANY_MISSES:
                self.say(talk.STUCK)
            self.ask()
        else:
            self.accept(fact, reading)
            if fact.key in interview.OPENING and len(text) > LONG_ANSWER:
                self.blocks.insert(1, Paragraph(talk.ONE_BY_ONE))

    def read(self, text: str, fact: Fact) -> Reading | None:
        """What ``text`` says about ``fact``."""
        if fact.key == "city":
            city = find_city(text, self.library.city_names)
            if city is not None:
                return Reading(value=city)
        fact = self.wording(fact)
        if fact.ask.none is not None and text.strip("。.！! ") == fact.ask.none:
            text = "没有"
        offered = self.options(fact) if question.is_numbered(fact) else ()
        reading = read_answer(text, fact, options=offered, today=self.message.today)
        return (
            reading
            if reading is not None and reading.value is not None
            else (self.read_growth(text, fact) or reading)
        )

    def read_growth(self, text: str, fact: Fact) -> Reading | None:
        """Last year's figure, if it is told as growth over this year's that is known."""
        base = self.profile.known.get(fact.key.removesuffix("_prev"))
        if not fact.key.endswith("_prev") or not isinstance(base, Money):
            return None
        growth = growth_told(text)
        if growth is None:
            return None
        amount = Decimal(write_number(base.amount - self._out_of_scope(fact.key, base)))
        return Reading(value=f"{previous(amount, growth):f} {base.currency}")

    def _out_of_scope(self, key: str, base: Money) -> mpq:
        """What last year's figure leaves out, as its question asks (``…_out_of_scope``)."""
        out = self.profile.known.get(f"{key.removesuffix('_prev')}_out_of_scope")
        same = isinstance(out, Money) and out.currency == base.currency
        return min(out.amount, base.amount) if isinstance(out, Money) and same else mpq(0)

    def accept(self, fact: Fact, reading: Reading) -> None:
        """Act on what was read."""
        if reading.clarify is not None:
            options = reading.clarify.options
            self.session = self.session.changed(
                pending=fact.key,
                clarifying=Clarifying(fact=fact.key, options=options) if options else None,
            )
            self.say(reading.clarify.message)
            self.ask()
        elif reading.unknown:
            self.session = self.session.changed(pending=fact.key)
            self.pass_over()
        elif fact.key == "city" and reading.value not in self.library.cities:
            covered = "、".join(fact.values[city] for city in self.library.cities)
            self.say(f"{fact.values[str(reading.value)]}的政策还没有收录，目前能查：{covered}。")
            self.ask()
        else:
            self.note(fact.key, reading.value, approximate=reading.approximate)
            self.go_on()

    def note(self, key: str, value: Any, *, approximate: bool = False) -> None:
        """Keep an answer, unless the engine would refuse it."""
        try:
            read_value(self.catalogue[key], value)
        except InputError as refused:
            self.say(f"{refused.message}。")
            return
        changed = key in self.session.facts and self.session.facts[key] != value
        self.session = self.session.told(key, value, approximate=approximate)
        said = talk.noted(key, value, self.catalogue, approximate=approximate)
        self.say(said.replace("记下了", "已更正", 1) if changed else said)
        if key == "year" and self.loaded is not None:
            self.say(talk.status_line(self.loaded, self.profile.year))
            others = [one for one in self.session.facts if one not in interview.OPENING]
            if changed and others:
                names = "、".join(self.catalogue[one].name for one in others)
                self.say(f"前面填的{names}是按原来的年度填的，有变化请说“改……”。")

    # What comes next.

    def go_on(self) -> None:
        """Ask the next question, or tell the result when there is none."""
        key = interview.next_fact(
            self.library,
            self.loaded,
            self.assessment(),
            self.profile,
            frozenset(self.session.passed),
        )
        self.session = self.session.changed(pending=key)
        if key is None and not self.session.told_result:
            self.tell_result()
        self.ask()

    def ask(self) -> None:
        """Put the pending question (again)."""
        fact = self.pending
        if fact is None or self.session.clarifying is not None:
            return
        loaded, assessment = self.loaded, self.assessment()
        left = None
        if loaded is not None and assessment is not None:
            passed = frozenset(self.session.passed)
            left = interview.remaining(loaded, assessment, self.profile, passed, self.catalogue)
        city = self.profile.city or ""
        self.blocks += question.blocks(fact, self.catalogue, city, self._roles(), left)

    def tell_result(self) -> None:
        """Tell what follows from what is known."""
        loaded, assessment = self.loaded, self.assessment()
        if loaded is None or assessment is None:
            self.say("还不知道是哪个城市，暂时算不出结果。")
            return
        rough = self.session.approximate
        self.blocks += result.blocks(assessment, loaded, self.catalogue, rough)
        self.session = self.session.changed(told_result=True)

    def say(self, text: str) -> None:
        self.blocks.append(Paragraph(text))

    def _how_to_answer(self, fact: Fact) -> str:
        ask = self.wording(fact).ask
        if question.is_numbered(fact):
            return f"请从“{'”“'.join(self.options(fact))}”里选，也可以说“不清楚”。"
        return f"可以这样回答：{ask.example}；也可以说“不清楚”。" if ask.example else ""

    def _replies(self) -> tuple[Reply, ...]:
        open_ = self.session.clarifying
        if open_ is not None:
            fact = self.catalogue[open_.fact]
            choices = tuple(value_text(fact, read_value(fact, one)) for one in open_.options)
            return (Reply(tuple(self.blocks), choices),)
        pending = self.pending
        if self.ended:
            return (Reply(tuple(self.blocks)),)
        if pending is None:
            return (Reply(tuple(self.blocks), question.AFTERWARDS, numbered=False),)
        wording = self.wording(pending)
        offered = question.offered(wording, self.loaded, tuple(self.library.cities))
        return (Reply(tuple(self.blocks), offered, question.is_numbered(pending)),)


def _currency(said: str) -> str | None:
    """The currency that a bare word names."""
    if said.lower() in ("美元", "美金", "刀", "usd", "$", "美刀"):
        return "USD"
    return "CNY" if said.lower() in ("人民币", "元", "rmb", "cny", "块", "￥", "¥") else None
