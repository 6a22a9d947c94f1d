"""Search, in the shape of Elasticsearch's answers."""

from __future__ import annotations

from typing import Any

from gazetteer.api.routing import Call, Operation, Reply, Route
from gazetteer.errors import BadRequest
from gazetteer.kit import json
from gazetteer.search import query, search
from gazetteer.search.search import Hits


def _query(call: Call) -> Reply:
    context = call.services.context
    index = call.first("index") or "table_search_index"
    info = search.index_type(context, index)
    text = call.first("query_filter")
    deleted = call.flag("deleted") if call.first("deleted") is not None else None
    after = call.query.get("search_after")
    hits = search.search(
        context,
        info,
        call.actor,
        query.parse(call.first("q") or "", json.parse(text.encode()) if text else None),
        deleted=deleted,
        start=call.number("from", 0),
        size=call.number("size", 10),
        sort=call.first("sort_field"),
        descending=(call.first("sort_order") or "asc").lower() == "desc",
        after=after[0] if after else None,
    )
    wanted = [name for part in call.query.get("include_source_fields", ()) for name in part.split(",")]
    return Reply(_shape(index, hits, wanted, call.first("sort_field")))


def _field_query(call: Call) -> Reply:
    context = call.services.context
    index = call.first("index") or "table_search_index"
    field, value = call.first("fieldName"), call.first("fieldValue")
    if not field or value is None:
        raise BadRequest("fieldName and fieldValue are required")
    info = search.index_type(context, index)
    hits = search.field_query(context, info, call.actor, field, value, deleted=call.flag("deleted"))
    start, size = call.number("from", 0), call.number("size", 10)
    return Reply(_shape(index, Hits(hits.entities[start : start + size], hits.total), [], None))


def _shape(index: str, hits: Hits, wanted: list[str], sort: str | None) -> dict[str, Any]:
    shown = []
    for entity in hits.entities:
        source = entity
        if wanted:
            names = {name.partition(".")[0] for name in wanted}
            source = {key: value for key, value in entity.items() if key in names}
        hit: dict[str, Any] = {"_index": index, "_id": entity["id"], "_score": 1.0, "_source": source}
        hit["sort"] = [str(entity.get((sort or "fullyQualifiedName").removesuffix(".keyword"), ""))]
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


def _words(call: Call) -> Reply:
    found = search.words(call.services.context, call.actor, call.first("q") or "", call.number("limit", 25, least=0))
    return Reply({"data": [{"entityType": kind, **entity} for kind, entity in found]})


ROUTES = [
    Route("GET", "search/query", Operation.VIEW, _query, "Search one index."),
    Route("GET", "search/fieldQuery", Operation.VIEW, _field_query, "Entities by the value of a field."),
    Route("GET", "search/words", Operation.VIEW, _words, "Entities of any type by words."),
]
