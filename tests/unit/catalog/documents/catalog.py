"""A small catalog, as its administrator uses it, for tests of what documents name."""

from __future__ import annotations

from copy import copy
from typing import Any

from gazetteer.app import Platform
from gazetteer.auth import subject
from gazetteer.catalog import put, read, versions
from gazetteer.catalog.checking import check
from gazetteer.catalog.delete import Deletion, delete
from gazetteer.catalog.patch import patch
from gazetteer.catalog.read import EntityKey, View
from gazetteer.catalog.writing.change import Change
from gazetteer.catalog.writing.discipline import Checked
from gazetteer.catalog.writing.intent import Intent
from gazetteer.events import log
from gazetteer.kit import json

BASE = "http://here/api/v1"
SCHEMA = "pg.shop.sales"
ORDERS = f"{SCHEMA}.orders"
COLUMNS = [{"name": "id", "dataType": "INT"}]


class Catalog:
    """`pg.shop.sales.orders`, unless it is not to be filled, and what a test adds."""

    def __init__(self, platform: Platform, *, filled: bool = True) -> None:
        self.platform = platform
        self.context = platform.context
        self.view = View(subject.of(subject.named(self.context.database, subject.ADMIN)), BASE)
        if filled:
            self.put("databaseService", name="pg", serviceType="Postgres")
            self.put("database", name="shop", service="pg")
            self.put("databaseSchema", name="sales", database="pg.shop")
            self.table("orders")

    def acting(self, user: str) -> Catalog:
        """The same catalog, as another user uses it."""
        other = copy(self)
        other.view = View(subject.of(subject.named(self.context.database, user)), BASE)
        return other

    def put(self, kind: str, **request: Any) -> dict[str, Any]:
        return put.create_or_update(self.context, self.context.types.get(kind), self.view, request).entity

    def table(self, name: str, **fields: Any) -> dict[str, Any]:
        return self.put("table", **{"name": name, "databaseSchema": SCHEMA, "columns": COLUMNS, **fields})

    def tag(self, name: str, classification: str = "Own") -> dict[str, Any]:
        return self.put("tag", name=name, classification=classification, description="d")

    def patch(self, kind: str, name: str, path: str, value: Any) -> dict[str, Any]:
        operations = [{"op": "add", "path": path, "value": value}]
        info = self.context.types.get(kind)
        return patch(self.context, info, self.view, EntityKey(name, by_name=True), operations).entity

    def rename(self, kind: str, name: str, new: str) -> None:
        self.patch(kind, name, "/name", new)

    def plan(self, name: str, request: dict[str, Any]) -> Checked[Any]:
        """What a PUT would write, as it looked before anything that comes now."""
        info = self.context.types.get(name)
        intent = Intent(self.context, info, self.view.actor)
        with self.context.database.read() as session:
            return Checked(Change(self.context, [put.prepare_put(intent, session, request)]))

    def get(self, kind: str, name: str) -> dict[str, Any]:
        return read.get(self.context, self.context.types.get(kind), EntityKey(name, by_name=True), self.view)

    def erase(self, kind: str, name: str) -> None:
        info = self.context.types.get(kind)
        delete(self.context, info, self.view, EntityKey(name, by_name=True), Deletion(recursive=True, hard=True))
        self.platform.jobs.carry_out()

    def history(self, kind: str, name: str) -> list[dict[str, Any]]:
        """All versions of an entity, newest first."""
        identity = self.get(kind, name)["id"]
        found = versions.versions(self.context, self.context.types.get(kind), identity, self.view)
        return [json.loads(item) for item in found["versions"]]

    def told(self, identity: str) -> dict[str, Any]:
        """What the newest event of an entity told of its change."""
        change: dict[str, Any] = self.last_event(identity)["changeDescription"]
        return change

    def last_event(self, identity: str) -> dict[str, Any]:
        """The newest event of an entity."""
        events = log.changes(self.context, log.Asked(limit=10_000), BASE).events
        return [event for event in events if event.get("entityId") == identity][-1]

    def stays_editable(self, kind: str, name: str) -> None:
        """What is shown is accepted back and changes nothing; another field can be changed, and nothing else does."""
        shown = self.get(kind, name)
        assert_no_gap(shown)
        info = self.context.types.get(kind)
        info.check_entity(json.copy(shown))
        written = patch(self.context, info, self.view, EntityKey(name, by_name=True), [])
        assert written.written.outcome == "entityNoChange"
        changed = self.patch(kind, name, "/description", f"after {shown['version']}")
        told = changed["changeDescription"]
        fields = [item["name"] for key in ("fieldsAdded", "fieldsUpdated", "fieldsDeleted") for item in told[key]]
        assert fields == ["description"]
        for version in self.history(kind, name):
            assert_no_gap(version)
        assert check.run(self.context).findings == []


def assert_no_gap(value: Any) -> None:
    """Nothing is null, nothing refers to nothing."""
    assert value is not None
    if isinstance(value, dict):
        assert value.get("id") != ""
        assert value.get("tagFQN", "x")
        assert not any(key.startswith("$") for key in value), value
        for item in value.values():
            assert_no_gap(item)
    if isinstance(value, list):
        for item in value:
            assert_no_gap(item)
