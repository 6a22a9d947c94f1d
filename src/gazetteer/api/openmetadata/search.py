"""Search, in the shape of Elasticsearch's answers."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from gazetteer.api import limits, parameters
from gazetteer.api.parameters import Parameter
from gazetteer.api.pools import Work
from gazetteer.api.replies import Reply
from gazetteer.api.requests import ApiRequest
from gazetteer.api.routing import Route
from gazetteer.auth.rights import Operation
from gazetteer.errors import BadRequest
from gazetteer.kit import json
from gazetteer.search import documents, query, search
from gazetteer.search.search import Hits, Window


def _query(request: ApiRequest) -> Reply:
    context = request.context
    index = request.first("index") or "table_search_index"
    info = search.index_type(context, index)
    text = request.first("query_filter")
    deleted = request.flag("deleted") if request.first("deleted") is not None else None
    after = request.every("search_after")
    found = query.parse(request.first("q") or "", json.parse(text.encode()) if text else None)
    window = replace(
        _window(request),
        sort=request.first("sort_field"),
        descending=(request.first("sort_order") or "asc").lower() == "desc",
        after=documents.behind(request.first("sort_field"), after) if after else None,
    )
    hits = search.search(context, info, request.actor, found, window, deleted=deleted)
    wanted = [name for part in request.every("include_source_fields") for name in part.split(",")]
    return Reply(_shape(index, hits, wanted, request.first("sort_field")))


def _window(request: ApiRequest) -> Window:
    window = Window(request.number("from", 0), request.number("size", limits.DEFAULT_SEARCH))
    if not 0 <= window.size <= limits.LARGEST_SEARCH or window.start < 0:
        most = limits.LARGEST_SEARCH
        raise BadRequest(f"size is {window.size} and from is {window.start}; size may be at most {most}")
    return window


def _field_query(request: ApiRequest) -> Reply:
    context = request.context
    index = request.first("index") or "table_search_index"
    field, value = request.first("fieldName"), request.first("fieldValue")
    if not field or value is None:
        raise BadRequest("fieldName and fieldValue are required")
    info = search.index_type(context, index)
    condition, deleted = (field, value), request.flag("deleted")
    hits = search.field_query(context, info, request.actor, condition, _window(request), deleted=deleted)
    return Reply(_shape(index, hits, [], None))


def _shape(index: str, hits: Hits, wanted: list[str], sort: str | None) -> dict[str, Any]:
    shown = []
    for entity in hits.entities:
        source = entity
        if wanted:
            names = {name.partition(".")[0] for name in wanted}
            source = {key: value for key, value in entity.items() if key in names}
        hit: dict[str, Any] = {"_index": index, "_id": entity["id"], "_score": 1.0, "_source": source}
        hit["sort"] = documents.told(sort, entity)
        shown.append(hit)
    return {
        "took": 1,
        "timed_out": False,
        "_shards": {"total": 1, "successful": 1, "skipped": 0, "failed": 0},
        "hits": {
            "total": {"value": hits.total, "relation": "eq"},
            "max_score": 1.0 if shown else None,
            "hits": shown,
        },
    }


def _words(request: ApiRequest) -> Reply:
    limit = min(request.number("limit", limits.DEFAULT_WORDS, least=0), limits.LARGEST_SEARCH)
    found = search.words(request.context, request.actor, request.first("q") or "", limit)
    return Reply({"data": [{"entityType": kind, **entity} for kind, entity in found]})


INDEX = Parameter("index", "The index of an entity type, such as table_search_index.")
DELETED = parameters.flag("deleted", "Only deleted ones, or only others.")
WINDOW = (
    parameters.number("from", "How many hits to leave out in front.", default=0),
    parameters.number("size", "At most so many.", default=limits.DEFAULT_SEARCH, cut_to=limits.LARGEST_SEARCH),
)
QUERY = (
    INDEX,
    Parameter("q", "Words, `field:value`, or `*`."),
    Parameter("query_filter", "A query of Elasticsearch's language, as JSON."),
    DELETED,
    *WINDOW,
    Parameter("sort_field", "A field to sort by."),
    Parameter("sort_order", "asc or desc."),
    Parameter("search_after", "With sort_field: only what comes behind this value."),
    Parameter("include_source_fields", "Only these fields of each hit, separated by commas."),
)
FIELD_QUERY = (
    INDEX,
    Parameter("fieldName", "A field that is indexed.", required=True),
    Parameter("fieldValue", "Its value.", required=True),
    DELETED,
    *WINDOW,
)
WORDS = (
    Parameter("q", "Words that have to occur."),
    parameters.number("limit", "At most so many.", default=limits.DEFAULT_WORDS, cut_to=limits.LARGEST_SEARCH),
)
HITS = parameters.fields_of("hits", hits={"type": "object"})
FOUND = parameters.exactly(parameters.page_of({"type": "object"}))

_search = partial(Route, "GET", operation=Operation.VIEW, work=Work.SEARCH)

ROUTES = [
    _search("search/query", handler=_query, summary="Search one index.", query=QUERY, answer=HITS),
    _search(
        "search/fieldQuery",
        handler=_field_query,
        summary="Entities by the value of a field.",
        query=FIELD_QUERY,
        answer=HITS,
    ),
    _search("search/words", handler=_words, summary="Entities of any type by words.", query=WORDS, answer=FOUND),
]
