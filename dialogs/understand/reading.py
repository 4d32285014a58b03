"""What a reply comes to: the fact that was asked, the value read from it, or a question back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

About = Literal["currency", "range", "scale", "choice", "invalid"]


class AskedFact(Protocol):
    """What reading needs to know of the fact asked; ``engine.facts.Fact`` satisfies it."""

    @property
    def key(self) -> str:
        """The key in a profile."""
        ...

    @property
    def name(self) -> str:
        """The Chinese name."""
        ...

    @property
    def type(self) -> str:
        """The type as ``data/facts.yaml`` writes it: money, integer, boolean, list[money] …."""
        ...

    @property
    def unit(self) -> str | None:
        """The Chinese unit of a figure (人, 元, 平方米 …)."""
        ...

    @property
    def values(self) -> Mapping[str, str]:
        """Value → Chinese label, in the order offered; empty when it is no choice."""
        ...

    @property
    def currencies(self) -> tuple[str, ...]:
        """The currencies the question allows, the usual one first."""
        ...

    @property
    def minimum(self) -> int | None:
        """The smallest figure allowed."""
        ...

    @property
    def maximum(self) -> int | None:
        """The largest figure allowed."""
        ...


@dataclass(frozen=True)
class Clarify:
    """A question back, because the reply can be taken in more than one way or not at all.

    Attributes:
        about: what is open.
        options: what may have been meant, as whole values in profile notation; may be empty.
        message: one short polite Chinese sentence.
    """

    about: About
    options: tuple[object, ...]
    message: str


@dataclass(frozen=True)
class Reading:
    """What a reply says about the fact; exactly one of value, unknown and clarify is set.

    Attributes:
        value: the value in the notation of a profile.
        unknown: the person does not know.
        clarify: what must be asked back first.
        assumed: what the question settled and the reply left out, such as ``"onshore.currency"``.
        approximate: the person gave the figure as a rough one.
    """

    value: object | None = None
    unknown: bool = False
    clarify: Clarify | None = None
    assumed: tuple[str, ...] = ()
    approximate: bool = False


def ask_back(about: About, options: tuple[object, ...], message: str) -> Reading:
    """A reading that only asks back."""
    return Reading(clarify=Clarify(about, options, message))
