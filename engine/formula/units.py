"""Units as types: what may be added, compared and multiplied with what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

#: Words that a law (or a fact) writes behind a number, and the base unit each stands for.
WORDS: dict[str, str] = {
    "元": "元",
    "美元": "美元",
    "人": "人",
    "名": "名",
    "家": "家",
    "席": "席",
    "个": "个",
    "场": "场",
    "项": "项",
    "月": "月",
    "个月": "月",
    "年": "年",
    "年度": "年度",
    "平方米": "平方米",
    "㎡": "平方米",
}

#: Chinese powers of ten that stand between a number and its unit.
SCALES: dict[str, int] = {"亿": 100_000_000, "万": 10_000}


@dataclass(frozen=True)
class Unit:
    """A product of base units with whole powers, e.g. 元/人 is ``(("人", -1), ("元", 1))``."""

    powers: tuple[tuple[str, int], ...] = ()

    @classmethod
    def of(cls, **powers: int) -> Unit:
        """Build from ``base=power`` pairs; powers of 0 vanish."""
        return cls(tuple(sorted((base, power) for base, power in powers.items() if power)))

    @classmethod
    @cache
    def read(cls, text: str) -> Unit:
        """Read ``元/平方米/月``; the empty text and ``%`` are plain numbers.

        Raises:
            KeyError: a part is no unit word; its argument is that part.
        """
        unit = PLAIN
        for place, word in enumerate(text.split("/") if text not in ("", "%") else ()):
            base = cls.of(**{WORDS[word]: 1})
            unit = unit / base if place else unit * base
        return unit

    def __mul__(self, other: Unit) -> Unit:
        powers = dict(self.powers)
        for base, power in other.powers:
            powers[base] = powers.get(base, 0) + power
        return Unit.of(**powers)

    def __truediv__(self, other: Unit) -> Unit:
        return self * Unit(tuple((base, -power) for base, power in other.powers))

    @cached_property
    def text(self) -> str:
        """As a law would write it: ``元/人``; a plain number is 数."""
        above = [base for base, power in self.powers for _ in range(power)]
        below = [base for base, power in self.powers for _ in range(-power)]
        return "/".join(["·".join(above) or "1", *below]) if self.powers else "数"

    def __str__(self) -> str:
        return self.text


PLAIN = Unit()
YUAN = Unit.of(元=1)
DOLLAR = Unit.of(美元=1)
