"""How what was looked up is told: a clause with its source, a choice of clauses, or a refusal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from dialogs import glossary
from dialogs.lookup import Found, Hit
from dialogs.phrase import definition
from dialogs.phrase.items import verbatim
from dialogs.phrase.outcome import cited
from dialogs.reply import Block, Entry, Heading, Paragraph
from engine import AdviceKind, Clause, Item, Library, Loaded, Policy

#: How many clauses there are to choose from, and how many related ones are named.
CANDIDATES, _RELATED = 3, 3
#: Below this part of the first hit's sureness another is not related.
_NEAR = 0.6
_AMOUNTS = {
    "fixed": "按条文能算出金额",
    "up_to": "条文给的是上限，实际给多少由主管部门定",
    "ranked": "看名次",
    "discretionary": "文件没有给金额",
    "external": "金额按另外的规定",
    "benefit": "是优惠待遇，不是一笔钱",
}
#: What each question on a whole document is called, and the advice that answers it.
_MATTERS: dict[str, tuple[str, tuple[AdviceKind, ...]]] = {
    "validity": ("还有没有效", ()),
    "time": ("什么时候申报", ("时间",)),
    "department": ("找哪个部门", ("决定",)),
    "papers": ("要什么材料", ("材料",)),
    "stacking": ("能不能同时享受", ()),
}
_OFF_TOPIC = (
    "这个问题不在服务外包政策的范围里，我答不了。"
    "可以这样问我：“招应届生有补贴吗”“房租能报销吗”“郑州的政策还有效吗”。"
)


def blocks(found: Found, library: Library, year: int | None = None) -> tuple[Block, ...]:
    """What is said to a question.

    Args:
        found: what looking up came to.
        library: for the names of cities.
        year: the business year that the talk is about, if it is known.
    """
    return tuple(_blocks(found, library, year))


def choices(found: Found, library: Library) -> tuple[str, ...]:
    """What is offered with the reply: the clauses to choose from, the awards to check now."""
    if found.kind == "choose" or found.compare:
        return tuple(label(hit, library) for hit in found.hits[:CANDIDATES])
    if found.kind == "other_city":
        return tuple(label(hit, library) for hit in _good(found.elsewhere)[:CANDIDATES])
    if found.hits and found.hits[0].clause.items:
        return (f"看 {found.hits[0].clause.clause}",)
    return ()


def label(hit: Hit, library: Library) -> str:
    """A clause as people call it: 长春（四）, 温州第10条."""
    return name_of(library, hit.loaded, hit.clause)


def name_of(library: Library, loaded: Loaded, clause: Clause) -> str:
    """A clause by its city and heading."""
    city = library.catalogue["city"].values[loaded.policy.city]
    heading = clause.clause
    return f"{city}第{heading}条" if heading.isdigit() else f"{city}{heading}"


def how_to_see(offered: str) -> Paragraph:
    """How to see one of the clauses that were named."""
    return Paragraph(f"想看哪一条，回复它的名字，如“{offered}”。", quiet=True)


def _blocks(found: Found, library: Library, year: int | None) -> Iterator[Block]:
    match found.kind:
        case "off_topic":
            yield Paragraph(_OFF_TOPIC)
        case "not_covered":
            yield Paragraph(_not_covered(found.subject, library))
        case "other_city":
            yield from _other_city(found, library, year)
        case "choose":
            yield Paragraph("没有一条完全对得上，您想问的是不是其中一条？")
            yield from _listed(found.hits[:CANDIDATES], library)
        case "policy":
            yield from _matters(found, library, year)
            yield from _answer(found, library, year)
        case "definition":
            for term in found.terms:
                city = found.cities[0] if found.cities else None
                yield from definition.blocks(glossary.find(term, library, city))
            yield Paragraph(
                f"有关的条文：{_labels(found.hits[:CANDIDATES], library)}。", quiet=True
            )
        case "answer":
            yield from _answer(found, library, year)


def _answer(found: Found, library: Library, year: int | None) -> Iterator[Block]:
    """The first clause in full and what is related; of a comparison each city's clause in short."""
    if found.compare:
        yield from _listed(_one_a_city(found.hits), library)
        return
    first, *others = found.hits
    yield from clause_blocks(first, year)
    related = [hit for hit in others if hit.score >= _NEAR * first.score][:_RELATED]
    if related:
        yield Paragraph(f"相关条款：{_labels(related, library)}。", quiet=True)


