"""An inverted index with precomputed BM25 impacts, and the search in it."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from heapq import nlargest

#: Saturation of repeated tokens, and how much of a longer clause is put down to length.
_K1, _B = 1.2, 0.4
#: How many entries of posting lists a search reads in full; the rest is read for the best only.
BUDGET = 6_000
#: For how many documents the tokens beyond the budget are looked up one by one.
_REFINED = 100


@dataclass(frozen=True)
class Postings:
    """The documents that hold one token, in order, and what it is worth in each and at most."""

    documents: array[int]
    impacts: array[float]
    most: float

    def within(self, low: int, high: int) -> tuple[int, int]:
        """Where the documents from ``low`` to below ``high`` stand."""
        return bisect_left(self.documents, low), bisect_left(self.documents, high)

    def impact(self, document: int) -> float:
        """What the token is worth in one document."""
        place = bisect_left(self.documents, document)
        found = place < len(self.documents) and self.documents[place] == document
        return self.impacts[place] if found else 0.0


@dataclass(frozen=True)
class Index:
    """All documents, by their tokens.

    Attributes:
        size: how many documents there are.
        postings: token → where it stands.
    """

    size: int
    postings: Mapping[str, Postings] = field(repr=False)

    def search(
        self, weights: Mapping[str, float], low: int, high: int, top: int
    ) -> list[tuple[int, float]]:
        """The best documents from ``low`` to below ``high``, with their scores, best first.

        The rarest tokens are read first and name the candidates. Where the lists of all tokens
        together are longer than :data:`BUDGET`, the commonest tokens, which tell least, are only
        looked up in the best of these (after *MaxScore*: H. Turtle, J. Flood, *Query evaluation*,
        1995); below that the result is exact.

        Args:
            weights: the tokens of the question and how much each counts.
            low: the first document that is asked for.
            high: the one after the last.
            top: how many are wanted.
        """
        spans = []
        for token, weight in weights.items():
            if (postings := self.postings.get(token)) is not None:
                first, last = postings.within(low, high)
                spans.append((last - first, first, last, postings, weight))
        spans.sort(key=lambda span: span[0])
        scores: dict[int, float] = {}
        late: list[tuple[Postings, float]] = []
        read = 0
        for length, first, last, postings, weight in spans:
            read += length
            if read > BUDGET and scores:
                late.append((postings, weight))
                continue
            known = scores.get
            pairs = zip(postings.documents[first:last], postings.impacts[first:last], strict=True)
            for document, impact in pairs:
                scores[document] = known(document, 0.0) + weight * impact
        found = nlargest(
            max(top, _REFINED) if late else top,
            scores.items(),
            key=lambda pair: (pair[1], -pair[0]),
        )
        if late:
            found = [
                (one, score + sum(weight * postings.impact(one) for postings, weight in late))
                for one, score in found
            ]
            found.sort(key=lambda pair: (-pair[1], pair[0]))
        return found[:top]


def build(documents: Iterable[Mapping[str, float]]) -> Index:
    """Index documents given as their tokens with how often each occurs, weighted by field.

    The weighting is BM25 with weighted fields put together before saturation (S. Robertson,
    H. Zaragoza: *The Probabilistic Relevance Framework: BM25 and Beyond*, 2009, section 3.6).
    """
    held: dict[str, tuple[array[int], array[float]]] = {}
    lengths = array("f")
    for number, counts in enumerate(documents):
        lengths.append(sum(counts.values()))
        for token, count in counts.items():
            if token not in held:
                held[token] = (array("i"), array("f"))
            held[token][0].append(number)
            held[token][1].append(count)
    size = len(lengths)
    average = sum(lengths) / size if size else 1.0
    damping = [_K1 * (1 - _B + _B * length / average) for length in lengths]
    postings = {}
    for token, (numbers, counts_) in held.items():
        rarity = math.log(1 + (size - len(numbers) + 0.5) / (len(numbers) + 0.5))
        impacts = array(
            "f",
            (
                rarity * (_K1 + 1) * count / (count + damping[number])
                for number, count in zip(numbers, counts_, strict=True)
            ),
        )
        postings[token] = Postings(numbers, impacts, max(impacts))
    return Index(size, postings)
