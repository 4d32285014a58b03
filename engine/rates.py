"""Dated tables of public rates, each value with the source it was read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from engine.documents import Entry, read


class Dated(Entry):
    """One value and where it was read."""

    value: str
    source: str


class Table(Entry):
    """One value a year.

    Attributes:
        name: what the table holds.
        unit: of its values.
        source: who publishes it.
        note: anything a reader of the figures should know.
        values: by business year.
    """

    name: str
    unit: str
    source: str
    note: str | None = None
    values: dict[int, Dated]

    def on(self, year: int | None) -> tuple[int, Dated] | None:
        """The year and value to use for ``year``: its own, the newest when the year is not known.

        A year that the table does not hold has none.
        """
        chosen = max(self.values) if year is None else year
        return (chosen, self.values[chosen]) if chosen in self.values else None


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
