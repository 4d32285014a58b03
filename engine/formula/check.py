"""Syntax tree to typed tree: names become facts, and units must fit."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gmpy2 import mpq

from engine.errors import FormulaError
from engine.facts import Catalogue, Fact
from engine.formula import syntax
from engine.formula.functions import (
    LIST_FUNCTIONS,
    NUMBER_FUNCTIONS,
    RECORD_FIELDS,
    RECORD_FILTERS,
    NumberFunction,
)
from engine.formula.parse import TIMES_AS_X, parse
from engine.formula.typed import (
    Arithmetic,
    Bands,
    ByChoice,
    Compare,
    Constant,
    Each,
    FactList,
    FactNumber,
    FactRecords,
    FactTruth,
    If,
    ListCall,
    Local,
    Logic,
    Negation,
    NumberCall,
    Pick,
    RecordField,
    RecordFilter,
    Typed,
    walk,
)
from engine.formula.units import DOLLAR, PLAIN, YUAN, Unit
from engine.notation import certification_key
from engine.spelling import hint

#: Functions that convert an amount into a currency.
CONVERSIONS: dict[str, Unit] = {
    f"折{word}": unit for word, unit in (("人民币", YUAN), ("美元", DOLLAR))
}

#: Before the name of a function of numbers: the function is taken entry by entry.
EACH = "逐项"

_TRUTHS = (FactTruth, Pick, Compare, Logic, Negation)


def formula(text: str, catalogue: Catalogue, local: Mapping[str, Local]) -> Typed:
    """Read any formula.

    Args:
        text: the formula.
        catalogue: the facts it may name.
        local: the definitions it may name.

    Raises:
        FormulaError: something in it does not fit; the offset says where.
    """
    try:
        return _Checker(catalogue, local).check(parse(text))
    except RecursionError:
        raise FormulaError("公式太长或括号套得太深，请用 定义 拆开") from None


def condition(text: str, catalogue: Catalogue, local: Mapping[str, Local]) -> Typed:
    """Read a formula that must be a condition.

    Raises:
        FormulaError: it is not one, or something in it does not fit.
    """
    node = formula(text, catalogue, local)
    if not is_truth(node):
        raise FormulaError("这里应当是一个条件（能回答“是”或“否”），而这是一个数")
    return node


def amount(text: str, catalogue: Catalogue, local: Mapping[str, Local]) -> Typed:
    """Read a formula that must be a sum of money in 元.

    Raises:
        FormulaError: it is not one, or something in it does not fit.
    """
    node = formula(text, catalogue, local)
    if not is_number(node) or unit_of(node) != YUAN:
        mend = _unit_missing(node, YUAN) or _rate_missing(node)
        raise FormulaError(f"这里应当是以元计的金额，而这是{_kind(node)}{mend}")
    return node


def cap(text: str, catalogue: Catalogue, local: Mapping[str, Local]) -> Typed:
    """Read a formula that must be the most that is paid.

    Raises:
        FormulaError: it is no amount; what caps a count belongs into the amount.
    """
    node = formula(text, catalogue, local)
    if isinstance(node, Constant) and node.unit.powers and DOLLAR != node.unit != YUAN:
        unit = node.unit
        raise FormulaError(
            f"上限只写金额；{unit}数封顶写在金额里：较小({unit}数, {node.text}) × 3000元/{unit}"
            f"（照条文换成事实的名称和每{unit}多少钱）"
        )
    return amount(text, catalogue, local)


def definition(name: str, text: str, catalogue: Catalogue, local: Mapping[str, Local]) -> Local:
    """Read a definition, which may be a number, a list or a condition.

    Raises:
        FormulaError: its name is taken, or something in it does not fit.
    """
    if name in catalogue.by_name or name in local:
        raise FormulaError(f"“{name}”已经是一个事实或定义的名字，请另取名")
    return Local(name, formula(text, catalogue, local))


def is_truth(node: Typed) -> bool:
    """Whether ``node`` is a condition."""
    return is_truth(node.body) if isinstance(node, Local) else isinstance(node, _TRUTHS)


def is_list(node: Typed) -> bool:
    """Whether ``node`` is a list of numbers."""
    match node:
        case Local(body=body):
            return is_list(body)
        case Arithmetic(left=left, right=right):
            return is_list(left) or is_list(right)
        case ListCall(function=function):
            return function.to_list
    return isinstance(node, (FactList, Each, RecordField))


def is_number(node: Typed) -> bool:
    """Whether ``node`` is one number."""
    return not is_truth(node) and not is_list(node) and not is_records(node)


def is_records(node: Typed) -> bool:
    """Whether ``node`` is a list of certifications."""
    return isinstance(node, (FactRecords, RecordFilter))


def unit_of(node: Typed) -> Unit:
    """The unit of a number or of a list's entries."""
    if isinstance(node, Local):
        return unit_of(node.body)
    unit = getattr(node, "unit", None)
    return unit if isinstance(unit, Unit) else PLAIN


