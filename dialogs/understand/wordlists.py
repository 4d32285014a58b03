"""The files of ``data/vocabulary/``: what people say, as data."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from engine.documents import Document, Entry, read
from engine.library import DATA

EntryT = TypeVar("EntryT", bound=Entry)


@cache
def wordlist(name: str) -> Document:
    """One file as plain data."""
    return read(DATA / "vocabulary" / f"{name}.yaml")


def entries(name: str, model: type[EntryT]) -> dict[str, EntryT]:
    """The entries of a file whose top level is a mapping of keys to entries of one kind."""
    document = wordlist(name)
    return {key: document.build(model, (key,)) for key in document.data}
