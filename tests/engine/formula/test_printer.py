"""Parse → print → parse is the identity, for every shipped formula and for random trees."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from engine.formula import syntax
from engine.formula.parse import parse, read_number
from engine.formula.printer import write
from engine.library import DATA


def formulas() -> list[str]:
    """Every formula of every shipped policy."""
    found: list[str] = []
    for path in sorted((DATA / "policies").glob("*/policy.yaml")):
        policy = yaml.safe_load(path.read_text("utf-8"))
        items = [item for clause in policy["clauses"] for item in clause.get("items", ())]
        for item in items:
            found += item.get("条件", [])
            found += [item[key] for key in ("金额", "上限") if key in item]
            found += [*item.get("定义", {}).values(), *item.get("口径", {}).values()]
        found += [text for common in policy.get("common", ()) for text in common["条件"]]
    return found


def shape(node: Any) -> Any:
    """A tree without the places of its nodes."""
    if is_dataclass(node):
        kept = [field.name for field in fields(node) if not field.name.endswith("offset")]
        return (type(node).__name__, *(shape(getattr(node, name)) for name in kept))
    return tuple(map(shape, node)) if isinstance(node, tuple) else node


@pytest.mark.parametrize("formula", formulas())
def test_shipped_formulas(formula: str) -> None:
    tree = parse(formula)
    assert shape(parse(write(tree))) == shape(tree)


def number(text: str) -> syntax.Number:
    value, unit = read_number(text)
    return syntax.Number(value, unit, text, 0)


NUMBERS = st.one_of(
    st.sampled_from(["10万美元", "4%", "4％", "0", "1.5", "3个月", "500元/人", "2016年度"]).map(
        number
    ),
    st.sampled_from(["从业人员数", "甲", "ITO乙2"]).map(lambda name: syntax.Name(name, 0)),
)


def deeper(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(
        st.builds(syntax.Arithmetic, st.sampled_from("+−×÷"), inner, inner, st.just(0)),
        st.builds(
            syntax.Call, st.sampled_from(["较小", "合计"]), st.tuples(inner, inner), st.just(0)
        ),
        st.builds(
            syntax.Bands,
            inner,
            st.tuples(st.builds(syntax.Band, st.sampled_from("≥≤"), inner, inner, st.just(0))),
            st.just(0),
        ),
        st.builds(
            syntax.ByChoice,
            st.just(syntax.Name("级别", 0)),
            st.tuples(st.builds(syntax.Option, st.sampled_from(["3级", "无"]), inner, st.just(0))),
            st.just(0),
        ),
    )


AMOUNTS = st.recursive(NUMBERS, deeper, max_leaves=8)
TRUTHS = st.recursive(
    st.one_of(
        st.builds(syntax.Compare, st.sampled_from("≥>≤<="), AMOUNTS, AMOUNTS, st.just(0)),
        st.builds(
            syntax.Pick, st.just("含"), NUMBERS, st.just("《财富》500强"), st.just(0), st.just(0)
        ),
    ),
    lambda inner: st.one_of(
        st.builds(syntax.Negation, inner, st.just(0)),
        st.builds(
            syntax.Logic, st.sampled_from("且或"), st.tuples(inner, inner, inner), st.just(0)
        ),
    ),
    max_leaves=6,
)


@given(tree=st.one_of(AMOUNTS, TRUTHS))
def test_random_trees(tree: Any) -> None:
    text = write(tree)
    assert shape(parse(text)) == shape(tree)
    assert write(parse(re.sub(r" +", " ", text))) == text
