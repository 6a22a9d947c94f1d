"""Searches the catalog; every answer sees every write before it."""

from __future__ import annotations

import operator
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from gazetteer.auth import rights
from gazetteer.auth.actor import Actor
from gazetteer.catalog import read
from gazetteer.catalog.context import Context
from gazetteer.catalog.documents.resolve import Resolver, parse_id
from gazetteer.catalog.read import View
from gazetteer.catalog.types import TypeInfo
from gazetteer.errors import BadRequest
from gazetteer.search import names
from gazetteer.search.query import Query
from gazetteer.storage import entity_store, index_store, list_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.entity_store import EntityRow
from gazetteer.storage.list_store import Range

# Of so many candidates by words the best are found; more would be composed for nothing.
MOST_CANDIDATES = 10_000
PAGE = 500


@dataclass(frozen=True)
class Hits:
    """Entities that match, in their order, and how many there are in all."""

    entities: list[dict[str, Any]]
    total: int


@dataclass(frozen=True)
class Window:
    """Which of the entities found are wanted, and in which order.

    Arguments:
        start, size: from which on, and how many.
        sort: a field to sort by; None: the order of the catalog.
        after: with `sort`, only what comes behind this value.
    """

    start: int
    size: int
    sort: str | None = None
    descending: bool = False
    after: str | None = None


def index_type(context: Context, index: str) -> TypeInfo:
    """The entity type that an index such as `database_schema_search_index` stands for.

    Raises:
        BadRequest: there is none.
    """
    head, *rest = index.removesuffix("_search_index").split("_")
    name = head + "".join(part.capitalize() for part in rest)
    if name not in context.types.by_name:
        known = ", ".join(sorted(index_of(kind) for kind in context.types.by_name))
        raise BadRequest(f"there is no index {index!r}; there are: {known}")
    return context.types.by_name[name]


def index_of(kind: str) -> str:
    """The name of the index of an entity type."""
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in kind) + "_search_index"


def field_query(context: Context, info: TypeInfo, actor: Actor, field: str, value: str, *, deleted: bool) -> Hits:
    """Entities with a value in a field; `*` is a wildcard in FQNs."""
    with context.database.read() as session:
        if field.removesuffix(".keyword") == "fullyQualifiedName":
            rows = names.find(session, context.types, info, value)
        else:
            pks = index_store.with_term(session, field.removesuffix(".keyword"), [value])
            rows = [row for row in entity_store.by_pks(session, pks).values() if row.type == info.name]
        rows = [row for row in rows if row.deleted == int(deleted)]
        shown = read.compose_each(session, context, info, rows, _view(actor)).entities
    return Hits(shown, len(shown))


def search(
    context: Context,
    info: TypeInfo,
    actor: Actor,
    query: Query,
    window: Window,
    *,
    deleted: bool | None,
) -> Hits:
    """Entities that a query matches.

    Arguments:
        deleted: only deleted ones, only others, or with None both.
    """
    found: list[dict[str, Any]] = []
    with context.database.read() as session:
        for rows in _candidates(session, context, info, query):
            good = [row for row in rows if row.deleted < 2 and deleted in (None, bool(row.deleted))]
            shown = read.compose_each(session, context, info, good, _view(actor)).entities
            found += [entity for entity in shown if query.matches(entity)]
    if window.sort is not None:
        key, after = window.sort.removesuffix(".keyword"), window.after
        found.sort(key=lambda entity: str(entity.get(key, "")), reverse=window.descending)
        if after is not None:
            behind = operator.lt if window.descending else operator.gt
            found = [entity for entity in found if behind(str(entity.get(key, "")), after)]
    return Hits(found[window.start : window.start + window.size], len(found))


def _candidates(session: Session, context: Context, info: TypeInfo, query: Query) -> Iterator[Sequence[EntityRow]]:
    """As few entities as the query's exact parts allow, a page at a time."""
    if query.ids is not None:
        rows = entity_store.by_ids(session, [parse_id(identity) for identity in query.ids])
        yield [row for row in rows.values() if row.type == info.name]
        return
    if query.words:
        yield entity_store.with_words(session, [info.name], query.words, MOST_CANDIDATES)
        return
    for field in info.type.terms:
        if field in query.exact:
            pks = index_store.with_term(session, field, query.exact[field])
            rows_by_pk = entity_store.by_pks(session, sorted(pks))
            yield [row for row in rows_by_pk.values() if row.type == info.name]
            return
    yield from list_store.pages(session, _span(session, context, info, query), PAGE)


def _span(session: Session, context: Context, info: TypeInfo, query: Query) -> Range:
    """The places below the service that a query names, or everything."""
    service = info.type.ancestors.get("service")
    wanted = query.exact.get("service.name")
    if service is None or wanted is None or len(wanted) != 1:
        return Range(info.name, b"", entity_store.path_end(b""), "all")
    owner = context.types.get(service)
    row = Resolver(session, context.types).named(owner, owner.type.part(wanted[0]))
    if row is None:
        return Range(info.name, b"", b"", "all")
    return Range(info.name, row.inside, entity_store.path_end(row.inside), "all")


def words(context: Context, actor: Actor, text: str, limit: int) -> list[tuple[str, dict[str, Any]]]:
    """Entities of any type that have all words in their name or document: (type, entity)."""
    wanted = text.split()
    if not wanted:
        return []
    with context.database.read() as session:
        rows = entity_store.with_words(session, sorted(context.types.by_name), wanted, limit)
        result = []
        for row in rows:
            info = context.types.get(row.type)
            view = View(actor, "", set())
            shown = read.compose_each(session, context, info, [row], view).entities
            result += [(row.type, entity) for entity in shown]
    return result


def _view(actor: Actor) -> View:
    return View(rights.without_rights(actor), "")
