"""Drafts of the examples that lint still asks for: the firm is there, the results are not.

The results are left to be worked out by hand; to fill them in from the formulas would test
nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.facts import Fact
from engine.lint.border import Border, borders, lacking
from engine.lint.borders import at_border
from engine.lint.choices import untried
from engine.lint.crossing import with_number
from engine.lint.failing import fails_by, named, unfailed
from engine.lint.search import Search
from engine.lint.subject import Subject
from engine.profile import Profile
from engine.rule import Rule
from engine.situation import Situation


@dataclass(frozen=True)
class Draft:
    """One example without its results: what it is about, for which items, and the firm."""

    about: tuple[str, ...]
    items: tuple[str, ...]
    profile: Profile

    def fits(self, other: Draft) -> bool:
        """Whether one example can be both: other items, and the same firm as far as both say."""
        if set(self.items) & set(other.items):
            return False
        mine, its = self.profile.known, other.profile.known
        return mine.get("role") == its.get("role") and all(
            mine[key] == its[key] for key in mine.keys() & its.keys()
        )

    def joined(self, other: Draft) -> Draft:
        """Both as one example."""
        known = {**self.profile.known, **other.profile.known}
        return Draft(self.about + other.about, self.items + other.items, Profile(known))


@dataclass(frozen=True)
class Drafts:
    """What could be drafted, and in words what could not."""

    drafts: tuple[Draft, ...]
    left: tuple[str, ...]


def drafts(subject: Subject) -> Drafts:
    """Draft every example that lint asks for; one example serves several items where it can."""
    found: list[Draft] = []
    left: list[str] = []
    for rule in subject.rules:
        for about, situations in _of(subject, rule):
            if not situations:
                left.append(f"{rule.clause.clause} {rule.id}：{about}")
            for name, situation in situations:
                _add(found, Draft((name,), (rule.id,), situation.profile))
    return Drafts(tuple(found), tuple(left))


def _add(found: list[Draft], draft: Draft) -> None:
    for place, one in enumerate(found):
        if one.fits(draft):
            found[place] = one.joined(draft)
            return
    found.append(draft)


#: What an example is about, and the firms by which it is shown, each with its name.
_Wanted = tuple[str, list[tuple[str, Situation]]]


def _of(subject: Subject, rule: Rule) -> Iterator[_Wanted]:
    """What lint asks for about one item."""
    search = Search(subject, rule)
    wanted = [*_borders(search), *_choices(search), *_failing(search)]
    yield from wanted
    if not wanted and not subject.examples(rule):
        plain = search.paid
        yield "平常的一家", [(rule.item.title, plain)] if plain else []


def _borders(search: Search) -> Iterator[_Wanted]:
    drafted = search.subject.examples(search.rule)
    for border in borders(search.rule):
        if lacking(search.rule, border, drafted, search.situations):
            about = f"{border.told} 的界"
            around = _around(search, border, drafted)
            drafted = [*drafted, *(situation for _, situation in around)]
            yield about, around


def _around(
    search: Search, border: Border, examples: Iterable[Situation]
) -> list[tuple[str, Situation]]:
    """Firms on those sides of the border on which there is no example."""
    best: list[tuple[str, Situation]] = []
    for start, found in at_border(search, border):
        chosen: list[tuple[str, Situation]] = []
        for side, number in found.sides():
            held = start.known(found.fact.key)
            moved = None if held is None else with_number(held, number)
            if moved is None:
                continue
            situation = search.situations.changed(start, found.fact.key, moved)
            before = [*examples, *(one for _, one in chosen)]
            if _lacks(search, border, [*before, situation]) < _lacks(search, border, before):
                chosen.append((f"{border.told} {side}", situation))
        if not _lacks(search, border, [*examples, *(one for _, one in chosen)]):
            return chosen
        best = max(best, chosen, key=len)
    return best


def _lacks(search: Search, border: Border, examples: Iterable[Situation]) -> int:
    return len(lacking(search.rule, border, examples, search.situations))


def _choices(search: Search) -> Iterator[_Wanted]:
    for pick in untried(search.subject, search.rule):
        about = f"{pick.fact.name}为{pick.fact.values[pick.value]}"
        held = search.paid_with({pick.fact.key: pick.value})
        yield about, [(about, held)] if held else []


def _failing(search: Search) -> Iterator[_Wanted]:
    for fact in unfailed(search.subject, search.rule):
        about = f"只有{fact.name}不满足"
        tried = (_failed(search, fact, index) for index in range(len(search.rule.conditions)))
        failed = next((one for one in tried if one is not None), None)
        yield about, [(about, failed)] if failed else []


def _failed(search: Search, fact: Fact, index: int) -> Situation | None:
    """A firm of which one condition fails, and only by ``fact``."""
    rule, start = search.rule, search.paid
    if start is None or fact not in named(rule.conditions[index].node):
        return None

    def wrong(situation: Situation) -> int:
        alone = fails_by(rule, fact, situation, search.situations)
        return search.unmet(situation, index) + search.against(situation, index) + (not alone)

    return search.until(wrong, start)
