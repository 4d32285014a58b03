"""A new policy folder to start from: a small document that already loads, to be overwritten."""

from __future__ import annotations

import re
from pathlib import Path

from engine.errors import EngineError
from engine.library import DATA

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_CITY = re.compile(r"[a-z0-9]+", re.ASCII)


def new_policy(parent: Path, policy_id: str, city: str, name: str) -> list[Path]:
    """Write the folder ``parent/policy_id``.

    Args:
        parent: where policy folders lie (the one that ``BOT_POLICIES`` names).
        policy_id: lower-case letters, digits and hyphens, such as ``kaifeng-2024``.
        city: the city's slug, lower-case letters and digits.
        name: the city's Chinese name.

    Returns:
        The files written.

    Raises:
        EngineError: a name does not fit, or the folder is there already.
    """
    if not _ID.fullmatch(policy_id) or not _CITY.fullmatch(city):
        raise EngineError(
            "编号和城市代号只用小写字母、数字，编号里可以有连字符，如 kaifeng-2024、kaifeng"
        )
    if not name.strip() or re.search(r"[\s\[\]{},:#&*!|>'\"%@`]", name):
        raise EngineError("请写城市的中文名，如 开封")
    folder = parent / policy_id
    if folder.exists():
        raise EngineError(f"{folder} 已经有了，请换一个编号")
    folder.mkdir(parents=True)
    written: list[Path] = []
    for template in sorted((DATA / "templates" / "policy").iterdir()):
        text = template.read_text("utf-8")
        if template.suffix == ".yaml":
            text = text.format(id=policy_id, city=city, name=name)
        target = folder / template.name
        target.write_text(text, "utf-8")
        written.append(target)
    return written
