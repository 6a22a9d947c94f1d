"""The check finds nothing in a sound catalog, and names each kind of damage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from gazetteer.app import Platform
from gazetteer.auth.actor import Actor
from gazetteer.catalog import put, read
from gazetteer.catalog.checking import check
from gazetteer.catalog.delete import Deletion, delete
from gazetteer.catalog.jobs import Batch, Jobs
from gazetteer.catalog.patch import patch
from gazetteer.catalog.read import EntityKey, View
from gazetteer.secretstore.cipher import Cipher
from gazetteer.storage import subtree_store
from gazetteer.storage.transaction import WriteFunction, WriteTransaction

COLUMNS = [
    {"name": "id", "dataType": "BIGINT"},
    {"name": "mail", "dataType": "VARCHAR", "dataLength": 80},
]
SENSITIVE = {"tagFQN": "PII.Sensitive", "source": "Classification", "labelType": "Manual", "state": "Confirmed"}
REFERS = {
    "constraintType": "FOREIGN_KEY",
    "columns": ["id"],
    "referredColumns": ["pg.shop.sales.people.id"],
}


class Catalog:
    """A catalog that has something of everything."""

    def __init__(self, platform: Platform, admin: Actor) -> None:
        self.context = platform.context
        self.view = View(admin, "http://here/api/v1")

    def put(self, kind: str, **request: Any) -> dict[str, Any]:
        info = self.context.types.get(kind)
        return put.create_or_update(self.context, info, self.view, request).entity

    def patch(self, kind: str, name: str, *operations: dict[str, Any]) -> None:
        info = self.context.types.get(kind)
        patch(self.context, info, self.view, EntityKey(name, by_name=True), list(operations))

    def remove(self, kind: str, name: str, *, hard: bool = False) -> None:
        info = self.context.types.get(kind)
        delete(self.context, info, self.view, EntityKey(name, by_name=True), Deletion(recursive=True, hard=hard))

    def identity(self, kind: str, name: str) -> str:
        found = read.get(self.context, self.context.types.get(kind), EntityKey(name, by_name=True), self.view)
        return str(found["id"])

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Damage the database: past the catalog, without an event."""
        return self.context.database.write(WriteFunction(partial(_execute, sql=sql, parameters=parameters)))

    def rules(self) -> set[str]:
        return {finding.rule for finding in check.run(self.context).findings}


def _execute(write: WriteTransaction, sql: str, parameters: Sequence[Any]) -> int:
    return write.execute(sql, parameters)


@pytest.fixture
def catalog(platform: Platform, admin: Actor) -> Catalog:
    made = Catalog(platform, admin)
    config = {"type": "Postgres", "username": "u", "hostPort": "h:1", "authType": {"password": "swordfish"}}
    made.put("databaseService", name="pg", serviceType="Postgres", connection={"config": config})
    made.put("database", name="shop", service="pg")
    for schema in ("sales", "old"):
        made.put("databaseSchema", name=schema, database="pg.shop")
        for table in ("people", "orders"):
            made.put("table", name=table, databaseSchema=f"pg.shop.{schema}", columns=COLUMNS, tableType="Regular")
    made.patch(
        "table",
        "pg.shop.sales.orders",
        {"op": "add", "path": "/tableConstraints", "value": [REFERS]},
        {"op": "add", "path": "/tags", "value": [SENSITIVE]},
        {"op": "add", "path": "/columns/1/tags", "value": [SENSITIVE]},
        {"op": "add", "path": "/owners", "value": [{"type": "user", "id": made.identity("user", "admin")}]},
    )
    for text in ("one", "two", "three"):
        made.patch("table", "pg.shop.sales.orders", {"op": "add", "path": "/description", "value": text})
    made.patch("table", "pg.shop.sales.orders", {"op": "remove", "path": "/tags/0"})
    made.patch("table", "pg.shop.sales.people", {"op": "replace", "path": "/name", "value": "persons"})
    made.remove("table", "pg.shop.old.people")
    made.remove("databaseSchema", "pg.shop.old")
    made.put("databaseSchema", name="gone", database="pg.shop")
    made.put("table", name="t", databaseSchema="pg.shop.gone", columns=[])
    made.remove("databaseSchema", "pg.shop.gone", hard=True)
    platform.jobs.carry_out()
    return made


