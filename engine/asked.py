"""How people ask for a clause: colloquial terms and typical questions, reviewed, beside the law."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from pydantic import Field

from engine.documents import Entry, read
from engine.policy import Policy
from engine.spelling import hint


class Asked(Entry):
    """How one clause is asked for.

    Attributes:
        gist: what it says, in one line and with no figure that it does not give.
        terms: what people call its matter.
        questions: typical questions that it answers.
    """

    gist: str = Field(min_length=1)
    terms: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


def load_asked(folder: Path, policy: Policy) -> Mapping[str, Asked]:
    """Read ``asked.yaml`` of a policy's folder, by clause; a folder may do without.

    Raises:
        DocumentError: it is written wrongly, or names a clause that is not there.
    """
    path = folder / "asked.yaml"
    if not path.exists():
        return MappingProxyType({})
    document = read(path)
    headings = {clause.clause for clause in policy.clauses}
    for heading in document.data:
        if heading not in headings:
            message = f"没有“{heading}”这一条{hint(str(heading), headings)}"
            raise document.error(message, (heading,), key=True)
    return MappingProxyType(
        {heading: document.build(Asked, (heading,)) for heading in document.data}
    )
