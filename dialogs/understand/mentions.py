"""Facts said in passing: which piece of a message speaks of which fact.

A message is cut into parts at its punctuation. In a part stand words that name facts, and figures;
a figure belongs to the nearest word of which a fact can hold it. What no fact takes is left to the
fact that was asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from dialogs.understand import phrases, units, yesno
from dialogs.understand.figures import Figure, find_figures
from dialogs.understand.money import is_money
from dialogs.understand.vocabulary import NOTHING, Word, vocabulary
from dialogs.understand.whose import LAST_YEAR, OTHERS, PLANNED, THIS_YEAR
from engine import Catalogue, Fact

#: Parts end at punctuation, and at a space behind a Chinese word (离岸150万美元 80人).
_BREAK = re.compile(
    r"[。;!?\n]+|(?<![0-9]),|,(?![0-9]{3}(?![0-9]))"
    r"|(?<=[\u4e00-\u9fff])(?<![零一二三四五六七八九十百千万亿第约]) (?=[0-9a-z\u4e00-\u9fff])"
    r"|(?<=[零一二三四五六七八九十百千万亿]) (?=[^\W\d_a-z零一二两三四五六七八九十百千万亿点多来余"
    r"左出美元块刀人个名家平月年天席场项次笔件])"
)
_SLASHES = re.compile(r"(?<![0-9])/|/(?![0-9])")
#: What still belongs to the figure before it.
_TAIL = re.compile(r"(?: |左右|上下|出头|多一?点|不到|以上|以下|以内|的?样子|吧|呢|啊|哦|哈|了)*")
#: Between a figure and the word behind it that names it: 80个正式员工.
_FARTHEST_BEHIND = 6
#: A part of more characters is talk.
_LONGEST_PART = 200
#: What a figure counts, as facts name it; where several fit, these hold it without conversion.
_UNITS = {"month": "月", "year": "年"}
#: Figures that no yes or no goes with.
_MEASURED = frozenset({"money", "people", "area", "mu", "seat", "firm", "percent", "month"})
#: 一家 before what somebody is, and what before it makes it a number all the same.
_ARTICLE = re.compile(r"(?:一|1) ?家[^,。;0-9]*(?:企业|公司|机构|单位|院校|学校|协会|平台|园区)")
_THERE = re.compile(r"(?:有|入驻|进驻|引进|只|就)了?$")
_CHOSEN = ("choice", "choices")
#: Bare numbers that are years, and what a year is called before it (年度：2021).
_YEARS = range(2000, 2040)
_YEAR_FRONT = re.compile(r"年[度份][:是为 ]*$")
#: Questions whose answers hold counts of their own.
_COUNTING = frozenset({"integer", "number", "percent"})
_ADDED = re.compile(r" ?(?:加上?|和|[+、]|还有|另加|外加|以及) ?")
#: What the parts of a list are counted in (两次展会，每次2万).
_COUNTED = frozenset({"event", "item", "place", "firm", "people"})


@dataclass(frozen=True)
class Mention:
    """A piece of a message that speaks of a fact; ``figured``: it holds a figure for it."""

    fact: Fact
    text: str
    figured: bool


@dataclass(frozen=True)
class Mentions:
    """What a message says of other facts than the one asked, and what it says besides.

    Attributes:
        found: the pieces that speak of other facts.
        rest: what is left; ``whole``: nothing was taken from it.
        unheard: parts with a figure that is no fact's.
        idle: parts that gave nothing to a fact and may hold something for the one asked.
    """

    found: tuple[Mention, ...]
    rest: str
    whole: bool
    unheard: tuple[str, ...]
    idle: tuple[str, ...]


@dataclass
class _Piece:
    """One word or figure of a part, and the fact it turned out to speak of.

    ``own``: the word is one of the fact's own names, which nothing else is called by.
    """

    start: int
    end: int
    keys: tuple[str, ...] = ()
    own: bool = False
    figure: Figure | None = None
    key: str | None = None


#: Whether a piece of text without a figure says something of a fact.
Says = Callable[[Fact, str], bool]


def find_mentions(
    text: str,
    asked: Fact | None,
    catalogue: Catalogue,
    likely: Collection[str],
    known: Collection[str],
    says: Says,
) -> Mentions:
    """Divide a message among the facts it speaks of.

    Args:
        text: normalised and in lower case.
        asked: the fact that was asked; what the message says of it stays in ``rest``.
        catalogue: all facts; any of them can be volunteered.
        likely: the keys of those that matter here; they win where a word names several.
        known: the keys of the facts told before; beside them 去年 is another year's figure.
        says: asked of a piece that names a fact and holds no figure for it.
    """
    divider = _Divider(text, asked, catalogue, likely, known, says)
    parts = parts_of(text)
    for part in parts:
        divider.take(part, alone=len(parts) == 1)
    return divider.mentions()


def parts_of(text: str) -> list[str]:
    """The parts of a message between its stops; several slashes are stops, too."""
    if text.count("/") > 1:
        text = _SLASHES.sub(",", text)
    return [part for part in _BREAK.split(text) if part.strip()]


def holds(fact: Fact, figure: Figure) -> bool:
    """Whether a figure can be one of a fact's, going by what it counts."""
    match fact.type:
        case "money":
            return is_money(figure)
        case "list[money]":
            return is_money(figure) or figure.unit in _COUNTED
        case "list[certification]":
            return is_money(figure)
        case "percent":
            return figure.unit in ("percent", "")
        case "year":
            return figure.unit in ("year", "")
        case "integer" | "number":
            if fact.unit == "月" and "当年" in fact.name and figure.unit == "year":
                return figure.low <= 1
            return figure.unit in units.accepted(fact.unit)
        case _:
            return False


