"""Rows of entities: finding them by id, by name, by place; writing them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from gazetteer.storage.dialect import Row, Session, marks
from gazetteer.storage.transaction import WriteTransaction

Parameter = TypeVar("Parameter", int, bytes, str)

# A row's own flag, corrected by acts whose job has not reached the row yet: 0 there, 1 deleted, 2 gone for good.
# A deletion that was taken back changes nothing here: its rows are there, or a restore brings them back.
DELETED = """CASE
  WHEN NOT EXISTS (SELECT 1 FROM hidden_subtree) THEN e.deleted
  WHEN EXISTS (SELECT 1 FROM hidden_subtree h WHERE e.path >= h.low AND e.path < h.high AND h.state = 'erasing') THEN 2
  WHEN EXISTS (SELECT 1 FROM hidden_subtree h WHERE e.path >= h.low AND e.path < h.high AND h.state = 'deleting'
               AND h.undone = 0) THEN 1
  WHEN EXISTS (SELECT 1 FROM hidden_subtree h WHERE e.path >= h.low AND e.path < h.high AND h.state = 'restoring'
               AND e.deleted_seq = h.deleted_seq) THEN 0
  ELSE e.deleted END"""

COLUMNS = (
    "e.pk, e.id, e.type, e.parent_pk, e.path, e.name, e.doc, e.request_hash, e.request_version, e.version, "
    f"{DELETED}, e.seq, e.updated_at, e.updated_by"
)

INCLUDE = {"non-deleted": f"{DELETED} = 0", "deleted": f"{DELETED} = 1", "all": f"{DELETED} < 2"}

# In the place of a user's key: the operator of the machine, who is no user and whom no user can become.
OPERATOR = -1

# SQLite takes 32,766 parameters, PostgreSQL 65,535.
MOST_PARAMETERS = 10_000


@dataclass(slots=True)
class EntityRow:
    """One entity as it is stored; `deleted` is what a reader is to believe."""

    pk: int
    id: bytes
    type: str
    parent_pk: int
    path: bytes
    name: str
    doc: str
    request_hash: bytes | None
    request_version: int | None
    version: int
    deleted: int
    seq: int
    updated_at: int
    updated_by: int

    @property
    def inside(self) -> bytes:
        """The path of the entity's children."""
        return path_inside(self.path, self.pk)


@dataclass(slots=True)
class Brief:
    """What is needed to refer to an entity."""

    pk: int
    id: bytes
    type: str
    path: bytes
    name: str
    deleted: int

    @property
    def inside(self) -> bytes:
        return path_inside(self.path, self.pk)


def path_inside(path: bytes, pk: int) -> bytes:
    """The path of the children of the entity `pk`, which lies at `path`: 8 bytes an ancestor."""
    return path + pk.to_bytes(8, "big")


def path_pks(path: bytes) -> list[int]:
    """The ancestors that a path is made of, outermost first."""
    return [int.from_bytes(path[start : start + 8], "big") for start in range(0, len(path), 8)]


def path_end(path: bytes) -> bytes:
    """The first path behind every path that begins with `path`."""
    if not path:
        return b"\xff" * 9
    return path[:-8] + (int.from_bytes(path[-8:], "big") + 1).to_bytes(8, "big")


