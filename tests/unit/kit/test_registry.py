"""Plugins are found in a folder and in the rooms of it, each by its file's name."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gazetteer.kit.registry import Registry


class Plugin:
    """What the plugins of these tests derive from."""


CODE = "from tests.unit.kit.test_registry import Plugin\n\n\nclass {name}(Plugin):\n    pass\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty plugin folder, the package `plugins_of_a_test`."""
    path = tmp_path / "plugins_of_a_test"
    path.mkdir()
    (path / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    yield path
    for name in [name for name in sys.modules if name.split(".")[0] == path.name]:
        del sys.modules[name]


def put(folder: Path, module: str, name: str) -> None:
    """Write a plugin, in a room of its own if its path has one."""
    path = folder / f"{module}.py"
    path.parent.mkdir(exist_ok=True)
    (path.parent / "__init__.py").touch()
    path.write_text(CODE.format(name=name))


def registry(folder: Path) -> Registry[Plugin]:
    return Registry(folder.name, Plugin)


def test_in_the_folder_and_in_its_rooms(folder: Path) -> None:
    for module, name in (("first", "First"), ("room/second", "Second"), ("other/third", "Third"), ("room/_own", "X")):
        put(folder, module, name)
    (folder / "data").mkdir()
    (folder / "data" / "no_plugin.py").touch()
    found = registry(folder)
    assert found.names() == ["first", "second", "third"]
    assert {name: plugin.__name__ for name, plugin in found.all().items()} == {
        "first": "First",
        "second": "Second",
        "third": "Third",
    }
    with pytest.raises(LookupError, match="known: first, second, third"):
        found.get("fourth")


def test_two_of_one_name_are_an_error(folder: Path) -> None:
    put(folder, "first", "First")
    put(folder, "room/first", "Other")
    with pytest.raises(TypeError, match=r"plugins_of_a_test\.(room\.)?first and"):
        registry(folder).names()


def test_a_plugin_is_one_class(folder: Path) -> None:
    (folder / "none.py").write_text("")
    with pytest.raises(TypeError, match="exactly one Plugin, found 0"):
        registry(folder).get("none")