def clause_blocks(hit: Hit, year: int | None) -> tuple[Block, ...]:
    """A clause: its gist, its words untouched, where they are from, and its awards."""
    policy = hit.loaded.policy
    gist = (Paragraph(f"要点：{hit.place.asked.gist}"),) if hit.place.asked else ()
    matched = (Paragraph(f"对上的词：{'、'.join(hit.words)}", quiet=True),) if hit.words else ()
    return (
        *gist,
        *verbatim(policy, hit.clause),
        Paragraph(f"{_issued(policy)}{_standing(policy, year)}", quiet=True),
        *matched,
        *map(_award, hit.clause.items),
    )


def _award(item: Item) -> Block:
    return Entry(f"{item.title}：{_AMOUNTS[item.certainty]}")


def _issued(policy: Policy) -> str:
    return f"印发日期：{_day(policy.issued)}。" if policy.issued else ""


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _standing(policy: Policy, year: int | None) -> str:
    """Whether a document holds: for the year, or all that is known when no year is."""
    if year is not None:
        return f"{year}年度：{policy.notes.get(policy.status(year), '')}"
    if policy.draft or policy.years is None:
        return policy.notes.get("draft", "")
    if policy.expires is not None:
        return f"有效期到{_day(policy.expires)}。"
    return policy.notes.get("unstated", "")


def _not_covered(subject: str | None, library: Library) -> str:
    names = library.catalogue["city"].values
    covered = "、".join(names[city] for city in library.cities)
    about = f"没有写“{subject}”" if subject else "没有写这件事"
    return f"已收录的服务外包文件里{about}，请问当地的主管部门。我能查的是{covered}的服务外包政策。"


def _other_city(found: Found, library: Library, year: int | None) -> Iterator[Block]:
    names = library.catalogue["city"].values
    asked = "、".join(names[city] for city in found.cities)
    hits = _good(found.elsewhere)[:CANDIDATES]
    yield Paragraph(f"{asked}的文件没有写这件事；{_labels(hits, library)}有：")
    yield from _listed(hits, library)
    yield from _matters(found, library, year)


def _good(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """The hits that come near to the first."""
    return tuple(hit for hit in hits if hit.score >= _NEAR * hits[0].score)


def _one_a_city(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    best: dict[str, Hit] = {}
    for hit in hits:
        best.setdefault(hit.place.city, hit)
    return _good(tuple(best.values()))


def _labels(hits: Iterable[Hit], library: Library) -> str:
    return "、".join(label(hit, library) for hit in hits)


def _listed(hits: Iterable[Hit], library: Library) -> Iterator[Block]:
    for hit in hits:
        asked = hit.place.asked
        details = (asked.gist,) if asked else ()
        yield Entry(f"{label(hit, library)} {hit.clause.title}", details)


def _matters(found: Found, library: Library, year: int | None) -> Iterator[Block]:
    """What the data of the documents asked about say to a question on them as a whole."""
    if found.matter is None:
        return
    title, kinds = _MATTERS[found.matter]
    names = library.catalogue["city"].values
    yield Heading(title)
    for city in found.cities or library.cities:
        loaded = library.cities[city]
        lines = tuple(_said(loaded, found.matter, kinds, year))
        silent = ("文件没有写，请问市商务局。",)
        yield Entry(f"{names[city]}（{loaded.policy.number}）", lines or silent)


def _said(
    loaded: Loaded, matter: str, kinds: tuple[AdviceKind, ...], year: int | None
) -> Iterator[str]:
    policy = loaded.policy
    if matter == "validity":
        yield _standing(policy, year)
    if matter == "stacking":
        for rule in policy.stacking:
            yield f"{rule.because}{cited(rule.clause)}"
        if policy.repeated is not None:
            clause = next(one for one in policy.clauses if one.clause == policy.repeated.clause)
            yield f"{clause.text}{cited(clause.clause)}"
    for advice in policy.advice:
        if advice.kind in kinds and not advice.items:
            yield f"{advice.text}{cited(advice.clause)}"