def chunks(values: Sequence[Parameter], size: int = MOST_PARAMETERS) -> Iterable[Sequence[Parameter]]:
    """Cut a list of parameters into statements' worth."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def by_pks(session: Session, pks: Sequence[int]) -> dict[int, EntityRow]:
    """Entities by key, deleted ones too."""
    found = {}
    for part in chunks(pks):
        sql = f"SELECT {COLUMNS} FROM entity e WHERE e.pk IN ({marks(len(part))}) ORDER BY e.pk"
        for row in session.all(sql, part):
            found[row[0]] = EntityRow(*row)
    return found


def by_ids(session: Session, ids: Sequence[bytes]) -> dict[bytes, EntityRow]:
    """Entities by id, deleted ones too, but not those gone for good."""
    found = {}
    for part in chunks(ids):
        sql = f"SELECT {COLUMNS} FROM entity e WHERE e.id IN ({marks(len(part))}) AND {INCLUDE['all']} ORDER BY e.pk"
        for row in session.all(sql, part):
            found[row[1]] = EntityRow(*row)
    return found


# Longer chains are walked step by step: planning a join of dozens of tables takes minutes.
LONGEST_JOIN = 6


def by_keys(session: Session, chain: Sequence[tuple[str, str]]) -> EntityRow | None:
    """The entity at the end of a chain of (type, local key), walked from its root."""
    parent_pk = 0
    while len(chain) > LONGEST_JOIN:
        found = session.one(
            "SELECT pk FROM entity WHERE parent_pk = ? AND type = ? AND local_key = ?", (parent_pk, *chain[0])
        )
        if found is None:
            return None
        parent_pk, chain = found[0], chain[1:]
    last = len(chain) - 1
    joins = "".join(
        f" JOIN entity a{level} ON a{level}.parent_pk = a{level - 1}.pk"
        f" AND a{level}.type = ? AND a{level}.local_key = ?"
        for level in range(1, last)
    )
    columns = COLUMNS
    if last == 0:
        sql = f"SELECT {columns} FROM entity e WHERE e.parent_pk = ? AND e.type = ? AND e.local_key = ?"
    else:
        sql = (
            f"SELECT {columns} FROM entity a0{joins} JOIN entity e ON e.parent_pk = a{last - 1}.pk"
            " AND e.type = ? AND e.local_key = ? WHERE a0.parent_pk = ? AND a0.type = ? AND a0.local_key = ?"
        )
    parameters = [value for pair in chain[1:] for value in pair] + [parent_pk, *chain[0]]
    row = session.one(f"{sql} AND {INCLUDE['all']}", parameters)
    return EntityRow(*row) if row else None


def children(session: Session, parent_pk: int, kind: str, keys: Sequence[str]) -> dict[str, EntityRow]:
    """Children of one parent by local key, deleted ones too."""
    found = {}
    for start in range(0, len(keys), MOST_PARAMETERS):
        part = keys[start : start + MOST_PARAMETERS]
        sql = (
            f"SELECT {COLUMNS}, e.local_key FROM entity e"
            f" WHERE e.parent_pk = ? AND e.type = ? AND e.local_key IN ({marks(len(part))})"
        )
        for row in session.all(sql, (parent_pk, kind, *part)):
            found[row[-1]] = EntityRow(*row[:-1])
    return found


def briefs(session: Session, pks: Sequence[int]) -> dict[int, Brief]:
    """What is needed to refer to entities, by key."""
    found = {}
    for part in chunks(pks):
        sql = f"SELECT e.pk, e.id, e.type, e.path, e.name, {DELETED} FROM entity e WHERE e.pk IN ({marks(len(part))})"
        for row in session.all(sql, part):
            found[row[0]] = Brief(*row)
    return found


def states(write: WriteTransaction, pks: Sequence[int]) -> dict[int, Row]:
    """(version, seq, deleted, path) of entities as the transaction sees them."""
    found = {}
    for part in chunks(pks):
        sql = f"SELECT e.pk, e.version, e.seq, {DELETED}, e.path FROM entity e WHERE e.pk IN ({marks(len(part))})"
        for row in write.all(sql, part):
            found[row[0]] = row[1:]
    return found


def deleted_by(write: WriteTransaction, pk: int) -> int:
    """The act that deleted an entity; 0 if none did."""
    row = write.one("SELECT deleted_seq FROM entity WHERE pk = ? AND deleted = 1", (pk,))
    return int(row[0]) if row and row[0] is not None else 0


def insert_many(write: WriteTransaction, rows: Sequence[Row]) -> None:
    """New entities: (pk, id, type, parent_pk, path, name, local_key, doc, request_hash, version, seq, at, by)."""
    write.session.many(
        "INSERT INTO entity (pk, id, type, parent_pk, path, name, local_key, doc, request_hash, request_version,"
        " version, deleted, seq, updated_at, updated_by) VALUES (?,?,?,?,?,?,?,?,?,?,?,0,?,?,?)",
        rows,
    )


def update(write: WriteTransaction, row: EntityRow, local_key: str | None) -> None:
    """Store an entity's new state, as of the request that led to it.

    Arguments:
        local_key: None for the one that it has.
    """
    write.execute(
        "UPDATE entity SET name = ?, local_key = coalesce(?, local_key), doc = ?, version = ?, seq = ?, updated_at = ?,"
        " updated_by = ?, request_hash = ?, request_version = ? WHERE pk = ?",
        (
            row.name,
            local_key,
            row.doc,
            row.version,
            row.seq,
            write.now,
            row.updated_by,
            row.request_hash,
            row.version,
            row.pk,
        ),
    )


def remember_request(write: WriteTransaction, pk: int, request_hash: bytes, version: int) -> None:
    """Note a request that turned out to change nothing, so that its next repetition is known at once."""
    write.execute(
        "UPDATE entity SET request_hash = ?, request_version = ? WHERE pk = ? AND version = ?",
        (request_hash, version, pk, version),
    )


def forget_requests(write: WriteTransaction, pks: Sequence[int]) -> None:
    """Entities whose last request would change something again."""
    for part in chunks(pks):
        write.execute(
            f"UPDATE entity SET request_hash = NULL WHERE pk IN ({marks(len(part))}) AND request_hash IS NOT NULL", part
        )


def mark_deleted(write: WriteTransaction, pk: int, *, deleted: bool, version: int, seq: int, actor: int) -> None:
    """Set or take away the mark of a soft deletion; it counts as a change of the entity."""
    write.execute(
        "UPDATE entity SET deleted = ?, deleted_seq = ?, version = ?, seq = ?, updated_at = ?, updated_by = ?"
        " WHERE pk = ?",
        (int(deleted), seq if deleted else None, version, seq, write.now, actor, pk),
    )


def with_local_key(session: Session, parents: Sequence[int], kind: str, key: str) -> list[int]:
    """Keys of the children of any of these parents that have this local key."""
    found: list[int] = []
    for part in chunks(parents):
        sql = (
            f"SELECT e.pk FROM entity e WHERE e.parent_pk IN ({marks(len(part))}) AND e.type = ? AND e.local_key = ?"
            f" AND {INCLUDE['all']}"
        )
        found += [row[0] for row in session.all(sql, (*part, kind, key))]
    return found


def placed(session: Session, pks: Sequence[int], kind: str) -> list[EntityRow]:
    """Those of these entities that are of a type, deleted ones too, in the order of the catalog."""
    found: list[tuple[bytes, str, EntityRow]] = []
    for part in chunks(pks):
        sql = f"SELECT {COLUMNS}, e.local_key FROM entity e WHERE e.pk IN ({marks(len(part))}) AND e.type = ?"
        for row in session.all(sql, (*part, kind)):
            entity = EntityRow(*row[:-1])
            found.append((entity.path, row[-1], entity))
    return [entity for _, _, entity in sorted(found, key=lambda entry: entry[:2])]
