"""Everything that can go wrong in the engine, as one tree of exceptions with Chinese messages.

::

    EngineError                 anything a caller may want to catch
    ├── InputError              a profile that breaks the notation (who filled it in can mend it)
    ├── FormulaError            one formula is wrong (before it is known which file it stands in)
    └── DocumentError           a policy, fact or rate file is wrong (its author can mend it)
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class EngineError(Exception):
    """Base of all engine errors; ``message`` is a Chinese sentence that a person can act on."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class InputError(EngineError):
    """A profile holds something that the notation does not allow.

    Attributes:
        fact: the key of the offending fact, or ``None`` when the profile as a whole is unreadable.
        value: what was given, as it was read.
    """

    def __init__(self, message: str, *, fact: str | None = None, value: object = None) -> None:
        super().__init__(message)
        self.fact = fact
        self.value = value


class FormulaError(EngineError):
    """A formula does not parse or its units do not fit.

    Attributes:
        offset: 0-based index of the offending character within the formula's text.
    """

    def __init__(self, message: str, offset: int = 0) -> None:
        super().__init__(message)
        self.offset = offset


class DocumentError(EngineError):
    """A data file is wrong. The text opens with ``file:line:column`` where they are known."""

    def __init__(
        self,
        message: str,
        *,
        path: Path | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        place = ":".join(str(part) for part in (path, line, column) if part is not None)
        super().__init__(f"{place}：{message}" if place else message)
        self.path = path
        self.line = line
        self.column = column


def together(errors: Sequence[DocumentError]) -> DocumentError:
    """Several errors as one, a line each, at the place of the first; the same one is told once."""
    told = {error.message: error for error in errors}
    first = next(iter(told.values()))
    if len(told) == 1:
        return first
    joined = DocumentError("\n".join(told))
    joined.path, joined.line, joined.column = first.path, first.line, first.column
    return joined
