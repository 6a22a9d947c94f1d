"""The history of an entity: all its versions, or one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import structlog

from gazetteer.catalog import read
from gazetteer.catalog.context import Context
from gazetteer.catalog.documents import state
from gazetteer.catalog.documents.names import Names
from gazetteer.catalog.documents.state import Reading
from gazetteer.catalog.documents.together import Composer, add_change_description
from gazetteer.catalog.read import EntityKey, View
from gazetteer.catalog.types import TypeInfo
from gazetteer.domain import changes
from gazetteer.errors import NotFound, Unavailable
from gazetteer.kit import json
from gazetteer.storage import history_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.entity_store import EntityRow, path_pks
from gazetteer.storage.history_store import VersionRow

log = structlog.get_logger()

# What all versions in one answer may have; clients know no pages of a history.
MOST_CHARACTERS = 8_000_000


def versions(context: Context, info: TypeInfo, identity: str, view: View) -> dict[str, Any]:
    """The history of an entity: `{"entityType", "versions": [JSON text, …]}`, newest first.

    There are as many as one answer should hold; older ones can be asked for by their number. A version that cannot be
    shown is left out, and logged; clients refuse a history with anything else in it.
    """
    found: list[str] = []
    size = 0
    with context.database.read() as session:
        row = read.find(session, context, info, EntityKey(identity), view.sight, "all")
        for then, item in _history(session, row):
            if size > MOST_CHARACTERS:
                break
            try:
                found.append(json.dumps(_at_version(session, context, info, then, item, view)))
                size += len(found[-1])
            except Unavailable:
                raise
            except Exception:
                log.exception("a version cannot be shown", type=info.name, entity=identity, version=item.version)
    return {"entityType": info.name, "versions": found}


def version(context: Context, info: TypeInfo, identity: str, number: int, view: View) -> dict[str, Any]:
    """One version of an entity; `number` in tenths.

    Raises:
        NotFound: there is no such version.
    """
    with context.database.read() as session:
        row = read.find(session, context, info, EntityKey(identity), view.sight, "all")
        for then, item in _history(session, row):
            if item.version == number:
                return _at_version(session, context, info, then, item, view)
    raise NotFound(f"{info.name} instance for {identity} with version {number / 10} not found")


def _history(session: Session, row: EntityRow) -> Iterator[tuple[EntityRow, VersionRow]]:
    """The versions of an entity, newest first, each with a row that has its document."""
    kept = history_store.versions(session, row.pk)
    if not kept:
        kept = [VersionRow(row.version, row.seq, row.updated_at, row.updated_by, None, None, None)]
    document = json.loads(row.doc)
    for item in kept:
        if item.snapshot is not None:
            document = json.loads(item.snapshot)
        yield replace(row, doc=json.dumps(document)), item
        if item.reverse_patch is not None:
            document = changes.apply_delta(document, json.loads(item.reverse_patch))


def _at_version(
    session: Session, context: Context, info: TypeInfo, row: EntityRow, item: VersionRow, view: View
) -> dict[str, Any]:
    """An entity whose document is that of a version already, with all else as it was then."""
    names = Names(session, context.types, seq=item.seq, base=view.base)
    then = replace(row, version=item.version, seq=item.seq, updated_at=item.at, updated_by=item.actor_pk)
    placed = names.brief(row.pk)
    if placed is not None:
        parent_pk = path_pks(placed.path)[-1] if placed.path else 0
        then = replace(then, parent_pk=parent_pk, path=placed.path, name=placed.name, deleted=placed.deleted)
    names.know(then)
    found = state.load(session, [then], info, Reading(seq=item.seq, most=read.MOST_REFERRING))
    entity = Composer(info, names, None, None).compose(found)[0]
    add_change_description(entity, info, names, item.change)
    return entity
