"""Which catalog a command works on, and that reading makes none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gazetteer.cli import access, main
from gazetteer.errors import Unavailable


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GAZETTEER_HOME", "GAZETTEER_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")


def test_reading_makes_nothing(tmp_path: Path) -> None:
    for home in (None, tmp_path / "none"):
        with pytest.raises(Unavailable, match=r"there is no database .*--home"), access.catalog(home):
            pass
    assert sorted(path.name for path in tmp_path.iterdir()) == ["work"]


def test_a_home_without_a_catalog(tmp_path: Path) -> None:
    (tmp_path / "gazetteer.db").touch()
    with pytest.raises(Unavailable, match="no catalog yet"), access.catalog(tmp_path):
        pass


def test_a_database_that_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "gazetteer.db")
    with pytest.raises(Unavailable, match="is no file"), access.catalog(tmp_path):
        pass


@pytest.mark.parametrize("command", [["list", "tables"], ["db", "check"], ["serve"], ["jobs", "list"]])
def test_an_empty_name_is_no_home(command: list[str]) -> None:
    done = CliRunner().invoke(main.build(), [*command, "--home", ""])
    assert done.exit_code == 2
    assert "it is empty" in done.output


def test_a_harvest_makes_one(tmp_path: Path) -> None:
    with access.catalog(tmp_path / "new", create=True) as made:
        assert made.call("GET", "/tables")["paging"]["total"] == 0
    with access.catalog(tmp_path / "new") as again:
        assert again.call("GET", "/users/name/admin")["name"] == "admin"


def test_the_sample_of_this_folder(tmp_path: Path, sqlite_template: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(sqlite_template, access.SAMPLE)
    (access.SAMPLE / "secret.key").touch()
    assert access.settings_of(None, None).home == tmp_path / "work" / access.SAMPLE
    assert "sample's catalog in .gazetteer/home" in capsys.readouterr().err
    assert access.settings_of(tmp_path, None).home == tmp_path


def test_what_is_said_goes_before_the_sample(
    tmp_path: Path, sqlite_template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(sqlite_template, access.SAMPLE)
    (access.SAMPLE / "secret.key").touch()
    monkeypatch.setenv("GAZETTEER_HOME", str(tmp_path / "said"))
    assert access.settings_of(None, None).home == tmp_path / "said"


def test_nothing_is_done_for_nobody(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "gazetteer.cli.main",
        "token",
        "create",
        "ingestion-bot",
        "--home",
        str(tmp_path / "h"),
    ]
    shown = ["sh", "-c", '"$@" >&-', "sh", *command]
    done = subprocess.run(shown, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, "standard output is closed" in done.stderr) == (1, True)
    assert not (tmp_path / "h").exists()
