"""Simulated firms: every fact known, most matters of a document not touched."""

from __future__ import annotations

import random
from typing import Any

from gmpy2 import mpq

from dialogs.topics import absent
from engine import Fact, Library, Loaded
from engine.formula.analysis import thresholds
from engine.notation import write_number

#: How likely a firm has anything to do with one item.
TOUCHED = 0.25


def firm(library: Library, loaded: Loaded, seed: int) -> dict[str, Any]:
    """A complete profile for the document: the facts of the items touched around their borders.

    Facts of items that are not touched are absent: zero, no, none.
    """
    draw = random.Random(f"{loaded.policy.id} {seed}")
    rules = [rule for rule in loaded.rules if "enterprise" in rule.item.role]
    touched = {rule.id for rule in rules if draw.random() < TOUCHED}
    used = {fact.key for rule in rules if rule.id in touched for fact in rule.facts}
    found: dict[str, Any] = {"city": loaded.policy.city, "role": ["enterprise"]}
    for key in library.catalogue:
        fact = library.catalogue[key]
        if any(fact in rule.facts for rule in rules) and not fact.table and key not in found:
            found[key] = _value(fact, loaded, draw) if key in used else _nothing(fact)
    years = loaded.policy.years
    found["year"] = years.first + draw.randrange(3) if years is not None else 2018
    return found


def _nothing(fact: Fact) -> Any:
    """The value of a fact of which there is nothing, or the least it can be."""
    value = absent(fact)
    return value if value is not None else fact.minimum or next(iter(fact.values), [])


def _value(fact: Fact, loaded: Loaded, draw: random.Random) -> Any:
    edges = {bound for rule in loaded.rules for bound in thresholds(rule.nodes, fact.key)}
    size = max([*edges, mpq(10)]) * mpq(draw.randrange(1, 40), 10)
    match fact.type:
        case "boolean":
            return draw.random() < 0.6
        case "money":
            return f"{write_number(mpq(int(size) or 100_000))} {fact.currencies[0]}"
        case "integer":
            return max(fact.minimum or 0, int(size))
        case "number":
            return int(size)
        case "percent":
            return f"{draw.randrange(0, 101)}%"
        case "choice":
            return draw.choice(list(fact.values))
        case "choices":
            return draw.sample(list(fact.values), draw.randrange(0, 2))
        case "list[money]":
            sums = [draw.randrange(5, 60) * 1000 for _ in range(draw.randrange(1, 4))]
            return [f"{one} CNY" for one in sums]
        case "list[certification]":
            return [{"name": "CMMI", "fee": f"{draw.randrange(50, 400) * 1000} CNY"}]
        case _:
            return []
