"""``python -m engine`` as another program uses it: real processes, JSON in and out."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest


def run(*arguments: str, given: str | bytes = "") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "engine", *arguments],
        input=given if isinstance(given, bytes) else given.encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )


def answer(*arguments: str, given: str | bytes = "", status: int = 0) -> Any:
    done = run(*arguments, given=given)
    assert done.returncode == status, done.stderr.decode()
    return json.loads(done.stdout)


PROFILE = {
    "city": "zhengzhou",
    "year": 2017,
    "offshore": "1500000 USD",
    "new_graduate_hires": 0,
    "role": ["enterprise"],
}


def test_assess_one_profile() -> None:
    found = answer("assess", given=json.dumps(PROFILE))
    assert found["policy"] == "zhengzhou-2017"
    assert found["status"] == "in_force"
    assert found["assumed"]["usd_cny"] == "6.7518"
    assert "675.18元" in found["origins"]["usd_cny"]
    assert "role" not in found["assumed"]
    first = found["items"][0]
    assert first["item"] == "zhengzhou.offshore"
    assert first["clause"] == "四（一）"
    assert first["award"] == {"low": "378100.80", "high": "378100.80"}
    assert first["readings"] == [
        {"name": "全额", "award": {"low": "405108.00", "high": "405108.00"}}
    ]
    assert {"text": "年度离岸执行额 150万美元 ≥ 10万美元", "holds": True} in first["reasons"]
    assert any(
        "(150万美元 − 10万美元) × 6.7518 × 4% = 37.81008万元" in one for one in first["steps"]
    )
    assert set(first) == {
        "item", "clause", "title", "certainty", "verdict", "award", "missing", "reasons", "steps",
        "readings", "near_miss",
    }  # fmt: skip
    assert len(found["items"]) == 12
    assert set(found["plan"]) == {"items", "total", "unquantified", "left_out", "potential"}


def test_policy_wins_over_city_and_all_gives_a_list() -> None:
    assert answer("assess", "--policy", "zhengzhou-2017", given="{}")["policy"] == "zhengzhou-2017"
    given = '{"city": "shenyang"}'
    assert answer("assess", "--policy", "zhengzhou-2017", given=given)["policy"]
    assert "zhengzhou-2017" in [one["policy"] for one in answer("assess", "--all", given="{}")]


def test_an_amount_without_bound_says_so() -> None:
    given = '{"city": "zhengzhou", "mofcom_registered": true, "city_expo": true}'
    items = {one["item"]: one for one in answer("assess", given=given)["items"]}
    assert items["zhengzhou.expo"]["award"] == {"low": "0.00", "high": None}


@pytest.mark.parametrize(
    ("year", "status"),
    [(2015, "not_yet"), (2016, "in_force"), (2019, "in_force"), (2020, "expired")],
)
def test_status_by_year(year: int, status: str) -> None:
    found = answer("assess", given=json.dumps({"city": "zhengzhou", "year": year}))
    assert found["status"] == status
    assert found["status_note"]


def test_stream_keeps_order_and_survives_bad_lines() -> None:
    lines = [
        json.dumps(PROFILE),
        "",
        "{",
        '{"city": "zhengzhou", "offshore": "-3 USD"}',
        '{"city": "zhengzhou", "ofshore": 1}',
        '{"a": "' + "x" * 10_000_000 + '"}',
        '{"city": "zhengzhou", "city": "zhengzhou"}',
        '{"city": "zhengzhou", "headcount": NaN}',
        '{"city": "zhengzhou", "headcount": 1e999999}',
        "[" * 100_000,
        '{"city": "\\ud800"}',
        '{"city": "zhengzhou", "headcount": ' + "9" * 10_000 + "}",
        "null",
        json.dumps(PROFILE),
    ]
    given = "\n".join(lines).encode() + b"\n\xff\xfe\n" + json.dumps(PROFILE).encode()
    done = run("assess", "--jsonl", given=given)
    assert done.returncode == 0
    results = [json.loads(line) for line in done.stdout.splitlines()]
    good = [0, 12, 14]
    assert len(results) == 15
    for place, result in enumerate(results):
        if place in good:
            assert result["policy"] == "zhengzhou-2017"
        else:
            message = result["error"]["message"]
            assert set(result["error"]) == {"fact", "value", "message"}
            assert any("\u4e00" <= sign <= "\u9fff" for sign in message), message
    assert results[2]["error"]["fact"] == "offshore"
    assert results[2]["error"]["value"] == "-3 USD"


@pytest.mark.parametrize(
    ("given", "fact"),
    [
        ("", None),
        ("{}", "city"),
        ("[]", None),
        ('{"city": "zhengzhou", "offshore": "-3 USD"}', "offshore"),
        ('{"city": "zhengzhou", "role": []}', "role"),
        ('{"city": "zhengzhou", "headcount": "许多"}', "headcount"),
        ('{"city": "zhengzhou", "ofshore": 3}', "ofshore"),
        ('{"city": "changsha"}', "city"),
    ],
)
@pytest.mark.parametrize("command", ["assess", "next"])
def test_bad_input(command: str, given: str, fact: str | None) -> None:
    found = answer(command, given=given, status=2)
    assert found["error"]["fact"] == fact
    assert found["error"]["message"]


def test_next_asks_one_fact_and_then_nothing() -> None:
    found = answer("next", given='{"city": "zhengzhou"}')
    assert set(found) == {"ask", "for", "open"}
    assert found["open"] == 8
    done = {
        "city": "zhengzhou", "year": 2018, "offshore": 0, "onshore": 0, "mofcom_registered": False,
        "key_enterprise": False, "newly_settled": False, "new_graduate_hires": 0,
    }  # fmt: skip
    assert answer("next", given=json.dumps(done)) == {"ask": None, "for": [], "open": 0}


def test_policies() -> None:
    assert "zhengzhou-2017" in [one["policy"] for one in answer("policies")]


@pytest.mark.parametrize(
    "arguments", [["assess", "--policy", "nowhere-2000"], ["frobnicate"], ["assess", "--nope"], []]
)
def test_wrong_calls_are_told_in_chinese(arguments: list[str]) -> None:
    done = run(*arguments, given="{}")
    assert done.returncode == 2
    said = (done.stdout + done.stderr).decode()
    assert "Traceback" not in said
    assert any("\u4e00" <= sign <= "\u9fff" for sign in said)
