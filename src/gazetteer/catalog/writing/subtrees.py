"""Soft deletion, restore and erasure; of whole subtrees too, which a job carries out after the act is visible."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from gazetteer.auth.actor import Actor
from gazetteer.catalog.types import Types
from gazetteer.catalog.writing import access, people
from gazetteer.catalog.writing.discipline import Premises
from gazetteer.domain import changes, fqn
from gazetteer.domain.entity import EntityType
from gazetteer.errors import BadRequest
from gazetteer.kit import json
from gazetteer.storage import (
    entity_store,
    event_store,
    history_store,
    index_store,
    job_store,
    relation_store,
    subtree_store,
)
from gazetteer.storage.dialect import Session
from gazetteer.storage.entity_store import EntityRow, path_end
from gazetteer.storage.event_store import EventRow
from gazetteer.storage.history_store import VersionRow
from gazetteer.storage.relation_store import SlotText
from gazetteer.storage.subtree_store import DELETING, ERASING, RESTORING, Hidden
from gazetteer.storage.transaction import WriteTransaction

JOB = "subtree"


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


def _hide(write: WriteTransaction, row: EntityRow, state: str, seq: int, deleted_seq: int) -> None:
    """Make an act visible for all that is below an entity, and leave it to a job to carry it out."""
    low, high = row.inside, path_end(row.inside)
    subtree_store.hide(write, Hidden(seq, deleted_seq, row.pk, state, 0, low, high))
    job_store.add(write, seq, JOB, row.pk)


def _refuse_needed(write: WriteTransaction, row: EntityRow, kinds: Set[str]) -> None:
    for edge in relation_store.edges_to(write.session, [row.pk], sorted(kinds)) if kinds else ():
        holder = entity_store.briefs(write.session, [edge.source_pk])[edge.source_pk]
        raise BadRequest(
            f"{row.type} {row.name!r} belongs to the {holder.type} {holder.name!r}, which cannot be without it;"
            " delete that for good first"
        )


def _refuse_full(row: EntityRow) -> BadRequest:
    return BadRequest(f"{row.type} {row.name!r} is not empty; delete it with recursive=true")


@dataclass
class SoftDelete:
    """A plan: mark an entity, and with `recursive` everything below it, as deleted."""

    row: EntityRow
    actor: Actor
    recursive: bool

    @property
    def premises(self) -> Premises:
        return Premises(rows=[self.row])

    def apply(self, write: WriteTransaction) -> int:
        """Returns the act's seq.

        Raises:
            BadRequest: there is something below it, and the deletion is not recursive.
        """
        row = self.row
        low, high = row.inside, path_end(row.inside)
        full = subtree_store.has_descendants(write.session, low, high)
        if full and not self.recursive:
            raise _refuse_full(row)
        access.removed(write, row, self.actor)
        seq = _mark(write, row, self.actor, "entitySoftDeleted", 0, recursive=full)
        if full:
            _hide(write, row, DELETING, seq, seq)
            subtree_store.move_counts(write, low, high, before=0, after=seq)
        return seq


def restore(write: WriteTransaction, row: EntityRow, actor: Actor) -> EntityRow:
    """Take back the deletion of an entity and of what went with it; returns the entity's new row.

    Raises:
        BadRequest: its parent is deleted, or the bot that it is there for.
    """
    access.restored(write, row)
    if row.parent_pk:
        parent = entity_store.states(write, [row.parent_pk]).get(row.parent_pk)
        if parent is None or parent[2]:
            raise BadRequest(
                f"{row.type} {row.name!r} cannot be restored while its parent is deleted; restore that first"
            )
    low, high = row.inside, path_end(row.inside)
    deleted_seq = entity_store.deleted_by(write, row.pk)
    recursive = subtree_store.has_descendants(write.session, low, high, deleted=deleted_seq)
    seq = _mark(write, row, actor, "entityRestored", deleted_seq, recursive=recursive)
    if recursive:
        _hide(write, row, RESTORING, seq, deleted_seq)
        subtree_store.move_counts(write, low, high, before=deleted_seq, after=0)
    return replace(row, version=row.version + changes.MINOR, seq=seq, deleted=0)


def owned(session: Session, kind: type[EntityType], row: EntityRow) -> list[EntityRow]:
    """What is there for an entity alone, deleted or not."""
    found = []
    for reference in kind.references:
        if not reference.owned:
            continue
        edges = relation_store.edges_from(session, [row.pk], [reference.kind])
        targets = entity_store.by_pks(session, [edge.target_pk for edge in edges])
        for target in targets.values():
            holders = {edge.source_pk for edge in relation_store.edges_to(session, [target.pk], [reference.kind])}
            if holders == {row.pk} and json.loads(target.doc).get(reference.owned):
                found.append(target)
    return found


def restore_owned(
    write: WriteTransaction, kind: type[EntityType], row: EntityRow, actor: Actor, deleted_seq: int
) -> None:
    """Restore what is there for a restored entity alone and went with it; what was deleted before stays so.

    Arguments:
        deleted_seq: the act that had deleted the entity.
    """
    for target in owned(write.session, kind, row):
        if target.deleted and entity_store.deleted_by(write, target.pk) > deleted_seq:
            restore(write, target, actor)


@dataclass
class Restore:
    """A plan: take a soft deletion back, as `restore` and `restore_owned` do."""

    row: EntityRow
    actor: Actor
    kind: type[EntityType]

    @property
    def premises(self) -> Premises:
        return Premises(rows=[self.row])

    def apply(self, write: WriteTransaction) -> EntityRow:
        """Returns the entity's new row."""
        deleted_seq = entity_store.deleted_by(write, self.row.pk)
        row = restore(write, self.row, self.actor)
        restore_owned(write, self.kind, row, self.actor, deleted_seq)
        return row


