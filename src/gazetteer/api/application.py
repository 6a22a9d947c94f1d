"""The ASGI application of a server: health, metrics, the API's description, and the API itself."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from functools import partial

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from gazetteer.api.bodies import Receive
from gazetteer.api.description import Described
from gazetteer.api.edge import Edge
from gazetteer.api.guard import Guard
from gazetteer.api.pools import Work
from gazetteer.api.replies import Send
from gazetteer.api.requests import Scope
from gazetteer.api.routing import discover
from gazetteer.api.services import Services
from gazetteer.errors import GazetteerError
from gazetteer.kit import json
from gazetteer.monitoring import health

ROUTE_PACKAGE = "gazetteer.api.openmetadata"


def edge(services: Services) -> Edge:
    """The API alone over these services."""
    return Edge(services, discover(ROUTE_PACKAGE))


def build(services: Services, hosts: Collection[str] | None = None) -> Guard:
    """The application over these services.

    Arguments:
        hosts: the names by which it may be asked, without port; None: any.
    """
    api = edge(services)
    plain = _beside(api, services)
    paths = {route.path for route in plain.routes if isinstance(route, Route)}

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        # Not by Starlette, for which a path with a line break in it is none.
        is_plain = scope["type"] != "http" or scope["path"] in paths
        await (plain if is_plain else api)(scope, receive, send)

    return Guard(application, hosts, api.sign_ins.stop_waiting)


def _beside(api: Edge, services: Services) -> Starlette:
    """What is no part of the API: probes, metrics, the description."""
    context, described = services.context, Described()

    async def healthz(_request: Request) -> Response:
        return PlainTextResponse("ok\n")

    async def readyz(_request: Request) -> Response:
        try:
            await api.pools.run(Work.PROBE, health.check, context.database)
        except GazetteerError as error:
            return PlainTextResponse(f"not ready: {error.message}\n", status_code=503)
        return PlainTextResponse("ready\n")

    observe = partial(health.observe, context.database)

    async def metrics(_request: Request) -> Response:
        try:
            shown = await api.pools.run(Work.PROBE, services.metrics.exposition, observe)
        except GazetteerError as error:
            return PlainTextResponse(f"no metrics now: {error.message}\n", status_code=error.status)
        return Response(shown, media_type="text/plain; version=0.0.4; charset=utf-8")

    async def openapi(_request: Request) -> Response:
        made = await api.pools.run(Work.LIST, described.openapi, api.routes, context.types)
        return Response(made, media_type="application/json")

    async def docs(_request: Request) -> Response:
        return HTMLResponse(await api.pools.run(Work.LIST, described.page, api.routes, context.types))

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        api.pools.close()

    routes = [
        Route("/healthz", healthz),
        Route("/readyz", readyz),
        Route("/metrics", metrics),
        Route("/openapi.json", openapi),
        Route("/docs", docs),
    ]
    return Starlette(routes=routes, lifespan=lifespan, exception_handlers={HTTPException: _refused})


async def _refused(request: Request, error: Exception) -> Response:
    """What is refused here, in the form of every error."""
    if not isinstance(error, HTTPException):
        raise error
    kind = error.detail.upper().replace(" ", "_")
    message = f"{request.method} {request.url.path}: {error.detail}"
    body = json.dump_bytes({"code": error.status_code, "errorType": kind, "message": message})
    return Response(body, error.status_code, dict(error.headers or {}), "application/json")
