"""YAML files read strictly: every error names file, line and column and says what to do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar, get_args

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from engine.errors import DocumentError, FormulaError, together
from engine.misprints import misprint
from engine.spelling import closest

Place = tuple[str | int, ...]


class Entry(BaseModel):
    """Base of everything read from a data file: frozen, and unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


ModelT = TypeVar("ModelT", bound=BaseModel)


@dataclass(frozen=True)
class Document:
    """A YAML file as plain data, with the node of every value so that errors can point at it.

    Attributes:
        path: where it was read from.
        text: the file as it stands.
        data: mappings, lists and scalars.
        nodes: the YAML node behind each place, a place being the keys and indexes that lead to it.
        keys: the YAML node of the key itself, for places in mappings.
    """

    path: Path
    text: str
    data: Any
    nodes: dict[Place, yaml.Node]
    keys: dict[Place, yaml.Node]

    def error(self, message: str, place: Place = (), *, key: bool = False) -> DocumentError:
        """An error at ``place``, or at the nearest place above it that the file has.

        ``key`` points at the key there instead of at its value.
        """
        while place and place not in self.nodes:
            place = place[:-1]
        node = (self.keys if key else self.nodes).get(place)
        mark = node.start_mark if node else None
        return DocumentError(
            message,
            path=self.path,
            line=mark.line + 1 if mark else None,
            column=mark.column + 1 if mark else None,
        )

    def formula_error(self, place: Place, formula: str, error: FormulaError) -> DocumentError:
        """``error`` of the formula at ``place``, moved to the line and column of its character.

        YAML may fold and indent a text but keeps its visible characters in order, so the n-th
        visible character of the value is the n-th one of the source.
        """
        node = self.nodes[place]
        visible = sum(1 for sign in formula[: error.offset] if not sign.isspace())
        source = self.text[node.start_mark.index : node.end_mark.index]
        index = node.start_mark.index
        if source[:1] in "|>\"'":
            head = source.index("\n") + 1 if source[0] in "|>" else 1
            source, index = source[head:], index + head
        for sign in source:
            if not sign.isspace():
                if not visible:
                    break
                visible -= 1
            index += 1
        line = self.text.count("\n", 0, index) + 1
        column = index - (self.text.rfind("\n", 0, index) + 1) + 1
        return DocumentError(
            f"{error.message}　公式：{formula.strip()}", path=self.path, line=line, column=column
        )

    def build(self, model: type[ModelT], place: Place = ()) -> ModelT:
        """Validate the value at ``place`` as ``model``.

        Raises:
            DocumentError: it does not fit; all misfits are named.
        """
        value = self.data
        for step in place:
            value = value[step]
        try:
            return model.model_validate(value)
        except ValidationError as error:
            misfits = _misfits(model, error.errors())
            raise together([self._misfit(one, told, place) for one, told in misfits]) from None

    def _misfit(self, misfit: ErrorDetails, message: str, place: Place) -> DocumentError:
        where = tuple(part for part in misfit["loc"] if part != "[key]")
        about_key = misfit["type"] == "extra_forbidden" or misfit["loc"][-1:] == ("[key]",)
        return self.error(message, (*place, *where), key=about_key)


def read(path: Path) -> Document:
    """Read one YAML file; duplicate keys and syntax errors are refused.

    Raises:
        DocumentError: the file is missing, is not UTF-8 or is not the YAML that is expected.
    """
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        raise DocumentError("文件不存在", path=path) from None
    except (OSError, UnicodeDecodeError):
        raise DocumentError("文件读不出来，请确认它是 UTF-8 编码的文本", path=path) from None
    document = Document(path, text, None, {}, {})
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
        data = None if root is None else _plain(document, root, ())
    except yaml.YAMLError as error:
        found = misprint(text, error)
        raise DocumentError(
            found.message, path=path, line=found.line, column=found.column
        ) from None
    if root is None:
        raise DocumentError("文件是空的", path=path)
    return replace(document, data=data)


_SCALARS = yaml.constructor.SafeConstructor()


def _scalar(document: Document, node: yaml.Node, place: Place) -> Any:
    """A scalar as YAML means it, a date that there is not being told."""
    try:
        return _SCALARS.construct_object(node)
    except ValueError:
        raise document.error(f"没有“{node.value}”这一天", place) from None


