"""A key of secrets that is changed, lost, or another's."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gazetteer import settings as gazetteer_settings
from gazetteer.app import Platform, open_platform
from gazetteer.auth import subject, tokens
from gazetteer.catalog import checkpoints, put, read, settings
from gazetteer.catalog.checking import check
from gazetteer.catalog.read import EntityKey, View
from gazetteer.errors import Unavailable
from gazetteer.secretstore import keys, rotation
from gazetteer.storage import secret_store

Given = dict[str, str | None]
MANY = 150  # more than one batch
SETTING = {"password": "of the setting"}
STATE = {"password": "of a harvest"}


def request(number: int) -> dict[str, Any]:
    config = {"type": "CustomDatabase", "connectionOptions": {"k": f"secret {number}"}}
    return {"name": f"s{number}", "serviceType": "CustomDatabase", "connection": {"config": config}}


class Store:
    """A catalog with secrets whose key lies in its home."""

    def __init__(self, of: Given) -> None:
        self.of: Given = {**of, "secret_key": None}
        home = Path(str(of["home"]))
        home.mkdir(mode=0o700, exist_ok=True)
        self.key = home / "secret.key"
        self.key.write_text(f"{of['secret_key']}\n")
        platform = self.open()
        for number in range(MANY):
            self.put(platform, number)
        settings.change(platform.context, self.actor(platform, subject.ADMIN), "emailConfiguration", SETTING)
        checkpoints.keep(platform.context, "k", STATE)
        row = subject.named(platform.context.database, subject.ADMIN)
        self.token = platform.tokens.issue(subject.holder(row), tokens.PERSONAL, seconds=None).token
        platform.close()

    def open(self, *, rotate: bool = False) -> Platform:
        return open_platform(gazetteer_settings.load(self.of), rotate=rotate)

    @staticmethod
    def actor(platform: Platform, name: str) -> Any:
        return subject.of(subject.named(platform.context.database, name))

    def put(self, platform: Platform, number: int) -> str:
        info = platform.context.types.get("databaseService")
        view = View(self.actor(platform, subject.INGESTION_BOT), "")
        return put.create_or_update(platform.context, info, view, request(number)).written.outcome

    def whole(self) -> None:
        """Everything is there, and encrypted with the one key of the file."""
        platform = self.open()
        try:
            context, bot = platform.context, self.actor(platform, subject.INGESTION_BOT)
            assert len(self.key.read_text().split()) == 1
            for number in (0, 99, 100, MANY - 1):
                key = EntityKey(f"s{number}", by_name=True)
                found = read.get(context, context.types.get("databaseService"), key, View(bot, ""))
                assert found["connection"] == request(number)["connection"]
                assert self.put(platform, number) == "entityNoChange"
            assert settings.read(context, bot, "emailConfiguration") == SETTING
            assert checkpoints.read(context, "k") == STATE
            with context.database.read() as session:
                assert platform.tokens.check(session, self.token)[0].user_pk
                sealed = secret_store.page(session, (-1, ""), 1000)
            assert len(sealed) == MANY + 1
            assert all(context.cipher.is_current(s.ciphertext, secret_store.place(i, s.path)) for i, s in sealed)
            assert check.run(context).findings == []
        finally:
            platform.close()


@pytest.fixture
def store(new_catalog: Callable[[], Given]) -> Store:
    return Store(new_catalog())


def test_a_new_key(store: Store) -> None:
    old = store.key.read_text()
    store.open(rotate=True).close()
    assert store.key.read_text() != old
    store.whole()


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_rotation_that_is_killed_goes_on(store: Store, monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """After so many batches; the last of them is when all is encrypted and the file still has both keys."""
    left = [after]

    def killing(apply: Callable[..., Any]) -> Callable[..., Any]:
        def apply_or_die(*arguments: Any) -> Any:
            if left[0] == 0:
                raise Killed
            left[0] -= 1
            return apply(*arguments)

        return apply_or_die

    with monkeypatch.context() as patched:
        patched.setattr(rotation.Batch, "apply", killing(rotation.Batch.apply))
        patched.setattr(keys, "end_rotation", killing(keys.end_rotation))
        with pytest.raises((Killed, Unavailable)):
            store.open(rotate=True)
    assert len(store.key.read_text().split()) == 2
    store.whole()


def test_keys_in_the_setting_are_changed_there(store: Store) -> None:
    old = store.key.read_text().strip()
    store.key.write_text("")
    new = "QkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkI="
    store.of["secret_key"] = f"{new},{old}"
    store.open().close()
    store.of["secret_key"] = None
    store.key.write_text(new)
    store.whole()


def test_a_key_that_is_lost_is_no_new_key(store: Store) -> None:
    kept = store.key.with_name("kept")
    shutil.move(store.key, kept)
    for rotate in (False, True):
        with pytest.raises(Unavailable, match=r"key of secrets .* is not there, but the database has a catalog"):
            store.open(rotate=rotate)
        assert not store.key.exists()
    shutil.move(kept, store.key)
    store.whole()


def test_another_key_is_refused(store: Store) -> None:
    store.of["secret_key"] = "QkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkI="
    with pytest.raises(Unavailable, match="is not the one that the catalog's secrets were encrypted with"):
        store.open()
