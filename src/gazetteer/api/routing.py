"""Routes of the API: declared beside their handlers, found by path segments that were split before decoding."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeVar
from urllib.parse import unquote

from gazetteer.api.services import Services
from gazetteer.auth.actor import Actor
from gazetteer.catalog.read import View
from gazetteer.catalog.types import TypeInfo
from gazetteer.domain.line import Line
from gazetteer.errors import BadRequest, GazetteerError
from gazetteer.kit import json

T = TypeVar("T")

LARGEST_INTEGER = 2**63 - 1


class Operation(Enum):
    """What a route does, for the decision who may."""

    PUBLIC = "public"
    VIEW = "view"
    EDIT = "edit"
    OWN = "own"


@dataclass
class Call:
    """One request, ready for its handler.

    Arguments:
        services: the parts of the running server.
        actor: who asks; pk 0 on a public route without a token.
        line: the client line that the request speaks.
        base: what links begin with.
        values: the decoded path segments that the route's pattern names.
        query: the query parameters, repeated ones in their order.
        headers: the headers, names in lower case.
        body: the body as it came.
        info: the entity type, on a route of a collection.
    """

    services: Services
    actor: Actor
    line: type[Line]
    base: str
    values: Mapping[str, str]
    query: Mapping[str, Sequence[str]]
    headers: Mapping[str, str]
    body: bytes
    info: TypeInfo | None = None

    @property
    def type(self) -> TypeInfo:
        """The entity type of the collection."""
        if self.info is None:
            raise GazetteerError("this route has no entity type")
        return self.info

    def json(self) -> Any:
        """The body as a value.

        Raises:
            BadRequest: it is empty or not JSON.
        """
        if not self.body.strip():
            raise BadRequest("the body is empty; JSON is expected")
        return json.parse(self.body)

    def object(self) -> dict[str, Any]:
        """The body as an object; raises BadRequest."""
        value = self.json()
        if not isinstance(value, dict):
            raise BadRequest("the body has to be a JSON object")
        if b"\\u0000" in self.body:
            _refuse_null(value, "")
        return value

    def first(self, name: str, default: str | None = None) -> str | None:
        """A query parameter."""
        found = self.query.get(name)
        return found[0] if found else default

    def flag(self, name: str, *, default: bool = False) -> bool:
        """A query parameter that is true or false; raises BadRequest."""
        text = self.first(name)
        if text is None:
            return default
        if text.lower() not in ("true", "false"):
            raise BadRequest(f"{name} is {text!r}; allowed are true and false")
        return text.lower() == "true"

    def number(self, name: str, default: int, *, least: int = -LARGEST_INTEGER) -> int:
        """A query parameter that is a whole number of at least `least`; raises BadRequest."""
        text = self.first(name)
        if text is None:
            return default
        try:
            found = int(text)
        except ValueError as error:
            raise BadRequest(f"{name} is {text[:60]!r}; expected a whole number") from error
        if not least <= found <= LARGEST_INTEGER:
            raise BadRequest(f"{name} is {text[:60]}; allowed are {least} to {LARGEST_INTEGER}")
        return found

    def view(self, *, fields: bool = True) -> View:
        """How the answer is to be shown: by `fields` and `include` of the query.

        Arguments:
            fields: False for answers to writes, which show everything.
        """
        include = self.first("include") or "non-deleted"
        if include not in ("non-deleted", "deleted", "all"):
            raise BadRequest(f"include is {include!r}; allowed are non-deleted, deleted, all")
        wanted = None
        if fields:
            names = (name.strip() for text in self.query.get("fields", ()) for name in text.split(","))
            wanted = self.type.check_fields(name for name in names if name)
        return View(self.actor, self.base, wanted, include)


@dataclass
class Reply:
    """What is answered. `payload` becomes JSON; None is an empty body."""

    payload: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    media_type: str = "application/json"


Handler = Callable[[Call], Reply]


@dataclass(frozen=True)
class Route:
    """One route.

    Arguments:
        method: the HTTP method.
        path: segments below `/api/v1`, or below a collection with `of_collection`; `{name}` takes one segment,
            `{name+}` one or more (older clients send a slash inside an FQN unencoded).
        operation: what it does; nobody is let through without one.
        handler: the function that answers.
        summary: one sentence for the API's description.
        of_collection: whether it exists for every entity type.
    """

    method: str
    path: str
    operation: Operation
    handler: Handler
    summary: str
    of_collection: bool = False

    def match(self, segments: Sequence[str]) -> dict[str, str] | None:
        """The values of the pattern's names, or None if the path is another."""
        pattern = self.path.split("/") if self.path else []
        values: dict[str, str] = {}
        position = 0
        for number, part in enumerate(pattern):
            if position >= len(segments):
                return None
            if part.endswith("+}"):
                behind = len(pattern) - number - 1
                end = len(segments) - behind
                if end <= position:
                    return None
                values[part[1:-2]] = "/".join(segments[position:end])
                position = end
            elif part.startswith("{"):
                values[part[1:-1]] = segments[position]
                position += 1
            elif part != segments[position]:
                return None
            else:
                position += 1
        return values if position == len(segments) else None


def _refuse_null(value: Any, place: str) -> None:
    if isinstance(value, str) and "\x00" in value:
        raise BadRequest(f"{place or 'the body'}: the character U+0000 is not allowed in text")
    if isinstance(value, dict):
        for key, item in value.items():
            _refuse_null(key, place)
            _refuse_null(item, f"{place}.{key}".lstrip("."))
    elif isinstance(value, list):
        for position, item in enumerate(value):
            _refuse_null(item, f"{place}[{position}]")


def discover(package: str) -> list[Route]:
    """The routes of every module of a package, each from its `ROUTES`."""
    folder = importlib.import_module(package).__path__
    found: list[Route] = []
    for info in pkgutil.iter_modules(folder):
        found += getattr(importlib.import_module(f"{package}.{info.name}"), "ROUTES", [])
    # What is said exactly goes before what a name may stand for.
    return sorted(found, key=lambda route: [part.startswith("{") for part in route.path.split("/")])


def split_path(raw: str) -> list[str]:
    """The decoded segments of a raw path: split first, so that an encoded slash stays inside its segment.

    Raises:
        BadRequest: a segment is not UTF-8.
    """
    try:
        return [unquote(segment, errors="strict") for segment in raw.split("/") if segment]
    except UnicodeDecodeError as error:
        raise BadRequest("the path is not valid UTF-8") from error


def methods_of(routes: Iterable[Route], segments: Sequence[str]) -> list[str]:
    """The methods that a path has, for a 405."""
    return sorted({route.method for route in routes if route.match(segments) is not None})
