"""A client line as a lens: what of a document a client of this line sees, and how its changes come back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, ClassVar

from gazetteer.domain.shapes import Field, Shapes
from gazetteer.kit import json

# The line whose shapes are stored, and whose data says what is harmless.
NEWEST = "2.0"
_ENUMERATION = re.compile(r"enum:\w+")


class Line:
    """Base of every client line; a line is one file in `lines/` that names its data.

    `number` is major.minor of the clients it serves, `version` what they are told (three parts, by contract).
    """

    number: ClassVar[str]
    version: ClassVar[str]

    @classmethod
    def models(cls) -> dict[str, Any]:
        """The line's routes, models and enumerations."""
        return load(f"models-{cls.number}.json")

    @classmethod
    def shapes(cls) -> Shapes:
        """The line's models, ready to check documents."""
        return _shapes(cls.number)


@cache
def load(name: str) -> dict[str, Any]:
    """One of the data files of the lines.

    Clients have several enumerations of the same name, of which the data knows one; where a field has another, a file
    beside it says which values it has.
    """
    folder = files("gazetteer.lines").joinpath("data")
    found: dict[str, Any] = json.loads(folder.joinpath(name).read_bytes())
    kind, _, line = name.partition("-")
    own = folder.joinpath(f"enumerations-{line}")
    if own.is_file():
        for model, fields in json.loads(own.read_bytes())[kind].items():
            for field, values in fields.items():
                _give_values(found, model, field, values)
    return found


def _give_values(data: dict[str, Any], model: str, field: str, values: list[str]) -> None:
    fields, own = data["models"][model], f"{model}.{field}"
    key = field if field in fields else f"{field}!"
    fields[key] = _ENUMERATION.sub(f"enum:{own}", fields[key])
    data["enums"][own] = values


@cache
def _shapes(number: str) -> Shapes:
    data = load(f"models-{number}.json")
    return Shapes(data["models"], data["enums"])


def project(shapes: Shapes, kind: str, value: Any) -> Any:
    """What a line sees of a value of type `kind`: fields and list items that it cannot express are left out."""
    found = _fields_of(shapes, kind, value)
    if found is not None:
        return {
            key: project(shapes, found[key].type, item) if key in found else item
            for key, item in value.items()
            if (key in found or shapes.is_open(kind)) and _expressible(shapes, found.get(key), item)
        }
    if isinstance(value, list) and kind.startswith("["):
        item_kind = kind[1:-1]
        return [project(shapes, item_kind, item) for item in value if _fits(shapes, item_kind, item)]
    return value


def merge(shapes: Shapes, kind: str, stored: Any, projected: Any) -> Any:
    """A changed projection put back: what the line cannot see stays as it was stored.

    `merge(x, project(x)) == x`, and `project(merge(x, p)) == p` for every p that the line can express.
    """
    found = _fields_of(shapes, kind, stored)
    if found is not None and isinstance(projected, dict):
        seen = project(shapes, kind, stored)
        result = {
            key: merge(shapes, found[key].type, item, projected[key]) if key in found else projected[key]
            for key, item in stored.items()
            if key in seen and key in projected
        }
        kept = {key: item for key, item in stored.items() if key not in seen and key not in projected}
        new = {key: item for key, item in projected.items() if key not in result}
        order = [*stored, *(key for key in projected if key not in stored)]
        both = {**result, **kept, **new}
        return {key: both[key] for key in order if key in both}
    if isinstance(stored, list) and isinstance(projected, list) and kind.startswith("["):
        return _merge_list(shapes, kind[1:-1], stored, projected)
    return stored if projected == project(shapes, kind, stored) else projected


def _merge_list(shapes: Shapes, kind: str, stored: list[Any], projected: list[Any]) -> list[Any]:
    visible = [item for item in stored if _fits(shapes, kind, item)]
    partners = _partners(shapes, kind, visible, projected)
    merged = [
        item if partner is None else merge(shapes, kind, partner, item)
        for item, partner in zip(projected, partners, strict=True)
    ]
    if len(visible) == len(stored):
        return merged
    # What the line cannot see keeps its place behind the visible item that it followed.
    result: list[Any] = []
    position = 0
    for item in stored:
        if _fits(shapes, kind, item):
            if position < len(merged):
                result.append(merged[position])
                position += 1
        else:
            result.append(item)
    return result + merged[position:]


def _partners(shapes: Shapes, kind: str, stored: list[Any], projected: list[Any]) -> list[Any]:
    """For each projected item the stored one that it shows: by identity, else by content, else by position."""
    free = list(range(len(stored)))
    found: list[Any] = [None] * len(projected)

    def match(same: Callable[[Any, Any], bool]) -> None:
        for number, item in enumerate(projected):
            if found[number] is None:
                for candidate in free:
                    if same(stored[candidate], item):
                        found[number] = stored[candidate]
                        free.remove(candidate)
                        break

    identity = _IDENTITY.get(kind)
    if identity is not None:
        match(lambda old, new: isinstance(new, dict) and bool(new.get(identity)) and old.get(identity) == new[identity])
        return found
    if not all(isinstance(item, dict) for item in stored):
        return found
    match(lambda old, new: bool(project(shapes, kind, old) == new))
    if len(stored) == len(projected):
        for number in range(len(projected)):
            if found[number] is None and number in free:
                found[number] = stored[number]
    return found


_IDENTITY: Mapping[str, str] = {"Column": "name", "TagLabel": "tagFQN", "EntityReference": "id", "Task": "name"}


def _fields_of(shapes: Shapes, kind: str, value: Any) -> dict[str, Field] | None:
    return shapes.fields(kind) if isinstance(value, dict) and kind in shapes.models else None


def _expressible(shapes: Shapes, field: Field | None, value: Any) -> bool:
    return field is None or field.type.startswith("[") or _fits(shapes, field.type, value)


def _fits(shapes: Shapes, kind: str, value: Any) -> bool:
    """Whether a line has this value: only enumerations can lack one."""
    if kind.startswith("enum:"):
        return value in shapes.enums[kind[5:]]
    return True
