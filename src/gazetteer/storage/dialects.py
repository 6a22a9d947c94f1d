"""SQLite and PostgreSQL are told apart here, and else only by declarations of tables and the default file."""

from __future__ import annotations

import functools
import sqlite3
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from gazetteer.errors import GazetteerError, MissingDriver, Unavailable, UniqueViolation
from gazetteer.kit import clock
from gazetteer.storage import sqlite_file
from gazetteer.storage.database_urls import shown_of_postgres, without_password
from gazetteer.storage.dialect import NO_DATABASE, NO_VALUE, REFUSED, TOO_LONG, Dialect, Row, Session

OLDEST_SQLITE = (3, 35)
OLDEST_POSTGRES = 140000
# The number of the advisory lock that migrations take.
SCHEMA_LOCK = 7_304_215_021

# How many steps of SQLite's machine there are between two looks at the clock: some ten milliseconds.
STEPS = 200_000


class SqliteDialect(Dialect):
    """A file of this process."""

    name = "sqlite"
    one_process = True
    # The database and its log.
    files_each = 2
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

    def limit_reading(self, session: Session, seconds: float | None) -> None:
        if seconds is not None:
            session.connection.set_progress_handler(lambda: session.is_over, STEPS)

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
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                return Unavailable(TOO_LONG)
            return Unavailable(REFUSED, detail=str(error))
        return GazetteerError(f"the database failed: {type(error).__name__}", detail=str(error))

    def in_transaction(self, connection: Any) -> bool:
        return bool(connection.in_transaction)

    def check_existence(self) -> None:
        if not self.path.exists():
            raise Unavailable(f"there is no database {self.path}; choose another with --home or --database-url")
        if not self.path.is_file():
            raise Unavailable(f"{self.path} is no file; choose another with --home or --database-url")

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


# How long a writer waits for the event log, which others hold for milliseconds; and how long one that does nothing may
# hold it. Together they bound for how long a server that is frozen stops the others' writes.
LOCK_SECONDS, FROZEN_SECONDS = 2.0, 5.0
# How long to wait for a server that does not answer: in seconds, and in milliseconds for what was sent to it.
_PATIENCE: dict[str, Any] = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "tcp_user_timeout": 15_000,
}


APPLICATION = "gazetteer"
# The server ends a transaction that is idle. One that waits for the rest of a batch is none to it: we end that.
# https://www.postgresql.org/docs/current/monitoring-stats.html
_END_FROZEN = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
    " AND usename = current_user AND application_name = ? AND pid <> pg_backend_pid() AND backend_xid IS NOT NULL"
    " AND wait_event_type = 'Client' AND state_change < clock_timestamp() - make_interval(secs => ?)"
)


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
            connection = self._psycopg.connect(self.url, autocommit=True, application_name=APPLICATION, **_PATIENCE)
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
            self._set(connection, lock_timeout=LOCK_SECONDS, idle_in_transaction_session_timeout=FROZEN_SECONDS)
        return connection

    def begin_read(self, session: Session) -> None:
        session.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    def limit_reading(self, session: Session, seconds: float | None) -> None:
        if seconds is not None:
            self._set(session.connection, statement_timeout=seconds, idle_in_transaction_session_timeout=2 * seconds)

    def _set(self, connection: Any, **seconds: float) -> None:
        for name, value in seconds.items():
            connection.execute("SELECT set_config(%s, %s, false)", (name, f"{value * 1000:.0f}ms"))

    def begin_write(self, session: Session) -> Row:
        try:
            return self._with_head(session)
        except Unavailable as error:
            if not isinstance(error.__cause__, self._psycopg.errors.LockNotAvailable):
                raise
            session.execute("ROLLBACK")
            if not session.one(_END_FROZEN, (APPLICATION, FROZEN_SECONDS)):
                raise
        return self._with_head(session)

    def _with_head(self, session: Session) -> Row:
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
        if isinstance(error, self._psycopg.errors.QueryCanceled):
            return Unavailable(TOO_LONG)
        if isinstance(error, self._psycopg.errors.LockNotAvailable):
            return Unavailable("another server holds the event log; nothing was written, try again later")
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
