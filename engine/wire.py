"""JSON in and out: bounded, strict about numbers, and never a traceback for what was sent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, BinaryIO, NoReturn

from engine.errors import EngineError, InputError

#: A profile is a few kilobytes; a line above this is refused unread.
MOST_BYTES = 1 << 20
#: Of a refused value no more than this is echoed.
MOST_ECHO = 200


class TooLong(InputError):
    """A line or body above :data:`MOST_BYTES`."""

    def __init__(self) -> None:
        super().__init__(f"这一份资料超过 {MOST_BYTES // 1024} KB，没有读取，请检查内容")


def parse(text: bytes) -> Any:
    """One JSON value, numbers as ``int`` or exact ``Decimal``.

    Raises:
        InputError: it is no UTF-8, no JSON, repeats a key, or holds a number beyond measure.
    """
    if not text.strip():
        raise InputError("没有收到内容，请送一份 JSON 档案")
    try:
        return json.loads(
            text.decode("utf-8-sig"),
            parse_float=Decimal,
            parse_int=_whole,
            parse_constant=_refuse,
            object_pairs_hook=_object,
        )
    except UnicodeDecodeError:
        raise InputError("内容不是 UTF-8 编码，请转换后再送") from None
    except RecursionError:
        raise InputError("JSON 嵌套太深，档案只有一层") from None
    except json.JSONDecodeError as error:
        raise InputError(
            f"不是完整的 JSON：第 {error.lineno} 行第 {error.colno} 个字符处读不下去"
        ) from None


def _whole(digits: str) -> int | Decimal:
    # int() refuses thousands of digits with a message of its own; Decimal leaves that to notation.
    return int(digits) if len(digits) < 100 else Decimal(digits)


def _refuse(word: str) -> NoReturn:
    raise InputError(f"{word} 不是数，请填确定的数", value=word)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise InputError(f"“{_shown(key)}”写了两次，请只留一次", fact=key, value=value)
        found[key] = value
    return found


def lines(stream: BinaryIO) -> Iterator[bytes | TooLong]:
    """Lines of a stream without their ends; one that is too long comes as the error it is.

    No more than one bounded line is held at a time.
    """
    while line := stream.readline(MOST_BYTES + 1):
        if len(line) > MOST_BYTES and not line.endswith(b"\n"):
            while rest := stream.readline(MOST_BYTES):
                if rest.endswith(b"\n"):
                    break
            yield TooLong()
        else:
            yield line.strip()


def whole(stream: BinaryIO) -> bytes:
    """The whole stream.

    Raises:
        TooLong: it is above the bound.
    """
    text = stream.read(MOST_BYTES + 1)
    if len(text) > MOST_BYTES:
        raise TooLong
    return text


def dump(value: Any, *, indent: int | None = None) -> str:
    """One JSON text, not ASCII-escaped; a lone surrogate from JSON input becomes ``?``."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text.encode("utf-8", "replace").decode("utf-8")


def error(problem: EngineError) -> dict[str, Any]:
    """``{"error": {"fact": …, "value": …, "message": …}}``."""
    fact = problem.fact if isinstance(problem, InputError) else None
    value = problem.value if isinstance(problem, InputError) else None
    return {
        "error": {
            "fact": None if fact is None else _shown(fact),
            "value": _echo(value),
            "message": problem.message,
        }
    }


def _echo(value: Any) -> Any:
    """A refused value as it was, cut where it is long."""
    if value is None or isinstance(value, (bool, int)):
        return value if not isinstance(value, int) or abs(value) < 10**18 else _shown(str(value))
    if isinstance(value, str):
        return _shown(value)
    if isinstance(value, Decimal):
        plain = float(value)
        return plain if str(value) == repr(plain) else _shown(str(value))
    text = json.dumps(value, ensure_ascii=False, default=str)
    return value if len(text) <= MOST_ECHO and _plain(value) else _shown(text)


def _plain(value: Any) -> bool:
    """Whether JSON can write ``value`` as it is."""
    if isinstance(value, dict):
        return all(map(_plain, value.values()))
    if isinstance(value, list):
        return all(map(_plain, value))
    return not isinstance(value, Decimal)


def _shown(text: str) -> str:
    return text if len(text) <= MOST_ECHO else f"{text[:MOST_ECHO]}…"
