"""Several processes, and processes that are killed: real ones, on one database."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from dialogs import Message, Session, read_reply, turn
from engine import Library
from tests.bot.doors import rows

ROOT = Path(__file__).parents[2]


def start(
    address: str, platform: Path, point: str, *said: str, claim: int = 60, company: int = 3
) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.bot.worker"]
    arguments = [address, str(platform), point, str(claim), str(company), "u1", *said]
    return subprocess.Popen([*command, *arguments], cwd=ROOT, stderr=subprocess.PIPE)


def ended(process: subprocess.Popen[bytes]) -> int:
    _, problem = process.communicate(timeout=120)
    assert not problem, problem.decode()
    return process.returncode


def taken(platform: Path) -> list[str]:
    """The replies that the platform took."""
    return [line[4] for line in lines(platform) if line[2] == "taken"]


def lines(platform: Path) -> list[list[Any]]:
    return [json.loads(line) for line in platform.read_text().splitlines()]


@pytest.mark.parametrize(
    ("point", "times"), [("before commit", 1), ("before sending", 1), ("before writing down", 2)]
)
def test_killed_at_any_point_a_message_is_answered_with_the_same_words(
    address: str, library: Library, tmp_path: Path, point: str, times: int
) -> None:
    platform = tmp_path / "platform"
    assert ended(start(address, platform, point, "1=郑州", claim=8, company=1)) == -signal.SIGKILL
    # The platform was never told that the message came through: it delivers it again.
    assert ended(start(address, platform, "", "1=郑州", "2=服务外包企业", claim=8, company=1)) == 0
    first, second = history(address, library)
    assert taken(platform) == [first] * times + [second]


def test_processes_on_one_conversation_never_overlap(
    address: str, library: Library, tmp_path: Path
) -> None:
    platform = tmp_path / "platform"
    words = ["郑州", "企业", "2018年", "结果", "100万美元", "上一步", "帮助", "长春"]
    workers = [
        start(address, platform, "", *(f"{worker}-{n}={one}" for n, one in enumerate(words)))
        for worker in range(3)
    ]
    assert [ended(worker) for worker in workers] == [0, 0, 0]
    assert taken(platform) == history(address, library)
    # A reply is sent from its start to its end before the next one starts.
    assert all(
        (one[2], one[4]) == ("start", other[4]) and one[1] == other[1] and other[2] == "taken"
        for one, other in list(pairwise(lines(platform)))[::2]
    )


def test_the_same_message_at_several_processes_is_taken_once(
    address: str, library: Library, tmp_path: Path
) -> None:
    platform = tmp_path / "platform"
    said = [f"{number}=郑州" for number in range(5)]
    workers = [start(address, platform, "", *said) for _ in range(3)]
    assert [ended(worker) for worker in workers] == [0, 0, 0]
    assert len(taken(platform)) == 5
    assert taken(platform) == history(address, library)


def history(address: str, library: Library) -> list[str]:
    """The replies in order, after checking that each turn began where the one before had ended."""
    messages = rows(address, "SELECT id, turn, text, received FROM inbound ORDER BY turn")
    assert [turn_ for _, turn_, _, _ in messages] == list(range(1, len(messages) + 1))
    told, session = [], Session()
    for id_, _, text, received in messages:
        moment = datetime.fromisoformat(received) if isinstance(received, str) else received
        day = moment.replace(tzinfo=moment.tzinfo or UTC).date()
        expected = turn(session, Message(text, day), library)
        session = expected.session
        kept = rows(
            address, f"SELECT reply, sent_at FROM outbound WHERE inbound_id = {id_} ORDER BY id"
        )
        assert tuple(read_reply(json.loads(reply)) for reply, _ in kept) == expected.replies
        assert all(sent is not None for _, sent in kept)
        told += [reply.text for reply in expected.replies]
    ((state, version),) = rows(address, "SELECT state, version FROM conversation")
    assert Session.model_validate_json(state) == session
    assert version == len(messages)
    return told
