"""The talk around questions and results: welcome, help, and what to say when stuck."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from gmpy2 import mpq

from dialogs.phrase import figures
from dialogs.reply import Block, Entry, Facts, Heading, Paragraph
from dialogs.session import MOST_ASIDE, Check
from dialogs.topics import Topic
from engine import Assessment, Catalogue, Fact, Library, Loaded, Policy

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
    ("详情 / 还差什么 / 不符合 / 只差一步", "逐条看依据、算法和差距"),
    ("如果离岸做到200万美元呢", "只试算，不记下"),
    ("跟其他城市比", "把同样的情况放到各个城市算一遍"),
    ("什么叫离岸", "解释名词"),
    ("再算一下2019年的 / 换一家公司", "另算一个年度或一家企业，原来的留着"),
    ("为什么", "说明这一问有什么用"),
    ("已填", "看看已经填了什么"),
    ("上次说到哪了", "看看进行到哪一步"),
    ("原文 四（一）/ 看 四（一）", "看某一条的原文，或连同算法一起看"),
    ("导出", "把完整结果存成一份文字"),
    ("重来", "从头开始"),
    ("删除我的数据", "删掉填过的全部内容"),
    ("退出", "结束对话"),
)
STOPPED = "好的，今天就到这里，欢迎再来。"
RESTARTED = "好的，之前填的都清空了，我们从头开始；点错了就回“上一步”找回来。"
ERASED = (
    "已经删除您在这里的全部数据：填过的内容、各家各年度的测算和撤回记录都没有了，不能恢复。"
    "需要时随时可以重新开始。"
)
STILL_EMPTY = "现在这一家还没有填内容，直接往下答就行。"
NO_ROOM = f"这次对话里已经有 {MOST_ASIDE} 份测算，请先说“重来”清空一份，或删除后重新开始。"
RECHOOSE = "好的，涉及哪些事重新选。"
WHICH_YEAR = "没听清是哪一年，请说“再算一下2019年的”这样的话。"
NO_RESULT_YET = "还不知道是哪个城市，暂时算不出结果。"
NO_MORE = "没有更多内容了。说“结果”看测算结果，说“帮助”看还能说什么。"
MORE = "回复“更多”继续看。"
EXPORTED = "整理好了，见附件：依据、各条的算法、原文和申报须知都在里面。"
AS_IT_IS = "您说的跟现在填的一样，结果不变。"
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
            f"{fact.name}——{figures.value(fact, value)}"
            + (f"（{'；'.join(remarks)}）" if remarks else "")
        )
    verb = "已更正" if any(key in changed for key in told) else "记下了"
    return f"{verb}：{'；'.join(lines)}。"


def chosen(chosen: Sequence[Topic], offered: Sequence[Topic]) -> str:
    """Which matters are gone through, and that the others are taken as absent."""
    names = "；".join(topic.name for topic in chosen)
    left = "；".join(topic.name for topic in offered if topic not in chosen)
    if not left:
        return "好的，这些都问。"
    if not names:
        return "好的，这些先都按“没有”算，有的话随时可以补充。"
    return f"好的，只问：{names}。其余先按“没有”算，随时可以补充：{left}。"


def unheard(part: str) -> str:
    """A part that nobody took, said back so that it is not lost."""
    return f"“{_short(part)}”没记上：没听出说的是哪一项，需要的话请连名称再说一遍。"


def which_fact(said: str) -> str:
    """That nothing is asked just now, and how to say what is meant."""
    return (
        f"“{_short(said)}”没听出说的是哪一项。请连名称一起说，如“离岸执行额300万美元”；"
        "也可以说“结果”再看一遍，说“改……”更正某个回答。"
    )


def yes_or_no(said: str) -> str:
    """The question back what was meant by words that do not fit a yes-or-no question."""
    return f"您说的“{_short(said)}”，意思是“是”还是“否”？"


def hinted(fact: Fact) -> str:
    """That something was heard of a fact, but not what."""
    return f"您说的是“{fact.name}”吧？请说具体一点。"


def _short(said: str) -> str:
    """What a person said, in one line that fits a sentence."""
    printable = (character if character.isprintable() else " " for character in said)
    said = " ".join("".join(printable).split())
    return said if len(said) <= MOST_ECHO else f"{said[:MOST_ECHO]}…"


def not_covered(city: str, library: Library) -> str:
    """That a city's policy is not among those of the library, and which are."""
    names = library.catalogue["city"].values
    covered = "、".join(names[one] for one in library.cities)
    return f"{names[city]}的政策还没有收录，目前能查：{covered}。"


