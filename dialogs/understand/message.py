"""Reads one whole message: what the person does with it, and every fact that it tells.

The layers, in order: a command, a correction, facts said in passing, the answer to the question
that was asked; what is none of these is a question, a greeting or unclear.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from dialogs.understand import passing, phrases, yesno
from dialogs.understand.answer import read_answer
from dialogs.understand.cities import read_city
from dialogs.understand.commands import Command, find_command
from dialogs.understand.corrections import find_correction, without_slips
from dialogs.understand.figures import find_figures
from dialogs.understand.mentions import find_mentions
from dialogs.understand.reading import Clarify, Reading
from dialogs.understand.text import LONGEST, lower, normalise
from engine import Catalogue, Fact

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
}


@dataclass(frozen=True)
class Understanding:
    """What a message says.

    Attributes:
        act: what the person does with it.
        command: the command that it is.
        facts: fact key → value in profile notation; growth over last year, where it is told
            instead of last year's figure, as ``onshore_growth`` or ``offshore_growth``.
        assumed: what a question settled and the message left out, such as ``offshore.currency``.
        approximate: the facts given as a rough figure.
        clarify: the fact that must be asked back about, and what is open.
        named: the fact that a correction names without saying the new content.
    """

    act: Act
    command: Command | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    assumed: tuple[str, ...] = ()
    approximate: tuple[str, ...] = ()
    clarify: tuple[str, Clarify] | None = None
    named: str | None = None


def understand(
    text: str,
    asked: Fact | None,
    *,
    catalogue: Catalogue,
    likely: Mapping[str | None, Collection[str]],
    known: Collection[str] = (),
    last: Fact | None = None,
    options: Sequence[str] = (),
    cities: Mapping[str, str] | None = None,
    today: date,
) -> Understanding:
    """Read a message.

    Args:
        text: the message as typed; anything at all.
        asked: the fact that was asked, in the wording it was asked; ``None`` when none was.
        catalogue: all facts.
        likely: city → the keys of the facts that matter there; under ``None`` those that matter
            when the message names no city.
        known: the keys of the facts told before; beside them 去年 is another year's figure.
        last: the fact told last, which a correction without a name is about.
        options: the button texts offered with the question; a number picks one of them.
        cities: names of further cities, with their slugs.
        today: the day that 去年 is counted from.
    """
    plain = normalise(text) if len(text) <= LONGEST else ""
    small = lower(plain)
    if not plain or len(plain) > LONGEST or phrases.is_code(small):
        return Understanding("unclear")
    if phrases.is_supposed(small):
        return Understanding("question")
    command = find_command(small)
    if command is not None and not (asked is not None and _ACTS.get(command) == "affirm"):
        return Understanding(_ACTS.get(command, "command"), command)
    reader = _Reader(asked, catalogue, likely, known, options, cities or {}, today)
    correction = find_correction(plain, catalogue)
    if correction is None:
        reader.read(plain)
        return reader.understanding(small)
    if not correction.text:
        named = None if correction.fact is None else correction.fact.key
        return Understanding("correct", named=named)
    if correction.fact is not None:
        reader.answer(correction.text, correction.fact)
    else:
        reader.asked = last or asked
        reader.options = options if reader.asked is asked else ()
        reader.read(correction.text)
    return replace(reader.understanding(small), act="correct")


class _Reader:
    """Gathers what the pieces of one message say."""

    def __init__(
        self,
        asked: Fact | None,
        catalogue: Catalogue,
        likely: Mapping[str | None, Collection[str]],
        known: Collection[str],
        options: Sequence[str],
        cities: Mapping[str, str],
        today: date,
    ) -> None:
        self.asked = asked
        self.catalogue = catalogue
        self.likely = likely
        self.known = known
        self.options = options
        self.cities = cities
        self.today = today
        self.facts: dict[str, Any] = {}
        self.assumed: list[str] = []
        self.approximate: list[str] = []
        self.clarify: tuple[str, Clarify] | None = None
        self.unknown = False
        self.answered: Reading | None = None

    def read(self, plain: str) -> None:
        """Read a message, or the rest of one, whatever it speaks of."""
        asked = None if self.asked is None else self.asked.key
        said = without_slips(plain)
        rate, said = passing.growth(said, asked)
        aside = passing.unworded(said, asked, self.catalogue, self.cities, self.today)
        self.facts.update(aside.facts)
        mentions = find_mentions(
            lower(aside.rest),
            self.asked,
            self.catalogue,
            self._likely(),
            self.known,
            lambda fact, piece: self._unfigured(fact, piece) is not None,
        )
        for mention in mentions.found:
            if mention.figured:
                self.take(mention.fact, read_answer(mention.text, mention.fact, today=self.today))
            else:
                self.take(mention.fact, self._unfigured(mention.fact, mention.text))
        rest = mentions.rest
        if mentions.whole:
            rest = plain if aside.rest == plain else aside.rest
        if self.asked is not None and rest and not (rate and asked in self._previous(asked)):
            self.answer(rest, self.asked, self.options)
        if rate:
            self._grow(rate, asked)

    def _likely(self) -> Collection[str]:
        """The facts of the city that is told, else of those where the asked one is asked."""
        city = self.facts.get("city")
        if city is not None or self.asked is None:
            return self.likely.get(city, self.likely[None])
        key = self.asked.key
        asking = [keys for place, keys in self.likely.items() if place and key in keys]
        return frozenset().union(*asking) or self.likely[None]

    def _previous(self, key: str | None) -> Collection[str]:
        """``key`` itself, if it is last year's figure of another fact."""
        return (key,) if key is not None and key.endswith("_prev") else ()

    def _grow(self, rate: str, asked: str | None) -> None:
        """Keep growth told for the fact asked, else for the one told beside it."""
        bases = [] if asked is None else [asked.removesuffix("_prev")]
        for key in (*bases, *self.facts):
            if f"{key}_prev" in self.catalogue:
                self.facts[f"{key}_growth"] = rate
                return

    def _unfigured(self, fact: Fact, piece: str) -> Reading | None:
        return passing.read_unfigured(piece, fact, self.catalogue, self.today)

    def answer(self, text: str, fact: Fact, options: Sequence[str] = ()) -> None:
        """Read a piece as the answer to ``fact``."""
        if fact.key in self.facts:
            return
        if fact.key == "city" and (place := read_city(lower(text), self.cities)) is not None:
            self.answered = place
            self.take(fact, place)
            return
        reading = read_answer(text, fact, options=options, settled=True, today=self.today)
        if fact is self.asked:
            self.answered = reading
        self.take(fact, reading)

    def take(self, fact: Fact, reading: Reading | None) -> None:
        """Keep what was read of ``fact``."""
        if reading is None:
            return
        if reading.clarify is not None:
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
        taken = act != "question" or bool(self.facts)
        return Understanding(
            act,
            facts={key: self.facts[key] for key in self.facts},
            assumed=tuple(self.assumed),
            approximate=tuple(self.approximate),
            clarify=self.clarify if taken and act != "affirm" else None,
        )

    def _act(self, small: str) -> Act:
        answer = None if self.answered is None else self.answered.value
        if answer is True:
            return "affirm"
        if answer is False or (_is_nothing(answer) and small.strip("零元个人.。 0")):
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


def _is_nothing(value: object) -> bool:
    return value is not None and value in (0, [], "0%", "0 CNY", "0 USD", "none")
