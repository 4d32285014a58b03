"""``python -m bot chat``: the command line of the doors."""

from __future__ import annotations

import sys
from typing import NoReturn

import click


@click.group(help="服务外包政策助手。")
def cli() -> None:
    """Group of the commands below."""


@cli.command(help="在终端里对话；标准输入不是终端时每行当作一句话。")
@click.option("--json", "as_json", is_flag=True, help="每轮输出一行 JSON。")
def chat(as_json: bool) -> None:
    """Talk in the terminal."""
    from bot import terminal

    if as_json:
        terminal.chat_json(sys.stdin.buffer, sys.stdout)
    elif sys.stdin.isatty() and sys.stdout.isatty():
        terminal.chat_rich()
    else:
        terminal.chat_plain(sys.stdin.buffer, sys.stdout)


def main() -> NoReturn:
    """Run the command line."""
    from engine import program

    program.run(cli, "python -m bot")
