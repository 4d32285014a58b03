"""Policy documents as data: a document, its clauses verbatim, and the awards (items) they hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from engine.documents import Document, Entry, Place, read
from engine.spelling import hint

Status = Literal["in_force", "expired", "not_yet", "draft", "unstated"]

Certainty = Literal["fixed", "up_to", "ranked", "discretionary", "external", "benefit"]

#: What a clause is about; 奖补 holds awards, the others are looked up and cited.
ClauseKind = Literal[
    "奖补", "目标", "范围", "认定", "分工", "资金安排", "监管", "便利化", "申报", "附则"
]


class Item(Entry):
    """One award, with its rule in the formula language.

    Attributes:
        id: the name it carries everywhere.
        title: a short Chinese name.
        role: who it is for; holding one of these roles is enough.
        certainty: how firm the amount is.
        definitions: named parts that the formulas use.
        conditions: all must hold.
        amount: in 元 under the default reading; none where the document gives no amount.
        cap: the most that is paid, under every reading.
        default_reading: the name of the reading that ``amount`` is, where there are others.
        readings: other readings of an ambiguous clause, by name.
    """

    id: str = Field(pattern=r"^[a-z0-9_]+\.[a-z0-9_]+$")
    title: str
    role: tuple[str, ...] = Field(default=("enterprise",), min_length=1)
    certainty: Certainty
    definitions: dict[str, str] = Field(default_factory=dict, alias="定义")
    conditions: tuple[str, ...] = Field(default=(), alias="条件")
    amount: str | None = Field(default=None, alias="金额")
    cap: str | None = Field(default=None, alias="上限")
    default_reading: str | None = Field(default=None, alias="默认口径")
    readings: dict[str, str] = Field(default_factory=dict, alias="口径")

    @model_validator(mode="after")
    def _amount_fits_certainty(self) -> Item:
        """An award whose amount the document leaves open has none, the others have one."""
        silent = self.certainty in ("discretionary", "external", "benefit")
        if silent and self.amount is not None:
            raise ValueError(f"{self.certainty} 表示文件没有给金额，不能写 金额")
        if not silent and self.amount is None:
            raise ValueError(f"{self.certainty} 要有 金额")
        if bool(self.readings) != (self.default_reading is not None):
            raise ValueError("口径 和 默认口径 要么都写，要么都不写")
        if self.amount is None and self.cap is not None:
            raise ValueError("没有 金额，就不能有 上限")
        return self


#: Words copied from a text; YAML takes 2018 for a number where it stands alone.
Copied = Annotated[
    str,
    BeforeValidator(lambda given: str(given) if type(given) in (int, float) else given),
    Field(min_length=1),
]


class Waiver(Entry):
    """A number of a clause, as printed, that no formula uses, and why not."""

    number: Copied
    reason: str = Field(min_length=1)


class Supplied(Entry):
    """A number of a formula, as written there, that the clause does not print, and why."""

    number: Copied
    reason: str = Field(min_length=1)


class Clause(Entry):
    """One numbered clause: its heading as printed, its text verbatim, its awards.

    ``waivers`` answer to :mod:`engine.lint` for the numbers that its formulas leave out,
    ``supplied`` for those that they add.
    """

    clause: str
    title: str
    kind: ClauseKind = "奖补"
    text: str
    waivers: tuple[Waiver, ...] = ()
    supplied: tuple[Supplied, ...] = ()
    items: tuple[Item, ...] = ()


class Section(Entry):
    """A heading that only gathers clauses, with what it says for all of them."""

    title: str
    text: str


class Correction(Entry):
    """A place where the source was garbled and the clause text was put right."""

    found: str
    means: str
    reason: str


class Omission(Entry):
    """Words of the source that no clause takes up, line by line as printed, and why not."""

    text: str = Field(min_length=1)
    reason: str = Field(min_length=1)


#: What a piece of advice is about: who decides, what papers, when, duties, who pays, what
#: disqualifies, case-by-case support, and anything else worth knowing.
AdviceKind = Literal["决定", "材料", "时间", "义务", "资金", "取消资格", "一企一策", "提示"]


class Advice(Entry):
    """Something an applicant must know, and the clause that says so; no ``items`` means all."""

    kind: AdviceKind
    clause: str
    text: str
    items: tuple[str, ...] = ()


class Common(Entry):
    """Conditions that a clause sets for every item of some roles."""

    clause: str
    role: tuple[str, ...]
    conditions: tuple[str, ...] = Field(alias="条件")


class Repeated(Entry):
    """The clause that bars an item listed in ``fact`` as supported elsewhere already."""

    clause: str
    fact: str


class Stacking(Entry):
    """At most ``at_most`` of the named items may be claimed together.

    ``items`` empty means all items of the document; ``except`` takes some out.
    """

    clause: str
    at_most: int = Field(ge=1)
    items: tuple[str, ...] = ()
    exempt: tuple[str, ...] = Field(default=(), alias="except")
    because: str

    def binds(self, item: str) -> bool:
        """Whether the rule counts ``item``."""
        return (not self.items or item in self.items) and item not in self.exempt


class Years(Entry):
    """The business years a document covers; no ``last`` means no end."""

    first: int
    last: int | None = None


class Policy(Entry):
    """One document.

    Attributes:
        id: its folder's name.
        city: the slug that the ``city`` fact uses.
        city_name, city_aliases: how a city that ``facts.yaml`` does not know is called.
        title, number, issuer, issued: how it is cited.
        effective, expires: from when and until when it holds; ``expires`` none: no end is stated.
        years: the business years it covers; none for a draft that names none.
        draft: it is not in force yet.
        notes: what to tell the reader about each status, in Chinese.
        advice: what an applicant must know.
        stacking: which items exclude each other.
        common: conditions for all items of a role.
        repeated: bars what is supported elsewhere already.
        corrections: where ``text`` departs from ``source.txt`` and why.
        omitted: what ``source.txt`` says besides the clauses, answering to :mod:`engine.lint`.
        sections: headings that gather clauses.
        clauses: in document order.
    """

    id: str
    city: str
    city_name: str | None = None
    city_aliases: tuple[str, ...] = ()
    title: str
    number: str
    issuer: str
    issued: date | None = None
    effective: date | None = None
    expires: date | None = None
    years: Years | None = None
    draft: bool = False
    notes: dict[Status, str]
    advice: tuple[Advice, ...] = ()
    stacking: tuple[Stacking, ...] = ()
    common: tuple[Common, ...] = ()
    repeated: Repeated | None = None
    corrections: tuple[Correction, ...] = ()
    omitted: tuple[Omission, ...] = ()
    sections: dict[str, Section] = Field(default_factory=dict)
    clauses: tuple[Clause, ...] = Field(min_length=1)

    def items(self) -> Iterator[tuple[Clause, Item]]:
        """Every item with its clause, in document order."""
        for clause in self.clauses:
            for item in clause.items:
                yield clause, item

    def status(self, year: int) -> Status:
        """The document's standing for a business year."""
        if self.draft:
            return "draft"
        if self.years is None or year < self.years.first:
            return "not_yet"
        if self.years.last is None:
            return "in_force" if self.expires else "unstated"
        if year <= self.years.last:
            return "in_force"
        return "expired" if self.expires else "unstated"


