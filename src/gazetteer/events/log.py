"""The event log as others read it: change events with their names, in the order of the log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

import structlog

from gazetteer.catalog.context import Context
from gazetteer.catalog.documents import together
from gazetteer.catalog.documents.names import Names
from gazetteer.domain import event_kinds
from gazetteer.errors import Unavailable
from gazetteer.kit import json
from gazetteer.storage import event_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.event_store import EventRow

logger = structlog.get_logger()

PAGE = 500


def event_id(store_id: bytes, seq: int) -> str:
    """The id of an event: the same however often it is asked for, and of no other event."""
    return str(uuid5(UUID(bytes=store_id), str(seq)))


def changes(
    context: Context, wanted: Mapping[str, set[str]], *, since: int, limit: int, base: str
) -> list[dict[str, Any]]:
    """Change events from a moment on, oldest first; of the kinds that clients know.

    Arguments:
        wanted: event kind → entity types (`*` for all); empty means everything.
        since: epoch milliseconds.
        limit: at most so many.
        base: what links begin with.
    """
    found: list[dict[str, Any]] = []
    known = known_to_clients(context)
    after = 0
    with context.database.read() as session:
        store_id = event_store.store_id(session)
        while len(found) < limit:
            rows = event_store.events(session, after_seq=after, since=since, until_seq=None, limit=PAGE)
            for row in rows:
                if row.kind in known and _is_wanted(row, wanted) and len(found) < limit:
                    found.append(render(session, context, row, store_id, base))
            if len(rows) < PAGE:
                break
            after = rows[-1].seq
    return found


def latest(context: Context, entity_pk: int, base: str) -> dict[str, Any]:
    """The newest event of an entity, of the kinds that clients know."""
    with context.database.read() as session:
        row = event_store.newest_event(session, entity_pk, known_to_clients(context))
        return render(session, context, row, event_store.store_id(session), base)


def known_to_clients(context: Context) -> list[str]:
    """The kinds of events that clients of OpenMetadata know: those that the newest line has."""
    known: list[str] = context.types.line.models()["enums"]["EventType"]
    return known


def _is_wanted(row: EventRow, wanted: Mapping[str, set[str]]) -> bool:
    if not wanted:
        return True
    # Soft deletion is asked for as deletion by clients that know no difference.
    kinds = [row.kind]
    if row.kind == event_kinds.ENTITY_SOFT_DELETED:
        kinds.append(event_kinds.ENTITY_DELETED)
    return any(row.type in wanted[kind] or "*" in wanted[kind] for kind in kinds if kind in wanted)


def render(session: Session, context: Context, row: EventRow, store_id: bytes, base: str) -> dict[str, Any]:
    """One event as the wire has it, with the names valid then."""
    names = Names(session, context.types, seq=row.seq, base=base)
    event: dict[str, Any] = {
        "id": event_id(store_id, row.seq),
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
