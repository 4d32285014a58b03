"""What a check looks at, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import Field

from engine.documents import Document, Entry, Place, read
from engine.errors import DocumentError, InputError, together
from engine.library import Library, Loaded
from engine.policy import Policy, load_policy
from engine.profile import Profile, read_profile
from engine.rule import Rule
from engine.situation import Situation, Situations

#: What stands in an example for a result that is still to be worked out by hand.
PENDING = "待手算"


class Case(Entry):
    """One worked example of ``cases.yaml``."""

    name: str
    profile: dict[str, Any]
    work: str = Field(min_length=1)
    expect: dict[str, dict[str, Any]]
    plan: dict[str, Any] | None = None


@dataclass(frozen=True)
class Worked:
    """A worked example ready to be looked at, and where it stands."""

    case: Case
    profile: Profile
    situation: Situation
    path: Path
    line: int | None

    @property
    def items(self) -> frozenset[str]:
        """The items that it states."""
        return frozenset(self.case.expect)


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
        library: the facts and rates that the policy was loaded with.
        loaded: the document and its items made ready, both in document order.
        document: ``policy.yaml``, for the place of a finding.
        source_path, source: the official text and where it was read from.
        cases: the worked examples.
    """

    library: Library
    loaded: Loaded
    document: Document
    source_path: Path
    source: str
    cases: tuple[Worked, ...]

    @property
    def policy(self) -> Policy:
        """The document as data."""
        return self.loaded.policy

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Its items made ready."""
        return self.loaded.rules

    @property
    def situations(self) -> Situations:
        """Turns profiles into situations; holds the catalogue of facts."""
        return self.library.situations

    def examples(self, rule: Rule) -> list[Situation]:
        """The situations of the worked examples that state the item of ``rule``."""
        return [case.situation for case in self.cases if rule.id in case.items]

    @property
    def drafts(self) -> str:
        """Behind a message that asks for examples: how to have them drafted."""
        return f"（可先用 python -m engine new-cases {self.policy.id} 拟好）"

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
        library,
        library.policies[policy.id],
        document,
        source,
        text,
        _worked(library, folder / "cases.yaml"),
    )


def _worked(library: Library, path: Path) -> tuple[Worked, ...]:
    """The worked examples; what is wrong with several of them is told at once."""
    if path.exists() and not _says_anything(path):
        return ()
    document = read(path)
    if not isinstance(document.data, list):
        dash = "，每项以“- ”开头，“-”后面空一格：- name: …"
        raise document.error(f"这里应当是一个列表，每项一个算例{dash}")
    found: list[Worked] = []
    errors: list[DocumentError] = []
    for index in range(len(document.data)):
        try:
            found.append(_example(library, document, index))
        except DocumentError as error:
            errors.append(error)
    if errors:
        raise together(errors)
    return tuple(found)


def _says_anything(path: Path) -> bool:
    """Whether there is more than comments: a file without examples is only not finished."""
    lines = path.read_bytes().split(b"\n")
    return any(line.strip() and not line.lstrip().startswith(b"#") for line in lines)


def _example(library: Library, document: Document, index: int) -> Worked:
    case = document.build(Case, (index,))
    try:
        profile = read_profile(case.profile, library.catalogue)
    except InputError as refused:
        place: Place = (index, "profile", refused.fact or "")
        raise document.error(refused.message, place, key=True) from None
    situation = library.situations.of(profile)
    return Worked(case, profile, situation, document.path, document.error("", (index,)).line)
