"""The contract's notation of a profile, read as exact numbers.

A reference is written by hand from the document of one city, with no rule format and no framework: one plain function
per item.  It serves as an independent oracle for tests, so it favours being easy to compare with the text over being
clever, and neither it nor what it shares with the others here knows the engine.  It answers for *complete* profiles
only: every fact that decides an item must be there (``MissingFact`` is raised otherwise); only ``role``, ``usd_cny`` and
what a reference names as such have defaults.  Arithmetic is exact (``Fraction``); an amount is rounded half up to
0.01 yuan once, at the end of an item.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

Profile = Mapping[str, object]

#: A claimant that is an enterprise, as most clauses have it.
ENTERPRISE = ("enterprise",)

#: Yuan for one US dollar, average of the year (国家统计局).
USD_CNY: Mapping[int, str] = {
    2011: "6.4588",
    2012: "6.3125",
    2013: "6.1932",
    2014: "6.1428",
    2015: "6.2284",
    2016: "6.6423",
    2017: "6.7518",
    2018: "6.6174",
    2019: "6.8985",
    2020: "6.8976",
    2021: "6.4515",
    2022: "6.7261",
    2023: "7.0467",
    2024: "7.1217",
    2025: "7.1429",
}


class MissingFact(KeyError):
    """A fact that decides the item is absent from a profile that should be complete."""


@dataclass(frozen=True)
class Facts:
    """A profile in the contract's notation, read as exact numbers."""

    profile: Profile

    def known(self, key: str) -> object:
        """Return the value of a fact; ``None`` counts as absent."""
        value = self.profile.get(key)
        if value is None:
            raise MissingFact(key)
        return value

    def yes(self, key: str) -> bool:
        """Read a boolean fact."""
        return self.known(key) is True

    def said(self, key: str) -> bool:
        """Read a boolean fact that is false when nothing is said."""
        return self.profile.get(key) is True

    def count(self, key: str) -> int:
        """Read an integer fact."""
        return int(str(self.known(key)))

    def number(self, key: str) -> Fraction:
        """Read a number that need not be whole."""
        return Fraction(str(self.known(key)))

    def choice(self, key: str) -> str:
        """Read a fact that is one of several choices."""
        return str(self.known(key))

    def entries(self, key: str) -> list[object]:
        """Read a fact that is a list."""
        value = self.known(key)
        if not isinstance(value, list):
            raise TypeError(f"{key} must be a list")
        return value

    def names(self, key: str) -> list[str]:
        """Read a fact that is a list of choices."""
        return [str(name) for name in self.entries(key)]

    def rate(self) -> Fraction:
        """Yuan for one US dollar: stated, else that of the year, else (no year) the newest of the table."""
        stated = self.profile.get("usd_cny")
        if stated is not None:
            return Fraction(str(stated))
        if self.profile.get("year") is None:
            return Fraction(USD_CNY[max(USD_CNY)])
        year = self.count("year")
        if year not in USD_CNY:
            raise MissingFact("usd_cny")
        return Fraction(USD_CNY[year])

    def in_yuan(self, value: object) -> Fraction:
        """Turn an amount as written into yuan; nothing is nothing at any rate."""
        amount, currency = split_money(value)
        return amount * self.rate() if currency == "USD" and amount else amount

    def yuan(self, key: str) -> Fraction:
        """Read an amount of money in yuan."""
        return self.in_yuan(self.known(key))

    def yuan_each(self, key: str) -> list[Fraction]:
        """Read a list of amounts of money, each in yuan."""
        return [self.in_yuan(value) for value in self.entries(key)]

    def dollars(self, key: str) -> Fraction:
        """Read an amount of money in US dollars; a quotient by the rate stays exact."""
        amount, currency = split_money(self.known(key))
        return amount if currency == "USD" or not amount else amount / self.rate()

    def positive(self, key: str) -> bool:
        """Tell whether an amount of money is above zero, for which no rate is needed."""
        return split_money(self.known(key))[0] > 0

    def any_positive(self, key: str) -> bool:
        """Tell whether a list of amounts holds one above zero, for which no rate is needed."""
        return any(split_money(value)[0] > 0 for value in self.entries(key))


def split_money(value: object) -> tuple[Fraction, str]:
    """Split ``"1500000 USD"`` into number and currency; a bare number is in yuan."""
    number, _, currency = str(value).partition(" ")
    return Fraction(number), currency or "CNY"


def roles(profile: Profile) -> list[str]:
    """Return the roles that the applicant holds; an enterprise when nothing is said."""
    held = profile.get("role")
    if held is None:
        return ["enterprise"]
    return [str(role) for role in held] if isinstance(held, list) else [str(held)]
