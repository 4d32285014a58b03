"""Questions for the meaning of a word, at any point of the conversation."""

from __future__ import annotations

import re
from collections.abc import Collection

from dialogs import glossary, hearing, learning
from dialogs.phrase import definition, talk
from dialogs.speaking import Speaking
from dialogs.understand import Understanding
from dialogs.understand.definitions import wanted_terms
from dialogs.understand.text import lower, normalise

_PARTS = re.compile(r"[,，。;；?？!！\n]+")


def answered(speaking: Speaking, text: str) -> bool:
    """Say what the words asked for mean, if the message asks that; what else it tells is kept."""
    library = speaking.view.library
    names = glossary.names(library.catalogue)
    terms = _terms(text, names)
    if not terms:
        return False
    for term in terms:
        found = glossary.find(term, library, speaking.view.profile.city)
        if found:
            speaking.show(definition.blocks(found))
        else:
            speaking.say(talk.no_definition(term))
    rest = "，".join(part for part in _PARTS.split(text) if part and not _terms(part, names))
    heard = hearing.understood(speaking.view, rest) if rest else Understanding("question")
    if heard.facts:
        learning.learn(speaking, heard)
    return True


def _terms(text: str, names: Collection[str]) -> tuple[str, ...]:
    return wanted_terms(lower(normalise(text)), names)
