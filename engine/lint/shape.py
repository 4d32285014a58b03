"""What the parts of a document owe each other: ids, questions, band tables, kinds of clauses."""

from __future__ import annotations

from collections.abc import Iterator

from engine.facts import Ask, Fact
from engine.formula.typed import Bands, Constant, walk
from engine.lint.subject import Finding, Subject


def check_ids(subject: Subject) -> Iterator[Finding]:
    """Ids of items start with the city (that each is used once is seen to when they load)."""
    city = subject.policy.city
    for place, rule in subject.placed():
        if not rule.id.startswith(f"{city}."):
            message = f"事项编号要以“{city}.”开头"
            yield subject.on((*place, "id"), rule, message)


def check_questions(subject: Subject) -> Iterator[Finding]:
    """Facts that rules read but nobody could ask for; each is told once."""
    told: set[str] = set()
    for place, rule in subject.placed():
        for fact in rule.facts:
            lacking = list(_lacking(fact, subject.policy.city, frozenset(rule.item.role)))
            if lacking and fact.key not in told:
                told.add(fact.key)
                message = f"事实“{fact.name}”缺{'、'.join(lacking)}，请在 facts.yaml 里补上"
                yield subject.on(place, rule, message)


def _lacking(fact: Fact, city: str, roles: frozenset[str]) -> Iterator[str]:
    ask = fact.ask.wording(city, roles)
    if not ask.question.strip():
        yield "提问 ask.question"
    if not ask.why.strip():
        yield "缘由 ask.why"
    if fact.type in ("choice", "choices") and (
        not fact.values or not all(label.strip() for label in fact.values.values())
    ):
        yield "选项的名称 values"


def check_wording(subject: Subject) -> Iterator[Finding]:
    """Facts that are asked here in words that speak of another city; each is told once."""
    city, cities = subject.policy.city, subject.situations.catalogue["city"].values
    own = {cities[city], *subject.policy.city_aliases}
    others = [name for slug, name in cities.items() if slug != city]
    told: set[str] = set()
    for place, rule in subject.placed():
        for fact in rule.facts:
            asked = [fact.ask.wording(city, frozenset({role})) for role in rule.item.role]
            named = {part for ask in asked for part in _naming(ask, others, own)}
            if named and fact.key not in told:
                told.add(fact.key)
                parts = "、".join(part for part in _PARTS if part in named)
                yield subject.on(
                    place,
                    rule,
                    f"事实“{fact.name}”（{fact.key}）的{parts}说的是别的城市；请在本文件夹的 "
                    "facts.yaml 里用 variants 写本市的问法",
                )


#: What a person reads of a question.
_PARTS = {"提问": "question", "缘由": "why", "“没有”按钮": "none"}


def _naming(ask: Ask, others: list[str], own: set[str]) -> Iterator[str]:
    """The parts of ``ask`` that speak of another city."""
    for part, key in _PARTS.items():
        text = getattr(ask, key) or ""
        for name in own:
            text = text.replace(name, "")
        if any(other in text for other in others):
            yield part


def check_bands(subject: Subject) -> Iterator[Finding]:
    """Tables of 达到 that give less for more."""
    for place, rule in subject.placed():
        for table in {id(part): part for node in rule.nodes for part in walk(node)}.values():
            if isinstance(table, Bands) and table.op == "≥":
                for (lower, less), (upper, more) in zip(table.bands, table.bands[1:], strict=False):
                    if _falls(less, more):
                        message = f"分档表里 {upper.text} 一档反而比 {lower.text} 一档少，请核对"
                        yield subject.on(place, rule, message)


def _falls(less: object, more: object) -> bool:
    return isinstance(less, Constant) and isinstance(more, Constant) and more.value < less.value


def check_clauses(subject: Subject) -> Iterator[Finding]:
    """A clause of kind 奖补 holds items, and no other does."""
    for index, clause in enumerate(subject.policy.clauses):
        if clause.kind == "奖补" and not clause.items:
            message = "这一条没有事项；请写 items，不是奖补条款的写明 kind"
            yield subject.finding(("clauses", index), clause.clause, message)
        if clause.kind != "奖补" and clause.items:
            message = f"这一条写着 kind: {clause.kind} 却有事项，请删去 kind"
            yield subject.finding(("clauses", index, "kind"), clause.clause, message)
