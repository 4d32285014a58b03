"""Nothing of the source is passed over: a clause takes it up, or it is omitted with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.lint.printed import header_dates, printed, squeezed, without_numbering
from engine.lint.subject import Finding, Subject
from engine.lint.verbatim import shared_head, unnumbered, verbatim_texts
from engine.policy import Policy

#: What stands in the place of a sign of the source that is accounted for.
_DONE = "\0"

#: A stretch that nothing accounts for; punctuation alone says nothing.
_OPEN = re.compile(rf"[^{_DONE}]*\w[^{_DONE}]*")

#: How a clause is numbered where its number is no numbering of a list.
_NUMBERED = re.compile(r"第[一二三四五六七八九十百零\d]+条")

#: How much of a stretch a finding quotes.
_QUOTED = 30


def check_coverage(subject: Subject) -> Iterator[Finding]:
    """Words of the source that stand in no clause, and omissions that omit nothing.

    Titles and numbers of clauses count wherever they are printed; the title, the number, the
    issuer and the dates of the document count where they fill their lines.
    """
    source = printed(subject.source, subject.policy.corrections)
    left = source.signs
    for _, _, text in verbatim_texts(subject.policy):
        left = _without(left, unnumbered(text))
    for row, line in _omitted(subject.policy):
        rest = _done(left, squeezed(without_numbering(line)))
        if rest == left:
            yield subject.finding(
                ("omitted", row),
                "未录入的原文",
                f"“{_quoted(line.strip())}”不必写（原文没有这一行，或条文里已有），请改对或删去",
            )
        left = rest
    for title in _titles(subject.policy):
        left = _done(left, squeezed(title), everywhere=True)
    for head in _heads(subject.policy):
        left = _lines_done(left, squeezed(head), source.lines)
    for stretch in _OPEN.finditer(left):
        yield Finding(
            subject.source_path,
            source.lines[stretch.start()],
            "原文",
            f"“{_quoted(stretch[0])}”没有录入任何一条；请补录，不用录入的写进 omitted 并说明理由",
        )


def _omitted(policy: Policy) -> Iterator[tuple[int, str]]:
    for row, omission in enumerate(policy.omitted):
        for line in omission.text.splitlines():
            if line.strip():
                yield row, line


def _titles(policy: Policy) -> Iterator[str]:
    yield from (section.title for section in policy.sections.values())
    yield from (clause.title for clause in policy.clauses)
    yield from (one.clause for one in policy.clauses if _NUMBERED.fullmatch(one.clause))


def _heads(policy: Policy) -> Iterator[str]:
    yield from (policy.title, policy.number, policy.issuer)
    yield from sorted(header_dates(policy))


def _without(source: str, wanted: str) -> str:
    """``source`` with a clause's text accounted for.

    A text that departs from the source somewhere, which is told elsewhere, still accounts for
    everything between its beginning and its end.
    """
    if wanted in source:
        return _done(source, wanted)
    head = shared_head(wanted, source)
    start = source.find(head)
    rest = source[start + len(head) :]
    tail = shared_head(wanted[::-1], rest[::-1])[::-1]
    if len(head) + len(tail) < len(wanted) / 2:
        return source
    return _done(source, head + rest[: rest.find(tail) + len(tail)])


def _done(source: str, words: str, *, everywhere: bool = False) -> str:
    """``source`` with the first place of ``words`` accounted for, or every place."""
    return source.replace(words, _DONE * len(words), -1 if everywhere else 1) if words else source


def _lines_done(source: str, words: str, lines: tuple[int, ...]) -> str:
    """``source`` with ``words`` accounted for where they fill one or more printed lines."""
    for found in re.finditer(re.escape(words), source) if words else ():
        start, end = found.span()
        heads = start == 0 or lines[start - 1] != lines[start]
        if heads and (end == len(lines) or lines[end - 1] != lines[end]):
            source = source[:start] + _DONE * len(words) + source[end:]
    return source


def _quoted(text: str) -> str:
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}……（共{len(text)}字）"
