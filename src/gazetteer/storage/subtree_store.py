"""What touches a whole subtree: hidden at once in a narrow transaction, carried out in batches after it."""

from __future__ import annotations

from dataclasses import dataclass

from gazetteer.storage.dialect import Row, Session
from gazetteer.storage.transaction import WriteTransaction


@dataclass(slots=True, frozen=True)
class Hidden:
    """A subtree that is being deleted, restored or erased; descendants' paths are in [low, high)."""

    root_pk: int
    state: str
    seq: int
    deleted_seq: int
    low: bytes
    high: bytes


def hide(write: WriteTransaction, hidden: Hidden) -> None:
    """Make an act on a subtree visible at once."""
    write.execute(
        "INSERT INTO hidden_subtree (root_pk, state, seq, deleted_seq, low, high) VALUES (?,?,?,?,?,?)",
        (hidden.root_pk, hidden.state, hidden.seq, hidden.deleted_seq, hidden.low, hidden.high),
    )


def pending(session: Session) -> list[Hidden]:
    """Acts that are not carried out yet, in their order."""
    rows = session.all("SELECT root_pk, state, seq, deleted_seq, low, high FROM hidden_subtree ORDER BY seq")
    return [Hidden(*row) for row in rows]


def overlaps(write: WriteTransaction, low: bytes, high: bytes) -> bool:
    """Whether an act that is not carried out yet touches [low, high) or contains it."""
    row = write.one("SELECT 1 FROM hidden_subtree WHERE low < ? AND high > ?", (high, low))
    return row is not None


def is_pending(write: WriteTransaction, hidden: Hidden) -> bool:
    """Whether just this act is still to be carried out."""
    sql = "SELECT 1 FROM hidden_subtree WHERE root_pk = ? AND seq = ?"
    return write.one(sql, (hidden.root_pk, hidden.seq)) is not None


def finish(write: WriteTransaction, hidden: Hidden) -> None:
    """The act is carried out."""
    write.execute("DELETE FROM hidden_subtree WHERE root_pk = ?", (hidden.root_pk,))


def has_descendants(session: Session, low: bytes, high: bytes) -> bool:
    """Whether anything that is not deleted lies in [low, high)."""
    sql = "SELECT 1 FROM counter WHERE deleted = 0 AND path >= ? AND path < ? AND count > 0"
    return session.one(sql, (low, high)) is not None


def move_counts(write: WriteTransaction, low: bytes, high: bytes, *, before: int, after: int) -> None:
    """Count what is counted under one state in [low, high) under another: 0, or the act that deleted it."""
    write.execute(
        "INSERT INTO counter (type, deleted, path, count) SELECT type, CAST(? AS BIGINT), path, count FROM counter"
        " WHERE deleted = ? AND path >= ? AND path < ? AND count > 0"
        " ON CONFLICT (type, deleted, path) DO UPDATE SET count = counter.count + excluded.count",
        (after, before, low, high),
    )
    write.execute("DELETE FROM counter WHERE deleted = ? AND path >= ? AND path < ?", (before, low, high))


def drop_counts(write: WriteTransaction, low: bytes, high: bytes) -> None:
    """Count nothing in [low, high) any more."""
    write.execute("DELETE FROM counter WHERE path >= ? AND path < ?", (low, high))


def batch_to_delete(session: Session, hidden: Hidden, limit: int) -> list[Row]:
    """(pk, parent_pk, name, local_key) of descendants that the deletion has not reached yet."""
    sql = (
        "SELECT pk, parent_pk, name, local_key FROM entity WHERE path >= ? AND path < ? AND deleted = 0"
        " ORDER BY path LIMIT ?"
    )
    return session.all(sql, (hidden.low, hidden.high, limit))


def batch_to_restore(session: Session, hidden: Hidden, limit: int) -> list[Row]:
    """(pk, parent_pk, name, local_key) of descendants that the restore has not reached yet."""
    sql = (
        "SELECT pk, parent_pk, name, local_key FROM entity"
        " WHERE path >= ? AND path < ? AND deleted = 1 AND deleted_seq = ? ORDER BY path LIMIT ?"
    )
    return session.all(sql, (hidden.low, hidden.high, hidden.deleted_seq, limit))


def batch_to_erase(session: Session, hidden: Hidden, limit: int) -> list[int]:
    """Keys of descendants that are still to be erased."""
    sql = "SELECT pk FROM entity WHERE path >= ? AND path < ? ORDER BY path LIMIT ?"
    return [row[0] for row in session.all(sql, (hidden.low, hidden.high, limit))]


def mark(write: WriteTransaction, batch: list[Row], hidden: Hidden, *, deleted: bool) -> None:
    """Carry out a deletion or restore for some descendants; their history says it happened with the act."""
    write.session.many(
        "UPDATE entity SET deleted = ?, deleted_seq = ? WHERE pk = ?",
        [(int(deleted), hidden.seq if deleted else None, pk) for pk, *_ in batch],
    )
    write.session.many(
        "UPDATE placement SET to_seq = ? WHERE entity_pk = ? AND to_seq IS NULL",
        [(hidden.seq, pk) for pk, *_ in batch],
    )
    write.session.many(
        "INSERT INTO placement (entity_pk, parent_pk, name, local_key, deleted, from_seq) VALUES (?,?,?,?,?,?)",
        [(pk, parent, name, None if key == name else key, int(deleted), hidden.seq) for pk, parent, name, key in batch],
    )
