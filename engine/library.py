"""All that the engine knows, loaded once: facts, rates, and each policy with its rules."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

import data
from engine.errors import DocumentError, EngineError
from engine.facts import Catalogue, load_catalogue
from engine.policy import Policy, load_policy
from engine.rates import Rates, load_rates
from engine.rule import Rule, build_rule
from engine.situation import Situations

#: Where the data files lie; they ship beside the code.
DATA = Path(data.__file__).parent


@dataclass(frozen=True)
class Loaded:
    """One policy and the rules of its items, in document order."""

    policy: Policy = field(repr=False)
    rules: tuple[Rule, ...] = field(repr=False)


@dataclass(frozen=True)
class Library:
    """Everything an assessment draws on. Build one with :func:`load`."""

    catalogue: Catalogue
    rates: Rates
    policies: dict[str, Loaded] = field(repr=False)

    @cached_property
    def situations(self) -> Situations:
        """Turns profiles into situations under these facts and rates."""
        return Situations(self.catalogue, self.rates)

    @cached_property
    def cities(self) -> dict[str, Loaded]:
        """The policy of each city; of several the newest."""
        ordered = sorted(self.policies.values(), key=lambda one: str(one.policy.effective or ""))
        return {one.policy.city: one for one in ordered}

    def policy(self, policy_id: str) -> Loaded:
        """One policy by id.

        Raises:
            EngineError: there is none of that id.
        """
        if policy_id not in self.policies:
            known = "、".join(self.policies)
            raise EngineError(f"没有编号为“{policy_id[:50]}”的政策文件；现有：{known}")
        return self.policies[policy_id]


def load(folders: Iterable[Path] = (), *, root: Path = DATA) -> Library:
    """Read and check all data files.

    Args:
        folders: further folders of policy folders, besides the shipped one.
        root: where facts, rates and the shipped policies lie.

    Raises:
        DocumentError: a file is wrong; the message names file, line and column.
    """
    catalogue = load_catalogue(root / "facts.yaml")
    policies: dict[str, Loaded] = {}
    items: dict[str, str] = {}
    for parent in (root / "policies", *folders):
        if not parent.is_dir():
            raise DocumentError("没有这个政策文件夹", path=parent)
        for folder in sorted(path for path in parent.iterdir() if (path / "policy.yaml").exists()):
            loaded = _load_one(folder, catalogue)
            for rule in loaded.rules:
                if rule.id in items:
                    raise DocumentError(
                        f"事项“{rule.id}”在 {items[rule.id]} 里已有", path=folder / "policy.yaml"
                    )
                items[rule.id] = loaded.policy.id
            policies[loaded.policy.id] = loaded
    return Library(catalogue, load_rates(root / "rates", catalogue), policies)


def _load_one(folder: Path, catalogue: Catalogue) -> Loaded:
    policy, document = load_policy(folder)
    if policy.city not in catalogue["city"].values:
        raise document.error(f"facts.yaml 的 city 里没有“{policy.city}”", ("city",))
    rules = tuple(
        build_rule(policy, clause, item, catalogue, document, ("clauses", index, "items", place))
        for index, clause in enumerate(policy.clauses)
        for place, item in enumerate(clause.items)
    )
    return Loaded(policy, rules)


@cache
def standard() -> Library:
    """The shipped policies and those of ``BOT_POLICIES``, loaded on first use and then kept."""
    extra = os.environ.get("BOT_POLICIES")
    return load([Path(extra)] if extra else [])
