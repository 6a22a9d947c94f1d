"""Nothing in the repository tells of the machine or the account that it was written on."""

from __future__ import annotations

import re

import pytest

from tests.meta.repository import ROOT, pages, python_files

_ABSOLUTE = re.compile(r"(?<![\w.:/<}])/(?:home|root|Users|work|workspace|opt|mnt|private)/[\w.-]+")


def _texts() -> list[str]:
    others = [path for path in ("Makefile", ".ci/run", "pyproject.toml") if (ROOT / path).exists()]
    return [*python_files(), *pages(), *others]


def machine_paths(text: str) -> list[str]:
    """Absolute paths of somebody's own folders."""
    return _ABSOLUTE.findall(text)


@pytest.mark.parametrize("path", _texts())
def test_no_path_of_a_machine(path: str) -> None:
    assert machine_paths((ROOT / path).read_text()) == []


def test_paths_of_a_machine_are_seen() -> None:
    folder = "home"
    assert machine_paths(f"see '/{folder}/ann/data' and https://example.org/{folder}/x") == [f"/{folder}/ann"]
