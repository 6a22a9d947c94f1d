"""Delete and restore, one entity at a time and what is below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gazetteer.catalog import read
from gazetteer.catalog.context import Context
from gazetteer.catalog.documents import slots, state
from gazetteer.catalog.documents.names import Names
from gazetteer.catalog.documents.state import Reading
from gazetteer.catalog.read import Answer, EntityKey, View
from gazetteer.catalog.types import TypeInfo
from gazetteer.catalog.writing import discipline, precondition
from gazetteer.catalog.writing.change import Written
from gazetteer.catalog.writing.discipline import Premises, all_premises
from gazetteer.catalog.writing.outcome import is_systems
from gazetteer.catalog.writing.subtrees import Erase, Restore, SoftDelete, owned
from gazetteer.errors import BadRequest
from gazetteer.kit import json
from gazetteer.storage.dialect import Session
from gazetteer.storage.entity_store import EntityRow
from gazetteer.storage.transaction import WriteTransaction


@dataclass(frozen=True)
class Deletion:
    """How something is to be deleted.

    Arguments:
        recursive: with what is below it; without, an entity that is not empty stays.
        hard: for good, in place of a mark that a restore takes back.
        if_match: only if it has this version.
    """

    recursive: bool = False
    hard: bool = False
    if_match: str | None = None


@dataclass
class Removal:
    """A plan: what is deleted, how it looked before, and what goes with it."""

    act: Erase | SoftDelete
    shown: dict[str, Any]
    owned: Sequence[Erase | SoftDelete] = ()

    @property
    def premises(self) -> Premises:
        return all_premises((self.act, *self.owned))

    def apply(self, write: WriteTransaction) -> Removal:
        for act in (self.act, *self.owned):
            act.apply(write)
        return self


def delete(context: Context, info: TypeInfo, view: View, key: EntityKey, wanted: Deletion) -> Answer:
    """DELETE: mark an entity as deleted, or take it away for good.

    What is below it is gone with it at once; a job carries that out.

    Raises:
        NotFound: there is none.
        Stale: it has another version than the one that is to be deleted.
        BadRequest: it is not empty and the deletion is not recursive, or the system needs it.
    """
    removal = discipline.written(context.database, lambda session: planned(session, context, info, view, key, wanted))
    pk, shown = removal.act.row.pk, removal.shown
    if isinstance(removal.act, Erase):
        gone = {**shown, "deleted": True} if "deleted" in info.fields else shown
        return Answer(gone, Written(pk, "entityDeleted"))
    return read.answer(context, info, view, Written(pk, "entitySoftDeleted"))


def planned(
    session: Session, context: Context, info: TypeInfo, view: View, key: EntityKey, wanted: Deletion
) -> Removal:
    """What a deletion does; raises as `delete`."""
    row = read.find(session, context, info, key, view.sight, "all" if wanted.hard else "non-deleted")
    precondition.check(wanted.if_match, row)
    shown = read.compose(session, context, info, [row], view)[0]
    if is_systems(shown):
        raise BadRequest(f"{info.name} {row.name!r} belongs to the system and cannot be deleted")
    hard = wanted.hard or not info.type.soft_delete
    gone = [row, *(each for each in owned(session, info.type, row) if hard or not each.deleted)]
    act, *others = (_act(session, context, view, each, wanted, hard=hard) for each in gone)
    return Removal(act, shown, others)


def _act(
    session: Session, context: Context, view: View, row: EntityRow, wanted: Deletion, *, hard: bool
) -> Erase | SoftDelete:
    if not hard:
        return SoftDelete(row, view.actor, wanted.recursive)
    info = context.types.by_name[row.type]
    return Erase(
        row,
        view.actor,
        wanted.recursive,
        context.types,
        _last_document(session, context, info, row),
        slots.last_names(session, Names(session, context.types), row),
    )


def restore(context: Context, info: TypeInfo, view: View, identity: str) -> Answer:
    """PUT restore: take a soft deletion back, with what went with it.

    What is there for it alone and was deleted with it is restored with it.

    Raises:
        NotFound: there is no such entity.
        BadRequest: its parent or its bot is deleted, or it is not deleted itself.
    """

    def plan(session: Session) -> Restore:
        row = read.find(session, context, info, EntityKey(identity), view.sight, "all")
        if not row.deleted:
            raise BadRequest(f"{info.name} {row.name!r} is not deleted")
        return Restore(row, view.actor, info.type)

    row = discipline.written(context.database, plan)
    return read.answer(context, info, view, Written(row.pk, "entityRestored"))


def _last_document(session: Session, context: Context, info: TypeInfo, row: EntityRow) -> str | None:
    """The state of an entity as its last event keeps it: as stored, names as keys, without secrets.

    None of a person, of whom an erasure leaves nothing.
    """
    if info.type.personal:
        return None
    current = state.load(session, [row], info, Reading(secrets=False))[0]
    return json.dumps(
        {
            "name": row.name,
            "fullyQualifiedName": Names(session, context.types).fqn(row.pk),
            "path": row.path.hex(),
            "version": row.version,
            "state": current.comparable(info),
        }
    )
