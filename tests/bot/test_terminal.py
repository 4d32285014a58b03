"""``python -m bot chat`` as a person and a program use it: real processes, a real pseudo-terminal."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "bot", "chat"]

#: A firm of 2018 with 150万美元 offshore and nothing else.
SIMPLE = {
    "city": "郑州",
    "role": "1",
    "year": "2018年",
    "offshore": "150万美元",
}


def talk(lines: list[str], *arguments: str) -> str:
    done = subprocess.run(
        [*COMMAND, *arguments],
        input="\n".join(lines).encode(),
        capture_output=True,
        timeout=120,
        check=True,
        cwd=ROOT,
    )
    assert done.stderr == b""
    return done.stdout.decode()


def turns(lines: list[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in talk(lines, "--json").splitlines()]


def test_json_is_one_line_a_turn_with_the_fixed_keys() -> None:
    found = turns(["你好", "郑州", "服务外包企业", "2018"])
    assert [one["in"] for one in found] == ["你好", "郑州", "服务外包企业", "2018"]
    for one in found:
        assert set(one) == {"in", "out", "asked", "facts", "assessment"}
        assert all(set(reply) == {"text", "choices"} for reply in one["out"])
    assert [one["asked"] for one in found[:3]] == ["city", "role", "year"]
    assert found[0]["assessment"] is None
    assert found[3]["facts"] == {"city": "zhengzhou", "role": ["enterprise"], "year": 2018}
    assert found[3]["assessment"]["policy"] == "zhengzhou-2017"


def test_a_whole_interview_gives_the_engines_assessment() -> None:
    answers = {**SIMPLE}
    lines: list[str] = []
    asked = "city"
    for _ in range(20):
        lines.append(answers.get(asked, "没有"))
        last = turns(lines)[-1]
        asked = last["asked"]
        if asked is None:
            break
    assert asked is None
    text = last["out"][-1]["text"]
    assert "37.05744 万元" in text  # (1500000 − 100000) × 6.6174 × 4%
    assert "39.7044 万元" in text  # 全额: 1500000 × 6.6174 × 4%
    assert "试行至2019年底" in text
    engine = subprocess.run(
        [sys.executable, "-m", "engine", "assess"],
        input=json.dumps(last["facts"]).encode(),
        capture_output=True,
        check=True,
        cwd=ROOT,
    )
    assert json.loads(engine.stdout) == last["assessment"]


def test_plain_text_greets_first_and_numbers_choices() -> None:
    said = talk(["郑州"])
    assert said.index("您好") < said.index("> 郑州")
    assert "1. 郑州" in said


def test_nothing_typed_leaves_a_traceback() -> None:
    hostile = [
        "",
        " ",
        "\x00\x1b[31m",
        "x" * 100_000,
        "'; DROP TABLE x; --",
        "{{7*7}}",
        "<b>",
        "🙂",
    ]
    assert len(turns(["郑州", *hostile, "结果"])) == len(hostile) + 2
    raw = b"\xff\xfe\n\xe4\xbd\nok"
    done = subprocess.run(
        [*COMMAND, "--json"], input=raw, capture_output=True, timeout=60, check=True, cwd=ROOT
    )
    assert len(done.stdout.splitlines()) == 3


def test_a_real_terminal_gets_colour_and_can_leave() -> None:
    pid, fd = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm-256color"
        os.chdir(ROOT)
        os.execv(sys.executable, COMMAND)
    seen = read_until(fd, "您 ›")
    assert "服务外包政策助手" in seen and "\x1b[" in seen
    os.write(fd, "郑州\r".encode())
    seen = read_until(fd, "身份")
    assert "服务外包企业" in read_until(fd, "您 ›") or "服务外包企业" in seen
    os.write(fd, "退出\r".encode())
    assert "今天就到这里" in read_until(fd, "今天就到这里")
    _, status = os.waitpid(pid, 0)
    assert status == 0


def read_until(fd: int, wanted: str, seconds: float = 60) -> str:
    """What the terminal shows until ``wanted`` appears."""
    seen, until = b"", time.monotonic() + seconds
    while wanted not in seen.decode("utf-8", "ignore"):
        ready, _, _ = select.select([fd], [], [], max(0, until - time.monotonic()))
        assert ready, seen.decode("utf-8", "replace")
        seen += os.read(fd, 65536)
        if b"\x1b[6n" in seen:  # the program asks where the cursor is
            os.write(fd, b"\x1b[1;1R")
            seen = seen.replace(b"\x1b[6n", b"")
    return seen.decode("utf-8", "ignore")
