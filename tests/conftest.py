"""What every test may use: the shipped library, and an assessment of a profile in one call."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from engine import Assessment, Library, Loaded, assess, load, read_profile, standard

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="session")
def library() -> Library:
    return load()


def assessed(loaded: Loaded, given: dict[str, Any]) -> Assessment:
    """Assess a profile in contract notation under one shipped document."""
    library = standard()
    return assess(library, loaded, read_profile(given, library.catalogue), today=TODAY)
