"""Rows as they are stored, a page at a time, for those who prove that they are true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gazetteer.storage.dialect import Row, Session, marks
from gazetteer.storage.history_store import VERSION_COLUMNS, VersionRow

PAGE = 500


@dataclass(slots=True, frozen=True)
class StoredEntity:
    """An entity's own row, `deleted` and `deleted_seq` as written, whatever is still to be carried out."""

    pk: int
    id: bytes
    type: str
    parent_pk: int
    path: bytes
    name: str
    local_key: str
    doc: str
    request_version: int | None
    version: int
    deleted: int
    deleted_seq: int | None
    seq: int
    updated_at: int
    updated_by: int


def entities(session: Session) -> Iterator[list[StoredEntity]]:
    """All entities in the order of their keys, a page at a time."""
    after = 0
    while True:
        rows = session.all(
            "SELECT pk, id, type, parent_pk, path, name, local_key, doc, request_version, version, deleted,"
            " deleted_seq, seq, updated_at, updated_by FROM entity WHERE pk > ? ORDER BY pk LIMIT ?",
            (after, PAGE),
        )
        if not rows:
            return
        yield [StoredEntity(*row) for row in rows]
        after = rows[-1][0]


def open_placements(session: Session, pks: list[int]) -> dict[int, list[Row]]:
    """(parent_pk, name, local_key, deleted) of the open placements of entities."""
    found: dict[int, list[Row]] = {}
    sql = (
        "SELECT entity_pk, parent_pk, name, coalesce(local_key, name), deleted FROM placement"
        f" WHERE entity_pk IN ({marks(len(pks))}) AND to_seq IS NULL"
    )
    for pk, *rest in session.all(sql, pks):
        found.setdefault(pk, []).append(tuple(rest))
    return found


def versions(session: Session, pks: list[int]) -> dict[int, list[VersionRow]]:
    """All versions of entities, newest first."""
    found: dict[int, list[VersionRow]] = {}
    sql = (
        f"SELECT entity_pk, {VERSION_COLUMNS} FROM version WHERE entity_pk IN ({marks(len(pks))})"
        " ORDER BY entity_pk, version DESC"
    )
    for pk, *rest in session.all(sql, pks):
        found.setdefault(pk, []).append(VersionRow(*rest))
    return found


def slots(session: Session, pks: list[int]) -> dict[int, list[Row]]:
    """(slot, from_seq, to_seq) of all slots of entities, closed ones too."""
    found: dict[int, list[Row]] = {}
    sql = f"SELECT entity_pk, slot, from_seq, to_seq FROM ref_slot WHERE entity_pk IN ({marks(len(pks))})"
    for pk, *rest in session.all(sql, pks):
        found.setdefault(pk, []).append(tuple(rest))
    return found


def parents(session: Session, pks: list[int]) -> dict[int, Row]:
    """(type, path, deleted, deleted_seq, seq) of entities as written."""
    sql = f"SELECT pk, type, path, deleted, deleted_seq, seq FROM entity WHERE pk IN ({marks(len(pks))})"
    return {row[0]: row[1:] for row in session.all(sql, pks)} if pks else {}


def counters(session: Session) -> Iterator[Row]:
    """(type, deleted, path, count) of every counter."""
    after: Row = ("", -1, b"")
    while True:
        rows = session.all(
            "SELECT type, deleted, path, count FROM counter WHERE (type, deleted, path) > (?, ?, ?)"
            " ORDER BY type, deleted, path LIMIT ?",
            (*after, PAGE),
        )
        yield from rows
        if len(rows) < PAGE:
            return
        after = rows[-1][:3]
