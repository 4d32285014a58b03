"""The guide's own walk-through: the files exactly as printed there, and the figures beside them."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from dialogs import Message, Session, turn
from engine import Library, load
from engine.glossary import described, find
from engine.library import DATA
from engine.lint import lint_folder
from engine.lint.drafts import drafts
from engine.lint.skeleton import skeleton
from engine.lint.subject import PENDING, read_subject
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


def test_the_examples_are_drafted_as_the_guide_says(city: Library, tmp_path: Path) -> None:
    folder = next(tmp_path.glob("*/anlan-2024"))
    told = yaml.safe_load((folder / "cases.yaml").read_text("utf-8"))
    command = re.search(r"engine new-cases (\S+) >> (\S+)", GUIDE)
    assert command is not None
    assert tmp_path / command[2] == folder / "cases.yaml" and command[1] == folder.name
    (folder / "cases.yaml").write_text("", "utf-8")
    subject = read_subject(city, folder)
    text = skeleton(subject, drafts(subject))
    (block,) = [one for one in re.findall(r"```text\n(.*?)```", GUIDE, re.DOTALL) if PENDING in one]
    assert block in text
    for drafted, worked in zip(yaml.safe_load(text), told, strict=False):
        assert (drafted["name"], drafted["profile"]) == (worked["name"], worked["profile"])
    assert len(told) == len(yaml.safe_load(text)) + 1


def test_what_the_guide_says_of_a_cap_is_so(tmp_path: Path) -> None:
    """(10523809.52 − 1000000) × 7 × 3% = 1999999.9992; one cent more is above 2000000."""
    new_policy(tmp_path, "anlan-2024", "anlan", "安澜")
    folder = tmp_path / "anlan-2024"
    text = (folder / "policy.yaml").read_text("utf-8")
    for old, new in (
        ("≥ 50万美元", "> 100万美元"),
        ("折人民币(年度离岸执行额) × 2%", "折人民币(超出(年度离岸执行额, 100万美元)) × 3%"),
        ("上限: 100万元", "上限: 200万元"),
    ):
        assert old in text
        text = text.replace(old, new)
    (folder / "policy.yaml").write_text(text, "utf-8")
    library = load([tmp_path], root=bare(tmp_path))
    said = " ".join(one.message for one in lint_folder(library, folder))
    assert (
        "一步是 0.01美元；按汇率 7，年度离岸执行额在 10523809.52 与 10523809.53美元之间，两边各写一个"
        in said
    )
    assert "10523809.52 与 10523809.53 美元之间" in GUIDE


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
        one for one in re.findall(r"```text\n(.*?)```", GUIDE, re.DOTALL) if "  offshore  " in one
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
