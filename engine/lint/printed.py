"""The source as it is compared: no white space, page numbers or numbering, and put right."""

from __future__ import annotations

import re
from dataclasses import dataclass

from engine.policy import Correction, Policy

#: A line that holds a page number and nothing else: ``—6—``, ``- 6 -``.
_PAGE = re.compile(r"^[^\S\n]*[-—–－]+[^\S\n]*\d+[^\S\n]*[-—–－]+[^\S\n]*$", re.MULTILINE)

#: One numbering of a list: ``（一）`` ``(1)`` ``1.``
NUMBERING = r"(?:[（(](?:[一二三四五六七八九十]+|\d{1,2})[）)]|\d{1,2}[.．](?!\d))"

#: At the head of a printed line, where chapters are numbered too: ``二、``
_HEADS_LINE = re.compile(
    rf"^[^\S\n]*(?:{NUMBERING}|[一二三四五六七八九十]+、)(?:[^\S\n]*{NUMBERING})*", re.MULTILINE
)


@dataclass(frozen=True)
class Printed:
    """The visible signs of a text, and the line on which each is printed."""

    signs: str
    lines: tuple[int, ...]

    def corrected(self, correction: Correction) -> Printed:
        """The same with what was found replaced by what is meant."""
        found, means = squeezed(correction.found), squeezed(correction.means)
        signs, lines, start = self.signs, self.lines, 0
        while found and (start := signs.find(found, start)) >= 0:
            end = start + len(found)
            signs = signs[:start] + means + signs[end:]
            lines = lines[:start] + (lines[start],) * len(means) + lines[end:]
            start += len(means)
        return Printed(signs, lines)


def printed(source: str, corrections: tuple[Correction, ...]) -> Printed:
    """Read a source as it is compared."""
    signs: list[str] = []
    lines: list[int] = []
    for number, line in enumerate(without_numbering(without_pages(source)).split("\n"), 1):
        visible = squeezed(line)
        signs += visible
        lines += [number] * len(visible)
    found = Printed("".join(signs), tuple(lines))
    for correction in corrections:
        found = found.corrected(correction)
    return found


def without_pages(text: str) -> str:
    """``text`` with its page numbers blanked."""
    return _PAGE.sub("", text)


def without_numbering(text: str) -> str:
    """``text`` without the numbering at the heads of its lines."""
    return _HEADS_LINE.sub("", text)


def squeezed(text: str) -> str:
    """``text`` without white space."""
    return "".join(text.split())


def header_dates(policy: Policy) -> frozenset[str]:
    """The dates at the head of a policy as a law prints them, months padded or not."""
    dates = [one for one in (policy.issued, policy.effective, policy.expires) if one is not None]
    plain = {f"{one.year}年{one.month}月{one.day}日" for one in dates}
    return frozenset(plain | {f"{one:%Y年%m月%d日}" for one in dates})
