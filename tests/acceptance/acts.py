"""A catalog with something of everything, and each kind of write on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gazetteer.app import Platform
from gazetteer.auth import subject
from gazetteer.catalog import put, read
from gazetteer.catalog.bulk import Bulk
from gazetteer.catalog.delete import Deletion, delete
from gazetteer.catalog.patch import patch
from gazetteer.catalog.read import EntityKey, View
from gazetteer.catalog.writing.intent import Intent
from gazetteer.storage import event_store
from tests.acceptance.catalog_reading import BASE, catalog_content

TAG = {"tagFQN": "PII.Sensitive", "source": "Classification", "labelType": "Manual", "state": "Confirmed"}
COLUMNS = [{"name": "id", "dataType": "BIGINT"}, {"name": "mail", "dataType": "TEXT", "tags": [TAG]}]
REFERS = {"constraintType": "FOREIGN_KEY", "columns": ["id"], "referredColumns": ["pg.shop.sales.t1.id"]}
KINDS = ("databaseService", "database", "databaseSchema", "table", "user", "tag")


class Catalog:
    """An open catalog, as its administrator uses it."""

    def __init__(self, platform: Platform) -> None:
        self.platform = platform
        self.context = platform.context
        self.actor = subject.of(subject.named(self.context.database, subject.ADMIN))
        self.view = View(self.actor, BASE)

    def put(self, kind: str, **request: Any) -> dict[str, Any]:
        return put.create_or_update(self.context, self.context.types.get(kind), self.view, request).entity

    def patch(self, kind: str, name: str, *operations: dict[str, Any]) -> None:
        info = self.context.types.get(kind)
        patch(self.context, info, self.view, EntityKey(name, by_name=True), list(operations))

    def remove(self, kind: str, name: str, *, hard: bool = False) -> None:
        info = self.context.types.get(kind)
        delete(self.context, info, self.view, EntityKey(name, by_name=True), Deletion(recursive=True, hard=hard))

    def owner(self) -> dict[str, str]:
        user = read.get(self.context, self.context.types.get("user"), EntityKey("ann", by_name=True), self.view)
        return {"id": user["id"], "type": "user"}

    def content(self) -> dict[Any, Any]:
        """All that a reader can see, and where the log ends."""
        with self.context.database.read() as session:
            position = event_store.position(session)
        return {"position": position, **catalog_content(self.context, self.actor, KINDS)}


def _connection(password: str) -> dict[str, Any]:
    return {"config": {"type": "Postgres", "username": "u", "hostPort": "h:1", "authType": {"password": password}}}


def populate(catalog: Catalog) -> None:
    """What the acts work on."""
    catalog.put("user", name="ann", email="ann@example.org")
    catalog.put("databaseService", name="pg", serviceType="Postgres", connection=_connection("one"))
    catalog.put("database", name="shop", service="pg")
    for schema in ("sales", "old"):
        catalog.put("databaseSchema", name=schema, database="pg.shop")
        for number in range(3):
            catalog.put("table", name=f"t{number}", databaseSchema=f"pg.shop.{schema}", columns=COLUMNS)
    catalog.patch("table", "pg.shop.sales.t0", {"op": "add", "path": "/tableConstraints", "value": [REFERS]})
    catalog.remove("databaseSchema", "pg.shop.old")


def _create_table(catalog: Catalog) -> None:
    catalog.put(
        "table",
        name="new",
        databaseSchema="pg.shop.sales",
        columns=COLUMNS,
        tags=[TAG],
        owners=[catalog.owner()],
        tableConstraints=[REFERS],
        tableType="Regular",
    )


def _create_service(catalog: Catalog) -> None:
    catalog.put("databaseService", name="other", serviceType="Postgres", connection=_connection("x"), tags=[TAG])


def _update(catalog: Catalog) -> None:
    catalog.patch(
        "table",
        "pg.shop.sales.t0",
        {"op": "add", "path": "/description", "value": "text"},
        {"op": "add", "path": "/owners", "value": [catalog.owner()]},
        {"op": "add", "path": "/tags", "value": [TAG]},
        {"op": "remove", "path": "/tableConstraints/0"},
        {"op": "remove", "path": "/columns/1"},
    )


def _bulk(catalog: Catalog) -> None:
    row = {"databaseSchema": "pg.shop.sales", "columns": COLUMNS}
    rows = [{**row, "name": f"t{number}", "description": "by bulk"} for number in range(6)]
    results = Bulk(Intent(catalog.context, catalog.context.types.get("table"), catalog.actor)).run(
        [*rows, {"name": "bad"}]
    )
    assert [result.status for result in results] == [200] * 3 + [201] * 3 + [400]


ACTS: dict[str, Callable[[Catalog], Any]] = {
    "create a table": _create_table,
    "create a service": _create_service,
    "update": _update,
    "change a secret": lambda c: c.put(
        "databaseService", name="pg", serviceType="Postgres", connection=_connection("two")
    ),
    "rename": lambda c: c.patch("databaseService", "pg", {"op": "replace", "path": "/name", "value": "renamed"}),
    "delete": lambda c: c.remove("databaseSchema", "pg.shop.sales"),
    "restore": lambda c: c.put("databaseSchema", name="old", database="pg.shop"),
    "erase": lambda c: c.remove("databaseSchema", "pg.shop.sales", hard=True),
    "bulk": _bulk,
}
