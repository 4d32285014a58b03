"""The version of a document: a hash of all data that an assessment under it can depend on.

It stays the same when a file is only set differently, when a question is worded differently, or
when another city's document changes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from pydantic import BaseModel

from engine.facts import Catalogue, Fact
from engine.policy import Policy
from engine.rates import Rates

#: What a fact holds for conversations only.
_WORDING = {"ask", "meaning", "synonyms"}


def version(policy: Policy, read: Iterable[Fact], catalogue: Catalogue, rates: Rates) -> str:
    """The version of one document.

    Args:
        policy: the document.
        read: the facts that its rules read.
        catalogue: all facts; the exchange rate among them may convert any sum.
        rates: the tables that the defaults of facts come from.
    """
    keys = {fact.key for fact in (*read, catalogue["role"], catalogue.rate)}
    facts = [fact for key, fact in catalogue.items() if key in keys]
    tables = {fact.table for fact in facts}
    content = {
        "policy": _data(policy),
        "facts": [_data(fact, _WORDING) for fact in facts],
        "rates": {name: _data(table) for name, table in rates.items() if name in tables},
    }
    return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _data(entry: BaseModel, without: set[str] | None = None) -> dict[str, Any]:
    """An entry as plain data; what it leaves to a default is left out."""
    return entry.model_dump(mode="json", exclude=without, exclude_defaults=True)
