"""The guide's own walk-through: the files exactly as printed there, and the figures beside them."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from dialogs import Message, Session, turn
from engine import Library, load
from engine.glossary import described, find
from engine.library import DATA
from engine.lint import lint_folder
from engine.scaffold import new_policy
from engine.service import assess_json

GUIDE = (Path(__file__).parents[2] / "docs" / "new-city.md").read_text("utf-8")
FILE = re.compile(r"^\*\*`(\S+)`\*\*\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILES = FILE.findall(GUIDE)
DAY = date(2024, 6, 1)


def bare(parent: Path) -> Path:
    """The shipped data without its policies: a city like the guide's may be among them one day."""
    root = parent / "data"
    shutil.copytree(DATA / "rates", root / "rates")
    shutil.copy(DATA / "facts.yaml", root)
    (root / "policies").mkdir()
    return root


def walked(parent: Path) -> Library:
    """The guide's city in ``parent``, typed along over what ``new-policy`` writes."""
    command = re.search(r"new-policy (\S+) --id (\S+) --city (\S+) --name (\S+)", GUIDE)
    assert command is not None
    new_policy(parent / command[1], *command.groups()[1:])
    for name, text in FILES:
        if "/" in name:
            (parent / command[1] / name).write_text(text, "utf-8")
    return load([parent / command[1]], root=bare(parent))


@pytest.fixture
def city(tmp_path: Path) -> Library:
    return walked(tmp_path)


def test_every_file_is_there() -> None:
    names = {name.rpartition("/")[2] for name, _ in FILES if name.startswith("anlan-2024/")}
    assert names == {"source.txt", "policy.yaml", "facts.yaml", "cases.yaml"}


def test_the_lint_has_nothing_to_say(city: Library, tmp_path: Path) -> None:
    folder = next(tmp_path.glob("*/anlan-2024"))
    assert [str(one) for one in lint_folder(city, folder)] == []


def test_leaving_the_cap_out_is_found_as_the_guide_says(tmp_path: Path) -> None:
    walked(tmp_path)
    path = next(tmp_path.glob("*/anlan-2024")) / "policy.yaml"
    text = path.read_text("utf-8")
    assert "        上限: 15万元\n" in text and "`上限: 15万元`" in GUIDE
    path.write_text(text.replace("        上限: 15万元\n", ""), "utf-8")
    library = load([path.parents[1]], root=tmp_path / "data")
    messages = [one.message for one in lint_folder(library, path.parent)]
    assert any("“15万元”公式没有用到" in message for message in messages)


def test_the_figures_come_out(city: Library) -> None:
    given = re.search(r"echo '(.*)' \|", GUIDE)
    assert given is not None
    found = assess_json(city, json.loads(given[1]), today=DAY)
    items = {one["item"]: one for one in found["items"]}
    rows = re.findall(r"^\| `(anlan\.\w+)` \| `(\w+)` \| ([\d.]+) \|", GUIDE, re.MULTILINE)
    assert [row[0] for row in rows] == list(items)
    for item, verdict, amount in rows:
        assert items[item]["verdict"] == verdict
        assert items[item]["award"] == {"low": amount, "high": amount}
    total = re.search(r"^\| `plan` \| \| ([\d.]+) \|", GUIDE, re.MULTILINE)
    assert total is not None
    assert found["plan"]["total"] == {"low": total[1], "high": total[1]}


def test_the_conversation_ends_as_printed(city: Library) -> None:
    (block,) = [one for one in re.findall(r"```text\n(.*?)```", GUIDE, re.DOTALL) if "> " in one]
    session, said = turn(Session(), Message("", DAY), city).session, ""
    for line in block.splitlines():
        if line.startswith("> "):
            taken = turn(session, Message(line.removeprefix("> "), DAY), city)
            session, said = taken.session, "\n".join(reply.text for reply in taken.replies)
        else:
            assert line in said


def test_the_facts_are_listed_as_printed(library: Library) -> None:
    (block,) = [
        one for one in re.findall(r"```text\n(.*?)```", GUIDE, re.DOTALL) if "offshore" in one
    ]
    assert block.strip() in [described(fact) for fact in find(library.catalogue, ["离岸"])]


@pytest.mark.parametrize("text", [text for name, text in FILES if name == "facts.yaml"])
def test_the_other_examples_load(tmp_path: Path, text: str) -> None:
    new_policy(tmp_path, "anlan-2024", "anlan", "安澜")
    (tmp_path / "anlan-2024" / "facts.yaml").write_text(text, "utf-8")
    catalogue = load([tmp_path], root=bare(tmp_path)).catalogue
    for key in re.findall(r"^(\w+):", text, re.MULTILINE):
        assert "安澜" in catalogue[key].ask.wording("anlan", frozenset({"enterprise"})).why


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`(data/policies/\S+)`", GUIDE))))
def test_what_the_guide_points_to_is_there(path: str) -> None:
    assert (DATA.parent / path).exists()
