"""A home is its owner's alone, also one that was there before."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from gazetteer import settings
from gazetteer.app import open_platform
from gazetteer.errors import Unavailable
from gazetteer.home import Home
from gazetteer.storage import private_files


@pytest.fixture
def database() -> str:
    """The files are SQLite's."""
    return "sqlite"


def modes(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*") if not path.is_dir()}


def test_what_was_open_to_others_is_closed(new_catalog: Callable[[], dict[str, str | None]]) -> None:
    of = new_catalog()
    home = Path(str(of["home"]))
    platform = open_platform(settings.load(of))
    with platform.context.database.read():
        (home / "secret.key").touch()
        (home / "checkpoints").mkdir()
        for path in (home, *home.rglob("*")):
            path.chmod(0o777 if path.is_dir() else 0o666)
        assert (home / "gazetteer.db-wal").exists()
    # As after a crash: the log lies there.
    left = {path.name: path.read_bytes() for path in home.glob("gazetteer.db*")}
    platform.close()
    for name, data in left.items():
        (home / name).write_bytes(data)
        (home / name).chmod(0o666)
    platform = open_platform(settings.load({**of}))
    try:
        assert stat.S_IMODE(home.stat().st_mode) == 0o700
        assert stat.S_IMODE((home / "checkpoints").stat().st_mode) == 0o700
        found = modes(home)
        assert {"gazetteer.db", "gazetteer.db-wal", "gazetteer.db-shm", "gazetteer.db-owner", "lock"} <= found.keys()
        assert [name for name, mode in found.items() if mode & 0o177] == []
    finally:
        platform.close()


def test_what_belongs_to_another_user_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private_files.os, "geteuid", lambda: os.getuid() + 1)
    with pytest.raises(Unavailable, match="belongs to the user"):
        Home(tmp_path).prepare()


@pytest.mark.parametrize("name", ["secret.key", "lock", "gazetteer.db", "gazetteer.db-owner", "initial-admin-password"])
def test_links_are_not_followed(tmp_path: Path, name: str) -> None:
    """What they lead to is somebody else's: it is neither written nor given another mode."""
    (tmp_path / "other").write_text("theirs")
    (tmp_path / "other").chmod(0o644)
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / name).symlink_to(tmp_path / "other")
    with pytest.raises(Unavailable, match="symbolic link"):
        Home(tmp_path / "home").prepare()
    assert (tmp_path / "other").read_text() == "theirs"
    assert stat.S_IMODE((tmp_path / "other").stat().st_mode) == 0o644


def test_the_home_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "home").symlink_to(tmp_path / "disk")
    Home(tmp_path / "home").prepare()
    assert stat.S_IMODE((tmp_path / "disk").stat().st_mode) == 0o700
