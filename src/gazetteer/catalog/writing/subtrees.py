"""Soft deletion, restore and erasure; of whole subtrees too."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from gazetteer.auth.actor import Actor
from gazetteer.domain import changes
from gazetteer.errors import BadRequest, Locked, Moved
from gazetteer.kit import json
from gazetteer.storage import entity_store, event_store, history_store, index_store, subtree_store
from gazetteer.storage.engine import BULK, Database
from gazetteer.storage.entity_store import EntityRow, path_end
from gazetteer.storage.event_store import EventRow
from gazetteer.storage.history_store import VersionRow
from gazetteer.storage.subtree_store import Hidden
from gazetteer.storage.transaction import Unit, WriteTransaction

R = TypeVar("R")

# Descendants in one transaction of the job that follows a recursive act.
BATCH = 500


def keep_first_version(write: WriteTransaction, row: EntityRow) -> None:
    """A first version is kept when it is superseded; until then the entity's own row says it all."""
    if row.version == changes.FIRST_VERSION:
        first = VersionRow(row.version, row.seq, row.updated_at, row.updated_by, None, None, None)
        history_store.add_version(write, row.pk, first)


def _mark(write: WriteTransaction, row: EntityRow, actor: Actor, kind: str, undone: int, *, recursive: bool) -> int:
    """Set the mark on one entity, or take that of the act `undone` away; returns the seq of this act."""
    deleted = not undone
    seq = write.take_seq()
    version = row.version + changes.MINOR
    change = json.dumps(
        {"added": [], "updated": [("deleted", not deleted, deleted)], "deleted": [], "previous": row.version}
    )
    keep_first_version(write, row)
    history_store.add_version(write, row.pk, VersionRow(version, seq, write.now, actor.pk, "null", None, change))
    entity_store.mark_deleted(write, row.pk, deleted=deleted, version=version, seq=seq, actor=actor.pk)
    history_store.replace_placement(write, row.pk, seq=seq)
    step = -1 if deleted else 1
    index_store.count(write, Counter({(row.type, 0, row.path): step, (row.type, undone or seq, row.path): -step}))
    event = EventRow(
        seq, write.now, kind, row.type, row.pk, row.id, version, row.version, actor.pk, int(recursive), change
    )
    event_store.add_events(write, [event])
    return seq


def _check_free(write: WriteTransaction, row: EntityRow) -> tuple[bytes, bytes]:
    low, high = row.inside, path_end(row.inside)
    if subtree_store.overlaps(write, low, high) or entity_store.locked(write, row.path):
        raise Locked
    return low, high


@dataclass
class Checked(Generic[R]):
    """A unit of work on a row that must not have changed since it was read."""

    row: EntityRow
    unit: Unit[R]

    def apply(self, write: WriteTransaction) -> R:
        """Do the work; raises Moved, and what the work raises."""
        row = self.row
        if entity_store.states(write, [row.pk]).get(row.pk, ())[:3] != (row.version, row.seq, row.deleted):
            raise Moved("the entity has changed in the meantime; nothing was deleted, repeat the request")
        return self.unit.apply(write)


@dataclass
class SoftDelete:
    """A unit of work: mark an entity, and with `recursive` everything below it, as deleted."""

    row: EntityRow
    actor: Actor
    recursive: bool

    def apply(self, write: WriteTransaction) -> int:
        """Returns the act's seq.

        Raises:
            BadRequest: there is something below it, and the deletion is not recursive.
            Locked: another such act on the same subtree is not carried out yet.
        """
        row = self.row
        low, high = _check_free(write, row)
        full = subtree_store.has_descendants(write.session, low, high)
        if full and not self.recursive:
            raise BadRequest(f"{row.type} {row.name!r} is not empty; delete it with recursive=true")
        seq = _mark(write, row, self.actor, "entitySoftDeleted", 0, recursive=full)
        if full:
            subtree_store.hide(write, Hidden(row.pk, "deleting", seq, seq, low, high))
            subtree_store.move_counts(write, low, high, before=0, after=seq)
        return seq