def load_policy(folder: Path) -> tuple[Policy, Document]:
    """Read ``policy.yaml`` of a folder.

    Raises:
        DocumentError: it is written wrongly, or the folder's name is not its id.
    """
    document = read(folder / "policy.yaml")
    policy = document.build(Policy)
    if policy.id != folder.name:
        raise document.error(f"id 应当与文件夹同名：{folder.name}", ("id",))
    _check_references(policy, document)
    return policy, document


def _check_references(policy: Policy, document: Document) -> None:
    """Refuse doubled ids, and rules that name what is not there."""
    clauses: set[str] = set()
    items: set[str] = set()
    for index, clause in enumerate(policy.clauses):
        if clause.clause in clauses:
            raise document.error(f"条款“{clause.clause}”写了两次", ("clauses", index, "clause"))
        clauses.add(clause.clause)
        for place, item in enumerate(clause.items):
            if item.id in items:
                raise document.error(
                    f"事项“{item.id}”写了两次", ("clauses", index, "items", place, "id")
                )
            items.add(item.id)
    for index, rule in enumerate(policy.stacking):
        for key, named in (("items", rule.items), ("except", rule.exempt)):
            for place, item_id in enumerate(named):
                if item_id not in items:
                    raise document.error(
                        f"没有“{item_id}”这一事项{hint(item_id, items)}",
                        ("stacking", index, key, place),
                    )
    cited: list[tuple[Place, str]] = [
        (("advice", index, "clause"), one.clause) for index, one in enumerate(policy.advice)
    ]
    cited += [(("common", index, "clause"), one.clause) for index, one in enumerate(policy.common)]
    cited += [
        (("stacking", index, "clause"), one.clause) for index, one in enumerate(policy.stacking)
    ]
    if policy.repeated is not None:
        cited.append((("repeated", "clause"), policy.repeated.clause))
    for where, heading in cited:
        if heading not in clauses:
            raise document.error(f"没有“{heading}”这一条", where)
    for index, advice in enumerate(policy.advice):
        for place, item_id in enumerate(advice.items):
            if item_id not in items:
                message = f"没有“{item_id}”这一事项{hint(item_id, items)}"
                raise document.error(message, ("advice", index, "items", place))