def test_a_sound_catalog_is_clean(catalog: Catalog) -> None:
    report = check.run(catalog.context)
    assert report.findings == []
    assert report.information == []
    with catalog.context.database.read() as session:
        assert report.entities == session.all("SELECT count(*) FROM entity")[0][0]
        assert report.position == session.all("SELECT seq FROM event_head")[0][0]


@pytest.mark.parametrize("act", ["delete", "restore", "erase"])
def test_an_act_that_is_not_carried_out_yet_is_no_damage(catalog: Catalog, platform: Platform, act: str) -> None:
    platform.jobs.stop()
    jobs = Jobs(catalog.context.database)
    for number in range(5):
        catalog.put("table", name=f"more{number}", databaseSchema="pg.shop.sales", columns=[])
    if act == "restore":
        catalog.remove("databaseSchema", "pg.shop.sales")
        jobs.carry_out()
    if act == "restore":
        catalog.put("databaseSchema", name="sales", database="pg.shop")
    else:
        catalog.remove("databaseSchema", "pg.shop.sales", hard=act == "erase")
    with catalog.context.database.read() as session:
        (hidden,) = subtree_store.pending(session)
    report = check.run(catalog.context)
    assert report.findings == []
    assert str(hidden.root_pk) in report.information[0]
    assert catalog.context.database.write(Batch(hidden, jobs.holder, 2))
    half = check.run(catalog.context)
    assert (half.findings, len(half.information)) == ([], 1)
    jobs.carry_out()
    done = check.run(catalog.context)
    assert (done.findings, done.information) == ([], [])


