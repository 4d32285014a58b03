"""Dated tables of public rates, each value with the source it was read from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pydantic import Field

from engine.documents import Document, Entry, Place, read
from engine.errors import InputError
from engine.facts import Catalogue, Fact
from engine.notation import read_value


class Dated(Entry):
    """One value and where it was read."""

    value: str
    source: str


class Table(Entry):
    """One value a year, or one an announcement.

    Attributes:
        name: what the table holds.
        unit: of its values.
        source: who publishes it.
        note: anything a reader of the figures should know.
        values: by business year.
        announcements: by the day they were made; a year's value is its last one.
    """

    name: str
    unit: str
    source: str
    note: str | None = None
    values: dict[int, Dated] = Field(default_factory=dict)
    announcements: dict[date, Dated] = Field(default_factory=dict)

    def on(self, year: int | None) -> Dated | None:
        """The value to use for ``year``: its own, the newest when the year is not known.

        A year that the table does not hold has none.
        """
        by_year = {day.year: self.announcements[day] for day in sorted(self.announcements)}
        by_year |= self.values
        return by_year.get(max(by_year) if year is None else year) if by_year else None


Rates = Mapping[str, Table]


def load_rates(folder: Path, catalogue: Catalogue) -> Rates:
    """Read every table of a folder, by name (``usd_cny`` …).

    Raises:
        DocumentError: a table is written wrongly, or holds a value that its fact could not have.
    """
    tables: dict[str, Table] = {}
    facts = {fact.table: fact for fact in catalogue.values() if fact.table is not None}
    for path in sorted(folder.glob("*.yaml")):
        document = read(path)
        table = document.build(Table)
        fact = facts.get(path.stem)
        if fact is not None:
            for key in ("values", "announcements"):
                for when, dated in getattr(table, key).items():
                    _check_value(document, fact, (key, when, "value"), dated.value)
        tables[path.stem] = table
    return tables


def _check_value(document: Document, fact: Fact, place: Place, value: str) -> None:
    try:
        read_value(fact, value)
    except InputError as refused:
        raise document.error(refused.message, place) from None
