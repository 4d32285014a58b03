"""Slips of typing mended: characters that sound like a known word (房祖), and bare pinyin."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from dialogs.understand import words
from dialogs.understand.slips import sounds

_CHINESE = re.compile("[\u4e00-\u9fff]+")
_LETTERS = re.compile("[a-z]{4,}")
_LONGEST_WORD, _LONGEST_SPELLING = 4, 24


@dataclass(frozen=True, eq=False)
class Mender:
    """The known words by their sound.

    Attributes:
        by_sound: the syllables of a word → the word.
        by_letters: the same run together.
        known: whether a pair of characters or a word in letters stands in any clause.
    """

    by_sound: Mapping[tuple[str, ...], tuple[str, ...]] = field(repr=False)
    by_letters: Mapping[str, str] = field(repr=False)
    known: Callable[[str], bool] = field(repr=False)

    def mend(self, text: str) -> str:
        """The text with what matches nothing put right where a known word sounds the same."""
        mended = _CHINESE.sub(lambda match: self._sounded(match[0]), text)
        return _LETTERS.sub(lambda match: self._spelt(match[0]), mended)

    def _sounded(self, run: str) -> str:
        spelling = tuple(map(_sound, run))
        start = 0
        while start < len(run) - 1:
            if not self.known(run[start : start + 2]):
                for begin, end in _around(start, len(run)):
                    word = self._meant(run, begin, spelling[begin:end])
                    if word is not None:
                        run = f"{run[:begin]}{word}{run[end:]}"
                        start = end - 2
                        break
            start += 1
        return run

    def _meant(self, run: str, begin: int, spelling: tuple[str, ...]) -> str | None:
        """The known word that a stretch of ``run`` sounds like and shares a character with.

        A character that makes a known pair with a neighbour is no slip (专家合同 is no 假合同).
        """
        said = run[begin : begin + len(spelling)]
        for word in self.by_sound.get(spelling, ()):
            changed = [at for at, sign in enumerate(word, begin) if run[at] != sign]
            pairs = (run[at - 1 : at + 1] for one in changed for at in (one, one + 1) if at)
            beside = any(self.known(pair) for pair in pairs if len(pair) > 1)
            if 0 < len(changed) < len(word) and not beside:
                return None if words.is_common(said) else word
        return None

    def _spelt(self, letters: str) -> str:
        """The words that letters are the pinyin of, all of them or none."""
        if self.known(letters) or len(letters) > _LONGEST_SPELLING:
            return letters
        found: list[str] = []
        start = 0
        while start < len(letters):
            for end in range(len(letters), start + 1, -1):
                if (word := self.by_letters.get(letters[start:end])) is not None:
                    found.append(word)
                    start = end
                    break
            else:
                return letters
        return "".join(found)


def mender(vocabulary: Iterable[str], known: Callable[[str], bool]) -> Mender:
    """Make a mender of the Chinese words of a vocabulary."""
    by_sound: dict[tuple[str, ...], list[str]] = {}
    by_letters: dict[str, str] = {}
    for word in dict.fromkeys(vocabulary):
        if 2 <= len(word) <= _LONGEST_WORD and _CHINESE.fullmatch(word):
            spelling = tuple(map(_sound, word))
            by_sound.setdefault(spelling, []).append(word)
            by_letters.setdefault("".join(spelling), word)
    return Mender({key: tuple(found) for key, found in by_sound.items()}, by_letters, known)


def _around(start: int, length: int) -> list[tuple[int, int]]:
    """The stretches that hold the pair at ``start``, the longest first."""
    return [
        (begin, begin + size)
        for size in range(_LONGEST_WORD, 1, -1)
        for begin in range(max(0, start + 2 - size), start + 1)
        if begin + size <= length
    ]


@cache
def _sound(character: str) -> str:
    return sounds(character)[0]
