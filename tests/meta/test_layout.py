"""Plugin folders hold plugins only: one per file, the file named as the plugin."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re

import pytest
import typer

from gazetteer.cli import commands
from gazetteer.domain.entity import EntityType
from gazetteer.domain.line import Line
from gazetteer.ingestion.connector import Connector
from gazetteer.kit.registry import Registry
from gazetteer.sqllineage.text.dialect import Dialect
from tests.meta.repository import PACKAGE, python_files, syntax

# Plugin folder → what its plugins derive from, and the class attribute that the file is named after.
FOLDERS: dict[str, tuple[type, str]] = {
    "gazetteer.connectors": (Connector, "name"),
    "gazetteer.entities": (EntityType, "name"),
    "gazetteer.lines": (Line, "number"),
    "gazetteer.sqllineage.dialects": (Dialect, "name"),
}
# Those whose plugins lie in rooms: docs/adr/0013-entity-types-in-rooms.md.
WITH_ROOMS = {"gazetteer.entities"}
COMMANDS = "gazetteer.cli.commands"
# What stands before the attribute where that alone is no name of a module.
PREFIXES = {"gazetteer.lines": "line_"}


def _plugins() -> list[tuple[str, str]]:
    return [(folder, name) for folder, (base, _) in FOLDERS.items() for name in Registry(folder, base).names()]


def _module_name(folder: str, value: str) -> str:
    snake = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", value).lower()
    return PREFIXES.get(folder, "") + re.sub(r"[.\-]", "_", snake)


@pytest.mark.parametrize("folder", [*FOLDERS, COMMANDS])
def test_plugin_folder_says_nothing_itself(folder: str) -> None:
    path = PACKAGE.parent / folder.replace(".", "/")
    rooms = {file.parent for file in path.rglob("*.py")}
    assert all((room / "__init__.py").read_bytes() == b"" for room in rooms)
    allowed = {path, *path.iterdir()} if folder in WITH_ROOMS else {path}
    assert rooms <= allowed, "a plugin is one file, in the folder or in a room of it; folders below hold data only"


@pytest.mark.parametrize("folder", sorted(WITH_ROOMS))
def test_rooms_hold_all_plugins_and_not_too_many(folder: str) -> None:
    path = PACKAGE.parent / folder.replace(".", "/")
    assert [file.name for file in path.glob("*.py")] == ["__init__.py"]
    for room in (room for room in path.iterdir() if (room / "__init__.py").exists()):
        assert len([*room.glob("*.py")]) <= 21, f"{room.name} has more files than can be looked through"


@pytest.mark.parametrize(("folder", "name"), _plugins())
def test_file_is_named_as_its_plugin(folder: str, name: str) -> None:
    base, attribute = FOLDERS[folder]
    plugin = Registry(folder, base).get(name)
    assert _module_name(folder, getattr(plugin, attribute)) == name


def test_every_plugin_folder_is_checked() -> None:
    used = set()
    for path in python_files():
        if path.startswith("src/"):
            used |= set(re.findall(r'Registry\(\s*"(gazetteer\.[a-z_.]+)"', (PACKAGE.parents[1] / path).read_text()))
    assert used
    assert used <= set(FOLDERS), "give a new plugin folder its line in FOLDERS"


@pytest.mark.parametrize("name", sorted(module.name for module in pkgutil.iter_modules(commands.__path__)))
def test_command_file_defines_its_command(name: str) -> None:
    module = importlib.import_module(f"{commands.__name__}.{name}")
    command = getattr(module, "app", None) or getattr(module, name, None)
    assert isinstance(command, typer.Typer) or callable(command)


@pytest.mark.parametrize("path", [path for path in python_files() if path.startswith("src/")])
def test_module_says_what_it_is_for(path: str) -> None:
    tree = syntax(path)
    assert not tree.body or ast.get_docstring(tree), f"{path} begins without a sentence on what it is for"
