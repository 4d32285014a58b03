"""All that the engine knows, loaded once: facts, rates, and each policy with its rules."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

import data
from engine.asked import Asked, load_asked
from engine.documents import Document
from engine.errors import DocumentError, EngineError, together
from engine.facts import Catalogue, load_catalogue
from engine.policy import Policy, load_policy
from engine.rates import Rates, load_rates
from engine.rule import Rule, build_rule
from engine.situation import Situations
from engine.version import version

#: Where the data files lie; they ship beside the code.
DATA = Path(data.__file__).parent


@dataclass(frozen=True, eq=False)
class Loaded:
    """One policy, the rules of its items in document order, and how its clauses are asked for."""

    policy: Policy = field(repr=False)
    rules: tuple[Rule, ...] = field(repr=False)
    asked: Mapping[str, Asked] = field(repr=False, default_factory=dict)


@dataclass(frozen=True, eq=False)
class Library:
    """Everything an assessment draws on. Build one with :func:`load`."""

    catalogue: Catalogue
    rates: Rates
    policies: dict[str, Loaded] = field(repr=False)

    @cached_property
    def relevant(self) -> dict[str | None, frozenset[str]]:
        """City → the keys of the facts that its document reads; under ``None`` all facts."""
        found: dict[str | None, frozenset[str]] = {None: frozenset(self.catalogue)}
        for city, loaded in self.cities.items():
            found[city] = frozenset(fact.key for rule in loaded.rules for fact in rule.facts)
        return found

    @cached_property
    def versions(self) -> dict[str, str]:
        """The version of each document, see :mod:`engine.version`."""
        return {
            name: version(
                one.policy,
                {fact.key: fact for rule in one.rules for fact in rule.facts}.values(),
                self.catalogue,
                self.rates,
            )
            for name, one in self.policies.items()
        }

    @cached_property
    def situations(self) -> Situations:
        """Turns profiles into situations under these facts and rates."""
        return Situations(self.catalogue, self.rates)

    @cached_property
    def city_names(self) -> dict[str, str]:
        """Every name by which a document calls its own city, with the city's slug."""
        policies = [one.policy for one in self.policies.values()]
        names = {name: one.city for one in policies for name in one.city_aliases}
        return names | {one.city_name: one.city for one in policies if one.city_name}

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
            raise EngineError(
                f"没有编号为“{policy_id[:50]}”的政策文件；现有：{known}。{_where_else()}"
            )
        return self.policies[policy_id]


def _where_else() -> str:
    """Where a policy of one's own would have been looked for."""
    extra = os.environ.get("BOT_POLICIES")
    if not extra:
        return "放在自己的文件夹里的，先在这个终端里写 export BOT_POLICIES=那个文件夹"
    return f"自己的文件夹 BOT_POLICIES 现在是 {extra}，里面没有它，请核对文件夹名和 id"


def load(folders: Iterable[Path] = (), *, root: Path = DATA) -> Library:
    """Read and check all data files.

    Args:
        folders: further folders of policy folders, besides the shipped one.
        root: where facts, rates and the shipped policies lie.

    Raises:
        DocumentError: a file is wrong; the message names file, line and column.
    """
    paths = [
        folder for parent in (root / "policies", *folders) for folder in _policy_folders(parent)
    ]
    read = [(load_policy(folder), folder) for folder in paths]
    catalogue = load_catalogue(
        root / "facts.yaml",
        {folder / "facts.yaml": policy.city for (policy, _), folder in read},
        _cities(read),
    )
    policies: dict[str, Loaded] = {}
    items: dict[str, str] = {}
    for (policy, document), folder in read:
        if policy.city not in catalogue["city"].values:
            raise document.error(
                f"不认识“{policy.city}”这个城市，请补上 city_name（中文名）", ("city",)
            )
        rules = _rules(policy, document, catalogue)
        if policy.id in policies:
            raise DocumentError(f"政策“{policy.id}”已经有了", path=folder / "policy.yaml")
        for rule in rules:
            if rule.id in items:
                raise DocumentError(
                    f"事项“{rule.id}”在 {items[rule.id]} 里已有", path=folder / "policy.yaml"
                )
            items[rule.id] = policy.id
        policies[policy.id] = Loaded(policy, rules, load_asked(folder, policy))
    return Library(catalogue, load_rates(root / "rates", catalogue), policies)


def _rules(policy: Policy, document: Document, catalogue: Catalogue) -> tuple[Rule, ...]:
    """The rules of all items; what is wrong with several of them is told at once."""
    rules: list[Rule] = []
    errors: list[DocumentError] = []
    for index, clause in enumerate(policy.clauses):
        for row, item in enumerate(clause.items):
            place = ("clauses", index, "items", row)
            try:
                rules.append(build_rule(policy, clause, item, catalogue, document, place))
            except DocumentError as error:
                errors.append(error)
    if errors:
        raise together(errors)
    return tuple(rules)


def _policy_folders(parent: Path) -> list[Path]:
    """The policy folders in ``parent``, or ``parent`` itself if it is one."""
    if not parent.is_dir():
        raise DocumentError("没有这个政策文件夹", path=parent)
    if (parent / "policy.yaml").exists():
        return [parent]
    return sorted(path for path in parent.iterdir() if (path / "policy.yaml").exists())


def _cities(read: list[tuple[tuple[Policy, Document], Path]]) -> dict[str, str]:
    """The names of cities that come with their documents."""
    return {
        policy.city: policy.city_name for (policy, _), _ in read if policy.city_name is not None
    }


@cache
def standard() -> Library:
    """The shipped policies and those of ``BOT_POLICIES``, loaded on first use and then kept."""
    extra = os.environ.get("BOT_POLICIES")
    return load([Path(extra)] if extra else [])
