"""Writes what hangs on an entity: edges, tags, slots, secrets; and what others keep because of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gazetteer.catalog.context import Context
from gazetteer.catalog.documents.resolve import Resolver
from gazetteer.catalog.writing import access, people
from gazetteer.catalog.writing.prepare import Prepared
from gazetteer.domain import fqn, named_texts
from gazetteer.domain.entity import EntityType
from gazetteer.errors import BadRequest
from gazetteer.storage import entity_store, lineage_store, relation_store, secret_store
from gazetteer.storage.relation_store import Edge, Slot
from gazetteer.storage.secret_store import Secret
from gazetteer.storage.transaction import WriteTransaction


def relate(context: Context, write: WriteTransaction, p: Prepared, pk: int, seq: int) -> None:
    """Begin and end what hangs on one entity.

    Raises:
        BadRequest: it would be its own ancestor.
    """
    _edges(context, write, p, pk, seq)
    relation_store.close_tags(write, p.close_tags, seq)
    relation_store.open_tags(write, [replace(u, entity_pk=pk) for u in p.open_tags], seq)
    relation_store.close_slots(write, p.close_slots, seq)
    relation_store.open_slots(write, [replace(s, entity_pk=pk) for s in p.open_slots], seq)
    if p.secrets is not None:
        place = p.identity.hex()
        cipher = context.cipher
        secret_store.replace(
            write,
            pk,
            [
                Secret(pk, path, cipher.encrypt(text, place + path), cipher.fingerprint(text, place + path))
                for path, text in p.secrets
            ],
        )


def _edges(context: Context, write: WriteTransaction, p: Prepared, pk: int, seq: int) -> None:
    opened = [replace(e, source_pk=e.source_pk or pk, target_pk=e.target_pk or pk) for e in p.open_edges]
    relation_store.close_edges(write, p.close_edges, seq)
    access.begun(write, opened)
    relation_store.open_edges(write, opened, seq)
    access.ended(write, p.close_edges, p.actor)
    acyclic = {r.kind for r in p.info.references.values() if r.acyclic}
    _refuse_circles(write, [edge for edge in opened if edge.kind in acyclic])
    # What is at the other end of such an edge changes with it, though its version stays: the request that led to it
    # would no longer change nothing.
    others = {
        other
        for edge in (*opened, *p.close_edges)
        if edge.kind in context.types.loose_kinds
        for other in (edge.source_pk, edge.target_pk)
    }
    entity_store.forget_requests(write, sorted(others - {pk}))


def _refuse_circles(write: WriteTransaction, opened: Sequence[Edge]) -> None:
    for edge in opened:
        seen: set[int] = set()
        level = [edge.target_pk]
        while level:
            if edge.source_pk in level:
                raise BadRequest("an entity cannot be its own ancestor; take it out of its parents or its children")
            seen.update(level)
            above = relation_store.edges_from(write.session, level, [edge.kind])
            level = sorted({found.target_pk for found in above} - seen)


def bind(write: WriteTransaction, entity_type: type[EntityType], named: dict[str, int]) -> None:
    """What waited for entities of this type and these names has its target now."""
    named = {fqn.key(name): pk for name, pk in named.items()}
    waiting = relation_store.awaited(write.session, list(named), named_texts.naming(entity_type.name))
    relation_store.bind_slots(write, [(named[name], pk, slot) for pk, slot, name in waiting])
    if entity_type.personal:
        people.bind(entity_type, write, named)


def catch_up(context: Context, write: WriteTransaction, p: Prepared, pk: int) -> None:
    """Texts that were looked up before somebody else wrote: what came meanwhile is bound, what was erased let go."""
    opened = [slot for slot in p.open_slots if slot.kind in named_texts.KINDS]
    _bind_found(context, write, [replace(slot, entity_pk=pk) for slot in opened if slot.awaits is not None])
    targets = {slot.target_pk or 0 for slot in opened} | {usage.applied_by or 0 for usage in p.open_tags}
    gone = targets - {0} - entity_store.states(write, sorted(targets)).keys()
    if gone:
        relation_store.release(write, sorted(gone))


def follow_renamed(context: Context, write: WriteTransaction, p: Prepared, before: str, seq: int) -> None:
    """Slots that wait for something below an entity wait for it below its new name.

    Arguments:
        before: the entity's FQN until now.
    """
    moved = []
    for slot in relation_store.awaited_below(write.session, before, _kinds_below(context, p)):
        text = named_texts.below(slot.text, before, p.fqn)
        if text is not None:
            awaits = named_texts.awaited(slot.kind, text, slot.column_path)
            moved.append(replace(slot, text=text, awaits=awaits))
    relation_store.reopen_slots(write, moved, seq)


def follow_columns(write: WriteTransaction, p: Prepared, pk: int, seq: int) -> None:
    """What names a column of an entity, or leads from or to it, has its path of now."""
    if p.renamed_columns:
        slots = relation_store.slots_to_columns(write.session, pk, list(p.renamed_columns))
        moved = [replace(slot, column_path=p.renamed_columns[slot.column_path]) for slot in slots]
        relation_store.reopen_slots(write, moved, seq)
        lineage_store.follow_columns(write, pk, p.renamed_columns, seq)


def bind_renamed(context: Context, write: WriteTransaction, p: Prepared, pk: int) -> None:
    """Slots that waited for an entity's new name, or for something below it, have their target now."""
    bind(write, p.info.type, {p.fqn: pk})
    waiting = relation_store.awaited_below(write.session, p.fqn, _kinds_below(context, p))
    _bind_found(context, write, waiting)


def _kinds_below(context: Context, p: Prepared) -> list[str]:
    """The kinds of texts that may name something below an entity."""
    kinds = {kind for name in context.types.below(p.info.name) for kind in named_texts.naming(name)}
    return sorted(kind for kind in kinds if not named_texts.KINDS[kind].by_name)


def _bind_found(context: Context, write: WriteTransaction, waiting: Sequence[Slot]) -> None:
    """Give those of these slots their target whose text names something now."""
    resolver = Resolver(write.session, context.types)
    found = [(resolver.text(slot.kind, slot.slot, slot.text).target_pk, slot) for slot in waiting]
    bound = [(target, slot.entity_pk, slot.slot) for target, slot in found if target is not None]
    relation_store.bind_slots(write, bound)
