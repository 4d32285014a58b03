"""Every number that an advice gives stands in the clause that it cites."""

from __future__ import annotations

from collections.abc import Iterator

from engine.lint.printed import header_dates
from engine.lint.quantities import Quantity, phrases, quantities
from engine.lint.subject import Finding, Subject
from engine.policy import Policy


def check_advice(subject: Subject) -> Iterator[Finding]:
    """Numbers of an advice that neither its clause, nor the header, nor a section states."""
    policy = subject.policy
    clauses = {clause.clause: clause.text for clause in policy.clauses}
    common = [quantity for text in _common(policy) for quantity in quantities(text)]
    for row, advice in enumerate(policy.advice):
        known = [*quantities(clauses[advice.clause]), *common]
        strange = [one for one in quantities(advice.text) if not _stated(one, known)]
        for phrase in phrases(advice.text, strange):
            yield subject.finding(
                ("advice", row, "text"),
                "advice",
                f"“{phrase}”在所引的“{advice.clause}”里没有；"
                "请照条文改对，是别的条款说的就把 clause 改成那一条",
            )


def _common(policy: Policy) -> Iterator[str]:
    """What is said for all clauses: the header and the texts of sections."""
    yield from (policy.title, policy.number, *sorted(header_dates(policy)))
    yield from (section.text for section in policy.sections.values())


def _stated(quantity: Quantity, known: list[Quantity]) -> bool:
    return any(_same(quantity, one) for one in known)


def _same(quantity: Quantity, other: Quantity) -> bool:
    """Whether both say the same; a date is its words, not its year, and 元 may be left unsaid."""
    if quantity.is_date or other.is_date:
        return quantity.text in other.text
    if (quantity.value, quantity.over) != (other.value, other.over):
        return False
    return quantity.measure == other.measure or not (quantity.measure and other.measure)
