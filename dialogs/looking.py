"""Questions about the documents at any point of the conversation: the clauses that answer them."""

from __future__ import annotations

from functools import lru_cache

from dialogs.lookup import Found, lookup
from dialogs.phrase import lookup as phrase
from dialogs.speaking import Speaking
from dialogs.understand.text import lower, normalise
from engine import Library


def answered(speaking: Speaking, text: str, *, asks: bool) -> bool:
    """Answer a message from the documents.

    Args:
        speaking: the reply under way; the question is put again by the caller.
        text: the message.
        asks: whether it is a question; what is none must find a clause for certain.

    Returns:
        Whether there was anything to say: what is off the topic is left to the caller while a
        question is pending.
    """
    view = speaking.view
    found = lookup(view.library, text, view.profile.city)
    if found.kind != "answer" and not asks:
        return False
    if found.kind == "off_topic" and view.pending is not None:
        return False
    _tell(speaking, found)
    return True


def named(speaking: Speaking, text: str) -> bool:
    """Show the clause that a message names by city and heading (长春（四）), if it does."""
    library = speaking.view.library
    if _spelt(text) not in _labels(library):
        return False
    _tell(speaking, lookup(library, text))
    return True


def _tell(speaking: Speaking, found: Found) -> None:
    library = speaking.view.library
    speaking.show(phrase.blocks(found, library, speaking.view.profile.year))
    offered = phrase.choices(found, library)
    own = found.hits and found.hits[0].place.city == speaking.view.profile.city
    if found.kind not in ("choose", "other_city") and not own and not found.compare:
        return
    speaking.offers = offered
    if offered and speaking.view.pending is not None:
        speaking.show((phrase.how_to_see(offered[0]),))


@lru_cache(maxsize=8)
def _labels(library: Library) -> frozenset[str]:
    """Every clause as it is named with its city."""
    return frozenset(
        _spelt(phrase.name_of(library, loaded, clause))
        for loaded in library.policies.values()
        for clause in loaded.policy.clauses
    )


def _spelt(text: str) -> str:
    return lower(normalise(text)).replace(" ", "")
