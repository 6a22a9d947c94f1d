"""What hangs on an entity when what it refers to goes, waits or has another kind."""

from __future__ import annotations

from typing import Any

import pytest

from gazetteer.app import Platform
from gazetteer.auth.actor import Actor
from gazetteer.catalog import check, put, read, remove
from gazetteer.catalog.read import View
from gazetteer.errors import NotFound

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
        return put.patch(self.context, info, self.view, name, list(operations), by_name=True).entity

    def get(self, kind: str, name: str) -> dict[str, Any]:
        return read.get(self.context, self.context.types.get(kind), name, self.view, by_name=True)

    def remove(self, kind: str, name: str, *, hard: bool = False) -> None:
        info = self.context.types.get(kind)
        remove.remove(self.context, info, self.view, name, by_name=True, recursive=True, hard=hard)


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
        ann = catalog.put("user", name="ann", email="ann@example.org")
        owner = {"id": ann["id"], "type": "user"}
        catalog.patch(
            "table",
            ORDERS,
            {"op": "add", "path": "/owners", "value": [owner]},
            {"op": "add", "path": "/tags", "value": [SENSITIVE]},
        )
        catalog.remove("user", "ann")
        catalog.patch("tag", "PII.Sensitive", {"op": "add", "path": "/provider", "value": "user"})
        catalog.remove("tag", "PII.Sensitive")
        table = catalog.patch("table", ORDERS, DESCRIBE)
        assert [(o["name"], o["deleted"]) for o in table["owners"]] == [("ann", True)]
        assert [label["tagFQN"] for label in table["tags"]] == ["PII.Sensitive"]
        with pytest.raises(NotFound, match="user"):
            catalog.patch("databaseSchema", "pg.shop.sales", {"op": "add", "path": "/owners", "value": [owner]})

    def test_an_erased_owner_is_gone(self, catalog: Catalog) -> None:
        ann = catalog.put("user", name="ann", email="ann@example.org")
        catalog.patch("table", ORDERS, {"op": "add", "path": "/owners", "value": [{"id": ann["id"], "type": "user"}]})
        catalog.remove("user", "ann", hard=True)
        assert catalog.patch("table", ORDERS, DESCRIBE)["owners"] == []
        assert check.run(catalog.context).findings == []
