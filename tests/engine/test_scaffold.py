"""A sixth city: a folder beside the shipped ones works everywhere without a line of code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml

from dialogs import Message, Session, turn
from engine import EngineError, assess, load, read_profile
from engine.result import yuan
from engine.scaffold import new_policy

ROOT = Path(__file__).parents[2]


def run(parent: Path, *command: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command],
        input=given,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=ROOT,
        env={**os.environ, "BOT_POLICIES": str(parent)},
    )


def test_the_sample_loads_and_its_cases_hold(tmp_path: Path) -> None:
    new_policy(tmp_path, "kaifeng-2024", "kaifeng", "开封")
    library = load([tmp_path])
    cases = yaml.safe_load((tmp_path / "kaifeng-2024" / "cases.yaml").read_text("utf-8"))
    assert len(cases) == 5
    for case in cases:
        profile = read_profile(case["profile"], library.catalogue)
        assessment = assess(library, library.cities["kaifeng"], profile, today=date(2024, 1, 1))
        expected = case["expect"]["kaifeng.offshore"]
        result = assessment.item("kaifeng.offshore")
        assert (result.verdict, yuan(result.award.low)) == (expected["verdict"], expected["low"])


def test_it_is_there_for_assess_next_rank_and_chat(tmp_path: Path) -> None:
    made = run(
        tmp_path, "engine", "new-policy", str(tmp_path), "--id", "kaifeng-2024",
        "--city", "kaifeng", "--name", "开封",
    )  # fmt: skip
    assert made.returncode == 0 and "写好了" in made.stdout
    given = '{"city": "kaifeng", "year": 2024, "offshore": "500000 USD", "usd_cny": "7"}'
    found = json.loads(run(tmp_path, "engine", "assess", given=given).stdout)
    assert found["plan"]["total"]["high"] == "70000.00"
    asked = json.loads(run(tmp_path, "engine", "next", given='{"city": "kaifeng"}').stdout)
    assert asked["ask"] == "offshore"
    ranked = json.loads(run(tmp_path, "engine", "rank", given=given).stdout)
    assert {one["city"] for one in ranked["ranking"]} >= {"kaifeng", "zhengzhou"}
    said = "我们在开封市\n服务外包企业\n2024\n50万美元\n结果\n"
    talked = run(tmp_path, "bot", "chat", given=said).stdout
    assert "离岸业务奖励：7.1217 万元" in talked  # 500000 × 7.1217 × 2%


@pytest.mark.parametrize(
    ("policy_id", "city", "name"),
    [("开封", "kaifeng", "开封"), ("a b", "kaifeng", "开封"), ("kaifeng-2024", "Kai", "开封"),
     ("kaifeng-2024", "kaifeng", ""), ("../x", "kaifeng", "开封"), ("kaifeng", "kaifeng", "a: b")],
)  # fmt: skip
def test_names_that_do_not_fit(tmp_path: Path, policy_id: str, city: str, name: str) -> None:
    with pytest.raises(EngineError):
        new_policy(tmp_path, policy_id, city, name)
    assert not list(tmp_path.iterdir())


def test_a_folder_is_never_overwritten(tmp_path: Path) -> None:
    new_policy(tmp_path, "kaifeng-2024", "kaifeng", "开封")
    with pytest.raises(EngineError, match="已经有了"):
        new_policy(tmp_path, "kaifeng-2024", "kaifeng", "开封")


def test_a_new_conversation_offers_the_city(tmp_path: Path) -> None:
    new_policy(tmp_path, "kaifeng-2024", "kaifeng", "开封")
    library = load([tmp_path])
    opened = turn(Session(), Message("", date(2024, 1, 1)), library)
    assert "开封" in opened.replies[0].choices
