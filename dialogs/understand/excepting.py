"""Splits what is said of all but some: 除了贷款都有; 除了离岸，其他都没有; 没有展会，其他都有."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: What all the others are.
_OTHERS = re.compile(
    r"(?P<rest>[, ]{0,3}(?:其[他它余]|剩下|别)的?)?[都也全]{1,3}部?都?(?P<no>没有?|不)?"
    r"(?:有|是|选|要|涉及)?的?[了啊呀哦吧。! ]*$"
)
#: What marks that some are taken out.
_EXCEPT = re.compile(r"^除了?|(?:以外|之外)[, ]{0,3}$")


@dataclass(frozen=True)
class Excepting:
    """Some, and what the others are.

    Attributes:
        some: the text that names some.
        denied: whether it must deny them, since nothing else takes them out.
        none: whether the others are not meant, so that only these are.
    """

    some: str
    denied: bool
    none: bool


def excepting(text: str) -> Excepting | None:
    """What a text takes out of all; ``None`` when it speaks of no others.

    Args:
        text: normalised and in lower case.
    """
    said = _OTHERS.search(text)
    if said is None:
        return None
    before, none = text[: said.start()], said["no"] is not None
    some = _EXCEPT.sub("", before)
    if some != before:
        return Excepting(some, denied=False, none=none)
    return Excepting(some, denied=True, none=False) if said["rest"] and not none else None
