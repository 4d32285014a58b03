"""A receipt of an assessment: what it was made from and what came out, so that it can be replayed.

A receipt holds everything in plain data and can be kept anywhere. Replayed under the version of the
document that it names, it must give the same result to the letter.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Literal

from engine.assess import assess
from engine.library import Library
from engine.profile import read_profile
from engine.result import Assessment

#: How a replay can end: the result is the same; the document, a fact or a rate has changed since
#: (or is gone), so that nothing can be said; the engine itself comes to something else now.
Replay = Literal["same", "superseded", "different"]


@dataclass(frozen=True)
class Receipt:
    """One assessment as it was given out.

    Attributes:
        policy: the document's id.
        version: see :mod:`engine.version`.
        day: the day it was made; it decides the status while the business year is unknown.
        profile: what was known, in profile notation.
        result: the assessment as JSON.
    """

    policy: str
    version: str
    day: date
    profile: Mapping[str, Any]
    result: Mapping[str, Any]

    @property
    def digest(self) -> str:
        """Names what the result follows from: equal digests, equal results."""
        day = None if "year" in self.profile else self.day.year
        parts = (self.policy, self.version, day, dict(self.profile))
        return sha256(_text(parts).encode()).hexdigest()


def make_receipt(
    library: Library, profile: Mapping[str, Any], assessment: Assessment, day: date
) -> Receipt:
    """The receipt of an assessment that was just made.

    Args:
        library: what it drew on.
        profile: what it was made for, in profile notation.
        assessment: what came out.
        day: the day it was made.
    """
    policy = assessment.policy.id
    return Receipt(policy, library.versions[policy], day, profile, assessment.to_json())


def replay(library: Library, receipt: Receipt) -> Replay:
    """Assess again what a receipt was made from, and compare."""
    if library.versions.get(receipt.policy) != receipt.version:
        return "superseded"
    again = assess(
        library,
        library.policy(receipt.policy),
        read_profile(dict(receipt.profile), library.catalogue),
        today=receipt.day,
    )
    return "same" if _text(again.to_json()) == _text(receipt.result) else "different"


def _text(value: object) -> str:
    """A value as JSON, the same for equal ones."""
    return json.dumps(value, sort_keys=True)
