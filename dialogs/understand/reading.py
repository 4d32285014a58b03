"""What a reply comes to: the fact that was asked, the value read from it, or a question back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

About = Literal["currency", "range", "scale", "choice", "invalid"]


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


def is_nothing(value: object) -> bool:
    """Whether a value in the notation of a profile says that there is none of it."""
    return value in (False, 0, [], "0%", "0 CNY", "0 USD", "none")


def ask_back(about: About, options: tuple[object, ...], message: str) -> Reading:
    """A reading that only asks back."""
    return Reading(clarify=Clarify(about, options, message))
