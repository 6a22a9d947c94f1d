"""Database drivers that kill their process before the n-th statement of the writing connection."""

from __future__ import annotations

import os
import signal
import sqlite3
from typing import Any, Final

import psycopg

_WRITES: Final = ("BEGIN IMMEDIATE", "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")


class Countdown:
    """Counts the statements of connections that write; each COMMIT counts twice, before and after it."""

    def __init__(self) -> None:
        self.left = 0
        self.passed = 0
        self._writers: set[int] = set()

    def arm(self, number: int) -> None:
        """Kill this process at the `number`-th point from now on."""
        self.left = number

    def before(self, connection: object, statement: object) -> None:
        """A statement is about to be sent."""
        if str(statement).startswith(_WRITES):
            self._writers.add(id(connection))
        if id(connection) in self._writers:
            self._point()

    def after(self, connection: object, statement: object) -> None:
        """A statement was carried out."""
        if id(connection) in self._writers and str(statement) == "COMMIT":
            self._point()

    def _point(self) -> None:
        if self.left:
            self.passed += 1
            self.left -= 1
            if not self.left:
                os.kill(os.getpid(), signal.SIGKILL)


countdown = Countdown()


class SqliteCursor(sqlite3.Cursor):
    def executemany(self, sql: str, parameters: Any) -> Any:
        countdown.before(self.connection, sql)
        return super().executemany(sql, parameters)


class SqliteConnection(sqlite3.Connection):
    def execute(self, sql: str, *parameters: Any) -> Any:
        countdown.before(self, sql)
        result = super().execute(sql, *parameters)
        countdown.after(self, sql)
        return result

    def cursor(self, *_arguments: Any) -> Any:
        return super().cursor(SqliteCursor)


class PostgresCursor(psycopg.Cursor[Any]):
    def execute(self, query: Any, *arguments: Any, **options: Any) -> Any:
        countdown.before(self.connection, query)
        result = super().execute(query, *arguments, **options)
        countdown.after(self.connection, query)
        return result

    def executemany(self, query: Any, *arguments: Any, **options: Any) -> None:
        countdown.before(self.connection, query)
        super().executemany(query, *arguments, **options)


def install() -> None:
    """Every connection made from now on counts."""
    sqlite_connect, postgres_connect = sqlite3.connect, psycopg.connect

    def to_sqlite(*arguments: Any, **options: Any) -> Any:
        kind = options.pop("factory", sqlite3.Connection)
        return sqlite_connect(*arguments, factory=type("Counting", (SqliteConnection, kind), {}), **options)

    def to_postgres(*arguments: Any, **options: Any) -> Any:
        return postgres_connect(*arguments, cursor_factory=PostgresCursor, **options)

    sqlite3.connect = to_sqlite
    psycopg.connect = to_postgres  # type: ignore[assignment]
