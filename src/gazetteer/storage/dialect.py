"""Tells SQLite from PostgreSQL; only the declarations of tables and the default file do so elsewhere."""

from __future__ import annotations

import functools
import sqlite3
import uuid
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from gazetteer.errors import BadRequest, GazetteerError, MissingDriver, Unavailable, UniqueViolation
from gazetteer.kit import clock
from gazetteer.storage import sqlite_file
from gazetteer.storage.database_urls import shown_of_postgres, without_password

Row = tuple[Any, ...]

OLDEST_SQLITE = (3, 35)
OLDEST_POSTGRES = 140000
# The number of the advisory lock that migrations take.
SCHEMA_LOCK = 7_304_215_021
# So many rows of a large result are in memory at a time.
STREAMED = 1000


class Session:
    """One connection in use: SQL with `?` in, rows as tuples out."""

    def __init__(self, connection: Any, dialect: Dialect) -> None:
        self.connection = connection
        self.dialect = dialect

    def all(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
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


class SqliteDialect(Dialect):
    """A file of this process."""

    name = "sqlite"
    one_process = True
    errors = (sqlite3.Error, *NO_VALUE)
    copies_to_alter = True

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.path = Path(url.removeprefix("sqlite:///"))
        if sqlite3.sqlite_version_info < OLDEST_SQLITE:
            raise Unavailable(
                f"SQLite {sqlite3.sqlite_version} is too old; 3.35 or newer is needed "
                "(use a newer Python, or PostgreSQL by --database-url)"
            )

    def connect(self, *, read_only: bool) -> sqlite3.Connection:
        try:
            return sqlite_file.reader(self.path) if read_only else sqlite_file.writer(self.path)
        except (sqlite3.Error, OSError) as error:
            raise Unavailable(NO_DATABASE, detail=f"{self.path}: {error}") from error

    def begin_read(self, session: Session) -> None:
        session.execute("BEGIN")

    def begin_write(self, session: Session) -> Row:
        session.execute("BEGIN IMMEDIATE")
        return (*session.all("SELECT seq, at, pk FROM event_head")[0], clock.milliseconds())

    def translate(self, sql: str) -> str:
        return sql

    def streaming(self, connection: Any) -> Any:
        return connection.cursor()

    def like(self, column: str) -> str:
        return f"{column} LIKE ? ESCAPE '\\'"

    def beyond_ascii(self, column: str) -> str:
        return f"length({column}) < length(CAST({column} AS BLOB))"

    def blames_value(self, error: Exception) -> bool:
        return isinstance(error, sqlite3.DataError)

    def explain_own(self, error: Exception) -> GazetteerError:
        if isinstance(error, sqlite3.IntegrityError) and "UNIQUE" in str(error):
            return UniqueViolation(detail=str(error))
        if isinstance(error, sqlite3.OperationalError):
            return Unavailable(REFUSED, detail=str(error))
        return GazetteerError(f"the database failed: {type(error).__name__}", detail=str(error))

    def in_transaction(self, connection: Any) -> bool:
        return bool(connection.in_transaction)

    def check_existence(self) -> None:
        if not self.path.exists():
            raise Unavailable(f"there is no database {self.path}; choose another with --home or --database-url")

    def has_table(self, session: Session, name: str) -> bool:
        return session.one("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)) is not None

    def lock_schema(self, session: Session) -> None:
        """The transaction of the migration keeps others from writing."""

    def prepare_migration(self, engine: Any) -> None:
        sqlite_file.prepare_migration(engine)

    @property
    def alchemy_url(self) -> str:
        return f"sqlite:///{self.path}"

    @property
    def caution(self) -> str | None:
        return sqlite_file.caution(self.path, sqlite3.sqlite_version_info)

    @property
    def durability(self) -> str:
        return "sqlite journal_mode=WAL synchronous=FULL"


class PostgresDialect(Dialect):
    """A PostgreSQL server, 14 or newer."""

    name = "postgresql"

    def __init__(self, url: str) -> None:
        super().__init__(url)
        try:
            import psycopg
        except ImportError as error:
            raise MissingDriver("psycopg", "server") from error
        self._psycopg = psycopg
        self._shown = shown_of_postgres(url, psycopg)
        self.errors = (psycopg.Error, *NO_VALUE)

    def connect(self, *, read_only: bool) -> Any:
        try:
            connection = self._psycopg.connect(self.url, autocommit=True, application_name="gazetteer")
        except self._psycopg.Error as error:
            raise Unavailable(NO_DATABASE, detail=f"{self._shown}: {error}") from error
        if connection.info.server_version < OLDEST_POSTGRES:
            found = connection.info.server_version // 10000
            connection.close()
            raise Unavailable(f"PostgreSQL {found} is too old; 14 or newer is needed")
        if not read_only:
            connection.execute(
                "SELECT set_config('synchronous_commit', 'on', false)"
                " WHERE current_setting('synchronous_commit') IN ('off', 'local')"
            )
        return connection

    def begin_read(self, session: Session) -> None:
        session.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    def begin_write(self, session: Session) -> Row:
        session.execute("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")
        return session.all(
            "SELECT seq, at, pk, CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)"
            " FROM event_head FOR UPDATE"
        )[0]

    def translate(self, sql: str) -> str:
        return _with_percent(sql)

    def streaming(self, connection: Any) -> Any:
        return connection.cursor(f"gazetteer_{uuid.uuid4().hex}")

    def like(self, column: str) -> str:
        return f"{column} ILIKE ? ESCAPE '\\'"

    def beyond_ascii(self, column: str) -> str:
        return f"length({column}) < octet_length({column})"

    def blames_value(self, error: Exception) -> bool:
        # 54: more than an index or the server takes; psycopg calls it an OperationalError.
        # https://www.postgresql.org/docs/current/errcodes-appendix.html
        if isinstance(error, self._psycopg.errors.ProgramLimitExceeded):
            return True
        return isinstance(error, self._psycopg.DataError)

    def explain_own(self, error: Exception) -> GazetteerError:
        if isinstance(error, self._psycopg.errors.UniqueViolation):
            return UniqueViolation(detail=str(error))
        if isinstance(error, self._psycopg.OperationalError):
            return Unavailable(REFUSED, detail=str(error))
        return GazetteerError(f"the database failed: {type(error).__name__}", detail=str(error))

    def alive(self, connection: Any) -> bool:
        return connection is not None and not connection.closed

    def in_transaction(self, connection: Any) -> bool:
        return bool(connection.info.transaction_status != self._psycopg.pq.TransactionStatus.IDLE)

    def check_existence(self) -> None:
        """Connecting fails where there is none."""

    def has_table(self, session: Session, name: str) -> bool:
        sql = "SELECT 1 FROM pg_tables WHERE tablename = ? AND schemaname = current_schema()"
        return session.one(sql, (name,)) is not None

    def lock_schema(self, session: Session) -> None:
        session.execute("SELECT pg_advisory_lock(?)", (SCHEMA_LOCK,))

    def prepare_migration(self, engine: Any) -> None:
        """The server does every statement of a migration in its transaction."""

    @property
    def alchemy_url(self) -> str:
        return urlunsplit(urlsplit(self.url)._replace(scheme="postgresql+psycopg"))

    @property
    def durability(self) -> str:
        return "postgresql fsync=on synchronous_commit=on"


@functools.lru_cache(maxsize=1024)
def _with_percent(sql: str) -> str:
    return sql.replace("%", "%%").replace("?", "%s")


def dialect_of(url: str) -> Dialect:
    """The dialect that a database URL asks for.

    Raises:
        Unavailable: no dialect serves this URL.
    """
    if url.startswith("sqlite:///"):
        return SqliteDialect(url)
    if url.startswith(("postgresql://", "postgres://")):
        return PostgresDialect(url)
    raise Unavailable(
        f"the database URL {without_password(url)!r} is not understood; allowed are sqlite:///PATH and "
        "postgresql://USER:PASSWORD@HOST:PORT/DATABASE"
    )


def marks(count: int) -> str:
    """That many parameters, for an IN list."""
    return ",".join("?" * count)
