"""The API's own description: OpenAPI from the routes and the entity types, and a page to read it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from gazetteer import __version__
from gazetteer.api.parameters import Parameter
from gazetteer.api.replies import NO_CONTENT
from gazetteer.api.routing import Route
from gazetteer.auth.rights import Operation
from gazetteer.catalog.types import TypeInfo, Types
from gazetteer.domain.shapes import Shapes, alternatives
from gazetteer.errors import (
    AlreadyExists,
    BadRequest,
    GazetteerError,
    NotAllowed,
    NotAuthenticated,
    NotFound,
    Stale,
    TooLarge,
    TooSlow,
    Unavailable,
    UnknownEncoding,
)
from gazetteer.kit import json

_JSON = "application/json"
_SIMPLE: dict[str, dict[str, Any]] = {
    "string": {"type": "string"},
    "boolean": {"type": "boolean"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "UUID": {"type": "string", "format": "uuid"},
    "AnyUrl": {"type": "string", "format": "uri"},
    "EmailStr": {"type": "string", "format": "email"},
    "datetime": {"type": "string", "format": "date-time"},
    "AwareDatetime": {"type": "string", "format": "date-time"},
    "date": {"type": "string", "format": "date"},
    "_CustomSecretStr": {"type": "string", "format": "password"},
    "connection": {"type": "object"},
}


def _instances(routes: Sequence[Route], types: Types) -> Iterator[tuple[str, Route, TypeInfo | None]]:
    """Every path that there is: those of collections once for each entity type."""
    for route in routes:
        if not route.of_collection:
            yield f"/api/v1/{route.path}", route, None
    for info in sorted(types.by_collection.values(), key=lambda info: info.collection):
        for route in routes:
            if route.of_collection:
                yield f"/api/v1/{info.collection}/{route.path}".rstrip("/"), route, info


def openapi(routes: Sequence[Route], types: Types) -> dict[str, Any]:
    """The OpenAPI 3.1 document."""
    paths: dict[str, dict[str, Any]] = {}
    for path, route, info in _instances(routes, types):
        path = path.replace("+}", "}")
        paths.setdefault(path, {})[route.method.lower()] = _operation(path, route, info)
    models = {("table", "Column")}
    for info in types.by_name.values():
        models |= {(info.name, info.type.model), (info.name, info.type.create_model)}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Gazetteer", "version": __version__},
        "security": [{"bearer": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
            "responses": _failures(),
            "schemas": {**_schemas(types, models), "Error": _ERROR},
        },
    }


# Every error, whatever its status.
_ERROR = {
    "type": "object",
    "properties": {"code": {"type": "integer"}, "errorType": {"type": "string"}, "message": {"type": "string"}},
    "required": ["code", "message"],
}


def _failures() -> dict[str, Any]:
    """The answers of every error that can reach a caller, by status."""
    found = {}
    for kind in (*_ALWAYS, *_WRITING, NotAuthenticated, NotAllowed):
        headers: dict[str, Any] = {}
        if kind.status == Unavailable.status:
            headers = {"Retry-After": {"schema": {"type": "integer"}, "description": "Seconds."}}
        content = {_JSON: {"schema": {"$ref": "#/components/schemas/Error"}}}
        found[str(kind.status)] = {"description": str(kind.__doc__).partition("\n")[0], "content": content}
        if headers:
            found[str(kind.status)]["headers"] = headers
    return found


# By what an operation does: which errors it may end with. 408, 413 and 503 any may, before it is looked at.
_ALWAYS = (BadRequest, NotFound, TooSlow, TooLarge, UnknownEncoding, Unavailable)
_WRITING = (AlreadyExists, Stale)


def _operation(path: str, route: Route, info: TypeInfo | None) -> dict[str, Any]:
    may_fail: list[type[GazetteerError]] = [*_ALWAYS, NotAuthenticated]
    if route.operation is not Operation.PUBLIC:
        may_fail.append(NotAllowed)
    if route.method != "GET":
        may_fail += _WRITING
    named = re.findall(r"\{(\w+)\}", path)
    content = {_JSON: {"schema": route.answer(info)}}
    responses: dict[str, Any] = {
        str(status): {"description": "It is done.", **({"content": content} if status != NO_CONTENT else {})}
        for status in route.statuses
    }
    for kind in sorted(may_fail, key=lambda error: error.status):
        responses[str(kind.status)] = {"$ref": f"#/components/responses/{kind.status}"}
    operation: dict[str, Any] = {
        "operationId": re.sub(r"\W+", "_", f"{route.method.lower()}_{path.removeprefix('/api/v1/')}").strip("_"),
        "summary": route.summary,
        "tags": [info.collection if info else path.split("/")[3]],
        "parameters": [
            *({"name": name, "in": "path", "required": True, "schema": _in_path(name)} for name in named),
            *(_query_parameter(parameter) for parameter in route.query),
        ],
        "responses": responses,
    }
    if route.operation is Operation.PUBLIC:
        operation["security"] = []
    if route.body is not None:
        content = {_JSON: {"schema": route.body(info)}}
        operation["requestBody"] = {"required": route.needs_body, "content": content}
    return operation


def _in_path(name: str) -> dict[str, Any]:
    return {"type": "string", "minLength": 1, **({"format": "uuid"} if name == "id" else {})}


def _query_parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": parameter.summary,
        "schema": parameter.schema,
    }


def _schemas(types: Types, wanted: set[tuple[str, str]]) -> dict[str, Any]:
    schemas: dict[str, Any] = {}
    waiting = [(types.by_name[name].shapes, model) for name, model in sorted(wanted)]
    while waiting:
        shapes, model = waiting.pop()
        if model in schemas:
            continue
        fields = shapes.fields(model)
        schemas[model] = {
            "type": "object",
            "properties": {name: _schema(shapes, spec.type, waiting) for name, spec in fields.items()},
            "required": sorted(name for name, spec in fields.items() if spec.required),
            "additionalProperties": shapes.is_open(model),
        }
    return schemas


def _schema(shapes: Shapes, kind: str, waiting: list[tuple[Shapes, str]]) -> dict[str, Any]:
    options = alternatives(kind)
    if len(options) > 1:
        return {"anyOf": [_schema(shapes, option, waiting) for option in options]}
    if kind.startswith("["):
        return {"type": "array", "items": _schema(shapes, kind[1:-1], waiting)}
    if kind.startswith("{"):
        return {"type": "object", "additionalProperties": _schema(shapes, kind[1:-1], waiting)}
    if kind.startswith("enum:"):
        return {"enum": shapes.enums[kind[5:]]}
    if kind.startswith("="):
        return {"const": kind[1:]}
    if kind in shapes.models:
        waiting.append((shapes, kind))
        return {"$ref": f"#/components/schemas/{kind}"}
    return dict(_SIMPLE.get(kind, {}))


_STYLE = """
body{font:15px/1.5 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:2rem;color:#1c2733}
h1{font-size:1.6rem}h2{font-size:1.1rem;margin:2rem 0 .4rem;border-bottom:1px solid #d8dee6;padding-bottom:.2rem}
.r{display:grid;grid-template-columns:5rem 1fr 20rem;gap:.8rem;padding:.25rem 0}
.r code{word-break:break-all}.m{font-weight:600;font-family:ui-monospace,monospace}
.GET{color:#1f6feb}.POST{color:#1a7f37}.PUT{color:#9a6700}.PATCH{color:#8250df}.DELETE{color:#cf222e}
.s{color:#57606a}
"""


def page(routes: Sequence[Route], types: Types) -> str:
    """A page with every route, grouped by collection; no script, nothing loaded from elsewhere."""
    groups: dict[str, list[str]] = {}
    for path, route, info in _instances(routes, types):
        group = info.collection if info else path.split("/")[3]
        shown = html.escape(path.replace("+}", "}"))
        groups.setdefault(group, []).append(
            f'<div class="r"><span class="m {route.method}">{route.method}</span><code>{shown}</code>'
            f'<span class="s">{html.escape(route.summary)}</span></div>'
        )
    body = "".join(f"<h2>{html.escape(name)}</h2>{''.join(rows)}" for name, rows in sorted(groups.items()))
    return (
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>"
        f"<title>Gazetteer API</title><style>{_STYLE}</style><h1>Gazetteer API {html.escape(__version__)}</h1>"
        '<p>Machine-readable: <a href="/openapi.json">openapi.json</a>. Send <code>Authorization: Bearer TOKEN</code>; '
        f"make a token with <code>gazetteer token create</code>.</p>{body}"
    )


class Described:
    """Both as bytes, made once for each set of entity types: strangers may ask for them."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, frozenset[str]], bytes] = {}

    def openapi(self, routes: Sequence[Route], types: Types) -> bytes:
        """The OpenAPI document."""
        return self._once("openapi", types, lambda: json.dump_bytes(openapi(routes, types)))

    def page(self, routes: Sequence[Route], types: Types) -> bytes:
        """The page."""
        return self._once("page", types, lambda: page(routes, types).encode())

    def _once(self, name: str, types: Types, make: Callable[[], bytes]) -> bytes:
        key = (name, frozenset(types.by_name))
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]
