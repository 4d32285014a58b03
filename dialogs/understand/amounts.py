"""Reads a list of sums said in one reply: 第一次2.8万，第二次3.5万."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dialogs.understand.figures import Figure, find_figures
from dialogs.understand.money import as_options, currency_of, doubtful, is_money, write_money
from dialogs.understand.picking import unusable
from dialogs.understand.reading import AskedFact, Reading, ask_back

#: As many sums as anyone would list in one message.
MOST_SUMS = 200
_ALIKE = re.compile(r"都|各|每|均|一样|分别都")
_TOTAL = re.compile(
    r"一共|总共|合计|共计|总计|加起来|合起来|合在一起|共(?=[0-9一二三四五六七八九十两])"
)
_ENUMERATOR = re.compile(
    r"[(][1-9][)] ?(?=[^0-9]*[0-9一二三四五六七八九十])|(?:^|(?<=[\n;。]))[ (]*(?:[1-9]"
    r"|1[0-9]|20|[一二三四五六七八九十])[).、:.] ?(?=[^0-9]*[0-9一二三四五六七八九十])"
)
#: Parts of what one entry cost.
_PARTS = re.compile(
    r"门票|展位费|布展费?|场租|搭建|特装|交通|住宿|机票|差旅|房租|租金|设备|软件|运费|报名费|培训费"
)
_COUNTS = frozenset({"event", "item", "people", "firm", "place", "seat"})


def read_amounts(text: str, fact: AskedFact) -> Reading | None:
    """Read several sums.

    Args:
        text: normalised and in lower case.
        fact: a fact of type list[money].

    Returns:
        A list of sums in the order said; ``None`` when no figure is there.
    """
    text = _without_enumerators(text)
    figures = find_figures(text)
    kept = [
        one for one in figures if one.unit != "calendar" and not one.ordinal and not one.negated
    ]
    counts = [one for one in kept if one.unit in _COUNTS and one.kind == "exact"]
    sums = [one for one in kept if is_money(one)]
    if not sums:
        return ask_back("invalid", (), "请逐个说出金额，如“2.8万元、3.5万元”。") if kept else None
    if len(sums) > MOST_SUMS:
        return ask_back("invalid", (), "金额太多了，请分几次说。")

    def options(one: Figure, number: object) -> list[object]:
        exact = one.low if number == one.low else one.high or one.low
        return [[option] for option in as_options(one, exact, fact)] if len(sums) == 1 else []

    trouble = unusable(sums, options) or _settled(text, sums, fact)
    if trouble is not None:
        return trouble
    written = [write_money(one.low, currency_of(text, one, fact) or "CNY") for one in sums]
    ordinals = sum(one.ordinal for one in figures)
    several = _times(text, counts, ordinals, written)
    if isinstance(several, Reading):
        return several
    if not any(one.low for one in sums):
        return Reading([])
    bare = any(one.currency is None and one.low for one in sums)
    return Reading(
        several,
        assumed=(f"{fact.key}.currency",) if bare else (),
        approximate=any(one.approximate for one in sums),
    )


def _settled(text: str, sums: Sequence[Figure], fact: AskedFact) -> Reading | None:
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


def _scales(sums: Sequence[Figure], fact: AskedFact) -> tuple[list[str], ...]:
    """All small sums in 万, and all as they stand."""
    currency = fact.currencies[0]
    larger = [one.low * 10_000 if _is_small(one) else one.low for one in sums]
    currencies = [one.currency or currency for one in sums]
    return (
        [write_money(number, code) for number, code in zip(larger, currencies, strict=True)],
        [write_money(one.low, code) for one, code in zip(sums, currencies, strict=True)],
    )


def _is_small(figure: Figure) -> bool:
    return figure.low < 1000 and not figure.unit


def _times(
    text: str, counts: Sequence[Figure], ordinals: int, written: list[str]
) -> list[str] | Reading:
    """The sums, repeated when it is said how often (两次都是3万); odd company is asked back."""
    alike, total = _ALIKE.search(text), _TOTAL.search(text)
    counted = counts[0].low if len(counts) == 1 else None
    same = ask_back("choice", (list(written),), "请逐个说出每笔的金额，同一次的费用请加在一起。")
    if total and (len(written) > 1 or (counted is not None and counted != 1)):
        return ask_back("choice", (list(written),), "请不要合计，逐个说出每笔的金额。")
    if len(written) == 1 and alike:
        if counted is None or counted % 1 or not 1 <= counted <= MOST_SUMS:
            return ask_back("choice", (list(written),), "请问一共有几笔？请逐个说出金额。")
        return written * int(counted)
    if len(set(_PARTS.findall(text))) > 1 or (ordinals and ordinals != len(written)):
        return same
    if counts and counted != len(written) and any(one.low != 1 for one in counts):
        return same
    return written


def _without_enumerators(text: str) -> str:
    """The text without the 1. and 2. that begin its lines, when there are several."""
    found = _ENUMERATOR.findall(text)
    return _ENUMERATOR.sub(" ", text) if len(found) > 1 else text