ORDERS = "(SELECT pk FROM entity WHERE name = 'orders' AND deleted = 0)"
WRONG_STEP = '{"o":{"nowhere":{"-":1}}}'
ADDED = "entity_pk, column_path, tag_pk, from_seq + 1, from_seq + 2, 0, 'Manual', 'Confirmed', '', applied_by"
CONTINUED = "source_pk, kind, target_pk, from_seq + 1, from_seq + 2, 0"
# (rule, statement that does the damage); each touches a row.
DAMAGES = [
    ("schema", "UPDATE alembic_version SET version_num = '0000'"),
    ("orphan", "UPDATE entity SET parent_pk = 900001 WHERE name = 'persons'"),
    ("orphan", f"UPDATE edge SET source_pk = 900001 WHERE source_pk = {ORDERS}"),
    ("orphan", f"UPDATE edge SET target_pk = 900001 WHERE source_pk = {ORDERS}"),
    ("orphan", f"UPDATE tag_usage SET tag_pk = 900001 WHERE entity_pk = {ORDERS} AND to_seq IS NULL"),
    ("orphan", f"UPDATE tag_usage SET entity_pk = 900001 WHERE entity_pk = {ORDERS}"),
    ("orphan", f"UPDATE tag_usage SET applied_by = 900001 WHERE entity_pk = {ORDERS}"),
    ("orphan", "UPDATE ref_slot SET target_pk = 900001"),
    ("orphan", "UPDATE ref_slot SET entity_pk = 900001"),
    ("orphan", "UPDATE secret SET entity_pk = 900001"),
    ("orphan", f"UPDATE term SET entity_pk = 900001 WHERE entity_pk = {ORDERS}"),
    ("orphan", f"UPDATE version SET entity_pk = 900001 WHERE entity_pk = {ORDERS}"),
    ("orphan", f"UPDATE placement SET entity_pk = 900001 WHERE entity_pk = {ORDERS}"),
    ("orphan", "UPDATE credential SET user_pk = 900001"),
    ("orphan", f"UPDATE entity SET updated_by = 900001 WHERE pk = {ORDERS}"),
    ("orphan", f"UPDATE event SET actor_pk = 900001 WHERE entity_pk = {ORDERS}"),
    ("orphan", "DELETE FROM entity WHERE name = 'sales'"),
    ("orphan", "DELETE FROM tombstone"),
    ("tombstone", f"UPDATE tombstone SET entity_pk = {ORDERS} WHERE type = 'table'"),
    ("path", "UPDATE entity SET path = substr(path, 1, 16) WHERE name = 'persons'"),
    ("type", "UPDATE entity SET type = 'database' WHERE name = 'persons'"),
    ("type", "UPDATE entity SET type = 'unheardOf' WHERE name = 'persons'"),
    ("name", "UPDATE entity SET local_key = 'x' WHERE name = 'persons'"),
    ("deletion", "UPDATE entity SET deleted = 0, deleted_seq = NULL WHERE name = 'orders' AND deleted = 1"),
    ("deletion", "UPDATE entity SET deleted_seq = NULL WHERE name = 'orders' AND deleted = 1"),
    ("placement", f"UPDATE placement SET name = 'x' WHERE entity_pk = {ORDERS}"),
    ("placement", f"UPDATE placement SET deleted = 1 WHERE entity_pk = {ORDERS}"),
    ("placement", f"UPDATE placement SET to_seq = from_seq + 1 WHERE entity_pk = {ORDERS}"),
    ("placement", f"DELETE FROM placement WHERE entity_pk = {ORDERS}"),
    ("interval", f"UPDATE edge SET to_seq = from_seq - 1 WHERE source_pk = {ORDERS}"),
    ("interval", f"UPDATE edge SET from_seq = 900001 WHERE source_pk = {ORDERS}"),
    (
        "interval",
        f"INSERT INTO edge SELECT {CONTINUED} FROM edge WHERE source_pk = {ORDERS}",
    ),
    (
        "interval",
        f"INSERT INTO tag_usage SELECT {ADDED} FROM tag_usage WHERE entity_pk = {ORDERS}",
    ),
    ("interval", "UPDATE placement SET from_seq = from_seq + 1 WHERE name = 'persons' AND to_seq IS NULL"),
    ("event log", f"DELETE FROM event WHERE entity_pk = {ORDERS} AND version = 3"),
    ("event log", "DELETE FROM event WHERE seq = 1"),
    ("event log", "DELETE FROM event WHERE seq = (SELECT seq FROM event_head)"),
    ("event log", "UPDATE event_head SET seq = seq + 1"),
    ("event log", f"UPDATE event SET version = 7 WHERE entity_pk = {ORDERS} AND version = 3"),
    ("event log", f"UPDATE entity SET seq = seq - 1 WHERE pk = {ORDERS}"),
    ("moment", "UPDATE moment SET at = at - 1000000 WHERE seq = (SELECT seq FROM event_head)"),
    ("moment", "DELETE FROM moment WHERE seq = (SELECT seq FROM event_head)"),
    ("moment", "UPDATE event SET at = at + 1 WHERE seq = 100"),
    ("head", "UPDATE event_head SET pk = 3"),
    ("head", "UPDATE event_head SET at = 1"),
    ("version", f"UPDATE entity SET version = version + 1 WHERE pk = {ORDERS}"),
    ("version", f"DELETE FROM version WHERE entity_pk = {ORDERS}"),
    ("version", f"DELETE FROM version WHERE entity_pk = {ORDERS} AND version = 1"),
    ("version", f"UPDATE version SET reverse_patch = NULL WHERE entity_pk = {ORDERS} AND version = 3"),
    (
        "version",
        f"UPDATE version SET reverse_patch = '{WRONG_STEP}' WHERE entity_pk = {ORDERS} AND version = 3",
    ),
    ("version", f"UPDATE version SET reverse_patch = '{{' WHERE entity_pk = {ORDERS} AND version = 3"),
    ("version", f"UPDATE version SET snapshot = '{{}}' WHERE entity_pk = {ORDERS} AND version = 3"),
    ("version", f"UPDATE version SET seq = 1 WHERE entity_pk = {ORDERS} AND version = 3"),
    ("version", f"UPDATE entity SET request_version = 99 WHERE pk = {ORDERS}"),
    ("counter", "UPDATE counter SET count = count + 1 WHERE type = 'table'"),
    ("counter", "DELETE FROM counter WHERE type = 'table' AND deleted = 0"),
    ("counter", "UPDATE counter SET deleted = deleted + 1000 WHERE type = 'table' AND deleted > 0"),
    ("term", f"DELETE FROM term WHERE entity_pk = {ORDERS}"),
    ("term", f"INSERT INTO term (field, value, entity_pk) VALUES ('tableType', 'View', {ORDERS})"),
    ("document", f"UPDATE entity SET doc = '{{' WHERE pk = {ORDERS}"),
    (
        "document",
        "UPDATE entity SET doc = replace(doc, '\"columns\"', '\"fullyQualifiedName\"') WHERE name = 'persons'",
    ),
    ("slot", "UPDATE ref_slot SET to_seq = from_seq + 1"),
    ("slot", "UPDATE ref_slot SET slot = slot + 1"),
    ("slot", "UPDATE ref_slot SET awaits = 'pg.shop.sales.people'"),
    ("tag", f"UPDATE tag_usage SET column_path = 'nowhere' WHERE entity_pk = {ORDERS} AND column_path <> ''"),
    ("secret", "UPDATE secret SET path = '/connection/config/other'"),
    ("secret", "UPDATE secret SET fingerprint = ciphertext"),
    ("secret", "UPDATE signing_key SET key_id = 'other'"),
]


