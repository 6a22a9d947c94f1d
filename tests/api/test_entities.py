"""The generic operations over HTTP."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest

from tests.api_fixtures import Api

ORDERS = "/tables/name/pg.shop.sales.orders"


class TestPut:
    def test_creates_then_finds_nothing_to_change(self, shop: Api) -> None:
        request = {"name": "x", "databaseSchema": "pg.shop.sales", "columns": [{"name": "a", "dataType": "INT"}]}
        first = shop.call("PUT", "/tables", request)
        again = shop.call("PUT", "/tables", request)
        assert (first.status_code, again.status_code) == (201, 200)
        assert again.headers["x-openmetadata-change"] == "entityNoChange"
        assert again.json()["version"] == 0.1
        assert again.json() == first.json()

    def test_an_unknown_parent_is_a_404_that_names_it(self, shop: Api) -> None:
        request = {"name": "x", "databaseSchema": "pg.shop.nowhere", "columns": []}
        assert "pg.shop.nowhere" in shop.refused(404, "PUT", "/tables", request)

    def test_an_unknown_field_is_a_400_that_names_it(self, shop: Api) -> None:
        request = {"name": "x", "databaseSchema": "pg.shop.sales", "columns": [], "colour": "red"}
        assert "'colour'" in shop.refused(400, "PUT", "/tables", request)

    def test_a_wrong_type_is_a_400_that_names_the_place(self, shop: Api) -> None:
        request = {"name": "x", "databaseSchema": "pg.shop.sales", "columns": [{"name": "a", "dataType": "INTEGRAL"}]}
        assert "columns[0].dataType" in shop.refused(400, "PUT", "/tables", request)

    def test_a_bot_does_not_overwrite_what_people_wrote(self, shop: Api, bot_api: Api) -> None:
        shop.ok("PATCH", ORDERS, [{"op": "add", "path": "/description", "value": "by hand"}])
        columns = [{"name": "id", "dataType": "BIGINT"}, {"name": "note", "dataType": "VARCHAR", "dataLength": 40}]
        request = {"name": "orders", "databaseSchema": "pg.shop.sales", "columns": columns, "description": "by bot"}
        assert bot_api.ok("PUT", "/tables", request)["description"] == "by hand"
        assert shop.ok("PUT", "/tables", request)["description"] == "by bot"

    def test_a_dropped_column_is_a_major_version(self, shop: Api) -> None:
        request = {
            "name": "orders",
            "databaseSchema": "pg.shop.sales",
            "columns": [{"name": "id", "dataType": "BIGINT"}],
        }
        table = shop.ok("PUT", "/tables", request)
        assert table["version"] == 1.1
        assert [change["name"] for change in table["changeDescription"]["fieldsDeleted"]] == ["columns"]

    def test_an_integer_may_be_written_as_a_whole_number(self, shop: Api) -> None:
        column = {"name": "a", "dataType": "VARCHAR", "dataLength": 100}
        request = {"name": "x", "databaseSchema": "pg.shop.sales", "columns": [{**column, "dataLength": 1e2}]}
        shop.ok("PUT", "/tables", request)
        shop.ok("PUT", "/tables/bulk", [{**request, "name": "y", "retentionPeriod": "P1D"}])
        for name in ("x", "y"):
            assert '"dataLength":100,' in shop.call("GET", f"/tables/name/pg.shop.sales.{name}").text
        change = [{"op": "replace", "path": "/columns/0/dataLength", "value": 2e2}]
        assert repr(shop.ok("PATCH", "/tables/name/pg.shop.sales.x", change)["columns"][0]["dataLength"]) == "200"
        assert shop.call("PUT", "/tables", request | {"columns": [column]}).status_code == 200


class TestPatch:
    def test_indexes_into_lists_that_are_empty(self, shop: Api) -> None:
        tag = {"tagFQN": "PII.Sensitive", "source": "Classification", "labelType": "Manual", "state": "Confirmed"}
        operations = [
            {"op": "add", "path": "/tags/0", "value": tag},
            {"op": "add", "path": "/columns/1/tags/0", "value": tag},
            {"op": "add", "path": "/tableConstraints/0", "value": {"constraintType": "PRIMARY_KEY", "columns": ["id"]}},
        ]
        table = shop.ok("PATCH", ORDERS, operations)
        assert [label["tagFQN"] for label in table["tags"]] == ["PII.Sensitive"]
        assert [label["tagFQN"] for label in table["columns"][1]["tags"]] == ["PII.Sensitive"]
        assert table["tableConstraints"] == [{"constraintType": "PRIMARY_KEY", "columns": ["id"]}]

    def test_owners_by_reference(self, shop: Api) -> None:
        admin = shop.ok("GET", "/users/name/admin")
        operations = [{"op": "add", "path": "/owners", "value": [{"id": admin["id"], "type": "user"}]}]
        assert shop.ok("PATCH", ORDERS, operations)["owners"][0]["name"] == "admin"
        shown = shop.ok("GET", ORDERS + "?fields=owners")
        assert shown["owners"][0]["fullyQualifiedName"] == "admin"

    def test_a_stale_version_is_a_412_and_changes_nothing(self, shop: Api) -> None:
        shop.ok("PATCH", ORDERS, [{"op": "add", "path": "/description", "value": "one"}])
        operations = [{"op": "add", "path": "/description", "value": "two"}]
        shop.refused(412, "PATCH", ORDERS, operations, If_Match='W/"0.1"')
        assert shop.ok("GET", ORDERS)["description"] == "one"
        assert shop.ok("PATCH", ORDERS, operations, If_Match='W/"0.2"')["description"] == "two"

    def test_a_failed_test_operation_is_a_412(self, shop: Api) -> None:
        operations = [
            {"op": "test", "path": "/name", "value": "invoices"},
            {"op": "add", "path": "/description", "value": "x"},
        ]
        shop.refused(412, "PATCH", ORDERS, operations)
        assert "description" not in shop.ok("GET", ORDERS)

    def test_an_unknown_field_is_a_400(self, shop: Api) -> None:
        assert "'colour'" in shop.refused(400, "PATCH", ORDERS, [{"op": "add", "path": "/colour", "value": 1}])

    def test_a_rename_shows_in_every_name_below(self, shop: Api) -> None:
        shop.ok("PATCH", "/services/databaseServices/name/pg", [{"op": "replace", "path": "/name", "value": "pg.1"}])
        name = quote('"pg.1".shop.sales.orders', safe="")
        table = shop.ok("GET", f"/tables/name/{name}")
        assert table["columns"][0]["fullyQualifiedName"] == '"pg.1".shop.sales.orders.id'
        shop.refused(404, "GET", ORDERS)


class TestDelete:
    def test_soft_delete_and_return_with_the_same_id(self, shop: Api) -> None:
        table = shop.ok("GET", ORDERS)
        deleted = shop.ok("DELETE", f"/tables/{table['id']}")
        assert deleted["deleted"] is True
        shop.refused(404, "GET", ORDERS)
        assert shop.ok("GET", ORDERS + "?include=deleted")["id"] == table["id"]
        request = {"name": "orders", "databaseSchema": "pg.shop.sales", "columns": table["columns"]}
        for column in request["columns"]:
            column.pop("fullyQualifiedName")
        again = shop.ok("PUT", "/tables", request)
        assert (again["id"], again["deleted"]) == (table["id"], False)

    def test_a_full_parent_needs_recursive(self, shop: Api) -> None:
        schema = "/databaseSchemas/name/pg.shop.sales"
        assert "recursive" in shop.refused(400, "DELETE", schema)
        shop.ok("DELETE", schema + "?recursive=true")
        shop.refused(404, "GET", ORDERS)
        assert shop.ok("GET", "/tables?include=deleted")["paging"]["total"] == 1
        identity = shop.ok("GET", schema + "?include=deleted")["id"]
        shop.ok("PUT", "/databaseSchemas/restore", {"id": identity})
        assert shop.ok("GET", ORDERS)["deleted"] is False
        assert shop.ok("GET", "/tables")["paging"]["total"] == 1

    def test_a_restore_brings_back_only_what_the_same_act_took(self, shop: Api) -> None:
        other = {"name": "other", "databaseSchema": "pg.shop.sales", "columns": []}
        shop.ok("PUT", "/tables", other)
        shop.ok("DELETE", "/tables/name/pg.shop.sales.other")
        shop.ok("DELETE", "/databaseSchemas/name/pg.shop.sales?recursive=true")
        identity = shop.ok("GET", "/databaseSchemas/name/pg.shop.sales?include=deleted")["id"]
        shop.ok("PUT", "/databaseSchemas/restore", {"id": identity})
        shop.ok("GET", ORDERS)
        shop.refused(404, "GET", "/tables/name/pg.shop.sales.other")

    def test_hard_delete_leaves_nothing_but_events(self, shop: Api) -> None:
        shop.ok("DELETE", "/services/databaseServices/name/pg?recursive=true&hardDelete=true")
        assert shop.ok("GET", "/tables?include=all")["paging"]["total"] == 0
        shop.refused(404, "GET", ORDERS + "?include=all")
        events = shop.ok("GET", "/events?entityDeleted=databaseService")["data"]
        assert [event["entityFullyQualifiedName"] for event in events] == ["pg"]

    def test_what_belongs_to_the_system_stays(self, shop: Api) -> None:
        assert "system" in shop.refused(400, "DELETE", "/classifications/name/PII?recursive=true")

    def test_stale_tables_go(self, shop: Api) -> None:
        shop.ok("PUT", "/tables", {"name": "new", "databaseSchema": "pg.shop.sales", "columns": []})
        body = {"scopeFqn": "pg.shop.sales", "scopeEntityType": "databaseSchema", "seenFqns": ["pg.shop.sales.new"]}
        result = shop.ok("DELETE", "/tables/deleteStale", body)
        assert result["successRequest"] == [{"request": "pg.shop.sales.orders", "status": 200}]
        assert [table["name"] for table in shop.ok("GET", "/tables")["data"]] == ["new"]
        assert shop.ok("DELETE", "/tables/deleteStale", {**body, "scopeFqn": "no.such"})["numberOfRowsProcessed"] == 0


class TestBulk:
    def test_each_row_has_its_own_result(self, shop: Api) -> None:
        good = {"name": "a", "databaseSchema": "pg.shop.sales", "columns": []}
        rows = [
            good,
            {**good, "name": "b", "columns": "none"},
            {**good, "name": "c", "databaseSchema": "pg.x.y"},
            7,
            good,
        ]
        result = shop.ok("PUT", "/tables/bulk", rows)
        assert result["status"] == "partialSuccess"
        assert [row["status"] for row in result["successRequest"]] == [201, 200]
        assert [row["status"] for row in result["failedRequest"]] == [400, 404, 400]

    def test_an_equal_source_hash_is_unchanged_for_a_bot(self, shop: Api, bot_api: Api) -> None:
        row = {"name": "a", "databaseSchema": "pg.shop.sales", "columns": [], "sourceHash": "1"}
        bot_api.ok("PUT", "/tables/bulk", [row])
        changed = {**row, "schemaDefinition": "x"}
        bot_api.ok("PUT", "/tables/bulk", [changed])
        assert "schemaDefinition" not in shop.ok("GET", "/tables/name/pg.shop.sales.a")
        bot_api.ok("PUT", "/tables/bulk", [{**changed, "sourceHash": "2"}])
        assert shop.ok("GET", "/tables/name/pg.shop.sales.a")["schemaDefinition"] == "x"


class TestLists:
    def test_pages_without_gap_or_repetition(self, shop: Api) -> None:
        rows = [{"name": f"t{n:02}", "databaseSchema": "pg.shop.sales", "columns": []} for n in range(25)]
        shop.ok("PUT", "/tables/bulk", rows)
        seen, after = [], ""
        while True:
            page = shop.ok("GET", f"/tables?limit=10&database=pg.shop{after}")
            seen += [table["name"] for table in page["data"]]
            if "after" not in page["paging"]:
                break
            after = f"&after={page['paging']['after']}"
        assert seen == ["orders", *(f"t{n:02}" for n in range(25))]
        assert page["paging"]["total"] == 26
        back = shop.ok("GET", f"/tables?limit=10&before={page['paging']['before']}")
        assert [table["name"] for table in back["data"]] == seen[10:20]

    def test_the_database_filter_takes_a_schema_too(self, shop: Api) -> None:
        shop.ok("PUT", "/databaseSchemas", {"name": "hr", "database": "pg.shop"})
        shop.ok("PUT", "/tables", {"name": "people", "databaseSchema": "pg.shop.hr", "columns": []})
        assert [t["name"] for t in shop.ok("GET", "/tables?database=pg.shop.hr")["data"]] == ["people"]
        assert shop.ok("GET", "/tables?database=pg.nowhere")["paging"]["total"] == 0

    def test_no_rows_only_the_total(self, shop: Api) -> None:
        assert shop.ok("GET", "/tables?limit=0") == {"data": [], "paging": {"total": 1}}

    def test_wrong_parameters(self, shop: Api) -> None:
        for query in ("limit=x", "limit=-1", "after=%00", "include=some", "fields=colour", "after=a&before=b"):
            shop.refused(400, "GET", f"/tables?{query}")


class TestHistory:
    def test_every_version_with_the_names_of_its_time(self, shop: Api) -> None:
        table = shop.ok("PATCH", ORDERS, [{"op": "add", "path": "/description", "value": "one"}])
        shop.ok("PATCH", "/databaseSchemas/name/pg.shop.sales", [{"op": "replace", "path": "/name", "value": "sold"}])
        history = shop.ok("GET", f"/tables/{table['id']}/versions")
        versions = [json.loads(text) for text in history["versions"]]
        assert [(v["version"], v.get("description")) for v in versions] == [(0.2, "one"), (0.1, None)]
        assert versions[0]["fullyQualifiedName"] == "pg.shop.sales.orders"
        assert shop.ok("GET", f"/tables/{table['id']}")["fullyQualifiedName"] == "pg.shop.sold.orders"
        first = shop.ok("GET", f"/tables/{table['id']}/versions/0.1")
        assert "description" not in first
        shop.refused(404, "GET", f"/tables/{table['id']}/versions/7.3")

    def test_events_tell_what_changed(self, shop: Api) -> None:
        shop.ok("PATCH", ORDERS, [{"op": "add", "path": "/description", "value": "one"}])
        events = shop.ok("GET", "/events?entityCreated=table&entityUpdated=table")["data"]
        assert [event["eventType"] for event in events] == ["entityCreated", "entityUpdated"]
        assert events[1]["changeDescription"]["fieldsAdded"] == [{"name": "description", "newValue": "one"}]
        assert events == shop.ok("GET", "/events?entityCreated=table&entityUpdated=table")["data"]


@pytest.mark.parametrize("many", [False, True])
def test_what_is_deleted_may_stay_where_it_is(shop: Api, many: bool) -> None:
    """A harvest sends owners and tags again after somebody has deleted one: nothing changes, and nothing fails."""
    user = shop.ok("PUT", "/users", {"name": "leaver", "email": "leaver@example.org"})
    shop.ok("PUT", "/classifications", {"name": "Kind", "description": "x"})
    tag = shop.ok("PUT", "/tags", {"name": "old", "classification": "Kind", "description": "x"})
    label = {"tagFQN": "Kind.old", "source": "Classification", "labelType": "Manual", "state": "Confirmed"}
    request = {
        "name": "kept",
        "databaseSchema": "pg.shop.sales",
        "columns": [{"name": "a", "dataType": "INT", "tags": [label]}],
        "owners": [{"id": user["id"], "type": "user"}],
        "tags": [label],
    }
    made = shop.ok("PUT", "/tables", request)
    shop.ok("DELETE", f"/users/{user['id']}")
    shop.ok("DELETE", f"/tags/{tag['id']}")

    def put(wanted: dict[str, Any]) -> None:
        if many:
            assert shop.ok("PUT", "/tables/bulk", [wanted])["failedRequest"] == []
        else:
            shop.ok("PUT", "/tables", wanted)

    put(request)
    assert shop.ok("GET", "/tables/name/pg.shop.sales.kept")["version"] == made["version"]
    put({**request, "description": "new"})
    shown = shop.ok("GET", "/tables/name/pg.shop.sales.kept?fields=owners,tags,columns")
    assert (shown["description"], len(shown["owners"]), len(shown["tags"])) == ("new", 1, 1)
    # Elsewhere it is as good as gone.
    shop.refused(404, "PUT", "/tables", {**request, "name": "another"})
