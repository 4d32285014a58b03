"""The catalogue of facts: what an enterprise can tell, how it is measured, how it is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from engine.documents import Document, Entry, read

FactType = Literal[
    "money",
    "integer",
    "number",
    "percent",
    "boolean",
    "year",
    "choice",
    "choices",
    "list[money]",
    "list[certification]",
    "list[item]",
]

#: The currency codes of a profile and the unit words of the formula language.
CURRENCY_UNITS: dict[str, str] = {"CNY": "元", "USD": "美元"}


class Variant(Entry):
    """Other wording of a question for a city and/or a role; what is left out stays as it was."""

    when: dict[Literal["city", "role"], str]
    question: str | None = None
    why: str | None = None
    example: str | None = None
    none: str | None = None


class Ask(Entry):
    """How a fact is asked.

    Attributes:
        question: the question, in plain Chinese.
        why: one sentence on why it is asked.
        example: what an answer looks like.
        effort: 1 a yes/no or a choice · 2 a count · 3 a sum of money · 4 a list.
        none: the words of a button that means none, zero or an empty list.
        variants: other wording for some cities and roles; the first that fits is used.
    """

    question: str
    why: str
    example: str | None = None
    effort: int = Field(ge=1, le=4)
    none: str | None = None
    variants: tuple[Variant, ...] = ()

    def wording(self, city: str, roles: frozenset[str]) -> Ask:
        """The wording for a city and the roles held."""
        for variant in self.variants:
            if variant.when.get("city", city) == city and (
                "role" not in variant.when or variant.when["role"] in roles
            ):
                said = variant.model_dump(exclude={"when"}, exclude_none=True)
                return self.model_copy(update=said)
        return self


class Fact(Entry):
    """One fact: the key it travels under, its Chinese name, type, unit and bounds.

    Attributes:
        key, name, type, unit, meaning, synonyms: what it is and how it is called.
        currencies: of a sum of money: in which it is usually told.
        values: of a choice: what can be chosen, with labels.
        default: what is taken when nobody tells it.
        minimum, maximum: its bounds.
        changeable: whether an enterprise could ever move it (the exchange rate it cannot).
        confirm: whether a conversation asks it although there is a default.
        ask: how it is asked.
    """

    key: str
    name: str
    type: FactType
    unit: str | None = None
    currencies: tuple[Literal["CNY", "USD"], ...] = ("CNY",)
    values: dict[str, str] = Field(default_factory=dict)
    default: Any = None
    meaning: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    changeable: bool = True
    confirm: bool = False
    ask: Ask
    synonyms: tuple[str, ...] = ()

    @property
    def table(self) -> str | None:
        """The dated table its default comes from, if any."""
        default = self.default
        return default["table"] if isinstance(default, dict) else None

    @property
    def is_money(self) -> bool:
        """Whether it is one sum of money."""
        return self.type == "money"


@dataclass(frozen=True)
class Catalogue(Mapping[str, Fact]):
    """All facts by key, in the order of the file."""

    facts: dict[str, Fact] = field(repr=False)

    def __getitem__(self, key: str) -> Fact:
        return self.facts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.facts)

    def __len__(self) -> int:
        return len(self.facts)

    @cached_property
    def by_name(self) -> dict[str, Fact]:
        """Facts by their Chinese names, as formulas write them."""
        return {fact.name: fact for fact in self.facts.values()}

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each key in the file."""
        return {key: place for place, key in enumerate(self.facts)}

    @cached_property
    def rate(self) -> Fact:
        """The fact that converts dollars to yuan: the one measured in 元/美元."""
        return next(fact for fact in self.facts.values() if fact.unit == "元/美元")

    def sort(self, keys: frozenset[str]) -> tuple[str, ...]:
        """``keys`` in the order of the file."""
        return tuple(sorted(keys, key=self.order.__getitem__))


def load_catalogue(
    path: Path, more: Iterable[Path] = (), cities: Mapping[str, str] | None = None
) -> Catalogue:
    """Read ``facts.yaml``.

    Args:
        path: the facts that are always there.
        more: further files of facts; those that do not exist are passed over.
        cities: slugs and names of further cities that the ``city`` fact may hold.

    Raises:
        DocumentError: a fact is described wrongly, or two share a key or a name.
    """
    facts: dict[str, Fact] = {}
    named: dict[str, str] = {}
    for source in (path, *(one for one in more if one.exists())):
        document = read(source)
        for key in document.data:
            fact = _fact(document, key)
            if key in facts:
                raise document.error(f"事实“{key}”已经有了", (key,), key=True)
            if fact.name in named:
                raise document.error(f"“{fact.name}”与 {named[fact.name]} 重名", (key, "name"))
            named[fact.name] = key
            facts[key] = fact
    if "city" in facts and cities:
        known = {**facts["city"].values, **cities}
        facts["city"] = facts["city"].model_copy(update={"values": known})
    if [fact.unit for fact in facts.values()].count("元/美元") != 1:
        raise document.error("要有一个、也只能有一个以“元/美元”计的事实，用来折算币种")
    return Catalogue(facts)


def _fact(document: Document, key: str) -> Fact:
    if isinstance(document.data[key], dict):
        document.data[key]["key"] = key
    return document.build(Fact, (key,))
