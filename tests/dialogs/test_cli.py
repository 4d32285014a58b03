"""``python -m dialogs understand``: one JSON a line, whatever comes in."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "dialogs", "understand", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=False)


def answers(asked: str, *messages: str, day: str = "2019-05-03") -> list[dict[str, Any]]:
    done = run("--asked", asked, "--date", day, stdin="\n".join(messages).encode())
    assert done.returncode == 0 and not done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_message_gets_one_line_with_the_fixed_keys() -> None:
    bare, back, rough = answers("offshore", "150万", "上一步", "大概一百来万美元")
    assert bare == {
        "facts": {"offshore": "1500000 USD"},
        "act": "inform",
        "command": None,
        "clarify": None,
        "assumed": ["offshore.currency"],
        "approximate": [],
    }
    assert (back["act"], back["command"], back["facts"]) == ("command", "back", {})
    assert rough["facts"] == {"offshore": "1000000 USD"} and rough["approximate"] == ["offshore"]


def test_a_range_offers_its_ends_and_no_fact() -> None:
    (found,) = answers("headcount", "80到100")
    assert found["facts"] == {}
    assert found["clarify"] == {"fact": "headcount", "about": "range", "options": [80, 100]}


def test_a_free_message_and_a_year_counted_from_the_day() -> None:
    (free,) = answers("open", "我们在郑州，18年离岸做了150万美元，80个人，CMMI3")
    assert free["facts"] == {
        "city": "zhengzhou",
        "year": 2018,
        "offshore": "1500000 USD",
        "headcount": 80,
        "certifications": [{"name": "CMMI"}],
    }
    (year,) = answers("year", "去年")
    assert year["facts"] == {"year": 2018}


def test_only_commands_of_the_interface_come_out() -> None:
    thanks, why = answers("open", "谢谢", "为什么")
    assert (thanks["act"], thanks["command"]) == ("greeting", None)
    assert (why["act"], why["command"]) == ("question", None)


@pytest.mark.parametrize("line", [b"\xff\xfe", b"", b"\x00", b"x" * 3_000_000, "🙂".encode()])
def test_any_bytes_get_a_line(line: bytes) -> None:
    done = run("--asked", "offshore", stdin=line + b"\nok\n")
    assert done.returncode == 0 and len(done.stdout.splitlines()) == 2


def test_a_wrong_fact_is_told() -> None:
    done = run("--asked", "nonsense")
    assert done.returncode == 2 and "没有“nonsense”这个事实" in done.stderr.decode()


def test_importing_loads_no_dictionary() -> None:
    code = (
        "import sys, dialogs; print([one for one in ('jieba', 'pypinyin') if one in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.decode().strip() == "[]"
