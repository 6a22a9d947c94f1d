"""Searches the catalog; every answer sees every write before it."""

from __future__ import annotations

import operator
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from gazetteer.auth import rights
from gazetteer.auth.actor import Actor
from gazetteer.catalog import read
from gazetteer.catalog.context import Context
from gazetteer.catalog.documents.resolve import parse_id
from gazetteer.catalog.read import View
from gazetteer.catalog.types import TypeInfo
from gazetteer.domain.comparison import folded
from gazetteer.errors import BadRequest
from gazetteer.search import names
from gazetteer.search import words as word_search
from gazetteer.search.documents import position, searchable
from gazetteer.search.query import Query
from gazetteer.storage import entity_store, index_store, list_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.entity_store import EntityRow
from gazetteer.storage.list_store import Range

# Of so many candidates by words the best are found; more would be composed for nothing.
MOST_CANDIDATES = 10_000
PAGE = 200
# What is looked for, by whether deleted entities are wanted, others, or both.
INCLUDE = {None: "all", False: "non-deleted", True: "deleted"}


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
        after: with `sort`, only what comes behind this position.
    """

    start: int
    size: int
    sort: str | None = None
    descending: bool = False
    after: tuple[str, str] | None = None


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


def field_query(
    context: Context, info: TypeInfo, actor: Actor, condition: tuple[str, str], window: Window, *, deleted: bool
) -> Hits:
    """Entities with a value in a field that is indexed.

    Arguments:
        condition: the field, and its value; `*` is a wildcard in FQNs, which are looked up exactly.
        window: which of them are wanted; they come in the order of the catalog.
    """
    (field, value), view = condition, _view(actor)
    with context.database.read() as session:
        if field.removesuffix(".keyword") == "fullyQualifiedName":
            rows = names.find(session, context.types, info, value)
        else:
            rows = _with_value(session, info, field.removesuffix(".keyword"), [value])
        rows = [row for row in rows if row.deleted == int(deleted)]
        seen = view.sight.seen(session, [row.pk for row in rows])
        rows = [row for row in rows if row.pk in seen]
        wanted = [row.pk for row in rows[window.start : window.start + window.size]]
        shown = _shown(session, context, info, wanted, view)
    return Hits(shown, len(rows))


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
    view = _view(actor)
    # Of what matches only the key and the order are kept: it may be the whole catalog.
    found: list[tuple[tuple[str, str], int]] = []
    with context.database.read() as session:
        for rows in _candidates(session, info, query, INCLUDE[deleted]):
            good = [row for row in rows if row.deleted < 2 and deleted in (None, bool(row.deleted))]
            pks = {read.identity(row): row.pk for row in good}
            shown = read.compose_each(session, context, info, good, view).entities
            found += [
                (position(window.sort, one), pks[one["id"]])
                for one in (searchable(info.name, one) for one in shown)
                if query.matches(one)
            ]
        total = len(found)
        if window.sort is not None:
            found.sort(key=operator.itemgetter(0), reverse=window.descending)
            if window.after is not None:
                behind = operator.lt if window.descending else operator.gt
                found = [match for match in found if behind(match[0], window.after)]
        wanted = [pk for _, pk in found[window.start : window.start + window.size]]
        shown = _shown(session, context, info, wanted, view)
    return Hits(shown, total)


def _shown(session: Session, context: Context, info: TypeInfo, pks: Sequence[int], view: View) -> list[dict[str, Any]]:
    """These entities, in this order, as long as they fit into one answer."""
    result: list[dict[str, Any]] = []
    size = 0
    for start in range(0, len(pks), PAGE):
        part = pks[start : start + PAGE]
        rows = entity_store.by_pks(session, part)
        size += sum(len(row.doc) for row in rows.values())
        if size > list_store.MOST_CHARACTERS:
            raise BadRequest(
                f"{len(pks)} hits are more than one answer holds, the first {start + len(part)} fill it; ask for a"
                " smaller size"
            )
        shown = read.compose_each(session, context, info, [rows[pk] for pk in part], view).entities
        result += [searchable(info.name, entity) for entity in shown]
    return result


def _candidates(session: Session, info: TypeInfo, query: Query, include: str) -> Iterator[Sequence[EntityRow]]:
    """As few entities as the query's conditions allow, in order, a page at a time."""
    if query.ids is not None:
        rows = entity_store.by_ids(session, [parse_id(identity) for identity in query.ids])
        yield entity_store.placed(session, [row.pk for row in rows.values()], info.name)
        return
    if query.words:
        yield word_search.find(session, [info.name], query.words, MOST_CANDIDATES, include)
        return
    for field in info.type.terms:
        if field in query.values:
            yield _with_value(session, info, field, query.values[field])
            return
    for span in _spans(session, info, query):
        yield from list_store.pages(session, span, PAGE)


def _with_value(session: Session, info: TypeInfo, field: str, wanted: Sequence[str]) -> list[EntityRow]:
    """The entities of a type that have one of these values in a field that is indexed."""
    folds = {folded(index_store.bounded(value)) for value in wanted}
    values = [value for value in index_store.values(session, field) if folded(value) in folds]
    return entity_store.placed(session, index_store.with_term(session, field, values), info.name)


def _spans(session: Session, info: TypeInfo, query: Query) -> Iterator[Range]:
    """The places below the services that a query names, or everything."""
    everything = Range(info.name, b"", entity_store.path_end(b""), "all")
    service, wanted = info.type.ancestors.get("service"), query.values.get("service.name")
    if service is None or wanted is None:
        yield everything
        return
    folds = {folded(name) for name in wanted}
    for rows in list_store.pages(session, replace(everything, kind=service), PAGE):
        for row in rows:
            if folded(row.name) in folds:
                yield Range(info.name, row.inside, entity_store.path_end(row.inside), "all")


def words(context: Context, actor: Actor, text: str, limit: int) -> list[tuple[str, dict[str, Any]]]:
    """Entities of any type that have all words in their name or document: (type, entity)."""
    wanted = text.split()
    if not wanted:
        return []
    with context.database.read() as session:
        rows = word_search.find(session, sorted(context.types.by_name), wanted, limit, "non-deleted")
        result = []
        for row in rows:
            info = context.types.get(row.type)
            view = View(actor, "", set(), seen_by=actor)
            shown = read.compose_each(session, context, info, [row], view).entities
            result += [(row.type, entity) for entity in shown]
    return result


def _view(actor: Actor) -> View:
    return View(rights.without_rights(actor), "", seen_by=actor)