def _plain(document: Document, node: yaml.Node, place: Place) -> Any:
    """The plain value of ``node``, noting every place on the way."""
    document.nodes[place] = node
    if isinstance(node, yaml.SequenceNode):
        return [_plain(document, child, (*place, index)) for index, child in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        result: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise document.error("冒号前面的键要写成一个词；值带括号的，给它加上引号", place)
            key = _scalar(document, key_node, place)
            document.keys[(*place, key)] = key_node
            if key in result:
                raise document.error(f"“{key}”写了两次，请删去一处", (*place, key), key=True)
            result[key] = _plain(document, value_node, (*place, key))
        return result
    return _scalar(document, node, place)


#: An entry whose colon YAML does not see: ``in_force：…`` or ``in_force:…``.
_RUN_ON = re.compile(r"\w+(?:：|:\S)")

#: What is wrong where a list is wanted.
_LISTS = ("list_type", "tuple_type")

#: An entry whose dash YAML does not see: ``-甲``.
_DASH = re.compile(r"\s*-(?=[^\s\-\d])([^\n]{1,40})")

_BOUNDED = {
    "greater_than_equal": "“{last}”不能小于 {bound}",
    "less_than_equal": "“{last}”不能大于 {bound}",
}

_MESSAGES = {
    "missing": "缺少“{last}”，请补上",
    "string_type": "“{last}”应当是一段文字（数字、日期和 yes、no 要加引号）",
    "int_type": "“{last}”应当是整数",
    "int_parsing": "“{last}”应当是整数",
    "bool_type": "“{last}”应当是 true 或 false",
    "list_type": "“{last}”应当是一个列表，如 {last}: [甲, 乙]",
    "tuple_type": "“{last}”应当是一个列表，如 {last}: [甲, 乙]",
    "too_short": "“{last}”是空的，至少写一项；没有就整行删去",
    "string_too_short": "“{last}”是空的，请写上内容",
    "string_pattern_mismatch": "“{last}”只用小写字母、数字和下划线，如 anlan.rent",
    "int_from_float": "“{last}”应当是整数",
    "dict_type": "“{last}”应当是若干“名称: 内容”",
    "model_type": "“{last}”应当是若干“名称: 内容”",
    "date_type": "“{last}”应当是日期，如 2017-08-21",
    "date_parsing": "“{last}”应当是日期，如 2017-08-21",
    "date_from_datetime_inexact": "“{last}”应当是日期，如 2017-08-21",
    "date_from_datetime_parsing": "“{last}”应当是日期，如 2017-08-21",
}


def _misfits(model: type[BaseModel], errors: list[ErrorDetails]) -> list[tuple[ErrorDetails, str]]:
    """Each misfit with its message; a key that is missing because it is misspelt is told once."""
    found: list[tuple[ErrorDetails, str]] = []
    meant: set[Place] = set()
    for error in errors:
        *parents, last = error["loc"] or ("",)
        if error["type"] == "extra_forbidden":
            close = closest(str(last).strip(), _keys(model, parents), alike=0.5)
            meant.add((*parents, close or ""))
            found.append((error, _unknown(str(last), close)))
        else:
            found.append((error, _chinese(error)))
    told_already = [one for one, _ in found if one["type"] == "missing" and one["loc"] in meant]
    return [(one, message) for one, message in found if one not in told_already]


def _unknown(key: str, close: str | None) -> str:
    if dash := _DASH.match(key):
        return f"列表的“-”后面要空一格：- {dash[1]}"
    if "\u3000" in key:
        return "缩进用了全角空格，请改成半角空格"
    hint = f"是不是“{close}”？" if close else "请检查拼写或删去"
    return f"不认识“{key}”，{hint}"


def _keys(model: type[BaseModel], parents: Sequence[int | str]) -> list[str]:
    """The keys that an entry may have; ``parents`` lead to it from ``model``."""
    for step in parents:
        named = {field.alias or name: field for name, field in model.model_fields.items()}
        if step in named:
            model = _entry_of(named[str(step)].annotation) or model
    return [field.alias or name for name, field in model.model_fields.items()]


def _entry_of(annotation: object) -> type[BaseModel] | None:
    """The model within an annotation such as ``tuple[Item, ...]``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_entry_of(part) for part in get_args(annotation))
    return next((one for one in inner if one is not None), None)


def _chinese(error: ErrorDetails) -> str:
    last = next((part for part in reversed(error["loc"]) if part != "[key]"), "文件")
    if error["type"] in _LISTS and (dash := _DASH.match(_first_words(error["input"]))):
        return f"列表的“-”后面要空一格：- {dash[1]}"
    if error["type"] in ("dict_type", "model_type") and _RUN_ON.match(str(error["input"])):
        return f"“{last}”下面的冒号要用半角，后面空一格，如 名称: 内容"
    if error["type"] in _MESSAGES:
        return _MESSAGES[error["type"]].format(last=last)
    if error["type"] == "literal_error":
        expected = error["ctx"]["expected"].replace("'", "")
        return f"“{last}”只能是 {expected.replace(' or ', ' 或 ').replace(', ', '、')}"
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    if error["type"] in _BOUNDED:
        bound = next(iter(error["ctx"].values()))
        return _BOUNDED[error["type"]].format(last=last, bound=bound)
    return f"“{last}”的内容不对，请照 docs/new-city.md 的样子改"


def _first_words(given: object) -> str:
    """What a list that was not read as one begins with."""
    return str(next(iter(given), "") if isinstance(given, dict) else given)
