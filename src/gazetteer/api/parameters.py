"""What a route takes and gives, as its declaration says it: query parameters, bodies, answers. JSON Schema throughout.

A handler can read no query parameter that its route does not declare.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from gazetteer.catalog.types import TypeInfo

JsonSchema = dict[str, Any]
# What a body or an answer looks like; for routes of collections it depends on the entity type.
Shape = Callable[[TypeInfo | None], JsonSchema]


@dataclass(frozen=True)
class Parameter:
    """A query parameter.

    Arguments:
        name: as it is written.
        summary: what it is for.
        schema: which values it may have.
        required: whether there is no answer without it.
    """

    name: str
    summary: str
    schema: JsonSchema = field(default_factory=lambda: {"type": "string"})
    required: bool = False


def number(
    name: str, summary: str, *, least: int = 0, default: int | None = None, cut_to: int | None = None
) -> Parameter:
    """A parameter that is a whole number.

    Arguments:
        cut_to: what counts in the place of a larger number.
    """
    if cut_to is not None:
        summary += f" A larger number than {cut_to} is taken as that."
    schema: JsonSchema = {"type": "integer", "minimum": least, "maximum": 2**63 - 1}
    return Parameter(name, summary, schema if default is None else {**schema, "default": default})


def flag(name: str, summary: str) -> Parameter:
    """A parameter that is true or false."""
    return Parameter(name, summary, {"type": "boolean"})


def choice(name: str, summary: str, values: Sequence[str]) -> Parameter:
    """A parameter that is one of some words."""
    return Parameter(name, summary, {"enum": list(values)})


FIELDS = Parameter("fields", "The fields to show beside those that are always shown, separated by commas; `*` for all.")
INCLUDE = choice("include", "Which entities are looked at.", ("non-deleted", "deleted", "all"))


def reference(model: str) -> JsonSchema:
    """The schema of a model of the client line."""
    return {"$ref": f"#/components/schemas/{model}"}


def entity(info: TypeInfo | None) -> JsonSchema:
    """An entity of the collection's type."""
    return reference(info.type.model) if info is not None else {"type": "object"}


def create_request(info: TypeInfo | None) -> JsonSchema:
    """A Create request of the collection's type."""
    return reference(info.type.create_model) if info is not None else {"type": "object"}


def create_requests(info: TypeInfo | None) -> JsonSchema:
    """A list of them; each is judged by itself, so that a wrong one costs only itself."""
    return {"type": "array", "items": {"anyOf": [create_request(info), {}]}}


def page(info: TypeInfo | None) -> JsonSchema:
    """A page of entities."""
    return page_of(entity(info))


def page_of(item: JsonSchema) -> JsonSchema:
    """A page of such items."""
    paging = {"type": "object", "properties": {"total": {"type": "integer"}}}
    return {
        "type": "object",
        "properties": {"data": {"type": "array", "items": item}, "paging": paging, "errors": {"type": "array"}},
        "required": ["data"],
    }


def exactly(schema: JsonSchema) -> Shape:
    """The same for every type."""
    return lambda _info: schema


def fields_of(*required: str, **properties: JsonSchema) -> Shape:
    """An object with these fields."""
    return exactly({"type": "object", "properties": properties, "required": list(required)})


TEXT: JsonSchema = {"type": "string"}
NUMBER: JsonSchema = {"type": "integer"}
NUMBER_OR_NULL: JsonSchema = {"type": ["integer", "null"]}
ANYTHING = exactly({})
OBJECT = exactly({"type": "object"})
UUID_TEXT = exactly({"type": "string", "format": "uuid"})
IDENTIFIED = fields_of("id", id=TEXT)

# RFC 6902, section 4.
PATCH = exactly(
    {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {
                "op": {"enum": ["add", "remove", "replace", "move", "copy", "test"]},
                "path": TEXT,
                "from": TEXT,
                "value": {},
            },
            "required": ["op", "path"],
        },
    }
)

_ROWS: JsonSchema = {"type": "array", "items": {"type": "object"}}
BULK_RESULT = fields_of(
    "status",
    "numberOfRowsProcessed",
    dryRun={"type": "boolean"},
    status={"enum": ["success", "partialSuccess", "failure"]},
    numberOfRowsProcessed={"type": "integer"},
    numberOfRowsPassed={"type": "integer"},
    numberOfRowsFailed={"type": "integer"},
    successRequest=_ROWS,
    failedRequest=_ROWS,
)
