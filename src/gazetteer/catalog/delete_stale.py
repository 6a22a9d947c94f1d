"""Delete what a harvest no longer saw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gazetteer.catalog import read
from gazetteer.catalog.context import Context
from gazetteer.catalog.delete import Deletion, delete
from gazetteer.catalog.documents.names import Names
from gazetteer.catalog.documents.resolve import Resolver
from gazetteer.catalog.read import EntityKey, View
from gazetteer.catalog.types import TypeInfo
from gazetteer.catalog.writing import discipline
from gazetteer.catalog.writing.subtrees import SoftDelete
from gazetteer.domain.row_result import RowResult
from gazetteer.errors import BadRequest, GazetteerError, NotFound
from gazetteer.storage import entity_store, list_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.engine import BULK
from gazetteer.storage.entity_store import EntityRow
from gazetteer.storage.list_store import Range

PAGE = 1000


@dataclass(frozen=True)
class Sweep:
    """A scope that was read completely, and what was seen there.

    Arguments:
        scope_type: the type of the ancestor, such as `databaseSchema`, or the field that shows it, such as `service`.
        scope: its FQN; one that does not exist has nothing to delete.
        seen: FQNs that stay.
        dry_run: only tell.
    """

    scope_type: str
    scope: str
    seen: Sequence[str]
    deletion: Deletion
    dry_run: bool = False


def delete_stale(context: Context, info: TypeInfo, view: View, sweep: Sweep) -> list[RowResult]:
    """Delete every entity of a type inside a scope that is not among those seen.

    Returns:
        One result for each entity that was deleted, or could not be.
    """
    with context.database.read() as session:
        try:
            scope_info = context.types.get(info.type.ancestors.get(sweep.scope_type, sweep.scope_type))
            ancestor = Resolver(session, context.types).named(scope_info, sweep.scope)
        except NotFound as error:
            raise BadRequest(error.message) from error
        if ancestor is None or ancestor.deleted:
            return []
        stale = _stale(session, context, info, ancestor, set(sweep.seen))
    results = []
    for name, row in stale:
        try:
            if not sweep.dry_run:
                _delete_row(context, info, view, row, sweep.deletion)
            results.append(RowResult(name, 200))
        except NotFound:
            continue  # it went with something else in the meantime
        except GazetteerError as error:
            results.append(RowResult(name, error.status, error.message))
    return results


def _stale(
    session: Session, context: Context, info: TypeInfo, ancestor: EntityRow, seen: set[str]
) -> list[tuple[str, EntityRow]]:
    names = Names(session, context.types)
    below = Range(info.name, ancestor.inside, entity_store.path_end(ancestor.inside), "non-deleted")
    named = (
        (names.compose(row.path, row.type, row.name), row)
        for rows in list_store.pages(session, below, PAGE)
        for row in rows
    )
    return [(name, row) for name, row in named if name not in seen]


def _delete_row(context: Context, info: TypeInfo, view: View, row: EntityRow, wanted: Deletion) -> None:
    key = EntityKey(read.identity(row))
    if wanted.hard:
        delete(context, info, view, key, wanted)
        return

    def plan(session: Session) -> SoftDelete:
        return SoftDelete(read.find(session, context, info, key, view.sight), view.actor, wanted.recursive)

    discipline.written(context.database, plan, BULK)
