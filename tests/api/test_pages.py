"""Pages of a list of which rows go meanwhile, and names that can be listed can be asked for."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from tests.api_fixtures import Api

LIST = "/tables?databaseSchema=pg.shop.sales&limit=1"


@pytest.fixture
def three(shop: Api) -> Api:
    """A catalog with the tables orders, p1 and p2."""
    for name in ("p1", "p2"):
        shop.ok("PUT", "/tables", {"name": name, "databaseSchema": "pg.shop.sales", "columns": []})
    return shop


def remove(api: Api, *names: str) -> None:
    for name in names:
        api.ok("DELETE", f"/tables/name/pg.shop.sales.{name}?hardDelete=true")


def names(page: dict[str, list[dict[str, str]]]) -> list[str]:
    return [table["name"] for table in page["data"]]


def test_before_what_is_gone_there_is_a_way_forward(three: Api) -> None:
    one = three.ok("GET", LIST)
    two = three.ok("GET", f"{LIST}&after={one['paging']['after']}")
    remove(three, "orders")
    empty = three.ok("GET", f"{LIST}&before={two['paging']['before']}")
    assert (empty["data"], "before" in empty["paging"]) == ([], False)
    assert names(three.ok("GET", f"{LIST}&after={empty['paging']['after']}")) == ["p1"]


def test_behind_what_is_gone_there_is_a_way_back(three: Api) -> None:
    one = three.ok("GET", LIST)
    remove(three, "p1", "p2")
    empty = three.ok("GET", f"{LIST}&after={one['paging']['after']}")
    assert (empty["data"], "after" in empty["paging"]) == ([], False)
    back = three.ok("GET", f"{LIST}&before={empty['paging']['before']}")
    assert names(back) == ["orders"]


def test_a_list_of_nothing_has_no_pages(shop: Api) -> None:
    remove(shop, "orders")
    assert shop.ok("GET", LIST)["paging"] == {"total": 0}


@pytest.mark.parametrize(
    "name", ["two\nlines", "tab\there", "a/b", "50%", "#1?", ".", "..", " ", "\u2028", "a\r\nb", "\\"]
)
def test_any_name_that_can_be_listed_can_be_asked_for(shop: Api, name: str) -> None:
    schema = shop.ok("PUT", "/databaseSchemas", {"name": name, "database": "pg.shop"})
    made = shop.ok("PUT", "/tables", {"name": name, "databaseSchema": schema["fullyQualifiedName"], "columns": []})
    for path, entity in (("databaseSchemas", schema), ("tables", made)):
        assert shop.ok("GET", f"/{path}/name/{quote(entity['fullyQualifiedName'], safe='')}")["id"] == entity["id"]
