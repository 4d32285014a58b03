"""Small invented documents, for what the five real ones do not happen to say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from engine import Assessment, Library, assess, load, read_profile
from engine.scaffold import new_policy
from tests.conftest import TODAY


def document(
    folder: Path, *items: dict[str, Any], stacking: list[dict[str, Any]] | None = None
) -> Library:
    """The library with an invented document ``t-2024`` of the city ``t`` that holds ``items``."""
    if not (folder / "t-2024").exists():
        new_policy(folder, "t-2024", "t", "某城")
    path = folder / "t-2024" / "policy.yaml"
    policy = yaml.safe_load(path.read_text("utf-8"))
    policy["clauses"][0]["items"] = [
        {"id": f"t.{place}", "title": f"事项{place}", "certainty": "fixed", **item}
        for place, item in enumerate(items)
    ]
    policy["stacking"] = stacking or []
    path.write_text(yaml.safe_dump(policy, allow_unicode=True, sort_keys=False), "utf-8")
    return load([folder])


def run(library: Library, **facts: Any) -> Assessment:
    profile = read_profile({"city": "t", **facts}, library.catalogue)
    return assess(library, library.policies["t-2024"], profile, today=TODAY)
