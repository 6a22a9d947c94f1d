"""Delete and restore, one entity at a time and what is below it."""

from __future__ import annotations

from dataclasses import dataclass

from gazetteer.catalog import read
from gazetteer.catalog.context import Context
from gazetteer.catalog.documents import state
from gazetteer.catalog.documents.names import Names
from gazetteer.catalog.documents.state import Reading
from gazetteer.catalog.read import Answer, EntityKey, View
from gazetteer.catalog.types import TypeInfo
from gazetteer.catalog.writing.change import Written
from gazetteer.catalog.writing.retries import until_carried_out
from gazetteer.catalog.writing.subtrees import Checked, Erase, Restore, SoftDelete
from gazetteer.errors import BadRequest
from gazetteer.kit import json
from gazetteer.storage import entity_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.entity_store import EntityRow


@dataclass(frozen=True)
class Deletion:
    """How something is to be deleted.

    Arguments:
        recursive: with what is below it; without, an entity that is not empty stays.
        hard: for good, in place of a mark that a restore takes back.
    """

    recursive: bool = False
    hard: bool = False


def delete(context: Context, info: TypeInfo, view: View, key: EntityKey, wanted: Deletion) -> Answer:
    """DELETE: mark an entity as deleted, or take it away for good.

    Raises:
        NotFound: there is none.
        BadRequest: it is not empty and the deletion is not recursive, or the system needs it.
    """
    with context.database.read() as session:
        row = read.find(session, context, info, key, "all" if wanted.hard else "non-deleted")
        shown = read.compose(session, context, info, [row], view)[0]
        if shown.get("provider") == "system":
            raise BadRequest(f"{info.name} {row.name!r} belongs to the system and cannot be deleted")
        last = _last_document(session, context, info, row) if wanted.hard or not info.type.soft_delete else ""
    if last:
        until_carried_out(context, Checked(row, Erase(row, view.actor, wanted.recursive, last)))
        gone = {**shown, "deleted": True} if "deleted" in info.fields else shown
        return Answer(gone, Written(row.pk, "entityDeleted"))
    until_carried_out(context, Checked(row, SoftDelete(row, view.actor, wanted.recursive)))
    return read.answer(context, info, view, Written(row.pk, "entitySoftDeleted"))


def restore(context: Context, info: TypeInfo, view: View, identity: str) -> Answer:
    """PUT restore: take a soft deletion back, with what went with it.

    Raises:
        NotFound: there is no such entity.
        BadRequest: its parent is deleted, or it is not deleted itself.
    """
    with context.database.read() as session:
        row = read.find(session, context, info, EntityKey(identity), "all")
        parents = entity_store.by_pks(session, [row.parent_pk]) if row.parent_pk else {}
    if not row.deleted:
        raise BadRequest(f"{info.name} {row.name!r} is not deleted")
    if any(parent.deleted for parent in parents.values()):
        raise BadRequest(f"{info.name} {row.name!r} cannot be restored while its parent is deleted; restore that first")
    until_carried_out(context, Checked(row, Restore(row, view.actor)))
    return read.answer(context, info, view, Written(row.pk, "entityRestored"))


def _last_document(session: Session, context: Context, info: TypeInfo, row: EntityRow) -> str:
    """The state of an entity as its last event keeps it: as stored, names as keys, without secrets."""
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
