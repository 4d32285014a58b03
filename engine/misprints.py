"""Where a YAML file cannot be read: what its author probably mistyped, in Chinese."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

#: What stands before a colon in our files; in the law's own text it would be a coincidence.
_KEY = r"(?:[A-Za-z_][A-Za-z0-9_.]*|定义|条件|金额|上限|口径|默认口径)"
_HEAD = rf"^[^\S\n]*(?:- +)*(?P<key>{_KEY})"

_TAB = re.compile(r"^ *(?P<key>\t)")
_WIDE_COLON = re.compile(rf"{_HEAD}：")
_NO_SPACE = re.compile(rf"{_HEAD}:(?=[^\s:])")
_DASH = re.compile(r"^ *(?P<key>-)(?=[A-Za-z\u4e00-\u9fff])")
_ENTRY = re.compile(rf"{_HEAD}: ")


@dataclass(frozen=True)
class Misprint:
    """What is wrong and where: line and column counted from 1."""

    message: str
    line: int
    column: int


def misprint(text: str, error: yaml.YAMLError) -> Misprint:
    """The likely cause of ``error`` in ``text``."""
    if isinstance(error, yaml.reader.ReaderError):
        return _at(text, max(text.find(chr(error.character)), 0), "这里有一个看不见的字符，请删去")
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return Misprint(_OTHER, 1, 1)
    assert isinstance(error, yaml.MarkedYAMLError)
    context = error.context_mark
    lines = text.split("\n")
    for number in dict.fromkeys((mark.line, context.line if context else mark.line, mark.line - 1)):
        if 0 <= number < len(lines) and (found := _mistyped(lines[number], number)):
            return found
    return _by_problem(text, lines, error)


def _mistyped(line: str, number: int) -> Misprint | None:
    """A mistake that can be seen by looking at one line."""
    if match := _TAB.search(line):
        message = "缩进用了制表符（Tab），请改成空格"
    elif match := _WIDE_COLON.search(line):
        message = f"“{match['key']}”后面是全角冒号，请写半角冒号加一个空格：{match['key']}: …"
    elif match := _DASH.search(line):
        message = f"列表的“-”后面要空一格：- {line[match.end() :].strip()[:40]}"
    elif match := _NO_SPACE.search(line):
        message = f"冒号后面要有一个空格：{match['key']}: …"
    else:
        return None
    return Misprint(message, number + 1, match.start("key") + 1)


def _by_problem(text: str, lines: list[str], error: yaml.MarkedYAMLError) -> Misprint:
    """What the parser met, in words, and where to look for the cause."""
    mark, context, problem = error.problem_mark, error.context_mark, error.problem or ""
    assert mark is not None
    line = lines[mark.line] if mark.line < len(lines) else ""
    inside = bool(line[: mark.column].strip())
    if problem.startswith("mapping values"):
        message = _colon(line[: mark.column])
    elif "document" in problem:
        message = "文件中间不能有“---”这样的一行，请删去"
    elif "quoted scalar" in (error.context or ""):
        mark = context or mark
        message = f"从这里开始的引号没有收尾{_wide_quotes(lines[mark.line])}"
    elif "block scalar" in (error.context or ""):
        mark, message = context or mark, _begins(text, context or mark)
    elif problem.startswith("could not find expected ':'"):
        mark = context or mark
        message = "这一行不是“键: 内容”；如果是上面一段文字的后半，请和那段文字左对齐"
    elif "flow" in (error.context or ""):
        mark = context or mark
        message = f"从这里开始的“{text[mark.index : mark.index + 1]}”没有收尾，或者里面漏了逗号"
        message += _wide_quotes(lines[mark.line])
    elif problem.startswith("did not find expected") and inside:
        message = "引号或方括号收尾之后还有字；请把整段内容放进一对引号"
    elif problem.startswith("did not find expected"):
        message = "这一行没有和同一层的其他行左对齐（列表里新的一项以“- ”开头）"
    elif problem.startswith("block sequence entries"):
        message = "“- ”要另起一行"
    elif "unhashable" in problem:
        message = "冒号前面的键要写成一个词；内容以方括号开头的，给整段加上引号"
    elif any(word in problem for word in ("token", "alias", "tag", "anchor", "mapping keys")):
        message = _begins(text, mark)
    else:
        message = _OTHER
    return Misprint(message, mark.line + 1, mark.column + 1)


_OTHER = "这里不合 YAML 的写法，请检查这一行和上一行的缩进、冒号和引号"


def _wide_quotes(line: str) -> str:
    return '；引号要用半角的 "，两头一样，不用“和”' if "“" in line or "”" in line else ""


def _colon(before: str) -> str:
    """A colon too many in one line, or a line that is indented too deep."""
    if not _ENTRY.search(before):
        return "这一行缩进得太深，请和上一行左对齐"
    if "分档" in before or "按(" in before or "按（" in before:
        return "分档和按里面的冒号要用全角“：”"
    return "内容里又有半角冒号加空格，请改成全角“：”，或者给整段内容加上引号"


def _begins(text: str, mark: yaml.Mark) -> str:
    sign = text[mark.index : mark.index + 1]
    if sign == "|":
        return "“|-”后面不能接着写，文字从下一行开始"
    return f"内容不能以“{sign}”开头，请给整段内容加上引号"


def _at(text: str, index: int, message: str) -> Misprint:
    line = text.count("\n", 0, index)
    return Misprint(message, line + 1, index - (text.rfind("\n", 0, index) + 1) + 1)
