"""``python -m dialogs``: messages or questions in, what they say or find out, one JSON a line."""

from __future__ import annotations

import sys
from datetime import date, datetime
from typing import Any, NoReturn

import click

from dialogs.lookup import Found, lookup
from dialogs.understand import Context, Understanding, understand
from engine import program, standard, wire

#: Of the commands only these leave the conversation; the others are acts of talking.
_COMMANDS = frozenset({"back", "restart", "skip", "help", "result", "compare", "human", "stop"})


@click.group(help="对话的各部分，单独试用。")
def cli() -> None:
    """Group of the commands below."""


@cli.command("understand", help="逐行读一句话，说出听懂了什么，每句一行 JSON。")
@click.option("--asked", required=True, metavar="键", help="正在问的事实；没有问什么就写 open。")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="“去年”从哪天算起。")
def understand_(asked: str, day: datetime | None) -> None:
    """Read messages."""
    library = standard()
    if asked != "open" and asked not in library.catalogue:
        raise click.UsageError(f"没有“{asked}”这个事实")
    fact = None if asked == "open" else library.catalogue[asked]
    today = day.date() if day is not None else date.today()
    for line in wire.lines(sys.stdin.buffer):
        text = "" if isinstance(line, wire.TooLong) else line.decode("utf-8", "replace")
        found = understand(
            text, fact, Context(library.catalogue, library.relevant, today, library.city_names)
        )
        click.echo(wire.dump(to_json(found)))


def to_json(found: Understanding) -> dict[str, Any]:
    """The JSON of one message (``INTERFACES.md``, conversation)."""
    clarify = None
    if found.clarify is not None:
        key, open_ = found.clarify
        clarify = {"fact": key, "about": open_.about, "options": list(open_.options)}
    return {
        "facts": dict(found.facts),
        "act": found.act,
        "command": found.command if found.command in _COMMANDS else None,
        "clarify": clarify,
        "assumed": list(found.assumed),
        "approximate": list(found.approximate),
    }


@cli.command("lookup", help="逐行读一个问题，查出能回答的条款，每句一行 JSON。")
@click.option("--city", metavar="城市", help="只查这个城市的文件；问题里说了城市的，以问题为准。")
@click.option(
    "--top", type=click.IntRange(1, 100), default=10, show_default=True, help="最多给几条。"
)
def lookup_(city: str | None, top: int) -> None:
    """Look questions up."""
    library = standard()
    if city is not None and city not in library.cities:
        raise click.UsageError(f"没有“{city}”这个城市；现有：{'、'.join(library.cities)}")
    for line in wire.lines(sys.stdin.buffer):
        text = "" if isinstance(line, wire.TooLong) else line.decode("utf-8", "replace")
        click.echo(wire.dump(hits_to_json(lookup(library, text, city, top))))


def hits_to_json(found: Found) -> dict[str, Any]:
    """The JSON of one question (``INTERFACES.md``, conversation); no hits, no answer."""
    return {
        "hits": [
            {
                "clause": hit.id,
                "title": hit.clause.title,
                "text": hit.clause.text,
                "score": round(hit.score, 3),
            }
            for hit in found.hits
        ]
    }


def main() -> NoReturn:
    """Run the command line."""
    program.run(cli, "python -m dialogs")
