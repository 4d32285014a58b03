"""What every test may use: the shipped library, and an assessment of a profile in one call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from engine import Assessment, Library, assess, load, read_profile

TODAY = date(2026, 11, 21)

Assess = Callable[[dict[str, Any]], Assessment]


@pytest.fixture(scope="session")
def library() -> Library:
    return load()


@pytest.fixture(scope="session")
def zhengzhou(library: Library) -> Assess:
    """Assess a profile in contract notation under 郑州's document."""

    def run(given: dict[str, Any]) -> Assessment:
        profile = read_profile(given, library.catalogue)
        return assess(library, library.policies["zhengzhou-2017"], profile, today=TODAY)

    return run
