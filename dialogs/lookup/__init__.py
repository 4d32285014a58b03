"""Looks questions up in the clauses of all loaded policies.

::

    from dialogs.lookup import lookup
    from engine import standard

    found = lookup(standard(), "招应届生有补贴吗", "zhengzhou")
    found.kind          # "answer"
    found.hits[0].id    # "zhengzhou-2017:四（八）"

A question is cleaned (:mod:`~dialogs.lookup.cleaning`: spelling, cities, shell), cut into units
(:mod:`~dialogs.lookup.tokens`), ranked (:mod:`~dialogs.lookup.index`: BM25), and each hit weighed
(:mod:`~dialogs.lookup.covering`); :mod:`~dialogs.lookup.answering` decides what that comes to.
"""

from dialogs.lookup.answering import lookup
from dialogs.lookup.found import Found, FoundKind, Hit

__all__ = ["Found", "FoundKind", "Hit", "lookup"]
