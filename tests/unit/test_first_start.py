"""An administrator can sign in after the first start, wherever it was interrupted."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

import pytest

from gazetteer import app
from gazetteer import settings as gazetteer_settings
from gazetteer.app import Platform, open_platform
from gazetteer.auth.account_writes import GivePassword
from gazetteer.cli.access import _Local
from gazetteer.errors import Unavailable
from gazetteer.home import Home
from tests.conftest import SECRET_KEY, NewDatabase


class Crash(BaseException):
    """What ends a process."""


@pytest.fixture
def values(new_database: NewDatabase, tmp_path: Any) -> dict[str, str | None]:
    return {"home": str(tmp_path / "home"), "secret_key": SECRET_KEY, "database_url": new_database()}


def opened(values: dict[str, str | None]) -> Platform:
    return open_platform(gazetteer_settings.load(values))


def signs_in(platform: Platform, password: str) -> None:
    encoded = base64.b64encode(password.encode()).decode()
    assert _Local(platform).call("POST", "/users/login", body={"email": "admin", "password": encoded})["accessToken"]


def crashes(*_: Any, **__: Any) -> Any:
    raise Crash


def _before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Home, "write_private", crashes)


def _before_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(GivePassword, "apply", crashes)


def _while_seeding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gazetteer.catalog.seed._put", crashes)


@pytest.mark.parametrize("crash", [_while_seeding, _before_the_file, _before_the_password])
def test_the_next_start_repairs(
    values: dict[str, str | None],
    monkeypatch: pytest.MonkeyPatch,
    crash: Callable[[pytest.MonkeyPatch], None],
) -> None:
    with monkeypatch.context() as context:
        crash(context)
        with pytest.raises((Crash, Unavailable)):
            opened(values)
    platform = opened(values)
    try:
        assert platform.first_password is not None
        assert platform.home.admin_password.read_text().strip() == platform.first_password
        signs_in(platform, platform.first_password)
    finally:
        platform.close()
    again = opened(values)
    again.close()
    assert again.first_password is None


def test_who_has_a_password_keeps_it(platform: Platform) -> None:
    # Nobody is given one as long as an administrator can sign in, whoever that is.
    local = _Local(platform)
    kim = {"name": "kim", "email": "kim@example.org", "isAdmin": True, "password": "correct horse"}
    local.call("POST", "/users", body=kim)
    local.call("DELETE", "/users/name/admin", {"hardDelete": "true", "recursive": "true"})
    local.call("POST", "/users", body={"name": "admin", "email": "admin@example.org", "isAdmin": True})
    assert app._first_start(platform.context, platform.home) is None


def test_another_server_may_be_faster(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    local = _Local(platform)
    admin = local.call("GET", "/users/name/admin")
    with platform.context.database.read() as session:
        ((pk,),) = session.all("SELECT pk FROM entity WHERE id = ?", (bytes.fromhex(admin["id"].replace("-", "")),))
    monkeypatch.setattr("gazetteer.catalog.seed.locked_out", lambda _: pk)
    assert app._first_start(platform.context, platform.home) is None
    assert not platform.home.admin_password.exists()
