"""Whatever a user writes into an open field comes back as it was, by every way in and out."""

from __future__ import annotations

import json as standard_json
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gazetteer import settings as gazetteer_settings
from gazetteer.app import Platform, open_platform
from gazetteer.auth import subject
from gazetteer.catalog import put, read, versions
from gazetteer.catalog.bulk import Bulk
from gazetteer.catalog.checking import check
from gazetteer.catalog.delete import Deletion, delete, restore
from gazetteer.catalog.paging import Page
from gazetteer.catalog.patch import patch
from gazetteer.catalog.read import EntityKey, View
from gazetteer.catalog.writing.intent import Intent
from gazetteer.events import log
from gazetteer.storage.transaction import WriteFunction

BASE = "http://here/api/v1"
OURS = [
    "$pk",
    "$tag",
    "$slot",
    "$secrets",
    "$",
    "$$",
    "$$pk",
    "$$slot",
    "path",
    "tagFQN",
    "name",
    "=",
    "-",
    "o",
    "i",
    "l",
]
TEXTS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=8)
KEYS = st.sampled_from(OURS) | TEXTS
LEAVES = st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False) | TEXTS
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3))
OPEN = st.dictionaries(KEYS, VALUES, max_size=4)

SERVICE, ORDERS = "pg", "pg.shop.sales.orders"


def same(one: Any, other: Any) -> bool:
    """Equal as JSON: `1` is `1.0`, but not `true`."""
    texts = [standard_json.dumps(value, sort_keys=True) for value in (one, other)]
    return one == other and [text.count("true") for text in texts] == [texts[0].count("true")] * 2


class Catalog:
    def __init__(self, platform: Platform) -> None:
        self.context = platform.context
        self.admin = subject.of(subject.named(platform.context.database, subject.ADMIN))
        self.bot = subject.of(subject.named(platform.context.database, subject.INGESTION_BOT))
        self.view = View(self.admin, BASE)
        self.put("databaseService", name=SERVICE, serviceType="Postgres")
        self.put("database", name="shop", service="pg")
        self.put("databaseSchema", name="sales", database="pg.shop")
        self.put("table", **self.table())

    def table(self, **fields: Any) -> dict[str, Any]:
        columns = [{"name": "id", "dataType": "INT"}]
        return {"name": "orders", "databaseSchema": "pg.shop.sales", "columns": columns, **fields}

    def put(self, kind: str, **request: Any) -> dict[str, Any]:
        return put.create_or_update(self.context, self.context.types.get(kind), self.view, request).entity

    def patch(self, kind: str, name: str, path: str, value: Any) -> dict[str, Any]:
        operations = [{"op": "add", "path": path, "value": value}]
        info = self.context.types.get(kind)
        return patch(self.context, info, self.view, EntityKey(name, by_name=True), operations).entity

    def get(self, kind: str, name: str) -> dict[str, Any]:
        view = View(self.bot, BASE)
        return read.get(self.context, self.context.types.get(kind), EntityKey(name, by_name=True), view)

    def events(self) -> list[dict[str, Any]]:
        return log.changes(self.context, log.Asked(limit=10_000), BASE).events


@pytest.fixture
def catalog(platform: Platform) -> Catalog:
    return Catalog(platform)


MARKERS = {"$pk": 1, "a": {"$slot": 0}, "b": [{"$tag": "x", "tagFQN": {"$slot": 9}}], "$secrets": {"$$pk": 1}}


