"""Names of people who were no users, and texts that were no slots before, are followed after the upgrade."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command

from gazetteer import settings
from gazetteer.app import open_platform
from gazetteer.catalog.checking import check
from gazetteer.storage import migrate
from gazetteer.storage.dialect import Session
from gazetteer.storage.dialects import dialect_of
from tests.conftest import SECRET_KEY, NewDatabase
from tests.unit.catalog.documents.catalog import Catalog
from tests.unit.catalog.test_erased_person import stored
from tests.unit.storage.schema_reading import opened

LABEL = {"labelType": "Manual", "state": "Confirmed"}
METRIC = {"name": "m", "expression": "1", "updatedBy": {"$slot": 0}}
RULE = {"name": "r", "effect": "allow", "operations": ["ViewAll"], "resources": ["all"]}
RULES = [
    {**RULE, "condition": "noOwner() == false && matchAnyTag({'Own.One', 'Own.No'})"},
    {**RULE, "condition": "isOwner()"},
]
BEFORE = [{**RULE, "condition": "noOwner() == true && matchAnyTag('Own.One')"}]
LINK = "<#E::%s::pg.shop.sales%s>"
LINKS = LINK % ("table", ".orders::columns::id"), LINK % ("database", "")
RECOGNIZER = {
    "name": "r",
    "recognizerConfig": {"type": "custom", "validatorFunction": "f", "supportedLanguage": "en"},
    "exceptionList": [
        {"entityLink": LINK % ("table", ".orders::columns::id")},
        {"entityLink": LINK % ("database", "")},
    ],
}
COLUMN = {"name": "id", "dataType": "INT", "fullyQualifiedName": "pg.shop.sales.orders.id"}
JOINED = {"joinCount": 1, "fullyQualifiedName": "pg.shop.sales.orders.id"}
ORDERS = {
    "columns": [{"name": "id", "dataType": "INT", "customMetrics": [METRIC]}],
    "tableConstraints": [],
    "joins": {
        "columnJoins": [{"columnName": "id", "joinedWith": [JOINED]}],
        "directTableJoins": [{"joinCount": 2, "fullyQualifiedName": "pg.shop.sales.none"}],
    },
    "dataModel": {"modelType": "DBT", "columns": [{**COLUMN, "children": [{**COLUMN, "name": "c"}]}]},
    "extension": {"fullyQualifiedName": "pg.shop.sales.orders"},
}
PIPELINE = {
    "pipelineType": "lineage",
    "airflowConfig": {},
    "sourceConfig": {"config": {"type": "DatabaseLineage", "crossDatabaseServiceNames": ["pg", "none"]}},
}
OWNERS = {"default": "ANN", "table": {"a.b": ["Ann@example.org", "nobody"], "a.c": "ann"}}
HARVEST = {**PIPELINE, "sourceConfig": {"config": {"type": "DatabaseMetadata", "ownerConfig": OWNERS}}}
# (pk, type, ancestors, name, document, version)
ENTITIES: list[tuple[int, str, tuple[int, ...], str, Any, int]] = [
    (1, "user", (), "Ann", {"email": "ann@example.org"}, 1),
    (2, "classification", (), "Own", {"description": "d"}, 1),
    (3, "tag", (2,), "One", {"description": "d", "recognizers": [RECOGNIZER]}, 1),
    (6, "databaseService", (), "pg", {"serviceType": "Postgres"}, 1),
    (7, "database", (6,), "shop", {}, 1),
    (8, "databaseSchema", (6, 7), "sales", {}, 1),
    (9, "table", (6, 7, 8), "orders", ORDERS, 2),
    (10, "policy", (), "p", {"rules": RULES, "enabled": True}, 2),
    (11, "ingestionPipeline", (6,), "run", PIPELINE, 1),
    (12, "ingestionPipeline", (6,), "harvest", HARVEST, 1),
]


def label(name: str, **more: Any) -> dict[str, Any]:
    return {"$tag": 3, **LABEL, "appliedBy": name, **more}


def told() -> str:
    free = {"tagFQN": "x", "appliedBy": "bob"}
    added = [
        ["tags", None, [label("Bob"), label("ANN@example.org")]],
        ["columns.id.customMetrics", None, [{"name": "m", "updatedBy": "bob"}]],
        ["columns", None, [{"name": "c", "tags": [label("bob")], "extension": free}]],
        ["extension", None, free],
    ]
    return json.dumps({"added": added, "updated": [], "deleted": [], "previous": 1})


def _entities(session: Session) -> None:
    for pk, kind, ancestors, name, document, version in ENTITIES:
        key = name.lower() if kind == "user" else name
        parent, path = (ancestors or (0,))[-1], b"".join(it.to_bytes(8, "big") for it in ancestors)
        session.execute(
            "INSERT INTO entity (pk, id, type, parent_pk, path, name, local_key, doc, version, deleted, seq,"
            " updated_at, updated_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 1, 1)",
            (pk, bytes([pk] * 16), kind, parent, path, name, key, json.dumps(document), version, 100 + pk),
        )
        session.execute(
            "INSERT INTO placement (entity_pk, from_seq, parent_pk, name, local_key, deleted)"
            " VALUES (?, 1, ?, ?, ?, 0)",
            (pk, parent, name, key if key != name else None),
        )


@pytest.fixture
def url(new_database: NewDatabase) -> str:
    """A database of the revision before."""
    made = new_database()
    command.upgrade(migrate.configuration(dialect_of(made)), "0004")
    with opened(made) as session:
        _entities(session)
        slots = [(0, 109, None, "Bob", "bob"), (1, 51, 60, "bob", None), (2, 51, 60, "aNN", None)]
        session.many(
            "INSERT INTO ref_slot (entity_pk, slot, kind, target_pk, column_path, from_seq, to_seq, text, awaits)"
            " VALUES (9, ?, 'user', NULL, '', ?, ?, ?, ?)",
            slots,
        )
        session.many(
            "INSERT INTO tag_usage (entity_pk, column_path, tag_pk, from_seq, to_seq, position, label_type, state,"
            " detail) VALUES (9, ?, 3, ?, ?, 0, 'Manual', 'Confirmed', ?)",
            [
                ("", 109, None, '{"reason":"r","appliedBy":"BOB"}'),
                ("id", 101, 102, '{"appliedBy":"bob@example.org"}'),
                ("id", 109, None, '{"appliedBy":"Ann@example.org"}'),
            ],
        )
        session.many(
            "INSERT INTO version (entity_pk, version, seq, at, actor_pk, reverse_patch, snapshot, change)"
            " VALUES (?, ?, ?, 1, 1, ?, ?, ?)",
            [
                (9, 1, 50, None, None, None),
                (9, 2, 109, json.dumps({"o": {"description": {"=": "x"}, "columns": {"=": []}}}), None, told()),
                (10, 1, 51, None, None, None),
                (10, 2, 110, json.dumps({"o": {"rules": {"=": BEFORE}}}), json.dumps(ENTITIES[-3][4]), None),
            ],
        )
        session.execute(
            "INSERT INTO event (seq, at, kind, type, entity_pk, entity_id, version, previous_version, actor_pk,"
            " recursive, change, last_document) VALUES (109, 1, 'entityUpdated', 'table', 9, ?, 2, 1, 1, 0, ?, NULL)",
            (bytes([9] * 16), told()),
        )
        session.execute("UPDATE event_head SET seq = 200, pk = 200, at = 1")
    command.upgrade(migrate.configuration(dialect_of(made)), "0005")
    return made


@pytest.fixture
def catalog(url: str, tmp_path: Path) -> Iterator[Catalog]:
    """The catalog after the upgrade."""
    platform = open_platform(
        settings.load({"home": str(tmp_path / "home"), "secret_key": SECRET_KEY, "database_url": url})
    )
    yield Catalog(platform, filled=False)
    platform.close()


def holding(catalog: Catalog, *words: str) -> set[str]:
    return {place for place, value in stored(catalog) if any(word in value for word in words)}


def test_who_comes_is_put_into_all_places_and_goes_with_them(catalog: Catalog) -> None:
    table = catalog.get("table", "pg.shop.sales.orders")
    assert [table["tags"][0]["appliedBy"], table["columns"][0]["customMetrics"][0]["updatedBy"]] == ["BOB", "Bob"]
    assert table["columns"][0]["tags"][0]["appliedBy"] == "Ann"
    catalog.put("user", name="bob", email="bob@example.org")
    catalog.rename("user", "bob", "Robert")
    table = catalog.get("table", "pg.shop.sales.orders")
    assert [table["tags"][0]["appliedBy"], table["columns"][0]["customMetrics"][0]["updatedBy"]] == ["Robert"] * 2
    shown = catalog.history("table", "pg.shop.sales.orders")[0]["changeDescription"]
    assert (str(shown).count("Robert"), str(shown).count("Ann")) == (3, 1)
    assert holding(catalog, "ann@") == {"entity.doc", "term.value"}
    catalog.erase("user", "robert")
    # What an open field says is its writer's own.
    left = json.dumps({"tagFQN": "x", "appliedBy": "bob"}, separators=(",", ":"))
    # Ids are random bytes, among which three letters may well be.
    texts = [value.replace(left.lower(), "") for _, value in stored(catalog) if "\ufffd" not in value]
    assert not [value for value in texts if "bob" in value or "robert" in value]
    assert table["tags"][0]["reason"] == "r"


def test_texts_follow_what_they_name(catalog: Catalog) -> None:
    kinds = (("table", "pg.shop.sales.orders"), ("tag", "Own.One"), ("policy", "p"), ("ingestionPipeline", "pg.run"))
    before = [catalog.get(*named) for named in kinds]
    assert [rule["condition"] for rule in before[2]["rules"]] == [rule["condition"] for rule in RULES]
    catalog.rename("classification", "Own", "Our")
    catalog.rename("table", "pg.shop.sales.orders", "sold")
    catalog.rename("databaseSchema", "pg.shop.sales", "market")
    catalog.rename("databaseService", "pg", "my")
    table = catalog.get("table", "my.shop.market.sold")
    assert table["joins"]["columnJoins"][0]["joinedWith"][0]["fullyQualifiedName"] == "my.shop.market.sold.id"
    assert table["joins"]["directTableJoins"][0]["fullyQualifiedName"] == "my.shop.market.none"
    (column,) = table["dataModel"]["columns"]
    assert [it["fullyQualifiedName"] for it in (column, *column["children"])] == ["my.shop.market.sold.id"] * 2
    assert table["extension"] == ORDERS["extension"]
    links = [it["entityLink"] for it in catalog.get("tag", "Our.One")["recognizers"][0]["exceptionList"]]
    assert links == ["<#E::table::my.shop.market.sold::columns::id>", LINK % ("database", "")]
    rules = [rule["condition"] for rule in catalog.get("policy", "p")["rules"]]
    assert rules == ["noOwner() == false && matchAnyTag({'Our.One', 'Our.No'})", "isOwner()"]
    config = catalog.get("ingestionPipeline", "my.run")["sourceConfig"]["config"]
    assert config["crossDatabaseServiceNames"] == ["my", "none"]
    catalog.rename("user", "ann", "Lee")
    config = catalog.get("ingestionPipeline", "my.harvest")["sourceConfig"]["config"]
    assert config["ownerConfig"] == {"default": "Lee", "table": {"a.b": ["Lee", "nobody"], "a.c": "Lee"}}
    versions = [catalog.get(kind, name)["version"] for kind, name in (("policy", "p"), ("ingestionPipeline", "my.run"))]
    assert versions == [0.2, 0.1]
    told = catalog.patch("policy", "p", "/description", "x")["changeDescription"]
    assert [[it["name"] for it in told[key]] for key in told if key.startswith("fields")] == [["description"], [], []]


def test_the_history_before_says_what_it_said(catalog: Catalog) -> None:
    catalog.rename("classification", "Own", "Our")
    shown = catalog.history("policy", "p")
    assert [item["rules"][0]["condition"] for item in shown] == [RULES[0]["condition"], BEFORE[0]["condition"]]


def test_what_is_stored_is_whole(catalog: Catalog) -> None:
    found = check.run(catalog.context).findings
    assert not {it.rule for it in found} & {"slot", "version", "document", "orphan", "interval"}, found
