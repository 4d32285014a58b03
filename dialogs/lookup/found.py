"""What looking up comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dialogs.lookup.corpus import Place
from dialogs.lookup.vocabulary import PolicyMatter, questions
from engine import Clause, Loaded

#: ``answer``: the first hit answers. ``choose``: one of up to three may. ``policy``: the question
#: is about a whole document, which its data and the hits answer. ``definition``: it asks what a
#: word of the glossary means. The others are refusals, without hits: ``off_topic``,
#: ``not_covered`` (by no document here), ``other_city`` (by those of other cities only).
FoundKind = Literal[
    "answer", "choose", "policy", "definition", "off_topic", "not_covered", "other_city"
]


@dataclass(frozen=True)
class Hit:
    """A clause that may answer.

    Attributes:
        place: the clause and its document.
        score: how sure it is, from 0 to 1.
        topics: the topics of the question that the clause is about.
        asked: the content of the question.
        covered: which places of that the clause covers.
    """

    place: Place
    score: float
    topics: frozenset[str] = frozenset()
    asked: str = ""
    covered: frozenset[int] = frozenset()

    @property
    def id(self) -> str:
        """``zhengzhou-2017:四（一）``."""
        return self.place.id

    @property
    def clause(self) -> Clause:
        """The clause."""
        return self.place.clause

    @property
    def loaded(self) -> Loaded:
        """The document that it is in."""
        return self.place.loaded

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the question that the clause has, without small words at their ends."""
        shown = "".join(
            sign if place in self.covered and sign.isalnum() else " "
            for place, sign in enumerate(self.asked)
        )
        small = "".join(questions().small)
        words = (word.strip(small) for word in shown.split())
        return tuple(dict.fromkeys(word for word in words if len(word) > 1))


@dataclass(frozen=True)
class Found:
    """The result of one question.

    Attributes:
        kind: what kind of answer there is.
        hits: the clauses, best first; for a comparison the best of each city first.
        cities: the slugs of the cities that the question is about; none means any.
        compare: whether the cities are to be set side by side.
        elsewhere: of ``other_city``, the clauses of other cities that would answer.
        matter: what the question asks of a document as a whole, if it does.
        terms: of ``definition``, what is to be defined.
        subject: of ``not_covered``, the word or place that no document covers, if it is one.
    """

    kind: FoundKind
    hits: tuple[Hit, ...] = ()
    cities: tuple[str, ...] = ()
    compare: bool = False
    elsewhere: tuple[Hit, ...] = ()
    matter: PolicyMatter | None = None
    terms: tuple[str, ...] = ()
    subject: str | None = None
