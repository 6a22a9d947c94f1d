"""Routes of the API: declared beside their handlers, found by path segments that were split before decoding."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from gazetteer.api import limits
from gazetteer.api.parameters import OBJECT, Parameter, Shape
from gazetteer.api.pools import Work
from gazetteer.api.replies import Reply
from gazetteer.api.requests import ApiRequest
from gazetteer.auth.actor import Actor
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
        query: the query parameters that it takes.
        body: what its body looks like, if it takes one.
        needs_body: whether there has to be one.
        answer: what it answers.
        statuses: with which statuses it does what it is asked for.
        account_of: whose password a body holds, if it holds one: who guesses is slowed down.
    """

    method: str
    path: str
    operation: Operation
    handler: Handler
    summary: str
    of_collection: bool = False
    work: Work | None = None
    largest_body: int = limits.LARGEST_BODY
    query: tuple[Parameter, ...] = ()
    body: Shape | None = None
    needs_body: bool = True
    answer: Shape = OBJECT
    statuses: tuple[int, ...] = (200,)
    account_of: Callable[[Actor, bytes], str | None] | None = None

    @cached_property
    def declared(self) -> frozenset[str]:
        """The names of its query parameters."""
        return frozenset(parameter.name for parameter in self.query)

    @property
    def kind_of_work(self) -> Work:
        """Which threads it is for."""
        return self.work or (Work.LOOKUP if self.method == "GET" else Work.WRITE)

    @property
    def most_bytes(self) -> int:
        """How many bytes its body may have."""
        if self.operation is Operation.PUBLIC:
            return limits.LARGEST_PUBLIC_BODY
        return limits.SMALL_BODY if self.body is None else self.largest_body

    @cached_property
    def exactness(self) -> tuple[int, ...]:
        """How exactly its path is said, the lower the more: of each segment whether it is a name, or several."""
        said = (2 if part.endswith("+}") else int(part.startswith("{")) for part in self.parts)
        # Of two that begin alike the longer one says more.
        return (*said, 3)

    @cached_property
    def parts(self) -> list[str]:
        """The segments of its path."""
        return self.path.split("/") if self.path else []

    def takes(self, segments: int) -> bool:
        """Whether paths of so many segments may match it."""
        return segments == len(self.parts) or (segments > len(self.parts) and self.exactness[:-1].count(2) > 0)

    def match(self, segments: Sequence[str]) -> dict[str, str] | None:
        """The values of the pattern's names, or None if the path is another."""
        pattern = self.parts
        if len(pattern) > len(segments):
            return None
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
    return sorted(found, key=lambda route: (route.exactness, route.path))


class _Candidates:
    """Routes by how many segments the paths have that they may match."""

    def __init__(self, routes: Sequence[Route]) -> None:
        longest = max((len(route.parts) for route in routes), default=0)
        self._by_length = [[route for route in routes if route.takes(length)] for length in range(longest + 2)]

    def of(self, segments: Sequence[str]) -> list[Route]:
        # All that are longer than the longest are matched by the same.
        return self._by_length[min(len(segments), len(self._by_length) - 1)]


class Router:
    """Finds the route of a request.

    Arguments:
        routes: the routes.
        types: the entity types; each has its collection.
    """

    def __init__(self, routes: Sequence[Route], types: Types) -> None:
        self.types = types
        # All of them begin with a word.
        fixed = [route for route in routes if not route.of_collection]
        self.fixed = {
            word: _Candidates([route for route in fixed if route.parts[0] == word])
            for word in {route.parts[0] for route in fixed}
        }
        self.generic = _Candidates([route for route in routes if route.of_collection])

    def find(self, method: str, segments: list[str]) -> tuple[Route, TypeInfo | None, dict[str, str]]:
        """The route, the type of its collection, and the values of the names in its path.

        The path decides first: what is said exactly is no name of something, whatever the method.

        Raises:
            NotFound: there is no such path.
            MethodNotAllowed: the path has other methods.
        """
        found = [*self._matching(segments)]
        if not found:
            raise NotFound(f"there is nothing at /api/v1/{'/'.join(segments)}")
        most_exact = min(exactness for exactness, *_ in found)
        # Of two for one method that of the one collection goes before that of all: it comes last here.
        routes = {
            route.method: (route, info, values) for exact, route, info, values in reversed(found) if exact == most_exact
        }
        if method not in routes:
            raise MethodNotAllowed(method, sorted(routes))
        return routes[method]

    def _matching(
        self, segments: list[str]
    ) -> Iterator[tuple[tuple[int, ...], Route, TypeInfo | None, dict[str, str]]]:
        for route in self.fixed[segments[0]].of(segments) if segments and segments[0] in self.fixed else ():
            values = route.match(segments)
            if values is not None:
                yield route.exactness, route, None, values
        for size in range(min(limits.LONGEST_COLLECTION, len(segments)), 0, -1):
            info = self.types.by_collection.get("/".join(segments[:size]))
            if info is None:
                continue
            rest = segments[size:]
            for route in self.generic.of(rest):
                values = route.match(rest)
                if values is not None:
                    yield (0,) * size + route.exactness, route, info, values
