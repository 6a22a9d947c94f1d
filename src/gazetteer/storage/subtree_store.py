"""What touches a whole subtree: hidden at once in a narrow transaction, carried out in batches after it.

Acts are carried out one after the other, in their order. What an act means for a row before its turn has come is in
`entity_store.DELETED` and `list_store`; a row that is written meanwhile is brought up to date first (`settle`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gazetteer.storage.dialect import Row, Session, marks
from gazetteer.storage.transaction import WriteTransaction

DELETING, RESTORING, ERASING = "deleting", "restoring", "erasing"


@dataclass(slots=True, frozen=True)
class Hidden:
    """A subtree that is being deleted, restored or erased; descendants' paths are in [low, high).

    `deleted_seq` is the act that deletes: this one, or the one that a restore undoes. `undone` is a deletion that
    was taken back before it was carried out.
    """

    seq: int
    deleted_seq: int
    root_pk: int
    state: str
    undone: int
    low: bytes
    high: bytes

    def covers(self, path: bytes) -> bool:
        """Whether the act is on what lies at this place."""
        return self.low <= path < self.high

    def takes(self, row: Place) -> bool:
        """Whether the act is on a row when its turn comes: as `_wanted` says to the database, but for history."""
        if not self.covers(row.path):
            return False
        if self.state == DELETING:
            return not row.deleted and row.seq < self.seq
        return self.state == ERASING or (row.deleted == 1 and row.deleted_seq == self.deleted_seq)


@dataclass(slots=True, frozen=True)
class Place:
    """A row as acts see it: its own marks, whatever acts that wait mean for it."""

    pk: int
    path: bytes
    deleted: int
    deleted_seq: int | None
    seq: int


COLUMNS = "seq, deleted_seq, root_pk, state, undone, low, high"


def hide(write: WriteTransaction, hidden: Hidden) -> None:
    """Make an act on a subtree visible at once."""
    if hidden.state == RESTORING:
        write.execute("UPDATE hidden_subtree SET undone = 1 WHERE seq = ?", (hidden.deleted_seq,))
    write.execute(
        f"INSERT INTO hidden_subtree ({COLUMNS}) VALUES (?,?,?,?,?,?,?)",
        (
            hidden.seq,
            hidden.deleted_seq,
            hidden.root_pk,
            hidden.state,
            hidden.undone,
            hidden.low,
            hidden.high,
        ),
    )


def pending(session: Session | WriteTransaction) -> list[Hidden]:
    """Acts that are not carried out yet, in their order."""
    return [Hidden(*row) for row in session.all(f"SELECT {COLUMNS} FROM hidden_subtree ORDER BY seq")]


def finish(write: WriteTransaction, seq: int) -> None:
    """The act is carried out."""
    write.execute("DELETE FROM hidden_subtree WHERE seq = ?", (seq,))


def inside(write: WriteTransaction, root_pk: int, low: bytes, high: bytes) -> list[int]:
    """Acts that are not carried out yet on this root or on one below it: what an erasure makes needless.

    But not another erasure: what it took was told as its own, and is not to be told again as this one's.
    """
    sql = "SELECT seq FROM hidden_subtree WHERE (root_pk = ? OR (low >= ? AND high <= ?)) AND state <> ?"
    return [row[0] for row in write.all(sql, (root_pk, low, high, ERASING))]


def has_descendants(session: Session, low: bytes, high: bytes, *, deleted: int = 0) -> bool:
    """Whether anything in [low, high) counts as not deleted, or as deleted by an act."""
    sql = "SELECT 1 FROM counter WHERE deleted = ? AND path >= ? AND path < ? AND count > 0"
    return session.one(sql, (deleted, low, high)) is not None


def has_anything(session: Session, low: bytes, high: bytes) -> bool:
    """Whether there is any row in [low, high), deleted or not."""
    return session.one("SELECT 1 FROM entity WHERE path >= ? AND path < ? LIMIT 1", (low, high)) is not None


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


def batch(
    session: Session | WriteTransaction, hidden: Hidden, after: tuple[bytes, int] | None, limit: int
) -> list[tuple[int, bytes]]:
    """(pk, path) of the next descendants that an act is on, in the order of places, behind a row.

    Walking on from the last row keeps a batch as cheap as the first, whatever lies behind it.
    """
    condition, values = _wanted(hidden)
    start = after[0] if after is not None else hidden.low
    found: list[Row] = []
    if after is not None:
        sql = f"SELECT pk, path FROM entity WHERE path = ? AND pk > ?{condition} ORDER BY pk LIMIT ?"
        found = session.all(sql, (start, after[1], *values, limit))
    if len(found) < limit:
        behind = ">" if after is not None else ">="
        sql = f"SELECT pk, path FROM entity WHERE path {behind} ? AND path < ?{condition} ORDER BY path, pk LIMIT ?"
        found += session.all(sql, (start, hidden.high, *values, limit - len(found)))
    return [(row[0], row[1]) for row in found]


def _wanted(hidden: Hidden) -> tuple[str, tuple[int, ...]]:
    """Which rows at its places an act is on.

    The sum keeps the indexes of live and dead rows out of it: while statistics are old, a planner takes them for
    small, and sorts the whole subtree for every batch. The count keeps it from a join, for which a plan without the
    values would read all that the act has done so far, for every row.
    """
    if hidden.state == DELETING:
        # What was written since then was there after the deletion was taken back, and is none of its rows. Nor is
        # what a writer settled, for this act and the restore, and then left as it was.
        settled = "SELECT count(*) FROM placement p WHERE p.entity_pk = entity.pk AND p.from_seq = ?"
        return f" AND deleted + 0 = 0 AND seq < ? AND ({settled}) = 0", (hidden.seq, hidden.seq)
    if hidden.state == RESTORING:
        return " AND deleted + 0 = 1 AND deleted_seq = ?", (hidden.deleted_seq,)
    return "", ()


def will_take(acts: Sequence[Hidden], row: Place) -> bool:
    """Whether the last of some acts, which wait and are carried out in this order, will take a row."""
    for act in acts[:-1]:
        if act.takes(row):
            if act.state == ERASING:
                return False
            deleted = act.state == DELETING
            row = replace(row, deleted=int(deleted), deleted_seq=act.seq if deleted else None)
    return acts[-1].takes(row)


def mark(write: WriteTransaction, pks: Sequence[int], hidden: Hidden) -> None:
    """Carry out a deletion or restore for some rows; their history says it happened with the act."""
    if not pks:
        return
    deleted = hidden.state == DELETING
    within = f"IN ({marks(len(pks))})"
    write.execute(
        f"UPDATE entity SET deleted = ?, deleted_seq = CAST(? AS BIGINT) WHERE pk {within}",
        (int(deleted), hidden.seq if deleted else None, *pks),
    )
    write.execute(f"UPDATE placement SET to_seq = ? WHERE entity_pk {within} AND to_seq IS NULL", (hidden.seq, *pks))
    write.execute(
        "INSERT INTO placement (entity_pk, parent_pk, name, local_key, deleted, from_seq) SELECT pk, parent_pk, name,"
        f" CASE WHEN local_key = name THEN NULL ELSE local_key END, deleted, CAST(? AS BIGINT) FROM entity"
        f" WHERE pk {within}",
        (hidden.seq, *pks),
    )


def settle(write: WriteTransaction, rows: Sequence[tuple[int, bytes]], acts: Sequence[Hidden]) -> None:
    """Carry out pending acts for just these rows (pk, path), in the order of the acts, before they are written."""
    for act in acts:
        covered = [pk for pk, path in rows if act.covers(path)]
        if not covered or act.state == ERASING:
            continue
        condition, values = _wanted(act)
        sql = f"SELECT pk FROM entity WHERE pk IN ({marks(len(covered))}){condition}"
        mark(write, [row[0] for row in write.all(sql, (*covered, *values))], act)
