"""A profile: what is known of one enterprise, read strictly and kept exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from gmpy2 import mpq

from engine.errors import InputError
from engine.facts import Catalogue
from engine.notation import Known, read_value, write_value
from engine.spelling import closest


@dataclass(frozen=True)
class Profile:
    """Facts by key; a key that is absent is not known."""

    known: Mapping[str, Known]

    @property
    def year(self) -> int | None:
        """The business year, if known."""
        year = self.known.get("year")
        return int(year) if isinstance(year, mpq) else None

    @property
    def city(self) -> str | None:
        """The city's slug, if known."""
        city = self.known.get("city")
        return city if isinstance(city, str) else None

    def having(self, key: str, value: Known) -> Profile:
        """The same profile with one fact set."""
        return replace(self, known={**self.known, key: value})

    def written(self, catalogue: Catalogue) -> dict[str, Any]:
        """In the notation that :func:`read_profile` reads, in the order of the catalogue."""
        return {
            key: write_value(fact, self.known[key])
            for key, fact in catalogue.items()
            if key in self.known
        }


def read_profile(given: object, catalogue: Catalogue) -> Profile:
    """Read a JSON object of fact keys.

    Args:
        given: the object, with numbers as ``int`` or ``Decimal``.
        catalogue: the facts there are.

    Raises:
        InputError: it is no object, a key is unknown or a value breaks the notation.
    """
    if not isinstance(given, dict):
        raise InputError(
            '档案要写成一个 JSON 对象，如 {"city": "zhengzhou", "year": 2018}', value=given
        )
    known: dict[str, Known] = {}
    for key, value in given.items():
        if not isinstance(key, str) or key not in catalogue:
            message = f"没有叫“{str(key)[:50]}”的事实，{_advice(str(key), catalogue)}"
            raise InputError(message, fact=str(key), value=value)
        if value is not None:
            known[key] = read_value(catalogue[key], value)
    return Profile(known)


def _advice(key: str, catalogue: Catalogue) -> str:
    """What may have been meant by a key that there is not."""
    if key[:1].isdigit():
        return "数字里不要写逗号，如 600000"
    meant = catalogue.by_name.get(key)
    if meant is not None:
        return f"这里要写它的键 {meant.key}"
    close = closest(key, [*catalogue, *catalogue.by_name])
    if close is None:
        return "请检查拼写"
    meant = catalogue.by_name.get(close)
    return f"是不是“{meant.key if meant else close}”？"