class _Divider:
    """Goes through the parts of a message and gives each piece to a fact."""

    def __init__(
        self,
        text: str,
        asked: Fact | None,
        catalogue: Catalogue,
        likely: Collection[str],
        known: Collection[str],
        says: Says,
    ) -> None:
        self.text = text
        self.asked = None if asked is None else asked.key
        self.asked_fact = asked
        self.catalogue = catalogue
        self.likely = likely
        self.known = known
        self.says = says
        self.words = vocabulary(catalogue)
        self.yes_or_no = asked is not None and asked.type == "boolean"
        self.chooses = asked is not None and asked.type in _CHOSEN
        self.own = "" if asked is None else asked.ask.question
        self.told: dict[str, list[str]] = {}
        self.figured: set[str] = set()
        self.rest: list[str] = []
        self.cut = False
        self.unheard: list[str] = []
        self.idle: list[str] = []
        self.carried: list[_Piece] = []
        if asked is not None and not self.yes_or_no and not self.chooses:
            self.carried = [_Piece(0, 0, self.words.beside(asked.key))]

    def take(self, part: str, *, alone: bool) -> None:
        """One part: its pieces go to their facts, what is left to the asked one."""
        pieces = self._pieces(part) if len(part) <= _LONGEST_PART else []
        words = [piece for piece in pieces if piece.keys]
        if not OTHERS.search(part) and not (self.asked is None and PLANNED.search(part)):
            for place, piece in enumerate(pieces):
                if piece.figure is not None:
                    piece.key = self._owner(part, pieces, place)
            self._name_the_rest(part, pieces)
            self._keep(part, pieces, alone=alone)
        else:
            self.cut = True
        self.carried = words or self.carried

    def mentions(self) -> Mentions:
        """What was found."""
        found = tuple(
            Mention(self.catalogue[key], ",".join(texts), key in self.figured)
            for key, texts in self.told.items()
        )
        rest = ",".join(filter(None, self.rest))
        return Mentions(found, rest, not self.cut, tuple(self.unheard), tuple(self.idle))

    def _keep(self, part: str, pieces: Sequence[_Piece], *, alone: bool) -> None:
        """Cut a part among the facts its pieces speak of."""
        regions = _regions(part, pieces)
        aside = not alone and (phrases.is_question(part) or phrases.is_unknown(part))
        if aside and not regions and any(piece.keys for piece in pieces):
            self.cut = True
            return
        left = list(part)
        for key, start, end in regions:
            if key == self.asked:
                continue
            if key != NOTHING:
                self.told.setdefault(key, []).append(part[start:end].strip())
            if not (self.chooses and key not in self.figured):
                self.cut = True
                left[start:end] = " " * (end - start)
        own = any(self.asked in piece.keys for piece in pieces)
        if not own and any(_is_lost(piece) for piece in pieces):
            self.unheard.append(part.strip())
        elif not regions and not aside:
            self.idle.append(part.strip())
        if (aside and phrases.is_question(part)) or self._is_beside(part, pieces):
            self.cut = True
        else:
            self.rest.append("".join(left).strip())

    def _is_beside(self, part: str, pieces: Sequence[_Piece]) -> bool:
        """Whether a part speaks of something else than what was asked, and so answers nothing."""
        if self.asked is None or self.chooses or any(map(self._is_own, pieces)):
            return False
        if not self.yes_or_no:
            bare = all(piece.figure is None for piece in pieces)
            named = any(piece.keys for piece in pieces)
            return bare and named and not yesno.is_none_of(part, self.asked)
        return any(
            piece.keys
            or (
                piece.figure is not None
                and piece.figure.unit in _MEASURED
                and part[piece.start : piece.end] not in self.own
            )
            for piece in pieces
        )

    def _is_own(self, piece: _Piece) -> bool:
        """Whether a piece names the asked fact, or this year's fact of which it is last year's."""
        base = None if self.asked is None else self.words.present(self.asked)
        return self.asked in piece.keys or (base is not None and base in piece.keys)

    def _pieces(self, part: str) -> list[_Piece]:
        """The words and figures of a part in order; a word inside a figure is part of it."""
        figures = [one for one in find_figures(part) if one.unit != "calendar"]
        figures = [one for one in figures if not _YEAR_FRONT.search(part[: one.start])]
        figures = [one for one in figures if not _is_article(part, one)]
        words = list(self.words.words(part))
        listed = [one for one in words if self.words.lists(part[one.start : one.end])]
        figures = [one for one in figures if not _is_named(one, listed)]
        pieces = [_Piece(one.start, one.end, figure=one) for one in figures]
        for word in words:
            around = _around(part, word.start, word.end, figures)
            said = part[word.start : word.end]
            keys = tuple(
                key for key in word.keys if self._can_be(key, around) and self._matters(key, said)
            )
            # The name of a fact that matters here is that fact, whatever is akin to what is asked.
            plainly = word.own and any(key in self.likely for key in keys)
            same = said in self.own or (not plainly and self.words.akin(self.asked, keys))
            if self.asked is not None and same:
                keys = (self.asked, *(key for key in keys if key != self.asked))
            inside = any(one.start <= word.start and word.end <= one.end for one in figures)
            if keys and not inside:
                pieces.append(_Piece(word.start, word.end, keys, own=word.own))
        return sorted(pieces, key=lambda piece: (piece.start, piece.end))

    def _matters(self, key: str, word: str) -> bool:
        """Whether a word names a fact here, which some words do only where it matters."""
        return key in self.likely or key == self.asked or not self.words.only_here(key, word)

    def _can_be(self, key: str, part: str) -> bool:
        whole = key != NOTHING and self.catalogue[key].type == "boolean"
        spoken = self.text if whole else part
        return key == self.asked or not any(word in spoken for word in self.words.never(key))

    def _owner(self, part: str, pieces: Sequence[_Piece], place: int) -> str | None:
        """The fact that a figure is for; ``None`` when no fact takes it."""
        figure = pieces[place].figure
        if figure is None:
            return None
        other = None if any(one.keys for one in pieces) else self._other_years(part, figure)
        if other is not None:
            self.figured.add(other)
            return other
        near = (self._fitting(part, word, figure) for word in self._near(pieces, place))
        keys = [key for key in (self._added_to(part, pieces, place), *near) if key is not None]
        if keys:
            self.figured.add(keys[0])
            return keys[0]
        asked = self._asked_holding(figure)
        if asked is not None:
            key = self._at_its_time(asked, part)
            self.figured.add(key)
            return key
        counting = self.asked_fact is not None and self.asked_fact.type in _COUNTING
        for key in () if counting else self.words.alone(figure.unit):
            start, end = pieces[place].start, pieces[place].end
            around = _around(part, start, end, [one.figure for one in pieces if one.figure])
            if self._can_be(key, around) and key not in self.figured:
                self.figured.add(key)
                return key
        return None

    def _added_to(self, part: str, pieces: Sequence[_Piece], place: int) -> str | None:
        """The fact of the figure right before, to which this one is added (80万美元加20万欧元)."""
        if not place or pieces[place - 1].figure is None:
            return None
        key, figure = pieces[place - 1].key, pieces[place].figure
        named = place + 1 < len(pieces) and pieces[place + 1].keys
        joined = _ADDED.fullmatch(part[pieces[place - 1].end : pieces[place].start])
        if not joined or named or figure is None or key in (None, NOTHING):
            return None
        return key if holds(self.catalogue[key or ""], figure) else None

    def _near(self, pieces: Sequence[_Piece], place: int) -> list[_Piece]:
        """The words a figure may belong to, the likeliest first."""
        piece = pieces[place]
        before = pieces[place - 1] if place else None
        behind = pieces[place + 1] if place + 1 < len(pieces) else None
        left = [one for one in reversed(pieces[:place]) if one.keys]
        right = behind if behind is not None and behind.keys else None
        if right is not None and right.start - piece.end > _FARTHEST_BEHIND:
            right = None
        named = [] if right is None else [right]
        if not left:
            return [*named, *reversed(self.carried)]
        if before is not None and before.figure is not None and before.key is not None:
            return [*named, *left]
        if right is not None and right.own and right.start - piece.end <= 1 and not left[0].own:
            return [*named, *left]
        return [left[0], *named, *left[1:]]

    def _fitting(self, part: str, word: _Piece, figure: Figure) -> str | None:
        """The one fact of a word that can hold the figure and has none yet."""
        named = [key for key in word.keys if key != NOTHING]
        fit = [
            key
            for key in dict.fromkeys(self._at_its_time(key, part) for key in named)
            if holds(self.catalogue[key], figure)
            and not (figure.low == 1 and self._is_each(key))
            and (key not in self.figured or key == self.asked or self._is_list(key))
        ]
        if self.asked in fit:
            return self.asked
        unit = _UNITS.get(figure.unit, "")
        fit = [key for key in fit if self.catalogue[key].unit == unit] or fit
        if len(named) < len(word.keys):
            return NOTHING
        key = self._one_of(fit)
        beside = key is not None and key not in self.likely and not word.own
        return (self._asked_holding(figure) if beside else None) or key

    def _is_each(self, key: str) -> bool:
        """Whether 一人 beside a question for months says no number of people (一人3个月)."""
        months = self.asked_fact is not None and self.asked_fact.unit == "月"
        return months and key != self.asked

    def _other_years(self, part: str, figure: Figure) -> str | None:
        """The figure of the other year of a fact told before (去年400万, 今年180万美元)."""
        if self.asked_fact is not None and (
            self.words.past(self.asked_fact.key) or self.words.present(self.asked_fact.key)
        ):
            return None
        if LAST_YEAR.search(part):
            others = [self.words.past(key) for key in self.known]
        elif THIS_YEAR.search(part):
            others = [self.words.present(key) for key in self.known]
        else:
            return None
        fit = [key for key in others if key is not None and holds(self.catalogue[key], figure)]
        fit = [key for key in fit if key not in self.known and key in self.likely]
        return fit[0] if len(fit) == 1 else None

    def _asked_holding(self, figure: Figure) -> str | None:
        """The asked fact, if it can hold the figure."""
        held = self.asked_fact is not None and holds(self.asked_fact, figure)
        return self.asked if held else None

    def _one_of(self, keys: Sequence[str]) -> str | None:
        """The only key, or the only one that matters here."""
        if len(keys) > 1:
            keys = [key for key in keys if key in self.likely]
        if len(keys) > 1:
            told = [one for key in self.figured for one in self.words.beside(key)]
            keys = [key for key in keys if key in told]
        return keys[0] if len(keys) == 1 else None

    def _is_list(self, key: str) -> bool:
        return self.catalogue[key].type == "list[money]"

    def _at_its_time(self, key: str, part: str) -> str:
        """Last year's fact instead of this year's, and the other way, as the part says."""
        past = self.words.past(key)
        if past is not None and LAST_YEAR.search(part):
            before = key in self.known or key in self.figured
            apart = before or THIS_YEAR.search(self.text) or past == self.asked
            return past if apart else key
        if THIS_YEAR.search(part):
            return self.words.present(key) or key
        return key

    def _name_the_rest(self, part: str, pieces: Sequence[_Piece]) -> None:
        """The words that named a figure, and those that say something without any."""
        taken = [piece.key for piece in pieces if piece.figure is not None and piece.key]
        for piece in pieces:
            keys = [key for key in piece.keys if key != NOTHING]
            keys = [self._at_its_time(key, part) for key in keys]
            named = [key for key in keys if key in taken]
            if named:
                piece.key = named[0]
            elif self.asked in keys:
                piece.key = self.asked
            elif keys and not self._crowded(pieces, piece):
                facts = [self.catalogue[key] for key in keys if self._may_deny(key, piece)]
                saying = [one.key for one in facts if self.says(one, part)]
                piece.key = self._one_of(saying)

    def _may_deny(self, key: str, word: _Piece) -> bool:
        """Whether 没有 beside a word can mean none of the fact: not for 国外 alone."""
        fact = self.catalogue[key]
        counted = fact.type not in ("boolean", *_CHOSEN, "list[certification]")
        return not counted or (fact.unit != "月" and (word.own or word.end - word.start > 2))

    def _crowded(self, pieces: Sequence[_Piece], word: _Piece) -> bool:
        """Whether figures of other facts stand beside a word, so that the part is not all its."""
        fact = self.catalogue[word.keys[0]]
        figures = any(piece.figure is not None and piece.key for piece in pieces)
        return figures and fact.type not in ("boolean", *_CHOSEN)


