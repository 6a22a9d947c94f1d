"""Acts on subtrees: visible at once, carried out by a job, whatever happens in between."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from gazetteer import settings as gazetteer_settings
from gazetteer.app import Platform, open_platform
from gazetteer.auth import subject
from gazetteer.auth.actor import Actor
from gazetteer.catalog import jobs, put, read
from gazetteer.catalog.bulk import Bulk
from gazetteer.catalog.checking import check
from gazetteer.catalog.delete import Deletion, delete, restore
from gazetteer.catalog.jobs import Batch, Jobs
from gazetteer.catalog.paging import Page
from gazetteer.catalog.patch import patch
from gazetteer.catalog.read import EntityKey, View
from gazetteer.catalog.writing.intent import Intent
from gazetteer.errors import BadRequest, NotFound
from gazetteer.storage import subtree_store
from gazetteer.storage.sight import EVERYTHING
from gazetteer.storage.transaction import WriteFunction

BASE = "http://here/api/v1"
TABLES = 7


class Catalog:
    """A database of two schemas with tables; its jobs wait until they are told."""

    def __init__(self, platform: Platform, admin: Actor) -> None:
        platform.jobs.stop()
        self.platform = platform
        self.context = platform.context
        self.admin = admin
        self.view = View(admin, BASE)
        self.put("databaseService", name="pg", serviceType="Postgres")
        self.put("database", name="shop", service="pg")
        for schema in ("sales", "stock"):
            self.put("databaseSchema", name=schema, database="pg.shop")
            rows = [self.table(f"t{number}", schema) for number in range(TABLES)]
            Bulk(Intent(self.context, self.context.types.get("table"), admin)).run(rows)

    def table(self, name: str, schema: str = "sales") -> dict[str, Any]:
        columns = [{"name": "id", "dataType": "INT"}]
        return {"name": name, "databaseSchema": f"pg.shop.{schema}", "columns": columns}

    def put(self, kind: str, **request: Any) -> dict[str, Any]:
        return put.create_or_update(self.context, self.context.types.get(kind), self.view, request).entity

    def patch(self, kind: str, name: str, path: str, value: Any) -> dict[str, Any]:
        operations = [{"op": "add", "path": path, "value": value}]
        info = self.context.types.get(kind)
        return patch(self.context, info, self.view, EntityKey(name, by_name=True), operations).entity

    def remove(self, kind: str, name: str, *, hard: bool = False) -> str:
        info = self.context.types.get(kind)
        key = EntityKey(name, by_name=True)
        return str(delete(self.context, info, self.view, key, Deletion(recursive=True, hard=hard)).entity["id"])

    def restore(self, kind: str, identity: str) -> None:
        restore(self.context, self.context.types.get(kind), self.view, identity)

    def listed(self, include: str = "non-deleted", kind: str = "table") -> tuple[list[str], int]:
        view = View(self.admin, BASE, include=include)
        info = self.context.types.get(kind)
        names: list[str] = []
        after = None
        while True:
            page = read.list_page(self.context, info, view, Page(3, after=after))
            names += [entity["fullyQualifiedName"].removeprefix("pg.shop.") for entity in page["data"]]
            after = page["paging"].get("after")
            if after is None:
                return names, page["paging"]["total"]

    def state(self) -> dict[str, Any]:
        """What readers see; the same before and after the jobs."""
        return {include: self.listed(include) for include in ("non-deleted", "deleted", "all")}

    def batch(self, limit: int = 3) -> None:
        """One batch of the first act that waits."""
        with self.context.database.read() as session:
            act = subtree_store.pending(session)[0]
        assert self.context.database.write(Batch(act, "test", limit))

    def sound(self) -> None:
        assert check.run(self.context).findings == []

    def finish(self) -> None:
        """Carry out all that waits: nothing that readers see changes by it."""
        before = self.state()
        self.sound()
        while True:
            with self.context.database.read() as session:
                if not subtree_store.pending(session):
                    break
            self.batch()
            assert self.state() == before
            self.sound()
        assert {job["state"] for job in jobs.newest(self.context, 100)} <= {"done", "dropped"}


@pytest.fixture
def catalog(platform: Platform, admin: Actor) -> Catalog:
    return Catalog(platform, admin)


ALL = [f"{schema}.t{number}" for schema in ("sales", "stock") for number in range(TABLES)]
SALES, STOCK = ALL[:TABLES], ALL[TABLES:]


class TestStacksOfActs:
    def test_a_deletion(self, catalog: Catalog) -> None:
        catalog.remove("databaseSchema", "pg.shop.sales")
        assert catalog.state() == {
            "non-deleted": (STOCK, TABLES),
            "deleted": (SALES, TABLES),
            "all": (ALL, 2 * TABLES),
        }
        catalog.finish()

    @pytest.mark.parametrize("batches", [0, 1, 9])
    def test_a_deletion_taken_back_while_it_is_carried_out(self, catalog: Catalog, batches: int) -> None:
        identity = catalog.remove("database", "pg.shop")
        for _ in range(min(batches, 6)):
            catalog.batch()
        catalog.restore("database", identity)
        assert catalog.listed() == (ALL, 2 * TABLES)
        assert catalog.listed("deleted") == ([], 0)
        catalog.finish()

    def test_deleted_and_restored_three_times_without_a_batch(self, catalog: Catalog) -> None:
        for _ in range(3):
            identity = catalog.remove("database", "pg.shop")
            assert catalog.listed() == ([], 0)
            catalog.restore("database", identity)
            assert catalog.listed() == (ALL, 2 * TABLES)
        catalog.batch()
        identity = catalog.remove("database", "pg.shop")
        catalog.finish()
        catalog.restore("database", identity)
        catalog.finish()
        assert catalog.listed() == (ALL, 2 * TABLES)

    def test_a_restore_brings_back_only_what_its_deletion_took(self, catalog: Catalog) -> None:
        table = catalog.remove("table", "pg.shop.sales.t0")
        schema = catalog.remove("databaseSchema", "pg.shop.sales")
        database = catalog.remove("database", "pg.shop")
        catalog.restore("database", database)
        assert catalog.listed() == (STOCK, TABLES)
        catalog.batch()
        catalog.restore("databaseSchema", schema)
        assert catalog.listed() == ([*SALES[1:], *STOCK], 2 * TABLES - 1)
        catalog.restore("table", table)
        assert catalog.listed() == (ALL, 2 * TABLES)
        catalog.finish()

    def test_an_erasure_over_a_deletion(self, catalog: Catalog) -> None:
        catalog.remove("databaseSchema", "pg.shop.sales")
        catalog.batch()
        catalog.remove("database", "pg.shop", hard=True)
        assert catalog.listed("all") == ([], 0)
        catalog.finish()
        with catalog.context.database.read() as session:
            assert session.all("SELECT count(*) FROM entity WHERE type = 'table'") == [(0,)]

    def test_an_erasure_inside_a_deletion_and_its_restore(self, catalog: Catalog) -> None:
        database = catalog.remove("database", "pg.shop")
        catalog.batch()
        with catalog.context.database.read() as session:
            named = read.find(
                session,
                catalog.context,
                catalog.context.types.get("databaseSchema"),
                EntityKey("pg.shop.sales", by_name=True),
                EVERYTHING,
                "all",
            )
        info = catalog.context.types.get("databaseSchema")
        delete(
            catalog.context, info, catalog.view, EntityKey(read.identity(named)), Deletion(recursive=True, hard=True)
        )
        catalog.restore("database", database)
        assert catalog.listed("all") == (STOCK, TABLES)
        catalog.finish()


class TestWritesMeanwhile:
    def test_into_a_subtree_that_is_restored(self, catalog: Catalog) -> None:
        """Nobody waits: rows that the job has not reached are brought up to date by who writes them."""
        identity = catalog.remove("database", "pg.shop")
        catalog.batch()
        catalog.restore("database", identity)
        catalog.patch("table", "pg.shop.sales.t1", "/description", "x")
        catalog.patch("table", "pg.shop.stock.t1", "/name", "renamed")
        catalog.put("table", **catalog.table("new"))
        catalog.remove("table", "pg.shop.sales.t2")
        catalog.remove("table", "pg.shop.sales.t3", hard=True)
        catalog.remove("databaseSchema", "pg.shop.stock")
        assert catalog.listed()[0] == ["sales.new", "sales.t0", "sales.t1", "sales.t4", "sales.t5", "sales.t6"]
        assert catalog.listed("deleted")[1] == TABLES + 1
        catalog.finish()

    def test_a_restore_below_a_deleted_parent_is_refused(self, catalog: Catalog) -> None:
        table = catalog.remove("table", "pg.shop.sales.t0")
        catalog.remove("database", "pg.shop")
        with pytest.raises(BadRequest, match="parent is deleted"):
            catalog.restore("table", table)
        with pytest.raises(NotFound):
            catalog.put("table", **catalog.table("t0"))
        catalog.finish()

    def test_other_places_do_not_wait(self, catalog: Catalog) -> None:
        catalog.remove("databaseSchema", "pg.shop.sales")
        catalog.remove("databaseSchema", "pg.shop.stock")
        catalog.put("databaseSchema", name="third", database="pg.shop")
        with catalog.context.database.read() as session:
            assert len(subtree_store.pending(session)) == 2
        catalog.finish()


class TestJobs:
    def test_a_late_batch_does_nothing_to_a_later_act(self, catalog: Catalog) -> None:
        identity = catalog.remove("databaseSchema", "pg.shop.sales")
        with catalog.context.database.read() as session:
            (late,) = subtree_store.pending(session)
        catalog.finish()
        catalog.restore("databaseSchema", identity)
        assert catalog.context.database.write(Batch(late, "test", 100))
        assert catalog.listed() == (ALL, 2 * TABLES)
        catalog.finish()

    def test_only_who_holds_the_lease_works_and_another_takes_over(self, catalog: Catalog) -> None:
        catalog.remove("databaseSchema", "pg.shop.sales")
        catalog.batch()
        database = catalog.context.database
        with database.read() as session:
            (act,) = subtree_store.pending(session)
        assert not database.write(Batch(act, "another", 100))
        # The first one was not heard of for longer than it may be silent.
        late = jobs.LEASE_MILLISECONDS + 1
        database.write(WriteFunction(lambda write: write.execute("UPDATE lease SET until = until - ?", (late,))))
        other = Jobs(database)
        other.carry_out()
        assert [job["state"] for job in jobs.newest(catalog.context, 10)] == ["done"]
        assert jobs.newest(catalog.context, 10)[0]["done"] == TABLES

    def test_a_start_goes_on_with_what_was_left(self, new_catalog: Callable[[], dict[str, str | None]]) -> None:
        values = new_catalog()
        first = open_platform(gazetteer_settings.load(values))
        left = Catalog(first, subject.of(subject.named(first.context.database, subject.ADMIN)))
        left.remove("databaseSchema", "pg.shop.sales")
        left.batch()
        # Who alone has a database need not wait for the dead; others wait until the lease ends.
        ended = "" if first.context.database.dialect.one_process else ", until = 0"
        died = f"UPDATE lease SET holder = 'dead'{ended}"
        first.context.database.write(WriteFunction(lambda write: write.execute(died)))
        first.close()
        second = open_platform(gazetteer_settings.load(values))
        try:
            second.jobs.carry_out()
            assert [job["state"] for job in jobs.newest(second.context, 10)] == ["done"]
        finally:
            second.close()

    def test_a_list_of_what_is_there_walks_nothing_else(self, catalog: Catalog) -> None:
        catalog.remove("databaseSchema", "pg.shop.sales")
        catalog.finish()
        if catalog.context.database.dialect.name == "sqlite":
            with catalog.context.database.read() as session:
                sql = (
                    "EXPLAIN QUERY PLAN SELECT pk FROM entity e WHERE e.type = 'table' AND e.path >= x'' AND"
                    " e.path < x'ff' AND e.deleted = 0 ORDER BY e.path, e.local_key LIMIT 10"
                )
                plan = " ".join(str(row) for row in session.all(sql))
            assert "entity_live" in plan
            assert "TEMP B-TREE" not in plan

    @pytest.mark.parametrize("database", ["postgresql"])
    def test_no_plan_reads_what_is_done_for_every_row(self, catalog: Catalog) -> None:
        """A plan without the values of its parameters, as PostgreSQL makes one for statements that come again."""
        catalog.remove("databaseSchema", "pg.shop.sales")
        statements: list[str] = []
        with catalog.context.database.read() as session:
            (act,) = subtree_store.pending(session)
            ask = session.all

            def recorded(sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
                statements.append(sql)
                return ask(sql, parameters)

            session.all = recorded  # type: ignore[method-assign]
            subtree_store.batch(session, act, (act.low, 0), 10)
            del session.all
            for sql in statements:
                numbers = itertools.count(1)
                numbered = re.sub(r"\?", lambda _found, n=numbers: f"${next(n)}", sql)
                plan = str(session.all(f"EXPLAIN (GENERIC_PLAN) {numbered}"))
                assert "SubPlan" in plan
                assert "Join" not in plan
        assert len(statements) == 2
