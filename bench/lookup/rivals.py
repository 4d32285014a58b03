"""Other rankers over the same clauses: rank_bm25 on jieba's words, SQLite FTS5, and TF-IDF.

Each ranks the texts that it is given and knows nothing else; a city that the label or the question
names narrows the clauses for it, as for ours. None refuses unless nothing matches at all.
"""

from __future__ import annotations

import math
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rank_bm25 import BM25Okapi

from dialogs.understand import words
from dialogs.understand.cities import cities_in, with_city_as
from dialogs.understand.text import lower, normalise
from tests.lookup.score import Answered, Labelled

Ranker = Callable[[str], Sequence[tuple[int, float]]]


@dataclass(frozen=True)
class Document:
    """One clause: its id, its city, and the text that it is found by."""

    id: str
    city: str
    text: str


def answerer(rank: Ranker, documents: Sequence[Document]) -> Callable[[Labelled], Answered]:
    """A ranker that answers labelled questions."""

    def answer(question: Labelled) -> Answered:
        text = lower(normalise(question.says))
        cities = cities_in(text) or {question.city} - {None}
        ranked = sorted(rank(with_city_as("", text, {})), key=lambda pair: -pair[1])
        found = [
            documents[number].id
            for number, score in ranked
            if score > 0 and (not cities or documents[number].city in cities)
        ]
        return Answered(question, "answer" if found else "off_topic", tuple(found[:10]))

    return answer


def rank_bm25_jieba(documents: Sequence[Document]) -> Ranker:
    """Okapi BM25 of the rank_bm25 package over jieba's words."""
    model = BM25Okapi([words.cut(lower(normalise(one.text))) for one in documents])

    def rank(text: str) -> Sequence[tuple[int, float]]:
        return list(enumerate(model.get_scores(words.cut(text))))

    return rank


def sqlite_fts5(documents: Sequence[Document]) -> Ranker:
    """SQLite's full-text search on trigrams with its own BM25."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE clauses USING fts5(body, tokenize='trigram')")
    rows = ((number, lower(normalise(one.text))) for number, one in enumerate(documents))
    database.executemany("INSERT INTO clauses(rowid, body) VALUES (?, ?)", rows)

    def rank(text: str) -> Sequence[tuple[int, float]]:
        trigrams = {text[at : at + 3] for at in range(len(text) - 2)}
        if not trigrams:
            return []
        query = " OR ".join('"' + one.replace('"', '""') + '"' for one in sorted(trigrams))
        found = database.execute(
            "SELECT rowid, -bm25(clauses) FROM clauses WHERE clauses MATCH ?", (query,)
        )
        return [(int(number), float(score)) for number, score in found]

    return rank


def tf_idf(documents: Sequence[Document]) -> Ranker:
    """Cosine of TF-IDF vectors of character pairs."""
    counts = [Counter(_pairs(lower(normalise(one.text)))) for one in documents]
    spread = Counter(pair for one in counts for pair in one)
    rarity = {pair: math.log((1 + len(counts)) / (1 + many)) + 1 for pair, many in spread.items()}
    vectors = [_unit({pair: n * rarity[pair] for pair, n in one.items()}) for one in counts]

    def rank(text: str) -> Sequence[tuple[int, float]]:
        asked = Counter(_pairs(text))
        query = _unit({pair: n * rarity[pair] for pair, n in asked.items() if pair in rarity})
        return [
            (number, sum(weight * vector.get(pair, 0.0) for pair, weight in query.items()))
            for number, vector in enumerate(vectors)
        ]

    return rank


def _pairs(text: str) -> list[str]:
    return [text[at : at + 2] for at in range(len(text) - 1)]


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {key: weight / length for key, weight in vector.items()}
