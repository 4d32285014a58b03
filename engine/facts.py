"""The catalogue of facts: what an enterprise can tell, how it is measured, how it is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from engine.documents import Document, Entry, Place, read
from engine.formula.units import WORDS, Unit

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


#: The units of types that cannot do without one.
_UNITS: dict[str, tuple[str, ...]] = {"money": ("元", "美元"), "list[money]": ("元",)}


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
        attainable: whether advice may say that only this is lacking: nobody becomes newly settled.
        lasting: whether it holds on from year to year (where a firm is registered, not its sales).
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
    attainable: bool = True
    lasting: bool = False
    ask: Ask
    synonyms: tuple[str, ...] = ()

    @property
    def table(self) -> str | None:
        """The dated table its default comes from, if any."""
        default = self.default
        return default["table"] if isinstance(default, dict) else None

    @property
    def is_figure(self) -> bool:
        """Whether it is one number that can be more or less: a sum, a count, a share."""
        return self.type in ("money", "integer", "number", "percent")

    @property
    def is_money(self) -> bool:
        """Whether it is one sum of money."""
        return self.type == "money"


@dataclass(frozen=True)
class Catalogue(Mapping[str, Fact]):
    """All facts by key, in the order of the file."""

    facts: dict[str, Fact] = field(repr=False)

    def __hash__(self) -> int:
        # What is worked out from a catalogue once can be kept under it.
        return hash(tuple(self.facts))

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


class _Rewording(Entry):
    """What a city's own file may say of a fact that is there already: how it asks for it."""

    class Ask(Entry):
        """Further wordings."""

        variants: tuple[Variant, ...] = Field(min_length=1)

    ask: Ask


def load_catalogue(
    path: Path, more: Mapping[Path, str] | None = None, cities: Mapping[str, str] | None = None
) -> Catalogue:
    """Read ``facts.yaml``.

    Args:
        path: the facts that are always there.
        more: further files of facts and the city of each; those that do not exist are passed over.
            A file may add facts, and wordings in which its city asks for facts that are there.
        cities: slugs and names of further cities that the ``city`` fact may hold.

    Raises:
        DocumentError: a fact is described wrongly, or two share a key or a name.
    """
    facts: dict[str, Fact] = {}
    named: dict[str, str] = {}
    own = {source: city for source, city in (more or {}).items() if source.exists()}
    for source, city in {path: None, **own}.items():
        document = read(source)
        if not isinstance(document.data, dict):
            raise document.error("这里应当是若干事实，每个写成“键: 内容”")
        for key in document.data:
            if key in facts:
                facts[key] = _reworded(document, facts[key], city)
                continue
            fact = _fact(document, key)
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
    if not isinstance(key, str):
        raise document.error(f"键“{key}”要写成一个英文词，如 office_rent", (key,), key=True)
    if isinstance(document.data[key], dict):
        document.data[key]["key"] = key
    fact = document.build(Fact, (key,))
    _check_unit(document, fact)
    if fact.type in ("choice", "choices") and not fact.values:
        raise document.error(
            "选择类事实要有 values，写出能选什么，如 values: {none: 无, three: 3级}",
            (key, "type"),
        )
    return fact


def _check_unit(document: Document, fact: Fact) -> None:
    """Refuse a unit that no formula could use, and money without its currency."""
    needed = _UNITS.get(fact.type)
    place: Place = (fact.key, "unit" if fact.unit is not None else "type")
    if needed and fact.unit not in needed:
        raise document.error(f"{fact.type} 要写 unit，只能是 {' 或 '.join(needed)}", place)
    try:
        Unit.read(fact.unit or "")
    except KeyError as error:
        known = "、".join(dict.fromkeys(WORDS))
        raise document.error(f"不认识的单位“{error.args[0]}”，可用：{known}", place) from None


def _reworded(document: Document, fact: Fact, city: str | None) -> Fact:
    """``fact`` with the wordings of ``city`` before those that it has."""
    entry = document.data[fact.key]
    if city is None or not isinstance(entry, dict) or set(entry) != {"ask"}:
        raise document.error(
            f"事实“{fact.key}”（{fact.name}）已经有了，这里只能在 ask 的 variants 里写本市的问法；"
            "说的是另一件事，就换一个键",
            (fact.key,),
            key=True,
        )
    variants = document.build(_Rewording, (fact.key,)).ask.variants
    for index, variant in enumerate(variants):
        if variant.when.get("city") != city:
            where: Place = (fact.key, "ask", "variants", index, "when")
            raise document.error(f"这里只写本市的问法：when: {{city: {city}}}", where)
    ask = fact.ask.model_copy(update={"variants": (*variants, *fact.ask.variants)})
    return fact.model_copy(update={"ask": ask})
