"""Edges of lineage: several sources may tell of one, and each replaces only what it told itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from gazetteer.catalog import read
from gazetteer.catalog.context import Context
from gazetteer.catalog.documents.names import Names
from gazetteer.catalog.json_patch import check_operations, patched
from gazetteer.catalog.read import EntityKey, View
from gazetteer.catalog.types import TypeInfo
from gazetteer.catalog.writing import discipline
from gazetteer.catalog.writing.discipline import Premises, Settled
from gazetteer.domain import event_kinds
from gazetteer.errors import Moved, NotFound
from gazetteer.kit import json
from gazetteer.lineage import details
from gazetteer.lineage.details import Told
from gazetteer.storage import event_store, lineage_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.entity_store import EntityRow
from gazetteer.storage.event_store import EventRow
from gazetteer.storage.lineage_store import EdgeKey, LineageSource
from gazetteer.storage.transaction import WriteTransaction


@dataclass(frozen=True)
class End:
    """An end of an edge, as a request names it."""

    info: TypeInfo
    key: EntityKey


@dataclass(frozen=True)
class _Edge:
    """Two entities, and who is at work on what leads from one to the other."""

    before: EntityRow
    behind: EntityRow
    actor_pk: int

    @property
    def premises(self) -> Premises:
        return Premises(alive={self.before.pk, self.behind.pk})

    def note(self, write: WriteTransaction, kind: str, source: str, seq: int) -> None:
        """Append the event of a change, which is one of where the edge leads to."""
        ends = {"fromEntity": str(UUID(bytes=self.before.id)), "toEntity": str(UUID(bytes=self.behind.id))}
        said = {**ends, "source": source}
        change: dict[str, list[Any]] = {"added": [], "updated": [], "deleted": []}
        change[_CHANGES[kind]] = [
            ("lineage", said, None) if kind == event_kinds.LINEAGE_DELETED else ("lineage", None, said)
        ]
        row = self.behind
        event = EventRow(seq, write.now, kind, row.type, row.pk, row.id, None, None, self.actor_pk or None, 0)
        event.change = json.dumps(change)
        event_store.add_events(write, [event])


_CHANGES = {
    event_kinds.LINEAGE_ADDED: "added",
    event_kinds.LINEAGE_UPDATED: "updated",
    event_kinds.LINEAGE_DELETED: "deleted",
}


def end_of(context: Context, reference: Mapping[str, Any]) -> End:
    """The end that an EntityReference names.

    Raises:
        NotFound: there is no such type.
    """
    return End(context.types.get(reference["type"]), EntityKey(reference["id"]))


def put(context: Context, view: View, ends: tuple[End, End], told: Mapping[str, Any]) -> None:
    """Keep what a source tells of an edge, in the place of what it told before; the same again writes nothing.

    Arguments:
        ends: where data comes from, and where it goes to.
        told: the edge's LineageDetails.

    Raises:
        NotFound: an entity that is named is not there.
        BadRequest: what is told is not as it has to be.
    """
    context.types.line.shapes().check("LineageDetails", told)

    def prepare(session: Session) -> _Put | Settled[None]:
        edge = _found(session, context, view, ends)
        return _put(session, context, view, edge, told)

    discipline.written(context.database, prepare)


def one(context: Context, view: View, ends: tuple[End, End]) -> dict[str, Any]:
    """What is told of an edge, by the source that is believed first.

    Raises:
        NotFound: there is no such edge, or an end is not to be seen.
    """
    with context.database.read() as session:
        edge = _found(session, context, view, ends)
        return _details(session, context, view, _shown_source(session, edge))


def by_ids(context: Context, view: View, identities: tuple[str, str]) -> dict[str, Any]:
    """The same of two entities whose types are not told."""
    with context.database.read() as session:
        found = [read.identified(session, identity, view.sight) for identity in identities]
        edge = _Edge(found[0], found[1], view.actor.pk)
        return _details(session, context, view, _shown_source(session, edge))


def patch(context: Context, view: View, ends: tuple[End, End], operations: Any) -> None:
    """A JSON Patch on what is told of an edge, as `one` shows it.

    Raises:
        NotFound: there is no such edge.
        Stale: a `test` operation does not hold.
        BadRequest: the patch cannot be applied, or what it makes is not as it has to be.
    """
    check_operations(operations)

    def prepare(session: Session) -> _Put | Settled[None]:
        edge = _found(session, context, view, ends)
        said = _shown_source(session, edge)
        before = _details(session, context, view, said)
        wanted = patched(json.copy(before), operations)
        context.types.line.shapes().check("LineageDetails", wanted)
        return _put(session, context, view, edge, wanted, said)

    discipline.written(context.database, prepare)


def remove(context: Context, view: View, ends: tuple[End, End]) -> None:
    """Take an edge away, whoever told of it.

    Raises:
        NotFound: there is no such edge.
    """

    def prepare(session: Session) -> _Remove:
        edge = _found(session, context, view, ends)
        _shown_source(session, edge)
        return _Remove([edge], None)

    discipline.written(context.database, prepare)


def remove_of_source(context: Context, view: View, end: End, source: str) -> None:
    """Take away what one source told of edges to an entity; there may be none.

    Raises:
        NotFound: there is no such entity.
    """

    def prepare(session: Session) -> _Remove | Settled[None]:
        row = read.find(session, context, end.info, end.key, view.sight)
        said = lineage_store.reaching_by(session, row.pk, source)
        before = read.visible(session, [it.from_pk for it in said], view.sight)
        if not before:
            return Settled(None)
        return _Remove([_Edge(found, row, view.actor.pk) for found in before], source)

    discipline.written(context.database, prepare)


def _found(session: Session, context: Context, view: View, ends: tuple[End, End]) -> _Edge:
    before, behind = (read.find(session, context, end.info, end.key, view.sight) for end in ends)
    return _Edge(before, behind, view.actor.pk)


def _shown_source(session: Session, edge: _Edge) -> LineageSource:
    said = lineage_store.between(session, edge.before.pk, edge.behind.pk)
    if not said:
        raise NotFound("Lineage edge not found")
    return details.highest(said)


def _details(session: Session, context: Context, view: View, said: LineageSource) -> dict[str, Any]:
    columns = lineage_store.columns_of(session, [said.key]).get(said.key, [])
    return details.shown(Names(session, context.types, base=view.base), said, columns)


def _put(
    session: Session,
    context: Context,
    view: View,
    edge: _Edge,
    wanted: Mapping[str, Any],
    replaced: LineageSource | None = None,
) -> _Put:
    names = Names(session, context.types)
    pipeline_pk = None
    if wanted.get("pipeline") is not None:
        end = end_of(context, wanted["pipeline"])
        # One that is deleted may still be told of: else nobody could change the rest of what is told.
        pipeline_pk = read.find(session, context, end.info, end.key, view.sight, "all").pk
    told = details.told(wanted, pipeline_pk, (names.fqn(edge.before.pk), names.fqn(edge.behind.pk)))
    return _Put(edge, told, replaced)


@dataclass(frozen=True)
class _Put:
    """A plan: what a source tells from now on.

    Arguments:
        replaced: what it is in the place of, which has to be there still; None: of whatever the source told.
    """

    edge: _Edge
    told: Told
    replaced: LineageSource | None

    @property
    def premises(self) -> Premises:
        premises = self.edge.premises
        if self.told.pipeline_pk is not None:
            premises.there.add(self.told.pipeline_pk)
        if self.replaced is not None:
            # Its columns were named as they were called then.
            premises.rows += [self.edge.before, self.edge.behind]
        return premises

    def apply(self, write: WriteTransaction) -> None:
        """Write it, if it is another than before."""
        said = lineage_store.between(write, self.edge.before.pk, self.edge.behind.pk)
        if self.replaced is not None and self.replaced not in said:
            raise Moved
        key = (self.edge.before.pk, self.edge.behind.pk, self.told.source)
        known = lineage_store.columns_of(write, [key]).get(key, [])
        same = next((it for it in said if it.key == key), None)
        gone = self.replaced is not None and self.replaced.key != key
        if same is not None and not gone and self._is_told(same, known):
            return
        seq = write.take_seq()
        if self.replaced is not None and gone:
            _silence(write, [self.replaced.key], seq)
        first = same or (self.replaced if gone else None)
        lineage_store.say(write, self._said(write, key, seq, first))
        _bring_columns(write, key, known, self.told.columns, seq)
        kind = event_kinds.LINEAGE_UPDATED if said else event_kinds.LINEAGE_ADDED
        self.edge.note(write, kind, self.told.source, seq)

    def _is_told(self, said: LineageSource, columns: Sequence[lineage_store.ColumnEdge]) -> bool:
        detail = json.same(json.loads(said.detail), json.loads(self.told.detail))
        return detail and said.pipeline_pk == self.told.pipeline_pk and set(columns) == set(self.told.columns)

    def _said(self, write: WriteTransaction, key: EdgeKey, seq: int, first: LineageSource | None) -> LineageSource:
        created = (first.created_at, first.created_by) if first is not None else (write.now, self.edge.actor_pk)
        return LineageSource(
            *key, seq, self.told.pipeline_pk, *created, write.now, self.edge.actor_pk, self.told.detail
        )


def _bring_columns(
    write: WriteTransaction,
    key: EdgeKey,
    known: Sequence[lineage_store.ColumnEdge],
    wanted: Sequence[lineage_store.ColumnEdge],
    seq: int,
) -> None:
    lineage_store.close_columns(write, {key: [it for it in known if it not in set(wanted)]}, seq)
    lineage_store.open_columns(write, {key: [it for it in wanted if it not in set(known)]}, seq)


def _silence(write: WriteTransaction, keys: Sequence[EdgeKey], seq: int) -> None:
    lineage_store.close_columns(write, lineage_store.columns_of(write, keys), seq)
    lineage_store.be_silent(write, keys, seq)


@dataclass(frozen=True)
class _Remove:
    """A plan: take away what is told of edges to one entity.

    Arguments:
        source: whose words; None: everybody's.
    """

    edges: Sequence[_Edge]
    source: str | None

    @property
    def premises(self) -> Premises:
        return Premises(there={edge.behind.pk for edge in self.edges})

    def apply(self, write: WriteTransaction) -> None:
        """Write it."""
        for edge in self.edges:
            said = lineage_store.between(write, edge.before.pk, edge.behind.pk)
            gone = [it for it in said if self.source in (None, it.source)]
            if not gone:
                continue
            seq = write.take_seq()
            _silence(write, [it.key for it in gone], seq)
            kind = event_kinds.LINEAGE_DELETED if len(gone) == len(said) else event_kinds.LINEAGE_UPDATED
            edge.note(write, kind, details.highest(gone).source, seq)
