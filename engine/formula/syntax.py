"""The syntax tree: a formula as written, before names and units are known.

``offset`` is the 0-based index of the node's first character in the formula's text.
"""

from __future__ import annotations

from dataclasses import dataclass

from gmpy2 import mpq


@dataclass(frozen=True)
class Number:
    """A literal as the law writes it: ``10万美元`` has value 100000 and unit text 美元."""

    value: mpq
    unit: str
    text: str
    offset: int


@dataclass(frozen=True)
class Name:
    """A fact or a definition, by its Chinese name."""

    name: str
    offset: int


@dataclass(frozen=True)
class Arithmetic:
    """``left op right`` with op one of ``+ − × ÷``."""

    op: str
    left: Syntax
    right: Syntax
    offset: int


@dataclass(frozen=True)
class Compare:
    """``left op right`` with op one of ``≥ > ≤ < =``."""

    op: str
    left: Syntax
    right: Syntax
    offset: int


@dataclass(frozen=True)
class Pick:
    """A choice fact holds the quoted label: ``=`` for one value, ``含`` for several."""

    op: str
    left: Syntax
    label: str
    offset: int
    label_offset: int


@dataclass(frozen=True)
class Label:
    """A quoted name that stands as an argument of its own."""

    label: str
    offset: int


@dataclass(frozen=True)
class Logic:
    """``且`` or ``或`` over two or more parts."""

    op: str
    parts: tuple[Syntax, ...]
    offset: int


@dataclass(frozen=True)
class Negation:
    """``非`` part."""

    part: Syntax
    offset: int


@dataclass(frozen=True)
class Call:
    """A function with a legal meaning, by its name."""

    name: str
    arguments: tuple[Syntax, ...]
    offset: int


@dataclass(frozen=True)
class Band:
    """One line of a band table: the subject compared with ``bound`` gives ``value``."""

    op: str
    bound: Syntax
    value: Syntax
    offset: int


@dataclass(frozen=True)
class Bands:
    """A band table: the last ``≥`` (or the first ``≤``) line that holds gives the value, else 0."""

    subject: Syntax
    bands: tuple[Band, ...]
    offset: int


@dataclass(frozen=True)
class Option:
    """One line of an amount by choice: the quoted label gives ``value``."""

    label: str
    value: Syntax
    offset: int


@dataclass(frozen=True)
class ByChoice:
    """An amount by choice: the line whose label the fact holds gives the value, else 0."""

    subject: Syntax
    options: tuple[Option, ...]
    offset: int


Syntax = (
    Number | Name | Arithmetic | Compare | Pick | Label | Logic | Negation | Call | Bands | ByChoice
)
