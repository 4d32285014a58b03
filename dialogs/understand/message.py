"""Reads one whole message: what the person does with it, and every fact that it tells.

The layers, in order: a command, a correction, facts said in passing, the answer to the question
that was asked; what is none of these is a question, a greeting or unclear.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from dialogs.understand import growth, passing, phrases, yesno
from dialogs.understand.amending import amended
from dialogs.understand.answer import read_answer
from dialogs.understand.asserting import asserts
from dialogs.understand.certification_names import find_names
from dialogs.understand.certifications import mentioned_certifications
from dialogs.understand.cities import AWAY, HERE, mentioned_city, read_city
from dialogs.understand.commands import Command, find_command
from dialogs.understand.context import Context
from dialogs.understand.corrections import (
    Correction,
    find_correction,
    is_put_right,
    without_slips,
)
from dialogs.understand.figures import find_figures
from dialogs.understand.mentions import Mentions, find_mentions, parts_of
from dialogs.understand.reading import Clarify, Reading, is_nothing
from dialogs.understand.text import LONGEST, in_order, lower, normalise
from dialogs.understand.vocabulary import vocabulary
from dialogs.understand.whatif import only_imagines
from dialogs.understand.whose import of_the_firm
from engine import Fact

Act = Literal[
    "inform",
    "correct",
    "affirm",
    "deny",
    "unknown",
    "command",
    "question",
    "greeting",
    "unclear",
]

#: Commands that are another act of talking.
_ACTS: Mapping[str, Act] = {
    "greeting": "greeting",
    "thanks": "greeting",
    "agree": "affirm",
    "why": "question",
    "advice": "question",
    "clauses": "question",
    "facts": "question",
    "clause": "question",
    "item": "question",
    "details": "question",
    "lacking": "question",
    "failed": "question",
    "nearly": "question",
    "assumptions": "question",
    "firms": "question",
    "resume": "question",
}


@dataclass(frozen=True)
class Understanding:
    """What a message says.

    Attributes:
        act: what the person does with it.
        command: the command that it is.
        what: what the command asks for, see :class:`~dialogs.understand.commands.Asked`.
        facts: fact key → value in profile notation; growth over last year, where it is told
            instead of last year's figure, as ``onshore_growth`` or ``offshore_growth``.
        assumed: what a question settled and the message left out, such as ``offshore.currency``.
        approximate: the facts given as a rough figure.
        clarify: the fact that must be asked back about, and what is open.
        named: the fact that a correction names without saying the new content, or that is said
            not to be known though another was asked.
        dropped: whether the fact named is to be forgotten.
        doubtful: further facts that would have to be asked back about.
        unheard: parts with a figure, or that sound like a claim about the firm, that no fact took.
    """

    act: Act
    command: Command | None = None
    what: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    assumed: tuple[str, ...] = ()
    approximate: tuple[str, ...] = ()
    clarify: tuple[str, Clarify] | None = None
    named: str | None = None
    dropped: bool = False
    doubtful: tuple[str, ...] = ()
    unheard: tuple[str, ...] = ()


def understand(
    text: str, asked: Fact | None, context: Context, *, options: Sequence[str] = ()
) -> Understanding:
    """Read a message.

    Args:
        text: the message as typed; anything at all.
        asked: the fact that was asked, in the wording it was asked; ``None`` when none was.
        context: what it is read against.
        options: the button texts offered with the question; a number picks one of them.
    """
    plain = of_the_firm(normalise(text)) if len(text) <= LONGEST else ""
    small = lower(plain)
    if not plain or len(plain) > LONGEST or phrases.is_code(small):
        return Understanding("unclear")
    found = find_command(small, closed=_closed(asked, context))
    if found is None and only_imagines(small):
        return Understanding("question")
    reader = _Reader(asked, context, options)
    if found is not None:
        if found.what is None and len(small) > _LONGEST_BARE_COMMAND:
            reader.read(plain)
        if reader.facts:
            return reader.understanding(small)
        return Understanding(_ACTS.get(found.command, "command"), found.command, found.what)
    correction = find_correction(plain, context.catalogue, asked, context.ranks())
    if correction is None:
        reader.read(plain)
        read = reader.understanding(small)
        return replace(read, act="correct") if read.facts and is_put_right(small) else read
    if not correction.text:
        named = None if correction.fact is None else correction.fact.key
        return Understanding("correct", named=named, dropped=correction.dropped)
    reader.correct(correction)
    return replace(reader.understanding(small), act="correct")


def _closed(asked: Fact | None, context: Context) -> frozenset[Command]:
    """Commands that a message cannot be: a question may be agreed to, and answered by a year."""
    if asked is None:
        return context.closed
    answers: set[Command] = {"agree", "year"} if asked.type == "year" else {"agree"}
    return context.closed | answers


#: A longer message that asks for something may also tell something (我们在郑州，能拿多少？).
_LONGEST_BARE_COMMAND = 8


class _Reader:
    """Gathers what the pieces of one message say."""

    def __init__(self, asked: Fact | None, context: Context, options: Sequence[str]) -> None:
        self.asked = asked
        self.context = context
        self.options = options
        self.catalogue = context.catalogue
        self.facts: dict[str, Any] = {}
        self.assumed: list[str] = []
        self.approximate: list[str] = []
        self.clarify: tuple[str, Clarify] | None = None
        self.unknown = False
        self.doubtful: list[str] = []
        self.unheard: tuple[str, ...] = ()
        self.answered: Reading | None = None

    def read(self, plain: str) -> None:
        """Read a message, or the rest of one, whatever it speaks of."""
        asked = None if self.asked is None else self.asked.key
        rate, said = passing.growth(without_slips(plain), asked)
        aside = passing.unworded(said, asked, self.context)
        self.facts.update(aside.facts)
        mentions = find_mentions(
            lower(aside.rest),
            self.asked,
            self.catalogue,
            self._likely(),
            self.context.told.keys(),
            lambda fact, piece: self._unfigured(fact, piece) is not None,
        )
        for mention in mentions.found:
            if mention.figured:
                self.take(mention.fact, self._figured(mention.fact, mention.text))
            else:
                self.take(mention.fact, self._unfigured(mention.fact, mention.text))
        rest = mentions.rest
        if mentions.whole:
            rest = plain if aside.rest == plain else aside.rest
        if self.asked is not None and rest:
            self.answer(rest, self.asked, self.options)
        if asked == "city" and asked not in self.facts and self.clarify is None:
            city = mentioned_city(lower(plain), self.context.cities)
            self.facts.update({} if city is None else {asked: city})
        self.unheard = self._lost(mentions, plain)
        if rate:
            self._grow(rate, asked)

    def _lost(self, mentions: Mentions, plain: str) -> tuple[str, ...]:
        """The parts, as said, that tell something of the firm and were taken by nobody."""
        idle = [one for one in mentions.idle if asserts(one, self.catalogue)]
        idle = [one for one in idle if not self._is_beside(one)]
        lost = [one for one in (*mentions.unheard, *idle) if not self._answers(one)]
        said = [part.strip() for part in parts_of(plain)]
        if "certifications" in self.facts:
            said = [part for part in said if not find_names(part)]
        lost = [one.replace(HERE, "").replace(AWAY, "") for one in lost]
        return tuple(part for part in said if any(in_order(one, lower(part)) for one in lost))

    def _is_beside(self, part: str) -> bool:
        """Whether a part leads up to something that was taken (国内客户也有，做了320万)."""
        words = vocabulary(self.catalogue).words(part)
        named = any(key in self.facts for word in words for key in word.keys)
        return named or passing.tells_role(part, self.context)

    def _answers(self, part: str) -> bool:
        """Whether a part was taken as the answer to the fact asked (第3)."""
        if self.asked is None or self.asked.key not in self.facts:
            return False
        if self.asked.key == "city" and read_city(part, self.context.cities) is not None:
            return True
        reading = read_answer(part, self.asked, options=self.options, today=self.context.today)
        return reading is not None and not reading.unknown

    def correct(self, correction: Correction) -> None:
        """Read the new content of a correction as that of the fact it is about."""
        told, catalogue = self.context.told, self.catalogue
        if correction.fact is not None:
            text, fact = correction.text, correction.fact
            self.answer(f"{correction.named} {text}" if _needs_names(text, fact) else text, fact)
            return
        numbered = amended(correction.text, self.context.last, told, catalogue)
        if numbered is not None:
            key, value = numbered
            self.facts[key] = value
            return
        denied = [key for key in told if self._says(correction.denied, key) == told[key]]
        if correction.denied and len(denied) == 1:
            self.answer(correction.text, catalogue[denied[0]])
        elif not self.context.last or passing.names_something(correction.text, catalogue):
            self.read(correction.text)
        else:
            values = {key: self._says(correction.text, key) for key in self.context.last}
            fit = [key for key, value in values.items() if value is not None]
            self.asked = catalogue[fit[0]] if len(fit) == 1 else None
            if self.asked is not None:
                self.answer(correction.text, self.asked)
            elif not fit:
                self.read(correction.text)

    def _says(self, text: str, key: str) -> Any:
        """What a text says to one fact; ``None`` when nothing, or something is open."""
        reading = self._figured(self.catalogue[key], text) if text else None
        return None if reading is None else reading.value

    def _likely(self) -> Collection[str]:
        """The facts of the city that is told, else of those where the asked one is asked."""
        city, likely = self.facts.get("city"), self.context.likely
        if city is not None or self.asked is None:
            return likely.get(city, likely[None])
        if len(likely[None]) < len(self.catalogue):
            return likely[None]
        key = self.asked.key
        asking = [keys for place, keys in likely.items() if place and key in keys]
        return frozenset().union(*asking) or likely[None]

    def _grow(self, rate: str, asked: str | None) -> None:
        """Keep growth told for the fact asked, else for the one told beside it or before."""
        words = vocabulary(self.catalogue)
        bases = [] if asked is None else [words.present(asked) or asked]
        for key in (*bases, *self.facts, *self.context.last, *self.context.told):
            if words.past(key) is not None:
                self.facts[key + growth.SUFFIX] = rate
                return

    def _unfigured(self, fact: Fact, piece: str) -> Reading | None:
        return passing.read_unfigured(piece, fact, self.catalogue, self.context.today)

    def _figured(self, fact: Fact, piece: str) -> Reading | None:
        """A piece with a figure for a fact; the currency told before holds on."""
        told = {**self.context.told, **self.facts}
        words = vocabulary(self.catalogue)
        kin = (fact.key, words.present(fact.key), words.past(fact.key))
        before = [str(told[key]).rpartition(" ")[2] for key in kin if key in told]
        if before and before[0] in fact.currencies and len(fact.currencies) > 1:
            fact = fact.model_copy(update={"currencies": (before[0],)})
        return read_answer(piece, fact, today=self.context.today)

    def answer(self, text: str, fact: Fact, options: Sequence[str] = ()) -> None:
        """Read a piece as the answer to ``fact``."""
        if fact.key in self.facts:
            return
        if fact.key == "city":
            place = read_city(lower(text), self.context.cities)
            if place is not None:
                self.answered = place
                self.take(fact, place)
                return
        today = self.context.today
        reading = read_answer(text, fact, options=options, settled=True, today=today)
        if fact is self.asked:
            self.answered = reading
        self.take(fact, reading)

    def take(self, fact: Fact, reading: Reading | None) -> None:
        """Keep what was read of ``fact``."""
        if reading is None:
            return
        if reading.clarify is not None:
            if self.clarify is not None:
                other = self.clarify[0] if fact is self.asked else fact.key
                self.doubtful.append(other)
            if self.clarify is None or fact is self.asked:
                self.clarify = (fact.key, reading.clarify)
        elif reading.unknown:
            self.unknown = self.unknown or fact is self.asked
        else:
            self.facts[fact.key] = reading.value
            self.assumed += reading.assumed
            if reading.approximate:
                self.approximate.append(fact.key)

    def understanding(self, small: str) -> Understanding:
        """What it all comes to."""
        act = self._act(small)
        other = self._unknown_other(small) if act == "unknown" and not self.facts else None
        if other is not None:
            return Understanding("unknown", named=other)
        taken = act != "question" or bool(self.facts)
        return Understanding(
            act,
            facts=dict(self.facts),
            assumed=tuple(self.assumed),
            approximate=tuple(self.approximate),
            clarify=self.clarify if taken and act != "affirm" else None,
            doubtful=tuple(key for key in self.doubtful if key not in self.facts),
            unheard=self.unheard,
        )

    def _unknown_other(self, small: str) -> str | None:
        """Another fact than the one asked that is said, by its own name, not to be known."""
        words = [word for word in vocabulary(self.catalogue).words(small) if word.own]
        keys = {key for word in words for key in word.keys}
        asked = None if self.asked is None else self.asked.key
        return keys.pop() if len(keys) == 1 and asked not in keys else None

    def _act(self, small: str) -> Act:
        answer = None if self.answered is None else self.answered.value
        if answer is True:
            return "affirm"
        if answer is False or (is_nothing(answer) and small.strip("零元个人.。 0")):
            return "deny"
        if self.facts:
            return "inform"
        if self.unknown:
            return "unknown"
        if self.clarify is not None:
            promised = self.clarify[1].about == "invalid" and not find_figures(small)
            promised = promised and yesno.read_verdict(small, "") == "yes"
            return "affirm" if promised else "inform"
        if phrases.only_greets(small):
            return "greeting"
        if phrases.is_unknown(small):
            return "question" if phrases.asks_meaning(small) else "unknown"
        if phrases.is_question(small) or ("还是" in small and not find_figures(small)):
            return "question"
        if phrases.is_greeting(small):
            return "greeting"
        verdict = yesno.read_verdict(small, "")
        if verdict in ("yes", "no"):
            return "affirm" if verdict == "yes" else "deny"
        return "unclear"


def _needs_names(text: str, fact: Fact) -> bool:
    """Whether a new content lacks what it is of: CMMI改成28万."""
    return fact.type == "list[certification]" and not mentioned_certifications(text, fact)[0]