class Undone(Exception):
    """Takes a unit of work back, and carries what it found."""


def damaged(catalog: Catalog, statement: str) -> set[str]:
    """The rules that a check names after a statement, which is taken back then."""

    def damage(write: WriteTransaction) -> None:
        if "signing_key" in statement:
            write.execute("INSERT INTO signing_key (key_id, private_key, created_at) VALUES ('k', ?, 1)", (b"x" * 40,))
        assert write.execute(statement) > 0, statement
        raise Undone(*(finding.rule for finding in check.examine(write.session, catalog.context).findings))

    with pytest.raises(Undone) as undone:
        catalog.context.database.write(WriteFunction(damage))
    return set(undone.value.args)


def test_names_each_kind_of_damage(catalog: Catalog) -> None:
    missed = [(rule, statement) for rule, statement in DAMAGES if rule not in damaged(catalog, statement)]
    assert missed == []
    assert catalog.rules() == set()


def test_another_key_is_named(catalog: Catalog) -> None:
    other = replace(catalog.context, cipher=Cipher(b"x" * 32))
    assert {finding.rule for finding in check.run(other).findings} == {"secret"}


def test_events_that_were_pruned_are_not_missed(catalog: Catalog) -> None:
    catalog.execute("DELETE FROM event WHERE seq <= 50")
    assert catalog.rules() == {"event log"}
    catalog.execute("UPDATE store_state SET event_horizon = 50")
    assert catalog.rules() == set()
    catalog.execute("DELETE FROM event WHERE seq = 51")
    assert catalog.rules() == {"event log"}


def test_much_damage_is_cut_short(catalog: Catalog) -> None:
    catalog.execute("UPDATE entity SET local_key = 'broken' || pk")
    names = [finding for finding in check.run(catalog.context).findings if finding.rule == "name"]
    assert len(names) == 21
    assert "more than 20" in names[-1].text
