from __future__ import annotations

import pytest

from engine import Library


@pytest.fixture(scope="session")
def clause_ids(library: Library) -> frozenset[str]:
    """The ids of all clauses."""
    return frozenset(
        f"{loaded.policy.id}:{clause.clause}"
        for loaded in library.policies.values()
        for clause in loaded.policy.clauses
    )
