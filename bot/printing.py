"""One turn as JSON (INTERFACES.md, "Conversation"): what the terminal and HTTP both print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dialogs import Reply


def turn_json(
    text: str,
    replies: Iterable[Reply],
    asked: str | None,
    facts: Mapping[str, Any],
    assessment: Mapping[str, Any] | None,
    bands: Mapping[str, str],
) -> dict[str, Any]:
    """One turn.

    Args:
        text: what came in.
        replies: what goes out.
        asked: the fact that the pending question is about.
        facts: what is known, in profile notation.
        assessment: what follows from it, as JSON.
        bands: the words of facts told as a stretch, whose value in ``facts`` is one figure of it;
            left out where there are none.
    """
    return {
        "in": text,
        "out": [_reply(one) for one in replies],
        "asked": asked,
        "facts": facts,
        "assessment": assessment,
        **({"bands": bands} if bands else {}),
    }


def _reply(reply: Reply) -> dict[str, Any]:
    """One reply; attachments only where there are some."""
    written: dict[str, Any] = {"text": reply.text, "choices": list(reply.choices)}
    if reply.attachments:
        written["attachments"] = [
            {"name": one.name, "media": one.media, "text": one.text} for one in reply.attachments
        ]
    return written
