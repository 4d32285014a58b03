"""Settings from the environment or ``.env`` (INTERFACES.md, "Settings"), checked once at start.

Everything that is wrong is told in one message, and secrets never show in one.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from dotenv import dotenv_values
from pydantic import (
    BeforeValidator,
    Field,
    HttpUrl,
    SecretStr,
    ValidationError,
    field_validator,
)
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy import URL

from bot.errors import OperatorError
from bot.store.address import address
from engine.spelling import closest

PREFIX = "BOT_"


class SettingsError(OperatorError):
    """Settings are missing, contradictory or wrongly written; each is named."""


def _numbers(given: object) -> object:
    """Numbers written with commas between them, of either width."""
    return re.split(r"[,，\s]+", given.strip(",， ")) if isinstance(given, str) else given


def _base(given: object) -> object:
    """A base URL, to which paths are appended: without the slash at its end."""
    return str(HttpUrl(given)).rstrip("/") if isinstance(given, str) else given


DatabaseUrl = Annotated[URL, NoDecode, BeforeValidator(address)]
BaseUrl = Annotated[str, BeforeValidator(_base)]


class Settings(BaseSettings):
    """How the program is run.

    A channel without its token is off.

    Attributes:
        database_url: where conversations are kept.
        host, port: where ``serve`` listens.
        public_url: under which the world reaches it; when set, webhooks are registered.
        policies: a further folder of policy documents.
        telegram_token, telegram_api, telegram_secret: the staff bot, the Bot API server that both
            bots speak to, and what its webhook calls must carry.
        desk_token, desk_agents: the desk bot and the Telegram users who may use it.
        wechat_app_id, wechat_token, wechat_aes_key, wechat_secret, wechat_api: 微信公众号.
        wecom_app_id, wecom_token, wecom_aes_key, wecom_secret, wecom_api: 企业微信.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        arbitrary_types_allowed=True,
    )

    database_url: DatabaseUrl = address("sqlite:///policy-assistant.sqlite3")
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    public_url: BaseUrl | None = None
    policies: Path | None = None

    telegram_token: SecretStr | None = None
    telegram_api: BaseUrl = "https://api.telegram.org"
    telegram_secret: SecretStr | None = None
    desk_token: SecretStr | None = None
    desk_agents: Annotated[frozenset[int], NoDecode, BeforeValidator(_numbers)] = frozenset()

    wechat_app_id: str | None = None
    wechat_token: SecretStr | None = None
    wechat_aes_key: SecretStr | None = None
    wechat_secret: SecretStr | None = None
    wechat_api: BaseUrl = "https://api.weixin.qq.com"

    wecom_app_id: str | None = None
    wecom_token: SecretStr | None = None
    wecom_aes_key: SecretStr | None = None
    wecom_secret: SecretStr | None = None
    wecom_api: BaseUrl = "https://qyapi.weixin.qq.com"

    @field_validator("telegram_token", "desk_token")
    @classmethod
    def _is_bot_token(cls, given: SecretStr | None) -> SecretStr | None:
        return _shaped(given, r"\d+:[\w-]+", "应当是 BotFather 给的令牌，形如 123456:ABC-DEF")

    @field_validator("telegram_secret")
    @classmethod
    def _is_webhook_secret(cls, given: SecretStr | None) -> SecretStr | None:
        return _shaped(given, r"[A-Za-z0-9_-]{1,256}", "只能用字母、数字、_ 和 -，至多 256 个字符")

    @field_validator("wechat_aes_key", "wecom_aes_key")
    @classmethod
    def _is_aes_key(cls, given: SecretStr | None) -> SecretStr | None:
        return _shaped(given, r"[A-Za-z0-9+/]{43}", "应当是后台的 EncodingAESKey，共 43 个字符")

    @field_validator("policies")
    @classmethod
    def _is_folder(cls, given: Path | None) -> Path | None:
        if given is not None and not given.is_dir():
            raise ValueError("没有这个文件夹")
        return given


def read_settings() -> Settings:
    """The settings in force.

    Raises:
        SettingsError: some are missing, contradictory or wrongly written.
    """
    wrong = list(_misspelt())
    try:
        settings = Settings()
    except ValidationError as problem:
        wrong += [f"{_named(str(one['loc'][0]))}：{_chinese(one)}" for one in problem.errors()]
    else:
        wrong += _contradictions(settings)
        if not wrong:
            return settings
    listed = "\n".join(f"  · {one}" for one in wrong)
    raise SettingsError(f"设置有 {len(wrong)} 处要改（环境变量或 .env 文件）：\n{listed}")


def _shaped(given: SecretStr | None, shape: str, otherwise: str) -> SecretStr | None:
    """``given`` if it has the shape."""
    if given is not None and not re.fullmatch(shape, given.get_secret_value(), re.ASCII):
        raise ValueError(otherwise)
    return given


def _misspelt() -> Iterator[str]:
    """Variables that look like one of ours."""
    known = [_named(field) for field in Settings.model_fields]
    for name in {**dotenv_values(".env"), **os.environ}:
        if name.startswith(PREFIX) and name not in known:
            meant = closest(name, known, alike=0.85)
            if meant is not None:
                yield f"{name}：没有这项设置，是不是 {meant}？"


def _contradictions(settings: Settings) -> Iterator[str]:
    """What does not go together, or is missing beside what is set."""
    if settings.desk_token is not None and not settings.desk_agents:
        yield "BOT_DESK_AGENTS：缺少这一项；请写客服人员的 Telegram 数字 id，用逗号隔开"
    if settings.desk_agents and settings.desk_token is None:
        yield "BOT_DESK_TOKEN：缺少这一项；设了 BOT_DESK_AGENTS，就要有客服机器人的令牌"
    if settings.desk_token is not None and settings.desk_token == settings.telegram_token:
        yield "BOT_DESK_TOKEN：与 BOT_TELEGRAM_TOKEN 相同，两个机器人要各有令牌"
    for platform in ("wechat", "wecom"):
        yield from _half_set(settings, platform)


def _half_set(settings: Settings, platform: Literal["wechat", "wecom"]) -> Iterator[str]:
    """What a WeChat platform lacks of which something is set; WeCom knows no plain mode."""
    parts = ("app_id", "token", "aes_key", "secret")
    held = [part for part in parts if getattr(settings, f"{platform}_{part}")]
    if not held:
        return
    needed = {"token"}
    if platform == "wecom":
        needed |= {"app_id", "aes_key"}
    elif "aes_key" in held or "secret" in held:
        needed.add("app_id")
    for part in parts:
        if part in needed and part not in held:
            there = _named(f"{platform}_{held[0]}")
            yield f"{_named(f'{platform}_{part}')}：缺少这一项；设了 {there}，就要有它"


def _named(field: str) -> str:
    """The variable that a setting is read from."""
    return PREFIX + field.upper()


_MESSAGES = {
    "int_parsing": "应当是整数",
    "greater_than_equal": "太小，端口是 1 至 65535",
    "less_than_equal": "太大，端口是 1 至 65535",
    "url_parsing": "应当是完整的网址，如 https://bot.example.com",
    "url_scheme": "应当以 https:// 或 http:// 开头",
}


def _chinese(error: ErrorDetails) -> str:
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    return _MESSAGES.get(error["type"], "写法不对")
