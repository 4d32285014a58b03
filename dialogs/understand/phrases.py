"""Turns of phrase that decide how a whole reply is taken: not knowing, asking, hesitating."""

from __future__ import annotations

import re

_UNKNOWN = re.compile(
    r"不(?:太|大|是很|怎么|很)?(?:知道|清楚|了解|记得|确定|晓得|明确|好说|好讲|详|造|懂这个)"
    r"|不知|不祥|弄不清|搞不清|分不清|拿不准|吃不准|说不准"
    r"|说不好|说不清|说不上|讲不清|记不清|记不得|想不起|想不到是?多少|忘(?:记?了|记)(?!说|写"
    r"|告诉|填|带|讲)|没(?:有)?(?:印象|统计|数据|算过|留意|注意|关注|了解过?|查过|记录|记住"
    r"|概念)"
    r"|[整弄搞闹]不(?:太)?(?:明白|懂|清楚?)|唔知|得问|在统计|才(?:有数|知道|清楚)|心里没数|没数|没底|没个准|无法确定|不能确定|难说|尚?未统计|待(?:定|确认|核实|查)"
    r"|尚未?确定|没(?:有)?(?:公布|出来|公示)|未公布|未公示|还没出"
    r"|(?<!想)(?:要|得|需要|需|我)(?:去|再|先|回去|去公司)(?:问|查|核实|确认)|(?<!想)(?:要"
    r"|得|需要?|我|先|再|去)(?:问|查|核实|确认)(?=一|下|问|查|清|财|人事|会计|同事|老|领"
    r"|公司|才|后|再|看|$|[,。])|(?<![想请要我])(?:问|查)(?:一下|问|一查|下)(?:财务|人事"
    r"|会计|同事|老板|领导|公司|$|[再才,。])|回头(?:再)?(?:查|问|看|说)|不掌握|不在我这"
    r"|不归我|谁知道|我哪知道|鬼知道"
    r"|看不出来?|没办法(?:确定|知道|统计)|没法(?:确定|知道|统计|说|算)"
    r"|\b(?:idk|dunno|dk|unknown|not sure|no idea)\b|don'?t know|do not know"
)
_QUESTION = re.compile(
    r"[?]|吗|么$|什么(?!都)|啥(?!都|也)|怎么|怎样|咋|为何|为什么|如何|哪(?!里都|个都|儿都"
    r"|项都|怕)|多少(?!都)|(?<![十百千万亿好数这那])几(?:个|多|家|人|时|年)呢?$"
    r"|是否|算不算|是不是|有没有|能不能|可不可以|可以不|行不行|要不要|对不对|会不会|该不该"
    r"|多久|何时|几时|[能可得][^,。;]{0,6}不$|包不包|含不含|是指|指的是谁|呢$|谁"
)
_NO_QUESTION = re.compile(
    r"(?:没有){2,}|[0-9零一二三四五六七八九十百千万亿几个人元家次块](?=呢$)|都没[^,。]{0,6}|(?:没有?|有|是|还没|不是|在|无)呢|没(?:有)?(?:什么|啥|多少|哪|怎么)"
    r"|什么都|啥都|啥也|什么也|怎么也|不怎么|哪个也|哪里也|不管什么|无论什么|什么的$"
)
_MEANING = re.compile(r"(?:什么|啥)(?:意思|叫|是)|是什么|指什么|怎么(?:算|填|看|查|回事|理解)|意思")
_DOUBT = re.compile(r"好像|可能|也许|或许|似乎|说不定|不一定|不见得|未必|大约是吧|恐怕|印象中|如果")
_LITTLE = re.compile(
    r"[很极较]少|不(?:太|怎么|是很)?多|没(?:有)?(?:怎么|多少|几[个家笔])|不怎么|一点点|少量|偶尔|零星|少得可怜"
)
_SOFT = re.compile(r"应该|大概|估计|基本|差不多|多半|大体")
_CODE = re.compile(
    r"</?[a-z!]|\{\{|\{%|\$\{|' ?(?:or|and|;|--)|union +select|drop +table"
    r"|select .{1,40} from |;--|%s%n|^\[[^\]]{1,6}\]"
)
_GREETING = re.compile(
    r"^(?:你好|您好|早上好|上午好|中午好|下午好|晚上好|在吗|在么|在不在|有人吗|哈喽|嗨|大家好|老师好"
    r"|hi\b|hello|hey\b|谢谢|多谢|感谢|辛苦|麻烦了|thx|thanks|thank you)"
)
_ONLY_GREETING = re.compile(
    r"(?:你好|您好|在吗|在么|在不在|有人吗|哈喽|嗨|hi|hello|hey|谢谢|多谢|[呀啊,。!?~ ])+"
)


def is_unknown(text: str) -> bool:
    """Whether the person says they do not know (不清楚, 忘了, 要问财务)."""
    return _UNKNOWN.search(text) is not None


def without_unknown(text: str) -> str:
    """The rest of a text once its words of not knowing are taken out."""
    return _UNKNOWN.sub(" ", text)


def is_question(text: str) -> bool:
    """Whether the person asks something instead of answering."""
    return _QUESTION.search(_NO_QUESTION.sub(" ", text)) is not None


def asks_meaning(text: str) -> bool:
    """Whether not knowing is about the question itself (不知道什么意思)."""
    return _MEANING.search(text) is not None


def is_doubtful(text: str) -> bool:
    """Whether a yes or no is too uncertain to be taken (好像有, 可能没有)."""
    return _DOUBT.search(text) is not None


def is_little(text: str) -> bool:
    """Whether there is some of it, but not much (很少, 没怎么做)."""
    return _LITTLE.search(text) is not None


def is_soft(text: str) -> bool:
    """Whether a yes or no is given as likely (应该有)."""
    return _SOFT.search(text) is not None


def is_code(text: str) -> bool:
    """Whether a message is markup, a template or a query, or a platform's stand-in ([图片])."""
    return _CODE.search(text) is not None


def only_greets(text: str) -> bool:
    """Whether a message is greetings and nothing else (在吗在吗)."""
    return _ONLY_GREETING.fullmatch(text) is not None


def is_greeting(text: str) -> bool:
    """Whether a message that says nothing else greets or thanks."""
    return _GREETING.search(text) is not None