@dataclass
class Erase:
    """A plan: take an entity and everything below it away for good.

    Arguments:
        types: the known entity types.
        last_document: the entity as the event keeps it, without secrets.
        last_names: what texts elsewhere that name it, or what is below it, say from now on.
    """

    row: EntityRow
    actor: Actor
    recursive: bool
    types: Types
    last_document: str | None
    last_names: Sequence[SlotText] = ()

    @property
    def premises(self) -> Premises:
        return Premises(rows=[self.row])

    def apply(self, write: WriteTransaction) -> int:
        """Returns the act's seq.

        Raises:
            BadRequest: as SoftDelete does, and if something else cannot be without it.
        """
        row = self.row
        _refuse_needed(write, row, self.types.required_kinds)
        low, high = row.inside, path_end(row.inside)
        below = subtree_store.has_anything(write.session, low, high)
        if below and not self.recursive and subtree_store.has_descendants(write.session, low, high):
            raise _refuse_full(row)
        access.removed(write, row, self.actor)
        seq = write.take_seq()
        index_store.count(write, Counter({(row.type, entity_store.deleted_by(write, row.pk), row.path): -1}))
        for needless in subtree_store.inside(write, row.pk, low, high):
            subtree_store.finish(write, needless)
            job_store.end(write, needless, "dropped", 0)
        if below:
            _hide(write, row, ERASING, seq, seq)
            subtree_store.drop_counts(write, low, high)
        relation_store.set_texts(write, self.last_names)
        kind = self.types.by_name[row.type].type
        if kind.personal:
            # Whatever it was called, and by whom: it is bound, and forgotten with it.
            called = [*history_store.keys(write.session, row.pk), *map(fqn.key, kind.also_called(json.loads(row.doc)))]
            people.bind(kind, write, dict.fromkeys(called, row.pk))
            event_store.forget_changes(write, row.pk)
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
            int(below),
            None,
            self.last_document,
        )
        event_store.add_events(write, [event])
        people.wait(self.types, write, [(name, row.pk, seq) for name in people.named_by((), (), self.last_document)])
        return seq
