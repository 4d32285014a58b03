"""Settings as an operator writes them, and what is said about wrong ones."""

from __future__ import annotations

import os
from pathlib import Path

import click
import pytest

from bot.settings import SettingsError, read_settings
from engine import program

TOKEN = "123456:ABC-DEF_x"
KEY = "a" * 43


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in os.environ:
        if name.startswith("BOT_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def given(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    for name, value in values.items():
        monkeypatch.setenv(f"BOT_{name}", value)


def complaint(monkeypatch: pytest.MonkeyPatch, **values: str) -> str:
    given(monkeypatch, **values)
    with pytest.raises(SettingsError) as told:
        read_settings()
    return told.value.message


def test_nothing_need_be_set() -> None:
    settings = read_settings()
    assert settings.database_url.get_backend_name() == "sqlite"
    assert settings.telegram_token is settings.wechat_token is settings.wecom_token is None


def test_every_setting_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given(
        monkeypatch,
        DATABASE_URL="postgresql://me:secret@db/assistant",
        TELEGRAM_TOKEN=TOKEN,
        TELEGRAM_API="http://127.0.0.1:8081/",
        TELEGRAM_SECRET="s-1_x",
        DESK_TOKEN="654321:XYZ",
        DESK_AGENTS="11，22, 33",
        PUBLIC_URL="https://bot.example.com",
        WECHAT_APP_ID="wx1",
        WECHAT_TOKEN="t",
        WECHAT_AES_KEY=KEY,
        WECHAT_SECRET="s",
        WECHAT_API="http://127.0.0.1:1",
        WECOM_APP_ID="ww1",
        WECOM_TOKEN="t",
        WECOM_AES_KEY=KEY,
        WECOM_SECRET="s",
        WECOM_API="http://127.0.0.1:2",
        HOST="0.0.0.0",
        PORT="9000",
        POLICIES=str(tmp_path),
    )
    settings = read_settings()
    assert settings.database_url.drivername == "postgresql+psycopg"
    assert settings.database_url.password == "secret"
    assert settings.telegram_token and settings.telegram_token.get_secret_value() == TOKEN
    assert settings.telegram_api == "http://127.0.0.1:8081"
    assert settings.desk_agents == {11, 22, 33}
    assert settings.public_url == "https://bot.example.com"
    assert settings.wecom_api == "http://127.0.0.1:2"
    assert (settings.host, settings.port, settings.policies) == ("0.0.0.0", 9000, tmp_path)


def test_no_secret_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, TELEGRAM_TOKEN=TOKEN, DATABASE_URL="postgresql://me:geheim@db/x")
    shown = repr(read_settings())
    assert TOKEN not in shown and "geheim" not in shown


def test_the_env_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("BOT_PORT=9001\nBOT_HOST=\n", "utf-8")
    assert (read_settings().port, read_settings().host) == (9001, "127.0.0.1")
    given(monkeypatch, PORT="9002")
    assert read_settings().port == 9002


def test_everything_wrong_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    told = complaint(
        monkeypatch,
        TELEGRAM_TOKEN="geheim",
        PORT="99999",
        DATABASE_URL="mysql://x",
        PUBLIC_URL="bot.example.com",
        DESK_AGENTS="小王",
        WECHAT_AES_KEY="short",
        TELEGRAM_SECRET="密",
        POLICIES="/nowhere/at/all",
    )
    assert told.startswith("设置有 8 处要改")
    for name in ("TELEGRAM_TOKEN", "PORT", "DATABASE_URL", "PUBLIC_URL", "DESK_AGENTS"):
        assert f"BOT_{name}：" in told
    for name in ("WECHAT_AES_KEY", "TELEGRAM_SECRET", "POLICIES"):
        assert f"BOT_{name}：" in told
    assert "geheim" not in told


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"WECHAT_AES_KEY": KEY}, ["BOT_WECHAT_TOKEN：缺少", "BOT_WECHAT_APP_ID：缺少"]),
        ({"WECHAT_TOKEN": "t", "WECHAT_SECRET": "s"}, ["BOT_WECHAT_APP_ID：缺少"]),
        ({"WECOM_TOKEN": "t"}, ["BOT_WECOM_APP_ID：缺少", "BOT_WECOM_AES_KEY：缺少"]),
        ({"DESK_TOKEN": TOKEN}, ["BOT_DESK_AGENTS：缺少"]),
        ({"DESK_AGENTS": "1"}, ["BOT_DESK_TOKEN：缺少"]),
        (
            {"DESK_TOKEN": TOKEN, "TELEGRAM_TOKEN": TOKEN, "DESK_AGENTS": "1"},
            ["BOT_DESK_TOKEN：与 BOT_TELEGRAM_TOKEN 相同"],
        ),
        ({"TELEGRM_TOKEN": TOKEN}, ["BOT_TELEGRM_TOKEN：没有这项设置，是不是 BOT_TELEGRAM_TOKEN"]),
        ({"DATABASE_URL": "sqlite://"}, ["要写明 SQLite 文件的路径"]),
        ({"DATABASE_URL": "数据库"}, ["应当是 sqlite:///文件路径"]),
        ({"PORT": "八千"}, ["BOT_PORT：应当是整数"]),
    ],
)
def test_what_is_missing_or_contradictory_is_named(
    monkeypatch: pytest.MonkeyPatch, values: dict[str, str], words: list[str]
) -> None:
    told = complaint(monkeypatch, **values)
    assert told.startswith(f"设置有 {len(words)} 处要改")
    assert all(one in told for one in words)


def test_the_command_line_tells_it_as_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    @click.group()
    def program_() -> None: ...

    program_.command("serve")(read_settings)
    given(monkeypatch, PORT="八千")
    monkeypatch.setattr("sys.argv", ["bot", "serve"])
    with pytest.raises(SystemExit) as left:
        program.run(program_, "python -m bot")
    told = capsys.readouterr()
    assert (left.value.code, told.out) == (1, "")
    assert told.err == "设置有 1 处要改（环境变量或 .env 文件）：\n  · BOT_PORT：应当是整数\n"


def test_plain_wechat_needs_its_token_only(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, WECHAT_TOKEN="t")
    assert read_settings().wechat_token is not None


def test_variables_of_other_programs_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, NAME="x")
    read_settings()
