"""Yes or no to one yes-or-no fact: what each clause of a reply claims, and what they come to.

A clause is cut into pieces by the sayings of the fact. 注册了，没填报 claims a part and a no; what
is under way (还在审) is not so yet; what a clause claims of other years or of others is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from dialogs.understand import yesno
from dialogs.understand.cities import cities_in, elsewhere
from dialogs.understand.sayings import Piece, Sayings, pieces, sayings_of
from engine import Fact

#: ``open``: it was answered, but a careful reader would ask back.
Verdict = Literal["yes", "no", "open"]
#: What one clause claims. ``yes`` and ``no`` are said in words of the fact, ``plain`` ones are not.
Claim = Literal[
    "yes", "no", "plain yes", "plain no", "contrary", "partly", "pending", "former", "both"
]
#: So many characters that mean nothing known may stand in a clause.
_STRANGE = 9
_STRANGE_BESIDE_ACT = 3
_SAYING = frozenset({"so", "contrary", "partly", "needs", "echo", "does", "thing"})


@dataclass(frozen=True)
class _Clause:
    """The pieces of one clause."""

    pieces: tuple[Piece, ...]

    def has(self, *kinds: str) -> bool:
        return any(piece.kind in kinds for piece in self.pieces)

    def count(self, kind: str) -> int:
        return sum(piece.kind == kind for piece in self.pieces)

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def parts(self) -> frozenset[str]:
        return frozenset(piece.kind for piece in self.pieces if piece.kind.startswith("part"))

    @property
    def strange(self) -> int:
        return sum(len(piece.text.strip()) for piece in self.pieces if piece.kind == "other")


def read_claims(text: str, fact: Fact) -> Verdict | None:
    """What a reply says to a yes-or-no fact; ``None`` when it speaks of something else.

    Args:
        text: normalised and in lower case, without a question in it.
        fact: the fact, in the wording it was asked.
    """
    if yesno.is_correction(text):
        return None
    sayings = sayings_of(fact.key)
    claims: list[Claim] = []
    beside: list[str] = []
    affirmed: set[str] = set()
    for clause in _clauses(text, fact):
        parts, claim = _claim(clause, fact, sayings)
        affirmed |= parts
        beside += [piece.text for piece in clause.pieces if piece.kind != "so"]
        if claim is not None:
            claims.append(claim)
    if sayings.parts and len(affirmed - {"partly"}) == len(sayings.parts):
        claims = [*(claim for claim in claims if claim != "partly"), "yes"]
    verdict = _together(claims, sayings)
    if verdict == "yes" and sayings.strictly and yesno.speaks_of_other_year("".join(beside)):
        return "open"
    limited = yesno.has_reservation if verdict == "yes" else yesno.has_exception
    settled = verdict == "yes" and claims[-1] == "yes" and len(claims) > 1
    if verdict == "no" and ("contrary" in claims or "plain no" not in claims):
        return verdict
    return "open" if verdict is not None and not settled and limited(text) else verdict


def _together(claims: list[Claim], sayings: Sayings) -> Verdict | None:
    """What the claims of all clauses come to."""
    said = set(claims)
    if not said:
        return None
    if said == {"plain yes", "former"}:
        return "open" if sayings.of_year else "yes"
    if "partly" in said and (sayings.unfinished or (sayings.local and not sayings.parts)):
        return "open"
    if said != {"former"}:
        said.discard("former")
    yes, no = said & {"yes", "plain yes"}, said & {"no", "plain no", "contrary"}
    if "both" in said or said == {"former"}:
        return "open"
    if yes and no:
        if sayings.any and "yes" in said:
            return "yes"
        overruled = sayings.parts or ("contrary" in said and not sayings.local)
        return "no" if overruled and "plain yes" not in said else "open"
    if "pending" in said:
        return "open" if yes or (sayings.unfinished and not no) else "no"
    if no:
        return "no"
    return "yes" if yes else "open"


def _clauses(text: str, fact: Fact) -> list[_Clause]:
    """The clauses of a text; one that goes on with a no after something done is two."""
    found: list[_Clause] = []
    names = (fact.name, *fact.synonyms)
    for clause in yesno.clauses(text):
        clause = yesno.said_once(clause)
        open_: list[Piece] = []
        for piece in pieces(clause, fact.key, names):
            turns = piece.kind == "neg" and open_ and open_[-1].kind == "done"
            if turns and any(one.kind in _SAYING or one.kind[:4] == "part" for one in open_):
                found.append(_Clause(tuple(open_)))
                open_ = []
            open_.append(piece)
        found.append(_Clause(tuple(open_)))
    return found


def _claim(clause: _Clause, fact: Fact, sayings: Sayings) -> tuple[frozenset[str], Claim | None]:
    """The parts that a clause affirms, and what it claims."""
    none: frozenset[str] = frozenset()
    text = clause.text
    if clause.has("others"):
        return none, None
    if yesno.is_twice_denied(text):
        return none, "both"
    plain = yesno.plain(text, strictly=sayings.strictly)
    if plain is not None:
        return none, "plain yes" if plain == "yes" else "plain no"
    parts = clause.parts - {"partly"}
    denied = clause.count("neg")
    undone = denied == 1 and clause.has("act") and clause.strange <= _STRANGE_BESIDE_ACT
    specific = parts or clause.has(*_SAYING) or undone
    away = sayings.local and _is_away(text, fact)
    if clause.strange > _STRANGE or not (specific or away or not clause.strange):
        return none, None
    if clause.has("contrary"):
        if clause.has("so"):
            return none, "both"
        if away and not parts:
            return none, None
        return none, "both" if denied % 2 and not _behind_contrary(clause) else "contrary"
    if away:
        return none, None if denied else "both" if clause.has("so") else "contrary"
    if clause.has("pending"):
        if any(piece.text == "有" for piece in clause.pieces):
            return none, "both"
        return none, "pending" if specific or not clause.strange else None
    claim = _stated(clause, parts, denied, fact, sayings)
    if claim in ("yes", "no", "partly") and _is_past(clause, sayings):
        return none, "former"
    return parts if claim == "partly" else none, claim


def _behind_contrary(clause: _Clause) -> bool:
    """Whether the no of a clause stands behind what is contrary already (落选了没评上)."""
    for piece in clause.pieces:
        if piece.kind in ("neg", "contrary"):
            return piece.kind == "contrary"
    return False


def _stated(
    clause: _Clause, parts: frozenset[str], denied: int, fact: Fact, sayings: Sayings
) -> Claim | None:
    """What a clause claims of the present."""
    if denied > 1:
        return "both"
    if clause.has("so"):
        return "no" if denied else "yes"
    if clause.has("echo"):
        echoed = any(
            piece.kind == "echo" and piece.text in fact.ask.question for piece in clause.pieces
        )
        return ("no" if echoed else None) if denied else "yes" if echoed else "partly"
    if parts:
        if denied:
            return "no"
        return "yes" if len(parts) == len(sayings.parts) and _is_positive(clause) else "partly"
    if clause.has("needs", "partly"):
        return "partly" if not denied else "no" if clause.has("needs") else None
    if clause.has("does", "thing"):
        if denied:
            return "no"
        return "yes" if _is_positive(clause) and not sayings.strictly else None
    if denied and clause.has("act"):
        return "no"
    if clause.strange or sayings.strictly:
        return None
    if denied:
        return "no"
    return "yes" if clause.has("yes", "here") and clause.has("yes") else None


def _is_positive(clause: _Clause) -> bool:
    did = any(one.kind == "does" and other.text == "的" for one, other in pairwise(clause.pieces))
    told = did or clause.has("yes", "done", "all") or clause.text.startswith("已")
    return told or clause.text.endswith(("的", "着"))


def _is_past(clause: _Clause, sayings: Sayings) -> bool:
    """Whether a clause speaks of another time, which says nothing of the one asked about."""
    if clause.has("now", "always"):
        return False
    if sayings.strictly:
        return False
    return clause.has("former") or (sayings.of_year and clause.has("year"))


def _is_away(text: str, fact: Fact) -> bool:
    """Whether a place is named that is not the city asked about."""
    if elsewhere(text):
        return True
    asked = cities_in(fact.ask.question)
    return bool(asked) and bool(cities_in(text) - asked)
