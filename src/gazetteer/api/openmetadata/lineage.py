"""Lineage: edges between entities, and what lies around one."""

from __future__ import annotations

from gazetteer.api import parameters
from gazetteer.api.replies import Reply
from gazetteer.api.requests import ApiRequest
from gazetteer.api.routing import Route
from gazetteer.auth.rights import Operation
from gazetteer.catalog.read import EntityKey, View
from gazetteer.errors import BadRequest
from gazetteer.lineage import edges, graph
from gazetteer.lineage.edges import End


def _view(request: ApiRequest) -> View:
    return View(request.actor, request.base)


def _end(request: ApiRequest, kind: str, key: str, *, by_name: bool) -> End:
    values = request.values
    return End(request.context.types.get(values[kind]), EntityKey(values[key], by_name=by_name))


def _ends(request: ApiRequest) -> tuple[End, End]:
    by_name = "fromFqn" in request.values
    keys = ("fromFqn", "toFqn") if by_name else ("from", "to")
    return (
        _end(request, "fromType", keys[0], by_name=by_name),
        _end(request, "toType", keys[1], by_name=by_name),
    )


def _nothing() -> Reply:
    # Clients look for no body here.
    return Reply(b"")


def _add(request: ApiRequest) -> Reply:
    body = request.object()
    request.context.types.line.shapes().check("AddLineageRequest", body)
    edge = body["edge"]
    ends = edges.end_of(request.context, edge["fromEntity"]), edges.end_of(request.context, edge["toEntity"])
    details = edge.get("lineageDetails") or {}
    if edge.get("description") and not details.get("description"):
        details = {**details, "description": edge["description"]}
    edges.put(request.context, _view(request), ends, details)
    return _nothing()


def _put(request: ApiRequest) -> Reply:
    edges.put(request.context, _view(request), _ends(request), request.object())
    return _nothing()


def _edge(request: ApiRequest) -> Reply:
    return Reply({"edge": edges.one(request.context, _view(request), _ends(request))})


def _edge_of_ids(request: ApiRequest) -> Reply:
    identities = request.values["from"], request.values["to"]
    return Reply({"edge": edges.by_ids(request.context, _view(request), identities)})


def _patch(request: ApiRequest) -> Reply:
    edges.patch(request.context, _view(request), _ends(request), request.json())
    return _nothing()


def _delete(request: ApiRequest) -> Reply:
    edges.remove(request.context, _view(request), _ends(request))
    return _nothing()


def _delete_source(request: ApiRequest) -> Reply:
    by_name = "fqn" in request.values
    end = _end(request, "type", "fqn" if by_name else "id", by_name=by_name)
    edges.remove_of_source(request.context, _view(request), end, request.values["source"])
    return _nothing()


def _around(request: ApiRequest) -> Reply:
    depths = request.number("upstreamDepth", 1, least=0), request.number("downstreamDepth", 1, least=0)
    if max(depths) > graph.DEEPEST:
        raise BadRequest(f"the depths are {depths[0]} and {depths[1]}; at most {graph.DEEPEST} steps are shown")
    by_name = "fqn" in request.values
    end = _end(request, "type", "fqn" if by_name else "id", by_name=by_name)
    return Reply(graph.around(request.context, _view(request), end, depths))


_IDS = "lineage/{fromType}/{from}/{toType}/{to}"
_NAMES = "lineage/{fromType}/name/{fromFqn}/{toType}/name/{toFqn}"
_SOURCE = "lineage/{type}/{id}/type/{source}"
_SOURCE_OF_NAME = "lineage/source/name/{type}/{fqn}/type/{source}"
_GET_IDS, _GET_NAMES = "lineage/getLineageEdge/{from}/{to}", _NAMES.replace("lineage/", "lineage/getLineageEdge/")
_DEPTHS = tuple(
    parameters.number(name, f"How many steps {where}; at most {graph.DEEPEST}.", default=1)
    for name, where in (
        ("upstreamDepth", "towards where data comes from"),
        ("downstreamDepth", "towards where it goes"),
    )
)
_DETAILS = parameters.exactly(parameters.reference("LineageDetails"))
_ADDED = parameters.exactly(parameters.reference("AddLineageRequest"))
_OPERATIONS = parameters.exactly({"type": "array", "items": {"type": "object"}})
_LINEAGE = parameters.exactly(parameters.reference("EntityLineage"))
_ONE_EDGE = parameters.fields_of("edge", edge=parameters.reference("LineageDetails"))
_EMPTY = parameters.exactly({})
VIEW, EDIT = Operation.VIEW, Operation.EDIT
_ABOUT_PATCH = "Change what is told of an edge by a JSON Patch."
_ABOUT_SOURCE = "Take away what one source told of edges to an entity."

ROUTES = [
    Route("PUT", "lineage", EDIT, _add, "Tell of an edge.", body=_ADDED, answer=_EMPTY),
    Route("PUT", _NAMES, EDIT, _put, "Tell of an edge between names.", body=_DETAILS, answer=_EMPTY),
    Route("GET", _GET_IDS, VIEW, _edge_of_ids, "What is told of an edge.", answer=_ONE_EDGE),
    Route("GET", _GET_NAMES, VIEW, _edge, "What is told of an edge between names.", answer=_ONE_EDGE),
    Route("PATCH", _IDS, EDIT, _patch, _ABOUT_PATCH, body=_OPERATIONS, answer=_EMPTY),
    Route("PATCH", _NAMES, EDIT, _patch, _ABOUT_PATCH, body=_OPERATIONS, answer=_EMPTY),
    Route("DELETE", _IDS, EDIT, _delete, "Take an edge away.", answer=_EMPTY),
    Route("DELETE", _NAMES, EDIT, _delete, "Take an edge between names away.", answer=_EMPTY),
    Route("DELETE", _SOURCE, EDIT, _delete_source, _ABOUT_SOURCE, answer=_EMPTY),
    Route("DELETE", _SOURCE_OF_NAME, EDIT, _delete_source, _ABOUT_SOURCE, answer=_EMPTY),
    Route("GET", "lineage/{type}/{id}", VIEW, _around, "What lies around an entity.", query=_DEPTHS, answer=_LINEAGE),
    Route("GET", "lineage/{type}/name/{fqn+}", VIEW, _around, "The same by name.", query=_DEPTHS, answer=_LINEAGE),
]
