"""Drafts of examples as YAML to be completed by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from engine.lint.drafts import Draft, Drafts
from engine.lint.subject import PENDING, Subject
from engine.rule import Rule

_HEAD = (
    "# new-cases 拟的算例：profile 已经写好；把每处“待手算”换成照条文算出来的结果，不要抄程序的。\n"
    '# 资料都齐，最少和最多是一样的，写 low 就够；不符合的 low 写 "0.00"。\n'
)

#: A word that YAML takes for text as it stands.
_WORD = re.compile(r"[a-z][a-z0-9_]*")
_TAKEN = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def skeleton(subject: Subject, found: Drafts) -> str:
    """The drafts as they can be put behind ``cases.yaml``."""
    if not found.drafts and not found.left:
        return "# 没有要补的算例\n"
    rules = {rule.id: rule for rule in subject.rules}
    examples = [_example(draft, rules, subject) for draft in found.drafts]
    left = [f"# 没能拟出，请自己写：{one}\n" for one in found.left]
    return "\n".join([_HEAD, *examples, *left])


def _example(draft: Draft, rules: dict[str, Rule], subject: Subject) -> str:
    written = draft.profile.written(subject.situations.catalogue)
    profile = ", ".join(f"{key}: {_value(value)}" for key, value in written.items())
    lines = [
        f"- name: {'；'.join(draft.about)}",
        f"  profile: {{{profile}}}",
        f"  work: {PENDING}",
        "  expect:",
        *(f"    {line}" for line in _results(draft, rules)),
    ]
    return "".join(f"{line}\n" for line in lines)


def _results(draft: Draft, rules: dict[str, Rule]) -> Iterator[str]:
    """What is to be worked out, in document order, with the clause where it is written."""
    for item, rule in rules.items():
        if item in draft.items:
            amount = f", low: {PENDING}" if rule.amounts else ""
            where = f"# {rule.clause.clause} {rule.item.title}"
            yield f"{item}: {{verdict: {PENDING}{amount}}}  {where}"


def _value(value: Any) -> str:
    """A value of a profile as it is written within braces."""
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_value(one)}' for key, one in value.items())}}}"
    if isinstance(value, str) and _WORD.fullmatch(value) and value not in _TAKEN:
        return value
    return json.dumps(value, ensure_ascii=False)
