"""Routes of the API: declared beside their handlers, found by path segments that were split before decoding."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gazetteer.api import limits
from gazetteer.api.pools import Work
from gazetteer.api.replies import Reply
from gazetteer.api.requests import ApiRequest
from gazetteer.auth.rights import Operation
from gazetteer.catalog.types import TypeInfo, Types
from gazetteer.errors import MethodNotAllowed, NotFound

Handler = Callable[[ApiRequest], Reply]


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
        work: what kind of work it is, if not what its method says.
        largest_body: how many bytes its body may have, if it is not public.
        account_of: whose password a body holds, if it holds one; such requests of strangers are slowed down.
    """

    method: str
    path: str
    operation: Operation
    handler: Handler
    summary: str
    of_collection: bool = False
    work: Work | None = None
    largest_body: int = limits.LARGEST_BODY
    account_of: Callable[[bytes], str | None] | None = None

    @property
    def kind_of_work(self) -> Work:
        """Which threads it is for."""
        return self.work or (Work.LOOKUP if self.method == "GET" else Work.WRITE)

    @property
    def most_bytes(self) -> int:
        """How many bytes its body may have."""
        return limits.LARGEST_PUBLIC_BODY if self.operation is Operation.PUBLIC else self.largest_body

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


def discover(package: str) -> list[Route]:
    """The routes of every module of a package, each from its `ROUTES`."""
    folder = importlib.import_module(package).__path__
    found: list[Route] = []
    for info in pkgutil.iter_modules(folder):
        found += getattr(importlib.import_module(f"{package}.{info.name}"), "ROUTES", [])
    # What is said exactly goes before what a name may stand for.
    return sorted(found, key=lambda route: [part.startswith("{") for part in route.path.split("/")])


class Router:
    """Finds the route of a request.

    Arguments:
        routes: the routes, the more exact ones first.
        types: the entity types; each has its collection.
    """

    def __init__(self, routes: Sequence[Route], types: Types) -> None:
        self.types = types
        self.fixed = [route for route in routes if not route.of_collection]
        self.generic = [route for route in routes if route.of_collection]

    def find(self, method: str, segments: list[str]) -> tuple[Route, TypeInfo | None, dict[str, str]]:
        """The route, the type of its collection, and the values of the names in its path.

        Raises:
            NotFound: there is no such path.
            MethodNotAllowed: the path has other methods.
        """
        found = _matching(self.fixed, method, segments)
        if found is not None:
            return found[0], None, found[1]
        for size in range(min(limits.LONGEST_COLLECTION, len(segments)), 0, -1):
            info = self.types.by_collection.get("/".join(segments[:size]))
            if info is None:
                continue
            found = _matching(self.generic, method, segments[size:])
            if found is not None:
                return found[0], info, found[1]
            _check_methods(self.generic, method, segments[size:])
        _check_methods(self.fixed, method, segments)
        raise NotFound(f"there is nothing at /api/v1/{'/'.join(segments)}")


def _matching(routes: Sequence[Route], method: str, segments: Sequence[str]) -> tuple[Route, dict[str, str]] | None:
    for route in routes:
        if route.method == method:
            values = route.match(segments)
            if values is not None:
                return route, values
    return None


def _check_methods(routes: Sequence[Route], method: str, segments: Sequence[str]) -> None:
    allowed = sorted({route.method for route in routes if route.match(segments) is not None})
    if allowed:
        raise MethodNotAllowed(f"{method} is not allowed here; allowed: {', '.join(allowed)}")
