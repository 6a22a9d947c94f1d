"""Every direct dependency has its reason, and there are few."""

from __future__ import annotations

import re
import tomllib

from tests.meta.repository import ROOT

MOST_FOR_THE_SERVER = 25

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
_ROW = re.compile(r"^\| `([^`]+)` \| (.+?) \|$", re.MULTILINE)


def _names(requirements: list[str]) -> set[str]:
    return {re.split(r"[\s\[<>=!~;]", requirement)[0].lower() for requirement in requirements} - {"gazetteer"}


def _direct() -> set[str]:
    project = PROJECT["project"]
    found = _names(project["dependencies"]) | _names(PROJECT["build-system"]["requires"])
    for requirements in [*project["optional-dependencies"].values(), *PROJECT["dependency-groups"].values()]:
        found |= _names([requirement for requirement in requirements if isinstance(requirement, str)])
    return found


def test_every_dependency_has_one_reason() -> None:
    rows = _ROW.findall((ROOT / "docs" / "dependencies.md").read_text())
    names = [name for name, _ in rows]
    assert sorted(names) == sorted(_direct()), "docs/dependencies.md and pyproject.toml name different packages"
    assert all(len(reason) >= 20 for _, reason in rows)


def test_the_server_needs_few() -> None:
    project = PROJECT["project"]
    needed = _names(project["dependencies"]) | _names(project["optional-dependencies"]["server"])
    assert len(needed) <= MOST_FOR_THE_SERVER
