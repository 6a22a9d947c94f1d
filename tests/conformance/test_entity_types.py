"""Every entity type through every generic operation; a type that is added at run time too."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote
from uuid import uuid4

import pytest

from gazetteer.app import Platform
from gazetteer.domain.entity import OWNERS, EntityType, Parent
from gazetteer.kit.registry import Registry
from gazetteer.testing.requests import least
from tests.api_fixtures import Api


class Notebook(EntityType):
    """A type that no client line has: its shapes come with it."""

    name = "notebook"
    model = "Notebook"
    create_model = "CreateNotebook"
    collection = "notebooks"
    parents = (Parent("service", ("databaseService",)),)
    ancestors = {"service": "databaseService"}  # noqa: RUF012
    references = (OWNERS,)
    terms = ("language",)
    shapes = {  # noqa: RUF012
        "Notebook": {
            "id!": "UUID",
            "name!": "string",
            "fullyQualifiedName": "string",
            "version": "number",
            "updatedAt": "integer",
            "updatedBy": "string",
            "href": "AnyUrl",
            "deleted": "boolean",
            "changeDescription": "ChangeDescription",
            "displayName": "string",
            "description": "string",
            "service!": "EntityReference",
            "owners": "[EntityReference]",
            "tags": "[TagLabel]",
            "language!": "string",
        },
        "CreateNotebook": {
            "name!": "string",
            "service!": "string",
            "language!": "string",
            "displayName": "string",
            "description": "string",
            "owners": "[EntityReference]",
            "tags": "[TagLabel]",
        },
    }


NAMES = sorted([plugin.name for plugin in Registry("gazetteer.entities", EntityType).all().values()] + ["notebook"])


@pytest.fixture(params=NAMES)
def kind(request: pytest.FixtureRequest, platform: Platform) -> str:
    platform.context.types.add(Notebook)
    return str(request.param)


def _make(api: Api, platform: Platform, kind: str, name: str) -> dict[str, Any]:
    """The least Create request of a type; its parents are made where they are missing."""
    info = platform.context.types.get(kind)
    given: dict[str, Any] = {"name": name}
    if not info.is_root:
        parent = info.type.parents[-1]
        above = parent.types[0]
        entity = api.ok(
            "PUT", f"/{platform.context.types.get(above).collection}", _make(api, platform, above, f"of-{kind}")
        )
        form = info.create_fields[parent.field].type
        given[parent.field] = (
            {"id": entity["id"], "type": above} if form == "EntityReference" else entity["fullyQualifiedName"]
        )
    if kind == "bot":
        # One of its own, which no bot has yet.
        of = f"of-{name}-{uuid4().hex}"
        user = {"name": of, "email": f"{of}@localhost", "isBot": True}
        given["botUser"] = api.ok("PUT", "/users", user)["name"]
    if kind == "user":
        given["email"] = f"{name}@localhost"
    return least(info.shapes, info.type.create_model, **given)


def test_create_read_and_change(admin_api: Api, platform: Platform, kind: str) -> None:
    api, info = admin_api, platform.context.types.get(kind)
    collection = f"/{info.collection}"
    request = _make(api, platform, kind, "first.one")
    created = api.call("POST", collection, request)
    assert created.status_code == 201, created.text
    entity = created.json()
    info.check_entity(created.json())
    identity = entity["id"]
    api.refused(409, "POST", collection, request)

    again = api.call("PUT", collection, request)
    assert (again.status_code, again.headers["x-openmetadata-change"]) == (200, "entityNoChange")
    assert again.json() == entity

    by_name = f"{collection}/name/{quote(entity['fullyQualifiedName'], safe='')}"
    assert api.ok("GET", by_name) == api.ok("GET", f"{collection}/{identity}")
    everything = api.ok("GET", f"{by_name}?fields=*")
    info.check_entity(everything)

    patched = api.ok("PATCH", by_name, [{"op": "add", "path": "/displayName", "value": "First"}], If_Match='W/"0.1"')
    assert (patched["displayName"], patched["version"]) == ("First", 0.2)
    api.refused(412, "PATCH", by_name, [{"op": "add", "path": "/displayName", "value": "x"}], If_Match='W/"0.1"')

    rename = [
        {"op": "test", "path": "/displayName", "value": "First"},
        {"op": "replace", "path": "/name", "value": "b"},
    ]
    renamed = api.ok("PATCH", f"{collection}/{identity}", rename)
    assert renamed["name"] == "b"
    api.refused(404, "GET", by_name)


def test_bulk_history_and_deletion(admin_api: Api, platform: Platform, kind: str) -> None:
    api, info = admin_api, platform.context.types.get(kind)
    collection = f"/{info.collection}"
    request = _make(api, platform, kind, "first.one")
    identity = api.ok("POST", collection, request)["id"]
    # Nobody else may have the address that somebody has.
    called = {"/name": "b", "/email": "b@localhost"} if kind == "user" else {"/name": "b"}
    operations = [{"op": "replace", "path": path, "value": value} for path, value in called.items()]
    api.ok("PATCH", f"{collection}/{identity}", operations)
    rows = [_make(api, platform, kind, "first.one"), _make(api, platform, kind, "second"), {"name": 3}]
    result = api.ok("PUT", f"{collection}/bulk", rows)
    assert (result["numberOfRowsPassed"], result["numberOfRowsFailed"]) == (2, 1)
    listed = api.ok("GET", f"{collection}?limit=1000")
    assert {"b", "second", "first.one"} <= {item["name"] for item in listed["data"]}
    assert listed["paging"]["total"] == len(listed["data"])

    history = api.ok("GET", f"{collection}/{identity}/versions")
    assert (history["entityType"], len(history["versions"])) == (kind, 2)
    assert api.ok("GET", f"{collection}/{identity}/versions/0.1")["name"] == "first.one"

    deleted = api.ok("DELETE", f"{collection}/{identity}")
    assert deleted.get("deleted", True)
    api.refused(404, "GET", f"{collection}/{identity}")
    comes_back = ["entitySoftDeleted", "entityRestored"] if info.type.soft_delete else []
    if comes_back:
        assert api.ok("GET", f"{collection}/{identity}?include=all")["name"] == "b"
        restored = api.ok("PUT", f"{collection}/restore", {"id": identity})
        assert restored["name"] == "b"
        api.ok("DELETE", f"{collection}/{identity}?hardDelete=true&recursive=true")
    api.refused(404, "GET", f"{collection}/{identity}?include=all")

    kinds = [e["eventType"] for e in api.ok("GET", "/events")["data"] if e["entityId"] == identity]
    assert kinds == ["entityCreated", "entityUpdated", *comes_back, "entityDeleted"]
