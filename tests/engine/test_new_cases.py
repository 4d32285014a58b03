"""The drafts of examples: they cover what lint asks for, and state no result."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from engine import Library, assess, load, read_profile
from engine.library import DATA
from engine.lint import Subject, lint_folder
from engine.lint.drafts import drafts
from engine.lint.skeleton import skeleton
from engine.lint.subject import PENDING, read_subject
from engine.result import yuan
from tests.conftest import TODAY

SHIPPED = sorted(path.name for path in (DATA / "policies").iterdir())

#: A list of which each entry is capped: a cap on its sum takes more entries than one.
OUT_OF_REACH = {"shenyang-draft": 1}


def without_examples(policy: str, root: Path) -> tuple[Library, Path]:
    """The shipped data with one policy and none of its examples."""
    shutil.copy(DATA / "facts.yaml", root)
    shutil.copytree(DATA / "rates", root / "rates")
    folder = root / "policies" / policy
    shutil.copytree(DATA / "policies" / policy, folder)
    (folder / "cases.yaml").write_text("# 还没有\n", "utf-8")
    return load(root=root), folder


def drafted(subject: Subject) -> str:
    return skeleton(subject, drafts(subject))


def asked_for(library: Library, folder: Path) -> list[str]:
    """What lint says of examples that are missing."""
    said = [one.message for one in lint_folder(library, folder)]
    return [one for one in said if "cases.yaml 缺" in one or "cases.yaml 没有" in one]


@pytest.mark.parametrize("policy", SHIPPED)
def test_they_cover_a_whole_law(tmp_path: Path, policy: str) -> None:
    library, folder = without_examples(policy, tmp_path)
    assert asked_for(library, folder)
    text = drafted(read_subject(library, folder))
    (folder / "cases.yaml").write_text(text, "utf-8")
    left = OUT_OF_REACH.get(policy, 0)
    assert text.count("# 没能拟出，请自己写：") == left
    assert len(asked_for(library, folder)) == left
    again = drafted(read_subject(library, folder))
    assert "- name:" not in again


@pytest.mark.parametrize("policy", SHIPPED)
def test_nothing_is_drafted_where_nothing_is_missing(library: Library, policy: str) -> None:
    assert drafted(read_subject(library, DATA / "policies" / policy)) == "# 没有要补的算例\n"


def test_no_result_is_filled_in_and_lint_refuses_them_so(tmp_path: Path) -> None:
    library, folder = without_examples("zhengzhou-2017", tmp_path)
    (folder / "cases.yaml").write_text(drafted(read_subject(library, folder)), "utf-8")
    cases = yaml.safe_load((folder / "cases.yaml").read_text("utf-8"))
    for case in cases:
        assert case["work"] == PENDING
        for expected in case["expect"].values():
            assert expected["verdict"] == PENDING and set(expected.values()) == {PENDING}
    found = [one for one in lint_folder(library, folder) if one.path == folder / "cases.yaml"]
    assert len(found) == len(cases)
    assert all(f"还有“{PENDING}”没有填" in one.message for one in found)


@pytest.mark.parametrize("policy", SHIPPED)
def test_with_their_results_they_satisfy_the_lint(tmp_path: Path, policy: str) -> None:
    """A stand-in for the hand: what is tried is the firms of the drafts, not the formulas."""
    library, folder = without_examples(policy, tmp_path)
    cases = yaml.safe_load(drafted(read_subject(library, folder)))
    for case in cases:
        case["work"] = "算好了"
        case["expect"] = results(library, policy, case)
    (folder / "cases.yaml").write_text(yaml.safe_dump(cases, allow_unicode=True), "utf-8")
    found = [one.message for one in lint_folder(library, folder) if "口径" not in one.message]
    assert len(found) == OUT_OF_REACH.get(policy, 0), found


def results(library: Library, policy: str, case: dict[str, Any]) -> dict[str, Any]:
    profile = read_profile(case["profile"], library.catalogue)
    found = assess(library, library.policies[policy], profile, today=TODAY)
    items = [found.item(item) for item in case["expect"]]
    assert all(one.verdict != "undetermined" for one in items)
    return {one.item: {"verdict": one.verdict, "low": yuan(one.award.low)} for one in items}


def test_only_what_is_missing_is_drafted(tmp_path: Path) -> None:
    library, folder = without_examples("zhengzhou-2017", tmp_path)
    text = (DATA / "policies" / "zhengzhou-2017" / "cases.yaml").read_text("utf-8")
    assert text.count('"100000.01 USD"') == 1
    (folder / "cases.yaml").write_text(text.replace('"100000.01 USD"', '"100000.03 USD"'), "utf-8")
    (case,) = yaml.safe_load(drafted(read_subject(library, folder)))
    assert case == {
        "name": "年度离岸执行额到 10万美元 过一步",
        "profile": {"city": "zhengzhou", "year": 2016, "usd_cny": "7", "offshore": "100000.01 USD"},
        "work": PENDING,
        "expect": {"zhengzhou.offshore": {"verdict": PENDING, "low": PENDING}},
    }


def test_a_condition_fails_alone(tmp_path: Path) -> None:
    library, folder = without_examples("changchun-2017", tmp_path)
    cases = yaml.safe_load(drafted(read_subject(library, folder)))
    (case,) = [one for one in cases if "只有产权证和土地证齐全不满足" in one["name"]]
    assert case["profile"]["office_certificates"] is False
    assert case["profile"]["registered_capital"] == "20000000 CNY"


def test_the_command_prints_them() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "engine", "new-cases", "wenzhou-2012"],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "# 没有要补的算例\n", "")
