"""What hangs on an entity when what it refers to goes, waits or has another kind."""

from __future__ import annotations

import time
from typing import Any

import pytest

from gazetteer.app import Platform
from gazetteer.auth.actor import Actor
from gazetteer.catalog import put, read
from gazetteer.catalog.checking import check
from gazetteer.catalog.delete import Deletion, delete
from gazetteer.catalog.patch import patch
from gazetteer.catalog.read import EntityKey, View
from gazetteer.errors import NotFound
from gazetteer.events import log

BASE = "http://here/api/v1"
SENSITIVE = {"tagFQN": "PII.Sensitive", "source": "Classification", "labelType": "Manual", "state": "Confirmed"}


class Catalog:
    """The catalog, as its administrator uses it."""

    def __init__(self, platform: Platform, admin: Actor) -> None:
        self.context = platform.context
        self.view = View(admin, BASE)

    def put(self, kind: str, **request: Any) -> dict[str, Any]:
        return put.create_or_update(self.context, self.context.types.get(kind), self.view, request).entity

    def patch(self, kind: str, name: str, *operations: dict[str, Any]) -> dict[str, Any]:
        info = self.context.types.get(kind)
        return patch(self.context, info, self.view, EntityKey(name, by_name=True), list(operations)).entity

    def get(self, kind: str, name: str) -> dict[str, Any]:
        return read.get(self.context, self.context.types.get(kind), EntityKey(name, by_name=True), self.view)

    def remove(self, kind: str, name: str, *, hard: bool = False) -> None:
        info = self.context.types.get(kind)
        delete(self.context, info, self.view, EntityKey(name, by_name=True), Deletion(recursive=True, hard=hard))


@pytest.fixture
def catalog(platform: Platform, admin: Actor) -> Catalog:
    made = Catalog(platform, admin)
    made.put("databaseService", name="pg", serviceType="Postgres")
    made.put("database", name="shop", service="pg")
    made.put("databaseSchema", name="sales", database="pg.shop")
    made.put("table", name="orders", databaseSchema="pg.shop.sales", columns=[{"name": "id", "dataType": "INT"}])
    return made


DESCRIBE = {"op": "add", "path": "/description", "value": "x"}
ORDERS = "pg.shop.sales.orders"


class TestDeletedTargets:
    def test_a_deleted_owner_and_a_deleted_tag_stay_through_a_patch(self, catalog: Catalog) -> None:
        catalog.put("classification", name="State", description="d")
        catalog.put("tag", name="draft", classification="State", description="d")
        ann = catalog.put("user", name="ann", email="ann@example.org")
        owner = {"id": ann["id"], "type": "user"}
        catalog.patch(
            "table",
            ORDERS,
            {"op": "add", "path": "/owners", "value": [owner]},
            {"op": "add", "path": "/tags", "value": [{**SENSITIVE, "tagFQN": "State.draft"}]},
        )
        catalog.remove("user", "ann")
        catalog.remove("tag", "State.draft")
        table = catalog.patch("table", ORDERS, DESCRIBE)
        assert [(o["name"], o["deleted"]) for o in table["owners"]] == [("ann", True)]
        assert [label["tagFQN"] for label in table["tags"]] == ["State.draft"]
        with pytest.raises(NotFound, match="user"):
            catalog.patch("databaseSchema", "pg.shop.sales", {"op": "add", "path": "/owners", "value": [owner]})

    def test_an_erased_owner_is_gone(self, catalog: Catalog) -> None:
        ann = catalog.put("user", name="ann", email="ann@example.org")
        catalog.patch("table", ORDERS, {"op": "add", "path": "/owners", "value": [{"id": ann["id"], "type": "user"}]})
        catalog.remove("user", "ann", hard=True)
        assert catalog.patch("table", ORDERS, DESCRIBE)["owners"] == []
        assert check.run(catalog.context).findings == []


class TestKinds:
    def test_roles_and_teams_of_a_policy_are_told_apart(self, catalog: Catalog) -> None:
        policy = catalog.get("policy", "DataConsumerPolicy")
        assert [role["name"] for role in policy["roles"]] == ["DataConsumer"]
        assert policy["teams"] == []

    def test_a_text_waits_for_a_table_only(self, catalog: Catalog) -> None:
        constraint = {
            "constraintType": "FOREIGN_KEY",
            "columns": ["id"],
            "referredColumns": ["pg.shop.sales.people.id"],
        }
        catalog.patch("table", ORDERS, {"op": "add", "path": "/tableConstraints", "value": [constraint]})
        schema = "pg.shop.sales"
        catalog.put("storedProcedure", name="people", databaseSchema=schema, storedProcedureCode={"code": "x"})
        catalog.put("table", name="people", databaseSchema=schema, columns=[{"name": "id", "dataType": "INT"}])
        catalog.patch("storedProcedure", f"{schema}.people", {"op": "replace", "path": "/name", "value": "other"})
        (shown,) = catalog.get("table", ORDERS)["tableConstraints"]
        assert shown["referredColumns"] == ["pg.shop.sales.people.id"]
        catalog.patch("table", f"{schema}.people", {"op": "replace", "path": "/name", "value": "persons"})
        (shown,) = catalog.get("table", ORDERS)["tableConstraints"]
        assert shown["referredColumns"] == ["pg.shop.sales.persons.id"]

    def test_long_values_that_are_one_term(self, catalog: Catalog) -> None:
        long = "x" * 600
        catalog.patch("table", ORDERS, {"op": "add", "path": "/aliases", "value": [long + "1", long + "2"]})
        catalog.patch("table", ORDERS, {"op": "add", "path": "/aliases", "value": [long + "1"]})
        assert check.run(catalog.context).findings == []


class TestActs:
    def test_a_put_that_restores_a_subtree_carries_it_out(self, catalog: Catalog, platform: Platform) -> None:
        catalog.remove("databaseSchema", "pg.shop.sales")
        catalog.put("databaseSchema", name="sales", database="pg.shop")
        platform.jobs.carry_out()
        report = check.run(catalog.context)
        assert (report.findings, report.information) == ([], [])

    def test_the_event_of_a_restore_with_new_members_has_the_new_version(self, catalog: Catalog) -> None:
        ann = catalog.put("user", name="ann", email="ann@example.org")
        catalog.put("team", name="people", teamType="Group")
        catalog.remove("team", "people")
        team = catalog.put("team", name="people", teamType="Group", users=[ann["id"]])
        events = log.changes(catalog.context, log.Asked(limit=5000), BASE).events
        restored, joined = [event for event in events if event["entityId"] == team["id"]][-2:]
        assert (restored["eventType"], restored["currentVersion"]) == ("entityRestored", team["version"])
        assert (joined["eventType"], joined["currentVersion"]) == ("entityUpdated", team["version"])
        (added,) = joined["changeDescription"]["fieldsAdded"]
        assert added["name"] == "users"
        assert ann["id"] in added["newValue"]

    def test_thousands_of_tags_and_columns_are_quick(self, catalog: Catalog) -> None:
        columns = [{"name": f"c{n}", "dataType": "INT", "tags": [SENSITIVE]} for n in range(10_000)]
        start = time.perf_counter()
        catalog.put("table", name="wide", databaseSchema="pg.shop.sales", columns=columns)
        catalog.put("table", name="wide", databaseSchema="pg.shop.sales", columns=columns[::-1])
        catalog.patch("table", "pg.shop.sales.wide", {"op": "remove", "path": "/columns/5000/tags/0"})
        # Some two seconds; what grows with the square of the number takes minutes.
        assert time.perf_counter() - start < 20
        assert check.run(catalog.context).findings == []
