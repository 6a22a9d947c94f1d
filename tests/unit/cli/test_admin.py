"""`gazetteer admin` on the command line."""

from __future__ import annotations

import base64
from collections.abc import Callable

import pytest
from typer.testing import CliRunner

from gazetteer import settings
from gazetteer.app import open_platform
from gazetteer.cli.access import _Local
from gazetteer.cli.main import build
from gazetteer.errors import Refused
from gazetteer.kit import json

Settings = dict[str, str | None]


def run(*arguments: str, command: str = "reset-password") -> str:
    result = CliRunner().invoke(build(), ["admin", command, *arguments])
    if result.exception is not None:
        raise result.exception
    return result.stdout.strip()


@pytest.fixture
def catalog(new_catalog: Callable[[], Settings], monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The settings of a catalog, which the commands find in the environment."""
    of = new_catalog()
    for name, value in of.items():
        if value is not None:
            monkeypatch.setenv(f"GAZETTEER_{name.upper()}", value)
    return of


def signs_in(of: Settings, user: str, password: str) -> None:
    platform = open_platform(settings.load(of))
    try:
        body = {"email": user, "password": base64.b64encode(password.encode()).decode()}
        assert _Local(platform).call("POST", "/users/login", body=body)["accessToken"]
    finally:
        platform.close()


def test_a_new_password_is_printed_and_holds(catalog: Settings) -> None:
    first, second = run(), run("ADMIN")
    assert first != second
    signs_in(catalog, "admin", second)
    with pytest.raises(Refused, match="wrong"):
        signs_in(catalog, "admin", first)


def test_it_needs_a_user(catalog: Settings) -> None:
    for name in ("nobody", "local-operator"):
        with pytest.raises(Refused, match=f"{name} not found"):
            run(name)


def test_what_happened_to_access_is_shown(catalog: Settings) -> None:
    password = run()
    newest, *_ = json.loads(run("--json", command="events"))
    assert (newest["eventType"], newest["user"], newest["actor"]) == ("passwordChanged", "admin", "local-operator")
    assert newest["address"] == "local"
    shown = run(command="events")
    assert "passwordChanged" in shown
    assert password not in shown
