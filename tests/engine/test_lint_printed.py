"""How the source is read: which signs count, and on which line each is printed."""

from __future__ import annotations

import pytest

from engine.lint.printed import printed
from engine.policy import Correction


@pytest.mark.parametrize(
    ("source", "signs", "lines"),
    [
        ("甲 乙\n\n丙", "甲乙丙", (1, 1, 3)),
        ("甲\n  —6—\n- 7 -\n乙", "甲乙", (1, 4)),
        ("一、甲\n（二） 1.乙\n(3)丙", "甲乙丙", (1, 2, 3)),
        ("1.5倍", "1.5倍", (1, 1, 1, 1)),
        ("达到3\n人", "达到3人", (1, 1, 1, 2)),
        ("", "", ()),
    ],
)
def test_only_words_count(source: str, signs: str, lines: tuple[int, ...]) -> None:
    found = printed(source, ())
    assert (found.signs, found.lines) == (signs, lines)


def test_a_correction_keeps_the_lines_of_what_follows() -> None:
    correction = Correction(found="乙 丙", means="比例号", reason="乱码")
    found = printed("甲\n乙\n丙丁\n乙丙", (correction,))
    assert found.signs == "甲比例号丁比例号"
    assert found.lines == (1, 2, 2, 2, 3, 4, 4, 4)
