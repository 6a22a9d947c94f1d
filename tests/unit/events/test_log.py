"""An act on a subtree is told row by row, the same before, while and after its job carries it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID, uuid5

import pytest

from gazetteer.app import Platform
from gazetteer.auth.actor import Actor
from gazetteer.catalog import read
from gazetteer.catalog.bulk import Bulk
from gazetteer.catalog.delete import Deletion, delete
from gazetteer.catalog.delete_stale import Sweep, delete_stale
from gazetteer.catalog.follow import follow
from gazetteer.catalog.read import EntityKey
from gazetteer.catalog.writing.intent import Intent
from gazetteer.events import log
from gazetteer.events.position import Position
from gazetteer.storage import act_store, event_store, subtree_store
from gazetteer.storage.entity_store import path_inside
from gazetteer.storage.transaction import WriteFunction
from tests.unit.catalog.writing.test_subtrees import ALL, BASE, SALES, STOCK, TABLES, Catalog
from tests.unit.counting_session import CountingSession

Events = list[dict[str, Any]]
SHOP = [*(f"pg.shop.{name}" for name in ("sales", *SALES, "stock", *STOCK))]


class Reader:
    """What a client reads of the log of a catalog, from where the fixture left it."""

    def __init__(self, platform: Platform, admin: Actor) -> None:
        self.catalog = Catalog(platform, admin)
        self.context = self.catalog.context
        with self.context.database.read() as session:
            self.begin = Position(event_store.position(session))
            self.store_id = event_store.store_id(session)

    def page(self, after: Position, limit: int, wanted: dict[str, set[str]] | None = None) -> log.Changes:
        return log.changes(self.context, log.Asked(limit, wanted or {}, after=after), BASE)

    def all(self, wanted: dict[str, set[str]] | None = None) -> Events:
        return self.page(self.begin, 100_000, wanted).events

    def pages(self, limit: int, wanted: dict[str, set[str]] | None = None) -> Iterator[Events]:
        """Page after page, until the log has no more; other things may happen in between."""
        after = self.begin
        while True:
            page = self.page(after, limit, wanted)
            if page.after == after:
                return
            after = page.after
            yield page.events

    def of(self, kind: str) -> list[str | None]:
        return [event.get("entityFullyQualifiedName") for event in self.all() if event["eventType"] == kind]

    def erase(self, kind: str, name: str) -> None:
        """Take away for good what may be deleted already."""
        info = self.context.types.get(kind)
        with self.context.database.read() as session:
            row = read.find(session, self.context, info, EntityKey(name, by_name=True), self.catalog.view.sight, "all")
        key = EntityKey(read.identity(row))
        delete(self.context, info, self.catalog.view, key, Deletion(recursive=True, hard=True))

    def waits(self) -> bool:
        with self.context.database.read() as session:
            return bool(subtree_store.pending(session))

    def steady(self) -> Events:
        """All events, which stay what they are while the jobs go on."""
        before = self.all()
        while self.waits():
            self.catalog.batch(2)
            assert self.all() == before
        self.catalog.sound()
        assert len({event["id"] for event in before}) == len(before)
        return before


@pytest.fixture
def reader(platform: Platform, admin: Actor) -> Reader:
    return Reader(platform, admin)


def keys(reader: Reader, events: Events) -> list[int]:
    """The keys of the entities that events are about."""
    with reader.context.database.read() as session:
        rows = session.all("SELECT id, pk FROM entity UNION ALL SELECT id, entity_pk FROM tombstone")
    by_id = {str(UUID(bytes=identity)): pk for identity, pk in rows}
    return [by_id[event["entityId"]] for event in events]


class TestExpansion:
    def test_a_deletion_tells_of_every_descendant(self, reader: Reader) -> None:
        reader.catalog.patch("table", "pg.shop.sales.t1", "/description", "x")
        identity = reader.catalog.remove("database", "pg.shop")
        events = reader.steady()[1:]
        root, below = events[0], events[1:]
        assert (root["entityType"], root["entityId"], root["recursive"]) == ("database", identity, True)
        assert sorted(event["entityFullyQualifiedName"] for event in below) == sorted(SHOP)
        assert keys(reader, below) == sorted(keys(reader, below))
        with reader.context.database.read() as session:
            seq = event_store.position(session)
        for event, pk in zip(below, keys(reader, below), strict=True):
            version = 0.2 if event["entityFullyQualifiedName"] == "pg.shop.sales.t1" else 0.1
            assert event == {
                "id": str(uuid5(UUID(bytes=reader.store_id), f"{seq}/{pk}")),
                "eventType": "entitySoftDeleted",
                "entityType": "databaseSchema" if event["entityFullyQualifiedName"].count(".") == 2 else "table",
                "entityId": event["entityId"],
                "entityFullyQualifiedName": event["entityFullyQualifiedName"],
                "timestamp": root["timestamp"],
                "userName": "admin",
                "previousVersion": version,
                "currentVersion": version,
            }

    def test_versions_are_those_of_the_act(self, reader: Reader) -> None:
        catalog = reader.catalog
        catalog.patch("table", "pg.shop.sales.t1", "/description", "x")
        schema = catalog.remove("databaseSchema", "pg.shop.sales")
        catalog.restore("databaseSchema", schema)
        catalog.patch("table", "pg.shop.sales.t1", "/description", "y")
        catalog.patch("table", "pg.shop.sales.t2", "/description", "y")
        shown = {
            (event["eventType"], event["entityFullyQualifiedName"][-2:]): (
                event["previousVersion"],
                event["currentVersion"],
            )
            for event in reader.steady()
            if event["eventType"] != "entityUpdated" and event["entityFullyQualifiedName"][-2:] in ("t1", "t2")
        }
        assert shown == {
            ("entitySoftDeleted", "t1"): (0.2, 0.2),
            ("entityRestored", "t1"): (0.2, 0.2),
            ("entitySoftDeleted", "t2"): (0.1, 0.1),
            ("entityRestored", "t2"): (0.1, 0.1),
        }

    def test_an_erasure_tells_of_all_that_was_there(self, reader: Reader) -> None:
        catalog = reader.catalog
        catalog.patch("table", "pg.shop.sales.t1", "/description", "x")
        catalog.remove("table", "pg.shop.sales.t2")
        catalog.remove("database", "pg.shop", hard=True)
        erased = [event for event in reader.steady() if event["eventType"] == "entityDeleted"]
        assert Counter(event["entityType"] for event in erased) == {"database": 1, "databaseSchema": 2, "table": 14}
        assert Counter(event["currentVersion"] for event in erased[1:]) == {0.1: 14, 0.2: 2}
        assert all(event["previousVersion"] == event["currentVersion"] for event in erased)
        # Of what is gone only the root's own event keeps a name, before the job is done as well as after it.
        assert [event["entityFullyQualifiedName"] for event in erased if "entityFullyQualifiedName" in event] == [
            "pg.shop"
        ]

    def test_a_restore_tells_only_of_what_its_deletion_took(self, reader: Reader) -> None:
        catalog = reader.catalog
        table = catalog.remove("table", "pg.shop.sales.t0")
        schema = catalog.remove("databaseSchema", "pg.shop.sales")
        database = catalog.remove("database", "pg.shop")
        catalog.restore("database", database)
        catalog.batch()
        catalog.restore("databaseSchema", schema)
        catalog.restore("table", table)
        reader.steady()
        assert sorted(name or "" for name in reader.of("entitySoftDeleted")) == sorted(["pg.shop", *SHOP])
        assert sorted(name or "" for name in reader.of("entityRestored")) == sorted(["pg.shop", *SHOP])

    @pytest.mark.parametrize("batches", [0, 1, 3])
    def test_acts_on_top_of_one_another(self, reader: Reader, batches: int) -> None:
        for _ in range(3):
            identity = reader.catalog.remove("database", "pg.shop")
            for _ in range(batches):
                reader.catalog.batch()
            reader.catalog.restore("database", identity)
        reader.catalog.remove("database", "pg.shop")
        events = reader.steady()
        for kind, times in (("entitySoftDeleted", 4), ("entityRestored", 3)):
            assert Counter(reader.of(kind)) == dict.fromkeys(["pg.shop", *SHOP], times)
        assert len(events) == 7 * (1 + len(SHOP))

    def test_rows_that_are_written_before_the_job_reaches_them(self, reader: Reader) -> None:
        catalog = reader.catalog
        identity = catalog.remove("database", "pg.shop")
        catalog.batch()
        catalog.restore("database", identity)
        before = reader.all()
        catalog.patch("table", "pg.shop.sales.t1", "/description", "x")
        catalog.patch("table", "pg.shop.stock.t1", "/description", "x")
        catalog.put("table", **catalog.table("new"))
        catalog.remove("databaseSchema", "pg.shop.stock")
        assert reader.all()[: len(before)] == before
        reader.steady()
        assert Counter(reader.of("entitySoftDeleted"))["pg.shop.stock.t1"] == 2
        assert Counter(reader.of("entitySoftDeleted"))["pg.shop.sales.new"] == 0

    def test_rows_that_a_writer_settled_and_left_as_they_were(self, reader: Reader) -> None:
        catalog = reader.catalog
        identity = catalog.remove("database", "pg.shop")
        catalog.restore("database", identity)
        info = reader.context.types.get("table")
        key = EntityKey("pg.shop.stock.t6", by_name=True)
        table = read.get(reader.context, info, key, catalog.view)["id"]
        admin = read.get(
            reader.context, reader.context.types.get("user"), EntityKey("admin", by_name=True), catalog.view
        )
        follow(reader.context, info, catalog.view, table, admin["id"], on=True)
        catalog.put("table", **catalog.table("t6", "sales"))
        reader.steady()
        assert Counter(reader.of("entityRestored"))["pg.shop.stock.t6"] == 1

    def test_an_erasure_inside_another_one_is_told_once(self, reader: Reader) -> None:
        reader.catalog.remove("databaseSchema", "pg.shop.sales", hard=True)
        reader.catalog.batch()
        before = reader.all()
        reader.catalog.remove("database", "pg.shop", hard=True)
        assert reader.all()[: len(before)] == before
        erased = [event["entityId"] for event in reader.steady() if event["eventType"] == "entityDeleted"]
        assert len(erased) == len(set(erased)) == 1 + len(SHOP)

    def test_an_erasure_over_a_deletion(self, reader: Reader) -> None:
        reader.catalog.remove("databaseSchema", "pg.shop.sales")
        reader.catalog.batch()
        reader.erase("database", "pg.shop")
        while reader.waits():
            reader.catalog.batch()
        kinds = Counter(event["eventType"] for event in reader.all())
        # What was erased since is told by its erasure; of the deletion its own event is left.
        assert kinds == {"entitySoftDeleted": 1, "entityDeleted": 1 + len(SHOP)}

    def test_what_a_harvest_deletes_and_brings_back(self, reader: Reader) -> None:
        catalog, types = reader.catalog, reader.context.types
        sweep = Sweep("database", "pg.shop", ["pg.shop.stock"], Deletion(recursive=True))
        delete_stale(reader.context, types.get("databaseSchema"), catalog.view, sweep)
        catalog.put("databaseSchema", name="sales", database="pg.shop")
        Bulk(Intent(reader.context, types.get("databaseSchema"), catalog.admin)).run(
            [{"name": "sales", "database": "pg.shop"}]
        )
        hard = Sweep("database", "pg.shop", ["pg.shop.sales"], Deletion(recursive=True, hard=True))
        delete_stale(reader.context, types.get("databaseSchema"), catalog.view, hard)
        kinds = Counter((event["eventType"], event["entityType"]) for event in reader.steady())
        assert kinds == {
            (kind, entity): count
            for kind in ("entitySoftDeleted", "entityRestored", "entityDeleted")
            for entity, count in (("databaseSchema", 1), ("table", TABLES))
        }


def deleted(reader: Reader) -> None:
    reader.catalog.remove("database", "pg.shop")


def restored(reader: Reader) -> None:
    reader.catalog.restore("database", reader.catalog.remove("database", "pg.shop"))


def erased(reader: Reader) -> None:
    reader.catalog.remove("databaseSchema", "pg.shop.stock")
    reader.catalog.remove("database", "pg.shop", hard=True)


class TestPages:
    @pytest.mark.parametrize("act", [deleted, restored])
    @pytest.mark.parametrize("limit", [1, 3, 7])
    def test_a_page_and_a_batch_by_turns(self, reader: Reader, act: Callable[[Reader], None], limit: int) -> None:
        act(reader)
        whole, read_so_far = reader.all(), []
        for events in reader.pages(limit):
            assert len(events) <= limit
            read_so_far += events
            if reader.waits():
                reader.catalog.batch(2)
        assert read_so_far == whole

    @pytest.mark.parametrize("limit", [1, 3, 7])
    def test_a_page_and_a_batch_of_an_erasure_by_turns(self, reader: Reader, limit: int) -> None:
        erased(reader)
        whole = [event for event in reader.all() if event["eventType"] == "entityDeleted"]
        read_so_far: Events = []
        for events in reader.pages(limit, {"entityDeleted": {"*"}}):
            read_so_far += [event for event in events if event["eventType"] == "entityDeleted"]
            if reader.waits():
                reader.catalog.batch(2)
        assert len(whole) == 1 + len(SHOP)
        assert read_so_far == whole

    def test_a_subtree_larger_than_a_page_is_looked_for_by_keys(
        self, reader: Reader, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        restored(reader)
        whole = reader.all()
        monkeypatch.setattr(log, "PAGE", 2)
        monkeypatch.setattr(act_store, "KEYS", 3)
        assert [event for events in reader.pages(4) for event in events] == whole
        reader.catalog.batch(4)
        assert [event for events in reader.pages(5) for event in events] == whole
        assert reader.steady() == whole

    def test_types_and_kinds_are_chosen_among_descendants_too(self, reader: Reader) -> None:
        restored(reader)
        names = [event["entityFullyQualifiedName"] for event in reader.all({"entityDeleted": {"table"}})]
        assert names == [f"pg.shop.{name}" for name in ALL]
        (event,) = reader.all({"entityRestored": {"database"}})
        assert event["recursive"] is True

    def test_a_request_looks_at_a_bounded_number_of_rows(self, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
        restored(reader)
        reader.catalog.patch("table", "pg.shop.sales.t0", "/description", "x")
        wanted = {"entityUpdated": {"table"}, "entityDeleted": {"tag"}}
        whole = reader.all(wanted)
        assert len(whole) == 1
        monkeypatch.setattr(log, "PAGE", 4)
        monkeypatch.setattr(log, "MOST_LOOKED_AT", 5)
        pages = list(reader.pages(100, wanted))
        assert pages[:-1] == [[]] * (len(pages) - 1)
        assert pages[-1] == whole
        assert len(pages) >= 1 + len(SHOP) // 5

    def test_a_page_reads_a_bounded_number_of_rows(self, reader: Reader) -> None:
        """However many lie in front of it or behind it, with the job under way and after it."""
        rows = [reader.catalog.table(f"more{number}") for number in range(200)]
        info = reader.context.types.get("table")
        Bulk(Intent(reader.context, info, reader.catalog.admin)).run(rows)
        reader.catalog.remove("databaseSchema", "pg.shop.sales")
        reader.catalog.batch(100)
        for _ in range(2):
            with reader.context.database.read() as session:
                event = event_store.event_at(session, event_store.position(session))
                assert event is not None
                (middle,) = session.all("SELECT pk FROM entity WHERE name = 'more100'")[0]
                counting = CountingSession(session)
                found, reached = act_store.taken(counting, event, middle, 10)
                assert [taken.pk for taken in found] == list(range(middle + 1, middle + 11))
                assert reached == middle + 10
                assert counting.rows < 50
            while reader.waits():
                reader.catalog.batch(1000)


class TestPlans:
    def test_a_page_of_what_waits_is_found_by_its_keys(self, reader: Reader) -> None:
        """Whatever the planner takes for small: sorting all of a subtree for each page costs more and more."""
        database = reader.context.database
        sqlite = database.dialect.name == "sqlite"
        if not sqlite:
            database.write(WriteFunction(lambda write: write.execute("ANALYZE entity")))
        rows = [reader.catalog.table(f"more{number}") for number in range(200)]
        Bulk(Intent(reader.context, reader.context.types.get("table"), reader.catalog.admin)).run(rows)
        with database.read() as session:
            if not sqlite:
                session.execute("SET LOCAL enable_seqscan = off")
            explain = "EXPLAIN QUERY PLAN" if sqlite else "EXPLAIN"
            places = (0, 10_000, path_inside(b"", 1), path_inside(b"", 2), 10)
            plan = " ".join(str(row) for row in session.all(f"{explain} {act_store.BY_KEYS}", places))
        assert ("USING INTEGER PRIMARY KEY" if sqlite else "entity_pkey") in plan
        assert ("TEMP B-TREE" if sqlite else "Sort") not in plan
