"""Every border of a rule is guarded by worked examples: just below it, on it and just above it."""

from __future__ import annotations

from collections.abc import Iterator

from gmpy2 import mpq

from engine import wording
from engine.facts import Fact
from engine.formula.compile import Slots
from engine.formula.typed import facts_read
from engine.lint.border import SIDES, Border, borders, lacking
from engine.lint.crossing import Crossing, crossing, with_number
from engine.lint.search import Search, Wrong, converts
from engine.lint.subject import Finding, Subject
from engine.situation import Situation


def check_borders(subject: Subject) -> Iterator[Finding]:
    """Thresholds, band bounds and caps that the worked examples do not pin down."""
    for place, rule in subject.placed():
        examples = subject.examples(rule)
        for border in borders(rule):
            sides = lacking(rule, border, examples, subject.situations)
            if sides:
                told = "、".join(side for side in SIDES if side in sides)
                yield subject.on(
                    place,
                    rule,
                    f"{border.told} 这条界，cases.yaml 缺“{told}”的算例，请手算补上"
                    f"{_where(Search(subject, rule), border)}{subject.drafts}",
                )


def at_border(search: Search, border: Border) -> Iterator[tuple[Situation, Crossing]]:
    """Firms of which one fact decides on which side of ``border`` they are, and where it lies.

    A firm that is paid comes first; where the border is beyond it, one that meets the other
    conditions will do; where several figures are added up, one for which the others are nothing.
    """

    def distance(slots: Slots) -> mpq | None:
        return next(iter(border.distances(slots)), None)

    def wrong(situation: Situation) -> int:
        return search.unmet(situation, border.condition)

    for start, fact in _starts(search, border, wrong):
        found = crossing(fact, distance, start, search.situations)
        if found is not None:
            yield start, found


def _starts(search: Search, border: Border, wrong: Wrong) -> Iterator[tuple[Situation, Fact]]:
    """Firms to begin with, each with the fact that is to move."""
    for firm in _firms(search, wrong):
        if firm is not None:
            yield from ((firm, fact) for fact in border.facts)
            yield from ((_alone(search, border, firm, fact), fact) for fact in border.facts)


def _firms(search: Search, wrong: Wrong) -> Iterator[Situation | None]:
    yield search.paid
    yield search.until(wrong, search.plain())


def _alone(search: Search, border: Border, firm: Situation, fact: Fact) -> Situation:
    """The firm with all other figures of the border at nothing."""
    for other in border.facts:
        held = firm.known(other.key)
        zero = None if held is None else with_number(held, mpq(other.minimum or 0))
        if zero is not None and other.key != fact.key and other.changeable:
            firm = search.situations.changed(firm, other.key, zero)
    return firm


def _where(search: Search, border: Border) -> str:
    """The values of a fact around the border, where they can be worked out."""
    found = next(at_border(search, border), None)
    return f"；{_told(search, border, *found)}" if found else ""


def _told(search: Search, border: Border, situation: Situation, around: Crossing) -> str:
    """``一步是 0.01美元；按汇率 7，某额在 10523809.52 与 10523809.53美元之间，两边各写一个``."""
    given = [f"按{one}" for one in _given(search, border, situation, around.fact.key)]
    name = around.fact.name
    if around.at is None and len(around.values) > 1:
        least, most = sorted(around.values)
        given.append(f"{name}在 {around.bare(least)} 与 {around.figure(most)}之间，两边各写一个")
    else:
        sides = [f"{side}是 {around.figure(number)}" for side, number in around.sides()]
        given.append(f"{name}{'、'.join(sides)}")
    return f"一步是 {around.figure(around.step)}；{'，'.join(given)}"


def _given(search: Search, border: Border, situation: Situation, key: str) -> Iterator[str]:
    """What else moves the number: the rate, and the other facts of the border as they are."""
    catalogue = search.situations.catalogue
    if any(converts(read, catalogue) for read in facts_read(border.subject)):
        rate = situation.known(catalogue.rate.key)
        assert isinstance(rate, mpq)
        yield f"汇率 {wording.number(rate)}"
    for fact in border.facts:
        known = situation.known(fact.key)
        if fact.key not in (key, catalogue.rate.key) and known is not None:
            yield f"{fact.name} {wording.value_text(fact, known)}"
