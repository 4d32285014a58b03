"""A profile as the formulas see it: every slot filled with a value or with what it could be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf

from gmpy2 import mpq

from engine.facts import CURRENCY_UNITS, Catalogue, Fact
from engine.formula import values
from engine.formula.typed import slot
from engine.formula.units import DOLLAR, YUAN, Unit
from engine.formula.values import Maybe, Number, Range, Record, SomeList, Value
from engine.notation import Certification, Known, Money, read_value
from engine.profile import Profile
from engine.rates import Rates

#: Less than any sum that is told, more than nothing.
_TRACE = mpq(1, 10**18)


@dataclass(frozen=True)
class Assumption:
    """A default that stands in for a fact nobody has told, and where it comes from."""

    value: Known
    origin: str


@dataclass(frozen=True)
class Situation:
    """One enterprise, ready to be assessed.

    Attributes:
        profile: what was told.
        slots: the value of every slot that a formula can read.
        assumptions: the defaults in force, by fact.
    """

    profile: Profile
    slots: Mapping[str, Value]
    assumptions: Mapping[str, Assumption]

    def known(self, key: str) -> Known | None:
        """What ``key`` was told or assumed to be."""
        if key in self.profile.known:
            return self.profile.known[key]
        assumed = self.assumptions.get(key)
        return assumed.value if assumed else None


@dataclass(frozen=True)
class Situations:
    """Turns profiles into situations; what depends only on the year is prepared once."""

    catalogue: Catalogue
    rates: Rates
    _prepared: dict[tuple[int | None, bool], tuple[dict[str, Value], dict[str, Assumption]]] = (
        field(default_factory=dict, repr=False)
    )

    def of(self, profile: Profile) -> Situation:
        """The situation of a profile, defaults filled in."""
        rate_key = self.catalogue.rate.key
        prepared, defaults = self._year(profile.year, rate_told=rate_key in profile.known)
        slots = dict(prepared)
        told = profile.known
        if rate_key in told:
            slots[rate_key] = told[rate_key]  # type: ignore[assignment]
            for key, assumed in defaults.items():
                if self.catalogue[key].is_money:
                    _fill(slots, self.catalogue[key], assumed.value, slots[rate_key])
        rate = slots[rate_key]
        for key, known in told.items():
            _fill(slots, self.catalogue[key], known, rate)
        assumptions = {key: value for key, value in defaults.items() if key not in told}
        return Situation(profile, slots, assumptions)

    def changed(self, situation: Situation, key: str, known: Known) -> Situation:
        """The situation with one fact told differently."""
        profile = situation.profile.having(key, known)
        rate_key = self.catalogue.rate.key
        if key in ("year", rate_key):
            return self.of(profile)
        slots = dict(situation.slots)
        _fill(slots, self.catalogue[key], known, slots[rate_key])
        assumptions = {name: one for name, one in situation.assumptions.items() if name != key}
        return Situation(profile, slots, assumptions)

    def _year(
        self, year: int | None, *, rate_told: bool
    ) -> tuple[dict[str, Value], dict[str, Assumption]]:
        which = (year, rate_told)
        if which not in self._prepared:
            self._prepared[which] = self._prepare(year, rate_told=rate_told)
        return self._prepared[which]

    def _prepare(
        self, year: int | None, *, rate_told: bool
    ) -> tuple[dict[str, Value], dict[str, Assumption]]:
        assumptions = {
            fact.key: assumed
            for fact in self.catalogue.values()
            if (assumed := self._assumption(fact, year)) is not None
        }
        rate_fact = self.catalogue.rate
        rate: Value = _unknown(rate_fact, rate_fact.key)
        if rate_fact.key in assumptions:
            rate = assumptions[rate_fact.key].value  # type: ignore[assignment]
        moves_rate = values.NOTHING if rate_told else values.deps(rate)
        slots: dict[str, Value] = {}
        for fact in self.catalogue.values():
            if fact.key in assumptions:
                _fill(slots, fact, assumptions[fact.key].value, rate)
            elif fact.is_money:
                # Which currency it will be told in is open too, where people use both.
                moved_by = frozenset((fact.key,))
                converted = moved_by | moves_rate if len(fact.currencies) > 1 else moved_by
                slots[slot(fact, None)] = Range(values.ZERO, inf, moved_by)
                for unit in (YUAN, DOLLAR):
                    slots[slot(fact, unit)] = Range(values.ZERO, inf, converted)
            else:
                slots[fact.key] = _unknown(fact, fact.key)
        return slots, assumptions

    def _assumption(self, fact: Fact, year: int | None) -> Assumption | None:
        if fact.table is not None:
            table = self.rates.get(fact.table)
            dated = table.on(year) if table else None
            if table is None or dated is None:
                return None
            note = "" if year is not None else "，业务年度未定，取最新的"
            return Assumption(read_value(fact, dated.value), f"{table.name}{note}；{dated.source}")
        if fact.default is None:
            return None
        return Assumption(read_value(fact, fact.default), "未填时的默认值")


def _unknown(fact: Fact, key: str) -> Value:
    """All that a fact could be."""
    moved_by = frozenset((key,))
    if fact.type in ("integer", "number", "year", "percent"):
        least = mpq(fact.minimum) if fact.minimum is not None else values.ZERO
        most = mpq(1) if fact.type == "percent" else fact.maximum
        return Range(least, inf if most is None else mpq(most), moved_by)
    if fact.type.startswith("list"):
        return SomeList(inf, inf, moved_by)
    return Maybe(moved_by)


def _fill(slots: dict[str, Value], fact: Fact, known: Known, rate: Value) -> None:
    """Put a known value into the slots that read it."""
    if isinstance(known, Money):
        slots[slot(fact, None)] = known.amount
        for unit in (YUAN, DOLLAR):
            slots[slot(fact, unit)] = _converted(known, unit, rate)
    elif not isinstance(known, tuple):
        slots[fact.key] = known
    elif fact.type == "list[certification]":
        slots[fact.key] = tuple(
            _record(one, fact, rate) for one in known if isinstance(one, Certification)
        )
    else:
        slots[fact.key] = tuple(
            _converted(one, YUAN, rate) for one in known if isinstance(one, Money)
        )


def fill_between(slots: dict[str, Value], fact: Fact, lo: Known, hi: Known, rate: Value) -> None:
    """Put "somewhere from ``lo`` to ``hi``" into the slots that read a number."""
    ends: list[dict[str, Value]] = [{}, {}]
    for end, known in zip(ends, (lo, hi), strict=True):
        _fill(end, fact, known, rate)
    for name in ends[0]:
        least, most = ends[0][name], ends[1][name]
        assert isinstance(least, (mpq, Range)) and isinstance(most, (mpq, Range))
        slots[name] = values.hull((least, most), frozenset((fact.key,)))


def _converted(money: Money, unit: Unit, rate: Value) -> Number:
    if CURRENCY_UNITS[money.currency] == str(unit) or money.amount == 0:
        return money.amount
    if isinstance(rate, Range):
        # At a rate that is not known it may come to anything, but not to nothing.
        return Range(_TRACE, inf, rate.deps)
    assert isinstance(rate, mpq)
    return money.amount * rate if unit == YUAN else money.amount / rate


def _record(certification: Certification, fact: Fact, rate: Value) -> Record:
    fee: Number = Range(values.ZERO, inf, frozenset((fact.key,)))
    if certification.fee is not None:
        fee = _converted(certification.fee, YUAN, rate)
    return Record(certification.name, fee, _converted(certification.support, YUAN, rate))
