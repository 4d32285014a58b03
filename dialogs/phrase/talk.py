"""The talk around questions and results: welcome, help, and what to say when stuck."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from dialogs.reply import Block, Entry, Heading, Paragraph
from dialogs.topics import Topic
from engine import Catalogue, Fact, Library, Loaded
from engine.notation import read_value
from engine.wording import value_text

WELCOME = (
    "您好，我是服务外包政策助手。我会一步步问您几个问题，"
    "然后告诉您企业符合哪些奖励条款、大约能得多少、还差什么。"
)
HELP = (
    "直接回答问题就行，数字可以写“150万美元”“一百五十万”“80人”。随时可以说：",
    ("结果", "看现在能算出的结果（没答完的给出范围）"),
    ("上一步", "退回上一个问题"),
    ("跳过 / 不清楚", "先不答这一问"),
    ("改离岸执行额、人数改成85、不对，是120万", "更正前面的回答"),
    ("跟其他城市比", "把同样的情况放到各个城市算一遍"),
    ("为什么", "说明这一问有什么用"),
    ("已填", "看看已经填了什么"),
    ("原文 四（一）", "看某一条的原文"),
    ("重来", "从头开始"),
    ("退出", "结束对话"),
)
STOPPED = "好的，今天就到这里，欢迎再来。"
RESTARTED = "好的，之前填的都清空了，我们从头开始。"
AT_THE_START = "已经退到最开始了。"
NO_CITY = "要先知道是哪个城市，才能查到政策，这一问没法跳过。"
HUMAN = (
    "这里暂时不能转接人工。具体申报问题请直接询问所在城市的商务局；"
    "您也可以继续问我，或说“结果”先看能算出的部分。"
)
THANKS = "不客气。"
EMPTY = "没有收到文字，请直接回答问题，或说“帮助”。"
TOO_LONG = "这段话太长了，请只回答当前的问题，一两句话就好。"
NO_CITY_YET = "先告诉我是哪个城市，我才能查文件。"
CORRECT_WHAT = "您要更正哪一项？请说“人数改成85”“改离岸执行额”这样的话；说“已填”可以看填过的内容。"
STUCK = (
    "这一问可以先放下：回“跳过”往下走，回“结果”看已能算出的部分，回“为什么”看这一问是什么意思。"
    "(English: reply “skip”, “result” or “help”.)"
)
A_QUESTION = "这个问题我现在还答不了，先说说正在问的这一项："
OFFER_RESULT = "有几项不清楚也没关系：可以说“结果”先看已经能确定的部分，或者继续往下答。"
ALREADY = "这些已经记下了。"
NOTHING_PENDING = "现在没有待回答的问题。可以说“结果”再看一遍，说“改……”更正某个回答，或说“重来”。"


#: Of what a person said no more is said back.
MOST_ECHO = 40
_UNIT = {"CNY": "人民币", "USD": "美元"}


def help_blocks() -> tuple[Block, ...]:
    """What the person can say at any time."""
    first, *rest = HELP
    assert isinstance(first, str)
    return (Paragraph(first), *(Entry(f"{one[0]}：{one[1]}") for one in rest))


def noted(
    told: Mapping[str, object],
    changed: Collection[str],
    catalogue: Catalogue,
    rough: Collection[str],
    assumed: Collection[str],
) -> str:
    """One line that says back what was taken, and on what assumption."""
    lines = []
    for key, value in told.items():
        fact = catalogue[key]
        remarks = ["按约数记"] if key in rough else []
        if f"{key}.currency" in assumed and len(fact.currencies) > 1:
            remarks.append(f"您没说币种，按{_UNIT[fact.currencies[0]]}记，不对请告诉我")
        lines.append(
            f"{fact.name}——{_shown(fact, value)}" + (f"（{'；'.join(remarks)}）" if remarks else "")
        )
    verb = "已更正" if any(key in changed for key in told) else "记下了"
    return f"{verb}：{'；'.join(lines)}。"


def chosen(chosen: Sequence[Topic], offered: Sequence[Topic]) -> str:
    """Which matters are gone through, and that the others are taken as absent."""
    names = "；".join(topic.name for topic in chosen)
    left = "；".join(topic.name for topic in offered if topic not in chosen)
    asked = f"好的，只问：{names}。" if names else "好的，这些都不涉及。"
    return asked + (f"其余先按“没有”算，随时可以补充：{left}。" if left else "")


def unheard(part: str) -> str:
    """A part that holds a figure for nothing that is asked, said back so that it is not lost."""
    shown = part if len(part) <= MOST_ECHO else f"{part[:MOST_ECHO]}…"
    return f"“{shown}”没记上：没听出说的是哪一项，需要的话请连名称再说一遍。"


def not_covered(city: str, library: Library) -> str:
    """That a city's policy is not among those of the library, and which are."""
    names = library.catalogue["city"].values
    covered = "、".join(names[one] for one in library.cities)
    return f"{names[city]}的政策还没有收录，目前能查：{covered}。"


def left_open(fact: Fact, value: object) -> str:
    """What holds of a fact whose question back was not answered; ``None``: it was never told."""
    if value is None:
        return f"“{fact.name}”还没记上，请稍后再说一次。"
    return f"“{fact.name}”先仍按{_shown(fact, value)}算。"


def disputed(fact: Fact, before: object, now: object) -> str:
    """The question back which of two contradicting answers holds."""
    then, said = _shown(fact, before), _shown(fact, now)
    return f"您前面说“{fact.name}”是{then}，现在说是{said}，请问以哪个为准？"


def _shown(fact: Fact, value: object) -> str:
    return value_text(fact, read_value(fact, value))


def told_blocks(facts: dict[str, object], catalogue: Catalogue) -> tuple[Block, ...]:
    """Everything that was told so far."""
    if not facts:
        return (Paragraph("还没有填任何内容。"),)
    lines = tuple(
        Entry(f"{catalogue[key].name}：{_shown(catalogue[key], value)}")
        for key, value in facts.items()
    )
    return (Heading("已填的内容"), *lines, Paragraph("要更正，请说“改……”或“……改成……”。"))


def clause_blocks(loaded: Loaded, wanted: str) -> tuple[Block, ...]:
    """One clause verbatim, with where it is from."""
    wanted = wanted.replace("(", "（").replace(")", "）").replace(" ", "")
    for clause in loaded.policy.clauses:
        if clause.clause == wanted:
            source = f"——{loaded.policy.issuer}《{loaded.policy.title}》（{loaded.policy.number}）"
            return (
                Heading(f"{clause.clause} {clause.title}"),
                Paragraph(clause.text),
                Paragraph(source, quiet=True),
            )
    headings = "、".join(clause.clause for clause in loaded.policy.clauses)
    return (
        Paragraph(f"《{loaded.policy.title}》里没有“{wanted[:30]}”这一条。条款有：{headings}。"),
    )


def contents_blocks(loaded: Loaded) -> tuple[Block, ...]:
    """The clauses of the document, by heading."""
    return (
        Heading(f"《{loaded.policy.title}》（{loaded.policy.number}）的条款"),
        *(Entry(f"{clause.clause} {clause.title}") for clause in loaded.policy.clauses),
        Paragraph(f"看哪一条，就回复“原文 {loaded.rules[0].clause.clause}”这样的话。", quiet=True),
    )


def status_line(loaded: Loaded, year: int | None) -> str:
    """Whether the document covers the business year, said plainly."""
    policy = loaded.policy
    if year is None:
        return f"适用文件：《{policy.title}》（{policy.number}）。"
    return f"{year}年度：{policy.notes.get(policy.status(year), '')}"
