"""Finds plugins: the modules of one folder and of the rooms in it, plus installed entry points."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cached_property
from importlib.metadata import entry_points
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")


class Registry(Generic[T]):
    """Plugins of one kind, known by name without importing them.

    Arguments:
        package: the dotted name of the plugin folder; also the entry point group of installed plugins.
        base: the class that each plugin's one class derives from.
    """

    def __init__(self, package: str, base: type[T]) -> None:
        self.package = package
        self.base = base

    def names(self) -> list[str]:
        """The names of all plugins, sorted; imports none of them."""
        return sorted({*self._local, *(entry.name for entry in entry_points(group=self.package))})

    @cached_property
    def _local(self) -> dict[str, str]:
        """The modules of the folder and of its rooms: dotted name by name.

        Raises:
            TypeError: two of them have one name.
        """
        found: dict[str, str] = {}
        rooms = [(self.package, [*importlib.import_module(self.package).__path__])]
        while rooms:
            package, folders = rooms.pop()
            for module in pkgutil.iter_modules(folders):
                path = f"{package}.{module.name}"
                if module.ispkg:
                    rooms.append((path, [str(Path(folder) / module.name) for folder in folders]))
                elif module.name in found:
                    raise TypeError(f"{found[module.name]} and {path} have one name; a plugin is found by it")
                elif not module.name.startswith("_"):
                    found[module.name] = path
        return found

    def get(self, name: str) -> type[T]:
        """The plugin class called `name`.

        A module in the folder wins over an entry point of the same name, so an installed package cannot
        replace built-in behaviour unnoticed.

        Raises:
            LookupError: there is no such plugin; the message names those there are.
            TypeError: the module does not define exactly one plugin class.
        """
        if name not in self._local:
            # Those that are installed are looked for on disk, which takes its time.
            for entry in entry_points(group=self.package, name=name):
                loaded: type[T] = entry.load()
                return loaded
            raise LookupError(f"no {self.base.__name__} {name!r}; known: {', '.join(self.names())}")
        module = importlib.import_module(self._local[name])
        found = [
            value
            for value in vars(module).values()
            if isinstance(value, type) and issubclass(value, self.base) and value.__module__ == module.__name__
        ]
        if len(found) != 1:
            raise TypeError(f"{module.__name__} must define exactly one {self.base.__name__}, found {len(found)}")
        return found[0]

    def all(self) -> dict[str, type[T]]:
        """Every plugin by name; imports them all."""
        return {name: self.get(name) for name in self.names()}
