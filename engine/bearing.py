"""Which of the facts told still bear on the result: the others could be anything."""

from __future__ import annotations

from engine.library import Library, Loaded
from engine.profile import Profile
from engine.verdict import judge


def bearing(library: Library, loaded: Loaded, profile: Profile) -> frozenset[str]:
    """The facts told without which some verdict or amount of the document would be open.

    A fact of an item that is lost by another fact anyway does not bear on it.
    """
    found: set[str] = set()
    for key in profile.known:
        left = {name: value for name, value in profile.known.items() if name != key}
        slots = library.situations.of(Profile(left)).slots
        rules = (rule for rule in loaded.rules if any(fact.key == key for fact in rule.facts))
        if any(key in judge(rule, slots).missing for rule in rules):
            found.add(key)
    return frozenset(found)
