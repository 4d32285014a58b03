"""Names written with a slip: sounding alike (沈杨), or one letter off in pinyin (zhenzhou)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache

from dialogs.understand import words

#: How much alike two names in letters must be, and by how much more than any other name.
_ALIKE, _AHEAD = 85, 4
#: Longer ones are sentences, in which a name is looked for word by word.
_LONGEST_NAME = 4
#: Still longer ones are talk.
_LONGEST_SEARCHED = 24
_LONGEST_SOUNDED = 12
_NO_SYLLABLE = re.compile("[^a-z\u4e00-\u9fff]")
#: Sounds that are mixed up in speech, and so in typing.
_MIXED_UP = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("l", "n"), ("f", "h"))
_LATIN = re.compile(r"[a-z' ]+")
_KIND = re.compile(r"(?<=..)[市区县]$")


def like(said: str, names: Mapping[str, str], others: Collection[str]) -> tuple[str, ...]:
    """What a misspelt name stands for.

    Args:
        said: a whole reply without small words.
        names: the names that may be meant, in Chinese, each with what it stands for.
        others: further names in Chinese; what is one of them, or as near to one, is no slip.

    Returns:
        What fits; more than one when the slip could be either.
    """
    if _LATIN.fullmatch(said):
        return _in_letters(re.sub("[' ]", "", said), names, frozenset(others))
    if len(said) > _LONGEST_SEARCHED or re.search("[^\u4e00-\u9fff]", said):
        return ()
    if len(said) <= _LONGEST_NAME:
        candidates = [said]
    else:
        candidates = [word for word in words.cut(said) if not words.is_common(word)]
    for candidate in candidates:
        bare = _KIND.sub("", candidate)
        if len(bare) < 2 or bare in others or candidate in others:
            continue
        fitting = {meant for name, meant in names.items() if _sounds_like(bare, name)}
        if fitting:
            return tuple(sorted(fitting))
    return ()


def spells(said: str, names: Collection[str]) -> bool:
    """Whether letters are the pinyin of one of the names."""
    letters = re.sub("[' ]", "", said)
    return _LATIN.fullmatch(said) is not None and letters in _spellings(frozenset(names))


def sounding(said: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """What all names stand for that sound like ``said``, which may be pinyin in part (shi级)."""
    if not 2 <= len(said) <= _LONGEST_SOUNDED or re.search(_NO_SYLLABLE, said):
        return ()
    spelt = _spelt(said)
    return tuple(dict.fromkeys(key for name, key in names.items() if _spelt(name) == spelt))


def _sounds_like(said: str, name: str) -> bool:
    """Whether all sounds are the same, or one character is and the other sounds nearly so."""
    if len(said) != len(name):
        return False
    pairs = [(_readings(mine), _readings(theirs)) for mine, theirs in zip(said, name, strict=True)]
    if all(mine & theirs for mine, theirs in pairs):
        return True
    same = any(mine == theirs for mine, theirs in zip(said, name, strict=True))
    blurred = [(set(map(_blurred, mine)), set(map(_blurred, theirs))) for mine, theirs in pairs]
    return same and all(mine & theirs for mine, theirs in blurred)


def _blurred(sound: str) -> str:
    for exact, loose in _MIXED_UP:
        sound = sound.replace(exact, loose)
    return sound


def _in_letters(said: str, names: Mapping[str, str], others: frozenset[str]) -> tuple[str, ...]:
    """The name that letters come nearest to, when nothing else comes as near."""
    from rapidfuzz import fuzz

    if len(said) == 2:
        initials = {name: "".join(sound[0] for sound in sounds(name)) for name in names}
        return tuple(meant for name, meant in names.items() if initials[name] == said)
    blurred = [name for name in names if _blurred(_spelt(name)) == _blurred(said)]
    if len(blurred) == 1:
        return (names[blurred[0]],)
    scores = {name: fuzz.ratio(said, _spelt(name)) for name in names}
    best = max(scores, key=lambda name: scores[name])
    rivals = [score for name, score in scores.items() if name != best]
    rivals += [fuzz.ratio(said, spelling) for spelling in _spellings(others)]
    if scores[best] < _ALIKE or scores[best] < max(rivals, default=0) + _AHEAD:
        return ()
    return (names[best],)


@cache
def _spellings(names: frozenset[str]) -> frozenset[str]:
    return frozenset(map(_spelt, names))


def _spelt(name: str) -> str:
    return "".join(sounds(name))


@cache
def sounds(text: str) -> tuple[str, ...]:
    """The syllables of Chinese characters, without tones."""
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(text))


@cache
def _readings(character: str) -> frozenset[str]:
    """All ways in which a character is read, without tones."""
    from pypinyin import Style, pinyin

    return frozenset(pinyin(character, style=Style.NORMAL, heteronym=True)[0])
