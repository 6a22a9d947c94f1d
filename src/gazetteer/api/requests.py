"""What the API is asked: a request as its handler sees it, and how it is made of what the client sent."""

from __future__ import annotations

import asyncio
import ipaddress
import re
from collections.abc import Collection, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qs, unquote

from gazetteer.api import large_bodies, limits
from gazetteer.api.services import Services
from gazetteer.auth.actor import Actor
from gazetteer.catalog.context import Context
from gazetteer.catalog.read import EntityKey, View
from gazetteer.catalog.types import TypeInfo
from gazetteer.domain.line import Line
from gazetteer.errors import BadRequest, GazetteerError, NotFound
from gazetteer.kit import json

Scope = MutableMapping[str, Any]

_HOST = re.compile(r"[A-Za-z0-9.\-_\[\]:]+")
# Of what a proxy says no more is kept. What a provider gives one customer of IPv6 is at least a /64 (RFC 6177).
_LONGEST_ADDRESS, _CUSTOMER_BITS = 60, 64
# In the place of an address: the socket of the home.
LOCAL = "local"


@dataclass
class ApiRequest:
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
        declared: the query parameters that its route takes.
        address: where it comes from.
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
    declared: Collection[str]
    address: str
    info: TypeInfo | None = None

    @property
    def context(self) -> Context:
        """The catalog."""
        return self.services.context

    @property
    def key(self) -> EntityKey:
        """The entity that the path names, by its FQN or by its id."""
        fqn = self.values.get("fqn")
        return EntityKey(self.values["id"]) if fqn is None else EntityKey(fqn, by_name=True)

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

    def rows(self) -> Sequence[Any]:
        """The body as a list of rows; raises BadRequest."""
        if len(self.body) > large_bodies.INLINE or self.body.count(b",") > limits.MOST_VALUES:
            return large_bodies.rows(self.body)
        found = self.json()
        if not isinstance(found, list):
            raise BadRequest("the body has to be a list of Create requests")
        return found

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
        found = self.every(name)
        return found[0] if found else default

    def every(self, name: str) -> Sequence[str]:
        """All values of a query parameter."""
        if name not in self.declared:
            raise GazetteerError(f"this route does not declare the parameter {name!r}")
        return self.query.get(name, ())

    def flag(self, name: str, *, default: bool = False) -> bool:
        """A query parameter that is true or false; raises BadRequest."""
        text = self.first(name)
        if text is None:
            return default
        if text.lower() not in ("true", "false"):
            raise BadRequest(f"{name} is {text!r}; allowed are true and false")
        return text.lower() == "true"

    def number(self, name: str, default: int, *, least: int = -limits.LARGEST_INTEGER) -> int:
        """A query parameter that is a whole number of at least `least`; raises BadRequest."""
        text = self.first(name)
        if text is None:
            return default
        try:
            found = int(text)
        except ValueError as error:
            raise BadRequest(f"{name} is {text[:60]!r}; expected a whole number") from error
        if not least <= found <= limits.LARGEST_INTEGER:
            raise BadRequest(f"{name} is {text[:60]}; allowed are {least} to {limits.LARGEST_INTEGER}")
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
            names = (name.strip() for text in self.every("fields") for name in text.split(","))
            wanted = self.type.check_fields(name for name in names if name)
        return View(self.actor, self.base, wanted, include)


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


def is_local(scope: Scope) -> bool:
    """Whether a request came by the socket of the home, or from this process."""
    server = scope.get("server")
    return server is not None and server[1] is None


# Among a scope's extensions.
ALL_SAID = "gazetteer.all_said"


def all_said(scope: Scope) -> asyncio.Event | None:
    """What is set once the client closes its side of the connection; None where that is not known."""
    found: asyncio.Event | None = scope.get("extensions", {}).get(ALL_SAID, {}).get("event")
    return found


def split_path(raw: str) -> list[str]:
    """The decoded segments of a raw path: split first, so that an encoded slash stays inside its segment.

    Raises:
        BadRequest: a segment is not UTF-8.
    """
    try:
        return [unquote(segment, errors="strict") for segment in raw.split("/") if segment]
    except UnicodeDecodeError as error:
        raise BadRequest("the path is not valid UTF-8") from error


def address_of(scope: Scope) -> str:
    """Where a request comes from: the address of its client, or the socket of the home."""
    client = scope.get("client")
    if not client:
        return LOCAL
    return _address(str(client[0])[:_LONGEST_ADDRESS])


@lru_cache(maxsize=1024)
def _address(text: str) -> str:
    """An address in its one spelling; a text that is none as it is."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return text
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return str(mapped or address)


def network_of(address: str) -> str:
    """What one client can have beside an address: of IPv6 the network of a customer."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return address
    return str(ipaddress.ip_network((int(found), _CUSTOMER_BITS), strict=False))


def below_version(scope: Scope) -> tuple[str | None, list[str]]:
    """The line that a path names, and the decoded segments below `/api/v1`."""
    raw = scope.get("raw_path")
    segments = split_path(raw.decode("latin-1").partition("?")[0] if raw else str(scope["path"]))
    line = None
    if len(segments) > 1 and segments[0] == "compat":
        line, segments = segments[1], segments[2:]
    if segments[:2] != ["api", "v1"]:
        raise NotFound("the API is below /api/v1; set hostPort to http://HOST:PORT/api")
    return line, segments[2:]


def headers_of(scope: Scope) -> dict[str, str]:
    """The headers, names in lower case."""
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}


def query_of(scope: Scope, segments: Sequence[str]) -> dict[str, list[str]]:
    """The query parameters, repeated ones in their order.

    Raises:
        BadRequest: they, or the segments of the path, have a character that no text may have.
    """
    query = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True, encoding="utf-8")
    if any("\x00" in text for text in [*segments, *query, *(text for texts in query.values() for text in texts)]):
        raise BadRequest("the character U+0000 is not allowed in a path or a query")
    return query


def base_of(scope: Scope, headers: Mapping[str, str], line: str | None) -> str:
    """What links begin with: this API as the client reached it."""
    host = headers.get("host", "localhost")
    if not _HOST.fullmatch(host):
        raise BadRequest("the Host header is not a host name")
    prefix = f"/compat/{line}" if line else ""
    return f"{scope.get('scheme', 'http')}://{host}{prefix}/api/v1"
