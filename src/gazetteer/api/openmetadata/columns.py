"""The columns of a table, a page at a time."""

from __future__ import annotations

from gazetteer.api import limits, parameters
from gazetteer.api.pools import Work
from gazetteer.api.replies import Reply
from gazetteer.api.requests import ApiRequest
from gazetteer.api.routing import Route
from gazetteer.auth.rights import Operation
from gazetteer.catalog import read
from gazetteer.catalog.read import View


def _columns(request: ApiRequest) -> Reply:
    info = request.context.types.get("table")
    limit, offset = request.number("limit", limits.DEFAULT_COLUMNS, least=0), request.number("offset", 0, least=0)
    view = View(request.actor, request.base, {"columns", "tags"}, request.view(fields=False).include)
    columns = read.get(request.context, info, request.key, view)["columns"]
    paging = {"total": len(columns), "limit": limit, "offset": offset}
    return Reply({"data": columns[offset : offset + limit], "paging": paging})


QUERY = (
    parameters.number("limit", "At most so many.", default=limits.DEFAULT_COLUMNS),
    parameters.number("offset", "How many to leave out in front.", default=0),
    parameters.INCLUDE,
)
COLUMNS = parameters.exactly(parameters.page_of(parameters.reference("Column")))

ROUTES = [
    Route(
        "GET",
        path,
        Operation.VIEW,
        _columns,
        "A page of a table's columns.",
        work=Work.LIST,
        query=QUERY,
        answer=COLUMNS,
    )
    for path in ("tables/name/{fqn+}/columns", "tables/{id}/columns")
]
