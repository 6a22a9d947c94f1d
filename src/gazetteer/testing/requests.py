"""Create requests for tests: the least that a type accepts, made from its declared shapes."""

from __future__ import annotations

from typing import Any

from gazetteer.domain.shapes import Shapes, alternatives

_VALUES: dict[str, Any] = {
    "string": "text",
    "boolean": True,
    "integer": 1,
    "number": 1.5,
    "AnyUrl": "http://localhost/",
    "EmailStr": "someone@localhost",
    "UUID": "00000000-0000-4000-8000-000000000000",
    "datetime": "2026-01-01T00:00:00",
    "date": "2026-01-01",
    "connection": {},
    "any": {},
}


def least(shapes: Shapes, model: str, **given: Any) -> dict[str, Any]:
    """A value of a model with its required fields only.

    Arguments:
        shapes: the models of a client line.
        model: such as `CreateTableRequest`.
        given: fields that are to have these values.
    """
    fields = shapes.fields(model)
    return {name: _value(shapes, spec.type) for name, spec in fields.items() if spec.required} | given


def _value(shapes: Shapes, kind: str) -> Any:
    first = alternatives(kind)[0]
    if first == "[Rule]":
        # A policy without one says nothing, and is none.
        return [least(shapes, "Rule")]
    if first.startswith("["):
        return []
    if first.startswith("{"):
        return {}
    if first.startswith("enum:"):
        return shapes.enums[first[5:]][0]
    if first.startswith("="):
        return first[1:]
    if first in shapes.models:
        return least(shapes, first)
    return _VALUES[first]
