"""A database is brought up to date from nothing and from every earlier version, with its content."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, text

from bot.store import Store, StoreError, migrating
from bot.store.address import address as parsed
from engine import Library
from tests.bot.doors import delivering, inbound, rows

#: Written as the first version wrote it.
OLD = """
INSERT INTO conversation (id, channel, key, state, version, updated) VALUES
  (1, 'door', 'u1', '{"facts": {"city": "zhengzhou"}, "greeted": true, "pending": "role"}', 1,
   '2026-11-20 00:00:00+00:00');
INSERT INTO inbound (id, conversation_id, message_id, text, received, turn, asked, facts) VALUES
  (1, 1, '1', '郑州', '2026-11-20 00:00:00+00:00', 1, 'role', '{"city": "zhengzhou"}');
INSERT INTO outbound (id, conversation_id, inbound_id, reply, created, not_before, tries, sent_at)
  VALUES (1, 1, 1,
   '{"blocks": [{"kind": "paragraph", "text": "记下了"}], "choices": [], "numbered": true,
     "attachments": []}',
   '2026-11-20 00:00:00+00:00', '2026-11-20 00:00:00+00:00', 0, '2026-11-20 00:00:00+00:00');
"""


def at(address: str, revision: str, content: str = "") -> None:
    """A database as an earlier version of the program left it."""
    engine = create_engine(parsed(address))
    with engine.begin() as connection:
        migrating.upgrade(connection, revision)
        for statement in content.split(";")[:-1]:
            connection.exec_driver_sql(statement)
        if content and connection.dialect.name == "postgresql":
            for table in ("conversation", "inbound", "outbound"):
                connection.execute(text(f"SELECT setval('{table}_id_seq', 1)"))
    engine.dispose()


async def test_models_and_migrations_agree(address: str) -> None:
    def check(connection: Connection) -> None:
        command.check(migrating.configuration(connection))

    store = Store(parsed(address))
    await store.run(check)
    store.close()


def test_it_can_be_opened_again(address: str) -> None:
    Store(parsed(address)).close()
    Store(parsed(address)).close()


async def test_what_an_older_version_kept_goes_on(address: str, library: Library) -> None:
    at(address, "0001", OLD)
    async with delivering(address, library) as delivery:
        again = await delivery.take(inbound("郑州", 1))
        later = await delivery.take(inbound("服务外包企业", 2))
        told = await delivery.take(inbound("结果", 3))
    assert again.repeated and again.replies[0].text == "记下了"
    assert later.facts == {"city": "zhengzhou", "role": ["enterprise"]}
    assert told.assessment is not None


def test_every_version_leads_to_the_newest(address: str) -> None:
    engine = create_engine(parsed(address))
    with engine.connect() as connection:
        scripts = ScriptDirectory.from_config(migrating.configuration(connection))
    engine.dispose()
    assert len(scripts.get_heads()) == 1
    for step in reversed(list(scripts.walk_revisions())):
        at(address, step.revision)
    Store(parsed(address)).close()
    assert rows(address, "SELECT version_num FROM alembic_version") == [
        (scripts.get_current_head(),)
    ]


def test_a_newer_database_is_refused_and_left_alone(address: str) -> None:
    Store(parsed(address)).close()
    engine = create_engine(parsed(address))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="更新版本的程序"):
        Store(parsed(address))
    with engine.connect() as connection:
        found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    engine.dispose()
    assert found == "9999"


def test_processes_that_start_at_once_do_not_disturb_each_other(address: str) -> None:
    program = (
        "import sys; from bot.store import Store; from bot.store.address import address;"
        "Store(address(sys.argv[1])).close()"
    )

    def open_() -> subprocess.CompletedProcess[bytes]:
        command_ = [sys.executable, "-c", program, address]
        return subprocess.run(command_, cwd=Path(__file__).parents[3], capture_output=True)

    with ThreadPoolExecutor(4) as threads:
        done = [one.result() for one in [threads.submit(open_) for _ in range(4)]]
    assert [one.stderr.decode() for one in done] == [""] * 4


@pytest.mark.parametrize(
    "address", ["sqlite:////nowhere/at/all.sqlite3", "postgresql://me:geheim@127.0.0.1:1/x"]
)
def test_a_database_that_cannot_be_reached_is_told_without_the_password(address: str) -> None:
    with pytest.raises(StoreError, match="数据库打不开") as told:
        Store(parsed(address))
    assert "BOT_DATABASE_URL" in told.value.message and "geheim" not in told.value.message


async def test_a_transaction_that_raises_leaves_nothing(address: str) -> None:
    def work(connection: Connection) -> None:
        connection.execute(text("INSERT INTO agent (channel, key) VALUES ('telegram', '1')"))
        raise ZeroDivisionError

    store = Store(parsed(address))
    with pytest.raises(ZeroDivisionError):
        await store.run(work)
    await asyncio.to_thread(store.close)
    assert rows(address, "SELECT * FROM agent") == []
