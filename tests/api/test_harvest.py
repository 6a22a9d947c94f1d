"""What the API does for harvesters that send the same again and again."""

from __future__ import annotations

from typing import Any

from tests.api_fixtures import Api

COLUMNS = [{"name": "id", "dataType": "BIGINT"}, {"name": "note", "dataType": "VARCHAR", "dataLength": 40}]
ROW = {"name": "a", "databaseSchema": "pg.shop.sales", "columns": COLUMNS, "sourceHash": "1"}
UNIQUE = {"constraintType": "UNIQUE", "columns": ["id"]}
TABLE = "/tables/name/pg.shop.sales.a"


def _events(api: Api) -> list[Any]:
    return list(api.ok("GET", "/events")["data"])


def _routine(name: str, code: str) -> dict[str, Any]:
    return {"name": name, "databaseSchema": "pg.shop.sales", "storedProcedureCode": {"code": code}}


class TestSourceHash:
    def test_a_new_one_alone_is_no_change(self, shop: Api, bot_api: Api) -> None:
        bot_api.ok("PUT", "/tables/bulk", [ROW])
        shop.ok("PATCH", TABLE, [{"op": "add", "path": "/tableConstraints/0", "value": UNIQUE}])
        before, events = shop.ok("GET", TABLE), _events(shop)
        completed = {**ROW, "tableConstraints": [UNIQUE], "sourceHash": "2"}
        for _ in range(2):
            bot_api.ok("PUT", "/tables/bulk", [completed])
            bot_api.ok("PUT", "/tables", completed)
        assert shop.ok("GET", TABLE) == before
        assert _events(shop) == events

    def test_a_source_that_goes_back_to_an_earlier_state_is_followed(self, shop: Api, bot_api: Api) -> None:
        plain = {**ROW, "tableConstraints": []}
        bot_api.ok("PUT", "/tables/bulk", [plain])
        shop.ok("PATCH", TABLE, [{"op": "add", "path": "/tableConstraints/0", "value": UNIQUE}])
        bot_api.ok("PUT", "/tables/bulk", [{**ROW, "tableConstraints": [UNIQUE], "sourceHash": "2"}])
        bot_api.ok("PUT", "/tables/bulk", [plain])
        assert shop.ok("GET", TABLE)["tableConstraints"] == []

    def test_with_another_change_it_is_stored(self, shop: Api, bot_api: Api) -> None:
        bot_api.ok("PUT", "/tables/bulk", [ROW])
        bot_api.ok("PUT", "/tables/bulk", [{**ROW, "schemaDefinition": "x", "sourceHash": "2"}])
        table = shop.ok("GET", TABLE)
        assert (table["schemaDefinition"], table["sourceHash"], table["version"]) == ("x", "2", 0.2)

    def test_a_secret_in_it_is_cut_and_makes_no_changes(self, shop: Api, bot_api: Api) -> None:
        """Also where just the secret differs, what else is new is not missed."""
        row = {**ROW, "sourceHash": "postgresql://u:first@h/d"}
        bot_api.ok("PUT", "/tables/bulk", [row])
        before, events = shop.ok("GET", TABLE), _events(shop)
        assert before["sourceHash"] == "postgresql://u:*********@h/d"
        for _ in range(2):
            bot_api.ok("PUT", "/tables/bulk", [row])
            bot_api.ok("PUT", "/tables", row)
        assert shop.ok("GET", TABLE) == before
        assert _events(shop) == events
        bot_api.ok("PUT", "/tables/bulk", [{**row, "schemaDefinition": "x", "sourceHash": "postgresql://u:second@h/d"}])
        assert shop.ok("GET", TABLE)["schemaDefinition"] == "x"


class TestOrdinalPosition:
    def test_a_request_without_it_keeps_it(self, shop: Api, bot_api: Api) -> None:
        bot_api.ok("PUT", "/tables", ROW)
        positions = [{"op": "add", "path": f"/columns/{n}/ordinalPosition", "value": n + 1} for n in range(2)]
        before = shop.ok("PATCH", TABLE, positions)
        bot_api.ok("PUT", "/tables", {**ROW, "sourceHash": "2"})
        assert shop.ok("GET", f"{TABLE}?fields=columns,tags")["columns"] == before["columns"]

    def test_it_goes_when_the_columns_move(self, shop: Api, bot_api: Api) -> None:
        bot_api.ok("PUT", "/tables", ROW)
        shop.ok("PATCH", TABLE, [{"op": "add", "path": "/columns/0/ordinalPosition", "value": 1}])
        bot_api.ok("PUT", "/tables", {**ROW, "columns": COLUMNS[::-1]})
        assert not any("ordinalPosition" in column for column in shop.ok("GET", TABLE)["columns"])


class TestRowsOfOneName:
    def test_each_is_written_over_the_one_before(self, shop: Api) -> None:
        rows = [_routine("f", "one"), _routine("g", "other"), _routine("f", "two")]
        result = shop.ok("PUT", "/storedProcedures/bulk", rows)
        assert [row["status"] for row in result["successRequest"]] == [201, 201, 200]
        routine = shop.ok("GET", "/storedProcedures/name/pg.shop.sales.f")
        assert (routine["storedProcedureCode"]["code"], routine["version"]) == ("two", 0.2)

    def test_the_same_again_changes_nothing(self, shop: Api) -> None:
        rows = [_routine("f", "one"), _routine("f", "two")]
        shop.ok("PUT", "/storedProcedures/bulk", rows)
        events = _events(shop)
        result = shop.ok("PUT", "/storedProcedures/bulk", rows)
        assert [row["status"] for row in result["successRequest"]] == [200, 200]
        assert _events(shop) == events

    def test_a_bad_one_does_not_spoil_the_others(self, shop: Api) -> None:
        rows = [_routine("f", "one"), {**_routine("f", "two"), "colour": 1}, _routine("f", "three")]
        result = shop.ok("PUT", "/storedProcedures/bulk", rows)
        assert [row["status"] for row in result["successRequest"]] == [201, 200]
        assert [row["status"] for row in result["failedRequest"]] == [400]
        assert shop.ok("GET", "/storedProcedures/name/pg.shop.sales.f")["storedProcedureCode"]["code"] == "three"


class TestStale:
    def test_a_scope_is_named_by_the_field_that_shows_it(self, shop: Api) -> None:
        shop.ok("PUT", "/databases", {"name": "old", "service": "pg"})
        body = {"scopeFqn": "pg", "scopeEntityType": "service", "seenFqns": ["pg.shop"], "recursive": True}
        result = shop.ok("DELETE", "/databases/deleteStale", body)
        assert result["successRequest"] == [{"request": "pg.old", "status": 200}]
        assert [database["name"] for database in shop.ok("GET", "/databases")["data"]] == ["shop"]
