"""The HTTP edge of the API: routing, authentication, limits, errors."""

from __future__ import annotations

import asyncio
import re
import time
import uuid
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import parse_qs

import structlog

from gazetteer.api.routing import Call, Operation, Reply, Route, methods_of, split_path
from gazetteer.api.services import Services
from gazetteer.auth import subject
from gazetteer.auth.actor import Actor
from gazetteer.catalog.types import TypeInfo
from gazetteer.domain.line import Line
from gazetteer.errors import (
    BadRequest,
    GazetteerError,
    MethodNotAllowed,
    NotAllowed,
    NotAuthenticated,
    NotFound,
    TooLarge,
)
from gazetteer.kit import json

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

log = structlog.get_logger()

LARGEST_BODY = 64 * 1024 * 1024
# Measured with 8 connections on 2 cores, PUTs a second: 16 threads 320, 8 threads 325, 4 threads 440; they wait for
# each other's turn at the interpreter. What takes long has threads of its own, so that it holds up nobody.
WORKERS, LONG_WORKERS = 4, 8
LONG_BODY = 64 * 1024
LONGEST_COLLECTION = 3
ACTING_AS = "x-gazetteer-user"
_HOST = re.compile(r"[A-Za-z0-9.\-_\[\]:]+")
_LINE_IN_AGENT = re.compile(r"; v(\d+\.\d+)\.")


class Edge:
    """An ASGI application for everything below `/api/v1`.

    Arguments:
        services: what handlers work with.
        routes: the routes, the more exact ones first.
    """

    def __init__(self, services: Services, routes: Sequence[Route]) -> None:
        self.services = services
        self.fixed = [route for route in routes if not route.of_collection]
        self.generic = [route for route in routes if route.of_collection]
        self.workers = ThreadPoolExecutor(WORKERS, thread_name_prefix="gazetteer-api")
        self.long_workers = ThreadPoolExecutor(LONG_WORKERS, thread_name_prefix="gazetteer-api-long")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request_id = uuid.uuid4().hex
        start = time.perf_counter()
        label = "none"
        try:
            body = await _read(scope, receive)
            long = scope["method"] == "DELETE" or len(body) > LONG_BODY
            workers = self.long_workers if long else self.workers
            loop = asyncio.get_running_loop()
            reply, label = await loop.run_in_executor(workers, self.answer, scope, body, request_id)
        except GazetteerError as error:
            reply = _error(error)
        seconds = time.perf_counter() - start
        metrics = self.services.metrics
        metrics.requests.labels(scope["method"], label, str(reply.status)).inc()
        metrics.seconds.labels(scope["method"], label).observe(seconds)
        log.info(
            "request",
            id=request_id,
            method=scope["method"],
            path=scope["path"],
            status=reply.status,
            milliseconds=round(seconds * 1000, 1),
        )
        await _send(send, reply, request_id)

    def answer(self, scope: Scope, body: bytes, request_id: str) -> tuple[Reply, str]:
        """Answer one request, in the calling thread; also the route's name for metrics.

        Arguments:
            scope: an ASGI scope; one whose server has no port is the operator's own.
        """
        label = "none"
        try:
            line_in_path, segments = _below_version(_raw_path(scope))
            route, info, values = self._route(scope["method"], segments)
            label = f"{info.collection}/{route.path}".rstrip("/") if info else route.path
            headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
            actor = self._actor(scope, headers, route)
            line = self._line(line_in_path, headers, actor)
            query = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True, encoding="utf-8")
            _refuse_null([*segments, *query, *(text for texts in query.values() for text in texts)])
            call = Call(
                self.services, actor, line, _base(scope, headers, line_in_path), values, query, headers, body, info
            )
            return route.handler(call), label
        except GazetteerError as error:
            if error.status >= 500:
                log.error("request failed", id=request_id, error=str(error))
            return _error(error), label
        except Exception:
            log.exception("request failed", id=request_id)
            return _error(GazetteerError(f"internal error; the log has it under request {request_id}")), label

    def _route(self, method: str, segments: list[str]) -> tuple[Route, TypeInfo | None, dict[str, str]]:
        for route in self.fixed:
            if route.method == method:
                values = route.match(segments)
                if values is not None:
                    return route, None, values
        for size in range(min(LONGEST_COLLECTION, len(segments)), 0, -1):
            info = self.services.context.types.by_collection.get("/".join(segments[:size]))
            if info is None:
                continue
            rest = segments[size:]
            for route in self.generic:
                if route.method == method:
                    values = route.match(rest)
                    if values is not None:
                        return route, info, values
            allowed = methods_of(self.generic, rest)
            if allowed:
                raise MethodNotAllowed(f"{method} is not allowed here; allowed: {', '.join(allowed)}")
        allowed = methods_of(self.fixed, segments)
        if allowed:
            raise MethodNotAllowed(f"{method} is not allowed here; allowed: {', '.join(allowed)}")
        raise NotFound(f"there is nothing at /api/v1/{'/'.join(segments)}")

    def _actor(self, scope: Scope, headers: dict[str, str], route: Route) -> Actor:
        server = scope.get("server")
        if server is not None and server[1] is None:
            # The socket file is open to its owner only, so who comes through it is the operator, who may act
            # as any user; a harvest does, since a bot must not overwrite what people wrote.
            return subject.of(subject.named(self.services.context.database, headers.get(ACTING_AS, subject.ADMIN)))
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            if route.operation is Operation.PUBLIC:
                return Actor(0, "anonymous")
            raise NotAuthenticated("Not Authorized! Token not present")
        try:
            actor = subject.by_token(self.services.context.database, self.services.tokens, token.strip())
        except NotAuthenticated:
            # A public route needs no token; a good one only tells the client's line.
            if route.operation is Operation.PUBLIC:
                return Actor(0, "anonymous")
            raise
        if route.operation is Operation.EDIT and not actor.may_write:
            raise NotAllowed(f"user {actor.name!r} may read; only administrators and bots may write")
        return actor

    def _line(self, in_path: str | None, headers: dict[str, str], actor: Actor) -> type[Line]:
        lines = self.services.lines
        if in_path is not None:
            if in_path not in lines:
                raise NotFound(f"this server does not speak line {in_path}; it speaks: {', '.join(sorted(lines))}")
            return lines[in_path]
        if actor.pk and actor.line in lines:
            return lines[actor.line]
        found = _LINE_IN_AGENT.search(headers.get("user-agent", ""))
        if found and found[1] in lines:
            return lines[found[1]]
        return lines[self.services.default_line]


