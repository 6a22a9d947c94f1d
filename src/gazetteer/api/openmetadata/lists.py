"""Lists of entities, with the filters that clients use."""

from __future__ import annotations

from gazetteer.api import limits, parameters
from gazetteer.api.parameters import Parameter
from gazetteer.api.pools import Work
from gazetteer.api.replies import Reply
from gazetteer.api.requests import ApiRequest
from gazetteer.api.routing import Route
from gazetteer.auth.rights import Operation
from gazetteer.catalog import read
from gazetteer.catalog.paging import Page
from gazetteer.catalog.read import Filter
from gazetteer.catalog.types import TypeInfo
from gazetteer.errors import BadRequest

# Filters by an ancestor: the fields in which types show theirs.
ANCESTORS = (
    "service",
    "database",
    "databaseSchema",
    "apiCollection",
    "directory",
    "spreadsheet",
    "classification",
    "parent",
)
# Where a filter may name ancestors of several types; the first that exists counts.
# Clients of 1.7 send the FQN of a schema as `database`, and all of them that of a classification as a tag's parent.
SEVERAL = {("table", "database"): "database|databaseSchema", ("tag", "parent"): "classification|tag"}
# Filters by an exact value: parameter → search term.
TERMS = {
    "pipelineType": "pipelineType",
    "serviceType": "serviceType",
    "provider": "provider",
    "tableType": "tableType",
    "isBot": "isBot",
    "isAdmin": "isAdmin",
    "email": "email",
}


def _list(request: ApiRequest) -> Reply:
    below = []
    for name in ANCESTORS:
        value = request.first(name)
        if value:
            below.append((_kinds(request.type, name), value))
    asked = request.type.type.asked
    terms = tuple((term, asked(term, value)) for name, term in TERMS.items() if (value := request.first(name)))
    for _, term in ((name, TERMS[name]) for name in TERMS if request.first(name)):
        if term not in request.type.type.terms:
            raise BadRequest(f"{request.type.name} cannot be filtered by {term!r}")
    view, limit = request.view(), min(request.number("limit", limits.DEFAULT_PAGE), limits.LARGEST_PAGE)
    page = Page(limit, request.first("after"), request.first("before"))
    return Reply(read.list_page(request.context, request.type, view, page, Filter(tuple(below), terms)))


def _kinds(info: TypeInfo, name: str) -> str:
    """The types of the ancestors that a filter of a list may name."""
    kinds = SEVERAL.get((info.name, name)) or info.type.ancestors.get(name)
    if kinds is None:
        raise BadRequest(f"{info.name} cannot be filtered by {name!r}")
    return kinds


PARAMETERS = (
    parameters.FIELDS,
    parameters.INCLUDE,
    parameters.number(
        "limit", "At most so many; 0 gives only the total.", default=limits.DEFAULT_PAGE, cut_to=limits.LARGEST_PAGE
    ),
    Parameter("after", "A cursor of an earlier answer: what comes behind it."),
    Parameter("before", "A cursor of an earlier answer: what comes in front of it."),
    *(Parameter(name, f"Only below this {name} (FQN), for types that have one.") for name in ANCESTORS),
    *(Parameter(name, f"Only with this {name}.") for name in TERMS),
)

ROUTES = [
    Route(
        "GET",
        "",
        Operation.VIEW,
        _list,
        "A page of entities.",
        of_collection=True,
        work=Work.LIST,
        query=PARAMETERS,
        answer=parameters.page,
    )
]
