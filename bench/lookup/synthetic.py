"""Libraries of any number of clauses, recombined from the sentences of the real ones."""

from __future__ import annotations

import random
import re
from itertools import count

from engine import Asked, Clause, Library, Loaded

_SENTENCE = re.compile("(?<=[。；;])")
#: How many clauses a synthetic document has.
_CLAUSES = 20


def library_of(size: int, base: Library) -> Library:
    """A library of ``size`` clauses: the real documents, then made-up ones of the same cities."""
    chance = random.Random(size)
    real = list(base.policies.values())
    clauses = [(clause, loaded) for loaded in real for clause in loaded.policy.clauses]
    sentences = [
        part for clause, _ in clauses for part in _SENTENCE.split(clause.text) if part.strip()
    ]
    asked = [loaded.asked[clause.clause] for clause, loaded in clauses]
    terms = [term for one in asked for term in one.terms]
    questions = [question for one in asked for question in one.questions]
    policies = dict(base.policies)
    left = size - len(clauses)
    for number in count():
        if left <= 0:
            break
        made = [_clause(at, chance, sentences) for at in range(1, min(_CLAUSES, left) + 1)]
        left -= len(made)
        policy = chance.choice(real).policy.model_copy(
            update={"id": f"made-{number}", "clauses": tuple(made)}
        )
        said = {one.clause: _asked(chance, terms, questions) for one in made}
        policies[policy.id] = Loaded(policy, (), said)
    return Library(base.catalogue, base.rates, policies)


def _clause(number: int, chance: random.Random, sentences: list[str]) -> Clause:
    text = "".join(chance.sample(sentences, 2))
    return Clause(clause=str(number), title=text[:12], text=text)


def _asked(chance: random.Random, terms: list[str], questions: list[str]) -> Asked:
    return Asked(
        gist="合成的条文",
        terms=tuple(chance.sample(terms, 5)),
        questions=tuple(chance.sample(questions, 3)),
    )
