"""Of a person who is erased nothing stays, whatever they did and whatever was said of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from gazetteer.app import Platform
from gazetteer.catalog.bulk import Bulk
from gazetteer.catalog.checking import check
from gazetteer.catalog.follow import follow
from gazetteer.catalog.writing.intent import Intent
from gazetteer.events import log
from gazetteer.storage import tables
from tests.unit.catalog.documents.catalog import BASE, COLUMNS, ORDERS, SCHEMA, Catalog

NAME, SECOND_NAME = "Zyxwulf.Quarnfeld", "Vexillia.Quarnfeld"
# Parts of all that says who it was, in small letters.
TRACES = ("zyxwulf", "quarnfeld", "vexillia", "xylomail", "glimmerwick")
LABEL = {"source": "Classification", "labelType": "Manual", "state": "Confirmed", "appliedBy": NAME}


def stored(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Every value of every table, as text in small letters: (table.column, value)."""
    with catalog.context.database.read() as session:
        for table in tables.metadata.sorted_tables:
            names = [column.name for column in table.columns]
            for row in session.all(f"SELECT {', '.join(names)} FROM {table.name}"):
                for name, value in zip(names, row, strict=True):
                    text = bytes(value).decode(errors="replace") if isinstance(value, bytes | memoryview) else value
                    yield f"{table.name}.{name}", str(text).lower()


def traces(catalog: Catalog) -> set[str]:
    """The columns that hold anything of the person."""
    return {place for place, value in stored(catalog) if any(trace in value for trace in TRACES)}


def table(**fields: Any) -> dict[str, Any]:
    return {"name": "said", "databaseSchema": SCHEMA, "columns": COLUMNS, **fields}


@pytest.fixture
def catalog(platform: Platform) -> Catalog:
    return Catalog(platform)


def live(catalog: Catalog, user: dict[str, Any]) -> None:
    """All that the person does, and all that is said of them, in more versions than one."""
    ann = catalog.acting(NAME)
    identity, reference = user["id"], {"id": user["id"], "type": "user"}
    info = catalog.context.types.get("table")
    ann.patch("user", '"Zyxwulf.Quarnfeld"', "/description", "likes glimmerwick")
    ann.patch("table", ORDERS, "/owners", [reference])
    ann.patch("table", ORDERS, "/tags", [{**LABEL, "tagFQN": "PII.Sensitive"}])
    metric = {"name": "m", "expression": "1", "updatedBy": NAME, "owners": [{**reference, "name": NAME}]}
    ann.patch("table", ORDERS, "/customMetrics", [metric])
    ann.patch("table", ORDERS, "/customMetrics", [{**metric, "updatedBy": NAME.upper()}])
    ann.patch("table", ORDERS, "/columns/0/tags", [{**LABEL, "tagFQN": "PII.None"}])
    certification = {"tagLabel": {**LABEL, "tagFQN": "PII.Sensitive"}, "appliedDate": 1, "expiryDate": 2}
    ann.patch("table", ORDERS, "/certification", certification)
    accessed = {"timestamp": 1, "accessedBy": {**reference, "fullyQualifiedName": f'"{NAME.lower()}"'}}
    ann.patch("table", ORDERS, "/lifeCycle", {"accessed": accessed})
    follow(catalog.context, info, catalog.view, catalog.get("table", ORDERS)["id"], identity, on=True)
    ann.put("team", name="friends", teamType="Group", users=[identity])
    ann.put("team", name="friends", teamType="Group", users=[identity], owners=[reference])
    ann.put("table", **table(owners=[reference], tags=[{**LABEL, "tagFQN": "PII.Sensitive"}]))
    Bulk(Intent(catalog.context, info, ann.view.actor)).run([table(description="d"), {**table(), "name": "bulk"}])
    catalog.rename("user", '"Zyxwulf.Quarnfeld"', SECOND_NAME)
    catalog.patch("table", ORDERS, "/customMetrics", [])
    catalog.patch("table", ORDERS, "/tags", [])
    catalog.patch("table", ORDERS, "/owners", [])
    ann.erase("table", f"{SCHEMA}.said")


