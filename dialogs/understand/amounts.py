"""Reads a list of sums said in one reply: 第一次2.8万，第二次3.5万."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from dialogs.understand.figures import Figure, find_figures
from dialogs.understand.money import (
    as_options,
    assumed,
    currency_of,
    doubtful,
    in_said_unit,
    is_money,
    small,
    without_counts,
    write_money,
)
from dialogs.understand.picking import unusable
from dialogs.understand.reading import Reading, ask_back
from dialogs.understand.rivals import words_beside
from engine import Fact

#: As many sums as anyone would list in one message.
MOST_SUMS = 200
_ALIKE = re.compile(r"都|各(?!自)|每|均|一样|前|后|单价")
#: The price of one, said beside how many there are (2万一个，一共3个).
_APIECE = re.compile(r"每[个次届场项人笔家]|(?<![0-9])(?:一|1)(?:个|次|届|场|位|人)(?=[,。; ]|$)")
_TOTAL = re.compile(
    r"一共|总共|合计|共计|总计|加起来|合起来|合在一起|共(?=#|[0-9一二三四五六七八九十两])"
)
#: Two things named together, each with its sum: 软交会跟服贸会，都是3万.
_TOGETHER = re.compile(r"[跟和与及、]|以及")
_ALL_OF_THEM = re.compile(r"(?P<things>[^,。;\n]{3,40}?),? ?(?:都|各|均|每)")
_ENUMERATOR = re.compile(
    r"[(][1-9][)] ?(?=[^0-9]*[0-9一二三四五六七八九十])|(?:^|(?<=[\n;。]))[ (]*(?:[1-9]"
    r"|1[0-9]|20|[一二三四五六七八九十])[).、:.] ?(?=[^0-9]*[0-9一二三四五六七八九十])"
)
#: Parts of what one entry cost.
_PARTS = re.compile(
    r"门票|展位费?|布展费?|场租|搭建|特装|交通|住宿|机票|差旅|房租|租金|设备|软件|运费|报名费|培训费"
)
_SUM = r"[0-9.]+(?:[万千百wk]|元|块)+|[一二两三四五六七八九十百千万点]+(?:元|块)?"
#: The same sum so many times: 2万*3, 3个x2万.
_TIMES = re.compile(
    rf"(?<![0-9.一二两三四五六七八九十百千万点])(?:(?P<sum>{_SUM}) ?[*×✕x乘] ?"
    r"(?P<times>[1-9][0-9]?)个?(?![0-9.万千百wk元块])"
    rf"|(?P<first>[1-9][0-9]?)个? ?[*×✕x乘] ?(?P<last>{_SUM}))"
)
_COUNTS = frozenset({"event", "item", "people", "firm", "place", "seat"})


def read_amounts(text: str, fact: Fact) -> Reading | None:
    """Read several sums.

    Args:
        text: normalised and in lower case.
        fact: a fact of type list[money].

    Returns:
        A list of sums in the order said; ``None`` when no figure is there.
    """
    text = written_out(_without_enumerators(text))
    figures = in_said_unit(text, without_counts(text, find_figures(text)))
    kept = [
        one for one in figures if one.unit != "calendar" and not one.ordinal and not one.negated
    ]
    counts = [one for one in kept if one.unit in _COUNTS and one.kind == "exact"]
    sums = [one for one in kept if is_money(one)]
    if not sums:
        if kept and all(one.kind == "exact" and not one.low for one in kept):
            return Reading([])
        return ask_back("invalid", (), "请逐个说出金额，如“2.8万元、3.5万元”。") if kept else None
    if len(sums) > MOST_SUMS:
        return ask_back("invalid", (), "金额太多了，请分几次说。")

    def options(one: Figure, number: object) -> list[object]:
        exact = one.low if number == one.low else one.high or one.low
        return [[option] for option in as_options(one, exact, fact)] if len(sums) == 1 else []

    trouble = unusable(sums, options) or _settled(text, sums, fact)
    if trouble is not None:
        return trouble
    ordinals = sum(one.ordinal for one in figures)
    several = _several(text, counts, ordinals, sums)
    if several is None:
        whole = [write_money(one.low, currency_of(text, one, fact) or "CNY") for one in sums]
        return ask_back(
            "choice", (whole,), "请逐个说出每笔的金额，不要合计；同一笔的几项费用请加在一起。"
        )
    written = [write_money(one.low, currency_of(text, one, fact) or "CNY") for one in several]
    if not any(one.low for one in sums):
        return Reading([])
    return Reading(
        written,
        assumed=assumed(sums, fact),
        approximate=any(one.approximate for one in sums),
    )


def _settled(text: str, sums: Sequence[Figure], fact: Fact) -> Reading | None:
    """The question back about scale, currency or a comma that may divide two sums."""
    said = {one.currency for one in sums} - {None}
    if said - {fact.currencies[0]} and any(one.currency is None for one in sums):
        among = [*dict.fromkeys(one.currency for one in sums if one.currency in ("CNY", "USD"))]
        readings = [
            [write_money(one.low, one.currency or code) for one in sums]
            for code in dict.fromkeys([*among, *fact.currencies])
            if all(one.currency in (None, "CNY", "USD") for one in sums)
        ]
        return ask_back("currency", tuple(readings), "请问没带币种的金额是美元还是人民币？")
    lone = [one for one in sums if one.grouped and not one.scaled and not one.unit]
    if lone and text[lone[0].start : lone[0].end].find(",") == 3:
        one = lone[0]
        whole = write_money(one.low, fact.currencies[0])
        parts = [
            write_money(part, fact.currencies[0]) for part in (one.low // 1000, one.low % 1000)
        ]
        choices: tuple[object, ...] = ([whole], parts) if len(sums) == 1 else ()
        return ask_back("choice", choices, "请问这是一笔还是两笔？请用顿号隔开再说一遍。")
    for one in sums:
        asked = doubtful(text if len(sums) == 1 else text[one.start : one.end], one, fact)
        if asked is None or asked.clarify is None:
            continue
        clarify = asked.clarify
        if len(sums) == 1:
            whole_values: tuple[object, ...] = tuple([one] for one in clarify.options)
        elif clarify.about == "scale":
            whole_values = _scales(sums, fact)
        else:
            whole_values = ()
        return ask_back(clarify.about, whole_values, clarify.message)
    return None


def _scales(sums: Sequence[Figure], fact: Fact) -> tuple[list[str], ...]:
    """All sums as they stand, and all small ones in 万."""
    currency = fact.currencies[0]
    larger = [
        one.low * 10_000 if one.low < small(fact) and not one.unit else one.low for one in sums
    ]
    currencies = [one.currency or currency for one in sums]
    return (
        [write_money(one.low, code) for one, code in zip(sums, currencies, strict=True)],
        [write_money(number, code) for number, code in zip(larger, currencies, strict=True)],
    )


def _several(
    text: str, counts: Sequence[Figure], ordinals: int, sums: Sequence[Figure]
) -> Sequence[Figure] | None:
    """The sums one by one: repeated when it is said how often (两次都是3万), without their total.

    ``None``: it is not clear how many there are.
    """
    many = {one.low for one in counts if one.low > 1}
    if len(sums) == len(many) == 1 and _APIECE.search(text) and (count := many.pop()) <= MOST_SUMS:
        return [*sums] * int(count)
    parts = len(set(_PARTS.findall(text))) > 1
    words = [words_beside(text, one, sums) for one in sums]
    totals = [place for place, said in enumerate(words) if _TOTAL.search(said)]
    if totals and len(sums) > 1:
        rest = [one for place, one in enumerate(sums) if place not in totals]
        adds_up = sum(one.low for one in rest) == sums[totals[0]].low
        if len(totals) > 1 or not adds_up:
            return None
        one_thing = ordinals < 2 and all(one.low == 1 for one in counts)
        return [sums[totals[0]]] if parts and one_thing else rest
    if totals and any(one.low != 1 for one in counts):
        return None
    if len(sums) > 1 and parts and ordinals != len(sums):
        return None
    if ordinals and ordinals != len(sums):
        return None
    return _repeated(text, counts, sums)


def _repeated(
    text: str, counts: Sequence[Figure], sums: Sequence[Figure]
) -> Sequence[Figure] | None:
    """Each sum as often as the count before it says; ``None`` when a count remains unexplained."""
    several: list[Figure] = []
    expected: Decimal | None = None
    since = 0
    for place, one in enumerate(sums):
        said = text[since : one.start]
        before = [count.low for count in counts if since <= count.start < one.start]
        alike = _ALIKE.search(said) is not None
        leads = place == 0 and len(sums) > 1 and before and before[0] > 1
        own = any(count.start > one.end for count in counts)
        if leads and (len(before) > 1 or not (alike or own)):
            expected, before = before[0], before[1:]
        often = [count for count in before if count != 1]
        if len(often) > 1 or (often and (not alike or often[0] % 1)):
            return None
        times = often[0] if often else _things(said) if alike and not before else Decimal(1)
        if times is None or times > MOST_SUMS:
            return None
        several += [one] * int(times)
        since = one.end
    behind = [count.low for count in counts if count.start >= since and count.low != 1]
    if behind or expected not in (None, Decimal(len(several))):
        return None
    return several


def _things(said: str) -> Decimal | None:
    """How many things are named before 都 or 各; ``None`` when they are not listed."""
    if re.search("[前后]", said) and not re.search("[都各均每价]", said):
        return Decimal(1)
    listed = _ALL_OF_THEM.search(said)
    things = _TOGETHER.split(listed["things"]) if listed else []
    return Decimal(len(things)) if len(things) > 1 and all(map(str.strip, things)) else None


def written_out(text: str) -> str:
    """The text with 2万*3 as 2万、2万、2万."""
    return _TIMES.sub(
        lambda match: "、".join(
            [match["sum"] or match["last"]] * int(match["times"] or match["first"])
        ),
        text,
    )


def _without_enumerators(text: str) -> str:
    """The text without the 1. and 2. that begin its lines, when there are several."""
    found = _ENUMERATOR.findall(text)
    return _ENUMERATOR.sub(" ", text) if len(found) > 1 else text
