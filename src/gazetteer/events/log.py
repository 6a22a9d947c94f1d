"""The event log as others read it: change events with their names, in the order of the log."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID, uuid5

import structlog

from gazetteer.catalog.context import Context
from gazetteer.catalog.documents import together
from gazetteer.catalog.documents.names import Names
from gazetteer.domain import event_kinds
from gazetteer.errors import BadRequest, Unavailable
from gazetteer.events.position import Position
from gazetteer.kit import json
from gazetteer.storage import act_store, event_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.event_store import EventRow
from gazetteer.storage.sight import EVERYTHING, Sight

logger = structlog.get_logger()

PAGE = 500
# At so many rows one request looks; what it leaves is for the next one, which goes on behind them.
MOST_LOOKED_AT = 20_000
# A change of so many characters counts as one more row.
CHARACTERS_OF_A_ROW = 1000


def event_id(store_id: bytes, position: str) -> str:
    """The id of an event: the same however often it is asked for, and of no other event.

    Arguments:
        position: its seq, or "seq/pk" where it is about a descendant that the act at `seq` took.
    """
    return str(uuid5(UUID(bytes=store_id), position))


@dataclass(frozen=True)
class Changes:
    """Events, and the position up to which the log was looked at for them."""

    events: list[dict[str, Any]]
    after: Position


@dataclass(frozen=True)
class Asked:
    """Which events are asked for.

    Arguments:
        limit: at most so many.
        kinds: event kind → entity types (`*` for all); empty means everything.
        since: epoch milliseconds.
        after: up to where the log was read already.
        sight: only of entities that are seen; of one that is gone for good, only to who sees everything.
    """

    limit: int
    kinds: Mapping[str, set[str]] = field(default_factory=dict)
    since: int = 0
    after: Position = Position()  # noqa: RUF009  it is frozen
    sight: Sight = EVERYTHING


def changes(context: Context, asked: Asked, base: str) -> Changes:
    """Change events from a moment and behind a position on, oldest first; of the kinds that clients know.

    An act on a subtree is one event in the log; behind it follows one of the same kind for each descendant.

    Arguments:
        base: what links begin with.

    Raises:
        BadRequest: the position is behind the end of the log.
    """
    choice = _Choice(known_to_clients(context), asked.kinds)
    found: list[dict[str, Any]] = []
    with context.database.read() as session:
        position, left = _begin(session, asked.since, asked.after), MOST_LOOKED_AT
        store_id = event_store.store_id(session)
        for step in _steps(Names(session, context.types, base=base), position, choice):
            if len(found) >= asked.limit or left <= 0:
                break
            position = step.position
            left -= step.cost + len((step.row and step.row.change) or "") // CHARACTERS_OF_A_ROW
            if step.row is not None and choice.has(step.row) and asked.sight.seen(session, [step.row.entity_pk or 0]):
                found.append(render(step.names, step.row, event_id(store_id, step.identity)))
    return Changes(found, position)


def _begin(session: Session, since: int, after: Position) -> Position:
    end = event_store.position(session)
    if after.seq > end:
        raise BadRequest(f"the position is {after}, but the log ends at {end}; begin at one that this catalog gave out")
    before = event_store.position_before(session, since) if since > 0 else 0
    return after if after.seq > before else Position(before)


@dataclass(frozen=True)
class _Choice:
    """Which events are told."""

    known: Collection[str]
    wanted: Mapping[str, set[str]]

    def of_kind(self, kind: str) -> set[str]:
        """The entity types whose events of this kind are told, `*` for all."""
        if kind not in self.known:
            return set()
        if not self.wanted:
            return {"*"}
        found = self.wanted.get(kind, set())
        # Soft deletion is asked for as deletion by clients that know no difference.
        also = self.wanted.get(event_kinds.ENTITY_DELETED, set()) if kind == event_kinds.ENTITY_SOFT_DELETED else set()
        return found | also

    def has(self, row: EventRow) -> bool:
        types = self.of_kind(row.kind)
        return "*" in types or row.type in types


@dataclass(frozen=True)
class _Step:
    """A step along the log: where it leads, and what is there.

    `identity` is what an event's id is made of; `cost` is how many rows the step stands for.
    """

    position: Position
    row: EventRow | None
    names: Names
    identity: str = ""
    cost: int = 1


def _steps(names: Names, start: Position, choice: _Choice) -> Iterator[_Step]:
    """From a position to the end of the log, through what recursive acts took."""
    session, seq = names.session, start.seq
    begun = event_store.event_at(session, seq) if start.pk is not None else None
    if begun is not None and start.pk is not None:
        yield from _descendants(names, begun, start.pk, choice)
    while True:
        rows = event_store.events(session, after_seq=seq, limit=PAGE)
        for row in rows:
            seq = row.seq
            expanded = row.recursive and choice.of_kind(row.kind)
            position = Position(seq, 0) if expanded else Position(seq)
            yield _Step(position, row, names.at(seq), str(seq))
            if expanded:
                yield from _descendants(names, row, 0, choice)
        if len(rows) < PAGE:
            return


def _descendants(names: Names, row: EventRow, after: int, choice: _Choice) -> Iterator[_Step]:
    """An event of its own for each descendant that a recursive act took, behind a key."""
    reached: int | None = after if row.recursive and choice.of_kind(row.kind) else None
    while reached is not None:
        found, reached = act_store.taken(names.session, row, reached, PAGE)
        events = [
            replace(
                row,
                type=taken.type,
                entity_pk=taken.pk,
                entity_id=taken.id,
                version=taken.version,
                previous_version=taken.version,
                recursive=0,
                change=None,
                last_document=None,
            )
            for taken in found
        ]
        then = names.at(row.seq)
        then.load(event.entity_pk or 0 for event in events if choice.has(event))
        for event in events:
            position = Position(row.seq, event.entity_pk)
            yield _Step(position, event, then, str(position))
        # Looking where there was nothing costs, too.
        yield _Step(Position(row.seq, reached), None, then, cost=1 if reached is None else PAGE - len(found))


def latest(context: Context, entity_pk: int, base: str) -> dict[str, Any]:
    """The newest event of an entity, of the kinds that clients know."""
    with context.database.read() as session:
        row = event_store.newest_event(session, entity_pk, known_to_clients(context))
        names = Names(session, context.types, seq=row.seq, base=base)
        return render(names, row, event_id(event_store.store_id(session), str(row.seq)))


def known_to_clients(context: Context) -> list[str]:
    """The kinds of events that clients of OpenMetadata know: those that the newest line has."""
    known: list[str] = context.types.line.models()["enums"]["EventType"]
    return known


def render(names: Names, row: EventRow, identity: str) -> dict[str, Any]:
    """One event as the wire has it, with the names valid then."""
    event: dict[str, Any] = {
        "id": identity,
        "eventType": row.kind,
        "entityType": row.type,
        "timestamp": row.at,
    }
    if row.entity_id is not None:
        event["entityId"] = str(UUID(bytes=row.entity_id))
    last = json.loads(row.last_document) if row.last_document else None
    name = last["fullyQualifiedName"] if last else names.fqn(row.entity_pk or 0)
    if name:
        event["entityFullyQualifiedName"] = name
    if row.previous_version is not None:
        event["previousVersion"] = row.previous_version / 10
    if row.version is not None:
        event["currentVersion"] = row.version / 10
    actor = names.brief(row.actor_pk or 0) if row.actor_pk else None
    if actor is not None:
        event["userName"] = actor.name
    if row.recursive:
        event["recursive"] = True
    described = _described(names, row)
    if described is not None:
        event["changeDescription"] = described
    return event


def _described(names: Names, row: EventRow) -> dict[str, Any] | None:
    """What an event changed; None too where that cannot be shown: one such event must not stop the log."""
    try:
        return together.change_description(names, row.change)
    except Unavailable:
        raise
    except Exception:
        logger.exception("the change of an event cannot be shown", seq=row.seq)
        return None


def kinds(parameters: Mapping[str, Sequence[str]]) -> dict[str, set[str]]:
    """What the parameters `entityCreated=table,database` … ask for."""
    return {
        name: {kind.strip() for text in parameters[name] for kind in text.split(",") if kind.strip()}
        for name in event_kinds.OF_ENTITIES
        if name in parameters
    }