@pytest.mark.parametrize("way", ["made", "renamed", "never"])
@pytest.mark.parametrize("name", [NAME, NAME.upper(), "Zyxwulf@Xylomail.example"])
def test_nothing_stays_of_what_was_said_before(catalog: Catalog, name: str, way: str) -> None:
    """The person comes later, under that name or another, or is called so no more when it is said."""
    address = "Zyxwulf@Xylomail.example"
    if way == "never":
        catalog.put("user", name=NAME, email=address)
        catalog.rename("user", f'"{NAME}"'.lower(), SECOND_NAME)
    catalog.table("gone")
    for table in (ORDERS, f"{SCHEMA}.gone"):
        said(catalog, name, table)
    catalog.patch("table", ORDERS, "/customMetrics", [])
    catalog.patch("table", ORDERS, "/tags", [])
    catalog.patch("table", ORDERS, "/columns/0/tags", [])
    catalog.erase("table", f"{SCHEMA}.gone")
    if way != "never" or name != address:
        assert traces(catalog) >= {"tag_usage.detail", "ref_slot.text", "event.change", "event.last_document"}
    if way == "renamed":
        catalog.put("user", name="other", email="other@here.example")
        catalog.patch("user", "other", "/email", address)
        catalog.rename("user", "other", NAME)
    elif way == "made":
        catalog.put("user", name=NAME, email=address)
    if way != "never":
        assert not {place.partition(".")[0] for place in traces(catalog)} & {"tag_usage", "ref_slot", "awaited_person"}
    catalog.erase("user", f'"{SECOND_NAME if way == "never" else NAME}"')
    assert traces(catalog) == set()
    shown = [catalog.history("table", ORDERS), log.changes(catalog.context, log.Asked(limit=10_000), BASE).events]
    assert not any(trace in str(shown).lower() for trace in TRACES)
    catalog.stays_editable("table", ORDERS)
    assert check.run(catalog.context).findings == []


def said(catalog: Catalog, name: str, table: str) -> None:
    """A person is named in every place of a table that can name one."""
    label = {**LABEL, "appliedBy": name}
    catalog.patch("table", table, "/tags", [{**label, "tagFQN": "PII.Sensitive"}])
    catalog.patch("table", table, "/columns/0/tags", [{**label, "tagFQN": "PII.None", "reason": "r"}])
    catalog.patch("table", table, "/customMetrics", [{"name": "m", "expression": "1", "updatedBy": name}])
    certification = {"tagLabel": {**label, "tagFQN": "PII.Sensitive"}, "appliedDate": 1, "expiryDate": 2}
    catalog.patch("table", table, "/certification", certification)
    model = {"modelType": "DBT", "tags": [{**label, "tagFQN": "PII.None"}]}
    catalog.patch("table", table, "/dataModel", model)
    catalog.patch("table", table, "/dataModel", {**model, "sql": "s"})


def test_nothing_stays(catalog: Catalog) -> None:
    user = catalog.put(
        "user", name=NAME, email="Zyxwulf@Xylomail.example", displayName="Glimmerwick", profile={"images": {}}
    )
    live(catalog, user)
    assert traces(catalog) >= {"entity.name", "entity.doc", "placement.name", "term.value", "event.change"}
    # Keys stand for the person everywhere else, even before.
    about_others = {"edge", "tag_usage", "ref_slot", "version.snapshot", "moment", "counter", "tombstone"}
    assert not {place for place in traces(catalog) if place in about_others or place.partition(".")[0] in about_others}
    catalog.erase("user", '"Vexillia.Quarnfeld"')
    assert traces(catalog) == set()
    shown = [catalog.history(kind, name) for kind, name in (("table", ORDERS), ("team", "friends"))]
    shown.append(log.changes(catalog.context, log.Asked(limit=10_000), BASE).events)
    assert not any(trace in str(shown).lower() for trace in TRACES)
    catalog.stays_editable("table", ORDERS)
    catalog.stays_editable("team", "friends")
    assert check.run(catalog.context).findings == []
