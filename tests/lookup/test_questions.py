"""Every file of labelled questions beside this one reaches its floors (``floors.yaml``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.lookup.score import FOLDER, load, ours, score

FILES = sorted(path for path in FOLDER.glob("*.yaml") if path.stem != "floors")
FLOORS: dict[str, dict[str, Any]] = yaml.safe_load((FOLDER / "floors.yaml").read_text("utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_questions_are_answered_as_labelled(path: Path) -> None:
    questions = load(path)
    floors = FLOORS.get(path.stem, FLOORS["others"])
    result = score([ours(question) for question in questions])
    kinds = {question.kind for question in questions}
    missed = [
        f"{name} {getattr(result, name):.3f} < {floors[name]}"
        for name in ("mrr", "hit", "recall", "ndcg")
        if getattr(result, name) < floors[name]
    ]
    if result.lost > floors["lost"]:
        missed.append(f"lost {result.lost:.3f} > {floors['lost']}")
    missed += [
        f"{kind} {result.told_apart[kind]:.3f} < {floor}"
        for kind, floor in floors["apart"].items()
        if kind in kinds and result.told_apart[kind] < floor
    ]
    assert not missed


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_labels_name_clauses_that_there_are(path: Path, clause_ids: frozenset[str]) -> None:
    for question in load(path):
        assert set(question.clauses) <= clause_ids, question.says
        assert bool(question.clauses) == (question.kind in ("有答案", "别城")), question.says
