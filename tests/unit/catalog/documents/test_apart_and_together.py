"""A document taken apart and put together again is the same, with what it names beside it in between."""

from __future__ import annotations

from typing import Any

import pytest

from gazetteer.app import Platform
from gazetteer.auth.actor import Actor
from gazetteer.catalog import put, read
from gazetteer.catalog.documents import apart, markers
from gazetteer.catalog.documents.apart import column_paths, take_apart
from gazetteer.catalog.patch import patch
from gazetteer.catalog.read import EntityKey, View
from gazetteer.errors import BadRequest

TAG = {"tagFQN": "PII.Sensitive", "source": "Classification", "labelType": "Manual", "state": "Confirmed"}
COLUMNS: list[dict[str, Any]] = [
    {"name": "id", "dataType": "BIGINT"},
    {"name": "a.b", "dataType": "STRUCT", "tags": [TAG], "children": [{"name": "x", "dataType": "INT", "tags": [TAG]}]},
]
REFERS = {"constraintType": "FOREIGN_KEY", "columns": ["id"], "referredColumns": ["pg.shop.sales.other.id"]}


@pytest.fixture
def database() -> str:
    """Both are the same on every database."""
    return "sqlite"


def table(**fields: Any) -> dict[str, Any]:
    return {"name": "t", "databaseSchema": "pg.shop.sales", "columns": COLUMNS, **fields}


def test_a_document_holds_nothing_that_names_another_entity(platform: Platform) -> None:
    info = platform.context.types.get("table")
    source = table(tags=[TAG, TAG], tableConstraints=[REFERS], owners=[{"id": "u", "type": "user"}])
    parts = take_apart(info, source)
    assert "tags" not in str(parts.document)
    assert "PII" not in str(parts.document)
    assert "other" not in str(parts.document)
    assert parts.references["owners"] == [apart.RawReference("u", "user", None)]
    assert [(label.column_path, label.tag) for label in parts.labels] == [
        ('"a.b"', "PII.Sensitive"),
        ('"a.b".x', "PII.Sensitive"),
        ("", "PII.Sensitive"),
    ]
    assert [(slot.kind, slot.text) for slot in parts.slots] == [("text", "pg.shop.sales.other.id")]
    assert source == table(tags=[TAG, TAG], tableConstraints=[REFERS], owners=[{"id": "u", "type": "user"}])


def test_filling_the_markers_gives_the_document_back(platform: Platform) -> None:
    info = platform.context.types.get("table")
    parts = take_apart(info, table(tableConstraints=[REFERS, REFERS]))
    texts = {
        marker[markers.SLOT]: slot.text for marker, slot in zip(markers.slots(parts.document), parts.slots, strict=True)
    }
    assert len(texts) == 2
    assert markers.filled(parts.document, texts)["tableConstraints"] == [REFERS, REFERS]


def test_secrets_are_taken_out(platform: Platform) -> None:
    config = {"type": "Postgres", "username": "u", "hostPort": "h:1", "authType": {"password": "swordfish"}}
    request = {"name": "pg", "serviceType": "Postgres", "connection": {"config": config}}
    parts = take_apart(platform.context.types.get("databaseService"), request)
    assert [secret.value for secret in parts.secrets] == ["swordfish"]
    assert "swordfish" not in str(parts.document)
    assert config["authType"] == {"password": "swordfish"}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"columns": [COLUMNS[0], COLUMNS[0]]}, "'id' is there twice"),
        ({"columns": [{"name": 'a"b', "dataType": "INT"}]}, "double quote"),
        ({"owners": [{"type": "user"}]}, "owners: a reference needs an id"),
    ],
)
def test_what_cannot_be_taken_apart_is_refused(platform: Platform, fields: dict[str, Any], said: str) -> None:
    with pytest.raises(BadRequest, match=said):
        take_apart(platform.context.types.get("table"), table(**fields))


def test_what_is_inherited_is_no_reference_of_its_own(platform: Platform) -> None:
    owners = [{"id": "u", "type": "user", "inherited": True}]
    assert take_apart(platform.context.types.get("table"), table(owners=owners)).references == {"owners": []}


def test_the_paths_of_columns_are_quoted() -> None:
    assert list(column_paths(COLUMNS)) == ["id", '"a.b"', '"a.b".x']


def test_a_shown_entity_taken_apart_and_put_together_is_unchanged(platform: Platform, admin: Actor) -> None:
    context, view = platform.context, View(admin, "http://here/api/v1")
    types = context.types

    def made(kind: str, **request: Any) -> dict[str, Any]:
        return put.create_or_update(context, types.get(kind), view, request).entity

    made("databaseService", name="pg", serviceType="Postgres")
    made("database", name="shop", service="pg")
    made("databaseSchema", name="sales", database="pg.shop")
    made("table", name="other", databaseSchema="pg.shop.sales", columns=COLUMNS)
    ann = made("user", name="ann", email="ann@example.org")
    owners = [{"id": ann["id"], "type": "user"}]
    made("table", **table(tags=[TAG], tableConstraints=[REFERS], owners=owners, description="d", tableType="Regular"))
    key = EntityKey("pg.shop.sales.t", by_name=True)
    shown = read.get(context, types.get("table"), key, view)
    assert shown["tableConstraints"] == [REFERS]
    assert shown["columns"][1]["children"][0]["tags"][0]["tagFQN"] == "PII.Sensitive"
    # A patch takes the entity apart as a client sees it, and writes what differs.
    again = patch(context, types.get("table"), view, key, [])
    assert (again.written.outcome, again.entity) == ("entityNoChange", shown)
