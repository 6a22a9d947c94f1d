"""Names at a time: by the names and the parents of then."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from gazetteer.app import Platform
from gazetteer.auth.actor import Actor
from gazetteer.catalog import read, versions
from gazetteer.catalog.documents.names import Names
from gazetteer.catalog.read import EntityKey
from gazetteer.events import log
from gazetteer.storage import entity_store, event_store, history_store
from gazetteer.storage.entity_store import EntityRow
from gazetteer.storage.transaction import WriteTransaction
from tests.unit.catalog.writing.test_subtrees import BASE, Catalog
from tests.unit.counting_session import CountingSession

TABLE = "pg.shop.sales.t0"


def row_of(catalog: Catalog, kind: str, name: str) -> EntityRow:
    with catalog.context.database.read() as session:
        info = catalog.context.types.get(kind)
        return read.find(session, catalog.context, info, EntityKey(name, by_name=True), catalog.view.sight, "all")


def position(catalog: Catalog) -> int:
    with catalog.context.database.read() as session:
        return event_store.position(session)


@dataclass
class Move:
    """Hang an entity, with what is below it, under another parent of the same type."""

    row: EntityRow
    parent: EntityRow

    def apply(self, write: WriteTransaction) -> None:
        old, new = self.row.path, self.parent.inside
        seq = write.take_seq()
        write.execute("UPDATE entity SET parent_pk = ?, path = ? WHERE pk = ?", (self.parent.pk, new, self.row.pk))
        low = self.row.inside
        below = write.all("SELECT pk, path FROM entity WHERE path >= ? AND path < ?", (low, entity_store.path_end(low)))
        write.session.many(
            "UPDATE entity SET path = ? WHERE pk = ?", [(new + path[len(old) :], pk) for pk, path in below]
        )
        write.execute("DELETE FROM counter")
        write.execute(
            "INSERT INTO counter (type, deleted, path, count) SELECT type, coalesce(deleted_seq, 0), path, count(*)"
            " FROM entity GROUP BY type, coalesce(deleted_seq, 0), path"
        )
        history_store.replace_placement(write, self.row.pk, seq=seq)
        event_store.add_events(
            write, [event_store.EventRow(seq, write.now, "entityUpdated", "table", None, None, None, None, None, 0)]
        )


@pytest.fixture
def catalog(platform: Platform, admin: Actor) -> Catalog:
    made = Catalog(platform, admin)
    made.put("databaseService", name="lake", serviceType="Postgres")
    made.put("database", name="other", service="lake")
    return made


def move(catalog: Catalog, schema: str = "pg.shop.sales") -> None:
    moved = Move(row_of(catalog, "databaseSchema", schema), row_of(catalog, "database", "lake.other"))
    catalog.context.database.write(moved)


def name_at(catalog: Catalog, pk: int, seq: int | None) -> str:
    with catalog.context.database.read() as session:
        return Names(session, catalog.context.types, seq=seq).fqn(pk)


def names_told(catalog: Catalog, pk: int) -> list[str | None]:
    """The names of an entity in its events."""
    identity = read.identity(next(iter(_rows(catalog, [pk]).values())))
    events = log.changes(catalog.context, log.Asked(limit=5000), BASE).events
    return [event.get("entityFullyQualifiedName") for event in events if event.get("entityId") == identity]


def _rows(catalog: Catalog, pks: list[int]) -> dict[int, EntityRow]:
    with catalog.context.database.read() as session:
        return entity_store.by_pks(session, pks)


def test_a_move_does_not_rewrite_history(catalog: Catalog) -> None:
    pk = row_of(catalog, "table", TABLE).pk
    first = position(catalog)
    catalog.patch("databaseService", "pg", "/name", "postgres")
    renamed = position(catalog)
    move(catalog, "postgres.shop.sales")
    moved = position(catalog)
    catalog.patch("database", "lake.other", "/name", "elsewhere")
    assert name_at(catalog, pk, first) == TABLE
    assert name_at(catalog, pk, renamed) == "postgres.shop.sales.t0"
    assert name_at(catalog, pk, moved) == "lake.other.sales.t0"
    assert name_at(catalog, pk, None) == "lake.elsewhere.sales.t0"


def test_events_and_versions_have_the_place_of_then(catalog: Catalog) -> None:
    pk = row_of(catalog, "table", TABLE).pk
    catalog.patch("table", TABLE, "/description", "x")
    move(catalog)
    catalog.patch("table", "lake.other.sales.t0", "/description", "y")
    catalog.remove("database", "lake.other")
    assert names_told(catalog, pk) == [TABLE, TABLE, "lake.other.sales.t0", "lake.other.sales.t0"]
    info, identity = catalog.context.types.get("table"), read.identity(_rows(catalog, [pk])[pk])
    shown = [versions.version(catalog.context, info, identity, number, catalog.view) for number in (1, 2, 3)]
    assert [version["fullyQualifiedName"] for version in shown] == [TABLE, TABLE, "lake.other.sales.t0"]
    assert [version["database"]["fullyQualifiedName"] for version in shown] == ["pg.shop", "pg.shop", "lake.other"]
    assert [version["columns"][0]["fullyQualifiedName"] for version in shown][1:] == [
        f"{TABLE}.id",
        "lake.other.sales.t0.id",
    ]


def test_a_name_whose_ancestor_is_gone_for_good_is_not_known(catalog: Catalog) -> None:
    pk = row_of(catalog, "table", TABLE).pk
    move(catalog)
    catalog.remove("databaseService", "pg", hard=True)
    for _ in range(2):
        # With the job under way, and after it.
        assert names_told(catalog, pk) == [None]
        catalog.platform.jobs._stopping = False
        catalog.platform.jobs.carry_out()
    assert name_at(catalog, pk, None) == "lake.other.sales.t0"


def test_what_is_gone_for_good_is_gone_from_all_times(catalog: Catalog) -> None:
    pk = row_of(catalog, "table", TABLE).pk
    first = position(catalog)
    catalog.remove("databaseSchema", "pg.shop.sales", hard=True)
    for seq in (first, None):
        with catalog.context.database.read() as session:
            names = Names(session, catalog.context.types, seq=seq)
            names.load([pk])
            assert (names.fqn(pk), names.brief(pk), names.reference(pk)) == ("", None, None)


def test_names_are_read_in_few_statements(catalog: Catalog) -> None:
    pks = [
        row_of(catalog, "table", f"pg.shop.{schema}.t{number}").pk for schema in ("sales", "stock") for number in (1, 2)
    ]
    seq = position(catalog)
    move(catalog)
    with catalog.context.database.read() as session:
        counting = CountingSession(session)
        names = Names(counting, catalog.context.types, seq=seq)
        names.load(pks)
        assert [names.fqn(pk) for pk in pks] == [f"pg.shop.{s}.t{n}" for s in ("sales", "stock") for n in (1, 2)]
    assert counting.statements <= 6
