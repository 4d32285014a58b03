"""Questions for what a word means: 什么叫离岸, 执行额是什么意思."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from dialogs.understand.text import lower, normalise
from dialogs.understand.wordlists import wordlist
from engine.documents import Entry

#: A longer sentence is no question for a word.
LONGEST_QUESTION = 60
#: So long is a term that is asked for without being known.
_SHORTEST_TERM, _LONGEST_TERM = 2, 14

_SENTENCE = re.compile(r"(?P<said>[^?!。;,:\n]+)(?P<end>[?!。;,:\n]*)")
#: A second question may follow the first without a mark: 什么叫离岸什么是执行额.
_NEXT = re.compile(r"(?<=[^为有没做 ]) ?(?=(?:什么|啥)(?:叫|是[^?]))")
#: Spaces beside Chinese characters mean nothing.
_SPACE = re.compile("(?<=[\u4e00-\u9fff]) | (?=[\u4e00-\u9fff])")
_QUOTES = re.compile("[“”\"‘’'「」『』《》〈〉【】]")
_ASKING = re.compile(r"什么|啥|哪|谁|怎|咋|多少|几")
_FIGURE = re.compile(r"[0-9.,]+")
_AND_THIS = re.compile(r"呢[?!。~ ]*$")


class _Listed(Entry):
    """The file of the sayings; ``X`` in a pattern stands for the term."""

    any: tuple[str, ...]
    known: tuple[str, ...]
    apart: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    front: tuple[str, ...]
    behind: tuple[str, ...]
    joints: tuple[str, ...]
    never: tuple[str, ...]


def wanted_terms(text: str, names: Collection[str]) -> tuple[str, ...]:
    """The terms whose meaning a message asks for, in the order asked; most ask for none.

    Args:
        text: normalised and in lower case.
        names: the names of all terms there are, as :func:`plain` spells them.

    Returns:
        Each term by the one of ``names`` that it is, or as it was said if it is none of them.
    """
    found: dict[str, None] = {}
    before = ""
    for said, end in _sentences(text):
        terms = _asked(said, names)
        if not terms and before in names:
            terms = _asked(before + said, names)
        if not terms and ("?" in end or (found and _AND_THIS.search(said))):
            terms = _alone(said, names)
        found.update(dict.fromkeys(terms))
        before = said
    return tuple(found)


def known_as(term: str, names: Collection[str]) -> str | None:
    """The name that a term is, with or without the small words around it (离岸业务, 那个KPO).

    Args:
        term: in any spelling.
        names: as :func:`plain` spells them.
    """
    return _known(plain(term), names)


def plain(term: str) -> str:
    """The spelling in which terms are compared: normalised, lower case, without quotation marks."""
    return _QUOTES.sub("", lower(normalise(term))).strip()


def _known(term: str, names: Collection[str]) -> str | None:
    layer = {term: None}
    while layer:
        for one in layer:
            if one in names:
                return one
        layer = {shorter: None for one in layer for shorter in _peeled(one)}
    return None


def _peeled(term: str) -> Iterator[str]:
    """The term without one of the small words at its end or at its front."""
    if len(term) > LONGEST_QUESTION:
        return
    for pattern in _patterns("behind"):
        if match := pattern.search(term):
            yield term[: match.start()].strip()
    for pattern in _patterns("front"):
        if match := pattern.search(term):
            yield term[match.end() :].strip()


def _sentences(text: str) -> Iterator[tuple[str, str]]:
    for match in _SENTENCE.finditer(text):
        *before, last = (_SPACE.sub("", one) for one in _NEXT.split(match["said"]))
        yield from ((one, "") for one in before)
        yield last, match["end"]


def _asked(said: str, names: Collection[str]) -> tuple[str, ...]:
    """The terms that one sentence asks for."""
    if len(said) > LONGEST_QUESTION:
        return ()
    sentences = tuple(_bared(said))
    for sentence in sentences:
        for group in ("known", "any", "apart"):
            for term in _held(sentence, group):
                one = None if group == "apart" else _known(term, names)
                terms = _several(term, names) if one is None else (one,)
                if terms:
                    return terms
    return next(((term,) for term in _held(sentences[-1], "any") if _is_word(term)), ())


def _held(sentence: str, group: str) -> Iterator[str]:
    """What stands for the term in the patterns of a group that a sentence is."""
    for pattern in _patterns(group):
        match = pattern.fullmatch(sentence)
        if match is not None:
            yield _QUOTES.sub("", match["term"]).strip()


def _several(said: str, names: Collection[str]) -> tuple[str, ...]:
    """The terms in an enumeration, if all of it is known; a word that joins can be part of one."""
    for joint in _joints().finditer(said):
        first, rest = _known(said[: joint.start()].strip(), names), said[joint.end() :].strip()
        if first is not None:
            last = _known(rest, names)
            others = _several(rest, names) if last is None else (last,)
            if others:
                return (first, *others)
    return ()


def _is_word(term: str) -> bool:
    """Whether an unknown term may be a word at all, rather than part of another question."""
    fits = _SHORTEST_TERM <= len(term) <= _LONGEST_TERM
    return fits and not any(pattern.search(term) for pattern in _patterns("never"))


def _alone(said: str, names: Collection[str]) -> tuple[str, ...]:
    """The term that is all of a sentence with a question mark."""
    *_, bare = _bared(said)
    term = _QUOTES.sub("", bare).strip()
    if _ASKING.search(term) or _FIGURE.fullmatch(term) or term not in names:
        return ()
    return (term,)


def _bared(said: str) -> Iterator[str]:
    """A sentence with less and less of the politeness around it."""
    said = said.strip()
    yield said
    for group in ("after", "before"):
        shorter: str | None = said
        while shorter is not None:
            shorter = None
            for pattern in _patterns(group):
                match = pattern.search(said)
                if match is not None and match[0]:
                    shorter = said = (said[: match.start()] + said[match.end() :]).strip()
                    yield said
                    break


@cache
def _listed() -> _Listed:
    return wordlist("definitions").build(_Listed)


@cache
def _patterns(group: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a group, those of small words bound to the side on which they stand."""
    listed: tuple[str, ...] = getattr(_listed(), group)
    shape = _SIDES.get(group, "{}")
    return tuple(re.compile(shape.format(one).replace("X", _TERM)) for one in listed)


_TERM = "(?P<term>.+?) ?"
_SIDES = {"before": "^(?:{})", "front": "^(?:{})", "after": "(?:{})$", "behind": "(?:{})$"}


@cache
def _joints() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_listed().joints, key=len, reverse=True))))
