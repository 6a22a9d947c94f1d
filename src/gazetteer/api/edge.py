"""The HTTP edge of the API: who asks, in which line, which handler answers, what becomes of errors."""

from __future__ import annotations

import asyncio
import re
import time
import uuid
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import structlog

from gazetteer.api import limits
from gazetteer.api.replies import Reply, Send, error_reply, send_reply
from gazetteer.api.requests import (
    ApiRequest,
    Receive,
    Scope,
    base_of,
    below_version,
    headers_of,
    query_of,
    read_body,
)
from gazetteer.api.routing import Route, Router
from gazetteer.api.services import Services
from gazetteer.auth import rights, subject
from gazetteer.auth.actor import Actor
from gazetteer.auth.rights import Operation
from gazetteer.domain.line import Line
from gazetteer.errors import GazetteerError, NotAuthenticated, NotFound

log = structlog.get_logger()

ACTING_AS = "x-gazetteer-user"
_LINE_IN_AGENT = re.compile(r"; v(\d+\.\d+)\.")


class Edge:
    """An ASGI application for everything below `/api/v1`.

    Arguments:
        services: what handlers work with.
        routes: the routes, the more exact ones first.
    """

    def __init__(self, services: Services, routes: Sequence[Route]) -> None:
        self.services = services
        self.routes = routes
        self.router = Router(routes, services.context.types)
        self.workers = ThreadPoolExecutor(limits.WORKERS, thread_name_prefix="gazetteer-api")
        self.long_workers = ThreadPoolExecutor(limits.LONG_WORKERS, thread_name_prefix="gazetteer-api-long")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request_id = uuid.uuid4().hex
        start = time.perf_counter()
        label = "none"
        try:
            body = await read_body(scope, receive)
            long = scope["method"] == "DELETE" or len(body) > limits.LONG_BODY
            workers = self.long_workers if long else self.workers
            loop = asyncio.get_running_loop()
            reply, label = await loop.run_in_executor(workers, self.answer, scope, body, request_id)
        except GazetteerError as error:
            reply = error_reply(error)
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
        await send_reply(send, reply, request_id)

    def answer(self, scope: Scope, body: bytes, request_id: str) -> tuple[Reply, str]:
        """Answer one request, in the calling thread; also the route's name for metrics.

        Arguments:
            scope: an ASGI scope; one whose server has no port is the operator's own.
        """
        label = "none"
        try:
            line_in_path, segments = below_version(scope)
            route, info, values = self.router.find(scope["method"], segments)
            label = f"{info.collection}/{route.path}".rstrip("/") if info else route.path
            headers = headers_of(scope)
            actor = self._actor(scope, headers, route)
            line = self._line(line_in_path, headers, actor)
            query, base = query_of(scope, segments), base_of(scope, headers, line_in_path)
            request = ApiRequest(self.services, actor, line, base, values, query, headers, body, info)
            return route.handler(request), label
        except GazetteerError as error:
            if error.status >= 500:
                log.error("request failed", id=request_id, error=str(error))
            return error_reply(error), label
        except Exception:
            log.exception("request failed", id=request_id)
            return error_reply(GazetteerError(f"internal error; the log has it under request {request_id}")), label

    def _actor(self, scope: Scope, headers: dict[str, str], route: Route) -> Actor:
        server = scope.get("server")
        if server is not None and server[1] is None:
            user = rights.operator_acts_as(headers.get(ACTING_AS))
            return subject.of(subject.named(self.services.context.database, user))
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            if route.operation is Operation.PUBLIC:
                return rights.ANONYMOUS
            raise NotAuthenticated("Not Authorized! Token not present")
        try:
            actor = subject.by_token(self.services.context.database, self.services.tokens, token.strip())
        except NotAuthenticated:
            # A public route needs no token; a good one only tells the client's line.
            if route.operation is Operation.PUBLIC:
                return rights.ANONYMOUS
            raise
        rights.check(actor, route.operation)
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
