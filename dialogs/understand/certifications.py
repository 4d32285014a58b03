"""Reads certifications, their fees and the support already given: CMMI 30万，省里补20万."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from dialogs.understand.certification_names import ANY_ISO, Named, find_names
from dialogs.understand.figures import Figure, find_figures
from dialogs.understand.money import (
    assumed,
    currency_of,
    doubtful,
    is_money,
    without_counts,
    write_money,
)
from dialogs.understand.picking import unusable
from dialogs.understand.reading import Reading, ask_back
from dialogs.understand.text import lower
from engine import Fact

_SUPPORT = re.compile(r"补(?!充|考|办|交)|支持|资助|奖(?!项)|报销|返还")
_NO_SUPPORT = re.compile(
    r"(?:没有?|未|无|不|还没|从未)(?:给|拿到?|享受|获得?|得到?|领|任何|有|过|省里|国家|再"
    r"|予)*(?:补(?!充)|支持|资助|奖|报销)|(?:补贴|补助|支持|资助|奖励)(?:都|也|还)?(?:没|无"
    r"|为?零|为?0(?![.0-9]))|补0(?![.0-9])"
    r"|(?:省|国家|市里|政府|财政|上面|上级)[^,。;]{0,6}?(?:没有?|未|不)(?:给|出|拨|发)"
    r"|##(?:钱)?(?:都|也)?(?:没|不)"
)
_NOT_A_CENT = re.compile(r"一[分毛](?=钱?[都也]?[没不])")
#: A closing clause that speaks of all that was listed.
_FOR_ALL = re.compile(
    r"[,。;\n] ?(?:都|全|全部|两个|两项|这些|以上|省|国家|市|政府|上面|没|未|无)[^,。;\n]*$"
)
_DENIED = re.compile(r"(?:没有?|未|不|不是|并非)(?:做|办|拿|取得|过|通过|有|考|再)* ?$")
_NOT_THIS = re.compile(r"(?:不是|并非|而非) ?$")
_PLANNED = re.compile(
    r"明年|后年|下半年|打算|计划|准备|想(?:做|办|申|考)|(?<!现)在(?:做|办|申|弄|准备)|正在|申请中|筹备"
)
_LAPSED = re.compile(r"过期|失效|没续|没有续|作废|撤销|没(?:有)?(?:通过|拿到)")
_EACH = re.compile(r"(?:各(?!自?分别)|每[项个]?|均|都(?:是|花|要))[^,。;\n]*$")
_IN_TURN = re.compile(r"分别|依次|各自|对应|顺序")
_TOTAL = re.compile(r"一共|总共|合计|共计|总计|加起来|合起来|共(?=[0-9一二三四五六七八九十两])")
_CLAUSE = re.compile(r"[,。;\n、]")
#: What is left around certifications and says nothing by itself (还有PCMM 5万).
_LINKING = re.compile(
    r"(?:还有|另外|以及|今年|通过|取得|也|都|有|和|是|做|办|拿|过|了|花|的|我们|认证|[ 、])*"
)
#: Behind a sum that was support; 省里补10万 behind a fee begins the next sum.
_PAID_BY_STATE = re.compile(
    r"(?:的)?(?:省|国家|市|政府)?(?:级|里)?(?:的)?(?:补(?!充)|支持|资助|奖励)"
    r"(?![了过]? ?[0-9一二两三四五六七八九十百])"
)
_SUPPORTED = re.compile(r"(?:其中|已经?|省|国家|市|政府|财政|上级|没).{0,6}(?:补|支持|资助|奖)")
#: A part that is a sum spent and nothing else.
_SPENT = re.compile(
    r" ?(?:我们|公司|实际|认证|评估|总共|一共|合计|共|大概|大约|[都也就还约])*"
    r"(?:花费?|费用?|付|用|交)(?:了|掉|是|为|在|大概|大约|约|差不多| )*"
    r"[0-9.,一二两三四五六七八九十百千万亿几多来点]+(?:美元|美金|元|块钱?|人民币|左右|[的了w])* ?"
)


def read_certifications(text: str, fact: Fact) -> Reading | None:
    """Read certifications with fee and support where said.

    Args:
        text: normalised, letters in their own case.
        fact: a fact of type list[certification].

    Returns:
        A list of ``{"name", "fee", "support"}``, the last two only when said; ``None`` when
        neither a name nor a figure is there.
    """
    names = find_names(text)
    blank = _NOT_A_CENT.sub("##", _blanked(lower(text), names))
    figures = [one for one in find_figures(blank) if one.unit != "calendar" and not one.negated]
    sums = [one for one in without_counts(blank, figures) if is_money(one)]
    if not names:
        return ask_back("invalid", (), "请说出认证名称，如“CMMI 30万元”。") if figures else None
    names = tuple(one for one in names if not _NOT_THIS.search(text[: one.start]))
    if any(_is_not_held(text, one) for one in names):
        return ask_back("invalid", (), "请只说已经取得或维护的认证，以及各花了多少钱。")
    if any(one.name == ANY_ISO for one in names):
        either = ([{"name": "ISO27001"}], [{"name": "ISO20000"}])
        return ask_back("choice", either if len(names) == 1 else (), "请问是哪一项ISO认证？")
    trouble = unusable(sums, lambda _one, _number: ()) or _settled(blank, sums, fact)
    if trouble is not None:
        return trouble
    entries = _entries(blank, names, sums, fact)
    if isinstance(entries, Reading):
        return entries
    return Reading(
        entries,
        assumed=assumed(sums, fact),
        approximate=any(one.approximate for one in sums),
    )


def _is_not_held(text: str, named: Named) -> bool:
    """Whether a certification is denied, planned or lapsed."""
    clause = _clause_of(text, named)
    denied = _DENIED.search(text[max(0, named.start - 8) : named.start])
    return bool(denied or _PLANNED.search(clause) or _LAPSED.search(clause))


def says_only_plans(text: str) -> bool:
    """Whether every certification that a text names is still to come (明年准备做CMMI)."""
    names = find_names(text)
    return bool(names) and all(_PLANNED.search(_clause_of(text, one)) for one in names)


def mentioned_certifications(text: str, fact: Fact) -> tuple[list[dict[str, str]], str]:
    """Certifications named in passing, with fee and support where the same part says them.

    Args:
        text: normalised, letters in their own case.
        fact: the fact of type list[certification].

    Returns:
        The certifications, and the text without the pieces that told them.
    """
    entries: list[dict[str, str]] = []
    left: list[str] = []
    parts = re.split(r"([,。;\n])", text)
    place = 0
    while place < len(parts):
        part = parts[place]
        known = [one for one in find_names(part) if one.known]
        if not known or _DENIED.search(part[: known[0].start][-8:]):
            left.append(part)
            place += 1
            continue
        start = known[0].start
        end = max([known[-1].end, *(one.end for one in _sums(part, known))])
        piece = part[start:end]
        while place + 2 < len(parts) and _goes_on(parts[place + 2]):
            place += 2
            piece, end, part = f"{piece},{parts[place]}", 0, part[:start]
        reading = read_certifications(piece, fact)
        if reading is not None and isinstance(reading.value, list):
            entries += reading.value
        around = [part[:start], part[end:] if end else ""]
        left += ["" if _LINKING.fullmatch(one) else one for one in around]
        place += 1
    return entries, "".join(left)


def _goes_on(part: str) -> bool:
    """Whether a part says what the certification before it cost, or what was paid towards it."""
    return bool(_SUPPORTED.match(part) or _SPENT.fullmatch(part)) and not find_names(part)


def _clause_of(text: str, named: Named) -> str:
    return _CLAUSE.split(text[: named.start])[-1] + _CLAUSE.split(text[named.end :])[0]


def _sums(part: str, names: Sequence[Named]) -> list[Figure]:
    blank = _blanked(lower(part), names)
    return [one for one in find_figures(blank) if one.unit == "money" or one.scaled]


def _blanked(text: str, names: Sequence[Named]) -> str:
    for one in names:
        text = text[: one.start] + "#" * (one.end - one.start) + text[one.end :]
    return text


def _settled(text: str, sums: Sequence[Figure], fact: Fact) -> Reading | None:
    for one in sums:
        asked = doubtful(text[one.start : one.end], one, fact)
        if asked is not None and asked.clarify is not None:
            return ask_back(asked.clarify.about, (), asked.clarify.message)
    return None


def _entries(
    text: str, names: Sequence[Named], sums: Sequence[Figure], fact: Fact
) -> list[dict[str, str]] | Reading:
    sums = _dealt_out(text, names, sums)
    names = _once_each(names, sums)
    if len(names) > 1 and _TOTAL.search(text):
        return ask_back("choice", (), "请把每项认证的花费分开说，如“CMMI 30万元，ISO27001 8万元”。")
    segments = _segments(names, sums)
    if segments is None:
        return ask_back("choice", (), "请按“认证名称 花费，补助”的顺序逐项再说一遍。")
    entries: list[dict[str, str]] = []
    for place, one in enumerate(names):
        stop = names[place + 1].start if place + 1 < len(names) else len(text)
        said = text[0 if place == 0 else one.start : stop]
        entry = _entry(text, said, one, segments[place], fact)
        if isinstance(entry, Reading):
            return entry
        entries.append(entry)
    supported = [entry["support"] for entry in entries if "support" in entry]
    none = write_money(Decimal(0), fact.currencies[0])
    closing = _FOR_ALL.search(text)
    if supported == [none] and closing and _NO_SUPPORT.search(closing[0]):
        return [{**entry, "support": none} for entry in entries]
    if len({entry["name"] for entry in entries}) < len(entries):
        return ask_back("choice", (), "同一项认证说了两次，请合在一起再说一遍。")
    return entries


def _entry(
    text: str, said: str, named: Named, figures: Sequence[Figure], fact: Fact
) -> dict[str, str] | Reading:
    """One certification with what is said of it."""
    entry = {"name": named.name}
    for figure in figures:
        kind = "support" if _is_support(text, figure) else "fee"
        currency = currency_of(text, figure, fact) or "CNY"
        if kind == "support" and kind in entry and re.search("国家.*省|省.*国家", said):
            before, code = entry[kind].split(" ")
            if code == currency:
                entry[kind] = write_money(Decimal(before) + figure.low, currency)
                continue
        if kind in entry:
            return ask_back("choice", (), f"{named.name}的花费和补助没能分清，请再说一遍。")
        entry[kind] = write_money(figure.low, currency)
    if "support" not in entry and _NO_SUPPORT.search(said):
        entry["support"] = write_money(Decimal(0), fact.currencies[0])
    elif "support" not in entry and _SUPPORT.search(said):
        return ask_back("invalid", (), f"{named.name}已经补了多少元？请说出金额。")
    return entry


def _dealt_out(text: str, names: Sequence[Named], sums: Sequence[Figure]) -> Sequence[Figure]:
    """The sums, each moved behind the name it is for: one for each of all, or in turn."""
    fees = [one for one in sums if not _is_support(text, one)]
    if len(names) < 2 or not fees or fees[0].start < names[-1].end:
        return sums
    between = text[names[-1].end : fees[0].start]
    if len(sums) == len(fees) == 1 and _EACH.search(between):
        return [replace(fees[0], start=one.end, end=one.end) for one in names]
    if len(sums) == len(fees) == len(names) and _IN_TURN.search(text):
        return [
            replace(fee, start=one.end, end=one.end) for one, fee in zip(names, fees, strict=True)
        ]
    return sums


def _once_each(names: Sequence[Named], sums: Sequence[Figure]) -> list[Named]:
    """The names without a repetition that nothing is said of (信息安全认证，就是27001)."""
    kept: list[Named] = []
    for one in names:
        twin = kept[-1] if kept and kept[-1].name == one.name else None
        if twin is not None and not any(twin.end <= sum_.start < one.start for sum_ in sums):
            kept[-1] = replace(twin, end=one.end)
        else:
            kept.append(one)
    return kept


def _segments(names: Sequence[Named], sums: Sequence[Figure]) -> list[list[Figure]] | None:
    """The figures of each name: those behind it, or before it when it is the only one."""
    segments: list[list[Figure]] = [[] for _ in names]
    for figure in sums:
        before = [place for place, one in enumerate(names) if one.end <= figure.start]
        if not before and len(names) > 1:
            return None
        segments[before[-1] if before else 0].append(figure)
    return segments


def _is_support(text: str, figure: Figure) -> bool:
    """Whether the words around a figure, in its own clause, say that it was paid by the state."""
    since = max((match.end() for match in _CLAUSE.finditer(text, 0, figure.start)), default=0)
    since = max(since, text.rfind("#", 0, figure.start) + 1)
    front = text[since : figure.start]
    if _SUPPORT.search(front):
        return True
    behind = _CLAUSE.split(text[figure.end : figure.end + 12])[0]
    return _PAID_BY_STATE.match(behind) is not None
