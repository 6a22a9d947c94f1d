"""Delete, restore, and delete what a harvest no longer saw."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from gazetteer.catalog import delete, put, read, state
from gazetteer.catalog.context import Context
from gazetteer.catalog.names import Names
from gazetteer.catalog.put import Answer
from gazetteer.catalog.read import View
from gazetteer.catalog.resolve import Resolver
from gazetteer.catalog.types import TypeInfo
from gazetteer.catalog.write import Written
from gazetteer.errors import BadRequest, GazetteerError, Locked, Moved, NotFound
from gazetteer.ingestion.writer import RowResult
from gazetteer.kit import json
from gazetteer.storage import entity_store, list_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.engine import BULK
from gazetteer.storage.entity_store import EntityRow
from gazetteer.storage.list_store import Range
from gazetteer.storage.transaction import Unit, WriteTransaction

R = TypeVar("R")

SCOPE_TYPES = ("databaseService", "database", "databaseSchema")
PAGE = 1000


def remove(
    context: Context, info: TypeInfo, view: View, key: str, *, by_name: bool, recursive: bool, hard: bool
) -> Answer:
    """DELETE: mark an entity as deleted, or with `hard` take it away for good.

    Raises:
        NotFound: there is none.
        BadRequest: it is not empty and `recursive` is not given, or the system needs it.
    """
    with context.database.read() as session:
        row = read.find(session, context, info, key, by_name=by_name, include="all" if hard else "non-deleted")
        shown = read.compose(session, context, info, [row], view)[0]
        if shown.get("provider") == "system":
            raise BadRequest(f"{info.name} {row.name!r} belongs to the system and cannot be deleted")
        last = _last_document(session, context, info, row) if hard or not info.type.soft_delete else ""
    if last:
        _written(context, lambda: _Checked(row, delete.Erase(row, view.actor, recursive, last)))
        delete.carry_out(context.database)
        return Answer({**shown, "deleted": True} if "deleted" in info.fields else shown, Written(row.pk, DELETED))
    _written(context, lambda: _Checked(row, delete.SoftDelete(row, view.actor, recursive)))
    delete.carry_out(context.database)
    with context.database.read() as session:
        after = entity_store.by_pks(session, [row.pk])[row.pk]
        return Answer(read.with_change(session, context, info, after, view), Written(row.pk, "entitySoftDeleted"))


DELETED = "entityDeleted"


def restore(context: Context, info: TypeInfo, view: View, identity: str) -> Answer:
    """PUT restore: take a soft deletion back, with what went with it.

    Raises:
        NotFound: there is no such entity.
        BadRequest: its parent is deleted, or it is not deleted itself.
    """
    with context.database.read() as session:
        row = read.find(session, context, info, identity, by_name=False, include="all")
        parents = entity_store.by_pks(session, [row.parent_pk]) if row.parent_pk else {}
    if not row.deleted:
        raise BadRequest(f"{info.name} {row.name!r} is not deleted")
    if any(parent.deleted for parent in parents.values()):
        raise BadRequest(f"{info.name} {row.name!r} cannot be restored while its parent is deleted; restore that first")
    _written(context, lambda: _Checked(row, _Restore(row, view)))
    delete.carry_out(context.database)
    with context.database.read() as session:
        after = entity_store.by_pks(session, [row.pk])[row.pk]
        return Answer(read.with_change(session, context, info, after, view), Written(row.pk, "entityRestored"))


@dataclass
class _Restore:
    row: EntityRow
    view: View

    def apply(self, write: WriteTransaction) -> EntityRow:
        return delete.restore(write, self.row, self.view.actor)


@dataclass
class _Checked:
    """A unit of work on a row that must not have changed since it was read."""

    row: EntityRow
    unit: Unit[Any]

    def apply(self, write: WriteTransaction) -> Any:
        row = self.row
        if entity_store.states(write, [row.pk]).get(row.pk, ())[:3] != (row.version, row.seq, row.deleted):
            raise Moved("the entity has changed in the meantime; nothing was deleted, repeat the request")
        return self.unit.apply(write)


def _written(context: Context, unit: Callable[[], Unit[R]]) -> R:
    try:
        return context.database.write(unit())
    except Locked:
        # An earlier act on the same subtree is still being carried out: help it to an end.
        delete.carry_out(context.database)
        return context.database.write(unit())


def _last_document(session: Session, context: Context, info: TypeInfo, row: EntityRow) -> str:
    """The state of an entity as its last event keeps it: as stored, names as keys, without secrets."""
    current = state.load(session, [row], info, secrets=False)[0]
    return json.dumps(
        {
            "name": row.name,
            "fullyQualifiedName": Names(session, context.types).fqn(row.pk),
            "path": row.path.hex(),
            "version": row.version,
            "state": current.comparable(info),
        }
    )


def delete_stale(
    context: Context,
    info: TypeInfo,
    view: View,
    *,
    scope_type: str,
    scope: str,
    seen: Sequence[str],
    recursive: bool = True,
    hard: bool = False,
    dry_run: bool = False,
) -> list[RowResult]:
    """Delete every entity of a type inside a scope that is not among those seen.

    Arguments:
        scope_type: the type of the ancestor, such as `databaseSchema`, or the field that shows it, such as `service`.
        scope: its FQN; one that does not exist has nothing to delete.
        seen: FQNs that stay.

    Returns:
        One result for each entity that was deleted, or could not be.
    """
    with context.database.read() as session:
        try:
            scope_info = context.types.get(info.type.ancestors.get(scope_type, scope_type))
            ancestor = Resolver(session, context.types).named(scope_info, scope)
        except NotFound as error:
            raise BadRequest(error.message) from error
        if ancestor is None or ancestor.deleted:
            return []
        stale = _stale(session, context, info, ancestor, set(seen))
    results = []
    for name, row in stale:
        try:
            if not dry_run:
                _remove_row(context, info, view, row, recursive=recursive, hard=hard)
            results.append(RowResult(name, 200))
        except NotFound:
            continue  # it went with something else in the meantime
        except GazetteerError as error:
            results.append(RowResult(name, error.status, error.message))
    delete.carry_out(context.database)
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


def _remove_row(context: Context, info: TypeInfo, view: View, row: EntityRow, *, recursive: bool, hard: bool) -> None:
    if hard:
        remove(context, info, view, read.identity(row), by_name=False, recursive=recursive, hard=True)
        return
    try:
        context.database.write(_Checked(row, delete.SoftDelete(row, view.actor, recursive)), priority=BULK)
    except (Locked, Moved):
        delete.carry_out(context.database)
        remove(context, info, view, read.identity(row), by_name=False, recursive=recursive, hard=False)


def follow(context: Context, info: TypeInfo, view: View, identity: str, user_id: str, *, on: bool) -> Answer:
    """Let a user follow an entity, or stop it; makes an event, but no new version.

    Raises:
        NotFound: there is no such entity or user.
        BadRequest: entities of this type have no followers.
    """
    if "followers" not in info.references:
        raise BadRequest(f"{info.name} has no followers")

    def attempt(session: Session) -> Any:
        row = read.find(session, context, info, identity, by_name=False, include="non-deleted")
        user = read.find(session, context, context.types.get("user"), user_id, by_name=False, include="non-deleted")
        current = state.load(session, [row], info)[0]
        return put.prepare_follow(info, view.actor, current, user.pk, on=on)

    return put.answer(context, info, view, put.until_written(context, attempt))
