"""Picks the one figure a reply is about, or says what must be asked back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from dialogs.understand.figures import Figure
from dialogs.understand.reading import Reading, ask_back
from dialogs.understand.rivals import rivals
from engine import Fact

#: More options than this help nobody.
MOST_OPTIONS = 6

Options = Callable[[Figure, Decimal], Sequence[object]]


def pick(
    text: str,
    figures: Iterable[Figure],
    fact: Fact,
    fits: Callable[[Figure], bool],
    options: Options,
    wanted: str,
) -> Figure | Reading | None:
    """The figure that answers, a question back, or ``None`` when there is no figure at all.

    Args:
        text: the reply.
        figures: what the reply holds.
        fact: the fact that was asked.
        fits: whether a figure has a unit that the fact can have.
        options: a number of this figure as whole values of the fact, those that are allowed.
        wanted: what is asked, in Chinese (人数, 金额 …), for the question back.
    """
    kept = [one for one in figures if one.unit != "calendar" and not one.negated]
    fit = [one for one in kept if fits(one)]
    if not fit:
        foreign = any(not one.ordinal for one in kept)
        return ask_back("invalid", (), f"这里要的是{wanted}，请再说一遍。") if foreign else None
    fit = list(rivals(text, fit, fact))
    if not fit:
        return None
    trouble = unusable(fit, options)
    if trouble is not None:
        return trouble
    found = distinct(option for one in fit for option in options(one, one.low))
    values = {tuple(options(one, one.low)) or (one.low,) for one in fit}
    if len(values) > 1:
        return ask_back("choice", found[:MOST_OPTIONS], "您提到了不止一个数，请问以哪个为准？")
    return replace(fit[0], approximate=any(one.approximate for one in fit))


def unusable(figures: Sequence[Figure], options: Options) -> Reading | None:
    """The question back when one of the figures is no exact figure that could be taken."""
    for one in figures:
        if one.kind == "odd":
            return ask_back("invalid", (), "这个数没能看懂，请用阿拉伯数字再写一次。")
        if one.negative:
            return ask_back("invalid", (), "这里不能是负数，请填0或正数。")
        if one.kind == "vague":
            return ask_back("range", (), "请给一个准数，按实际发生的填写就行。")
    for one in figures:
        if one.high is not None:
            low, high = options(one, one.low), options(one, one.high)
            ends = distinct(end for pair in zip(low, high, strict=False) for end in pair)
            return ask_back("range", ends, "您说的是一个范围，请给一个准数。")
        if one.bounded:
            return ask_back("range", tuple(options(one, one.low)), "请给一个准数，正好是这个数吗？")
    return None


def distinct(options: Iterable[object]) -> tuple[object, ...]:
    """Options without repetition, in order."""
    kept: list[object] = []
    for option in options:
        if option not in kept:
            kept.append(option)
    return tuple(kept)
