"""Long lists in pages: as many entries as the channel has room for, and where to go on."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.reply import Block, plain


def page(entries: Sequence[Block], start: int, room: int) -> tuple[tuple[Block, ...], int | None]:
    """The entries from ``start`` that fit ``room`` characters, and the start of the next page.

    At least one entry is shown, however long; there is no next page after the last entry.
    """
    end = start
    while end < len(entries):
        longer = tuple(entries[start : end + 1])
        if end > start and len(plain(longer)) > room:
            break
        end += 1
    return tuple(entries[start:end]), end if end < len(entries) else None