class TestExtension:
    @settings(max_examples=12)
    @given(first=OPEN, second=OPEN)
    @example(first=MARKERS, second={"$pk": {"$pk": "x"}, "$$slot": True})
    def test_comes_back_by_every_way(self, catalog: Catalog, first: dict[str, Any], second: dict[str, Any]) -> None:
        info = catalog.context.types.get("table")
        shown = catalog.put("table", **catalog.table(extension=first))
        assert same(shown.get("extension", {}), first)
        catalog.patch("table", ORDERS, "/extension", second)
        assert same(catalog.get("table", ORDERS).get("extension", {}), second)
        Bulk(Intent(catalog.context, info, catalog.admin)).run([catalog.table(extension=first)])
        table = catalog.get("table", ORDERS)
        assert same(table.get("extension", {}), first)
        history = versions.versions(catalog.context, info, table["id"], catalog.view)["versions"]
        assert same(standard_json.loads(history[0]).get("extension", {}), first)
        kept = [standard_json.loads(item).get("extension", {}) for item in history]
        assert any(same(item, second) for item in kept)
        delete(catalog.context, info, catalog.view, EntityKey(ORDERS, by_name=True), Deletion())
        restore(catalog.context, info, catalog.view, table["id"])
        assert same(catalog.get("table", ORDERS).get("extension", {}), first)
        assert len(catalog.events()) > 3

    def test_a_change_tells_what_the_user_wrote(self, catalog: Catalog) -> None:
        catalog.patch("table", ORDERS, "/extension", {"$pk": 1, "$tag": {"$$slot": 2}})
        (change,) = catalog.events()[-1]["changeDescription"]["fieldsAdded"]
        assert standard_json.loads(change["newValue"]) == {"$pk": 1, "$tag": {"$$slot": 2}}


class TestConnection:
    @settings(max_examples=12)
    @given(more=OPEN)
    @example(more={"$pk": {"password": "p"}, "$slot": 0, "$password": "q", "l": [{"$tag": {"$secret": "x"}}]})
    def test_comes_back_to_the_bot_with_its_secrets(self, catalog: Catalog, more: dict[str, Any]) -> None:
        config = {"type": "CustomDatabase", "sourcePythonClass": "x", "connectionOptions": {}, "more": more}
        connection = {"config": config}
        # One of its own: secrets that a request does not mention stay.
        name = f"custom-{uuid.uuid4()}"
        catalog.put("databaseService", name=name, serviceType="CustomDatabase", connection=connection)
        assert same(catalog.get("databaseService", name)["connection"], connection)
        changed = {"config": {**config, "more": {"$pk": more}}}
        catalog.patch("databaseService", name, "/connection", changed)
        assert same(catalog.get("databaseService", name)["connection"], changed)
        assert catalog.events()

    def test_the_configuration_of_a_pipeline(self, catalog: Catalog) -> None:
        settings_of_app = {"$slot": 0, "$pk": [{"$tag": "$$tag"}]}
        source = {"config": {"type": "Application", "appConfig": settings_of_app}}
        service = {"id": catalog.get("databaseService", SERVICE)["id"], "type": "databaseService"}
        request = {
            "name": "p",
            "service": service,
            "pipelineType": "application",
            "sourceConfig": source,
            "airflowConfig": {},
        }
        catalog.put("ingestionPipeline", **request)
        assert same(catalog.get("ingestionPipeline", "pg.p")["sourceConfig"], source)


@pytest.fixture
def broken(new_catalog: Callable[[], dict[str, str | None]]) -> Any:
    """A catalog in which one table of two holds what is no JSON, as after a fault of the disk."""
    platform = open_platform(gazetteer_settings.load(new_catalog()))
    catalog = Catalog(platform)
    catalog.put("table", **{**catalog.table(), "name": "well"})
    catalog.patch("table", ORDERS, "/description", "x")
    damage = (
        "UPDATE entity SET doc = '{' WHERE name = 'orders'",
        "UPDATE event SET change = '{' WHERE change IS NOT NULL",
        "UPDATE version SET change = '{' WHERE change IS NOT NULL",
    )
    for statement in damage:
        platform.context.database.write(WriteFunction(lambda write, sql=statement: write.execute(sql)))
    yield catalog
    platform.close()


class TestWhatCannotBeShown:
    def test_costs_a_list_one_entry(self, broken: Catalog) -> None:
        info = broken.context.types.get("table")
        found = read.list_page(broken.context, info, broken.view, Page(limit=10))
        assert [table["name"] for table in found["data"]] == ["well"]
        assert found["paging"]["total"] == 2
        assert [e["entity"]["name"] for e in found["errors"]] == ["orders"], found["errors"]
        error = found["errors"][0]
        assert error["entity"]["name"] == "orders"
        assert "cannot be shown" in error["message"]

    def test_costs_the_log_one_description(self, broken: Catalog) -> None:
        events = broken.events()
        assert events[-1]["eventType"] == "entityUpdated"
        assert "changeDescription" not in events[-1]

    def test_is_found_by_a_check(self, broken: Catalog) -> None:
        assert check.run(broken.context).findings
