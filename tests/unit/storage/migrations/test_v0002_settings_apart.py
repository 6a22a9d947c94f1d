"""What was in the table of settings is found again, each in the table of its subject."""

from __future__ import annotations

import json
from typing import Any

import pytest
from alembic import command

from gazetteer.kit import clock
from gazetteer.storage import migrate, state_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.dialects import dialect_of
from tests.conftest import NewDatabase
from tests.unit.storage.schema_reading import opened

PIPELINE, DELETED, ERASED = b"\x01" * 16, b"\x02" * 16, b"\x03" * 16
LONG = "l" * 900
ENTITY = (
    "INSERT INTO entity (pk, id, type, parent_pk, path, name, local_key, doc, version, deleted, seq, updated_at,"
    " updated_by) VALUES (?, ?, 'ingestionPipeline', 0, ?, ?, ?, '{}', 1, ?, 1, 1, 1)"
)
RUNS = [{"runId": "r3", "note": "é"}, {"runId": "r1", "timestamp": 1_000}, {"runId": LONG, "startDate": 2_000}]
STORED = {
    "openmetadata.profiler": '{"a":1}',
    # Names of clients' settings that are those of other rows when their beginning is gone.
    "openmetadata.seed": '{"b":2}',
    "openmetadata.checkpoint.x": '{"c":3}',
    "checkpoint.harvest:pg": '{"scopes":["pg.a"]}',
    "checkpoint.a.b": '{"at":1}',
    f"checkpoint.{LONG}": '{"at":2}',
    f"runs.{PIPELINE.hex()}": json.dumps(RUNS),
    f"runs.{DELETED.hex()}": json.dumps([{"runId": "d", "timestamp": 5}]),
    f"runs.{ERASED.hex()}": json.dumps([{"runId": "e"}]),
    "seed": "1",
    "event_horizon": "7",
}


@pytest.fixture
def url(new_database: NewDatabase) -> str:
    """A database of the revision before, with rows of each kind."""
    made = new_database()
    command.upgrade(migrate.configuration(dialect_of(made)), "0001")
    with opened(made) as session:
        for pk, identity, deleted in ((11, PIPELINE, 0), (12, DELETED, 1)):
            session.execute(ENTITY, (pk, identity, b"", str(pk), str(pk), deleted))
        session.many("INSERT INTO setting (name, value) VALUES (?, ?)", list(STORED.items()))
    return made


def _upgraded(url: str) -> None:
    command.upgrade(migrate.configuration(dialect_of(url)), "0002")


def _dictionary(session: Session, sql: str) -> dict[str, Any]:
    return {name: json.loads(value) for name, value in session.all(sql)}


def test_each_row_is_found_in_the_table_of_its_subject(url: str) -> None:
    before = clock.milliseconds()
    _upgraded(url)
    with opened(url) as session:
        assert _dictionary(session, "SELECT name, value FROM setting") == {
            "profiler": {"a": 1},
            "seed": {"b": 2},
            "checkpoint.x": {"c": 3},
        }
        checkpoints = _dictionary(session, "SELECT key, state FROM checkpoint")
        long = next(key for key in checkpoints if key not in ("harvest:pg", "a.b"))
        assert checkpoints == {"harvest:pg": {"scopes": ["pg.a"]}, "a.b": {"at": 1}, long: {"at": 2}}
        assert len(long) == 64
        assert session.all("SELECT min(updated_at) FROM checkpoint")[0][0] >= before
        assert (state_store.seed_revision(session), state_store.event_horizon(session)) == (1, 7)
        assert state_store.oldest_revision(session) == "0002"


def test_runs_keep_their_order_and_their_pipeline(url: str) -> None:
    _upgraded(url)
    with opened(url) as session:
        rows = session.all("SELECT entity_pk, kind, at, key, value FROM series ORDER BY entity_pk, at DESC")
    assert [(pk, kind, json.loads(value)) for pk, kind, _, _, value in rows] == [
        *((11, "run", run) for run in RUNS),
        (12, "run", {"runId": "d", "timestamp": 5}),
    ]
    assert [row[3] for row in rows][:2] == ["r3", "r1"]
    assert len(rows[2][3]) == 64
    # The times that the runs tell, unless that would change their order.
    assert [row[2] for row in rows][1:] == [1_000, 999, 5]


def test_what_cannot_be_moved_stops_the_migration_whole(url: str) -> None:
    with opened(url) as session:
        session.execute("INSERT INTO setting (name, value) VALUES ('unheard', '1')")
    with pytest.raises(RuntimeError, match="'unheard'"):
        _upgraded(url)
    with opened(url) as session:
        assert migrate.revision(session) == "0001"
        assert session.all("SELECT count(*) FROM setting")[0][0] == len(STORED) + 1
        assert not session.dialect.has_table(session, "series")
