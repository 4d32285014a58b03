"""Yes and no in the many ways they are said, and only where they are about the fact asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from dialogs.understand.sayings import none_of
from dialogs.understand.wordlists import wordlist

Verdict = Literal["yes", "no", "both"]
#: A clause of more characters is talk, no answer.
LONGEST_CLAUSE = 40


_LISTED = wordlist("yesno").data
_YES, _NO = frozenset(_LISTED["affirm"]), frozenset(_LISTED["deny"])
#: A no that denies that something is so, and says of no sum that there is none.
_NOT_SO = frozenset(_LISTED["not_so"])
#: What people put before the yes or no, and behind it.
_LEAD, _TAIL = frozenset(_LISTED["lead"]), frozenset(_LISTED["tail"])
_TAIL_BACKWARDS = frozenset(word[::-1] for word in _TAIL)
_REPEATED = re.compile(r"(.{1,3}?)\1+")

#: Words in which a yes or a no means nothing.
_NEUTRAL = re.compile(
    r"没问题|没关系|没事|不好意思|不客气|无论|不管|没想到|不过|不仅|不但|不光|不止|不只|国有"
    r"|私有|有限|有关|所有|拥有者|只有|有点|有些|有时|有的时候|有一些|无所谓|不用谢|对了"
    r"|算了|行了|对于|对外|对方|对接|是说|就是说|也就是|要是|还是|但是|可是|于是|总是|凡是"
    r"|尤其是"
    r"|不久|不断|不同|不少|未来|非常|除非|非得|无锡|未必"
)
#: Politeness and connectives, which must not be taken for words of an answer.
_SAYS_NOTHING = re.compile(
    r"没问题|没关系|没事(?!故)|不好意思|不客气|没想到|不用谢|说实话|老实说|无所谓|对了(?=[,。 ])"
)
_TWICE = re.compile(r"不是没|没有不|不是不|没不|并非没|不可能没|哪能没|怎么可能没")
_CLAUSES = re.compile(r"[,。;!、\n.~ ]+|但是?|不过|可是|(?<![^,。;!、\n ])只是|然而|而且|并且")
_NEGATION = re.compile(r"没有?|木有|无(?!线|形)|未|不(?!锈)|非(?!洲)|否")
_AFFIRM = re.compile(r"已经?|过$|过了|了$|有|是|属于|在")
#: What has the form of a question and says no.
_RHETORICAL = re.compile(
    r"(?:怎么|咋|哪里?|哪儿)(?:可能|会|敢|能(?!不))|哪里?有(?!卖|些)|还(?:没|未|不|早|差)[^?]*呢$"
    r"|没[^,?]{0,4}(?:什么|啥)(?!时候|意思)|(?:什么|啥|哪个|哪样)[^,?]{0,6}[都也](?:没|不|无)"
    r"|^(?!那|如果|要是|.*(?:吗|什么|啥|怎么|咋|哪|多少|几|谁|是否|是不是|有没有|算不算))"
    r"[^?]*[在是有没不着得了挂批][^?]*呢$"
)
#: A beginning that takes back what was said before, and so is no answer itself.
_CORRECTION = re.compile(
    r"(?:不好意思|抱歉|等等|等一下|[哦噢啊呃额哎诶欸])*[,。!、 ]*"
    r"(?:不对(?![外接])|不是这个(?!情况)|(?:刚才?|我)*(?:[说写填打搞弄选点输看记讲答回报]|回答)?错了)"
)
#: A yes with a but is more than a yes.
_BUT = re.compile(
    r"[^,。;!、\n ].*?(?P<but>(?<![不非])但是?|(?<![通超])不过|可是|只是|然而),?(?P<rest>.+)",
    re.S,
)
#: Yes-words that say that something is there, not that something is so.
_THERE = re.compile("[有在了过满]")
_LONG_SINCE = re.compile(r"早|以前|之前|一直|老(?:公司|企业)|(?:多|[几十0-9])年")
_OTHER_YEAR = re.compile(r"[0-9零〇一二三四五六七八九十几多]年|[去前]年|往年")
_THIS_YEAR = re.compile(r"[今当本]年|这一?年")
_UNDONE = re.compile(r"(?:过|了|已经?.*?)[^过了]*?(?:没|未)")
_EARLIER = re.compile(
    r"以前|(?<![不未])曾经?|之前|原来|过去|往年|去年|前年|上一?年|早年|前几年|当初"
)
_PENDING = re.compile(
    r"正在|在办|在申请|申请中|办理中|审批中|审核中|进行中|快了|快办|马上|准备|打算|计划|即将"
    r"|待批|公示中|流程中|拟"
)
_PARTLY = re.compile(r"部分|一半|有的.*有的|有些|其中|只有|分公司")
_VERBS = (
    r"注册|登记|填报|审核|认定|认证|参加|参与|参展|拿到|拿|获得|取得|获评|评上|挂牌|设立"
    r"|设在|设|办理|办|享受|发生|购买|买|租|入驻|通过|列入|入选|达到|缴纳|建设|建成|建有|建"
    r"|成立|落户|剥离|上市|处罚|违规|违法|"
    r"出证|下来|批准|批|拥有|进入|进|系统|备案|签|做到|做|纳税|搬|位于|涉及|接受|收到|领"
    r"|申请|申报|组织|主办|举办|接收|引进|招|融资|改造|改制"
)
_ECHOES = re.compile(rf"(?:{_VERBS}|过|通|了|被|完|好|成功|并|和|都|也){{1,6}}")
_SMALL = re.compile(
    r"我们|我司|公司|单位|已经?|曾经?|任何|这个|这项|这些|这类|什么|过什么|被|都|也|还|就|早"
    r"|并且?|和|再|里|中|内|上|了|的|呢|啊|呀|吧|哦|嘛|是|有|属于|在|过$"
)
_GENERIC = re.compile(
    r"客户|业务|项目|展会|会展|参展|条件|费用|坐席|席位|工位|融资|收入|贷款|补助|补贴|专线"
    r"|平台|机构|中心|新设|设立|新增|研究生|硕士|本科|大专|实习生?|见习|称号|荣誉|认证|专利|商标|企业|活动|员工|学生|课程|人才"
    r"|培训|创新|技术|采购|购买"
    r"|离岸|在岸|境外|海外|国内|国外|出口|外包|这类|这种|这样|这项|这些|此类|相关|任何|其他"
    r"|用房|房|租|买|建|做|办|搞|花|产生|使|发生|新增|招|引进|参加|享受|拿|申请|留用|特装"
    r"|保险|运费|海运|空运|投资|投入|过|名次|奖|钱|人"
)


def read_verdict(text: str, name: str) -> Verdict | None:
    """Whether a reply says yes, no, both, or nothing of the kind.

    Args:
        text: normalised and in lower case, without a question in it.
        name: the Chinese name of the fact; a longer clause counts only when it speaks of it.

    Returns:
        ``"both"`` when the clauses contradict each other and a careful reader would ask.
    """
    if is_correction(text):
        return None
    found = {said for clause in _split(text) if (said := _clause(clause, name)) is not None}
    if not found:
        return None
    return found.pop() if len(found) == 1 else "both"


def is_correction(text: str) -> bool:
    """Whether a reply begins by taking back what was said before (不对，是85万)."""
    return _CORRECTION.match(text) is not None


def has_reservation(text: str) -> bool:
    """Whether something is said and then limited (有，但是不全)."""
    return _BUT.match(text) is not None


def has_exception(text: str) -> bool:
    """Whether it is denied and then something is admitted (没有，不过有一次)."""
    match = _BUT.match(text)
    return match is not None and _positive(match["rest"])


def is_rhetorical(text: str) -> bool:
    """Whether what looks like a question is an emphatic no (怎么可能, 还没到呢)."""
    return "?" not in text and _RHETORICAL.search(text) is not None


def is_none_of(text: str, key: str) -> bool:
    """Whether a clause says in the words of this very fact that its sum is nothing."""
    pattern = none_of(key)
    return any(pattern.fullmatch(core) for clause in _split(text) for core in _cores(clause))


def is_unsettled(text: str) -> bool:
    """Whether it speaks of another time, something under way or a part only (以前有, 正在办)."""
    return any(words.search(text) for words in (_EARLIER, _PENDING, _PARTLY))


def denies(text: str) -> bool:
    """Whether a clause of a reply says that there is none, whatever else it holds."""
    clauses = _split(text)
    plain = {"不", "不是", "否", "no", "n", "零", "none"}
    return any(one not in plain and _nothing(one) for one in clauses)


def says_none(text: str) -> bool:
    """Whether a reply without figures says that there is nothing to count (没有境外客户)."""
    clauses = _split(text)
    said = [_nothing(clause) for clause in clauses]
    return bool(said) and any(said) and not any(_positive(clause) for clause in clauses)


def clauses(text: str) -> list[str]:
    """The clauses of a reply as they stand, those that are no talk."""
    found = [one for one in _CLAUSES.split(_SAYS_NOTHING.sub(" ", text)[:400]) if one]
    return [one for one in found if len(one) <= LONGEST_CLAUSE]


def said_once(clause: str) -> str:
    """A clause with the first time said in one way, and nothing said twice (没有没有)."""
    return re.sub("(?:是)?(?:第一|头一)(?:[次回]|年)", "首次", clause)


def plain(clause: str, *, strictly: bool) -> Verdict | None:
    """The yes or no of a clause that says nothing else (嗯，有的).

    Args:
        clause: one clause.
        strictly: whether only a yes counts that says so, and none that says there is some.
    """
    if _is_core(clause, _NO):
        return "no"
    if not _is_core(clause, _YES):
        return None
    return None if strictly and _THERE.search(clause) else "yes"


def is_twice_denied(clause: str) -> bool:
    """Whether a clause denies a denial (不是没有), which is asked about rather than worked out."""
    return _TWICE.search(clause) is not None


def speaks_of_other_year(text: str) -> bool:
    """Whether a year is told, or a time long ago, that is not this year."""
    rest = _THIS_YEAR.sub(" ", text)
    return _OTHER_YEAR.search(rest) is not None or _LONG_SINCE.search(rest) is not None


def _split(text: str) -> list[str]:
    return [one for one in _CLAUSES.split(_NEUTRAL.sub(" ", text)[:400]) if one]


def _clause(clause: str, name: str) -> Verdict | None:
    if len(clause) > LONGEST_CLAUSE:
        return None
    if is_twice_denied(clause):
        return "both"
    said = plain(clause, strictly=False)
    if said is not None:
        return said
    if re.search("[0-9]", clause) or not _speaks_of(clause, name):
        return None
    negations = len(_NEGATION.findall(clause))
    if negations > 1 or (negations and _UNDONE.search(clause)):
        return "both"
    if negations:
        return "no"
    return "yes" if _AFFIRM.search(clause) else None


def _is_core(clause: str, words: frozenset[str]) -> bool:
    """Whether a clause is one of the words with nothing but small words around it."""
    for middle in _cores(clause):
        again = _REPEATED.fullmatch(middle)
        if middle in words or (again and again[1] in words):
            return True
    return False


def _cores(clause: str) -> Iterator[str]:
    """A clause with fewer and fewer of the small words around it; none of an overlong one."""
    if len(clause) > LONGEST_CLAUSE:
        return
    backwards = _reach(clause[::-1], _TAIL_BACKWARDS)
    for start in _reach(clause, _LEAD):
        for skipped in backwards:
            yield clause[start : len(clause) - skipped]


def _reach(text: str, words: frozenset[str]) -> set[int]:
    """How far one gets into a text by small words alone, every stop included."""
    reached, open_ = {0}, [0]
    while open_:
        place = open_.pop()
        for length in range(1, 6):
            stop = place + length
            if stop not in reached and text[place:stop] in words:
                reached.add(stop)
                open_.append(stop)
    return reached


def _speaks_of(clause: str, name: str) -> bool:
    """Whether a clause is a bare echo of a verb (参加过) or says nothing but words of the name."""
    bare = clause[max(_reach(clause, _LEAD)) :]
    rest = _SMALL.sub("", _NEGATION.sub("", bare))
    if not rest or _ECHOES.fullmatch(rest):
        return True
    shared = False
    for length in range(min(len(name), len(rest)), 1, -1):
        for place in range(len(name) - length + 1):
            part = name[place : place + length]
            if part in rest:
                rest, shared = rest.replace(part, " "), True
    return shared and not re.sub(rf"{_VERBS}|[ 过了市级]", "", rest)


def _nothing(clause: str) -> bool:
    if len(clause) > LONGEST_CLAUSE:
        return False
    if _is_core(clause, _NOT_SO):
        return False
    if _is_core(clause, _NO):
        return True
    if not re.search(r"没有?|木有|无|未|零|不(?:做|涉及|参加|租|存在|搞|招|享受|符合)", clause):
        return False
    if re.search(
        r"没(?:有)?(?:怎么|多少|几[个家笔]|懂|明白|说|提|讲|听|看|收到|意义|必要|意思|完|错|发|回|填|写|想|用的|空(?!运)"
        r"|时间|道理|办法|那么|这么|变)|不懂|看不|无法|没法",
        clause,
    ):
        return False
    return len(_NEGATION.findall(clause)) == 1 and _GENERIC.search(clause) is not None


def _positive(clause: str) -> bool:
    return "有" in clause and _NEGATION.search(clause) is None
