"""Holds the answers to labelled questions against their labels: ranking and refusals."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

from dialogs.lookup import Found, lookup
from engine import standard

FOLDER = Path(__file__).parent

Kind = Literal["有答案", "无关", "近题", "别城"]

#: The reply that each kind of question without an answer deserves.
REFUSALS: dict[Kind, str] = {"无关": "off_topic", "近题": "not_covered", "别城": "other_city"}
_REFUSED = frozenset(REFUSALS.values())


@dataclass(frozen=True)
class Labelled:
    """A question, the city the talk is about, and the clauses that answer it, best first.

    Of a question that only other cities answer the clauses are theirs.
    """

    says: str
    kind: Kind
    city: str | None
    clauses: tuple[str, ...]


@dataclass(frozen=True)
class Answered:
    """What came of one question: the kind of reply and the clauses offered, best first."""

    question: Labelled
    kind: str
    clauses: tuple[str, ...]

    @property
    def refused(self) -> bool:
        """Whether no clause was offered."""
        return self.kind in _REFUSED


@dataclass(frozen=True)
class Score:
    """How a set of questions came out; all are shares from 0 to 1.

    Attributes:
        mrr, hit, recall, ndcg: MRR@10, Hit@1, Recall@5, nDCG@10 over questions with an answer.
        lost: questions with an answer that were refused.
        refused: by kind, questions without an answer that were refused.
        told_apart: by kind, those that were given the very refusal they deserve.
        named: of those that only other cities answer, where a clause of theirs was named first.
    """

    mrr: float
    hit: float
    recall: float
    ndcg: float
    lost: float
    refused: dict[Kind, float]
    told_apart: dict[Kind, float]
    named: float


Answerer = Callable[[Labelled], Answered]


@cache
def load(path: Path) -> tuple[Labelled, ...]:
    """The labelled questions of one file."""
    return tuple(
        Labelled(str(one["问"]), one["类"], one.get("城"), tuple(one.get("条", ())))
        for one in yaml.safe_load(path.read_text("utf-8"))
    )


def ours(question: Labelled) -> Answered:
    """This project's answer."""
    found: Found = lookup(standard(), question.says, question.city)
    hits = found.elsewhere if found.kind == "other_city" else found.hits
    return Answered(question, found.kind, tuple(hit.id for hit in hits[:10]))


def score(answers: Sequence[Answered]) -> Score:
    """Work out the measures."""
    answerable = [one for one in answers if one.question.kind == "有答案"]
    counts = Counter(one.question.kind for one in answers)
    refused = Counter(one.question.kind for one in answers if one.refused)
    apart = Counter(
        one.question.kind for one in answers if REFUSALS.get(one.question.kind) == one.kind
    )
    abroad = [one for one in answers if one.question.kind == "别城"]
    return Score(
        mrr=_mean(_reciprocal(one) for one in answerable),
        hit=_mean(_relevant(one)[:1] == [True] for one in answerable),
        recall=_mean(map(_recall, answerable)),
        ndcg=_mean(map(_ndcg, answerable)),
        lost=_mean(one.refused for one in answerable),
        refused={kind: refused[kind] / counts[kind] for kind in REFUSALS if counts[kind]},
        told_apart={kind: apart[kind] / counts[kind] for kind in REFUSALS if counts[kind]},
        named=_mean(_relevant(one)[:1] == [True] for one in abroad),
    )


def _relevant(answer: Answered) -> list[bool]:
    """For each clause offered, best first, whether it answers."""
    if answer.question.kind == "有答案" and answer.refused:
        return []
    return [clause in answer.question.clauses for clause in answer.clauses[:10]]


def _reciprocal(answer: Answered) -> float:
    return next((1 / rank for rank, hit in enumerate(_relevant(answer), 1) if hit), 0.0)


def _recall(answer: Answered) -> float:
    return sum(_relevant(answer)[:5]) / min(5, len(answer.question.clauses))


def _ndcg(answer: Answered) -> float:
    gain = sum(1 / math.log2(rank + 1) for rank, hit in enumerate(_relevant(answer), 1) if hit)
    ideal = min(10, len(answer.question.clauses))
    return gain / sum(1 / math.log2(rank + 1) for rank in range(1, ideal + 1))


def _mean(values: object) -> float:
    numbers = [float(value) for value in values]  # type: ignore[attr-defined]
    return sum(numbers) / len(numbers) if numbers else 0.0
