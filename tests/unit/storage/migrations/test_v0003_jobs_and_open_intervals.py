"""What an earlier version left: content that looks like ours, acts under way, what races opened twice."""

from __future__ import annotations

import json

import pytest
from alembic import command

from gazetteer.catalog.documents import markers
from gazetteer.storage import job_store, migrate, subtree_store
from gazetteer.storage.dialects import dialect_of
from gazetteer.storage.subtree_store import DELETING, Hidden
from tests.conftest import NewDatabase
from tests.unit.storage.schema_reading import opened

ENTITY = (
    "INSERT INTO entity (pk, id, type, parent_pk, path, name, local_key, doc, version, deleted, seq, updated_at,"
    " updated_by) VALUES (?, ?, 'table', 0, ?, ?, ?, ?, 1, 0, 1, 1, 1)"
)
USERS = {"extension": {"$pk": "x", "$slot": True, "$$a": [{"$tag": {"b": 1}}]}, "description": "costs $5"}
OURS = {"tableConstraints": [{"referredColumns": [{"$slot": 0}]}]}
LABEL = {"$tag": 9, "labelType": "Manual", "state": "Confirmed"}
CHANGE = {
    "added": [
        ["owners", None, [{"$pk": 7}]],
        ["tags", None, [{"$tag": 9, "labelType": "Manual", "state": "Confirmed"}]],
    ],
    "updated": [["$secrets", {"/a": "1"}, {"/a": "2"}], ["extension", {"$pk": "x"}, {"$pk": 1, "more": 2}]],
    "deleted": [["tableConstraints", [{"$pk": 4, "path": "id"}], None]],
}


@pytest.fixture
def url(new_database: NewDatabase) -> str:
    """A database of the revision before."""
    made = new_database()
    command.upgrade(migrate.configuration(dialect_of(made)), "0002")
    with opened(made) as session:
        for pk, document in ((11, {**USERS, **OURS}), (12, {"columns": []})):
            path = pk.to_bytes(8, "big")
            session.execute(ENTITY, (pk, path, b"", str(pk), str(pk), json.dumps(document)))
        session.execute(
            "INSERT INTO event (seq, at, kind, recursive, change) VALUES (5, 1, 'entityUpdated', 0, ?)",
            (json.dumps(CHANGE),),
        )
        session.execute(
            "INSERT INTO hidden_subtree (root_pk, state, seq, deleted_seq, low, high)"
            " VALUES (12, 'deleting', 6, 6, ?, ?)",
            (b"a", b"b"),
        )
        for seq in (2, 3):
            session.execute(
                "INSERT INTO edge (source_pk, kind, target_pk, from_seq, position) VALUES (11, 'owner', 7, ?, 0)",
                (seq,),
            )
            session.execute(
                "INSERT INTO tag_usage (entity_pk, column_path, tag_pk, from_seq, position, label_type, state)"
                " VALUES (11, '', 9, ?, 0, 'Manual', 'Confirmed')",
                (seq,),
            )
    command.upgrade(migrate.configuration(dialect_of(made)), "0003")
    return made


def test_content_of_users_is_apart_from_ours(url: str) -> None:
    with opened(url) as session:
        stored = json.loads(session.all("SELECT doc FROM entity WHERE pk = 11")[0][0])
        change = json.loads(session.all("SELECT change FROM event WHERE seq = 5")[0][0])
    assert list(markers.slots(stored)) == [{"$slot": 0}]
    assert markers.shown({key: stored[key] for key in USERS}) == USERS
    assert stored["extension"] == {"$$pk": "x", "$$slot": True, "$$$a": [{"$$tag": {"b": 1}}]}
    assert change["added"] == CHANGE["added"]
    assert change["deleted"] == CHANGE["deleted"]
    assert change["updated"] == [
        ["$secrets", {"/a": "1"}, {"/a": "2"}],
        ["extension", {"$$pk": "x"}, {"$$pk": 1, "more": 2}],
    ]


def test_an_act_under_way_gets_a_job(url: str) -> None:
    with opened(url) as session:
        assert subtree_store.pending(session) == [Hidden(6, 6, 12, DELETING, 0, b"a", b"b")]
        job = job_store.one(session, 6)
    assert job is not None
    assert (job.kind, job.state, job.entity_pk, job.done, job.after_path) == ("subtree", "waiting", 12, 0, None)


def test_of_two_open_intervals_the_first_stays(url: str) -> None:
    with opened(url) as session:
        for table in ("edge", "tag_usage"):
            assert session.all(f"SELECT from_seq FROM {table} WHERE to_seq IS NULL") == [(2,)]
