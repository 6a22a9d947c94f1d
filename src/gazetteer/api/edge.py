"""The HTTP edge of the API: who asks, in which line, which handler answers, what becomes of errors."""

from __future__ import annotations

import re
import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import structlog

from gazetteer.api import bodies, limits
from gazetteer.api.bodies import Receive
from gazetteer.api.pools import Pools, Work
from gazetteer.api.replies import Reply, Send, error_reply, send_reply
from gazetteer.api.requests import (
    ApiRequest,
    Scope,
    address_of,
    all_said,
    base_of,
    below_version,
    headers_of,
    is_local,
    network_of,
    query_of,
)
from gazetteer.api.routing import Route, Router
from gazetteer.api.senders import Senders
from gazetteer.api.services import Services
from gazetteer.api.sign_ins import SignIns
from gazetteer.auth import rights, subject
from gazetteer.auth.actor import OPERATOR, Actor
from gazetteer.auth.rights import Operation
from gazetteer.auth.security_events import Refusal
from gazetteer.catalog.types import TypeInfo
from gazetteer.domain import event_kinds
from gazetteer.domain.line import Line
from gazetteer.errors import GazetteerError, NotAllowed, NotAuthenticated, NotFound, Unavailable

log = structlog.get_logger()

ACTING_AS = "x-gazetteer-user"
_LINE_IN_AGENT = re.compile(r"; v(\d+\.\d+)\.")


@dataclass(frozen=True)
class _Asked:
    """A request before its body: what its path and its headers say."""

    route: Route
    info: TypeInfo | None
    values: Mapping[str, str]
    segments: Sequence[str]
    line: str | None
    headers: Mapping[str, str]
    scope: Scope

    @property
    def label(self) -> str:
        """The route's name for metrics."""
        return f"{self.info.collection}/{self.route.path}".rstrip("/") if self.info else self.route.path

    @property
    def authorization(self) -> str:
        """The header that says who asks."""
        return self.headers.get("authorization", "")

    @property
    def purpose(self) -> str:
        """What stands for the rights that it takes: who may do it may do all that have the same."""
        return f"{self.route.operation.value} {self.info.type.name if self.info else ''}"


