"""What an older version stored in clear is brought to the rule when the store is opened, wherever it lies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from gazetteer import settings as gazetteer_settings
from gazetteer.app import Platform, open_platform
from gazetteer.auth import subject
from gazetteer.catalog import checkpoints, pipeline_runs, put, read, reprotect, settings, versions
from gazetteer.catalog.checking import check
from gazetteer.catalog.delete import Deletion, delete
from gazetteer.catalog.documents.apart import protection
from gazetteer.catalog.patch import patch
from gazetteer.catalog.read import EntityKey, View
from gazetteer.domain import secret_shapes
from gazetteer.domain.secrets import MASK, SECRET, Rule
from gazetteer.errors import Unavailable
from gazetteer.events import log
from gazetteer.kit import json
from gazetteer.storage import checkpoint_store
from gazetteer.storage.secret_store import Secret, add, place
from gazetteer.storage.transaction import WriteFunction, WriteTransaction

BASE = "http://here/api/v1"
WORD = "swordfish"
TEXT = f"see postgresql://u:{WORD}@h/d"


class Old:
    """A catalog as a version without the rule would have written it."""

    def __init__(self, platform: Platform) -> None:
        self.context = platform.context
        self.bot = View(subject.of(subject.named(self.context.database, subject.INGESTION_BOT)), BASE)
        self.admin = View(subject.of(subject.named(self.context.database, subject.ADMIN)), BASE)

    def put(self, kind: str, **request: Any) -> dict[str, Any]:
        return put.create_or_update(self.context, self.context.types.get(kind), self.bot, request).entity

    def get(self, kind: str, name: str, view: View | None = None) -> dict[str, Any]:
        key = EntityKey(name, by_name=True)
        return read.get(self.context, self.context.types.get(kind), key, view or self.bot)

    def write(self) -> None:
        """Everything that has versions, events, tags, runs and settings, all in clear."""
        connection = {"config": {"type": "Postgres", "hostPort": "h:1", "connectionArguments": {"k": [f"{WORD} 1"]}}}
        service = self.put("databaseService", name="pg", serviceType="Postgres", connection=connection)
        reference = {"id": service["id"], "type": "databaseService"}
        source = {"config": {"type": "Application", "appConfig": {"k": WORD}}}
        common = {"pipelineType": "application", "airflowConfig": {}}
        self.put("ingestionPipeline", name="p", service=reference, sourceConfig=source, **common)
        for number in (2, 3):
            place = "/connection/config/connectionArguments/k/0"
            self._patch("databaseService", "pg", place, f"{WORD} {number}")
        self._patch("databaseService", "pg", "/connection/config/hostPort", "h:2")
        self.put("database", name="shop", service="pg", description=TEXT)
        self._patch("database", "pg.shop", "/description", f"{TEXT} again")
        label = {"tagFQN": "PII.None", "source": "Classification", "labelType": "Manual", "state": "Confirmed"}
        self._patch("database", "pg.shop", "/tags", [{**label, "reason": TEXT}])
        self.put("database", name="gone", service="pg", description=TEXT)
        delete(
            self.context,
            self.context.types.get("database"),
            self.admin,
            EntityKey("pg.gone", by_name=True),
            Deletion(hard=True),
        )
        status = {"runId": "r", "config": {"k": WORD}, "status": [{"failures": [{"error": TEXT}]}]}
        pipeline_runs.record(self.context, self.bot.actor, "pg.p", status)
        settings.change(self.context, self.admin.actor, "emailConfiguration", {"password": WORD})

    def _patch(self, kind: str, name: str, path: str, value: Any) -> None:
        # What is at the end of an item of a list is replaced, not put before it.
        operations = [{"op": "replace" if path.endswith("/0") else "add", "path": path, "value": value}]
        patch(self.context, self.context.types.get(kind), self.bot, EntityKey(name, by_name=True), operations)

    def keep_apart_as_before(self) -> None:
        """A password whose place is nowhere in the document, and a rule that nothing was brought to."""
        service = self.get("databaseService", "pg")
        identity = bytes.fromhex(service["id"].replace("-", ""))
        path, cipher = "/connection/config/authType/password", self.context.cipher
        where = place(identity, path)
        secret = Secret(0, path, cipher.encrypt(b"apart", where), cipher.fingerprint(b"apart", where))

        def unit(write: WriteTransaction) -> None:
            pk, text = write.all("SELECT pk, doc FROM entity WHERE id = ?", (identity,))[0]
            document = json.loads(text)
            document["connection"]["config"]["authType"] = {}
            write.execute("UPDATE entity SET doc = ? WHERE pk = ?", (json.dumps(document), pk))
            add(write, pk, [secret])
            checkpoint_store.keep(write, "k", json.dumps({"password": WORD}))
            write.execute("UPDATE store_state SET secrets_revision = NULL")

        self.context.database.write(WriteFunction(unit))

    def clear(self) -> list[str]:
        """The tables that have the word."""
        found = []
        with self.context.database.read() as session:
            for table in ("entity", "version", "event", "tag_usage", "series", "setting", "secret", "checkpoint"):
                rows = session.all(f"SELECT * FROM {table}")
                if any(WORD in str(value) for row in rows for value in row):
                    found.append(table)
        return found


@pytest.fixture
def given(new_catalog: Callable[[], dict[str, str | None]], monkeypatch: pytest.MonkeyPatch) -> dict[str, str | None]:
    """The settings of such a catalog."""
    of = new_catalog()
    with monkeypatch.context() as patched:
        patched.setattr(Rule, "sealed", lambda _rule, value, _seal: value)
        patched.setattr(secret_shapes, "may_hold", lambda _document: False)
        platform = open_platform(gazetteer_settings.load(of))
        old = Old(platform)
        old.write()
        old.keep_apart_as_before()
        assert old.clear() == ["entity", "version", "event", "tag_usage", "series", "setting", "checkpoint"]
        platform.close()
    return of


def test_what_was_in_clear_is_apart_or_masked(given: dict[str, str | None]) -> None:
    platform = open_platform(gazetteer_settings.load(given))
    try:
        new = Old(platform)
        assert new.clear() == []
        config = new.get("databaseService", "pg")["connection"]["config"]
        assert config["connectionArguments"] == {"k": [f"{WORD} 3"]}
        assert (config["authType"], config["hostPort"]) == ({"password": "apart"}, "h:2")
        assert new.get("ingestionPipeline", "pg.p")["sourceConfig"]["config"]["appConfig"] == {"k": WORD}
        assert settings.read(new.context, new.bot.actor, "emailConfiguration") == {"password": WORD}
        assert checkpoints.read(new.context, "k") == {"password": WORD}
        assert MASK in new.get("database", "pg.shop")["description"]
        history = versions.versions(
            new.context, new.context.types.get("databaseService"), new.get("databaseService", "pg")["id"], new.bot
        )["versions"]
        configs = [json.loads(text)["connection"]["config"] for text in history]
        assert [one["hostPort"] for one in configs] == ["h:2", "h:1", "h:1", "h:1"]
        assert {str(one["connectionArguments"]) for one in configs} == {str({"k": [MASK]})}
        assert WORD not in str(log.changes(new.context, log.Asked(1000), BASE))
        assert check.run(new.context).findings == []
    finally:
        platform.close()


def test_a_kill_in_between_leaves_nothing_undone(given: dict[str, str | None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reprotect, "BATCH", 3)
    left = [5]
    batch = reprotect.Work.entities

    def killing(work: Any, write: WriteTransaction, after: int) -> int | None:
        if left[0] == 0:
            raise KeyboardInterrupt
        left[0] -= 1
        return batch(work, write, after)

    with monkeypatch.context() as patched:
        patched.setattr(reprotect.Work, "entities", killing)
        with pytest.raises(Unavailable):
            open_platform(gazetteer_settings.load(given))
    platform = open_platform(gazetteer_settings.load(given))
    try:
        assert Old(platform).clear() == []
        assert check.run(platform.context).findings == []
        assert Old(platform).get("databaseService", "pg")["connection"]["config"]["authType"] == {"password": "apart"}
    finally:
        platform.close()


def test_keys_and_settings_of_the_second_revision(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that were in clear are masked, and names in settings that were kept apart are shown."""
    new = Old(platform)
    metrics = {"metricConfiguration": [{"dataType": "INT", "metrics": ["mean", "max"]}]}
    keys = {f"password={WORD}": True, f"password={WORD}2": False}
    with monkeypatch.context() as older:
        older.setattr(secret_shapes, "masked_keys", list)
        older.setattr(Rule, "_is_harmless", lambda _rule, kind, _key, _value: kind == "string")
        config = {"type": "CustomDatabase", "connectionOptions": keys}
        new.put("databaseService", name="s", serviceType="CustomDatabase", connection={"config": config})
        new._patch("databaseService", "s", f"/connection/config/connectionOptions/password={WORD}", value=False)
        new.put("database", name="d", service="s", extension={"k": keys})
        settings.change(new.context, new.admin.actor, "profilerConfiguration", metrics)
        settings.change(new.context, new.admin.actor, "own", keys)
        assert settings.read(new.context, new.admin.actor, "profilerConfiguration") != metrics
        assert {"entity", "version", "setting"} <= set(new.clear())
    new.context.database.write(WriteFunction(lambda w: w.execute("UPDATE store_state SET secrets_revision = 2")))
    reprotect.run(new.context)
    assert new.clear() == []
    shown = [f"password={MASK}", f"password={MASK} (2)"]
    assert list(new.get("databaseService", "s")["connection"]["config"]["connectionOptions"]) == shown
    assert list(settings.read(new.context, new.bot.actor, "own")) == shown
    assert settings.read(new.context, new.admin.actor, "profilerConfiguration") == metrics
    assert check.run(new.context).findings == []


def test_what_is_by_the_rule_stays_as_it_is(platform: Platform) -> None:
    """Once more over what was written by the rule: no text changes."""
    new = Old(platform)
    new.write()

    def everything() -> list[Any]:
        with new.context.database.read() as session:
            tables = ("entity", "version", "event", "tag_usage", "series", "setting", "secret")
            return [sorted(map(str, session.all(f"SELECT * FROM {table}"))) for table in tables]

    before = everything()
    new.context.database.write(WriteFunction(lambda w: w.execute("UPDATE store_state SET secrets_revision = NULL")))
    reprotect.run(new.context)
    assert everything() == before


def test_the_places_of_secrets_cannot_be_forged(platform: Platform) -> None:
    new = Old(platform)
    options = {"k": {SECRET: "1"}, "$slot": 0, "v": WORD}
    config = {"type": "CustomDatabase", "connectionOptions": options}
    new.put("databaseService", name="s", serviceType="CustomDatabase", connection={"config": config})
    assert new.get("databaseService", "s")["connection"]["config"] == config
    assert new.clear() == []
    assert protection(new.context.types.get("table"), {}) == {}
