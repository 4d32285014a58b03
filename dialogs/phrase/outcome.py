"""What a result is told from: a check, the document it was held against and what came out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dialogs.phrase import figures
from dialogs.session import Check
from engine import Assessment, Catalogue, ItemResult, Loaded, Rule, Verdict


@dataclass(frozen=True)
class Outcome:
    """One check with its assessment."""

    check: Check
    loaded: Loaded
    assessment: Assessment
    catalogue: Catalogue

    @property
    def city(self) -> str:
        """The name of the document's city."""
        return self.catalogue["city"].values[self.assessment.policy.city]

    @property
    def applies(self) -> bool:
        """Whether the document covers the year, as far as it says."""
        return self.assessment.year is not None and self.assessment.status in (
            "in_force",
            "unstated",
        )

    @property
    def concerned(self) -> list[ItemResult]:
        """The items that are meant for the roles held."""
        return [one for one in self.assessment.items if one.reasons[0].holds is not False]

    @property
    def pairs(self) -> Iterator[tuple[Rule, ItemResult]]:
        """Every item with its rule, in document order."""
        return zip(self.loaded.rules, self.assessment.items, strict=True)

    def results(self, verdict: Verdict) -> Iterator[tuple[Rule, ItemResult]]:
        """The items for the roles held that came out so, each with its rule."""
        for rule, result in self.pairs:
            if result.verdict == verdict and result.reasons[0].holds is not False:
                yield rule, result

    def item(self, item: str) -> ItemResult:
        """The result of one item."""
        return self.assessment.item(item)

    def name(self, key: str) -> str:
        """What a fact is called."""
        return self.catalogue[key].name

    def names(self, keys: tuple[str, ...]) -> str:
        """What facts are called, one after the other."""
        return "、".join(map(self.name, keys))

    def value(self, key: str, written: object) -> str:
        """A value of a fact in words; one told as a stretch in the words of the stretch."""
        stretch = self.check.bands.get(key)
        if stretch is not None and self.check.facts.get(key) == written:
            return stretch
        return figures.value(self.catalogue[key], written)


def named(result: ItemResult) -> str:
    """An item by its clause and title."""
    return f"{result.clause} {result.title}"


def cited(clause: str) -> str:
    """A clause in brackets, unless its heading brings its own."""
    return clause if clause.startswith("（") else f"（{clause}）"
