"""The change events of the catalog."""

from __future__ import annotations

from gazetteer.api import limits, parameters
from gazetteer.api.parameters import Parameter
from gazetteer.api.pools import Work
from gazetteer.api.replies import Reply
from gazetteer.api.requests import ApiRequest
from gazetteer.api.routing import Route
from gazetteer.auth import rights
from gazetteer.auth.rights import Operation
from gazetteer.domain import event_kinds
from gazetteer.events import log, position, security
from gazetteer.events.position import Position


def _events(request: ApiRequest) -> Reply:
    after = request.first("afterSeq")
    asked = log.Asked(
        kinds=log.kinds({kind: texts for kind in event_kinds.OF_ENTITIES if (texts := request.every(kind))}),
        since=request.number("timestamp", 0),
        after=Position() if after is None else position.parse(after),
        limit=min(request.number("limit", limits.LARGEST_EVENTS, least=0), limits.LARGEST_EVENTS),
        sight=rights.sight_of(request.actor),
    )
    found = log.changes(request.context, asked, request.base)
    # There may always be more: who reads on from here misses nothing and meets nothing twice.
    return Reply({"data": found.events, "paging": {"total": len(found.events), "after": str(found.after)}})


QUERY = (
    parameters.number("timestamp", "From this moment on, in epoch milliseconds."),
    Parameter("afterSeq", "Behind this position: the paging.after of an answer."),
    parameters.number("limit", "At most so many.", default=limits.LARGEST_EVENTS, cut_to=limits.LARGEST_EVENTS),
    *(Parameter(kind, "Of this kind, of these entity types: separated by commas.") for kind in event_kinds.OF_ENTITIES),
)


def _security(request: ApiRequest) -> Reply:
    limit = min(request.number("limit", 50, least=1), limits.LARGEST_PAGE)
    return Reply({"data": security.newest(request.context, limit)})


NEWEST = (parameters.number("limit", "At most so many.", least=1, default=50, cut_to=limits.LARGEST_PAGE),)
SECURITY = parameters.exactly(parameters.page_of({"type": "object"}))

ROUTES = [
    Route(
        "GET",
        "system/securityEvents",
        Operation.ADMINISTER,
        _security,
        "Who got in and from where, who was refused, what was given out and taken away; the newest first.",
        work=Work.LIST,
        query=NEWEST,
        answer=SECURITY,
    ),
    Route(
        "GET",
        "events",
        Operation.VIEW,
        _events,
        "Change events from a moment (timestamp) or behind a position (afterSeq: the paging.after of an answer) on.",
        work=Work.LIST,
        query=QUERY,
        answer=parameters.exactly(parameters.page_of({"type": "object"})),
    ),
]
