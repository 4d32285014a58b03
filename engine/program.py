"""Runs a command line so that every mistake ends in a Chinese sentence, never in a traceback."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from typing import NoReturn

import click

from engine import wire
from engine.errors import DocumentError, EngineError


def run(program: click.Group, name: str) -> NoReturn:
    """Run ``program`` and leave with its exit status.

    0; 1 on a wrong data file or setting; 2 on bad input, told as ``{"error": …}`` on standard
    output, or on a wrong command line; 70 on a defect of ours.
    """
    try:
        program.main(prog_name=name, standalone_mode=False)
    except DocumentError as problem:
        click.echo(problem.message, err=True)
        sys.exit(1)
    except EngineError as problem:
        click.echo(wire.dump(wire.error(problem)))
        sys.exit(2)
    except click.exceptions.NoArgsIsHelpError as help_text:
        click.echo(help_text.message, err=True)
        sys.exit(2)
    except click.UsageError as problem:
        click.echo(f"命令写法不对：{problem.format_message()}。用 --help 查看用法。", err=True)
        sys.exit(2)
    except click.ClickException as problem:
        click.echo(problem.format_message(), err=True)
        sys.exit(1)
    except (click.Abort, BrokenPipeError, KeyboardInterrupt):
        sys.exit(130)
    except Exception as defect:  # a defect of ours is told in a sentence, too
        click.echo(told(defect), err=True)
        sys.exit(70)
    sys.exit(0)


def told(defect: Exception) -> str:
    """A defect in a sentence, with the place that a maintainer needs."""
    where = traceback.extract_tb(defect.__traceback__)[-1]
    place = f"{Path(where.filename).name}:{where.lineno}"
    return f"程序内部出错（{type(defect).__name__}，{place}），请告诉维护者。"
