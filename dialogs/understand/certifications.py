"""Reads certifications, their fees and the support already given: CMMI 30万，省里补20万."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from dialogs.understand.figures import Figure, find_figures
from dialogs.understand.money import currency_of, doubtful, is_money, write_money
from dialogs.understand.picking import unusable
from dialogs.understand.reading import AskedFact, Reading, ask_back
from dialogs.understand.text import lower

#: As many certifications as anyone would list in one message.
MOST_NAMES = 100

_LEVEL = (
    r"(?: ?(?:l|level|ml|lv) ?[1-5]|-?[1-5](?:级)?(?![0-9万千百wk元美刀块]|[.,][0-9])"
    r"|(?: ?[1-5一二三四五]级))?"
)
_KNOWN = re.compile(
    rf"(?:cc-?|p-?|t|d)?cmmi?(?:-?(?:dev|svc|acq))?{_LEVEL}"
    rf"|pcmm{_LEVEL}|tmmi{_LEVEL}|dcmm{_LEVEL}|itss{_LEVEL}"
    r"|iso(?:/iec)?[- ]?[0-9]{4,5}(?:-[0-9](?![0-9]))?(?::[0-9]{4})?"
    r"|bs[- ]?7799|sas[- ]?70|ssae[- ]?1[68]|isae[- ]?3402|soc[- ]?[123](?![0-9.万])"
    r"|copc(?:-?2000)?|pci[- ]?dss|itil|hipaa|gdpr|csa[- ]?star|swift|six ?sigma"
)
#: The number of a further ISO standard, as in ISO27001和20000.
_ISO_NUMBER = re.compile(
    r"(?<=[和、与及/])(?:27001|20000|9001|14001|27701|22301|45001|27017|27018)(?![0-9.,万千百元wk])"
)
_CHINESE = re.compile(
    r"[\u4e00-\u9fff]{2,14}?(?:管理体系|体系认证|资质认证|等级认证|认证证书|认证|体系|资质)(?!费)"
)
_OTHER = re.compile(
    r"(?<![a-z0-9$])(?!usd|rmb|cny|hkd|eur|jpy|us\b|yuan|and\b|million|thousand|no\b|yes\b"
    r"|ok\b|idk\b)[a-z][a-z-]{2,20}(?:[- ]?[0-9]{3,5}(?![0-9万千.,w]))?"
)
_NOT_A_NAME = re.compile(
    r"^(?:我们|我|公司|今年|去年|本年|这一年|通过|取得|做|办|拿|有|了|过|的|和|还有|以及|新"
    r"|一个|一项|花|国际|各|都|年审|维护|年度|另外|及|与|全部|这|那|上述|以上|个"
    r"|项)*(?:国际)?(?:管理体系|体系认证|资质认证|等级认证|认证证书|认证|体系|资质)$"
)
_LEADING = re.compile(
    r"^(?:我们|我司|我|公司|今年|去年|本年|这一年|通过|取得|做|办|拿|有|了|过|的|和|还有"
    r"|以及|新|另外|及|与|还)+"
)
_SUPPORT = re.compile(r"补(?!充|考|办|交)|支持|资助|奖(?!项)|报销|返还")
_NO_SUPPORT = re.compile(
    r"(?:没有?|未|无|不|还没|从未)(?:给|拿到?|享受|获得?|得到?|领|任何|有|过|省里|国家|再"
    r"|予)*(?:补(?!充)|支持|资助|奖|报销)|(?:补贴|补助|支持|资助|奖励)(?:都|也|还)?(?:没|无"
    r"|为?零|为?0(?![.0-9]))|补0(?![.0-9])"
)
_DENIED = re.compile(r"(?:没有?|未|不)(?:做|办|拿|取得|过|通过|有|考|再)* ?$")
_SHARED = re.compile(r"各|都|均|每")
_TOTAL = re.compile(r"一共|总共|合计|共计|总计|加起来|合起来|共(?=[0-9一二三四五六七八九十两])")
_CLAUSE = re.compile(r"[,。;\n、，]")


@dataclass(frozen=True)
class _Named:
    name: str
    start: int
    end: int


def read_certifications(text: str, fact: AskedFact) -> Reading | None:
    """Read certifications with fee and support where said.

    Args:
        text: normalised, letters in their own case.
        fact: a fact of type list[certification].

    Returns:
        A list of ``{"name", "fee", "support"}``, the last two only when said; ``None`` when
        neither a name nor a figure is there.
    """
    names = _names(text)
    blank = _blanked(lower(text), names)
    figures = [one for one in find_figures(blank) if one.unit != "calendar" and not one.negated]
    sums = [one for one in figures if is_money(one)]
    if not names:
        return ask_back("invalid", (), "请说出认证名称，如“CMMI 30万元”。") if figures else None
    kept = [one for one in names if not _DENIED.search(text[max(0, one.start - 8) : one.start])]
    if len(kept) < len(names):
        return ask_back("invalid", (), "请只说已经取得或维护的认证，以及各花了多少钱。")
    trouble = unusable(sums, lambda _one, _number: ()) or _settled(blank, sums, fact)
    if trouble is not None:
        return trouble
    entries = _entries(blank, names, sums, fact)
    if isinstance(entries, Reading):
        return entries
    bare = any(one.currency is None and one.low for one in sums)
    return Reading(
        entries,
        assumed=(f"{fact.key}.currency",) if bare else (),
        approximate=any(one.approximate for one in sums),
    )


def _names(text: str) -> list[_Named]:
    """The certification names of a text in order, each once."""
    small = lower(text)
    found: list[_Named] = []
    for match in _KNOWN.finditer(small):
        found.append(_Named(match[0].strip(" -").upper(), match.start(), match.end()))
    if any(one.name.startswith("ISO") for one in found):
        for match in _ISO_NUMBER.finditer(small):
            found.append(_Named(f"ISO{match[0]}", match.start(), match.end()))
    for pattern in (_CHINESE, _OTHER):
        for match in pattern.finditer(small):
            name, start, end = match[0], match.start(), match.end()
            if pattern is _CHINESE:
                if _NOT_A_NAME.match(name) or re.search("补|元|万|省|没|不", name):
                    continue
                lead = _LEADING.match(name)
                start += lead.end() if lead else 0
            if pattern is _OTHER and not re.search("[A-Z].*[A-Z]|[0-9]", text[start:end]):
                continue
            touched = next((one for one in found if one.end <= start <= one.end + 1), None)
            if (
                pattern is _CHINESE
                and touched is not None
                and text[touched.end : start] in ("", " ", "(")
            ):
                found[found.index(touched)] = replace(touched, end=end)
                continue
            if start < end and not any(one.start < end and start < one.end for one in found):
                raw = text[start:end].strip(" -")
                found.append(_Named(raw if pattern is _CHINESE else raw.upper(), start, end))
    found.sort(key=lambda one: one.start)
    return found[:MOST_NAMES]


def _blanked(text: str, names: Sequence[_Named]) -> str:
    for one in names:
        text = text[: one.start] + "#" * (one.end - one.start) + text[one.end :]
    return text


def _settled(text: str, sums: Sequence[Figure], fact: AskedFact) -> Reading | None:
    for one in sums:
        asked = doubtful(text[one.start : one.end], one, fact)
        if asked is not None and asked.clarify is not None:
            return ask_back(asked.clarify.about, (), asked.clarify.message)
    return None


def _entries(
    text: str, names: Sequence[_Named], sums: Sequence[Figure], fact: AskedFact
) -> list[dict[str, str]] | Reading:
    fees = [one for one in sums if not _is_support(text, one)]
    if len(names) > 1 and _TOTAL.search(text):
        return ask_back("choice", (), "请把每项认证的花费分开说，如“CMMI 30万元，ISO27001 8万元”。")
    if len(names) > 1 and _SHARED.search(text) and len(sums) == len(fees) == 1:
        sums = [replace(fees[0], start=one.end, end=one.end) for one in names]
    segments = _segments(text, names, sums)
    if segments is None:
        return ask_back("choice", (), "请按“认证名称 花费，补助”的顺序逐项再说一遍。")
    entries: list[dict[str, str]] = []
    for place, one in enumerate(names):
        entry = {"name": one.name}
        stop = names[place + 1].start if place + 1 < len(names) else len(text)
        said = text[0 if place == 0 else one.start : stop]
        for figure in segments[place]:
            kind = "support" if _is_support(text, figure) else "fee"
            currency = currency_of(text, figure, fact) or "CNY"
            if kind == "support" and kind in entry and re.search("国家.*省|省.*国家", said):
                before, code = entry[kind].split(" ")
                if code == currency:
                    entry[kind] = write_money(Decimal(before) + figure.low, currency)
                    continue
            if kind in entry:
                return ask_back("choice", (), f"{one.name}的花费和补助没能分清，请再说一遍。")
            entry[kind] = write_money(figure.low, currency)
        if "support" not in entry and _NO_SUPPORT.search(said):
            entry["support"] = write_money(Decimal(0), fact.currencies[0])
        elif "support" not in entry and _SUPPORT.search(said):
            return ask_back("invalid", (), f"{one.name}已经补了多少元？请说出金额。")
        entries.append(entry)
    if len({entry["name"] for entry in entries}) < len(entries):
        return ask_back("choice", (), "同一项认证说了两次，请合在一起再说一遍。")
    return entries


def _segments(
    text: str, names: Sequence[_Named], sums: Sequence[Figure]
) -> list[list[Figure]] | None:
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
    return bool(
        re.match(r"(?:的)?(?:省|国家|市|政府)?(?:级|里)?(?:的)?(?:补(?!充)|支持|资助|奖励)", behind)
    )
