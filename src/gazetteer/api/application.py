"""The ASGI application of a server: health, metrics, the API's description, and the API itself."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route

from gazetteer.api import description
from gazetteer.api.edge import Edge
from gazetteer.api.guard import Guard
from gazetteer.api.pools import Work
from gazetteer.api.routing import discover
from gazetteer.api.services import Services
from gazetteer.errors import GazetteerError
from gazetteer.monitoring import health

ROUTE_PACKAGE = "gazetteer.api.openmetadata"


def _everything(api: Edge) -> Mount:
    """Every path that is left; a name in it may have a line break, which a usual pattern ends at."""
    mount = Mount("/", api)
    mount.path_regex = re.compile("^/(?P<path>.*)$", re.DOTALL)
    return mount


def edge(services: Services) -> Edge:
    """The API alone over these services."""
    return Edge(services, discover(ROUTE_PACKAGE))


def build(services: Services, hosts: Collection[str] | None = None) -> Guard:
    """The application over these services.

    Arguments:
        hosts: the names by which it may be asked, without port; None: any.
    """
    api, context = edge(services), services.context

    async def healthz(_request: Request) -> Response:
        return PlainTextResponse("ok\n")

    async def readyz(_request: Request) -> Response:
        try:
            await api.pools.run(Work.PROBE, health.check, context.database)
        except GazetteerError as error:
            return PlainTextResponse(f"not ready: {error.message}\n", status_code=503)
        return PlainTextResponse("ready\n")

    async def metrics(_request: Request) -> Response:
        try:
            await api.pools.run(Work.PROBE, health.observe, context.database, services.metrics)
        except GazetteerError as error:
            return PlainTextResponse(f"no metrics now: {error.message}\n", status_code=error.status)
        return Response(services.metrics.exposition(), media_type="text/plain; version=0.0.4; charset=utf-8")

    async def openapi(_request: Request) -> Response:
        return JSONResponse(await api.pools.run(Work.LIST, description.openapi, api.routes, context.types))

    async def docs(_request: Request) -> Response:
        return HTMLResponse(await api.pools.run(Work.LIST, description.page, api.routes, context.types))

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
        _everything(api),
    ]
    return Guard(Starlette(routes=routes, lifespan=lifespan), hosts)
