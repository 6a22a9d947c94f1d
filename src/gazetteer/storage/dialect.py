"""A connection in use, and what each database system has to answer for it; SQLite and PostgreSQL: `dialects.py`."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import Any

from gazetteer.errors import BadRequest, GazetteerError, Unavailable

Row = tuple[Any, ...]

TOO_LONG = "this takes more time than one request may; ask for less, such as by a filter or a smaller page"
# So many rows of a large result are in memory at a time.
STREAMED = 1000


class Session:
    """One connection in use: SQL with `?` in, rows as tuples out."""

    def __init__(self, connection: Any, dialect: Dialect) -> None:
        self.connection = connection
        self.dialect = dialect
        self._end: float | None = None

    def begin(self, seconds: float | None) -> None:
        """What follows may take so many seconds; None: as long as it needs."""
        self._end = None if seconds is None else time.monotonic() + seconds

    @property
    def is_over(self) -> bool:
        """Whether the time that there was has been used up."""
        return self._end is not None and time.monotonic() > self._end

    def _check(self) -> None:
        if self.is_over:
            raise Unavailable(TOO_LONG)

    def all(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        self._check()
        try:
            rows: list[Row] = self.connection.execute(self.dialect.translate(sql), parameters).fetchall()
        except self.dialect.errors as error:
            raise self.dialect.explain(error) from error
        return rows

    def one(self, sql: str, parameters: Sequence[Any] = ()) -> Row | None:
        rows = self.all(sql, parameters)
        return rows[0] if rows else None

    def stream(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[list[Row]]:
        """The rows of a large result, some at a time; other statements may run in between."""
        try:
            with closing(self.dialect.streaming(self.connection)) as cursor:
                cursor.execute(self.dialect.translate(sql), parameters)
                while rows := cursor.fetchmany(STREAMED):
                    self._check()
                    yield rows
        except self.dialect.errors as error:
            raise self.dialect.explain(error) from error

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Run a statement; returns how many rows it touched."""
        try:
            touched: int = self.connection.execute(self.dialect.translate(sql), parameters).rowcount
        except self.dialect.errors as error:
            raise self.dialect.explain(error) from error
        return touched

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement once per row of parameters, as one batch."""
        rows = list(rows)
        if not rows:
            return
        if len(rows) == 1:
            self.execute(sql, rows[0])
            return
        try:
            cursor = self.connection.cursor()
            cursor.executemany(self.dialect.translate(sql), rows)
            cursor.close()
        except self.dialect.errors as error:
            raise self.dialect.explain(error) from error


# What everybody may hear of the database; drivers name hosts and databases.
NO_DATABASE = "the database cannot be reached"
REFUSED = "the database refused; nothing was written, try again later"

# What drivers raise for a value that they cannot even send.
NO_VALUE = (OverflowError, UnicodeError)


class Dialect(ABC):
    """One database system: how to connect, to begin, and what its errors mean."""

    name: str
    errors: tuple[type[Exception], ...]
    # Whether one process alone has the database, so that what others held is free.
    one_process = False
    # How many files a connection has open.
    files_each = 1
    # Whether a migration copies a table to change it, for want of statements that do.
    copies_to_alter = False

    def __init__(self, url: str) -> None:
        self.url = url

    @abstractmethod
    def connect(self, *, read_only: bool) -> Any:
        """A new connection that commits nothing by itself.

        Raises:
            Unavailable: the database cannot be reached or is too old; says why.
        """

    @abstractmethod
    def begin_read(self, session: Session) -> None:
        """Begin a transaction that sees one state of the database throughout."""

    @abstractmethod
    def limit_reading(self, session: Session, seconds: float | None) -> None:
        """Have a new connection for reading end statements that go on when the session's time is over."""

    @abstractmethod
    def begin_write(self, session: Session) -> Row:
        """Begin a transaction that is the only one to write.

        Returns:
            The head of the event log, `(seq, at, pk)`, and the time of day in epoch milliseconds. With several
            processes it is the database's time, so that one wrong clock among them does no harm.
        """

    @abstractmethod
    def translate(self, sql: str) -> str:
        """A statement with `?` for its parameters in the driver's own notation."""

    @abstractmethod
    def streaming(self, connection: Any) -> Any:
        """A cursor that leaves the rows where they are until they are fetched."""

    @abstractmethod
    def like(self, column: str) -> str:
        """A condition: a text is like a parameter (`%`, `_`, `\\` escapes), whatever the case of its ASCII letters."""

    @abstractmethod
    def beyond_ascii(self, column: str) -> str:
        """A condition: a text has characters beyond ASCII."""

    def explain(self, error: Exception) -> GazetteerError:
        """The error of ours for one of the driver's: a BadRequest where a value is to blame, not the database."""
        if isinstance(error, NO_VALUE) or self.blames_value(error):
            reason = str(error).splitlines()[:1]
            return BadRequest(f"the database cannot hold a value of this request: {reason}", detail=str(error))
        return self.explain_own(error)

    @abstractmethod
    def blames_value(self, error: Exception) -> bool:
        """Whether a value of the statement is the reason, and would be again."""

    @abstractmethod
    def explain_own(self, error: Exception) -> GazetteerError:
        """The error of ours for one of the driver's that no value is to blame for."""

    def alive(self, connection: Any) -> bool:
        """Whether a connection can still be used."""
        return connection is not None

    @property
    def caution(self) -> str | None:
        """What an operator has to know of the database system in use; None: nothing."""
        return None

    @abstractmethod
    def in_transaction(self, connection: Any) -> bool:
        """Whether a transaction is open, even a failed one."""

    @abstractmethod
    def check_existence(self) -> None:
        """Find out, without making anything, whether there can be a catalog.

        Raises:
            Unavailable: there is no database; a server's says so itself when it is connected to.
        """

    @abstractmethod
    def has_table(self, session: Session, name: str) -> bool:
        """Whether there is a table of this name."""

    @abstractmethod
    def lock_schema(self, session: Session) -> None:
        """Keep other processes from migrating, until the session's connection is closed."""

    @abstractmethod
    def prepare_migration(self, engine: Any) -> None:
        """Make SQLAlchemy's engine do a migration whole or not at all."""

    @property
    @abstractmethod
    def alchemy_url(self) -> str:
        """The URL by which SQLAlchemy reaches the same database."""

    @property
    @abstractmethod
    def durability(self) -> str:
        """The settings that decide whether what was acknowledged is on disk."""


def marks(count: int) -> str:
    """That many parameters, for an IN list."""
    return ",".join("?" * count)
