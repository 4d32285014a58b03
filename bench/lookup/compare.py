"""Compares looking up with other rankers on the labelled questions, and times it at three sizes.

The rivals rank once the words of the clauses alone, and once these with the same terms and
questions that ours has.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence

from bench.lookup.rivals import Document, Ranker, answerer, rank_bm25_jieba, sqlite_fts5, tf_idf
from bench.lookup.synthetic import library_of
from dialogs.lookup import lookup
from dialogs.lookup.corpus import corpus
from engine import Library, standard
from tests.lookup.score import FOLDER, Answered, Labelled, Score, load, ours, score

_SIZES = (100, 10_000, 100_000)
_TIMED = 300


def _documents(library: Library, *, asked: bool) -> list[Document]:
    found = []
    for place in corpus(library).places:
        text = f"{place.clause.title}\n{place.clause.text}"
        if asked and place.asked is not None:
            text = "\n".join((text, *place.asked.terms, *place.asked.questions))
        found.append(Document(place.id, place.city, text))
    return found


def _line(name: str, result: Score, seconds: float) -> str:
    refused = " ".join(f"{kind} {share:4.0%}" for kind, share in result.refused.items())
    return (
        f"  {name:32} MRR@10 {result.mrr:.3f}  Hit@1 {result.hit:.3f}  Recall@5 {result.recall:.3f}"
        f"  nDCG@10 {result.ndcg:.3f}  lost {result.lost:5.1%}  refused: {refused}"
        f"  {seconds * 1e3:6.2f} ms"
    )


def _measured(
    answer: Callable[[Labelled], Answered], questions: Sequence[Labelled]
) -> tuple[Score, float]:
    answer(questions[0])
    start = time.perf_counter()
    answers = [answer(question) for question in questions]
    return score(answers), (time.perf_counter() - start) / len(questions)


def _quality(library: Library) -> None:
    rivals: dict[str, Callable[[Sequence[Document]], Ranker]] = {
        "rank_bm25 + jieba": rank_bm25_jieba,
        "SQLite FTS5 trigram": sqlite_fts5,
        "TF-IDF of character pairs": tf_idf,
    }
    made = {
        f"{name}, {said}": answerer(make(documents), documents)
        for asked, said in ((False, "clauses only"), (True, "same vocabulary"))
        for documents in [_documents(library, asked=asked)]
        for name, make in rivals.items()
    }
    for path in sorted(FOLDER.glob("*.yaml")):
        if path.stem == "floors":
            continue
        questions = load(path)
        print(f"{path.stem}: {len(questions)} questions")
        print(_line("ours", *_measured(ours, questions)))
        for name, answer in made.items():
            print(_line(name, *_measured(answer, questions)))


def _latency(base: Library) -> None:
    questions = [one for path in sorted(FOLDER.glob("development*.yaml")) for one in load(path)]
    step = max(1, len(questions) // _TIMED)
    for size in _SIZES:
        library = base if size == _SIZES[0] else library_of(size, base)
        start = time.perf_counter()
        lookup(library, "招应届生有补贴吗")
        built = time.perf_counter() - start
        times = sorted(_timed(library, question) for question in questions[::step])
        print(
            f"{size:7} clauses: median {statistics.median(times):6.2f} ms,"
            f" mean {statistics.mean(times):6.2f} ms,"
            f" 95 % below {times[int(len(times) * 0.95)]:6.2f} ms, built in {built:6.1f} s"
        )


def _timed(library: Library, question: Labelled) -> float:
    start = time.perf_counter()
    lookup(library, question.says, question.city)
    return (time.perf_counter() - start) * 1e3


if __name__ == "__main__":
    _quality(standard())
    _latency(standard())
