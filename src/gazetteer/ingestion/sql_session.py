"""A connection to somebody else's SQL database: reads, repeats what may pass, reconnects."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Any, Protocol, Self

from gazetteer.errors import BusyError, RemoteError, TerminalError, TransientError

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
    def rollback(self) -> None: ...
    def close(self) -> None: ...


class SqlSession:
    """Runs reading statements on one connection, each in a transaction of its own.

    Nothing is set for longer: behind a pooler, the next transaction of the server's connection is somebody else's.
    Nor does any transaction last as long as a harvest, which would keep what it read locked.

    Arguments:
        connect: opens a connection.
        begin: begins a transaction that only reads, with settings that end with it; run before each statement. None
            if the driver begins one by itself and nothing is to be set.
        driver_error: the driver's base class of errors.
        classify: makes one of our errors of one of the driver's.
        wait: sleeps, in seconds.
    """

    def __init__(
        self,
        connect: Callable[[], Connection],
        begin: str | None,
        driver_error: type[Exception],
        classify: Callable[[Exception], RemoteError],
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self._connect = connect
        self._begin = begin
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
            except BusyError:
                # The connection is as good as before, and who asks knows what else there is to do meanwhile.
                raise
            except TransientError:
                self.close()
                if attempt == attempts:
                    raise
                self.wait(WAITS_SECONDS[min(attempt, len(WAITS_SECONDS)) - 1])
        raise ValueError(f"attempts is {attempts}; at least 1 is needed")

    def wait(self, seconds: float) -> None:
        """Let some time pass in which what is in the way may go."""
        self._wait(seconds)

    def _rows(self, statement: str, parameters: Sequence[Any]) -> list[Any]:
        try:
            if self._connection is None:
                self._connection = self._connect()
            return self._in_transaction(self._connection, statement, parameters)
        except self._driver_error as error:
            raise self._classify(error) from error
        except (TypeError, ValueError) as error:
            # Drivers let those through that come of values which they cannot make sense of.
            raise TerminalError(f"the driver cannot read the source's answer: {error}") from error

    def _in_transaction(self, connection: Connection, statement: str, parameters: Sequence[Any]) -> list[Any]:
        try:
            if self._begin is not None:
                _executed(connection, self._begin, ()).close()
            cursor = _executed(connection, statement, parameters)
            try:
                found = cursor.fetchall()
            finally:
                cursor.close()
        except BaseException:
            # Of a connection that is lost the transaction is lost as well; the first error is the one to tell.
            with suppress(self._driver_error):
                connection.rollback()
            raise
        connection.rollback()
        return found

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


def _executed(connection: Connection, statement: str, parameters: Sequence[Any]) -> Cursor:
    cursor: Cursor = connection.cursor()
    # Without parameters most drivers leave percent signs alone, and some refuse an empty list.
    cursor.execute(*((statement, parameters) if parameters else (statement,)))
    return cursor
