"""Words of running text, with the names of the vocabulary known as words.

jieba's dictionary takes most of a second to load: it is loaded when first needed, or by
:func:`load` in the background when a server starts.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from dialogs.understand.wordlists import wordlist

if TYPE_CHECKING:
    import jieba


def load() -> None:
    """Load the dictionary now."""
    _tokenizer()


def cut(text: str) -> list[str]:
    """The words of a text from left to right."""
    return list(_tokenizer().cut(text))


def is_common(word: str) -> bool:
    """Whether a word stands in the general dictionary, and so is no slip by itself."""
    return bool(_tokenizer().FREQ.get(word))


@cache
def _tokenizer() -> jieba.Tokenizer:
    import logging

    import jieba

    jieba.setLogLevel(logging.CRITICAL)
    tokenizer = jieba.Tokenizer()
    # jieba caches its dictionary where it is told; nothing of it is to last or to be trusted.
    with TemporaryDirectory() as folder:
        tokenizer.tmp_dir = folder
        tokenizer.initialize()
    for name in _names():
        tokenizer.add_word(name)
    return tokenizer


def _names() -> Iterator[str]:
    """The names of cities, districts and choices; patterns are none."""
    for city in wordlist("cities").data.values():
        yield from (*city["aliases"], *city["districts"])
    for choice in wordlist("choices").data.values():
        yield from filter(str.isalnum, choice["names"])
