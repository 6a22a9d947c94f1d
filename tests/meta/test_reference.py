"""The reference pages are those that the code gives, and every one can be found."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GENERATOR = runpy.run_path(str(ROOT / "docs/generate.py"), run_name="generator")


@pytest.mark.parametrize("name", sorted(GENERATOR["PAGES"]))
def test_page_is_current(name: str) -> None:
    made = GENERATOR["PAGES"][name]()
    assert (ROOT / "docs/reference" / name).read_text() == made, "run: python docs/generate.py"


# These run until they are told to stop.
FOR_PEOPLE = {"gazetteer serve", "gazetteer demo"}


def test_every_command_has_an_example_and_speaks_json() -> None:
    for path, command in GENERATOR["_leaves"](GENERATOR["typer"].main.get_command(GENERATOR["build"]()), "gazetteer"):
        assert "Example:" in (command.help or ""), path
        assert path in FOR_PEOPLE or any("--json" in parameter.opts for parameter in command.params), path


def test_the_page_of_sql_lineage_is_current() -> None:
    command = [sys.executable, str(ROOT / "docs/generate_sql_lineage.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
