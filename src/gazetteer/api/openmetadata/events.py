"""The change events of the catalog."""

from __future__ import annotations

from gazetteer.api import limits
from gazetteer.api.replies import Reply
from gazetteer.api.requests import ApiRequest
from gazetteer.api.routing import Route
from gazetteer.auth.rights import Operation
from gazetteer.events import log


def _events(request: ApiRequest) -> Reply:
    found = log.changes(
        request.context,
        log.kinds(request.query),
        since=request.number("timestamp", 0),
        limit=min(request.number("limit", limits.LARGEST_EVENTS, least=0), limits.LARGEST_EVENTS),
        base=request.base,
    )
    return Reply({"data": found, "paging": {"total": len(found)}})


ROUTES = [Route("GET", "events", Operation.VIEW, _events, "Change events from a moment on.")]
