"""Brings a database to the tables of this version, from whichever earlier one it is at."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, text

#: The number under which processes that start at once wait for each other on PostgreSQL.
_TURNSTILE = 7_003_417


class TooNew(Exception):
    """The database was made by a later version of the program."""


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the database to ``revision`` within the transaction of ``connection``.

    Raises:
        TooNew: it is at a revision that this version does not know.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_TURNSTILE})"))
    config = configuration(connection)
    found = MigrationContext.configure(connection).get_current_revision()
    if found is not None and not _known(config, found):
        raise TooNew
    command.upgrade(config, revision)


def configuration(connection: Connection) -> Config:
    """The configuration of Alembic that works on ``connection``."""
    config = Config()
    folder = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _known(config: Config, revision: str) -> bool:
    try:
        return ScriptDirectory.from_config(config).get_revision(revision) is not None
    except CommandError:
        return False
