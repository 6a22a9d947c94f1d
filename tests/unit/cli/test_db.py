"""`gazetteer db check` and `gazetteer db upgrade` on the command line."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gazetteer import settings
from gazetteer.app import Platform, open_platform
from gazetteer.cli.main import build
from gazetteer.errors import Unavailable
from gazetteer.storage.dialects import dialect_of
from gazetteer.storage.migrate import NEWEST
from gazetteer.storage.transaction import WriteFunction

Settings = dict[str, str | None]


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(build(), ["db", *arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout


@pytest.fixture
def catalog(new_catalog: Callable[[], Settings], monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The settings of a catalog, which the commands find in the environment."""
    of = new_catalog()
    for name, value in of.items():
        if value is not None:
            monkeypatch.setenv(f"GAZETTEER_{name.upper()}", value)
    return of


@pytest.fixture
def schema_says(catalog: Settings) -> Callable[[str, str], None]:
    """Makes the database say which revision it has, and which is the oldest that can use it."""

    def say(revision: str, oldest: str) -> None:
        connection = dialect_of(settings.load(catalog).url).connect(read_only=False)
        connection.execute(f"UPDATE alembic_version SET version_num = '{revision}'")
        connection.execute(f"UPDATE store_state SET oldest_revision = '{oldest}'")
        connection.close()

    return say


def damage(platform: Platform) -> None:
    platform.context.database.write(WriteFunction(lambda write: write.execute("UPDATE counter SET count = count + 1")))


class TestCheck:
    def test_beside_the_owner_of_the_home(self, catalog: Settings) -> None:
        platform = open_platform(settings.load(catalog))
        try:
            code, said = run("check")
            assert (code, said.startswith("clean: ")) == (0, True)
            damage(platform)
            code, said = run("check")
            assert (code, said.count("counter: ") > 5) == (1, True)
            code, said = run("check", "--json")
            found = json.loads(said)
            assert (code, found["clean"], found["information"]) == (1, False, [])
            assert {finding["rule"] for finding in found["findings"]} == {"counter"}
        finally:
            platform.close()

    def test_makes_nothing(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("GAZETTEER_HOME", "GAZETTEER_DATABASE_URL", "GAZETTEER_SECRET_KEY"):
            monkeypatch.delenv(name, raising=False)
        home = tmp_path / "home"
        with pytest.raises(Unavailable, match="there is no database"):
            run("check", "--home", str(home))
        assert not home.exists()
        with pytest.raises(Unavailable, match="not understood"):
            run("check", "--home", str(home), "--database-url", "mysql://h/d")

    def test_without_the_key(self, sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("GAZETTEER_SECRET_KEY", raising=False)
        home = tmp_path / "home"
        shutil.copytree(sqlite_template, home)
        with pytest.raises(Unavailable, match=r"secret\.key is not there"):
            run("check", "--home", str(home))
        assert not (home / "secret.key").exists()


class TestUpgrade:
    def test_makes_a_database_once(self, tmp_path: Path) -> None:
        home = str(tmp_path / "home")
        assert run("upgrade", "--home", home) == (0, f"schema none → {NEWEST}\n")
        assert run("upgrade", "--home", home) == (0, f"schema {NEWEST}: nothing to do\n")
        assert run("upgrade", "--home", home, "--json") == (0, f'{{"before":"{NEWEST}","now":"{NEWEST}"}}\n')

    @pytest.mark.usefixtures("catalog")
    def test_a_newer_schema_stays_and_is_used_if_it_can_be(self, schema_says: Callable[[str, str], None]) -> None:
        schema_says("9999", NEWEST)
        code, said = run("upgrade")
        assert (code, "9999: newer than" in said) == (0, True)
        assert run("upgrade", "--json") == (0, '{"before":"9999","now":"9999"}\n')
        code, said = run("check")
        assert (code, said.startswith("clean: ")) == (0, True)
        schema_says("9999", "9998")
        with pytest.raises(Unavailable, match=f"schema 9999, usable by .* 9998; this version knows {NEWEST}"):
            run("upgrade")
        code, said = run("check")
        assert (code, said.startswith("schema: the database has schema 9999")) == (1, True)

    def test_not_beside_a_server(self, catalog: Settings) -> None:
        platform = open_platform(settings.load(catalog))
        try:
            with pytest.raises(Unavailable, match="uses the home"):
                run("upgrade")
        finally:
            platform.close()
