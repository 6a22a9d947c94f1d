"""The events that tell of access: who got in and from where, who was refused, what was given out and taken away."""

from __future__ import annotations

from typing import Any

from gazetteer.catalog.context import Context
from gazetteer.catalog.documents.names import Names
from gazetteer.domain import event_kinds
from gazetteer.kit import json
from gazetteer.storage import event_store

# How far back is looked, in positions of the log: there is no index of kinds, and most events are of entities.
LOOK_BACK = 500_000


def newest(context: Context, limit: int) -> list[dict[str, Any]]:
    """The newest of them, the newest first: moment, kind, who did it, whom it concerns, and what else is told.

    Arguments:
        limit: at most so many.
    """
    with context.database.read() as session:
        names = Names(session, context.types)
        after = event_store.position(session) - LOOK_BACK
        rows = event_store.newest_of(session, event_kinds.OF_SECURITY, after_seq=after, limit=limit)
        names.load([pk for row in rows for pk in (row.actor_pk or 0, row.entity_pk or 0)])
        return [
            {
                "seq": row.seq,
                "timestamp": row.at,
                "eventType": row.kind,
                "actor": names.fqn(row.actor_pk or 0),
                "user": names.fqn(row.entity_pk or 0),
                **_told(row.change),
            }
            for row in rows
        ]


def _told(change: str | None) -> dict[str, Any]:
    """What a change tells beside, by name; of what was changed or taken away its name alone."""
    told = json.loads(change) if change else {"added": [], "updated": [], "deleted": []}
    found = {name: after for name, _, after in told["added"]}
    if told["updated"]:
        found["changed"] = [name for name, *_ in told["updated"]]
    if told["deleted"]:
        found["revoked"] = [before["name"] for _, before, _ in told["deleted"]]
    return found
