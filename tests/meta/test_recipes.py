"""Every recipe of docs/recipes.md, followed to the letter in a copy of the repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.meta.repository import ROOT, files

SECTIONS = re.split(r"^## (.+)$", (ROOT / "docs/recipes.md").read_text(), flags=re.MULTILINE)
RECIPES = dict(zip(SECTIONS[1::2], SECTIONS[2::2], strict=True))
FILE = re.compile(r"^`(?P<path>[\w./]+)`:\n\n```\w+\n(?P<content>.*?)^```$", re.MULTILINE | re.DOTALL)
COMMANDS = re.compile(r"^```sh\n(?P<commands>.*?)^```\n\n```text\n(?P<shown>.*?)^```$", re.MULTILINE | re.DOTALL)


def test_there_is_a_recipe_for_each_kind_of_plugin_and_for_the_schema() -> None:
    assert list(RECIPES) == ["A connector", "An entity type", "A client line", "A dialect", "A migration"]


@pytest.mark.parametrize("name", RECIPES)
def test_recipe(name: str, tmp_path: Path) -> None:
    for path in [*files(), "pyproject.toml"]:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, tmp_path / path)
    written = list(FILE.finditer(RECIPES[name]))
    assert written
    for file in written:
        target = tmp_path / file["path"]
        assert not target.exists(), f"{file['path']} exists: the recipe needs another example"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(file["content"])
    _check_style([tmp_path / file["path"] for file in written if file["path"].endswith(".py")], tmp_path)
    steps = COMMANDS.search(RECIPES[name])
    assert steps is not None
    environment = {
        **os.environ,
        "PYTHONPATH": str(tmp_path / "src"),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "NO_COLOR": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    done = subprocess.run(
        ["sh", "-euc", steps["commands"]],
        cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    for line in steps["shown"].strip().splitlines():
        assert line in done.stdout, f"{line!r} is not in: {done.stdout}"


def _check_style(paths: list[Path], root: Path) -> None:
    """What is copied from the page is as well kept as the rest."""
    command = [sys.executable, "-m", "ruff", "check", "--config", str(root / "pyproject.toml"), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=root, check=False)
    assert done.returncode == 0, done.stdout
