"""Clause texts are the law's own words: every one must be found in ``source.txt``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.documents import Place
from engine.lint.subject import Finding, Subject

#: A line that holds a page number and nothing else: ``—6—``, ``- 6 -``.
_PAGE = re.compile(r"^\s*[-—–－]+\s*\d+\s*[-—–－]+\s*$", re.MULTILINE)

#: One numbering of a list: ``（一）`` ``(1)`` ``1.``
_NUMBERING = r"(?:[（(](?:[一二三四五六七八九十]+|\d{1,2})[）)]|\d{1,2}[.．](?!\d))"

#: At the head of a printed line, where chapters are numbered too: ``二、``
_HEADS_LINE = re.compile(
    rf"^\s*(?:{_NUMBERING}|[一二三四五六七八九十]+、)(?:\s*{_NUMBERING})*", re.MULTILINE
)

#: In a clause's text, which keeps no lines: where a sentence or a part of one begins.
_HEADS_SENTENCE = re.compile(rf"(?:^|(?<=[。；：;:）)])){_NUMBERING}")


def check_text(subject: Subject) -> Iterator[Finding]:
    """What claims to be verbatim stands in the source.

    White space, page numbers and the numbering of lists do not count, and the source is read as
    the policy's corrections say.
    """
    source = _printed(subject)
    for place, heading, text in _texts(subject):
        wanted = _HEADS_SENTENCE.sub("", _squeezed(text))
        if wanted not in source:
            yield subject.finding(
                place,
                heading,
                f"{_departure(wanted, source)}；请照抄原文，原文有误的记在 corrections",
            )


def check_corrections(subject: Subject) -> Iterator[Finding]:
    """Every correction corrects something."""
    source = _squeezed(_PAGE.sub("", subject.source))
    for index, correction in enumerate(subject.policy.corrections):
        if _squeezed(correction.found) not in source:
            message = f"source.txt 里没有“{correction.found}”，请改对或删去这处更正"
            yield subject.finding(("corrections", index), "更正", message)


def _texts(subject: Subject) -> Iterator[tuple[Place, str, str]]:
    for heading, section in subject.policy.sections.items():
        yield ("sections", heading, "text"), heading, section.text
    for index, clause in enumerate(subject.policy.clauses):
        yield ("clauses", index, "text"), clause.clause, clause.text


def _printed(subject: Subject) -> str:
    """The source without white space, page numbers and numbering, put right."""
    source = _squeezed(_HEADS_LINE.sub("", _PAGE.sub("", subject.source)))
    for correction in subject.policy.corrections:
        source = source.replace(_squeezed(correction.found), _squeezed(correction.means))
    return source


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _departure(wanted: str, source: str) -> str:
    """From which words on a text is not the source's."""
    shared = 0
    while wanted[: shared + 1] in source:
        shared += 1
    before = wanted[max(0, shared - 8) : shared]
    return f"原文里没有这句话：“{before}【{wanted[shared : shared + 8]}】”从括号里的字起就不同了"
