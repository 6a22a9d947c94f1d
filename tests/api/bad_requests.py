"""Requests that are wrong, and what the answer says of each."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

ORDERS = "/tables/name/pg.shop.sales.orders"
NOBODY = "00000000-0000-0000-0000-000000000000"


def table(**fields: Any) -> dict[str, Any]:
    return {"name": "x", "databaseSchema": "pg.shop.sales", "columns": [], **fields}


def columns(*names: str) -> list[dict[str, Any]]:
    return [{"name": name, "dataType": "INT"} for name in names]


def nested(depth: int) -> dict[str, Any]:
    column: dict[str, Any] = {"name": "c", "dataType": "INT"}
    for _ in range(depth):
        column = {"name": "c", "dataType": "STRUCT", "children": [column]}
    return column


NO_OBJECTS: list[Any] = [
    (b"", "empty"),
    (b"{", "not valid JSON"),
    (b'{"name": "x",}', "not valid JSON"),
    (b"\xff\xfe", "not valid JSON"),
    (b'{"name": "\\ud800"}', "surrogate"),
    (b'{"name": "x", "columns": NaN}', "not valid JSON"),
    (b'{"name": "x", "columns": 1e999}', "infinity"),
    (b'{"name": "x", "extension": {"a": 18446744073709551616}}', "64 bits"),
    (b'{"name": "x", "extension": {"a": [-9223372036854775809]}}', "64 bits"),
    (b'{"name": "x", "extension": ' + b"9" * 300 + b"}", "64 bits"),
    (b"[" * 2000 + b"]" * 2000, "depth"),
    (b"[" * 150 + b"]" * 150, "deeper than the 100"),
    (b'{"a":' * 150 + b"1" + b"}" * 150, "deeper than the 100"),
    (b'[{"a":' * 60 + b'"]}"' + b"}]" * 60, "deeper than the 100"),
    (b"[]", "object"),
    (b"7", "object"),
    (b"null", "object"),
    (b'"text"', "object"),
    (b"name=x&databaseSchema=pg.shop.sales", "not valid JSON"),
]


WRONG_SHAPES: list[Any] = [
    ({}, "'name'"),
    ({"name": "x", "columns": []}, "databaseSchema"),
    (table(name=None), "name"),
    (table(name=5), "name"),
    (table(name=["x"]), "name"),
    (table(name=""), "empty"),
    (table(name='a"b'), "double quote"),
    (table(name="a\x00b"), "U+0000"),
    (table(name="n" * 1025), "1025 characters; at most 1024"),
    (table(databaseSchema=5), "databaseSchema"),
    (table(databaseSchema=[]), "databaseSchema"),
    (table(databaseSchema={}), "databaseSchema"),
    (table(databaseSchema={"id": 5}), "databaseSchema"),
    (table(databaseSchema="pg..sales"), "empty part"),
    (table(databaseSchema='pg."shop.sales'), "not closed"),
    (table(databaseSchema="pg.shop.\x00"), "U+0000"),
    (table(columns="none"), "columns"),
    (table(columns={"name": "a"}), "columns"),
    (table(columns=[7]), "columns[0]"),
    (table(columns=[{"name": "a"}]), "dataType"),
    (table(columns=columns("a", "a")), "'a' is there twice"),
    (table(columns=columns("")), "empty"),
    (table(columns=columns('a"b')), "double quote"),
    (table(columns=columns("\x00")), "U+0000"),
    (table(columns=[{"name": "a", "dataType": "INT", "dataLength": "long"}]), "columns[0].dataLength"),
    (table(columns=[{"name": "a", "dataType": "INT", "dataLength": 2**63}]), "64 bits"),
    (table(columns=[{"name": "a", "dataType": "INT", "dataLength": 2**64 - 1}]), "64 bits"),
    (table(columns=[{"name": "a", "dataType": "INT", "dataLength": 1e300}]), "64 bits"),
    (table(columns=[{"name": "a", "dataType": "INT", "dataLength": 1.5}]), "integer"),
    (table(columns=[nested(200)]), "deeper than the 100"),
    (table(colour="red"), "'colour'"),
    (table(description={"text": "x"}), "description"),
    (table(description="a\x00b"), "U+0000"),
    (table(owners="admin"), "owners"),
    (table(owners=[5]), "owners"),
    (table(owners=[{"id": 5, "type": "user"}]), "owners"),
    (table(owners=[{"id": "not an id", "type": "user"}]), "owners"),
    (table(owners=[{"id": NOBODY, "type": "table"}]), "a table is not allowed"),
    (table(tags=[{"tagFQN": "PII.Sensitive"}]), "tags[0]"),
    (table(tags=["PII.Sensitive"]), "tags[0]"),
    (table(tags=[None]), "tags"),
    (table(extension={"a": {"b": "\x00"}}), "U+0000"),
    (table(tableConstraints=[{"constraintType": "MAGIC"}]), "constraintType"),
]


UNKNOWN_NAMES: list[Any] = [
    (table(databaseSchema="pg.shop.nowhere"), "pg.shop.nowhere"),
    (table(databaseSchema="pg"), "pg"),
    (table(databaseSchema="a.b.c.d.e.f.g"), "a.b.c.d.e.f.g"),
    (table(databaseSchema="n" * 5000), "not found"),
    (table(owners=[{"id": NOBODY, "type": "user"}]), NOBODY),
    (
        table(tags=[{"tagFQN": "No.Such", "source": "Classification", "labelType": "Manual", "state": "Confirmed"}]),
        "No.Such",
    ),
]


WRONG_PATHS: list[Any] = [
    ("GET", "/nothing", 404),
    ("GET", f"/tables/{NOBODY}", 404),
    ("GET", "/tables/no-id", 400),
    ("GET", "/tables/name/a..b", 400),
    ("GET", "/tables/name/%22a", 400),
    ("GET", "/tables/name/%00", 400),
    ("GET", "/tables/name/%ff", 400),
    ("GET", "/tables/name/%ed%a0%80", 400),
    ("GET", "/tables/name/" + "n" * 20_000, 404),
    ("GET", "/tables/name/" + "a." * 3000 + "a", 404),
    ("GET", "/tables?service=%00", 400),
    ("GET", "/tables?limit=1e3", 400),
    ("GET", "/tables?limit=" + "9" * 5000, 400),
    ("GET", "/tables?limit=99999999999999999999", 400),
    ("GET", "/tables?after=%F0%9F%98%80", 400),
    ("GET", "/tables?after=AAAA", 400),
    ("GET", "/tables?after=____", 400),
    ("GET", "/tables?after=AAAAAAAA", 400),
    ("GET", "/tables?database=a..b", 400),
    ("GET", "/tables?tableType=%00", 400),
    ("GET", "/tables?email=x", 400),
    ("GET", "/tables?include=", 200),
    ("GET", "/tables?fields=nothing", 400),
    ("GET", "/events?timestamp=99999999999999999999", 400),
    ("GET", "/events?timestamp=-1", 200),
    ("GET", "/events?limit=-1", 400),
    ("GET", "/events?afterSeq=x", 400),
    ("GET", "/events?afterSeq=1/2/3", 400),
    ("GET", f"/tables/{NOBODY}/versions", 404),
    ("GET", f"/tables/{NOBODY}/versions/x", 400),
    ("GET", f"/tables/{NOBODY}/versions/inf", 400),
    ("GET", f"/tables/{NOBODY}/versions/nan", 400),
    ("GET", f"/tables/{NOBODY}/versions/1e300", 404),
    ("GET", ORDERS + "/columns?limit=-1", 400),
    ("GET", ORDERS + "/columns?include=some", 400),
    ("GET", "/search/query?q=%00", 400),
    ("GET", "/search/query?q=*&size=-1", 400),
    ("GET", "/search/query?q=*&from=-1", 400),
    ("GET", "/search/query?q=*&index=no_such_index", 400),
    ("GET", "/search/query?q=%28%28%28&index=table_search_index", 200),
    ("GET", "/search/query?query_filter=%7B", 400),
    ("GET", "/search/query?query_filter=%5B%5D", 400),
    ("GET", "/search/query?query_filter=%7B%22query%22%3A7%7D", 400),
    ("GET", "/search/query?q=*&sort_field=nothing", 200),
    ("GET", "/search/query?q=*&deleted=perhaps", 400),
    ("GET", "/search/fieldQuery", 400),
    ("GET", "/search/words?q=x&limit=-1", 400),
    ("GET", "/system/checkpoints/%00", 400),
    ("DELETE", "/tables/name/nothing.at.all.there", 404),
    ("DELETE", ORDERS + "?hardDelete=perhaps", 400),
    ("DELETE", "/tables/name/" + quote("pg.shop.sales.orders", safe="") + "?recursive=1", 400),
    ("POST", ORDERS, 405),
    ("PUT", f"/tables/{NOBODY}", 405),
    ("DELETE", "/tables", 405),
    ("PATCH", "/tables", 405),
    ("BREW", "/tables", 405),
]


WRONG_OPERATIONS: list[Any] = [
    ({"op": "add"}, 400, "list"),
    (7, 400, "list"),
    ([7], 400, "Patch"),
    ([{}], 400, "op"),
    ([{"op": "fly", "path": "/description"}], 400, "fly"),
    ([{"op": "add"}], 400, "path"),
    ([{"op": "add", "path": 5, "value": 1}], 400, "path"),
    ([{"op": "add", "path": "description", "value": "x"}], 400, "Patch"),
    ([{"op": "add", "path": "/description"}], 400, "value"),
    ([{"op": "add", "path": "", "value": []}], 400, "none"),
    ([{"op": "remove", "path": ""}], 400, "Patch"),
    ([{"op": "add", "path": "/description", "value": 5}], 400, "description"),
    ([{"op": "add", "path": "/description", "value": "\x00"}], 400, "U+0000"),
    ([{"op": "add", "path": "/colour", "value": 1}], 400, "'colour'"),
    ([{"op": "remove", "path": "/columns/99"}], 400, "Patch"),
    ([{"op": "remove", "path": "/columns/-1"}], 400, "Patch"),
    ([{"op": "add", "path": "/columns/x", "value": {}}], 400, "Patch"),
    ([{"op": "replace", "path": "/columns/0/dataType", "value": "MAGIC"}], 400, "dataType"),
    ([{"op": "remove", "path": "/columns/0/name"}], 400, "name"),
    ([{"op": "remove", "path": "/name"}], 400, "name"),
    ([{"op": "replace", "path": "/name", "value": ""}], 400, "empty"),
    ([{"op": "replace", "path": "/name", "value": "n" * 1025}], 400, "1024"),
    ([{"op": "replace", "path": "/name", "value": None}], 400, "name"),
    ([{"op": "move", "from": "/nothing", "path": "/description"}], 400, "Patch"),
    ([{"op": "copy", "path": "/description"}], 400, "Patch"),
    ([{"op": "test", "path": "/description", "value": "x"}], 412, "test"),
    ([{"op": "test", "path": "/nothing/there", "value": "x"}], 412, "test"),
    ([{"op": "add", "path": "/owners", "value": [{"id": NOBODY, "type": "user"}]}], 404, NOBODY),
    ([{"op": "add", "path": "/owners/0", "value": {}}], 400, "owners"),
    ([{"op": "add", "path": "/columns/0/children", "value": [nested(150)]}], 400, "deeper"),
    ([{"op": "add", "path": "/columns/0/children", "value": [nested(49)]}], 400, "deeper"),
    ([{"op": "replace", "path": "/columns/1/name", "value": "id"}], 400, "twice"),
]


NO_VERSIONS: list[Any] = ["x", "W/", "inf", "nan", 'W/"1e999"']


ODD_NAMES: list[Any] = [
    "ü",
    "a/b",
    "a b",
    "😀",
    "a.b",
    "a'b",
    "a%2Fb",
    "?",
    "#",
    "..",
    "\u202e",
    "n" * 1000,
    "😀" * 1000,
    "a\\b",
    "%00",
]


WRONG_BODIES: list[Any] = [
    ("PUT", "/tables/restore", {}),
    ("PUT", "/tables/restore", {"id": 5}),
    ("PUT", "/tables/restore", {"id": "x"}),
    ("DELETE", "/tables/deleteStale", {}),
    ("DELETE", "/tables/deleteStale", {"scopeFqn": "pg", "scopeEntityType": "unheardOf", "seenFqns": []}),
    ("DELETE", "/tables/deleteStale", {"scopeFqn": "pg\x00", "scopeEntityType": "database", "seenFqns": []}),
    ("DELETE", "/tables/deleteStale", {"scopeFqn": "a..b", "scopeEntityType": "database", "seenFqns": []}),
    ("DELETE", "/tables/deleteStale", {"scopeFqn": "pg", "scopeEntityType": "database", "seenFqns": [5]}),
    ("PUT", f"/tables/{NOBODY}/followers", {"id": NOBODY}),
    ("PUT", f"/tables/{NOBODY}/followers", 5),
    ("POST", "/users/login", {}),
    ("POST", "/users/login", {"email": "admin@gazetteer.local", "password": "plain text!"}),
    ("POST", "/users/login", {"email": "a\x00b", "password": "eA=="}),
    ("POST", "/users/login", {"email": 5, "password": "eA=="}),
    ("POST", "/users/refresh", {}),
    ("PUT", "/users/revokeToken", {}),
    ("PUT", "/users/revokeToken", {"id": "x"}),
    ("PUT", "/users/changePassword", {"oldPassword": "x"}),
    ("PUT", "/system/settings", {"config_type": 5}),
    ("PUT", "/system/settings", {"config_type": "a\x00", "config_value": {}}),
    ("PUT", "/system/settings", {"config_type": "é" * 401, "config_value": {}}),
]
