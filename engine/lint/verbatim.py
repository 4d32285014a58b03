"""Clause texts are the law's own words: every one must be found in ``source.txt``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.documents import Place
from engine.lint.printed import NUMBERING, printed, squeezed, without_pages
from engine.lint.subject import Finding, Subject
from engine.policy import Policy

#: In a clause's text, which keeps no lines: where a sentence or a part of one begins.
_HEADS_SENTENCE = re.compile(rf"(?:^|(?<=[。；：;:）)])){NUMBERING}")


def check_text(subject: Subject) -> Iterator[Finding]:
    """What claims to be verbatim stands in the source.

    White space, page numbers and the numbering of lists do not count, and the source is read as
    the policy's corrections say.
    """
    source = printed(subject.source, subject.policy.corrections).signs
    for place, heading, text in verbatim_texts(subject.policy):
        wanted = unnumbered(text)
        if wanted not in source:
            yield subject.finding(
                place,
                heading,
                f"{_departure(wanted, source)}；请照抄原文，原文有误的记在 corrections",
            )


def check_corrections(subject: Subject) -> Iterator[Finding]:
    """Every correction corrects something."""
    source = squeezed(without_pages(subject.source))
    for index, correction in enumerate(subject.policy.corrections):
        if squeezed(correction.found) not in source:
            message = f"source.txt 里没有“{correction.found}”，请改对或删去这处更正"
            yield subject.finding(("corrections", index), "更正", message)


def verbatim_texts(policy: Policy) -> Iterator[tuple[Place, str, str]]:
    """What claims to be verbatim: where it stands, under which heading, and the text."""
    for heading, section in policy.sections.items():
        yield ("sections", heading, "text"), heading, section.text
    for index, clause in enumerate(policy.clauses):
        yield ("clauses", index, "text"), clause.clause, clause.text


def unnumbered(text: str) -> str:
    """A clause's text without white space and numbering, as it is looked for in the source."""
    return _HEADS_SENTENCE.sub("", squeezed(text))


def shared_head(wanted: str, source: str) -> str:
    """The longest beginning of ``wanted`` that stands in ``source``."""
    shared = 0
    while shared < len(wanted) and wanted[: shared + 1] in source:
        shared += 1
    return wanted[:shared]


def _departure(wanted: str, source: str) -> str:
    """From which words on a text is not the source's."""
    shared = len(shared_head(wanted, source))
    before = wanted[max(0, shared - 8) : shared]
    return f"原文里没有这句话：“{before}【{wanted[shared : shared + 8]}】”从括号里的字起就不同了"
