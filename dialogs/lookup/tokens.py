"""The units that clauses and questions are compared by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dialogs.lookup.vocabulary import thesaurus

Kind = Literal["single", "pair", "word", "figure", "meaning"]

_RUN = re.compile(r"[a-z][a-z+&'-]*|[0-9]+(?:\.[0-9]+)?|[\u4e00-\u9fff]+")


@dataclass(frozen=True)
class Token:
    """One unit and where it stands.

    Attributes:
        text: the character, the pair, the word in letters, the figure, or ``#`` and a meaning.
        kind: which of these it is.
        start, end: its place in the text.
    """

    text: str
    kind: Kind
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """Single characters and pairs of Chinese, words and figures whole, and the meanings said.

    Character pairs need no dictionary and fit Chinese retrieval as well as words do (J.-Y. Nie,
    J. Gao, J. Zhang, M. Zhou: *On the Use of Words and N-grams for Chinese Information
    Retrieval*, 2000).

    Args:
        text: normalised and in lower case.
    """
    for match in _RUN.finditer(text):
        run, start = match[0], match.start()
        if run[0].isdigit():
            yield Token(run, "figure", start, match.end())
        elif run[0].isascii():
            yield Token(_singular(run), "word", start, match.end())
        else:
            for place, sign in enumerate(run, start):
                yield Token(sign, "single", place, place + 1)
            for place in range(len(run) - 1):
                at = start + place
                yield Token(run[place : place + 2], "pair", at, at + 2)
    for mention in thesaurus().mentions(text):
        for meaning in mention.meanings:
            yield Token(f"#{meaning}", "meaning", mention.start, mention.end)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
