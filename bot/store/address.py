"""Where a database is: the plain forms of ``BOT_DATABASE_URL`` and the driver behind each."""

from __future__ import annotations

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

_DRIVERS = {
    "sqlite": "sqlite+pysqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
}

_FORMS = "应当是 sqlite:///文件路径 或 postgresql://用户:密码@主机/数据库"


def address(given: object) -> URL:
    """The address with its driver.

    Raises:
        ValueError: it is none that we know.
    """
    try:
        url = make_url(str(given))
    except (ArgumentError, ValueError):
        raise ValueError(_FORMS) from None
    driver = _DRIVERS.get(url.drivername.partition("+")[0])
    if driver is None:
        raise ValueError(_FORMS)
    if driver.startswith("sqlite") and url.database in (None, "", ":memory:"):
        raise ValueError("要写明 SQLite 文件的路径，如 sqlite:///data.sqlite3")
    return url.set(drivername=driver)
