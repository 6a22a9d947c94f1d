"""Lists of entities, with the filters that clients use."""

from __future__ import annotations

from gazetteer.api.routing import Call, Operation, Reply, Route
from gazetteer.catalog import read
from gazetteer.catalog.read import DEFAULT_LIMIT, Filter
from gazetteer.errors import BadRequest

# Filters by an ancestor: parameter → the types that it may name, the first that exists counts.
# Clients of 1.7 send the FQN of a schema as `database`.
ANCESTORS = {
    "service": "databaseService",
    "database": "database|databaseSchema",
    "databaseSchema": "databaseSchema",
    "parent": "classification|tag",
    "classification": "classification",
}
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


def _list(call: Call) -> Reply:
    below = []
    for name, kinds in ANCESTORS.items():
        value = call.first(name)
        if value:
            below.append((kinds, value))
    terms = tuple((term, value) for name, term in TERMS.items() if (value := call.first(name)))
    for _, term in ((name, TERMS[name]) for name in TERMS if call.first(name)):
        if term not in call.type.type.terms:
            raise BadRequest(f"{call.type.name} cannot be filtered by {term!r}")
    answer = read.list_page(
        call.services.context,
        call.type,
        call.view(),
        limit=call.number("limit", DEFAULT_LIMIT),
        after=call.first("after"),
        before=call.first("before"),
        narrow=Filter(tuple(below), terms),
    )
    return Reply(answer)


ROUTES = [Route("GET", "", Operation.VIEW, _list, "A page of entities.", of_collection=True)]