def _is_lost(piece: _Piece) -> bool:
    """Whether a piece is a figure of something that no fact took."""
    figure = piece.figure
    if figure is None or piece.key is not None:
        return False
    is_year = not figure.unit and figure.low in _YEARS
    return figure.unit in (*_MEASURED, "") and not is_year


def _is_article(part: str, figure: Figure) -> bool:
    """Whether 一家 only leads up to what somebody is (我们是一家软件企业)."""
    return _ARTICLE.match(part, figure.start) is not None and not _THERE.search(
        part[: figure.start]
    )


def _is_named(figure: Figure, words: Sequence[Word]) -> bool:
    """Whether a figure is part of a word (世界500强) and so none of its own."""
    length = figure.end - figure.start
    within = (one for one in words if one.start <= figure.start and figure.end <= one.end)
    return any(one.end - one.start > length for one in within)


def _around(part: str, start: int, end: int, figures: Sequence[Figure]) -> str:
    """What a word stands among: from the figure before it to the one behind it."""
    before = [one.start for one in figures if one.end <= start]
    behind = [one.end for one in figures if one.start >= end]
    return part[max(before, default=0) : min(behind, default=len(part))]


def _regions(part: str, pieces: Sequence[_Piece]) -> list[tuple[str, int, int]]:
    """The stretches of a part, each with the fact it speaks of, from its first to its last."""
    regions: list[tuple[str, int, int]] = []
    named = [piece for piece in pieces if piece.key is not None]
    for place, piece in enumerate(named):
        last = place + 1 == len(named)
        stop = len(part) if last else named[place + 1].start
        tail = _TAIL.match(part, piece.end, stop)
        end = stop if last or tail is None else tail.end()
        key = piece.key or ""
        if regions and regions[-1][0] == key:
            regions[-1] = (key, regions[-1][1], end)
        else:
            regions.append((key, regions[-1][2] if regions else 0, end))
    return regions
