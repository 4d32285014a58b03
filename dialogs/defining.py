"""Questions for the meaning of a word, at any point of the conversation."""

from __future__ import annotations

from dialogs import glossary, hearing, learning
from dialogs.phrase import definition, talk
from dialogs.speaking import Speaking
from dialogs.understand.definitions import wanted_terms
from dialogs.understand.text import lower, normalise


def answered(speaking: Speaking, text: str) -> bool:
    """Say what the words asked for mean, if the message asks that; what else it tells is kept."""
    library = speaking.view.library
    terms = wanted_terms(lower(normalise(text)), glossary.names(library.catalogue))
    if not terms:
        return False
    for term in terms:
        found = glossary.find(term, library, speaking.view.profile.city)
        if found:
            speaking.show(definition.blocks(found))
        else:
            speaking.say(talk.no_definition(term))
    heard = hearing.understood(speaking.view, text)
    if heard.facts:
        learning.learn(speaking, heard)
    else:
        speaking.ask()
    return True
