"""What the words of the trade and of the documents mean, with where each definition is from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from pydantic import Field

from dialogs.understand.definitions import known_as, plain
from engine import Catalogue, Fact, Library, Loaded
from engine.documents import Document, Entry, read
from engine.library import DATA

_OF_A_QUESTION = "本平台的提问，以主管部门为准"


class Said(Entry):
    """What one policy document says of a term.

    Attributes:
        clause: where it says so.
        quote: its own words, verbatim.
        text: what there is to add, if anything.
    """

    clause: str
    quote: str = Field(min_length=1)
    text: str = ""


class Term(Entry):
    """One term.

    Attributes:
        also: the other names it goes by.
        text: what it means, in plain words.
        source: where ``text`` is from.
        documents: what policy documents say of it, by their ids.
    """

    also: tuple[str, ...] = ()
    text: str = Field(min_length=1)
    source: str = Field(min_length=1)
    documents: dict[str, Said] = Field(default_factory=dict)


@dataclass(frozen=True)
class Definition:
    """One definition as it is told.

    Attributes:
        term: the main name of what is defined.
        text: the definition; of a document's own, what there is to add to its words, if anything.
        source: where it is from.
        city: the name of the city whose document says so, if it is that document's own.
        quote: the words of that document, with …… where they stop in mid-sentence.
    """

    term: str
    text: str
    source: str
    city: str | None = None
    quote: str = ""


@dataclass(frozen=True)
class Glossary:
    """All terms by their main names, and the main name behind every name."""

    terms: MappingProxyType[str, Term]
    main: MappingProxyType[str, str]


def find(term: str, library: Library, city: str | None) -> tuple[Definition, ...]:
    """The definitions of a term: that of the city's document first, then the general one.

    Args:
        term: as it was asked for, in any spelling.
        library: the policies and facts there are.
        city: the slug of the city that the conversation is about, if known.

    Returns:
        Nothing if neither a term nor a fact goes by that name.
    """
    name = known_as(term, names(library.catalogue))
    if name is None:
        return ()
    book = glossary()
    if name not in book.main:
        return (_of_fact(_facts(library.catalogue)[name], city),)
    main = book.main[name]
    entry = book.terms[main]
    loaded = library.cities.get(city or "")
    own = () if loaded is None else tuple(_own(main, entry, loaded, library))
    return (*own, Definition(main, entry.text, entry.source))


@lru_cache(maxsize=8)
def names(catalogue: Catalogue) -> frozenset[str]:
    """Every name that can be asked for: of the terms and of the facts."""
    return frozenset(glossary().main) | frozenset(_facts(catalogue))


@cache
def glossary() -> Glossary:
    """The shipped glossary.

    Raises:
        DocumentError: the file is wrong, or a name belongs to two terms.
    """
    return read_glossary(read(DATA / "glossary.yaml"))


def read_glossary(document: Document) -> Glossary:
    """The glossary that a document holds.

    Raises:
        DocumentError: it is wrong, or a name belongs to two terms.
    """
    terms = {key: document.build(Term, (key,)) for key in document.data}
    main: dict[str, str] = {}
    for key, entry in terms.items():
        for name in (key, *entry.also):
            if plain(name) in main:
                raise document.error(f"“{name}”已经是“{main[plain(name)]}”的叫法", (key,))
            main[plain(name)] = key
    return Glossary(MappingProxyType(terms), MappingProxyType(main))


def _own(name: str, term: Term, loaded: Loaded, library: Library) -> Iterator[Definition]:
    """What the city's document says of a term, if it does."""
    policy = loaded.policy
    said = term.documents.get(policy.id)
    if said is not None:
        clause = f"第{said.clause}条" if said.clause.isdigit() else said.clause
        source = f"《{policy.title}》（{policy.number}）{clause}"
        city = library.catalogue["city"].values[policy.city]
        yield Definition(name, said.text, source, city, _ended(said.quote))


def _of_fact(fact: Fact, city: str | None) -> Definition:
    """What a fact is, by the question for it."""
    ask = fact.ask.wording(city or "", frozenset(("enterprise",)))
    return Definition(fact.name, f"问的是：{ask.question}{ask.why}", _OF_A_QUESTION)


def _ended(quote: str) -> str:
    """A quotation, with a sign that it goes on where it stops in mid-sentence."""
    return quote if quote.endswith("。") else f"{quote}……"


@lru_cache(maxsize=8)
def _facts(catalogue: Catalogue) -> dict[str, Fact]:
    """The facts by their names; a name that several share is that of the first."""
    found: dict[str, Fact] = {}
    for fact in catalogue.values():
        for name in (fact.name, *fact.synonyms):
            found.setdefault(plain(name), fact)
    return found
