"""The data by which clauses are found: complete, in bounds, and true to the clauses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dialogs.lookup import lookup
from dialogs.lookup.vocabulary import questions, thesaurus
from engine import DocumentError, Library, load
from engine.scaffold import new_policy

_FIGURE = re.compile(r"\d+(?:\.\d+)?")


def test_every_shipped_clause_has_terms_and_three_to_eight_questions(library: Library) -> None:
    for loaded in library.policies.values():
        for clause in loaded.policy.clauses:
            asked = loaded.asked[clause.clause]
            assert asked.terms, clause.clause
            assert 3 <= len(asked.questions) <= 9, clause.clause


def test_a_gist_gives_no_figure_that_the_clause_does_not(library: Library) -> None:
    for loaded in library.policies.values():
        for clause in loaded.policy.clauses:
            figures = set(_FIGURE.findall(loaded.asked[clause.clause].gist))
            assert figures <= set(_FIGURE.findall(clause.text)), clause.clause


def test_typical_questions_find_their_clause(library: Library) -> None:
    missed = []
    for loaded in library.policies.values():
        for heading, asked in loaded.asked.items():
            for question in asked.questions:
                found = lookup(library, question, loaded.policy.city)
                ids = [hit.id for hit in (found.hits or found.elsewhere)[:3]]
                if f"{loaded.policy.id}:{heading}" not in ids:
                    missed.append((heading, question, ids))
    total = sum(
        len(one.questions) for loaded in library.policies.values() for one in loaded.asked.values()
    )
    assert len(missed) <= 0.03 * total, missed


def test_a_new_city_is_found_without_any_vocabulary(tmp_path: Path) -> None:
    new_policy(tmp_path, "anlan-2024", "anlan", "安澜")
    library = load([tmp_path])
    heading = library.policy("anlan-2024").policy.clauses[0]
    found = lookup(library, f"安澜{heading.title}")
    assert found.hits[0].id == f"anlan-2024:{heading.clause}"


def test_vocabulary_of_a_clause_that_is_not_there_is_refused(tmp_path: Path) -> None:
    new_policy(tmp_path, "anlan-2024", "anlan", "安澜")
    path = tmp_path / "anlan-2024" / "asked.yaml"
    path.write_text("九十九:\n  gist: 没有的条\n", "utf-8")
    with pytest.raises(DocumentError, match="没有“九十九”这一条"):
        load([tmp_path])


def test_no_shell_is_a_wording_of_the_field() -> None:
    for wording in thesaurus().lexicon.all():
        assert not questions().shell.fullmatch(wording), wording
