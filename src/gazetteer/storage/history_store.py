"""What was: placements and versions of entities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gazetteer.storage import relation_store
from gazetteer.storage.dialect import Row, Session, marks
from gazetteer.storage.entity_store import chunks
from gazetteer.storage.transaction import WriteTransaction


@dataclass(slots=True)
class VersionRow:
    """One version of an entity."""

    version: int
    seq: int
    at: int
    actor_pk: int
    reverse_patch: str | None
    snapshot: str | None
    change: str | None


def add_placements(write: WriteTransaction, rows: Sequence[Row]) -> None:
    """Begin placements: (entity_pk, parent_pk, name, local_key or None if the name says it, deleted, from_seq)."""
    write.session.many(
        "INSERT INTO placement (entity_pk, parent_pk, name, local_key, deleted, from_seq) VALUES (?,?,?,?,?,?)", rows
    )


def replace_placement(write: WriteTransaction, pk: int, *, seq: int) -> None:
    """End an entity's placement and begin the one that its row says now."""
    write.execute("UPDATE placement SET to_seq = ? WHERE entity_pk = ? AND to_seq IS NULL", (seq, pk))
    write.execute(
        "INSERT INTO placement (entity_pk, parent_pk, name, local_key, deleted, from_seq) SELECT pk, parent_pk, name,"
        " CASE WHEN local_key = name THEN NULL ELSE local_key END, deleted, CAST(? AS BIGINT) FROM entity WHERE pk = ?",
        (seq, pk),
    )


def placements(session: Session, pks: Sequence[int], seq: int) -> dict[int, Row]:
    """(parent_pk, name, deleted) of entities at a position of the log."""
    found = {}
    for part in chunks(pks):
        sql = (
            "SELECT entity_pk, parent_pk, name, deleted FROM placement"
            f" WHERE entity_pk IN ({marks(len(part))}) AND from_seq <= ? AND (to_seq IS NULL OR to_seq > ?)"
        )
        for row in session.all(sql, (*part, seq, seq)):
            found[row[0]] = row[1:]
    return found


def keys(session: Session, pk: int) -> list[str]:
    """All that an entity was ever called below its parents, in the form of a key."""
    sql = "SELECT DISTINCT coalesce(local_key, name) FROM placement WHERE entity_pk = ?"
    return [row[0] for row in session.all(sql, (pk,))]


def add_version(write: WriteTransaction, pk: int, row: VersionRow) -> None:
    """Keep a version."""
    write.execute(
        "INSERT INTO version (entity_pk, version, seq, at, actor_pk, reverse_patch, snapshot, change)"
        " VALUES (?,?,?,?,?,?,?,?) ON CONFLICT (entity_pk, version) DO NOTHING",
        (pk, row.version, row.seq, row.at, row.actor_pk, row.reverse_patch, row.snapshot, row.change),
    )


VERSION_COLUMNS = "version, seq, at, actor_pk, reverse_patch, snapshot, change"


def versions(session: Session, pk: int) -> list[VersionRow]:
    """All versions of an entity but a first one that is still current, newest first."""
    sql = f"SELECT {VERSION_COLUMNS} FROM version WHERE entity_pk = ? ORDER BY version DESC"
    return [VersionRow(*row) for row in session.all(sql, (pk,))]


def change_to(session: Session, pk: int, version: int) -> str | None:
    """What changed with a version; None with the first one."""
    row = session.one("SELECT change FROM version WHERE entity_pk = ? AND version = ?", (pk, version))
    return row[0] if row else None


def erase(write: WriteTransaction, pks: Sequence[int], seq: int) -> None:
    """Take entities away for good, with everything that was kept about them; what others say of them ends.

    Their events stay, and a tombstone without a name.
    """
    for part in chunks(pks):
        within = f"IN ({marks(len(part))})"
        write.execute(
            "INSERT INTO tombstone (entity_pk, id, type, path, seq)"
            f" SELECT pk, id, type, path, CAST(? AS BIGINT) FROM entity WHERE pk {within}",
            (seq, *part),
        )
        relation_store.release(write, part)
        for table, column in _ERASED:
            write.execute(f"DELETE FROM {table} WHERE {column} {within}", part)
        write.execute(f"UPDATE edge SET to_seq = ? WHERE target_pk {within} AND to_seq IS NULL", (seq, *part))
        write.execute(f"UPDATE tag_usage SET to_seq = ? WHERE tag_pk {within} AND to_seq IS NULL", (seq, *part))


_ERASED = (
    ("entity", "pk"),
    ("placement", "entity_pk"),
    ("version", "entity_pk"),
    ("edge", "source_pk"),
    ("tag_usage", "entity_pk"),
    ("ref_slot", "entity_pk"),
    ("secret", "entity_pk"),
    ("term", "entity_pk"),
    ("credential", "user_pk"),
    ("token", "user_pk"),
    ("series", "entity_pk"),
    ("lineage_source", "from_pk"),
    ("lineage_source", "to_pk"),
    ("column_edge", "from_pk"),
    ("column_edge", "to_pk"),
)
