"""One connection alone writes to a SQLite file and checkpoints: what keeps SQLite's WAL-reset fault away."""

from __future__ import annotations

import ast
import fcntl
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs
from typer.testing import CliRunner

from gazetteer import settings
from gazetteer.app import Platform, open_platform
from gazetteer.auth import subject
from gazetteer.catalog import put
from gazetteer.catalog.read import View
from gazetteer.cli.main import build
from gazetteer.errors import Unavailable
from gazetteer.storage import sqlite_file
from tests.conftest import SECRET_KEY
from tests.meta.repository import ROOT, python_files, syntax

OTHER_PROCESS = """
import sys
from pathlib import Path
from gazetteer.storage import sqlite_file
connection = sqlite_file.writer(Path(sys.argv[1]))
print("has it", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database whose log holds more than the file."""
    path = tmp_path / "of ours?.db"
    connection = sqlite_file.writer(path)
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    return path


def log(path: Path) -> bytes:
    return Path(f"{path}-wal").read_bytes()


class TestReaders:
    def test_cannot_write_or_checkpoint(self, file: Path) -> None:
        writer, reader = sqlite_file.writer(file), sqlite_file.reader(file)
        # Less than what makes the writer checkpoint by itself.
        writer.execute("INSERT INTO t VALUES (zeroblob(1000000))")
        before = (log(file), file.read_bytes())
        for statement in ("INSERT INTO t VALUES (1)", "PRAGMA wal_checkpoint", "PRAGMA wal_checkpoint(TRUNCATE)"):
            with pytest.raises(sqlite3.OperationalError):
                reader.execute(statement).fetchall()
        assert reader.execute("SELECT count(*) FROM t").fetchall() == [(1,)]
        assert (log(file), file.read_bytes()) == before
        reader.close()
        writer.close()

    def test_do_not_checkpoint_when_closed_last(self, file: Path) -> None:
        writer, reader = sqlite_file.writer(file), sqlite_file.reader(file)
        writer.execute("INSERT INTO t VALUES (1)")
        assert reader.execute("SELECT count(*) FROM t").fetchall() == [(1,)]
        writer.close()
        before = (log(file), file.read_bytes())
        reader.close()
        assert (log(file), file.read_bytes()) == before


