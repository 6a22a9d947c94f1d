"""The event log: its events, where it stands, and what names it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gazetteer.storage.dialect import Session, marks
from gazetteer.storage.entity_store import EntityRow
from gazetteer.storage.transaction import WriteTransaction


@dataclass(slots=True)
class EventRow:
    """One event of the log."""

    seq: int
    at: int
    kind: str
    type: str | None
    entity_pk: int | None
    entity_id: bytes | None
    version: int | None
    previous_version: int | None
    actor_pk: int | None
    recursive: int
    change: str | None = None
    last_document: str | None = None


COLUMNS = (
    "seq, at, kind, type, entity_pk, entity_id, version, previous_version, actor_pk, recursive, change, last_document"
)


def add_events(write: WriteTransaction, events: Sequence[EventRow]) -> None:
    """Append events; their numbers were taken from this transaction."""
    write.session.many(
        f"INSERT INTO event ({COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
        [
            (
                e.seq,
                e.at,
                e.kind,
                e.type,
                e.entity_pk,
                e.entity_id,
                e.version,
                e.previous_version,
                e.actor_pk,
                e.recursive,
                e.change,
                e.last_document,
            )
            for e in events
        ],
    )


def add_event(
    write: WriteTransaction, kind: str, actor_pk: int, *, about: EntityRow | None = None, change: str | None = None
) -> None:
    """Append an event that makes no version of an entity.

    Arguments:
        actor_pk: who did it; 0 if nobody is known.
        about: the entity that it concerns, if any.
        change: what changed, in the form of an entity's changes; never a secret.
    """
    event = EventRow(write.take_seq(), write.now, kind, None, None, None, None, None, actor_pk or None, 0, change)
    if about is not None:
        event.type, event.entity_pk, event.entity_id = about.type, about.pk, about.id
    add_events(write, [event])


def events(session: Session, *, after_seq: int, limit: int) -> list[EventRow]:
    """Events in the order of the log, behind a position."""
    sql = f"SELECT {COLUMNS} FROM event WHERE seq > ? ORDER BY seq LIMIT ?"
    return [EventRow(*row) for row in session.all(sql, (after_seq, limit))]


def newest_of(session: Session, kinds: Sequence[str], *, after_seq: int, limit: int) -> list[EventRow]:
    """The newest events of these kinds, the newest first.

    Arguments:
        after_seq: how far it looks back.
    """
    sql = f"SELECT {COLUMNS} FROM event WHERE seq > ? AND kind IN ({marks(len(kinds))}) ORDER BY seq DESC LIMIT ?"
    return [EventRow(*row) for row in session.all(sql, (after_seq, *kinds, limit))]


def event_at(session: Session, seq: int) -> EventRow | None:
    """The event at a position; None if it was pruned, or the log does not reach it."""
    row = session.one(f"SELECT {COLUMNS} FROM event WHERE seq = ?", (seq,))
    return EventRow(*row) if row else None


def position_before(session: Session, at: int) -> int:
    """The last position before a moment (epoch milliseconds); 0 if there is none."""
    row = session.one("SELECT seq FROM moment WHERE at < ? ORDER BY at DESC, seq DESC LIMIT 1", (at,))
    return int(row[0]) if row else 0


def forget_changes(write: WriteTransaction, entity_pk: int) -> None:
    """Keep of an entity's events only that they were."""
    write.execute("UPDATE event SET change = NULL, last_document = NULL WHERE entity_pk = ?", (entity_pk,))


def store_id(session: Session) -> bytes:
    """What names this store in the ids of its events."""
    return bytes(session.all("SELECT store_id FROM event_head")[0][0])


def newest_event(session: Session, entity_pk: int, kinds: Sequence[str]) -> EventRow:
    """The newest event of an entity that is of one of these kinds."""
    sql = f"SELECT {COLUMNS} FROM event WHERE entity_pk = ? AND kind IN ({marks(len(kinds))}) ORDER BY seq DESC LIMIT 1"
    return EventRow(*session.all(sql, (entity_pk, *kinds))[0])


def position(session: Session) -> int:
    """The newest position of the event log."""
    return int(session.all("SELECT seq FROM event_head")[0][0])


def highest_key(session: Session) -> int:
    """The newest key that an entity was given."""
    return int(session.all("SELECT pk FROM event_head")[0][0])
