"""What a check looks at, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import Field

from engine.documents import Document, Entry, Place, read
from engine.errors import DocumentError, InputError
from engine.library import Library
from engine.policy import Policy, load_policy
from engine.profile import read_profile
from engine.rule import Rule
from engine.situation import Situation, Situations


class Case(Entry):
    """One worked example of ``cases.yaml``; what it expects is checked by the tests."""

    name: str
    profile: dict[str, Any]
    work: str = Field(min_length=1)
    expect: dict[str, dict[str, Any]]
    plan: dict[str, Any] | None = None


@dataclass(frozen=True)
class Worked:
    """A worked example ready to be looked at: its situation and the items it states."""

    situation: Situation
    items: frozenset[str]


@dataclass(frozen=True)
class Finding:
    """Something that is wrong, where, and how to mend it."""

    path: Path
    line: int | None
    about: str
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{place}: {self.about} — {self.message}"


@dataclass(frozen=True)
class Subject:
    """A policy with everything that a check may need.

    Attributes:
        policy, rules: the document and its items made ready, both in document order.
        document: ``policy.yaml``, for the place of a finding.
        source: the official text.
        cases: the worked examples.
        situations: turns profiles into situations; holds the catalogue of facts.
    """

    policy: Policy
    rules: tuple[Rule, ...]
    document: Document
    source: str
    cases: tuple[Worked, ...]
    situations: Situations

    def placed(self) -> Iterator[tuple[Place, Rule]]:
        """Every rule and where its item stands."""
        places = [
            ("clauses", index, "items", row)
            for index, clause in enumerate(self.policy.clauses)
            for row in range(len(clause.items))
        ]
        return zip(places, self.rules, strict=True)

    def finding(self, place: Place, about: str, message: str) -> Finding:
        """A finding at a place of ``policy.yaml``."""
        where = self.document.error(message, place)
        return Finding(self.document.path, where.line, about, message)

    def on(self, place: Place, rule: Rule, message: str) -> Finding:
        """A finding about one item."""
        return self.finding(place, f"{rule.clause.clause} {rule.id}", message)


Check = Callable[[Subject], Iterator[Finding]]


def read_subject(library: Library, folder: Path) -> Subject:
    """Read what lies in a policy folder that ``library`` has loaded.

    Raises:
        DocumentError: a file is missing or wrong.
    """
    policy, document = load_policy(folder)
    source = folder / "source.txt"
    try:
        text = source.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise DocumentError("要有官方原文，存成 UTF-8 编码的文本", path=source) from None
    return Subject(
        policy,
        library.policies[policy.id].rules,
        document,
        text,
        tuple(_worked(library, folder / "cases.yaml")),
        library.situations,
    )


def _worked(library: Library, path: Path) -> Iterator[Worked]:
    document = read(path)
    if not isinstance(document.data, list):
        raise document.error("这里应当是一个列表，每项一个算例")
    for index in range(len(document.data)):
        case = document.build(Case, (index,))
        try:
            profile = read_profile(case.profile, library.catalogue)
        except InputError as refused:
            raise document.error(refused.message, (index, "profile")) from None
        yield Worked(library.situations.of(profile), frozenset(case.expect))
