"""What sounds like a claim about the firm, so that it is not lost silently when nobody took it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dialogs.understand.text import lower, normalise
from dialogs.understand.vocabulary import vocabulary
from dialogs.understand.wordlists import wordlist
from engine import Catalogue

#: A longer part is talk.
_LONGEST = 40


def asserts(part: str, catalogue: Catalogue) -> bool:
    """Whether a part says that the firm did, has or is something that facts are about.

    Args:
        part: normalised and in lower case, without a stop in it.
        catalogue: all facts.
    """
    if len(part) > _LONGEST or _pattern("talk").search(part):
        return False
    return _pattern("says").search(part) is not None and _is_about_facts(part, catalogue)


def _is_about_facts(part: str, catalogue: Catalogue) -> bool:
    named = any(True for _ in vocabulary(catalogue).words(part))
    return named or _pattern("about").search(part) is not None or _titles(catalogue, part)


def _titles(catalogue: Catalogue, part: str) -> bool:
    """Whether a part holds what a yes-or-no fact is also called, which names it no further."""
    return any(title in part for title in _of_booleans(catalogue))


@lru_cache(maxsize=8)
def _of_booleans(catalogue: Catalogue) -> frozenset[str]:
    facts = (fact for fact in catalogue.values() if fact.type == "boolean")
    return frozenset(lower(normalise(name)) for fact in facts for name in fact.synonyms)


@cache
def _pattern(group: str) -> re.Pattern[str]:
    return re.compile("|".join(wordlist("asserting").data[group]))
