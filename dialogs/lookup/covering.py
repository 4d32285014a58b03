"""How sure a clause answers a question: what of the question it covers, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dialogs.lookup.cleaning import Query
from dialogs.lookup.corpus import Corpus
from dialogs.lookup.found import Hit
from dialogs.lookup.index import Postings

#: What is weighed against the score: a little always, each sign of the question that the clause
#: does not have (up to some), and each topic that it is not about.
_ALWAYS, _SIGN, _MOST_SIGNS, _TOPIC = 6.0, 0.9, 10, 5.0
#: The share of what a topic can be worth from which on a clause is about it.
_ABOUT = 0.35

Weigh = Callable[[int, float], Hit]


@dataclass(frozen=True)
class _Held:
    """A unit of the question that some clause has."""

    postings: Postings
    places: range
    topic: str | None


def weighing(query: Query, corpus: Corpus) -> Weigh:
    """What turns a clause's number and score into a hit: how sure it is, from 0 to 1.

    The score is set against what is left uncovered: ``score / (score + rest)``. So a long message
    that tells a story may leave much, one of three characters nothing.
    """
    telling = [one for one in query.tokens if one.kind not in ("single", "figure")]
    units = [
        _Held(postings, range(one.start, one.end), one.text if one.text in query.topics else None)
        for one in telling
        if (postings := corpus.index.postings.get(one.text)) is not None
    ]

    def weigh(number: int, score: float) -> Hit:
        covered: set[int] = set()
        shares = dict.fromkeys(query.topics, 0.0)
        for unit in units:
            if impact := unit.postings.impact(number):
                covered.update(unit.places)
                if unit.topic is not None:
                    shares[unit.topic] = impact / unit.postings.most
        left = len(query.counting - covered)
        unmet = len(shares) - sum(shares.values())
        rest = _ALWAYS + _SIGN * min(left, _MOST_SIGNS) + _TOPIC * unmet
        topics = frozenset(topic for topic, share in shares.items() if share >= _ABOUT)
        place = corpus.places[number]
        return Hit(place, score / (score + rest), topics, query.text, frozenset(covered))

    return weigh
