"""A client's environment counts as complete only for the client, the Python and the pins it was made with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.compat.environment import OPENMETADATA_2_0, Client, Environment, InstallationFailed, cache_folder


def test_the_cache_is_outside_of_the_checkout(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "gazetteer" / "compat"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_folder() == Path.home() / ".cache" / "gazetteer" / "compat"


def test_every_package_is_pinned() -> None:
    lines = OPENMETADATA_2_0.constraints.read_text().splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert len(pins) > 100
    assert [line for line in pins if not re.fullmatch(r"[\w.\-]+==[\w.\-+]+", line)] == []


def test_an_installation_that_fails_says_why_and_is_not_complete(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tests.compat.environment.INSTALLATION_ATTEMPTS", 1)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    environment = Environment(Client("openmetadata", "2.0.6.0", "no-such-distribution"), tmp_path)
    with pytest.raises(InstallationFailed, match=r"no-such-distribution==2\.0\.6\.0"):
        environment.make()
    assert not environment.is_complete()


def test_other_pins_make_it_incomplete(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    environment = Environment(OPENMETADATA_2_0, tmp_path)
    monkeypatch.setattr(Environment, "_install", lambda self: self.path.mkdir())
    environment.make()
    assert environment.is_complete()
    assert not Environment(Client("openmetadata", "2.0.6.0", "other"), tmp_path).is_complete()
