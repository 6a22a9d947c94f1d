"""Foreign keys name columns of other tables, which may come later, be renamed, or go."""

from __future__ import annotations

from typing import Any

from tests.api_fixtures import Api

INVOICES = {
    "name": "invoices",
    "databaseSchema": "pg.shop.sales",
    "columns": [{"name": "order_id", "dataType": "BIGINT"}],
    "tableConstraints": [
        {"constraintType": "FOREIGN_KEY", "columns": ["order_id"], "referredColumns": ["pg.shop.sales.later.id"]}
    ],
}
LATER = {"name": "later", "databaseSchema": "pg.shop.sales", "columns": [{"name": "id", "dataType": "BIGINT"}]}


def referred(api: Api) -> Any:
    table = api.ok("GET", "/tables/name/pg.shop.sales.invoices")
    return table["tableConstraints"][0]["referredColumns"], table["version"]


def test_a_table_that_comes_later_is_followed_when_it_is_renamed(shop: Api) -> None:
    shop.ok("PUT", "/tables", INVOICES)
    assert referred(shop) == (["pg.shop.sales.later.id"], 0.1)
    shop.ok("PUT", "/tables", LATER)
    shop.ok("PATCH", "/tables/name/pg.shop.sales.later", [{"op": "replace", "path": "/name", "value": "now"}])
    assert referred(shop) == (["pg.shop.sales.now.id"], 0.1)


def test_a_table_that_is_erased_leaves_its_name_and_is_followed_again(shop: Api) -> None:
    shop.ok("PUT", "/tables", LATER)
    shop.ok("PUT", "/tables", INVOICES)
    shop.ok("DELETE", "/tables/name/pg.shop.sales.later?hardDelete=true")
    assert referred(shop) == (["pg.shop.sales.later.id"], 0.1)
    shop.ok("PUT", "/tables", LATER)
    shop.ok("PATCH", "/tables/name/pg.shop.sales.later", [{"op": "replace", "path": "/name", "value": "again"}])
    assert referred(shop) == (["pg.shop.sales.again.id"], 0.1)


def test_the_same_request_again_changes_nothing(shop: Api) -> None:
    shop.ok("PUT", "/tables", INVOICES)
    shop.ok("PUT", "/tables", LATER)
    assert shop.call("PUT", "/tables", INVOICES).headers["x-openmetadata-change"] == "entityNoChange"
    other = {**INVOICES, "description": "open ones"}
    assert shop.ok("PUT", "/tables", other)["changeDescription"]["fieldsAdded"] == [
        {"name": "description", "newValue": "open ones"}
    ]
