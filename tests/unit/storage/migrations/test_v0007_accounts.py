"""Users of before are found by folded names and by looks, twins stay usable, sessions of before have a family."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command

from gazetteer import settings
from gazetteer.app import Platform, open_platform
from gazetteer.auth import subject
from gazetteer.auth.actor import OPERATOR
from gazetteer.catalog import put
from gazetteer.catalog.checking import check
from gazetteer.catalog.patch import patch
from gazetteer.catalog.read import EntityKey, View, identity
from gazetteer.errors import AlreadyExists
from gazetteer.storage import account_store, entity_store, migrate
from gazetteer.storage.dialects import dialect_of
from tests.conftest import SECRET_KEY, NewDatabase
from tests.unit.storage.schema_reading import opened

DECOMPOSED = "Jose\u0301"
# (pk, type, name, e-mail)
USERS = [
    (1, "user", "Straße", "s@example.org"),
    (2, "user", "strasse", "S@example.org"),
    (3, "user", DECOMPOSED, "jose@example.org"),
    (4, "user", "kim", "kim@example.org"),
    (5, "user", "lee", "kim@example.org"),
    (6, "bot", "robot", ""),
]


@pytest.fixture
def platform(new_database: NewDatabase, tmp_path: Path) -> Iterator[Platform]:
    """The catalog after the upgrade."""
    url = new_database()
    command.upgrade(migrate.configuration(dialect_of(url)), "0005")
    with opened(url) as session:
        for pk, kind, name, email in USERS:
            key = name.lower() if kind == "user" else name
            doc = {"email": email, "isBot": False, "isAdmin": False} if kind == "user" else {}
            session.execute(
                "INSERT INTO entity (pk, id, type, parent_pk, path, name, local_key, doc, version, deleted, seq,"
                " updated_at, updated_by) VALUES (?, ?, ?, 0, ?, ?, ?, ?, 1, 0, ?, 1, 1)",
                (pk, bytes([pk] * 16), kind, b"", name, key, json.dumps(doc), pk),
            )
            session.execute(
                "INSERT INTO placement (entity_pk, from_seq, parent_pk, name, local_key, deleted) VALUES (?,?,0,?,?,0)",
                (pk, pk, name, key if key != name else None),
            )
        session.many(
            "INSERT INTO awaited_person (awaits, entity_pk, seq) VALUES (?, 1, ?)",
            [("weiß", 1), ("weiss", 1), ("groß", 2)],
        )
        session.many(
            "INSERT INTO token (token_hash, user_pk, kind, name, created_at) VALUES (?, ?, ?, '', 1)",
            [(b"a", 1, "access"), (b"b", 1, "refresh"), (b"c", 2, "refresh"), (b"d", 1, "personal")],
        )
        session.execute("UPDATE event_head SET seq = 200, pk = 200, at = 1")
    opened_platform = open_platform(
        settings.load({"home": str(tmp_path / "home"), "secret_key": SECRET_KEY, "database_url": url})
    )
    yield opened_platform
    opened_platform.close()


def named(platform: Platform, name: str) -> int:
    return subject.named(platform.context.database, name).pk


def test_names_are_found_in_each_form(platform: Platform) -> None:
    assert [named(platform, name) for name in ("JOSE\u0301", "Jos\u00e9", "KIM")] == [3, 3, 4]
    # The one that has the key stays there.
    assert named(platform, "Straße") == named(platform, "strasse") == 2
    context = platform.context
    report = check.run(context)
    assert [finding.text for finding in report.findings if finding.rule == "name"] == [
        "user 'Straße' (1) is indexed as 'straße'; expected 'strasse'"
    ]
    assert not [finding for finding in report.findings if finding.rule == "placement"]


def test_the_twin_without_the_key_is_there_by_its_id(platform: Platform) -> None:
    context, info = platform.context, platform.context.types.get("user")
    with context.database.read() as session:
        twin = identity(entity_store.by_pks(session, [1])[1])
    operations = [{"op": "add", "path": "/displayName", "value": "d"}]
    answer = patch(context, info, View(OPERATOR, "http://here"), EntityKey(twin), operations)
    assert (answer.entity["name"], answer.entity["displayName"]) == ("Straße", "d")


@pytest.mark.parametrize(
    ("name", "email"), [("kіm", "new@example.org"), ("new", "KIM@example.org"), ("jos\u00e9", "new@example.org")]
)
def test_nobody_becomes_a_twin_of_somebody_of_before(platform: Platform, name: str, email: str) -> None:
    context = platform.context
    with pytest.raises(AlreadyExists):
        put.create(context, context.types.get("user"), View(OPERATOR, ""), {"name": name, "email": email})


def test_names_that_are_waited_for_are_folded(platform: Platform) -> None:
    with platform.context.database.read() as session:
        assert session.all("SELECT awaits, seq FROM awaited_person ORDER BY awaits") == [("gross", 2), ("weiss", 1)]


def test_sessions_of_before_are_one_for_each_user(platform: Platform) -> None:
    with platform.context.database.read() as session:
        found = {hashed: account_store.token(session, hashed) for hashed in (b"a", b"b", b"c", b"d")}
    assert {hashed: row.family if row else "none" for hashed, row in found.items()} == {
        b"a": "1",
        b"b": "1",
        b"c": "2",
        b"d": None,
    }