def _kind(node: Typed) -> str:
    if is_truth(node):
        return "一个条件"
    return f"{'一列' if is_list(node) else ''}单位为“{unit_of(node)}”的数"


def _unit_missing(node: Typed, wanted: Unit) -> str:
    """What to say of a number that was written, or of a fact that was described, without unit."""
    if isinstance(node, Constant) and node.unit == PLAIN and not node.text.endswith(("%", "％")):
        return f"；“{node.text}”漏写了“{wanted}”"
    if isinstance(node, FactNumber) and node.fact.unit is None and node.fact.type != "percent":
        return f"；事实“{node.fact.name}”在 facts.yaml 里没有写 unit"
    return ""


def _rate_missing(node: Typed) -> str:
    """What to say where a count was multiplied by a sum instead of by so much for each."""
    over = [base for base, power in (unit_of(node) / YUAN).powers if power > 0]
    if not over or unit_of(node) != YUAN * Unit.of(**dict.fromkeys(over, 1)):
        return ""
    sums = [one for one in walk(node) if isinstance(one, Constant) and one.unit == YUAN]
    written = sums[-1].text if sums else "3000元"
    return f"；每{'每'.join(over)}多少钱请写 {written}/{'/'.join(over)}"


class _Checker:
    """One pass over one formula."""

    def __init__(self, catalogue: Catalogue, local: Mapping[str, Local]) -> None:
        self.catalogue = catalogue
        self.local = local

    def check(self, node: syntax.Syntax) -> Typed:
        match node:
            case syntax.Number():
                return self._number(node)
            case syntax.Name():
                return self._name(node)
            case syntax.Arithmetic():
                return self._arithmetic(node)
            case syntax.Compare():
                return self._compare(node)
            case syntax.Pick():
                return self._pick(node)
            case syntax.Label():
                raise FormulaError("这里不能写「…」", node.offset)
            case syntax.Logic():
                return Logic(node.op, tuple(map(self._truth, node.parts)))
            case syntax.Negation():
                return Negation(self._truth(node.part))
            case syntax.Call():
                return self._call(node)
            case syntax.Bands():
                return self._bands(node)
            case syntax.ByChoice():
                return self._by_choice(node)

    def _number(self, node: syntax.Number) -> Constant:
        try:
            unit = Unit.read(node.unit)
        except KeyError as error:
            plain = node.text.replace("人民币", "")
            mend = f"；请去掉“人民币”，写成 {plain}" if plain != node.text else ""
            raise FormulaError(f"不认识的单位“{error.args[0]}”{mend}", node.offset) from None
        return Constant(node.value, unit, node.text)

    def _name(self, node: syntax.Name) -> Typed:
        if node.name in self.local:
            return self.local[node.name]
        fact = self.catalogue.by_name.get(node.name)
        if fact is None:
            raise FormulaError(
                f"没有叫“{node.name}”的事实或定义{self._alike(node.name)}", node.offset
            )
        if fact.type == "boolean":
            return FactTruth(fact)
        if fact.type == "list[money]":
            return FactList(fact, YUAN)
        if fact.type == "list[certification]":
            return FactRecords(fact)
        if fact.type in ("money", "integer", "number", "percent", "year"):
            return FactNumber(fact, Unit.read(fact.unit or ""))
        raise FormulaError(
            f"“{node.name}”是选择类事实，要写成 {node.name} = 「…」 或 含 「…」",
            node.offset,
        )

    def _alike(self, name: str) -> str:
        if TIMES_AS_X.search(name):
            return "；乘号请写“×”，不写字母 x"
        if re.match(r"人民币\d", name):
            return f"；请去掉“人民币”，写成 {name.removeprefix('人民币')}"
        names = [*self.local, *self.catalogue.by_name]
        return hint(name, names) or "，请照 facts.yaml 的 name 写"

    def _arithmetic(self, node: syntax.Arithmetic) -> Arithmetic:
        left, right = self._countable(node.left), self._countable(node.right)
        if is_list(right) or (is_list(left) and node.op not in "×÷"):
            raise FormulaError("一列数只能乘除一个数，写作 列 × 数", node.offset)
        if node.op == "÷" and not _is_positive(right):
            raise FormulaError("只能除以一个写明的、大于 0 的数", node.right.offset)
        left_unit, right_unit = unit_of(left), unit_of(right)
        if node.op in "+−" and left_unit != right_unit:
            verb = "相加" if node.op == "+" else "相减"
            mend = _unit_missing(left, right_unit) or _unit_missing(right, left_unit)
            if not mend and "美元" in (str(left_unit), str(right_unit)):
                mend = "（美元部分先写成 折人民币(…)）"
            raise FormulaError(f"“{left_unit}”与“{right_unit}”不能{verb}{mend}", node.right.offset)
        if node.op == "×":
            return Arithmetic(node.op, left, right, left_unit * right_unit)
        if node.op == "÷":
            return Arithmetic(node.op, left, right, left_unit / right_unit)
        return Arithmetic(node.op, left, right, left_unit)

    def _compare(self, node: syntax.Compare) -> Compare:
        self._refuse_truth(node.left)
        left, right = self._one_number(node.left), self._one_number(node.right)
        if _is_bare_zero(right) and isinstance(left, FactNumber):
            return Compare(node.op, FactNumber(left.fact, None), right)
        left_unit, right_unit = unit_of(left), unit_of(right)
        if left_unit != right_unit and not _is_bare_zero(right):
            mend = _unit_missing(left, right_unit) or _unit_missing(right, left_unit)
            raise FormulaError(f"“{left_unit}”与“{right_unit}”不能比较{mend}", node.right.offset)
        return Compare(node.op, left, right)

    def _refuse_truth(self, node: syntax.Syntax) -> None:
        """A yes/no fact is compared with nothing: it is a condition as it stands."""
        fact = self.catalogue.by_name.get(node.name) if isinstance(node, syntax.Name) else None
        if fact is not None and fact.type == "boolean" and fact.name not in self.local:
            raise FormulaError(
                f"“{fact.name}”是是非的事实，直接写名称：{fact.name}"
                f"（要求“不是”的写 非 {fact.name}）",
                node.offset,
            )

    def _pick(self, node: syntax.Pick) -> Pick:
        self._refuse_truth(node.left)
        if not isinstance(node.left, syntax.Name):
            raise FormulaError("「…」只能与一个选择类事实比较", node.offset)
        fact = self.catalogue.by_name.get(node.left.name)
        if fact is None and node.left.name not in self.local:
            name = node.left.name
            raise FormulaError(f"没有叫“{name}”的事实{self._alike(name)}", node.offset)
        if fact is None or fact.type not in ("choice", "choices"):
            raise FormulaError(f"“{node.left.name}”不是选择类事实", node.offset)
        several = fact.type == "choices"
        if node.op != ("含" if several else "="):
            raise FormulaError(
                f"“{fact.name}”{'可选多项，请用 含' if several else '只选一项，请用 ='}",
                node.offset,
            )
        return _picked(fact, node.label, node.label_offset)

    def _call(self, node: syntax.Call) -> Typed:
        if node.name in CONVERSIONS:
            return self._conversion(node, CONVERSIONS[node.name])
        if node.name == "如果":
            return self._if(node)
        if node.name in NUMBER_FUNCTIONS:
            return self._number_call(node)
        if node.name in LIST_FUNCTIONS:
            return self._list_call(node)
        if node.name.removeprefix(EACH) in NUMBER_FUNCTIONS:
            return self._each(node)
        if node.name in RECORD_FILTERS:
            return self._record_filter(node)
        if node.name in RECORD_FIELDS:
            _count(node, 1, 1)
            return RecordField(node.name, self._records(node.arguments[0]), YUAN)
        numbers = [*CONVERSIONS, "如果", "分档", "按", *NUMBER_FUNCTIONS]
        lists = [*LIST_FUNCTIONS, f"{EACH}较小", *RECORD_FILTERS, *RECORD_FIELDS]
        known = "、".join(numbers + lists)
        raise FormulaError(f"没有叫“{node.name}”的算法；可用：{known}", node.offset)

    def _conversion(self, node: syntax.Call, to: Unit) -> Typed:
        _count(node, 1, 1)
        inner = self._one_number(node.arguments[0])
        unit, other = unit_of(inner), DOLLAR if to == YUAN else YUAN
        if isinstance(inner, FactNumber) and inner.fact.is_money:
            return FactNumber(inner.fact, to)
        if unit != other:
            raise FormulaError(f"{node.name} 要的是“{other}”，而这是“{unit}”", node.offset)
        rate = FactNumber(self.catalogue.rate, YUAN / DOLLAR)
        return Arithmetic("×" if to == YUAN else "÷", inner, rate, to)

    def _if(self, node: syntax.Call) -> If:
        _count(node, 2, 3)
        chosen = [self._one_number(argument) for argument in node.arguments[1:]]
        unit = unit_of(chosen[0])
        otherwise = chosen[1] if len(chosen) > 1 else Constant(mpq(0), unit, f"0{unit}")
        if unit_of(otherwise) != unit:
            raise FormulaError(
                f"“{unit}”与“{unit_of(otherwise)}”不能并列", node.arguments[2].offset
            )
        return If(self._truth(node.arguments[0]), chosen[0], otherwise, unit)

    def _number_call(self, node: syntax.Call) -> NumberCall:
        function = NUMBER_FUNCTIONS[node.name]
        _count(node, function.least, function.most)
        arguments = tuple(self._one_number(argument) for argument in node.arguments)
        if node.name == "每满" and not _is_positive(arguments[1]):
            raise FormulaError("每满 的份额要写成一个大于 0 的数", node.arguments[1].offset)
        return NumberCall(function, arguments, self._same_units(node, function, arguments))

    def _same_units(
        self, node: syntax.Call, function: NumberFunction, arguments: tuple[Typed, ...]
    ) -> Unit:
        units = [unit_of(argument) for argument in arguments]
        for place, (unit, argument) in enumerate(zip(units, node.arguments, strict=True)):
            wanted = function.alike(place, units)
            if unit != wanted:
                raise FormulaError(
                    f"{node.name} 里单位要一致，而这里有“{wanted}”和“{unit}”", argument.offset
                )
        return function.result(units)

    def _each(self, node: syntax.Call) -> Each:
        function = NUMBER_FUNCTIONS[node.name.removeprefix(EACH)]
        _count(node, function.least, function.most)
        arguments = tuple(self._countable(argument) for argument in node.arguments)
        if not any(map(is_list, arguments)):
            raise FormulaError(f"{node.name} 要的是一列数", node.offset)
        return Each(function, arguments, self._same_units(node, function, arguments))

    def _record_filter(self, node: syntax.Call) -> RecordFilter:
        names = [one for one in node.arguments[1:] if isinstance(one, syntax.Label)]
        if len(names) < len(node.arguments) - 1 or (node.name == "所列") != bool(names):
            raise FormulaError(
                f"{node.name} 的写法是 所列(认证, 「名称」, …) 或 未获支持(认证)", node.offset
            )
        keys = frozenset(certification_key(one.label) for one in names)
        return RecordFilter(node.name, self._records(node.arguments[0]), keys)

    def _records(self, node: syntax.Syntax) -> Typed:
        checked = self.check(node)
        if not isinstance(checked, (FactRecords, RecordFilter)):
            raise FormulaError("这里要的是一列认证", node.offset)
        return checked

    def _list_call(self, node: syntax.Call) -> ListCall:
        function = LIST_FUNCTIONS[node.name]
        _count(node, 1 + function.extra, 1 + function.extra)
        listing = self.check(node.arguments[0])
        if not is_list(listing):
            raise FormulaError(f"{node.name} 要的是一列数", node.arguments[0].offset)
        extra: list[Constant] = []
        for argument in node.arguments[1:]:
            constant = self.check(argument)
            if not isinstance(constant, Constant) or constant.value.denominator != 1:
                raise FormulaError("这里要写一个确定的整数", argument.offset)
            extra.append(constant)
        return ListCall(function, listing, tuple(extra), function.result(unit_of(listing)))

    def _bands(self, node: syntax.Bands) -> Bands:
        subject = self._one_number(node.subject)
        op = node.bands[0].op
        if op not in ("≥", "≤"):
            raise FormulaError("分档的界只能用 ≥ 或 ≤", node.bands[0].offset)
        bands: list[tuple[Constant, Typed]] = []
        for band in node.bands:
            bound, value = self.check(band.bound), self._one_number(band.value)
            if band.op != op:
                raise FormulaError("同一张分档表里要么都用 ≥，要么都用 ≤", band.offset)
            if not isinstance(bound, Constant) or bound.unit != unit_of(subject):
                raise FormulaError(f"分档的界要写成以“{unit_of(subject)}”计的数", band.offset)
            if bands and bound.value <= bands[-1][0].value:
                raise FormulaError("分档的界要从小到大", band.offset)
            if bands and unit_of(value) != unit_of(bands[0][1]):
                raise FormulaError("各档的单位要一致", band.offset)
            bands.append((bound, value))
        return Bands(subject, op, tuple(bands), unit_of(bands[0][1]))

    def _by_choice(self, node: syntax.ByChoice) -> ByChoice:
        name = node.subject.name if isinstance(node.subject, syntax.Name) else ""
        fact = self.catalogue.by_name.get(name)
        if name and fact is None and name not in self.local:
            raise FormulaError(f"没有叫“{name}”的事实{self._alike(name)}", node.offset)
        if fact is None or fact.type != "choice":
            raise FormulaError(
                "按(…) 的第一样要是只选一项的事实，如 按(坐席方式; 「租用坐席」：…)", node.offset
            )
        options: list[tuple[Pick, Typed]] = []
        for option in node.options:
            pick, value = _picked(fact, option.label, option.offset), self._one_number(option.value)
            if any(pick == earlier for earlier, _ in options):
                raise FormulaError(f"「{option.label}」写了两次", option.offset)
            if options and unit_of(value) != unit_of(options[0][1]):
                raise FormulaError("各项的单位要一致", option.value.offset)
            options.append((pick, value))
        return ByChoice(fact, tuple(options), unit_of(options[0][1]))

    def _truth(self, node: syntax.Syntax) -> Typed:
        checked = self.check(node)
        if not is_truth(checked):
            raise FormulaError("且、或、非、如果 要的是条件，而这是一个数", node.offset)
        return checked

    def _countable(self, node: syntax.Syntax) -> Typed:
        checked = self.check(node)
        if is_truth(checked):
            raise FormulaError("这里要的是数，而这是一个条件", node.offset)
        if is_records(checked):
            raise FormulaError("这里要的是数，而这是一列认证（可用 费用）", node.offset)
        return checked

    def _one_number(self, node: syntax.Syntax) -> Typed:
        checked = self._countable(node)
        if is_list(checked):
            raise FormulaError("这里要的是一个数，而这是一列数（可用 合计）", node.offset)
        return checked


def _picked(fact: Fact, label: str, offset: int) -> Pick:
    """The value of a choice that is called ``label``."""
    for value, called in fact.values.items():
        if called == label:
            return Pick(fact, value, several=fact.type == "choices")
    known = "".join(f"「{one}」" for one in fact.values.values())
    raise FormulaError(f"“{fact.name}”没有「{label}」这一项，可选：{known}", offset)


def _count(node: syntax.Call, least: int, most: int | None) -> None:
    given = len(node.arguments)
    if given < least or (most is not None and given > most):
        wanted = (
            str(least)
            if least == most
            else f"{least} 个以上"
            if most is None
            else f"{least}–{most}"
        )
        raise FormulaError(f"{node.name} 要 {wanted} 个数，这里有 {given} 个", node.offset)


def _is_positive(node: Typed) -> bool:
    return isinstance(node, Constant) and node.value > 0


def _is_bare_zero(node: Typed) -> bool:
    return isinstance(node, Constant) and node.value == 0 and node.text == "0"
