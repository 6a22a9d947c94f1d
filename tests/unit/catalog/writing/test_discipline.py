"""Races are decided under the lock, and end in what one after the other would have given."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from gazetteer.app import Platform
from gazetteer.auth.actor import Actor
from gazetteer.catalog import put, read
from gazetteer.catalog.bulk import Bulk
from gazetteer.catalog.checking import check
from gazetteer.catalog.delete import Deletion, delete
from gazetteer.catalog.patch import patch
from gazetteer.catalog.read import EntityKey, View
from gazetteer.catalog.writing import discipline
from gazetteer.catalog.writing.change import write_one
from gazetteer.catalog.writing.discipline import Settled
from gazetteer.catalog.writing.intent import Intent
from gazetteer.catalog.writing.prepare import DEEPEST, Prepared
from gazetteer.catalog.writing.subtrees import SoftDelete
from gazetteer.errors import BadRequest, GazetteerError, Locked, NotFound
from gazetteer.storage.dialect import Session
from gazetteer.storage.engine import Database
from gazetteer.storage.sight import EVERYTHING
from gazetteer.storage.transaction import Unit, WriteFunction, WriteTransaction

BASE = "http://here/api/v1"


class Catalog:
    """A table, two users, two teams."""

    def __init__(self, platform: Platform, admin: Actor) -> None:
        self.context = platform.context
        self.admin = admin
        self.view = View(admin, BASE)
        self.put("databaseService", name="pg", serviceType="Postgres")
        self.put("database", name="shop", service="pg")
        self.put("databaseSchema", name="sales", database="pg.shop")
        self.put("table", name="orders", databaseSchema="pg.shop.sales", columns=[{"name": "id", "dataType": "INT"}])
        self.ann = self.put("user", name="ann", email="ann@example.org")["id"]
        self.bob = self.put("user", name="bob", email="bob@example.org")["id"]
        self.people = self.put("team", name="people", teamType="Group")["id"]

    def put(self, kind: str, **request: Any) -> dict[str, Any]:
        return put.create_or_update(self.context, self.context.types.get(kind), self.view, request).entity

    def put_against(self, interfere: Callable[[], object], kind: str, **request: Any) -> str:
        """A PUT during whose preparation somebody else does something, once; returns the outcome."""
        intent = Intent(self.context, self.context.types.get(kind), self.admin)
        others = [interfere]

        def attempt(session: Session) -> Prepared:
            prepared = put.prepare_put(intent, session, dict(request))
            if others:
                others.pop()()
            return prepared

        return write_one(self.context, attempt).outcome

    def patch(self, kind: str, name: str, *operations: dict[str, Any]) -> dict[str, Any]:
        info = self.context.types.get(kind)
        return patch(self.context, info, self.view, EntityKey(name, by_name=True), list(operations)).entity

    def get(self, kind: str, name: str) -> dict[str, Any]:
        return read.get(self.context, self.context.types.get(kind), EntityKey(name, by_name=True), self.view)

    def remove(self, kind: str, name: str, *, hard: bool = False) -> None:
        info = self.context.types.get(kind)
        delete(self.context, info, self.view, EntityKey(name, by_name=True), Deletion(recursive=True, hard=hard))

    def members(self) -> list[str]:
        return sorted(user["name"] for user in self.get("team", "people")["users"])

    def sound(self) -> None:
        assert check.run(self.context).findings == []


@pytest.fixture
def catalog(platform: Platform, admin: Actor) -> Catalog:
    return Catalog(platform, admin)


def teams(*identities: str) -> dict[str, Any]:
    return {"op": "add", "path": "/teams", "value": [{"id": identity, "type": "team"} for identity in identities]}


class TestInverseEdges:
    def test_joined_from_both_ends_at_once_is_joined_once(self, catalog: Catalog) -> None:
        def joins() -> None:
            catalog.patch("user", "ann", teams(catalog.people))

        catalog.put_against(joins, "team", name="people", teamType="Group", users=[catalog.ann, catalog.bob])
        assert catalog.members() == ["ann", "bob"]
        catalog.sound()

    def test_left_from_one_end_and_listed_at_the_other(self, catalog: Catalog) -> None:
        catalog.put("team", name="people", teamType="Group", users=[catalog.ann])

        def leaves() -> None:
            catalog.patch("user", "ann", teams())

        catalog.put_against(leaves, "team", name="people", teamType="Group", users=[catalog.ann, catalog.bob])
        assert catalog.members() == ["ann", "bob"]
        catalog.sound()

    def test_a_request_that_is_repeated_restores_what_moved_at_the_other_end(self, catalog: Catalog) -> None:
        request: dict[str, Any] = {"name": "people", "teamType": "Group", "users": [catalog.ann]}
        catalog.put("team", **request)
        catalog.patch("user", "ann", teams())
        assert catalog.members() == []
        catalog.put("team", **request)
        assert catalog.members() == ["ann"]
        catalog.put("user", name="bob", email="bob@example.org", teams=[catalog.people])
        catalog.put("team", name="people", teamType="Group", users=[])
        catalog.patch("team", "people", {"op": "replace", "path": "/users", "value": []})
        catalog.put("user", name="bob", email="bob@example.org", teams=[catalog.people])
        assert catalog.members() == ["bob"]
        catalog.sound()


class TestCircles:
    def test_a_team_is_not_its_own_ancestor(self, catalog: Catalog) -> None:
        catalog.put("team", name="below", teamType="Group", parents=[catalog.people])
        below = catalog.get("team", "below")["id"]
        parents = {"op": "add", "path": "/parents", "value": [{"id": below, "type": "team"}]}
        with pytest.raises(BadRequest, match="own ancestor"):
            catalog.patch("team", "people", parents)
        own = {"op": "add", "path": "/parents", "value": [{"id": catalog.people, "type": "team"}]}
        with pytest.raises(BadRequest, match="own ancestor"):
            catalog.patch("team", "people", own)
        catalog.sound()

    def test_nor_by_two_at_once(self, catalog: Catalog) -> None:
        other = catalog.put("team", name="other", teamType="Group")["id"]

        def other_below_people() -> None:
            catalog.put("team", name="other", teamType="Group", parents=[catalog.people])

        with pytest.raises(BadRequest, match="own ancestor"):
            catalog.put_against(other_below_people, "team", name="people", teamType="Group", parents=[other])
        catalog.sound()


class TestLostRaces:
    def test_a_target_that_is_deleted_meanwhile(self, catalog: Catalog) -> None:
        owners = [{"id": catalog.ann, "type": "user"}]
        request = {"name": "orders", "databaseSchema": "pg.shop.sales", "columns": [], "owners": owners}
        with pytest.raises(NotFound, match="user instance"):
            catalog.put_against(lambda: catalog.remove("user", "ann"), "table", **request)
        catalog.sound()

    def test_a_name_that_is_taken_meanwhile(self, catalog: Catalog) -> None:
        request = {"name": "new", "databaseSchema": "pg.shop.sales", "columns": []}
        outcome = catalog.put_against(lambda: catalog.put("table", **request), "table", **request, description="x")
        assert outcome == "entityUpdated"
        assert catalog.get("table", "pg.shop.sales.new")["description"] == "x"

    def test_a_deletion_of_what_changes_meanwhile_is_done_all_the_same(self, catalog: Catalog) -> None:
        info = catalog.context.types.get("table")
        key = EntityKey("pg.shop.sales.orders", by_name=True)
        changes = iter(["a", "b"])

        def plan(session: Session) -> SoftDelete:
            act = SoftDelete(read.find(session, catalog.context, info, key, EVERYTHING), catalog.admin, recursive=False)
            for text in changes:
                catalog.patch("table", key.text, {"op": "add", "path": "/description", "value": text})
                break
            return act

        discipline.written(catalog.context.database, plan)
        with pytest.raises(NotFound):
            catalog.get("table", key.text)
        catalog.sound()

    def test_one_that_always_loses_gets_through_under_the_lock(self, catalog: Catalog) -> None:
        intent = Intent(catalog.context, catalog.context.types.get("table"), catalog.admin)
        request = {"name": "orders", "databaseSchema": "pg.shop.sales", "columns": [], "displayName": "mine"}
        under_lock: list[bool] = []

        def attempt(session: Session) -> Prepared:
            prepared = put.prepare_put(intent, session, dict(request))
            under_lock.append(len(under_lock) >= discipline.FREE_TRIES)
            if not under_lock[-1]:
                text = f"theirs {len(under_lock)}"
                catalog.patch("table", "pg.shop.sales.orders", {"op": "add", "path": "/description", "value": text})
            return prepared

        assert write_one(catalog.context, attempt).outcome == "entityUpdated"
        assert under_lock == [False] * discipline.FREE_TRIES + [True]
        shown = catalog.get("table", "pg.shop.sales.orders")
        assert (shown["displayName"], shown["description"]) == ("mine", f"theirs {discipline.FREE_TRIES}")

    def test_what_never_fits_is_a_409(self, catalog: Catalog) -> None:
        info = catalog.context.types.get("table")
        with catalog.context.database.read() as session:
            old = read.find(session, catalog.context, info, EntityKey("pg.shop.sales.orders", by_name=True), EVERYTHING)
        catalog.patch("table", "pg.shop.sales.orders", {"op": "add", "path": "/description", "value": "x"})

        def plan(_: Session) -> SoftDelete | Settled[int]:
            return SoftDelete(old, catalog.admin, recursive=False)

        with pytest.raises(Locked) as caught:
            discipline.written(catalog.context.database, plan)
        assert caught.value.status == 409


class TestUnchanged:
    @pytest.mark.parametrize("bulk", [False, True])
    def test_true_is_not_one(self, catalog: Catalog, bulk: bool) -> None:
        def written(value: Any) -> str:
            request = {"name": "orders", "databaseSchema": "pg.shop.sales", "columns": [], "extension": {"a": [value]}}
            if bulk:
                intent = Intent(catalog.context, catalog.context.types.get("table"), catalog.admin)
                assert Bulk(intent).run([request])[0].status == 200
            else:
                catalog.put("table", **request)
            return str(catalog.get("table", "pg.shop.sales.orders")["extension"])

        assert [written(value) for value in (1, True, False, 0)] == [
            "{'a': [1]}",
            "{'a': [True]}",
            "{'a': [False]}",
            "{'a': [0]}",
        ]

    @pytest.mark.parametrize("bulk", [False, True])
    @pytest.mark.parametrize(
        "wrong",
        [
            {"tags": 5},
            {"tags": [{"tagFQN": 1, "source": "Classification"}]},
            {"owners": "admin"},
            {"owners": [{"id": "nobody", "type": "user"}], "columns": 7},
            {"columns": ["x"]},
            {"columns": None, "tags": [None]},
        ],
    )
    def test_a_malformed_request_is_refused_alike_whether_the_entity_exists(
        self, catalog: Catalog, wrong: dict[str, Any], bulk: bool
    ) -> None:
        def refusal(name: str) -> tuple[int, str]:
            request = {"name": name, "databaseSchema": "pg.shop.sales", "columns": [], **wrong}
            if bulk:
                intent = Intent(catalog.context, catalog.context.types.get("table"), catalog.admin)
                result = Bulk(intent).run([request])[0]
                return result.status, str(result.message)
            with pytest.raises(BadRequest) as caught:
                catalog.put("table", **request)
            return caught.value.status, caught.value.message

        assert refusal("orders") == refusal("new")
        assert refusal("new")[0] == 400


def together(database: Database, units: Sequence[Unit[Any]]) -> list[BaseException | None]:
    """Write units in one commit: they wait for another one, which waits until all are there."""
    begun, go_on = threading.Event(), threading.Event()

    def first(_: WriteTransaction) -> None:
        begun.set()
        assert go_on.wait(30)

    def errors_of(unit: Unit[Any]) -> BaseException | None:
        try:
            database.write(unit)
        except GazetteerError as error:
            return error
        return None

    with ThreadPoolExecutor(len(units) + 1) as threads:
        threads.submit(database.write, WriteFunction(first))
        assert begun.wait(30)
        waiting = [threads.submit(errors_of, unit) for unit in units]
        while database.waiting < len(units):
            time.sleep(0.001)
        go_on.set()
        return [future.result() for future in waiting]


class TestValuesThatNoDatabaseHolds:
    def test_one_costs_nobody_else_in_the_same_commit(self, catalog: Catalog) -> None:
        database = catalog.context.database
        # Not compressible, so that it exceeds the row of an index; a number beyond 64 bits; half a character.
        long = "".join(chr(0x4E00 + (number * 7919) % 20_000) for number in range(6000))
        term = "INSERT INTO term (field, value, entity_pk) VALUES (?, ?, 1)"
        number = "INSERT INTO term (field, value, entity_pk) VALUES ('x', 'y', ?)"
        wrong: list[tuple[str, Any]] = [(term, ("x", long)), (term, ("x", "\ud800")), (number, (2**70,))]
        if database.dialect.name == "sqlite":
            wrong.pop(0)  # holds it

        def unit(sql: str, values: Any) -> WriteFunction[int]:
            return WriteFunction(lambda write: write.execute(sql, values))

        def good(place: int) -> WriteFunction[int]:
            return unit(term, ("fine", str(place)))

        units = [item for place, (sql, values) in enumerate(wrong) for item in (good(place), unit(sql, values))]
        errors = together(database, units)
        assert [type(error) for error in errors] == [type(None), BadRequest] * len(wrong)
        with database.read() as reader:
            assert reader.all("SELECT count(*) FROM term WHERE field = 'fine'") == [(len(wrong),)]

    def test_a_place_is_only_so_deep(self, catalog: Catalog) -> None:
        catalog.put("classification", name="C", description="x")
        request = {"name": "t", "description": "x", "classification": "C"}
        for _ in range(DEEPEST):
            request["parent"] = catalog.put("tag", **request)["fullyQualifiedName"]
        with pytest.raises(BadRequest, match=f"more than {DEEPEST} ancestors"):
            catalog.put("tag", **request)


def test_an_edge_is_open_once(catalog: Catalog) -> None:
    """What no code can do, the database refuses."""
    catalog.put("team", name="people", teamType="Group", users=[catalog.ann])

    def twice(write: WriteTransaction) -> int:
        return write.execute(
            "INSERT INTO edge (source_pk, kind, target_pk, position, from_seq)"
            " SELECT source_pk, kind, target_pk, position, from_seq + 1 FROM edge WHERE kind = 'team'"
        )

    with pytest.raises(Exception, match=r"UNIQUE|unique"):
        catalog.context.database.write(WriteFunction(twice))
