"""Where data comes from and goes to: what each source says of an edge, and of its columns, kept by interval."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gazetteer.storage.dialect import Session, marks
from gazetteer.storage.entity_store import chunks
from gazetteer.storage.transaction import WriteTransaction

Readable = Session | WriteTransaction

# From where, to where, and who says so.
EdgeKey = tuple[int, int, str]
_KEYS_AT_ONCE = 300
EVERY_COLUMN = 2**31


@dataclass(frozen=True, slots=True)
class LineageSource:
    """What one source says of an edge.

    Arguments:
        source: the kind of source, as the wire calls it.
        from_seq: the position of the event log since which it says so.
        detail: what it says beside, as JSON.
    """

    from_pk: int
    to_pk: int
    source: str
    from_seq: int
    pipeline_pk: int | None
    created_at: int
    created_by: int
    updated_at: int
    updated_by: int
    detail: str

    @property
    def key(self) -> EdgeKey:
        return self.from_pk, self.to_pk, self.source


@dataclass(frozen=True, slots=True)
class ColumnEdge:
    """That one column becomes another, or a part of it.

    Arguments:
        to_path, from_path: paths inside of the two entities.
        position: where it stands among those of the edge.
        function: by which function; empty if none is told.
    """

    to_path: str
    from_path: str
    position: int
    function: str


_COLUMNS = "from_pk, to_pk, source, from_seq, pipeline_pk, created_at, created_by, updated_at, updated_by, detail"


def between(session: Readable, from_pk: int, to_pk: int) -> list[LineageSource]:
    """What all sources say of an edge now."""
    sql = f"SELECT {_COLUMNS} FROM lineage_source WHERE from_pk = ? AND to_pk = ? AND to_seq IS NULL ORDER BY source"
    return [LineageSource(*row) for row in session.all(sql, (from_pk, to_pk))]


def leaving(session: Readable, pks: Sequence[int], most: int) -> list[LineageSource]:
    """What is said now of edges from these entities; at most so many, without long details."""
    return _at(session, "from_pk", pks, most)


def reaching(session: Readable, pks: Sequence[int], most: int) -> list[LineageSource]:
    """What is said now of edges to these entities; at most so many, without long details."""
    return _at(session, "to_pk", pks, most)


# Of many edges no longer detail is read: of one it is.
LONGEST_DETAIL = 20_000
_BRIEFLY = _COLUMNS.replace("detail", f"CASE WHEN length(detail) <= {LONGEST_DETAIL} THEN detail ELSE '{{}}' END")


def _at(session: Readable, end: str, pks: Sequence[int], most: int) -> list[LineageSource]:
    found: list[LineageSource] = []
    for part in chunks(pks):
        sql = (
            f"SELECT {_BRIEFLY} FROM lineage_source WHERE {end} IN ({marks(len(part))}) AND to_seq IS NULL"
            " ORDER BY from_pk, to_pk, source LIMIT ?"
        )
        found += [LineageSource(*row) for row in session.all(sql, (*part, most - len(found)))]
    return found


def reaching_by(session: Readable, to_pk: int, source: str) -> list[LineageSource]:
    """What one source says now of edges to an entity."""
    sql = f"SELECT {_COLUMNS} FROM lineage_source WHERE to_pk = ? AND source = ? AND to_seq IS NULL ORDER BY from_pk"
    return [LineageSource(*row) for row in session.all(sql, (to_pk, source))]


def columns_of(session: Readable, keys: Iterable[EdgeKey], most: int = EVERY_COLUMN) -> dict[EdgeKey, list[ColumnEdge]]:
    """The columns of edges now, in their order.

    Arguments:
        most: so many in all; edges that this cannot be said of are left out.
    """
    wanted = list(keys)
    found: dict[EdgeKey, list[ColumnEdge]] = {}
    room = most
    for start in range(0, len(wanted), _KEYS_AT_ONCE):
        part = wanted[start : start + _KEYS_AT_ONCE]
        values = ", ".join(["(?, ?, ?)"] * len(part))
        sql = (
            "SELECT from_pk, to_pk, source, to_path, from_path, position, function FROM column_edge"
            f" WHERE (from_pk, to_pk, source) IN (VALUES {values}) AND to_seq IS NULL"
            " ORDER BY from_pk, to_pk, source, position, to_path, from_path LIMIT ?"
        )
        rows = session.all(sql, [*(value for key in part for value in key), room + 1])
        if len(rows) > room:
            return found
        room -= len(rows)
        found.update((key, []) for key in part)
        for row in rows:
            found[row[0], row[1], row[2]].append(ColumnEdge(*row[3:]))
    return found


def say(write: WriteTransaction, said: LineageSource) -> None:
    """Have a source say something of an edge from `said.from_seq` on; what it said before ends there."""
    be_silent(write, [said.key], said.from_seq)
    write.execute(
        f"INSERT INTO lineage_source ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?)",
        (
            *said.key,
            said.from_seq,
            said.pipeline_pk,
            said.created_at,
            said.created_by,
            said.updated_at,
            said.updated_by,
            said.detail,
        ),
    )


def be_silent(write: WriteTransaction, keys: Sequence[EdgeKey], seq: int) -> None:
    """End what sources say of edges, but for their columns."""
    write.session.many(
        "UPDATE lineage_source SET to_seq = ? WHERE from_pk = ? AND to_pk = ? AND source = ? AND to_seq IS NULL",
        [(seq, *key) for key in keys],
    )


def close_columns(write: WriteTransaction, closed: Mapping[EdgeKey, Sequence[ColumnEdge]], seq: int) -> None:
    """End edges of columns; those that began at the same position never were."""
    ends = [(seq, *key, it.to_path, it.from_path) for key, columns in closed.items() for it in columns]
    of_edge = "from_pk = ? AND to_pk = ? AND source = ? AND to_path = ? AND from_path = ?"
    write.session.many(f"DELETE FROM column_edge WHERE from_seq = ? AND {of_edge} AND to_seq IS NULL", ends)
    write.session.many(f"UPDATE column_edge SET to_seq = ? WHERE {of_edge} AND to_seq IS NULL", ends)


def open_columns(write: WriteTransaction, opened: Mapping[EdgeKey, Sequence[ColumnEdge]], seq: int) -> None:
    """Begin edges of columns."""
    write.session.many(
        "INSERT INTO column_edge (from_pk, to_pk, source, to_path, from_path, from_seq, position, function)"
        " VALUES (?,?,?,?,?,?,?,?)",
        [
            (*key, it.to_path, it.from_path, seq, it.position, it.function)
            for key, columns in opened.items()
            for it in columns
        ],
    )


def follow_columns(write: WriteTransaction, pk: int, renamed: Mapping[str, str], seq: int) -> None:
    """Edges of an entity's columns go on under the columns' new paths.

    Arguments:
        renamed: paths before, each with the path of now.
    """
    for end, column in (("from_pk", "from_path"), ("to_pk", "to_path")):
        found: dict[EdgeKey, list[ColumnEdge]] = {}
        for part in chunks(list(renamed)):
            sql = (
                "SELECT from_pk, to_pk, source, to_path, from_path, position, function FROM column_edge"
                f" WHERE {end} = ? AND to_seq IS NULL AND {column} IN ({marks(len(part))})"
            )
            for row in write.all(sql, (pk, *part)):
                found.setdefault((row[0], row[1], row[2]), []).append(ColumnEdge(*row[3:]))
        close_columns(write, found, seq)
        moved = {key: [_renamed(it, column, renamed) for it in columns] for key, columns in found.items()}
        open_columns(write, moved, seq)


def _renamed(edge: ColumnEdge, column: str, renamed: Mapping[str, str]) -> ColumnEdge:
    to_path = renamed[edge.to_path] if column == "to_path" else edge.to_path
    from_path = renamed[edge.from_path] if column == "from_path" else edge.from_path
    return ColumnEdge(to_path, from_path, edge.position, edge.function)
