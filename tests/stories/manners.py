"""What no reply may do, whatever was said: be empty, show its internals, end in ``.`` in Chinese."""

from __future__ import annotations

import re
from collections.abc import Collection

from dialogs import Reply
from engine import Catalogue

#: Words of the machine, besides the keys of facts and options.
_INTERNAL = ("cny", "usd", "none", "null", "nan", "traceback", "exception", "zerodivisionerror")
_TRACEBACK = re.compile(r"Traceback|File \"|line \d+, in |\w+Error\b|object at 0x")
_HALF_WIDTH_END = re.compile(r"[\u4e00-\u9fff][.!?;,](?=\s|$)")
_GAP = re.compile(r"(?<=[0-9]) +(?=[^0-9\s])|(?<=[^0-9\s]) +(?=[0-9])")


def closed(text: str) -> str:
    """``text`` without the spaces between digits and what they count: 45.36 万元 is 45.36万元."""
    return _GAP.sub("", text)


def faults(reply: Reply, typed: str, catalogue: Catalogue) -> list[str]:
    """What is wrong with a reply in any conversation; ``typed`` is all that the person wrote."""
    text = reply.text
    if not text.strip():
        return ["回复是空的"]
    typed = typed.lower()
    words = {*catalogue, *_options(catalogue), *_INTERNAL}
    shown = [word for word in re.findall(r"[A-Za-z_]+[0-9]*", text) if word.lower() in words]
    found = [f"出现了内部代号“{word}”" for word in shown if word.lower() not in typed]
    if (match := _TRACEBACK.search(text)) and match[0].lower() not in typed:
        found.append(f"出现了程序出错的字样“{match[0]}”")
    if (match := _HALF_WIDTH_END.search(text)) and match[0].lower() not in typed:
        found.append(f"中文后面用了半角标点“{match[0]}”")
    return found


def _options(catalogue: Catalogue) -> Collection[str]:
    return {option for fact in catalogue.values() for option in fact.values}