def not_there(name: str) -> str:
    """That what is to be forgotten was never told."""
    return f"“{name}”本来就没有填，不用去掉。"


def left_open(fact: Fact, value: object) -> str:
    """What holds of a fact whose question back was not answered; ``None``: it was never told."""
    if value is None:
        return f"“{fact.name}”还没记上，请稍后再说一次。"
    return f"“{fact.name}”先仍按{_quoted(fact, value)}算。"


def _quoted(fact: Fact, value: object) -> str:
    """A value within a sentence, in which a bare 是 or 否 would be misread."""
    said = figures.value(fact, value)
    return said if fact.is_figure or fact.type == "year" else f"“{said}”"


def disputed(fact: Fact, before: object, now: object) -> str:
    """The question back which of two contradicting answers holds."""
    then, said = _quoted(fact, before), _quoted(fact, now)
    return f"“{fact.name}”前面说的是{then}，现在说的是{said}，请问以哪个为准？"


def told_blocks(check: Check, catalogue: Catalogue) -> tuple[Block, ...]:
    """Everything that was told so far."""
    rows = told_rows(check, catalogue)
    if not rows:
        return (Paragraph("还没有填任何内容。"),)
    hint = "要更正，请说“改……”或“……改成……”。"
    return (Heading("已填的内容"), Facts(rows), Paragraph(hint))


def told_rows(check: Check, catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """Each fact that was told and what it was told to be."""
    return tuple(
        (catalogue[key].name, check.bands.get(key) or figures.value(catalogue[key], value))
        for key, value in check.facts.items()
        if key not in check.supposed
    )


def imagine_again(question: str) -> str:
    """A question back about something that was only imagined."""
    return f"{question}（问的是“如果”，请连同“如果”再说一遍。）"


def no_such_clause(policy: Policy, wanted: str) -> str:
    """That a document has no such clause, and which it has."""
    headings = "、".join(one.clause for one in policy.clauses)
    wanted = wanted.replace("(", "（").replace(")", "）")
    return f"《{policy.title}》里没有“{wanted[:30]}”这一条。条款有：{headings}。"


def no_definition(term: str) -> str:
    """That a word is not in the glossary."""
    return f"“{term[:MOST_ECHO]}”我这里没有解释，请问所在城市的商务局。"


def good_already(assessment: Assessment, more: mpq) -> str:
    """That a good result stands, before all questions are answered."""
    rest = f"余下的问题最多再增加 {figures.money(more)}" if more else "余下的问题不再改变这个合计"
    total = figures.total(assessment)
    return f"现在已经能确定合计 {total}，{rest}；回复“结果”可以先看，也可以接着答。"


def too_rough(name: str) -> str:
    """That a stretch told before must be told anew."""
    return f"“{name}”原来填的范围现在不够用了，后面会再问。"


def implied(names: Sequence[str]) -> str:
    """That facts are taken as absent because another is."""
    return f"那么{'、'.join(names)}也按“没有”算，有的话请说。"


def reopened(names: Sequence[str]) -> str:
    """That matters left out before are gone through after all."""
    return f"好的，补上：{'；'.join(names)}。"


def idle(names: Sequence[str]) -> str:
    """That earlier answers no longer bear on the result."""
    return f"这样一来，前面填的{'、'.join(names)}不再影响结果（先留着，改回来还用得上）。"


def of_another_year(names: Sequence[str]) -> str:
    """That figures were told for the year before it was changed."""
    return f"前面填的{'、'.join(names)}是按原来的年度填的，有变化请说“改……”。"


def status_line(loaded: Loaded, year: int | None) -> str:
    """Whether the document covers the business year, said plainly."""
    policy = loaded.policy
    if year is None:
        return f"适用文件：《{policy.title}》（{policy.number}）。"
    return f"{year}年度：{policy.notes.get(policy.status(year), '')}"
