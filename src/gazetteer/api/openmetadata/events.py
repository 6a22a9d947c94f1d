"""The change events of the catalog."""

from __future__ import annotations

from gazetteer.api.routing import Call, Operation, Reply, Route
from gazetteer.events import log


def _events(call: Call) -> Reply:
    found = log.changes(
        call.services.context,
        log.kinds(call.query),
        since=call.number("timestamp", 0),
        limit=min(call.number("limit", log.LARGEST_ANSWER, least=0), log.LARGEST_ANSWER),
        base=call.base,
    )
    return Reply({"data": found, "paging": {"total": len(found)}})


ROUTES = [Route("GET", "events", Operation.VIEW, _events, "Change events from a moment on.")]
