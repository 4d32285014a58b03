"""``python -m bot chat``: the command line of the doors."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
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
    """Run the command line; a mistake ends in a Chinese sentence, never in a traceback."""
    from engine import EngineError

    try:
        cli.main(prog_name="python -m bot", standalone_mode=False)
    except EngineError as problem:
        click.echo(problem.message, err=True)
        sys.exit(1)
    except click.exceptions.NoArgsIsHelpError as help_text:
        click.echo(help_text.message, err=True)
        sys.exit(2)
    except click.UsageError as problem:
        click.echo(f"命令写法不对：{problem.format_message()}。用 --help 查看用法。", err=True)
        sys.exit(2)
    except (click.Abort, BrokenPipeError, KeyboardInterrupt):
        sys.exit(130)
    except Exception as defect:  # a defect of ours is told in a sentence, too
        where = traceback.extract_tb(defect.__traceback__)[-1]
        place = f"{Path(where.filename).name}:{where.lineno}"
        click.echo(f"程序内部出错（{type(defect).__name__}，{place}），请告诉维护者。", err=True)
        sys.exit(70)
    sys.exit(0)