async def _read(scope: Scope, receive: Receive) -> bytes:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit() and int(value) > LARGEST_BODY:
            raise TooLarge(f"the body has {value.decode()} bytes; at most {LARGEST_BODY} are allowed")
    chunks: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise BadRequest("the client went away before its request was complete")
        chunk = message.get("body", b"")
        size += len(chunk)
        if size > LARGEST_BODY:
            raise TooLarge(f"the body has more than {LARGEST_BODY} bytes")
        chunks.append(chunk)
        if not message.get("more_body"):
            return b"".join(chunks)


def _raw_path(scope: Scope) -> str:
    raw = scope.get("raw_path")
    return raw.decode("latin-1").partition("?")[0] if raw else str(scope["path"])


def _refuse_null(texts: Sequence[str]) -> None:
    if any("\x00" in text for text in texts):
        raise BadRequest("the character U+0000 is not allowed in a path or a query")


def _below_version(raw: str) -> tuple[str | None, list[str]]:
    """The line that a path names, and the segments below `/api/v1`."""
    segments = split_path(raw)
    line = None
    if len(segments) > 1 and segments[0] == "compat":
        line, segments = segments[1], segments[2:]
    if segments[:2] != ["api", "v1"]:
        raise NotFound("the API is below /api/v1; set hostPort to http://HOST:PORT/api")
    return line, segments[2:]


def _base(scope: Scope, headers: dict[str, str], line: str | None) -> str:
    host = headers.get("host", "localhost")
    if not _HOST.fullmatch(host):
        raise BadRequest("the Host header is not a host name")
    prefix = f"/compat/{line}" if line else ""
    return f"{scope.get('scheme', 'http')}://{host}{prefix}/api/v1"


def _error(error: GazetteerError) -> Reply:
    headers = {"WWW-Authenticate": "om-auth"} if error.status == 401 else {}
    payload = {"code": error.status, "errorType": error.kind, "message": error.message}
    return Reply(payload, error.status, headers)


async def _send(send: Send, reply: Reply, request_id: str) -> None:
    if reply.payload is None:
        body = b""
    elif isinstance(reply.payload, bytes):
        body = reply.payload
    else:
        body = json.dump_bytes(reply.payload)
    headers = [
        (b"content-type", reply.media_type.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"x-request-id", request_id.encode()),
        (b"x-content-type-options", b"nosniff"),
    ]
    headers += [(name.lower().encode(), value.encode()) for name, value in reply.headers.items()]
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
