"""The word lists speak of facts and values that there are, and repeat nothing."""

from __future__ import annotations

from dialogs.topics import topics
from dialogs.understand.text import lower, normalise
from dialogs.understand.vocabulary import NOTHING, Naming
from dialogs.understand.wordlists import entries, wordlist
from engine import standard

CATALOGUE = standard().catalogue
MENTIONS = entries("mentions", Naming)


def test_every_key_is_a_fact_or_a_value() -> None:
    assert MENTIONS.keys() <= {*CATALOGUE, NOTHING}
    assert wordlist("answers").data.keys() <= CATALOGUE.keys()
    values = {value for fact in CATALOGUE.values() for value in fact.values}
    matters = {one.key for topic in topics() for one in (topic, topic.matter) if one is not None}
    assert wordlist("choices").data.keys() <= values | matters


def test_facts_refer_to_facts() -> None:
    for naming in MENTIONS.values():
        assert {*naming.akin} <= CATALOGUE.keys()
        assert naming.past is None or naming.past in CATALOGUE


def test_what_is_never_typed_is_not_listed() -> None:
    listed = wordlist("yesno").data
    words = [word for kind in ("affirm", "deny", "lead", "tail") for word in listed[kind]]
    words += [name for city in wordlist("cities").data.values() for name in city["aliases"]]
    assert [word for word in words if lower(normalise(word)) != word] == []


def test_no_word_is_listed_twice() -> None:
    assert [key for key, one in MENTIONS.items() if len({*one.words}) < len(one.words)] == []
