"""What a bot's PUT wrote follows its source; what people wrote stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.api_fixtures import Api

TABLE = "/tables/name/pg.shop.sales.gauge"
PRIMARY = {"constraintType": "PRIMARY_KEY", "columns": ["id"]}
UNIQUE = {"constraintType": "UNIQUE", "columns": ["unit"]}
FOREIGN = {"constraintType": "FOREIGN_KEY", "columns": ["id"], "referredColumns": ["pg.shop.sales.orders.id"]}


def row(description: str = "", unit: str = "", **changes: Any) -> dict[str, Any]:
    """A row of a harvest."""
    column: dict[str, Any] = {"name": "unit", "dataType": "STRUCT", "children": [{"name": "x", "dataType": "INT"}]}
    column |= {"description": unit, "displayName": unit} if unit else {}
    column["children"][0] |= {"description": unit} if unit else {}
    told = {"description": description, "displayName": description} if description else {}
    columns = [{"name": "id", "dataType": "INT"}, column]
    return {"name": "gauge", "databaseSchema": "pg.shop.sales", "columns": columns, **told, **changes}


def texts(api: Api) -> list[str | None]:
    table = api.ok("GET", TABLE)
    unit = table["columns"][1]
    holders = [(table, "description"), (table, "displayName"), (unit, "description"), (unit, "displayName")]
    return [holder.get(name) for holder, name in [*holders, (unit["children"][0], "description")]]


Send = Callable[[Api, dict[str, Any]], None]


@pytest.fixture(params=["put", "bulk"])
def send(request: pytest.FixtureRequest) -> Send:
    def sending(api: Api, request_body: dict[str, Any]) -> None:
        if request.param == "put":
            api.ok("PUT", "/tables", request_body)
        else:
            assert api.ok("PUT", "/tables/bulk", [request_body])["status"] == "success"

    return sending


class TestTexts:
    def test_they_follow_the_source_again_and_again(self, shop: Api, bot_api: Api, send: Send) -> None:
        for wording in ("first", "second", "third", "second"):
            send(bot_api, row(wording, wording))
            assert texts(shop) == [wording] * 5

    def test_nothing_takes_the_place_of_something_only_as_text(self, shop: Api, bot_api: Api, send: Send) -> None:
        send(bot_api, row("first", "first"))
        send(bot_api, row())
        send(bot_api, row(description="", unit=""))
        assert texts(shop) == ["first"] * 5
        send(bot_api, row("second", "second"))
        assert texts(shop) == ["second"] * 5

    @pytest.mark.parametrize("who", ["person", "bot"])
    def test_what_a_patch_wrote_stays(self, shop: Api, bot_api: Api, send: Send, who: str) -> None:
        send(bot_api, row("first", "first"))
        paths = ["/description", "/displayName", "/columns/1/description", "/columns/1/displayName"]
        operations = [{"op": "replace", "path": path, "value": "ours"} for path in paths]
        (shop if who == "person" else bot_api).ok("PATCH", TABLE, operations)
        send(bot_api, row("second", "second"))
        assert texts(shop) == [*["ours"] * 4, "second"]

    def test_what_somebody_wrote_stays_though_it_is_the_old_wording(self, shop: Api, bot_api: Api, send: Send) -> None:
        send(bot_api, row("first", "first"))
        for wording in ("ours", "first"):
            paths = ["/description", "/displayName", "/columns/1/description", "/columns/1/displayName"]
            shop.ok("PATCH", TABLE, [{"op": "replace", "path": path, "value": wording} for path in paths])
        send(bot_api, row("second", "second"))
        assert texts(shop) == [*["first"] * 4, "second"]

    def test_what_a_person_put_stays(self, shop: Api, bot_api: Api, send: Send) -> None:
        shop.ok("PUT", "/tables", row("ours", "ours"))
        send(bot_api, row("first", "first"))
        send(bot_api, row("second", "second"))
        assert texts(shop) == ["ours"] * 5

    def test_what_a_person_adds_beside_the_bots_stays(self, shop: Api, bot_api: Api, send: Send) -> None:
        send(bot_api, row("first"))
        paths = ["/columns/1/description", "/columns/1/displayName"]
        shop.ok("PATCH", TABLE, [{"op": "add", "path": path, "value": "ours"} for path in paths])
        for wording in ("second", "third"):
            send(bot_api, row(wording, wording))
            assert texts(shop) == [wording, wording, "ours", "ours", wording]

    def test_what_is_deleted_and_restored_has_its_author_still(self, shop: Api, bot_api: Api, send: Send) -> None:
        send(bot_api, row("first", "first"))
        identity = shop.ok("GET", TABLE)["id"]
        shop.ok("DELETE", f"/tables/{identity}")
        shop.ok("PUT", "/tables/restore", {"id": identity})
        send(bot_api, row("second", "second"))
        assert texts(shop) == ["second"] * 5

    def test_a_bot_follows_itself_only(
        self, shop: Api, bot_api: Api, token_of: Callable[[str], str], send: Send
    ) -> None:
        send(bot_api, row("first", "first"))
        shop.ok("POST", "/users", {"name": "other-bot", "email": "other@example.org", "isBot": True})
        send(Api(shop.client, token_of("other-bot")), row("second", "second"))
        assert texts(shop) == ["first"] * 5
        send(bot_api, row("third", "third"))
        assert texts(shop) == ["third"] * 5

    def test_a_bot_takes_over_from_one_that_is_erased(
        self, shop: Api, bot_api: Api, token_of: Callable[[str], str], send: Send
    ) -> None:
        former = shop.ok("POST", "/users", {"name": "former-bot", "email": "former@example.org", "isBot": True})
        send(Api(shop.client, token_of("former-bot")), row("first", "first"))
        shop.ok("PATCH", TABLE, [{"op": "replace", "path": "/displayName", "value": "ours"}])
        shop.ok("DELETE", f"/users/{former['id']}?hardDelete=true")
        send(bot_api, row("second", "second"))
        assert texts(shop) == ["second", "ours", "second", "second", "second"]

    def test_what_was_empty_is_the_bots(self, shop: Api, bot_api: Api, send: Send) -> None:
        shop.ok("PUT", "/tables", row())
        for wording in ("first", "second"):
            send(bot_api, row(wording, wording))
            assert texts(shop) == [wording] * 5

    def test_a_column_that_moves_keeps_its_author(self, shop: Api, bot_api: Api, send: Send) -> None:
        send(bot_api, row("first", "first"))
        moved = row("second", "second")
        send(bot_api, moved | {"columns": moved["columns"][::-1]})
        assert shop.ok("GET", TABLE)["columns"][0]["description"] == "second"

    @pytest.mark.parametrize(
        "column",
        [
            {"name": "unit", "dataType": "MAP", "children": [{"name": "x", "dataType": "TEXT"}]},
            {"name": "unit", "dataType": "STRUCT", "children": [{"name": "x", "dataType": "ARRAY"}]},
        ],
    )
    def test_what_a_person_wrote_of_a_column_outlives_its_type(
        self, shop: Api, bot_api: Api, send: Send, column: dict[str, Any]
    ) -> None:
        send(bot_api, row())
        paths = ["/columns/1/description", "/columns/1/displayName", "/columns/1/children/0/description"]
        shop.ok("PATCH", TABLE, [{"op": "add", "path": path, "value": "ours"} for path in paths])
        for told in ({}, {"description": "the source's", "displayName": "the source's"}):
            send(bot_api, row() | {"columns": [{"name": "id", "dataType": "INT"}, column | told]})
            found = shop.ok("GET", TABLE)["columns"][1]
            assert found["dataType"] == column["dataType"]
            assert [found["description"], found["displayName"], found["children"][0]["description"]] == ["ours"] * 3

    @pytest.mark.parametrize("kind", ["databases", "databaseSchemas", "storedProcedures"])
    def test_so_do_other_types(self, shop: Api, bot_api: Api, kind: str) -> None:
        parent = {"databases": {"service": "pg"}, "databaseSchemas": {"database": "pg.shop"}}.get(kind)
        body = {"name": "new"} | (parent or {"databaseSchema": "pg.shop.sales", "storedProcedureCode": {"code": "x"}})
        for wording in ("first", "second"):
            made = bot_api.ok("PUT", f"/{kind}", body | {"description": wording})
            assert shop.ok("GET", f"/{kind}/{made['id']}")["description"] == wording


class TestConstraints:
    def test_those_that_are_gone_go(self, shop: Api, bot_api: Api, send: Send) -> None:
        send(bot_api, row(tableConstraints=[PRIMARY, FOREIGN]))
        for request in (row(tableConstraints=[PRIMARY]), row()):
            send(bot_api, request)
            kinds = [key["constraintType"] for key in shop.ok("GET", TABLE)["tableConstraints"]]
            assert kinds == [key["constraintType"] for key in request.get("tableConstraints", [])]

    def test_those_of_people_stay(self, shop: Api, bot_api: Api, send: Send) -> None:
        send(bot_api, row(tableConstraints=[PRIMARY]))
        shop.ok("PATCH", TABLE, [{"op": "add", "path": "/tableConstraints/0", "value": UNIQUE}])
        for request in (row("a", tableConstraints=[PRIMARY]), row("b")):
            send(bot_api, request)
            found = shop.ok("GET", TABLE)["tableConstraints"]
            assert found == [UNIQUE, *request.get("tableConstraints", [])]

    def test_none_stays_whose_column_is_gone(self, shop: Api, bot_api: Api, send: Send) -> None:
        send(bot_api, row(tableConstraints=[PRIMARY]))
        shop.ok("PATCH", TABLE, [{"op": "add", "path": "/tableConstraints/0", "value": UNIQUE}])
        without = row(columns=[{"name": "id", "dataType": "INT"}])
        send(bot_api, without)
        assert shop.ok("GET", TABLE)["tableConstraints"] == []
        shop.ok("PUT", "/tables", row(tableConstraints=[UNIQUE]))
        shop.ok("PUT", "/tables", without)
        assert shop.ok("GET", TABLE)["tableConstraints"] == []

    def test_what_is_overridden_goes_as_well(self, shop: Api, bot_api: Api) -> None:
        bot_api.ok("PUT", "/tables/bulk?overrideMetadata=true", [row(tableConstraints=[PRIMARY])])
        bot_api.ok("PUT", "/tables/bulk?overrideMetadata=true", [row()])
        assert shop.ok("GET", TABLE)["tableConstraints"] == []

    def test_the_same_again_is_no_change(self, shop: Api, bot_api: Api, send: Send) -> None:
        send(bot_api, row("a", "a", tableConstraints=[PRIMARY, FOREIGN], sourceHash="1"))
        shop.ok("PATCH", TABLE, [{"op": "add", "path": "/tableConstraints/0", "value": UNIQUE}])
        before = shop.ok("GET", TABLE)
        send(bot_api, row("a", "a", tableConstraints=[PRIMARY, FOREIGN], sourceHash="2"))
        assert shop.ok("GET", TABLE) == before