class Edge:
    """An ASGI application for everything below `/api/v1`.

    Arguments:
        services: what handlers work with.
        routes: the routes.
    """

    def __init__(self, services: Services, routes: Sequence[Route]) -> None:
        self.services = services
        self.routes = routes
        self.router = Router(routes, services.context.types)
        self.pools = Pools()
        self.sign_ins = SignIns()
        self.senders = Senders()
        self._running = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request_id = uuid.uuid4().hex
        start = time.perf_counter()
        label = "none"
        self._running += 1
        try:
            if self._running > limits.MOST_REQUESTS and not is_local(scope):
                raise Unavailable("this server is answering as many requests as it can; try again later")
            asked = self._asked(scope)
            label = asked.label
            reply = await self._answered(asked, receive, request_id)
        except GazetteerError as error:
            reply = error_reply(error)
        finally:
            self._running -= 1
        self._note(scope, label, reply, time.perf_counter() - start, request_id)
        await send_reply(send, reply, request_id)

    async def _answered(self, asked: _Asked, receive: Receive, request_id: str) -> Reply:
        """Have a thread answer; a body is read only if who sends it may."""
        run = partial(
            self.pools.run,
            asked.route.kind_of_work,
            self._handled,
            asked,
            receive=receive,
            all_said=all_said(asked.scope),
        )
        if not bodies.announced(asked.scope["headers"], asked.route.most_bytes):
            return await run(None, b"", request_id)
        actor = None if self._let_in(asked) else await self.pools.run(Work.IDENTIFY, self._actor, asked)
        if actor is not None and actor.pk:
            self.senders.remember(asked.authorization, asked.purpose)
        body = await bodies.read(receive, asked.route.most_bytes)
        answer = partial(run, actor, body, request_id)
        account = asked.route.account_of(actor, body) if actor and asked.route.account_of else None
        if account is None:
            return await answer()
        return await self.sign_ins.answered(account, network_of(address_of(asked.scope)), receive, answer)

    def _let_in(self, asked: _Asked) -> bool:
        """Whether a body may be read before its sender is identified, by the thread that answers."""
        if is_local(asked.scope):
            return True
        return asked.route.account_of is None and self.senders.knows(asked.authorization, asked.purpose)

    def _note(self, scope: Scope, label: str, reply: Reply, seconds: float, request_id: str) -> None:
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

    def answer(self, scope: Scope, body: bytes, request_id: str) -> Reply:
        """Answer one request, in the calling thread.

        Arguments:
            scope: an ASGI scope; one whose server has no port is the operator's own.
        """
        try:
            asked = self._asked(scope)
        except GazetteerError as error:
            return error_reply(error)
        return self._handled(asked, None, body, request_id)

    def _asked(self, scope: Scope) -> _Asked:
        line, segments = below_version(scope)
        route, info, values = self.router.find(scope["method"], segments)
        return _Asked(route, info, values, segments, line, headers_of(scope), scope)

    def _handled(self, asked: _Asked, actor: Actor | None, body: bytes, request_id: str) -> Reply:
        """The answer, in bytes: they are made by this thread, not by the one that serves all connections.

        Arguments:
            actor: who asks; None if that is still to be found out.
        """
        try:
            actor = actor or self._actor(asked)
            line = self._line(asked.line, asked.headers, actor)
            query = query_of(asked.scope, asked.segments)
            base = base_of(asked.scope, asked.headers, asked.line)
            address = address_of(asked.scope)
            request = ApiRequest(
                self.services,
                actor,
                line,
                base,
                asked.values,
                query,
                asked.headers,
                body,
                asked.route.declared,
                address,
                asked.info,
            )
            return asked.route.handler(request).in_bytes()
        except GazetteerError as error:
            if isinstance(error, NotAllowed) and actor is not None:
                self._tell(asked, actor)
            if error.status >= 500:
                log.error("request failed", id=request_id, error=str(error))
            return error_reply(error)
        except Exception:
            log.exception("request failed", id=request_id)
            return error_reply(GazetteerError(f"internal error; the log has it under request {request_id}"))

    def _actor(self, asked: _Asked) -> Actor:
        user, address = self._user(asked), address_of(asked.scope)
        return user if user.address else replace(user, address=address)

    def _user(self, asked: _Asked) -> Actor:
        route, headers = asked.route, asked.headers
        if is_local(asked.scope):
            # A harvest acts as its bot, which must not overwrite what people wrote.
            user = headers.get(ACTING_AS)
            return OPERATOR if user is None else subject.of(subject.named(self.services.context.database, user))
        scheme, _, token = asked.authorization.partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            if route.operation is Operation.PUBLIC:
                return rights.ANONYMOUS
            raise NotAuthenticated("Not Authorized! Token not present")
        try:
            database, address = self.services.context.database, address_of(asked.scope)
            actor = subject.by_token(database, self.services.tokens, token.strip(), address)
        except NotAuthenticated:
            # A public route needs no token; a good one only tells the client's line.
            if route.operation is Operation.PUBLIC:
                return rights.ANONYMOUS
            raise
        try:
            rights.check(actor, route.operation, asked.info.type if asked.info else None)
        except NotAllowed:
            self._tell(asked, actor)
            raise
        return actor

    def _tell(self, asked: _Asked, actor: Actor) -> None:
        """Note that somebody was refused."""
        request = f"{asked.route.method} {asked.label}"
        refusal = Refusal(event_kinds.REQUEST_REFUSED, actor.pk, actor.pk, address_of(asked.scope), request)
        self.services.security.refused(refusal)

    def _line(self, in_path: str | None, headers: Mapping[str, str], actor: Actor) -> type[Line]:
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
