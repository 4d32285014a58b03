"""The labelled messages: how many are understood, asked back or misunderstood, by kind."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.understanding.score import FOLDER, load, score

FILES = sorted(FOLDER.glob("*.yaml"))
#: Of the messages of a file, and of all; a misunderstanding is worse than a question back.
LEAST_RIGHT, MOST_WRONG = 0.95, 0.01
LEAST_RIGHT_OF_ALL, MOST_WRONG_OF_ALL = 0.97, 0.005


def test_there_are_enough_messages_of_all_kinds() -> None:
    messages = [message for path in FILES for message in load(path)]
    assert len(messages) >= 400
    assert len({(one.asked, one.says, one.day) for one in messages}) == len(messages)
    acts = {one.act for one in messages}
    assert acts == {
        "inform", "correct", "affirm", "deny", "unknown", "command", "question", "greeting",
        "unclear",
    }  # fmt: skip


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_messages_are_understood(path: Path) -> None:
    scored = [score(message) for message in load(path)]
    counts = Counter(one.outcome for one in scored)
    exact = sum(one.exact for one in scored)
    line = " ".join(f"{key} {counts[key] / len(scored):.1%}" for key in ("right", "asked", "wrong"))
    print(f"{path.stem}: {len(scored)} messages, {line}, exact {exact / len(scored):.1%}")
    failed = "\n".join(
        f"{one.outcome} [{one.message.asked}] {one.message.says}: {one.got}"
        for one in scored
        if one.outcome != "right"
    )
    assert counts["right"] >= LEAST_RIGHT * len(scored), failed
    assert counts["wrong"] <= MOST_WRONG * len(scored), failed


def test_all_messages_together() -> None:
    outcomes = Counter(score(message).outcome for path in FILES for message in load(path))
    total = outcomes.total()
    assert outcomes["right"] >= LEAST_RIGHT_OF_ALL * total
    assert outcomes["wrong"] <= MOST_WRONG_OF_ALL * total
