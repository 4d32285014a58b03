"""The law checks the rule: what machines can find wrong with a policy folder that loads.

A check is a function of one :class:`~engine.lint.subject.Subject` that yields findings; each lives
in the module of its subject and is listed in :data:`CHECKS`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from engine.library import DATA, Library
from engine.lint.advice import check_advice
from engine.lint.borders import check_borders
from engine.lint.choices import check_choices, check_worked
from engine.lint.constants import check_constants
from engine.lint.coverage import check_coverage
from engine.lint.examples import check_examples
from engine.lint.failing import check_failing
from engine.lint.header import check_notes, check_sample, check_years
from engine.lint.numbers import check_numbers
from engine.lint.reach import check_reach, check_readings
from engine.lint.shape import (
    check_bands,
    check_clauses,
    check_ids,
    check_questions,
    check_wording,
)
from engine.lint.subject import Check, Finding, Subject, read_subject
from engine.lint.verbatim import check_corrections, check_text

#: All checks, in the order in which their findings are told.
CHECKS: tuple[Check, ...] = (
    check_sample,
    check_years,
    check_notes,
    check_text,
    check_corrections,
    check_coverage,
    check_numbers,
    check_constants,
    check_examples,
    check_worked,
    check_borders,
    check_choices,
    check_failing,
    check_advice,
    check_ids,
    check_reach,
    check_questions,
    check_wording,
    check_bands,
    check_readings,
    check_clauses,
)

__all__ = ["CHECKS", "Check", "Finding", "Subject", "lint", "lint_folder", "subject_of"]


def lint(library: Library, policy_ids: Iterable[str] = ()) -> list[Finding]:
    """Check the policies named, or all.

    Raises:
        EngineError: there is no policy of that id.
        DocumentError: a file beside the policy is missing or wrong.
    """
    loaded = [library.policy(one) for one in policy_ids] or list(library.policies.values())
    return [finding for one in loaded for finding in lint_folder(library, _folder(one.policy.id))]


def lint_folder(library: Library, folder: Path) -> list[Finding]:
    """Check the policy in ``folder``, which ``library`` must have loaded.

    Raises:
        DocumentError: a file of it is missing or wrong.
    """
    subject = read_subject(library, folder)
    return [finding for check in CHECKS for finding in check(subject)]


def subject_of(library: Library, policy_id: str) -> Subject:
    """A policy with everything that lies in its folder.

    Raises:
        EngineError: there is no policy of that id.
        DocumentError: a file beside the policy is missing or wrong.
    """
    return read_subject(library, _folder(library.policy(policy_id).policy.id))


def _folder(policy_id: str) -> Path:
    """Where :func:`engine.library.standard` found a policy; a folder is called like its policy."""
    extra = os.environ.get("BOT_POLICIES")
    if extra and Path(extra).name == policy_id and (Path(extra) / "policy.yaml").exists():
        return Path(extra)
    shipped = DATA / "policies" / policy_id
    return shipped if shipped.is_dir() or not extra else Path(extra) / policy_id