def restore(write: WriteTransaction, row: EntityRow, actor: Actor) -> EntityRow:
    """Take back the deletion of an entity and of what went with it; returns the entity's new row.

    Raises:
        Locked: another act on the same subtree is not carried out yet.
    """
    low, high = _check_free(write, row)
    deleted_seq = entity_store.deleted_by(write, row.pk)
    recursive = bool(subtree_store.batch_to_restore(write.session, Hidden(row.pk, "", 0, deleted_seq, low, high), 1))
    seq = _mark(write, row, actor, "entityRestored", deleted_seq, recursive=recursive)
    if recursive:
        subtree_store.hide(write, Hidden(row.pk, "restoring", seq, deleted_seq, low, high))
        subtree_store.move_counts(write, low, high, before=deleted_seq, after=0)
    return replace(row, version=row.version + changes.MINOR, seq=seq, deleted=0)


@dataclass
class Restore:
    """A unit of work: take a soft deletion back, as `restore` does."""

    row: EntityRow
    actor: Actor

    def apply(self, write: WriteTransaction) -> EntityRow:
        """Returns the entity's new row."""
        return restore(write, self.row, self.actor)


@dataclass
class Erase:
    """A unit of work: take an entity and everything below it away for good.

    Arguments:
        last_document: the entity as the event keeps it, without secrets.
    """

    row: EntityRow
    actor: Actor
    recursive: bool
    last_document: str

    def apply(self, write: WriteTransaction) -> int:
        """Returns the act's seq; raises as SoftDelete does."""
        row = self.row
        low, high = _check_free(write, row)
        below = subtree_store.batch_to_erase(write.session, Hidden(row.pk, "", 0, 0, low, high), 1)
        if below and not self.recursive and subtree_store.has_descendants(write.session, low, high):
            raise BadRequest(f"{row.type} {row.name!r} is not empty; delete it with recursive=true")
        seq = write.take_seq()
        index_store.count(write, Counter({(row.type, entity_store.deleted_by(write, row.pk), row.path): -1}))
        if below:
            subtree_store.hide(write, Hidden(row.pk, "erasing", seq, seq, low, high))
            subtree_store.drop_counts(write, low, high)
        history_store.erase(write, [row.pk], seq)
        event = EventRow(
            seq,
            write.now,
            "entityDeleted",
            row.type,
            row.pk,
            row.id,
            row.version,
            row.version,
            self.actor.pk,
            int(bool(below)),
            None,
            self.last_document,
        )
        event_store.add_events(write, [event])
        return seq


@dataclass
class Batch:
    """A unit of work: some descendants of an act that is to be carried out."""

    hidden: Hidden

    def apply(self, write: WriteTransaction) -> bool:
        """Carry out one batch; returns whether the act is done."""
        hidden = self.hidden
        if not subtree_store.is_pending(write, hidden):
            return True  # somebody else was faster, and may have begun another act on the same subtree
        if hidden.state == "erasing":
            pks = subtree_store.batch_to_erase(write.session, hidden, BATCH)
            history_store.erase(write, pks, hidden.seq)
            done = len(pks) < BATCH
        else:
            deleting = hidden.state == "deleting"
            read = subtree_store.batch_to_delete if deleting else subtree_store.batch_to_restore
            batch = read(write.session, hidden, BATCH)
            subtree_store.mark(write, batch, hidden, deleted=deleting)
            done = len(batch) < BATCH
        if done:
            subtree_store.finish(write, hidden)
        return done


def carry_out(database: Database) -> int:
    """Carry out every act on a subtree that is not yet; safe to repeat after a crash. Returns how many."""
    with database.read() as session:
        acts = subtree_store.pending(session)
    for hidden in acts:
        while not database.write(Batch(hidden), priority=BULK):
            pass
    return len(acts)
