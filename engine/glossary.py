"""The facts as an author looks them up: which there are, what they are called, what they ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.facts import Catalogue, Fact

#: What a type is in plain words.
_TYPES = {
    "money": "金额",
    "integer": "整数",
    "number": "数",
    "percent": "百分数",
    "boolean": "是非",
    "year": "年度",
    "choice": "单选",
    "choices": "可多选",
    "list[money]": "一列金额",
    "list[certification]": "一列认证",
    "list[item]": "一列事项",
}


def find(catalogue: Catalogue, words: Sequence[str]) -> list[Fact]:
    """The facts that speak of all ``words``, or else of any of them; without words all facts."""
    texts = {key: _searched(fact) for key, fact in catalogue.items()}
    for enough in (all, any):
        found = [catalogue[key] for key in texts if enough(word in texts[key] for word in words)]
        if found or not words:
            return found
    return []


def described(fact: Fact) -> str:
    """A fact in a few lines: name, key, type and unit; the question; what can be chosen."""
    unit = f"，单位 {fact.unit}" if fact.unit else ""
    head = f"{fact.name}  {fact.key}  {fact.type}（{_TYPES[fact.type]}{unit}）"
    return "\n    ".join([head, *_more(fact)])


def _more(fact: Fact) -> Iterator[str]:
    yield fact.ask.question
    if fact.meaning:
        yield f"意思：{fact.meaning}"
    if fact.values:
        yield "可选：" + "、".join(f"{label}（{value}）" for value, label in fact.values.items())


def _searched(fact: Fact) -> str:
    labels = fact.values.values()
    said = (fact.key, fact.name, *fact.synonyms, *labels, fact.ask.question, fact.meaning or "")
    return "\n".join(said)
