"""Reads of the catalog: one entity, lists, versions."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from gazetteer.auth.actor import Actor
from gazetteer.catalog import state
from gazetteer.catalog.compose import Composer, change_description
from gazetteer.catalog.context import Context
from gazetteer.catalog.names import Names
from gazetteer.catalog.resolve import Resolver, parse_id
from gazetteer.catalog.types import TypeInfo
from gazetteer.domain import changes
from gazetteer.errors import BadRequest, NotFound
from gazetteer.kit import json
from gazetteer.storage import entity_store, history_store, list_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.entity_store import EntityRow
from gazetteer.storage.list_store import Range

# `limit` may be up to a million by contract; a page is cut to what one answer can carry.
LARGEST_PAGE = 10_000
DEFAULT_LIMIT = 10


@dataclass(frozen=True)
class View:
    """How entities are to be shown.

    Arguments:
        actor: who asks; decides whether secrets are shown.
        base: what links begin with, such as `http://host:8585/api/v1`.
        fields: the fields asked for; None for all.
        include: `non-deleted`, `deleted` or `all`.
    """

    actor: Actor
    base: str
    fields: set[str] | None = None
    include: str = "non-deleted"


def find(session: Session, context: Context, info: TypeInfo, key: str, *, by_name: bool, include: str) -> EntityRow:
    """One entity by id or FQN.

    Raises:
        NotFound: there is none in a state that `include` asks for.
    """
    if by_name:
        row = Resolver(session, context.types).named(info, key)
    else:
        row = entity_store.by_ids(session, [parse_id(key)]).get(parse_id(key))
    wrong = row is None or row.type != info.name
    if row is None or wrong or row.deleted not in _STATES[include]:
        raise NotFound(f"{info.name} instance for {key} not found")
    return row


_STATES = {"non-deleted": (0,), "deleted": (1,), "all": (0, 1)}


def compose(
    session: Session, context: Context, info: TypeInfo, rows: Sequence[EntityRow], view: View
) -> list[dict[str, Any]]:
    """Entities of one type as the wire has them, without their change descriptions."""
    names = Names(session, context.types, base=view.base)
    cipher = context.cipher if view.actor.sees_secrets else None
    composer = Composer(info, names, view.fields, cipher)
    states = state.load(session, rows, info, references=composer.references, tags=composer.tags)
    return composer.compose(states)


def with_change(session: Session, context: Context, info: TypeInfo, row: EntityRow, view: View) -> dict[str, Any]:
    """One entity as the wire has it, with what its last step changed."""
    entity = compose(session, context, info, [row], view)[0]
    last = history_store.changes(session, [(row.pk, row.version)]).get(row.pk)
    if last is not None and last.change is not None and "changeDescription" in info.fields:
        names = Names(session, context.types, base=view.base)
        described = change_description(names, last.change)
        entity["changeDescription"] = described
        if "incrementalChangeDescription" in info.fields:
            entity["incrementalChangeDescription"] = described
    return entity


def get(context: Context, info: TypeInfo, key: str, view: View, *, by_name: bool) -> dict[str, Any]:
    """One entity by id or FQN.

    Raises:
        NotFound: there is none.
    """
    with context.database.read() as session:
        row = find(session, context, info, key, by_name=by_name, include=view.include)
        return with_change(session, context, info, row, view)


@dataclass(frozen=True)
class Filter:
    """What a list is narrowed to.

    Arguments:
        below: ancestors that an entity has to be below, each with the types it may be of: (`a|b`, FQN).
        terms: exact values of search terms: (field, value) each.
    """

    below: tuple[tuple[str, str], ...] = ()
    terms: tuple[tuple[str, str], ...] = ()


def list_page(
    context: Context,
    info: TypeInfo,
    view: View,
    *,
    limit: int = DEFAULT_LIMIT,
    after: str | None = None,
    before: str | None = None,
    narrow: Filter | None = None,
) -> dict[str, Any]:
    """A page of entities: `{"data": […], "paging": {"total", "after", "before"}}`.

    Arguments:
        limit: 0 gives only the total.
        after, before: a cursor of an earlier answer.

    Raises:
        BadRequest: a cursor is not one of ours, or both are given.
    """
    if after and before:
        raise BadRequest("give 'after' or 'before', not both")
    if limit < 0:
        raise BadRequest(f"limit is {limit}; it has to be 0 or more")
    with context.database.read() as session:
        wanted = _range(session, context, info, view, narrow or Filter())
        if wanted is None:
            return {"data": [], "paging": {"total": 0}}
        paging = {"total": list_store.total(session, wanted)}
        if limit == 0:
            return {"data": [], "paging": paging}
        size = min(limit, LARGEST_PAGE)
        found = list_store.page(session, wanted, limit=size + 1, after=_cursor(after), before=_cursor(before))
        found, cursors = _cut(found, size, after=after, before=before)
        data = compose(session, context, info, [row for row, _ in found], view)
        return {"data": data, "paging": {**paging, **cursors}}


def _cut(
    found: list[tuple[EntityRow, str]], size: int, *, after: str | None, before: str | None
) -> tuple[list[tuple[EntityRow, str]], dict[str, str]]:
    """A page of at most `size` rows out of one more, and the cursors to what lies behind and in front of it."""
    more = len(found) > size
    found = found[-size:] if before is not None else found[:size]
    cursors = {}
    if found and (more or before is not None):
        cursors["after"] = _encode(found[-1])
    if found and (after is not None or (before is not None and more)):
        cursors["before"] = _encode(found[0])
    return found, cursors


def _range(session: Session, context: Context, info: TypeInfo, view: View, narrow: Filter) -> Range | None:
    """What a filter means; None if nothing can match."""
    low, high = b"", entity_store.path_end(b"")
    resolver = Resolver(session, context.types)
    for kinds, name in narrow.below:
        rows = (resolver.named(context.types.get(kind), name) for kind in kinds.split("|"))
        row = next((found for found in rows if found is not None), None)
        if row is None:
            return None
        inside = row.inside
        if not inside.startswith(low) and not low.startswith(inside):
            return None
        if len(inside) > len(low):
            low, high = inside, entity_store.path_end(inside)
    return Range(info.name, low, high, view.include, narrow.terms)


def _encode(item: tuple[EntityRow, str]) -> str:
    row, key = item
    return base64.urlsafe_b64encode(len(row.path).to_bytes(2, "big") + row.path + key.encode()).decode().rstrip("=")


def _cursor(text: str | None) -> tuple[bytes, str] | None:
    if not text:
        return None
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        size = int.from_bytes(raw[:2], "big")
        if size % 8 or len(raw) < 2 + size:
            raise ValueError
        key = raw[2 + size :].decode()
        if "\x00" in key:
            raise ValueError
        return raw[2 : 2 + size], key
    except (binascii.Error, ValueError) as error:
        raise BadRequest(f"the cursor {text!r} is not one that was given out") from error


def versions(context: Context, info: TypeInfo, identity: str, view: View) -> dict[str, Any]:
    """The history of an entity: `{"entityType", "versions": [JSON text, …]}`, newest first."""
    with context.database.read() as session:
        row = find(session, context, info, identity, by_name=False, include="all")
        found = [json.dumps(entity) for entity in _history(session, context, info, row, view)]
    return {"entityType": info.name, "versions": found}


def version(context: Context, info: TypeInfo, identity: str, number: int, view: View) -> dict[str, Any]:
    """One version of an entity; `number` in tenths.

    Raises:
        NotFound: there is no such version.
    """
    with context.database.read() as session:
        row = find(session, context, info, identity, by_name=False, include="all")
        for entity in _history(session, context, info, row, view, only=number):
            return entity
    raise NotFound(f"{info.name} instance for {identity} with version {number / 10} not found")


def _history(
    session: Session, context: Context, info: TypeInfo, row: EntityRow, view: View, only: int | None = None
) -> list[dict[str, Any]]:
    kept = history_store.versions(session, row.pk)
    if not kept:
        kept = [history_store.VersionRow(row.version, row.seq, row.updated_at, row.updated_by, None, None, None)]
    document = json.loads(row.doc)
    result = []
    for item in kept:
        if item.snapshot is not None:
            document = json.loads(item.snapshot)
        if only is None or item.version == only:
            result.append(_at_version(session, context, info, row, item, document, view))
            if only is not None:
                break
        if item.reverse_patch is not None:
            document = changes.apply_delta(document, json.loads(item.reverse_patch))
    return result


def _at_version(
    session: Session,
    context: Context,
    info: TypeInfo,
    row: EntityRow,
    item: history_store.VersionRow,
    document: dict[str, Any],
    view: View,
) -> dict[str, Any]:
    names = Names(session, context.types, seq=item.seq, base=view.base)
    placed = history_store.placements(session, [row.pk], item.seq).get(row.pk)
    then = replace(
        row,
        version=item.version,
        seq=item.seq,
        updated_at=item.at,
        updated_by=item.actor_pk,
        name=placed[1] if placed else row.name,
        deleted=placed[2] if placed else row.deleted,
        doc=json.dumps(document),
    )
    names.know(then)
    composer = Composer(info, names, None, None)
    found = state.load(session, [then], info, seq=item.seq)
    entity = composer.compose(found)[0]
    described = change_description(names, item.change)
    if described is not None and "changeDescription" in info.fields:
        entity["changeDescription"] = described
        if "incrementalChangeDescription" in info.fields:
            entity["incrementalChangeDescription"] = described
    return entity


def identity(row: EntityRow) -> str:
    """An entity's id as text."""
    return str(UUID(bytes=row.id))
