"""Dated tables of public rates, each value with the source it was read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from pydantic import Field

from engine.documents import Entry, read


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


@dataclass(frozen=True)
class Rates:
    """All tables by name (``usd_cny`` …)."""

    folder: Path

    @cached_property
    def tables(self) -> Mapping[str, Table]:
        """Every table in the folder.

        Raises:
            DocumentError: a table is written wrongly.
        """
        return {path.stem: read(path).build(Table) for path in sorted(self.folder.glob("*.yaml"))}
