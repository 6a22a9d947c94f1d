"""How a SQLite file is opened: one connection alone writes and checkpoints, the others can do neither.

Why: docs/adr/0006-sqlite-wal.md.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
from pathlib import Path
from typing import Any

from gazetteer.errors import Unavailable
from gazetteer.storage.private_files import make_private

# How long a connection waits for somebody else's program that uses the same file, in seconds.
BUSY_TIMEOUT = 30.0
# Where SQLite's WAL-reset fault is repaired: from the first version on, and in the older series of the others.
# https://www.sqlite.org/wal.html#walresetbug
REPAIRED = ((3, 51, 3), (3, 50, 7), (3, 44, 6))

_OPTIONS: dict[str, Any] = {
    "isolation_level": None,
    "check_same_thread": False,
    "timeout": BUSY_TIMEOUT,
    "cached_statements": 256,
}


class _Writer(sqlite3.Connection):
    """A connection that holds the lock on its file, `owned`, until it is closed."""

    owned: int | None = None

    def close(self) -> None:
        super().close()
        if self.owned is not None:
            os.close(self.owned)
            self.owned = None


def reader(path: Path) -> sqlite3.Connection:
    """A connection that cannot write or checkpoint, not even when it is the last to be closed."""
    connection: sqlite3.Connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, **_OPTIONS)
    connection.execute("PRAGMA cache_size=-4096")
    return connection


def writer(path: Path) -> sqlite3.Connection:
    """The one connection that writes and checkpoints; it owns the file until it is closed.

    Raises:
        Unavailable: there is such a connection already, in this process or another.
    """
    owned = _own(path)
    try:
        # For its owner only, whatever the folder allows; SQLite gives the log the same rights.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
        for suffix in ("", "-wal", "-shm", "-owner"):
            make_private(path.with_name(path.name + suffix))
        connection = sqlite3.connect(path, factory=_Writer, **_OPTIONS)
    except BaseException:
        os.close(owned)
        raise
    connection.owned = owned
    try:
        # Takes effect only before the first table is made; without it the file never shrinks.
        connection.execute("PRAGMA auto_vacuum=INCREMENTAL")
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA cache_size=-16384")
    except BaseException:
        connection.close()
        raise
    return connection


def _own(path: Path) -> int:
    """Lock a file beside the database; the lock ends with the process at the latest."""
    # Not the database itself: closing any descriptor of it would end SQLite's own locks in this process.
    beside = Path(f"{path.resolve()}-owner")
    descriptor = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        if not isinstance(error, BlockingIOError):
            raise
        raise Unavailable(
            f"another process writes to the database {path}; stop it, or choose another database by --home or"
            " --database-url"
        ) from error
    return descriptor


def prepare_migration(engine: Any) -> None:
    """Make SQLAlchemy's engine do a migration whole or not at all, while the caller holds the writer's connection."""
    from sqlalchemy import event

    # Python's driver would commit before each CREATE.
    # https://docs.sqlalchemy.org/en/20/dialects/sqlite.html (transactions with SQLite and the sqlite3 driver)
    @event.listens_for(engine, "connect")
    def _no_implicit_transactions(connection: Any, _record: Any) -> None:
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def caution(path: Path, version: tuple[int, ...]) -> str | None:
    """What an operator has to know of this version of SQLite; None: nothing."""
    if not wal_reset_fault(version):
        return None
    return (
        f"SQLite {'.'.join(map(str, version))} can damage a database that two programs write to at a time (repaired in"
        f" 3.51.3). This server alone writes to {path} and is safe from it; let no other program write there"
    )


def wal_reset_fault(version: tuple[int, ...]) -> bool:
    """Whether a version of SQLite has the WAL-reset fault."""
    newest, *older = REPAIRED
    return version < newest and not any(version[:2] == repaired[:2] and version >= repaired for repaired in older)
