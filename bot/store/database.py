"""The database: SQLite in one file or PostgreSQL, reached through transactions run in threads.

A transaction is a plain function of a connection. It runs in a thread as a whole, because going
to and fro between a thread and the event loop for every statement takes longer than the statements
themselves. SQLite has one writer at a time, so it is given one thread; its transactions lock the
file from their start. PostgreSQL is given :data:`MOST_AT_ONCE` threads, and locks rows.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from bot.errors import OperatorError
from bot.store import migrating

T = TypeVar("T")

#: How many transactions may run at once on PostgreSQL.
MOST_AT_ONCE = 8

#: How long, in seconds, a transaction waits for another process to let go of a SQLite file.
_PATIENCE = 60


class StoreError(OperatorError):
    """The database cannot be used."""


class Store:
    """Runs transactions on one database, which is brought up to date when it is opened."""

    def __init__(self, url: URL) -> None:
        """Open the database at ``url``, see :func:`bot.store.address.address`.

        Raises:
            StoreError: it cannot be reached, or belongs to a newer version of the program.
        """
        on_sqlite = url.get_backend_name() == "sqlite"
        at_once = 1 if on_sqlite else MOST_AT_ONCE
        self._engine = _sqlite(url) if on_sqlite else _postgresql(url, at_once)
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="store")
        try:
            with self._engine.begin() as connection:
                migrating.upgrade(connection)
        except DBAPIError as problem:
            self.close()
            shown = url.render_as_string(hide_password=True)
            raise StoreError(
                f"数据库打不开（{shown}）：{problem.orig}\n"
                "请核对 BOT_DATABASE_URL：文件夹要存在并可写，PostgreSQL 要已启动、用户有权建表。"
            ) from None
        except migrating.TooNew:
            self.close()
            raise StoreError(
                "数据库是更新版本的程序建立的，这个版本读不了；请升级程序，或换回升级前的备份。"
            ) from None

    async def run(self, work: Callable[[Connection], T]) -> T:
        """Do ``work`` in one transaction: all of it is kept, or nothing if it raises.

        Cancelling the wait does not stop the work.
        """
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._within, work)

    def _within(self, work: Callable[[Connection], T]) -> T:
        with self._engine.begin() as connection:
            return work(connection)

    def close(self) -> None:
        """Let transactions under way end, and let go of the database."""
        self._threads.shutdown()
        self._engine.dispose()


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url, pool_size=1, max_overflow=0)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        # The driver is not to begin transactions by itself: it would do so too late.
        connection.isolation_level = None
        for pragma in (
            f"busy_timeout = {_PATIENCE * 1000}",
            "journal_mode = WAL",
            "synchronous = NORMAL",
            "foreign_keys = ON",
            "secure_delete = ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _postgresql(url: URL, at_once: int) -> Engine:
    return create_engine(url, pool_size=at_once, max_overflow=0, pool_pre_ping=True)
