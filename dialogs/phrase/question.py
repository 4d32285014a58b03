"""How a question is put: its words, an example, why it is asked, and how many are left."""

from __future__ import annotations

from dialogs.phrase.figures import money
from dialogs.reply import Block, Paragraph, Question
from engine import Fact, Loaded, Worth

UNKNOWN = "不清楚"
SKIP = "跳过"
#: What is offered when nothing is left to ask.
AFTERWARDS = ("详情", "还差什么", "申报须知", "导出", "已填", "换一家公司", "重来")
#: Questions whose example says 有 are answered 有/没有, the others 是/不是.
_HAVE, _BE = ("有", "没有"), ("是", "不是")


def options(fact: Fact, loaded: Loaded | None, cities: tuple[str, ...]) -> tuple[str, ...]:
    """The answers offered with a question, besides 不清楚 and 跳过."""
    if fact.key == "city":
        return tuple(label for city, label in fact.values.items() if city in cities)
    if fact.type == "boolean":
        return _HAVE if fact.ask.example in _HAVE else _BE
    if fact.key == "year" and loaded is not None and loaded.policy.years is not None:
        years = loaded.policy.years
        if years.last is not None:
            return tuple(f"{year}年" for year in range(years.first, years.last + 1))
    if fact.key == "role" and loaded is not None:
        served = {role for rule in loaded.rules for role in rule.item.role}
        return tuple(label for role, label in fact.values.items() if role in served)
    if fact.type in ("choice", "choices"):
        none = (fact.ask.none,) if fact.ask.none and "none" not in fact.values else ()
        return (*fact.values.values(), *none)
    return (fact.ask.none,) if fact.ask.none else ()


def ways_out(fact: Fact) -> tuple[str, ...]:
    """The buttons for those who cannot or will not answer; without city and role nothing goes."""
    return () if fact.key in ("city", "role") else (UNKNOWN, SKIP)


def _worth(worth: Worth | None) -> str:
    """What hangs on the answer."""
    if worth is None or not worth.items:
        return ""
    if worth.high is None:
        return f"这一问关系到 {len(worth.items)} 个项目，影响多少要看具体数。"
    if not worth.high:
        return "这一问关系到文件没有给金额的项目。"
    return f"这一问最多影响 {money(worth.high)}。"


def is_numbered(fact: Fact) -> bool:
    """Whether a bare number picks one of the options; where figures are asked it is a figure."""
    return fact.type in ("boolean", "choice", "choices", "year")


def how_to_answer(fact: Fact, options: tuple[str, ...]) -> str:
    """What can be said to a question, for someone whose answer was none."""
    if is_numbered(fact) and options:
        return f"请从“{'”“'.join(options)}”里选，也可以说“不清楚”。"
    return f"可以这样回答：{fact.ask.example}；也可以说“不清楚”。" if fact.ask.example else ""


def again(fact: Fact) -> tuple[Block, ...]:
    """The bare question about ``fact``, for someone who was told already why it is asked."""
    ask = fact.ask
    example = ask.example and fact.type not in ("boolean", "choice", "choices")
    return (Question(f"{ask.question}（例：{ask.example}）" if example else ask.question),)


def blocks(fact: Fact, left: int | None, worth: Worth | None) -> tuple[Block, ...]:
    """The question about ``fact``, worded for those who are asked.

    ``left`` is how many questions there can still be, this one included; ``worth`` is what hangs
    on it.
    """
    ask = fact.ask
    progress = f"最多还有 {left} 个问题，" if left else ""
    return (
        *again(fact),
        Paragraph(
            f"为什么问：{ask.why}{_worth(worth)}（{progress}随时可回复“结果”“上一步”“帮助”）",
            quiet=True,
        ),
    )
