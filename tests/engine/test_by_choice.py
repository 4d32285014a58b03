"""按(…): one amount for each level of a choice, known and unknown, in words and in the lint."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from engine import Library, ask_next, read_profile
from engine.lint import lint_folder
from engine.result import yuan
from tests.engine.invented import document, run

AMOUNT = "按(公共服务平台级别; 「市级」：10万元; 「省级」：较小(平台上年度改造投资 × 50%, 15万元); 「国家级」：25万元)"


@pytest.fixture
def invented(tmp_path: Path) -> Library:
    return document(tmp_path, {"金额": AMOUNT, "上限": "20万元"})


@pytest.mark.parametrize(
    ("facts", "verdict", "low", "high", "missing"),
    [
        ({"platform_level": "none"}, "ineligible", "0.00", "0.00", ()),
        ({"platform_level": "municipal"}, "eligible", "100000.00", "100000.00", ()),
        ({"platform_level": "national"}, "eligible", "200000.00", "200000.00", ()),
        ({"platform_level": "provincial", "platform_upgrade_cost": "200000 CNY"}, "eligible", "100000.00", "100000.00", ()),
        ({"platform_level": "provincial"}, "undetermined", "0.00", "150000.00", ("platform_upgrade_cost",)),
        ({}, "undetermined", "0.00", "200000.00", ("platform_upgrade_cost", "platform_level")),
        ({"platform_upgrade_cost": 0}, "undetermined", "0.00", "200000.00", ("platform_level",)),
    ],
)  # fmt: skip
def test_what_is_paid(
    invented: Library, facts: dict[str, Any], verdict: str, low: str, high: str, missing: tuple[str, ...]
) -> None:  # fmt: skip
    result = run(invented, **facts).item("t.0")
    assert (result.verdict, yuan(result.award.low), yuan(result.award.high)) == (verdict, low, high)
    assert set(result.missing) == set(missing)


def test_where_every_choice_pays_the_item_is_certain(tmp_path: Path) -> None:
    amount = "按(院校层次; 「高等职业学校」：10万元; 「中等职业学校」：5万元)"
    result = run(document(tmp_path, {"金额": amount})).item("t.0")
    assert (result.verdict, yuan(result.award.low), yuan(result.award.high)) == (
        "eligible", "50000.00", "100000.00",
    )  # fmt: skip
    assert result.missing == ("college_level",)


def test_the_arithmetic_names_the_choice(invented: Library) -> None:
    assert run(invented, platform_level="municipal").item("t.0").steps == (
        "公共服务平台级别为市级：10万元",
        "按条文为 10万元",
    )
    shown = run(invented, platform_level="provincial", platform_upgrade_cost="200000 CNY")
    steps = shown.item("t.0").steps
    assert "公共服务平台级别为省级：10万元" in steps
    assert "20万元、15万元 取小者：10万元" not in steps
    unknown = run(invented, platform_upgrade_cost="200000 CNY").item("t.0").steps
    assert any(
        "公共服务平台级别 尚不清楚：市级10万元，省级10万元，国家级25万元" in one for one in unknown
    )


def test_a_near_miss_names_the_level_that_would_do(invented: Library) -> None:
    (miss,) = run(invented, platform_level="none").item("t.0").near_miss
    assert (miss.fact, miss.need, miss.short_by) == ("platform_level", "municipal", None)


def test_the_choice_is_asked_for(invented: Library) -> None:
    profile = read_profile({"city": "t"}, invented.catalogue)
    loaded, assessment = invented.policies["t-2024"], run(invented)
    assert ask_next(invented, loaded, assessment, profile).ask == "platform_level"


def test_the_lint_wants_an_example_of_each(tmp_path: Path) -> None:
    library = document(
        tmp_path, {"金额": "按(公共服务平台级别; 「市级」：10万元; 「国家级」：25万元)"}
    )
    case = {
        "name": "市级", "profile": {"city": "t", "platform_level": "municipal"}, "work": "10万元",
        "expect": {"t.0": {"verdict": "eligible", "high": "100000.00"}},
    }  # fmt: skip
    path = tmp_path / "t-2024" / "cases.yaml"
    path.write_text(yaml.safe_dump([case], allow_unicode=True), "utf-8")
    found = [str(one) for one in lint_folder(library, tmp_path / "t-2024") if "算例" in one.message]
    (only,) = found
    assert "公共服务平台级别为“国家级”，cases.yaml 缺算例（platform_level: national）" in only
