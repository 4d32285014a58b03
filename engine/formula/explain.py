"""The explanation is the evaluation: the tree that computes, printed with this firm's figures.

Every figure that is shown was computed by the same closures that decide the item; nothing here
calculates on its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cache

from gmpy2 import mpq

from engine import wording
from engine.formula import check, values
from engine.formula.compile import Slots, evaluator
from engine.formula.typed import (
    Arithmetic,
    Bands,
    ByChoice,
    Compare,
    Constant,
    Each,
    FactList,
    FactNumber,
    FactTruth,
    If,
    ListCall,
    Local,
    Logic,
    Negation,
    NumberCall,
    Pick,
    Typed,
    children,
    facts_read,
)
from engine.formula.units import PLAIN, YUAN, Unit
from engine.formula.values import Maybe, Number, Range, Record, SomeList, Value
from engine.result import Reason

_OPPOSITE = {"≥": "<", ">": "≤", "≤": ">", "<": "≥", "=": "≠"}
_STRENGTH = {"+": 1, "−": 1, "×": 2, "÷": 2}
UNKNOWN = "尚不清楚"
PENDING = "待定"
#: How the lesser and the greater of several amounts are called.
PICKS = {"较小": "小者", "较大": "大者"}
HALF = mpq(1, 2)


class Explainer:
    """Prints trees for one situation; ``tell`` gives a fact's value in words, as it was given.

    ``rate`` is the key of the exchange rate; the figures of ``worded`` facts are never printed,
    only what ``tell`` says of them.
    """

    def __init__(
        self,
        slots: Slots,
        tell: Callable[[str], str | None],
        rate: str,
        worded: Collection[str] = (),
    ) -> None:
        self.slots = slots
        self.worded = worded
        self.tell = cache(tell)
        self._values: dict[int, Value] = {}
        self.rate = rate

    def value(self, node: Typed) -> Value:
        """What ``node`` is worth here."""
        found = self._values.get(id(node))
        if found is None:
            found = self._values[id(node)] = evaluator(node)(self.slots)
        return found

    def reason(self, node: Typed) -> Reason:
        """One condition, with the firm's figure."""
        truth = self.value(node)
        holds = None if isinstance(truth, Maybe) else bool(truth)
        return Reason(self._condition(node, holds), holds)

    def _condition(self, node: Typed, holds: bool | None) -> str:
        match node:
            case Compare():
                return self._comparison(node, holds)
            case FactTruth(fact=fact):
                return f"{fact.name}：{_said(holds)}"
            case Pick(fact=fact, value=value, several=several):
                told = self.tell(fact.key) or UNKNOWN
                wanted = fact.values[value]
                if holds and told == wanted:
                    return f"{fact.name}：{told}"
                return f"{fact.name}：{told}（要求{'含' if several else '为'}“{wanted}”）"
            case Negation(part=Pick(fact=fact)) if not fact.values:
                return f"{fact.name}：{'不含' if holds else '含'}本项"
            case Negation(part=FactTruth(fact=fact)):
                said = _said(None if holds is None else not holds)
                return f"{fact.name}：{said}" if holds else f"{fact.name}：{said}（要求为否）"
            case Negation(part=part):
                return f"并非（{self.reason(part).text}）"
            case Local(body=body):
                return self._condition(body, holds)
            case Logic(op="且", parts=parts):
                reasons = [self.reason(part) for part in parts]
                deciding = [one for one in reasons if one.holds is False] or reasons
                return " 且 ".join(one.text for one in deciding)
            case Logic(parts=parts):
                reasons = [self.reason(part) for part in parts]
                met = [reason.text for reason in reasons if reason.holds is True]
                if holds is True and met:
                    return "；".join(met)
                texts = dict.fromkeys(reason.text for reason in reasons)
                return "；".join(texts) if len(texts) == 1 else "以下至少一项：" + "；".join(texts)
        raise AssertionError(node)

    def _comparison(self, node: Compare, holds: bool | None) -> str:
        left, right = self._side(node.left), self._side(node.right)
        if node.op == "=":
            required = self._required(node.right)
            return left if holds else f"{left}（要求为 {required}）"
        if holds is True:
            return f"{left} {node.op} {right}"
        if holds is None:
            return f"{left}，要求 {node.op} {right}"
        required = self._required(node.right)
        if required == "0":
            return f"{left}，要求大于 0"
        return f"{left} {_OPPOSITE[node.op]} {right}，要求 {node.op} {required}"

    def _required(self, node: Typed) -> str:
        if isinstance(node, Constant) or isinstance(self.value(node), Range):
            return self._named(node)
        return self._result(node)

    def _side(self, node: Typed) -> str:
        """One side of a comparison: a name with its value, or an expression with its result."""
        unknown = isinstance(self.value(node), Range)
        match node:
            case Constant(text=text):
                return text
            case FactNumber(fact=fact):
                return f"{fact.name} {UNKNOWN}" if unknown else self._named(node)
            case Local(name=name):
                return f"{name} {UNKNOWN if unknown else self._result(node)}"
            case ListCall():
                names = "、".join(dict.fromkeys(read.fact.name for read in facts_read(node)))
                return f"{names} {UNKNOWN if unknown else self._result(node)}"
        return self._named(node) if unknown else f"{self._named(node)} = {self._result(node)}"

    def _named(self, node: Typed) -> str:
        """Like :meth:`_formula`, with each fact's name before its figure."""
        match node:
            case FactNumber(fact=fact) if not isinstance(self.value(node), Range):
                told = self.tell(fact.key)
                shown = self._fact(node)
                same = told == shown or self.value(node) == 0
                return f"{fact.name} {told if same else f'{told}（折{shown}）'}"
            case Arithmetic(op=op, left=left, right=right) if _STRENGTH[op] == 1:
                return f"{self._named(left)} {op} {self._named(right)}"
        return self._formula(node)

    def steps(
        self, definitions: tuple[Local, ...], amount: Typed, cap: Typed | None
    ) -> tuple[str, ...]:
        """The arithmetic of an amount, line by line, ending with what is paid."""
        lines = [
            line
            for local in definitions
            if not check.is_truth(local)
            and _mentions(amount, local)
            and self._formula(local.body) != self._result(local.body)
            for line in (*self._asides(local.body), self._equation(local.name, local.body))
        ]
        terms = [term for term in _terms(amount) if self.value(term) != 0] or [amount]
        for term in terms:
            lines += [*self._asides(term), self._equation("", term)]
        paid = self.value(amount)
        assert isinstance(paid, (Range, mpq))
        if len(terms) > 1 and not isinstance(paid, Range):
            total = " + ".join(self._result(term) for term in terms)
            lines.append(f"合计 {total} = {self._result(amount)}")
        limit = self.value(cap) if cap is not None else None
        if isinstance(limit, (Range, mpq)) and values.high(paid) > values.low(limit):
            assert cap is not None
            lines += [*self._asides(cap)] if not isinstance(cap, Constant) else []
            shown = self._formula(cap) if isinstance(limit, Range) else self._result(cap)
            surely = values.low(paid) > values.high(limit)
            lines.append(f"超过最高限额，按 {shown} 计" if surely else f"最高不超过 {shown}")
        elif not isinstance(paid, Range) and (paid * 100).denominator != 1:
            lines.append(f"四舍五入到分：{wording.money(values.whole(paid * 100 + HALF) / 100)}")
        return tuple(lines)

    def _equation(self, name: str, node: Typed) -> str:
        """``name = formula = result``, each part left out where it would say the same again."""
        shown, result = self._formula(node), self._result(node)
        if isinstance(self.value(node), (Range, SomeList)):
            if name:
                return f"{name} = {shown}"
            still = f"目前为 {result}" if result != PENDING else "待补充后计算"
            return still if shown == result else f"{shown}（{still}）"
        parts = [part for part in (name, shown, result) if part]
        if shown == result:
            parts.remove(shown)
        return " = ".join(parts) if len(parts) > 1 else f"按条文为 {result}"

    def _asides(self, node: Typed) -> list[str]:
        """Lines that explain a part which the formula line shows by its result only."""
        if isinstance(node, Local):
            return []  # told once, where the definition stands
        below = children(node)
        if isinstance(node, NumberCall) and node.function.name in PICKS:
            picked = [child for child in below if self.value(child) == self.value(node)]
            below = tuple(picked[:1])
        elif isinstance(node, (If, ByChoice)) and (branch := self._branch(node)) is not None:
            below = (branch,)
        lines = [line for child in below for line in self._asides(child)]
        match node:
            case FactNumber():
                lines += self._conversion(node)
            case NumberCall(function=function, arguments=(amount, part)) if (
                function.name == "每满"
                and not isinstance(self.value(node), Range)
                and self.value(node) != 0
            ):
                shown, parts = self._formula(amount, 3), self._result(node)
                lines.append(
                    f"每满{self._formula(part)}计1份：{shown} ÷ {self._formula(part)}，满{parts}份"
                )
            case Bands():
                lines.append(self._band_line(node))
            case ByChoice():
                lines.append(self._choice_line(node))
            case NumberCall(function=function, arguments=arguments) if function.name in PICKS:
                compared = [one for one in arguments if self.value(one) != 0]
                if len(compared) > 1:
                    shown = "、".join(self._formula(argument) for argument in compared)
                    lines.append(f"{shown} 取{PICKS[function.name]}：{self._result(node)}")
            case If(condition=condition):
                reason = self.reason(condition)
                if reason.holds is not None:
                    lines.insert(0, reason.text)
            case Each():
                names = "、".join(dict.fromkeys(read.fact.name for read in facts_read(node)))
                if isinstance(self.value(node), tuple) and self.value(node):
                    lines.append(f"{names} 逐项按条文计为 {self._result(node)}")
            case ListCall(function=function, extra=(count,)) if self.value(node):
                which = "金额最高的" if function.name == "最高几项" else "除最高的"
                rest = "" if function.name == "最高几项" else "以外"
                lines.append(f"{which} {count.text} 项{rest}：{self._result(node)}")
        return lines

    def _branch(self, node: If | ByChoice) -> Typed | None:
        """The side that a condition or a choice takes, if it is known."""
        if isinstance(node, ByChoice):
            return next((value for pick, value in node.options if self.value(pick) is True), None)
        truth = self.value(node.condition)
        return None if isinstance(truth, Maybe) else node.then if truth else node.otherwise

    def _conversion(self, node: FactNumber) -> list[str]:
        """How a sum that was told in the other currency was converted."""
        told, shown = self.tell(node.fact.key), self._fact(node)
        rate = self.slots[self.rate]
        if told is None or not node.fact.is_money or told == shown:
            return []
        if not isinstance(rate, mpq):
            return []
        operation = "÷" if node.unit != YUAN else "×"
        return [f"{node.fact.name}：{told} {operation} {wording.number(rate)} = {shown}"]

    def _band_line(self, node: Bands) -> str:
        subject, held = self._side(node.subject), self.value(node.subject)
        if isinstance(held, Range):
            return f"{subject}，按所属档次计"
        met = [
            (bound, value)
            for bound, value in node.bands
            if values.compare(node.op, held, bound.value) is True  # type: ignore[arg-type]
        ]
        if not met:
            return f"{subject}，不在任何一档"
        bound, _ = met[-1] if node.op == "≥" else met[0]
        return f"{subject} 属“{node.op} {bound.text}”一档：{self._result(node)}"

    def _choice_line(self, node: ByChoice) -> str:
        fact, told = node.fact, self.tell(node.fact.key)
        if told is None:
            each = (
                f"{fact.values[pick.value]}{self._result(value)}" for pick, value in node.options
            )
            return f"{fact.name} {UNKNOWN}：{'，'.join(each)}"
        return f"{fact.name}为{told}：{self._result(node)}"

    def _formula(self, node: Typed, above: int = 0) -> str:
        """``node`` with figures for names; in brackets where ``above`` binds tighter."""
        match node:
            case Constant(text=text):
                return text
            case FactNumber() | FactList():
                return self._fact(node)
            case Local(name=name):
                return name if isinstance(self.value(node), Range) else self._result(node)
            case Arithmetic(op=op, left=left, right=right):
                strength = _STRENGTH[op]
                shown = f"{self._formula(left, strength)} {op} {self._formula(right, strength + 1)}"
                return f"({shown})" if strength < above else shown
            case NumberCall(function=function, arguments=arguments):
                return self._call(function.name, arguments, node, above)
            case If() | ByChoice() if (branch := self._branch(node)) is not None:
                return self._formula(branch, above)
            case ListCall(function=function, listing=listing) if function.name == "合计":
                return self._list(listing, above)
        return self._result(node)

    def _call(self, name: str, arguments: tuple[Typed, ...], node: NumberCall, above: int) -> str:
        if name in ("分段", "超出", "每满") and isinstance(self.value(arguments[0]), Range):
            return self._symbolic(name, arguments, above)
        if name in ("分段", "超出"):
            lower = arguments[1]
            upper = arguments[0]
            if name == "分段" and self._exceeds(upper, arguments[2]):
                upper = arguments[2]
            if not self._exceeds(upper, lower):
                return self._result(node)
            if self.value(lower) == 0:
                return self._formula(upper, above)
            shown = f"{self._formula(upper)} − {self._formula(lower)}"
            return f"({shown})" if above > 1 else shown
        return self._result(node)

    def _symbolic(self, name: str, arguments: tuple[Typed, ...], above: int) -> str:
        shown = [self._formula(argument) for argument in arguments]
        if name == "每满":
            return f"({shown[0]} 每满{shown[1]}的份数)"
        if name == "超出" and self.value(arguments[1]) == 0:
            return shown[0]
        if name == "超出":
            return f"({shown[0]} 超出 {shown[1]} 的部分)"
        part = f"{shown[0]}在 {shown[1]} 至 {shown[2]} 的部分"
        return f"({part})" if above else part

    def _exceeds(self, node: Typed, bound: Typed) -> bool:
        held, limit = self.value(node), self.value(bound)
        assert not isinstance(held, (str, frozenset, tuple, bool, Maybe, SomeList))
        assert not isinstance(limit, (str, frozenset, tuple, bool, Maybe, SomeList))
        return values.compare(">", held, limit) is True

    def _list(self, node: Typed, above: int) -> str:
        held = self.value(node)
        if not isinstance(held, tuple) or not held:
            return self._result(node)
        unit = check.unit_of(node)
        shown = " + ".join(_amount(one, unit) for one in held if not isinstance(one, Record))
        return f"({shown})" if above and len(held) > 1 else shown

    def _fact(self, node: FactNumber | FactList) -> str:
        held = self.slots[node.slot if isinstance(node, FactNumber) else node.fact.key]
        if isinstance(held, (Range, SomeList)) or node.fact.key in self.worded:
            return self.tell(node.fact.key) or node.fact.name
        unit = node.unit
        if unit is None or isinstance(node, FactList):
            return self.tell(node.fact.key) or node.fact.name
        assert isinstance(held, mpq)
        return _amount(held, unit, percent=node.fact.type == "percent")

    def _result(self, node: Typed) -> str:
        held = self.value(node)
        unit = check.unit_of(node)
        if isinstance(held, tuple):
            numbers = [one for one in held if not isinstance(one, Record)]
            return "、".join(_amount(one, unit) for one in numbers) or "无"
        if isinstance(held, (SomeList, str, frozenset, bool, Maybe)):
            return UNKNOWN
        return _amount(held, unit)


def _said(truth: bool | None) -> str:
    return UNKNOWN if truth is None else "是" if truth else "否"


def _amount(value: Number, unit: Unit, *, percent: bool = False) -> str:
    if isinstance(value, Range):
        if values.high(value) == float("inf"):
            least = values.low(value)
            return PENDING if least == 0 else f"{wording.quantity(least, unit)}以上"
        return f"{wording.quantity(value.lo, unit)}至{wording.quantity(value.hi, unit)}"
    if percent:
        return wording.percentage(value)
    # A rate such as 6.6174元/美元 is written bare: 150万美元 × 6.6174.
    return wording.quantity(value, PLAIN if unit != YUAN and len(unit.powers) > 1 else unit)


def _terms(node: Typed) -> list[Typed]:
    if isinstance(node, Arithmetic) and node.op == "+":
        return [*_terms(node.left), *_terms(node.right)]
    return [node]


def _mentions(node: Typed, local: Local) -> bool:
    return node is local or any(_mentions(child, local) for child in children(node))
