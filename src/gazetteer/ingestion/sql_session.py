"""A connection to somebody else's SQL database: reads, repeats what may pass, reconnects."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, Protocol, Self

from gazetteer.errors import RemoteError, TransientError

# Three attempts with these waits outlive a failover of a managed database's proxy, and still answer a
# person who mistyped a port within a few seconds.
WAITS_SECONDS = (1.0, 2.0)


class Cursor(Protocol):
    """The part of a DB-API cursor that is used."""

    def execute(self, statement: Any, parameters: Any = ..., /) -> Any: ...
    def fetchall(self) -> list[Any]: ...
    def close(self) -> None: ...


class Connection(Protocol):
    """The part of a DB-API connection that is used."""

    def cursor(self) -> Any: ...
    def close(self) -> None: ...


class SqlSession:
    """Runs reading statements on one connection, each on its own, outside of any longer transaction.

    Arguments:
        connect: opens a connection that only reads and commits by itself.
        settings: a statement that is run on each new connection before anything else.
        driver_error: the driver's base class of errors.
        classify: makes one of our errors of one of the driver's.
        wait: sleeps, in seconds.
    """

    def __init__(
        self,
        connect: Callable[[], Connection],
        settings: str | None,
        driver_error: type[Exception],
        classify: Callable[[Exception], RemoteError],
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self._connect = connect
        self._settings = settings
        self._driver_error = driver_error
        self._classify = classify
        self._wait = wait
        self._connection: Connection | None = None

    def rows(self, statement: str, parameters: Sequence[Any] = (), *, attempts: int = len(WAITS_SECONDS) + 1) -> Any:
        """All rows of one statement, as a list of tuples.

        Arguments:
            statement: in the driver's own parameter style.
            parameters: the values to bind.
            attempts: how often what fails for the moment is tried, each time on a new connection.

        Raises:
            RemoteError: the source refused, or failed as often as was tried.
        """
        for attempt in range(1, attempts + 1):
            try:
                return self._rows(statement, parameters)
            except TransientError:
                self.close()
                if attempt == attempts:
                    raise
                self._wait(WAITS_SECONDS[min(attempt, len(WAITS_SECONDS)) - 1])
        raise ValueError(f"attempts is {attempts}; at least 1 is needed")

    def _rows(self, statement: str, parameters: Sequence[Any]) -> list[Any]:
        try:
            if self._connection is None:
                self._connection = self._opened()
            return _fetched(self._connection, statement, parameters)
        except self._driver_error as error:
            raise self._classify(error) from error

    def _opened(self) -> Connection:
        connection = self._connect()
        if self._settings is not None:
            try:
                _fetched(connection, self._settings, ())
            except self._driver_error:
                connection.close()
                raise
        return connection

    def close(self) -> None:
        """Close the connection; a later statement opens a new one."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def _fetched(connection: Connection, statement: str, parameters: Sequence[Any]) -> list[Any]:
    cursor: Cursor = connection.cursor()
    try:
        # Without parameters most drivers leave percent signs alone, and some refuse an empty list.
        cursor.execute(*((statement, parameters) if parameters else (statement,)))
        return cursor.fetchall()
    finally:
        cursor.close()
