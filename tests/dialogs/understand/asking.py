"""What the tests of single replies share: the fact asked, a day, and the reading in short."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dialogs.understand import read_answer
from engine.facts import load_catalogue

FACTS = load_catalogue(Path(__file__).parents[3] / "data" / "facts.yaml")
TODAY = date(2026, 11, 21)


def answer(key: str, text: str) -> object:
    """The value that a reply to the asked fact gives, ``?about`` when it is asked back."""
    reading = read_answer(text, FACTS[key], settled=True, today=TODAY)
    if reading is None or reading.unknown:
        return None
    return reading.value if reading.clarify is None else f"?{reading.clarify.about}"
