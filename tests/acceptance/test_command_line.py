"""Wrong command lines: one sentence on standard error, an exit code, nothing left behind."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.acceptance.serving import Serving, Settings, command
from tests.conftest import SECRET_KEY

pytestmark = pytest.mark.acceptance

WRONG = [
    (("serve", "--port", "70000"), "0 to 65535"),
    (("serve", "--port", "x"), "--port"),
    (("serve", "--database-url", "mysql://h/d"), "postgresql://USER"),
    (("serve", "--database-url", "postgresql://u:swordfish@127.0.0.1:1/d"), "cannot be reached"),
    (("serve", "--home", "/dev/null/x"), "cannot be made"),
    (("db", "check"), "there is no database"),
    (("db", "check", "--database-url", "postgresql://u:swordfish@127.0.0.1:1/d"), "cannot be reached"),
    (("db", "repair"), "repair"),
    (("ingest", "postgresql://u:swordfish@127.0.0.1:1/d"), "127.0.0.1"),
    (("ingest", "-c", "/nowhere.yaml"), "/nowhere.yaml"),
    (("ingest", "mysql://u:swordfish@h/d"), "mysql"),
    (("token", "revoke", "nobody"), "there is no database"),
    (("list", "table"), "there is no database"),
    (("show", "a"), "there is no database"),
    (("search", "a"), "there is no database"),
    (("jobs", "list"), "there is no database"),
]
WRONG_OF_A_CATALOG = [
    (("token", "create", "nobody"), "nobody"),
    (("token", "create", "ingestion-bot", "--client", "9.9"), "9.9"),
    (("show", "no.such.thing"), "no.such.thing"),
    (("show", "a..b"), "a..b"),
    (("list", "unheardOf"), "unheardOf"),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG, ids=[" ".join(arguments) for arguments, _ in WRONG])
def test_wrong_command_lines(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    done = command({"home": str(tmp_path / "home")}, *arguments)
    assert done.returncode not in (0, -9), done.stdout
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert "swordfish" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"), WRONG_OF_A_CATALOG, ids=[" ".join(arguments) for arguments, _ in WRONG_OF_A_CATALOG]
)
def test_wrong_for_a_catalog(tmp_path: Path, sqlite_template: Path, arguments: tuple[str, ...], said: str) -> None:
    shutil.copytree(sqlite_template, tmp_path / "home")
    done = command({"home": str(tmp_path / "home"), "secret_key": SECRET_KEY}, *arguments)
    assert done.returncode not in (0, -9), done.stdout
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_home_has_one_server(new_catalog: Callable[[], Settings]) -> None:
    of = new_catalog()
    server = Serving(of)
    try:
        second = command(of, "serve", "--port", "0")
        assert second.returncode == 1
        assert "another Gazetteer server" in second.stderr
        taken = command({**of, "home": f"{of['home']}-2", "database_url": None}, "serve", "--port", str(server.port))
        assert (taken.returncode, f"port {server.port}" in taken.stderr) == (1, True)
        assert command(of, "db", "check").returncode == 0
        assert server.stop() == 0
    finally:
        server.close()