class TestWriters:
    def test_what_is_acknowledged_is_on_disk(self, file: Path) -> None:
        writer = sqlite_file.writer(file)
        assert writer.execute("PRAGMA synchronous").fetchall() == [(2,)]
        assert writer.execute("PRAGMA journal_mode").fetchall() == [("wal",)]
        assert writer.execute("PRAGMA auto_vacuum").fetchall() == [(2,)]
        writer.close()

    def test_there_is_one_in_a_process(self, file: Path) -> None:
        first = sqlite_file.writer(file)
        with pytest.raises(Unavailable, match="another process writes"):
            sqlite_file.writer(file)
        first.close()
        sqlite_file.writer(file).close()

    def test_one_that_cannot_be_opened_owns_nothing(self, file: Path) -> None:
        whole = file.read_bytes()
        file.write_bytes(b"no database, but as long as one" * 1000)
        with pytest.raises(sqlite3.DatabaseError):
            sqlite_file.writer(file)
        file.write_bytes(whole)
        sqlite_file.writer(file).close()

    def test_there_is_one_on_a_machine_until_it_is_killed(self, file: Path, tmp_path: Path) -> None:
        link = tmp_path / "link"
        link.symlink_to(file.parent)
        command = [sys.executable, "-c", OTHER_PROCESS, str(link / file.name)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
            assert other.stdout is not None
            assert other.stdout.readline() == "has it\n"
            with pytest.raises(Unavailable, match="another process writes"):
                sqlite_file.writer(file)
            other.send_signal(signal.SIGKILL)
        sqlite_file.writer(file).close()


def test_a_new_file_is_its_owners_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    connection = sqlite_file.writer(tmp_path / "gazetteer.db")
    connection.execute("CREATE TABLE t (x)")
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    connection.close()
    assert set(modes.values()) == {0o600}
    assert {"gazetteer.db", "gazetteer.db-wal"} <= modes.keys()


class Opened:
    """Every connection to SQLite that this process makes, and whether it can write."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.writers: list[tuple[Any, str]] = []
        self.readers = 0
        connect = sqlite3.connect

        def watched(path: Any, *arguments: Any, **options: Any) -> Any:
            if str(path).endswith("?mode=ro"):
                self.readers += 1
                return connect(path, *arguments, **options)
            assert owned(Path(path)), "who writes owns the file"
            self.writers.append((connect(path, *arguments, **options), threading.current_thread().name))
            return self.writers[-1][0]

        monkeypatch.setattr(sqlite3, "connect", watched)
        monkeypatch.setattr(sqlite3.dbapi2, "connect", watched)  # type: ignore[attr-defined]

    def alive(self) -> int:
        return sum(_is_open(connection) for connection, _ in self.writers)


def owned(path: Path) -> bool:
    with Path(f"{path}-owner").open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _is_open(connection: sqlite3.Connection) -> bool:
    try:
        connection.total_changes  # noqa: B018  raises when it is closed
    except sqlite3.ProgrammingError:
        return False
    return True


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    return Opened(monkeypatch)


def use(platform: Platform) -> None:
    """Write and read from several threads."""
    context = platform.context
    view = View(subject.of(subject.named(context.database, subject.ADMIN)), "")

    def one(number: int) -> None:
        put.create(context, context.types.get("databaseService"), view, {"name": f"s{number}", "serviceType": "Mysql"})
        with context.database.read() as session:
            assert session.one("SELECT 1 FROM entity WHERE name = ?", (f"s{number}",)) == (1,)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(one, range(40)))


def catalog_at(home: Path, database: Path | None = None) -> Platform:
    url = None if database is None else f"sqlite:///{database}"
    return open_platform(settings.load({"home": str(home), "secret_key": SECRET_KEY, "database_url": url}))


class TestPlatforms:
    def test_one_connection_writes_and_nobody_else_can(
        self, sqlite_template: Path, tmp_path: Path, opened: Opened
    ) -> None:
        home = tmp_path / "home"
        shutil.copytree(sqlite_template, home)
        platform = catalog_at(home)
        use(platform)
        assert opened.alive() == 1
        assert opened.readers > 1
        # The one that looked for migrations is closed; then there is the one of the writer's thread.
        assert [thread for _, thread in opened.writers][1:] == ["gazetteer-writer"]
        platform.close()
        assert opened.alive() == 0

    def test_a_first_start_writes_in_one_thread_at_a_time(self, tmp_path: Path, opened: Opened) -> None:
        platform = catalog_at(tmp_path / "home")
        try:
            here = threading.current_thread().name
            assert [thread for _, thread in opened.writers] == [here, here, "gazetteer-writer"]
            assert opened.alive() == 1
        finally:
            platform.close()

    def test_a_stopped_catalog_is_whole_in_its_file(self, tmp_path: Path) -> None:
        platform = catalog_at(tmp_path / "home")
        use(platform)
        platform.close()
        assert {file.name for file in (tmp_path / "home").iterdir() if file.name.startswith("gazetteer.db")} == {
            "gazetteer.db",
            "gazetteer.db-owner",
        }
        alone = shutil.copy(tmp_path / "home" / "gazetteer.db", tmp_path / "copy.db")
        reader = sqlite_file.reader(Path(alone))
        assert reader.execute("SELECT count(*) FROM entity WHERE type = 'databaseService'").fetchall() == [(40,)]
        reader.close()

    def test_another_home_does_not_get_at_the_same_file(self, tmp_path: Path) -> None:
        database = tmp_path / "shared.db"
        first = catalog_at(tmp_path / "one", database)
        try:
            use(first)
            with pytest.raises(Unavailable, match="another process writes"):
                catalog_at(tmp_path / "two", database)
        finally:
            first.close()


def test_no_other_place_opens_a_file_of_sqlite() -> None:
    """SQLAlchemy's engine is for migrations, which run while the writing connection of `migrate.upgrade` is held."""
    found = set()
    for path in python_files():
        if path.startswith("src/gazetteer/") and not path.startswith("src/gazetteer/sqllineage/"):
            assert "wal_checkpoint" not in (ROOT / path).read_text(), "a log without a rest can be emptied by a reader"
            for node in ast.walk(syntax(path)):
                name = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
                if name.endswith(("sqlite3.connect", "sqlite3.Connection", "create_engine", "dbapi2.connect")):
                    found.add((path.removeprefix("src/gazetteer/"), name))
    assert found == {("storage/sqlite_file.py", "sqlite3.connect"), ("storage/migrations/env.py", "create_engine")}


@pytest.mark.parametrize(
    ("version", "fault"),
    [
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 45, 0), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 53, 0), False),
        ((4, 0, 0), False),
    ],
)
def test_versions_with_the_fault(version: tuple[int, ...], fault: bool) -> None:
    assert sqlite_file.wal_reset_fault(version) is fault
    assert (sqlite_file.caution(Path("x.db"), version) is not None) is fault


@pytest.mark.parametrize("fault", [True, False])
def test_a_server_says_so_once_when_it_starts(
    new_catalog: Callable[[], dict[str, str | None]], database: str, fault: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in new_catalog().items():
        if value is not None:
            monkeypatch.setenv(f"GAZETTEER_{name.upper()}", value)
    monkeypatch.setattr(sqlite_file, "wal_reset_fault", lambda _version: fault)
    monkeypatch.setattr("gazetteer.server.serve", lambda _platform, _ready: None)
    monkeypatch.setattr("gazetteer.monitoring.logs.configure", lambda _level: None)
    with capture_logs() as lines:
        assert CliRunner().invoke(build(), ["serve", "--port", "0"]).exit_code == 0
    said = [line["caution"] for line in lines if "caution" in line]
    assert len(said) == int(fault and database == "sqlite")
