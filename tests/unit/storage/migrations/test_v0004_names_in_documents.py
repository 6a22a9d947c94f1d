"""Texts that named something follow it after the upgrade, and the history before it says what it said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command

from gazetteer import settings
from gazetteer.app import Platform, open_platform
from gazetteer.auth import subject
from gazetteer.catalog import read, versions
from gazetteer.catalog.checking import check
from gazetteer.catalog.patch import patch
from gazetteer.catalog.read import EntityKey, View
from gazetteer.storage import migrate
from gazetteer.storage.dialect import Session
from gazetteer.storage.dialects import dialect_of
from tests.conftest import SECRET_KEY, NewDatabase
from tests.unit.storage.schema_reading import opened

LONG = "x" * 900
LABEL = {"labelType": "Manual", "state": "Confirmed", "source": "Classification"}
CONDITION = "!isOwner() && matchAnyTag('Own.One', 'Own.it''s') || inAnyTeam( \"Finance\" ) or hasAnyRole('None')"
UNREADABLE = ["matchAnyTag('Own.One'", "matchAnyTag('Own.One') && '", "isOwner()", "matchAnyTag(1)"]
RULES = [{"name": f"r{number}", "condition": text} for number, text in enumerate([CONDITION, *UNREADABLE])]
BEFORE = [{"name": "r", "condition": "matchAnyTag('Own.One')"}]
METRIC = {"name": "m", "expression": "1", "updatedBy": "ann", "owners": [{"$slot": 4}]}
COLUMN = {"name": "id", "dataType": "INT", "customMetrics": [METRIC]}
ORDERS = {
    "columns": [COLUMN],
    "tableConstraints": [],
    "dataModel": {"modelType": "DBT", "upstream": ["pg.shop.sales.other", f"pg.shop.{LONG}.t", "file"]},
    "certification": {
        "tagLabel": {**LABEL, "tagFQN": {"$slot": 5}, "appliedBy": "nobody"},
        "appliedDate": 1,
        "expiryDate": 2,
    },
    "extension": {"customMetrics": [{"updatedBy": "ann"}], "tagFQN": {"a": 1}, "appliedBy": "ann"},
}
# (pk, type, parent, ancestors, name, document, version)
ENTITIES: list[tuple[int, str, int, tuple[int, ...], str, Any, int]] = [
    (1, "user", 0, (), "Ann", {"email": "ann@example.org"}, 1),
    (2, "classification", 0, (), "Own", {"description": "d"}, 1),
    (3, "tag", 2, (2,), "One", {"description": "d"}, 1),
    (4, "tag", 2, (2,), "it's", {"description": "d"}, 1),
    (5, "team", 0, (), "Finance", {"teamType": "Group"}, 1),
    (6, "databaseService", 0, (), "pg", {"serviceType": "Postgres"}, 1),
    (7, "database", 6, (6,), "shop", {}, 1),
    (8, "databaseSchema", 7, (6, 7), "sales", {}, 1),
    (9, "table", 8, (6, 7, 8), "other", {"columns": [], "tableConstraints": []}, 1),
    (10, "table", 8, (6, 7, 8), "orders", ORDERS, 1),
    (11, "policy", 0, (), "p", {"rules": RULES, "enabled": True}, 3),
]


def _path(pks: tuple[int, ...]) -> bytes:
    return b"".join(pk.to_bytes(8, "big") for pk in pks)


def _told() -> str:
    label = {"$tag": 3, **LABEL, "appliedBy": "ANN"}
    return json.dumps({"added": [["tags", None, [label]]], "updated": [], "deleted": [], "previous": 1})


def _entities(session: Session) -> None:
    for pk, kind, parent, ancestors, name, document, version in ENTITIES:
        key = name.lower() if kind == "user" else name
        session.execute(
            "INSERT INTO entity (pk, id, type, parent_pk, path, name, local_key, doc, version, deleted, seq,"
            " updated_at, updated_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 1, 1)",
            (
                pk,
                bytes([pk] * 16),
                kind,
                parent,
                _path(ancestors),
                name,
                key,
                json.dumps(document),
                version,
                100 + pk,
            ),
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
    command.upgrade(migrate.configuration(dialect_of(made)), "0003")
    with opened(made) as session:
        _entities(session)
        slots = ((4, "entity", 1, "ann"), (5, "tag", 3, "Own.One"))
        session.many(
            "INSERT INTO ref_slot (entity_pk, slot, kind, target_pk, column_path, text, from_seq)"
            " VALUES (10, ?, ?, ?, '', ?, 110)",
            slots,
        )
        usage = "INSERT INTO tag_usage VALUES (10, ?, 3, ?, ?, 0, 'Manual', 'Confirmed', ?)"
        session.execute(usage, ("", 110, None, '{"reason":"r","appliedBy":"aNN"}'))
        session.execute(usage, ("id", 101, 102, '{"appliedBy":"ann"}'))
        session.execute(usage, ("id", 103, None, '{"appliedBy":"nobody"}'))
        back = [
            (11, 1, 50, None, None, None),
            (11, 2, 60, json.dumps({"o": {"rules": {"=": BEFORE}}}), None, _told()),
            (11, 3, 111, json.dumps({"o": {"enabled": {"=": False}}}), json.dumps(ENTITIES[-1][5]), None),
        ]
        session.many(
            "INSERT INTO version (entity_pk, version, seq, at, actor_pk, reverse_patch, snapshot, change)"
            " VALUES (?, ?, ?, 1, 1, ?, ?, ?)",
            back,
        )
        session.execute("UPDATE event_head SET seq = 200, pk = 200, at = 1")
    command.upgrade(migrate.configuration(dialect_of(made)), "0004")
    return made


@pytest.fixture
def platform(url: str, tmp_path: Path) -> Iterator[Platform]:
    """The catalog after the upgrade."""
    opened_platform = open_platform(
        settings.load({"home": str(tmp_path / "home"), "secret_key": SECRET_KEY, "database_url": url})
    )
    yield opened_platform
    opened_platform.close()


class Catalog:
    def __init__(self, platform: Platform) -> None:
        self.context = platform.context
        self.view = View(subject.of(subject.named(self.context.database, subject.ADMIN)), "http://here/api/v1")

    def get(self, kind: str, name: str) -> dict[str, Any]:
        return read.get(self.context, self.context.types.get(kind), EntityKey(name, by_name=True), self.view)

    def rename(self, kind: str, name: str, new: str) -> None:
        operations = [{"op": "replace", "path": "/name", "value": new}]
        info = self.context.types.get(kind)
        patch(self.context, info, self.view, EntityKey(name, by_name=True), operations)

    def conditions(self) -> list[str]:
        return [rule["condition"] for rule in self.get("policy", "p")["rules"]]


def test_conditions_follow_what_they_name(platform: Platform) -> None:
    catalog = Catalog(platform)
    assert catalog.conditions() == [CONDITION, *UNREADABLE]
    catalog.rename("tag", "Own.it's", "its")
    catalog.rename("classification", "Own", "Our")
    catalog.rename("team", "Finance", "Money")
    followed = CONDITION.replace("Own.", "Our.").replace("it''s", "its").replace("Finance", "Money")
    assert catalog.conditions() == [followed, *UNREADABLE]


def test_tables_and_people_are_followed(platform: Platform) -> None:
    catalog = Catalog(platform)
    catalog.rename("databaseSchema", "pg.shop.sales", "sold")
    catalog.rename("user", "ann", "Lee")
    table = catalog.get("table", "pg.shop.sold.orders")
    assert table["dataModel"]["upstream"] == ["pg.shop.sold.other", f"pg.shop.{LONG}.t", "file"]
    assert table["columns"][0]["customMetrics"][0]["updatedBy"] == "Lee"
    assert table["columns"][0]["customMetrics"][0]["owners"][0]["name"] == "Lee"
    assert table["certification"]["tagLabel"]["appliedBy"] == "nobody"
    assert [(label["appliedBy"], label.get("reason")) for label in table["tags"]] == [("Lee", "r")]
    assert [label["appliedBy"] for label in table["columns"][0]["tags"]] == ["nobody"]
    assert table["extension"] == ORDERS["extension"]
    catalog.rename("databaseSchema", "pg.shop.sold", LONG)
    catalog.rename("table", f"pg.shop.{LONG}.other", "t")
    # Bound already to `other`, which is called so now; what waited for the name found it too.
    model = catalog.get("table", f"pg.shop.{LONG}.orders")["dataModel"]
    assert model["upstream"] == [f"pg.shop.{LONG}.t", f"pg.shop.{LONG}.t", "file"]


def test_the_history_before_says_what_it_said(platform: Platform) -> None:
    catalog = Catalog(platform)
    catalog.rename("tag", "Own.One", "Two")
    identity = catalog.get("policy", "p")["id"]
    found = versions.versions(platform.context, platform.context.types.get("policy"), identity, catalog.view)
    shown = [json.loads(item) for item in found["versions"]]
    assert [item["version"] for item in shown] == [0.3, 0.2, 0.1]
    assert [item["rules"][0]["condition"] for item in shown] == [CONDITION, CONDITION, BEFORE[0]["condition"]]
    assert [item["enabled"] for item in shown] == [True, False, False]
    (told,) = shown[1]["changeDescription"]["fieldsAdded"]
    assert '"appliedBy":"Ann"' in told["newValue"]


def test_what_is_stored_is_whole_and_names_no_person(platform: Platform) -> None:
    rules = {finding.rule for finding in check.run(platform.context).findings}
    assert not rules & {"slot", "version", "document", "orphan", "interval"}, check.run(platform.context).findings
    with platform.context.database.read() as session:
        texts = [row[0] for row in session.all("SELECT text FROM ref_slot WHERE entity_pk = 10 ORDER BY slot")]
        assert texts == ["", "", "", "nobody", "pg.shop.sales.other", f"pg.shop.{LONG}.t", "file"]
        details = session.all("SELECT detail, applied_by FROM tag_usage WHERE entity_pk = 10 ORDER BY from_seq")
        assert details == [(None, 1), ('{"appliedBy":"nobody"}', None), ('{"reason":"r"}', 1)]
        (document,) = session.all("SELECT doc FROM entity WHERE pk = 10")[0]
        assert "ann" not in document.replace(json.dumps(ORDERS["extension"], separators=(",", ":")), "")
