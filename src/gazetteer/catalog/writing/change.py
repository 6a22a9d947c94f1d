"""Writes what was prepared: rows, history, counters, terms and events in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from gazetteer.catalog.context import Context
from gazetteer.catalog.documents import markers
from gazetteer.catalog.documents.state import State
from gazetteer.catalog.writing import access, authorship, callings, discipline, people, relations, subtrees
from gazetteer.catalog.writing.authorship import Authorship, Rewritten
from gazetteer.catalog.writing.discipline import Premises, Settled
from gazetteer.catalog.writing.prepare import Prepared
from gazetteer.domain import changes
from gazetteer.errors import AlreadyExists, UniqueViolation
from gazetteer.kit import json
from gazetteer.storage import entity_store, event_store, history_store, index_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.engine import SINGLE
from gazetteer.storage.entity_store import EntityRow
from gazetteer.storage.event_store import EventRow
from gazetteer.storage.history_store import VersionRow
from gazetteer.storage.relation_store import Edge
from gazetteer.storage.transaction import WriteTransaction

# A whole document is kept about every so many tenths of versions, so that reading an old one stays quick.
SNAPSHOT_EVERY = 20


@dataclass(frozen=True)
class Written:
    """One entity after its write: its key and what happened to it."""

    pk: int
    outcome: str

    @property
    def status(self) -> int:
        return 201 if self.outcome == "entityCreated" else 200


@dataclass
class Change:
    """A plan: several prepared entities of one type, written whole or not at all."""

    context: Context
    prepared: Sequence[Prepared]

    @property
    def premises(self) -> Premises:
        together = Premises()
        for prepared in self.prepared:
            prepared.rely(together)
        return together

    def apply(self, write: WriteTransaction) -> list[Written]:
        """Write them.

        Raises:
            AlreadyExists: a name is taken.
            BadRequest: an entity would be its own ancestor.
        """
        begun = write.seq
        new = [p for p in self.prepared if p.current is None]
        created = dict(zip(map(id, new), _create(self.context, write, new), strict=True))
        _note_changes(write, self.prepared)
        written = [
            Written(created[id(p)], "entityCreated") if p.current is None else _over(self.context, write, p, p.current)
            for p in self.prepared
        ]
        for p, outcome in zip(self.prepared, written, strict=True):
            if p.as_of < begun and (p.open_slots or p.open_tags):
                relations.catch_up(self.context, write, p, outcome.pk)
            if p.beside is not None:
                p.beside(write, outcome.pk)
        return written


Attempt = Callable[[Session], Prepared]


def write_one(context: Context, attempt: Attempt, priority: int = SINGLE) -> Written:
    """Write what `attempt` prepares; it is called again after a lost race.

    Raises:
        GazetteerError: what `attempt` raises, and Locked.
    """

    def plan(session: Session) -> Change | Settled[list[Written]]:
        prepared = attempt(session)
        if not prepared.writes and prepared.current is not None and prepared.request_hash is None:
            return Settled([Written(prepared.current.row.pk, "entityNoChange")])
        return Change(context, [prepared])

    return discipline.written(context.database, plan, priority)[0]


def _create(context: Context, write: WriteTransaction, prepared: Sequence[Prepared]) -> list[int]:
    if not prepared:
        return []
    for kind in {p.info.type for p in prepared}:
        called = [(p.name, p.document) for p in prepared if p.info.type == kind]
        callings.check_new(write, kind, called)
    count = len(prepared)
    first, seq = write.take_pk(count), write.take_seq(count)
    pks = list(range(first, first + count))
    _insert_rows(write, prepared, pks, seq)
    counts: Counter[tuple[str, int, bytes]] = Counter()
    terms: list[tuple[str, str, int]] = []
    for number, p in enumerate(prepared):
        counts[p.info.name, 0, p.parent.inside if p.parent else b""] += 1
        terms += [(field, value, pks[number]) for field, value in p.info.type.search_terms(p.name, p.document)]
        if p.open_edges or p.open_tags or p.open_slots or p.secrets:
            relations.relate(context, write, p, pks[number], seq + number)
    made = [
        (pk, p.actor.pk)
        for p, pk in zip(prepared, pks, strict=True)
        if p.authorship and authorship.matters(p.info, p.document)
    ]
    authorship.keep_new(write, made)
    index_store.count(write, counts)
    index_store.add_terms(write, terms)
    people.wait(
        context.types,
        write,
        [
            (name, pk, seq + number)
            for number, (p, pk) in enumerate(zip(prepared, pks, strict=True))
            if p.open_tags or p.open_slots
            for name in people.named_by(p.open_tags, p.open_slots)
        ],
    )
    for kind in {p.info.type for p in prepared}:
        named = {
            name: pk
            for p, pk in zip(prepared, pks, strict=True)
            if p.info.type == kind
            for name in (*kind.also_called(p.document), p.fqn)
        }
        relations.bind(write, kind, named)
    return pks


def _note_changes(write: WriteTransaction, prepared: Sequence[Prepared]) -> None:
    """Note whose the texts of entities are that are brought up to date."""
    known = [(p, p.current) for p in prepared if p.current is not None]
    by_author: dict[int, list[tuple[int, Authorship]]] = {}
    for p, current in known:
        if p.authorship is not None:
            by_author.setdefault(p.actor.pk, []).append((current.row.pk, p.authorship))
    for author, written in by_author.items():
        authorship.keep(write, author, written)
    rewritten = {
        current.row.pk: Rewritten(current.document, p.document, p.actor.pk if p.authorship is not None else None)
        for p, current in known
        if p.change
    }
    authorship.forget(write, rewritten)


def _insert_rows(write: WriteTransaction, prepared: Sequence[Prepared], pks: Sequence[int], seq: int) -> None:
    rows, placements, events = [], [], []
    for number, p in enumerate(prepared):
        pk, at, parent = pks[number], seq + number, p.parent
        parent_pk, path = (parent.pk, parent.inside) if parent else (0, b"")
        key = p.info.type.key(p.info.type.part(p.name))
        remembered = changes.FIRST_VERSION if p.request_hash else None
        rows.append(
            (
                pk,
                p.identity,
                p.info.name,
                parent_pk,
                path,
                p.name,
                key,
                json.dumps(p.document),
                p.request_hash,
                remembered,
                changes.FIRST_VERSION,
                at,
                write.now,
                p.actor.pk,
            )
        )
        placements.append((pk, parent_pk, p.name, None if key == p.name else key, 0, at))
        events.append(
            EventRow(
                at, write.now, "entityCreated", p.info.name, pk, p.identity, changes.FIRST_VERSION, None, p.actor.pk, 0
            )
        )
    entity_store.insert_many(write, rows)
    history_store.add_placements(write, placements)
    event_store.add_events(write, events)


def _over(context: Context, write: WriteTransaction, p: Prepared, current: State) -> Written:
    """Bring what is there up to date, and with a restore what went with it."""
    deleted_seq = entity_store.deleted_by(write, current.row.pk) if p.restore else 0
    written = _update(context, write, p, current.row)
    if p.restore:
        subtrees.restore_owned(write, p.info.type, current.row, p.actor, deleted_seq)
    return written


def _update(context: Context, write: WriteTransaction, p: Prepared, row: EntityRow) -> Written:
    outcome = "entityNoChange"
    if p.restore:
        row = subtrees.restore(write, row, p.actor)
        outcome = "entityRestored"
    if not p.change:
        if p.open_edges or p.close_edges:
            outcome = _follow(context, write, p, row)
        elif p.request_hash is not None:
            entity_store.remember_request(write, row.pk, p.request_hash, row.version)
        return Written(row.pk, outcome)
    kind, old = p.info.type, json.loads(row.doc)
    access.changed(write, row, p.name, p.document, p.actor)
    callings.check(write, kind, (p.name, p.document), (row.name, old), row.pk)
    seq = write.take_seq()
    version = row.version + p.change.step
    moved, told = _moved(p, row.pk), p.change.as_json()
    together = {"added": told["added"] + moved["added"], "deleted": told["deleted"] + moved["deleted"]}
    change = json.dumps({**told, **together, "previous": row.version})
    _keep_versions(write, p, row, version, seq, change)
    # One without a change of its name may have a key of before, since its own was taken.
    key = p.info.type.key(p.info.type.part(p.name)) if p.name != row.name else None
    try:
        after = replace(row, name=p.name, doc=json.dumps(p.document), version=version, seq=seq)
        entity_store.update(write, replace(after, updated_by=p.actor.pk, request_hash=p.request_hash), key)
    except UniqueViolation as error:
        raise AlreadyExists(f"the name {p.fqn!r} is taken already") from error
    if p.name != row.name:
        history_store.replace_placement(write, row.pk, seq=seq)
    relations.relate(context, write, p, row.pk, seq)
    terms = [set(kind.search_terms(*called)) for called in ((row.name, old), (p.name, p.document))]
    index_store.replace_terms(write, row.pk, *terms)
    relations.bind(write, kind, dict.fromkeys(set(kind.also_called(p.document)) - set(kind.also_called(old)), row.pk))
    relations.follow_columns(write, p, row.pk, seq)
    if p.name != row.name:
        before = p.fqn.removesuffix(p.info.type.part(p.name)) + p.info.type.part(row.name)
        relations.follow_renamed(context, write, p, before, seq)
        relations.bind_renamed(context, write, p, row.pk)
    event = EventRow(
        seq, write.now, "entityUpdated", p.info.name, row.pk, row.id, version, row.version, p.actor.pk, 0, change
    )
    event_store.add_events(write, [event])
    # Who came meanwhile is put into the event, too.
    named = people.named_by(p.open_tags, p.open_slots, change)
    people.wait(context.types, write, [(name, row.pk, seq) for name in named])
    return Written(row.pk, "entityUpdated")


def _keep_versions(write: WriteTransaction, p: Prepared, row: EntityRow, version: int, seq: int, change: str) -> None:
    old_document: Any = json.loads(row.doc)
    subtrees.keep_first_version(write, row)
    reverse = json.dumps(changes.delta(p.document, old_document))
    snapshot = json.dumps(p.document) if version // SNAPSHOT_EVERY != row.version // SNAPSHOT_EVERY else None
    history_store.add_version(write, row.pk, VersionRow(version, seq, write.now, p.actor.pk, reverse, snapshot, change))


def _moved(p: Prepared, pk: int) -> dict[str, list[tuple[str, Any, Any]]]:
    """Edges that begin and end and are no part of what differences are taken on, as a change tells of them."""

    def told(edges: Sequence[Edge]) -> Iterator[tuple[str, list[dict[str, int]]]]:
        for edge in edges:
            inverse = edge.source_pk != pk
            for reference in p.info.references.values():
                if reference.kind == edge.kind and reference.inverse == inverse:
                    if inverse or not reference.own_version:
                        yield reference.field, [{markers.ENTITY: edge.source_pk if inverse else edge.target_pk}]
                    break

    return {
        "added": [(field, None, other) for field, other in told(p.open_edges)],
        "deleted": [(field, other, None) for field, other in told(p.close_edges)],
    }


def _follow(context: Context, write: WriteTransaction, p: Prepared, row: EntityRow) -> str:
    """Edges that make no version: an event all the same."""
    seq = write.take_seq()
    relations.relate(context, write, p, row.pk, seq)
    change = json.dumps({"updated": [], **_moved(p, row.pk)})
    event = EventRow(
        seq, write.now, "entityUpdated", p.info.name, row.pk, row.id, row.version, row.version, p.actor.pk, 0, change
    )
    event_store.add_events(write, [event])
    return "entityUpdated"
