"""The columns of a table, a page at a time."""

from __future__ import annotations

from gazetteer.api.routing import Call, Operation, Reply, Route
from gazetteer.catalog import read
from gazetteer.catalog.read import View

DEFAULT_LIMIT = 1000


def _columns(call: Call, *, by_name: bool) -> Reply:
    info = call.services.context.types.get("table")
    limit, offset = call.number("limit", DEFAULT_LIMIT, least=0), call.number("offset", 0, least=0)
    view = View(call.actor, call.base, {"columns", "tags"}, call.view(fields=False).include)
    key = call.values["fqn"] if by_name else call.values["id"]
    columns = read.get(call.services.context, info, key, view, by_name=by_name)["columns"]
    paging = {"total": len(columns), "limit": limit, "offset": offset}
    return Reply({"data": columns[offset : offset + limit], "paging": paging})


def _by_name(call: Call) -> Reply:
    return _columns(call, by_name=True)


def _by_id(call: Call) -> Reply:
    return _columns(call, by_name=False)


ROUTES = [
    Route("GET", "tables/name/{fqn+}/columns", Operation.VIEW, _by_name, "A page of a table's columns."),
    Route("GET", "tables/{id}/columns", Operation.VIEW, _by_id, "A page of a table's columns."),
]
