"""What is stored rewritten in place, without a version or an event: for a new rule of what may be stored at all."""

from __future__ import annotations

from collections.abc import Sequence

from gazetteer.storage.dialect import Row, Session, marks
from gazetteer.storage.transaction import WriteTransaction


def entities(session: Session, after: int, limit: int) -> list[Row]:
    """Entities behind a key: (pk, id, type, document) each."""
    sql = "SELECT pk, id, type, doc FROM entity WHERE pk > ? ORDER BY pk LIMIT ?"
    return session.all(sql, (after, limit))


def set_document(write: WriteTransaction, pk: int, document: str) -> None:
    """Rewrite an entity's document."""
    write.execute("UPDATE entity SET doc = ? WHERE pk = ?", (document, pk))


def versions(session: Session, pks: Sequence[int]) -> list[Row]:
    """Versions of entities: (entity_pk, version, reverse_patch, snapshot, change) each."""
    return session.all(
        "SELECT entity_pk, version, reverse_patch, snapshot, change FROM version"
        f" WHERE entity_pk IN ({marks(len(pks))})",
        pks,
    )


def set_version(write: WriteTransaction, key: Sequence[int], texts: Sequence[str | None]) -> None:
    """Rewrite a version: its patch, snapshot and change."""
    sql = "UPDATE version SET reverse_patch = ?, snapshot = ?, change = ? WHERE entity_pk = ? AND version = ?"
    write.execute(sql, (*texts, *key))


def labels(session: Session, pks: Sequence[int]) -> list[Row]:
    """Details of tags: (entity_pk, column_path, tag_pk, from_seq, detail) each."""
    return session.all(
        "SELECT entity_pk, column_path, tag_pk, from_seq, detail FROM tag_usage"
        f" WHERE detail IS NOT NULL AND entity_pk IN ({marks(len(pks))})",
        pks,
    )


def set_label(write: WriteTransaction, key: Sequence[object], detail: str) -> None:
    """Rewrite the detail of a tag."""
    where = "entity_pk = ? AND column_path = ? AND tag_pk = ? AND from_seq = ?"
    write.execute(f"UPDATE tag_usage SET detail = ? WHERE {where}", (detail, *key))


def series(session: Session, pks: Sequence[int]) -> list[Row]:
    """What is told of entities again and again: (entity_pk, kind, at, key, value) each."""
    sql = f"SELECT entity_pk, kind, at, key, value FROM series WHERE entity_pk IN ({marks(len(pks))})"
    return session.all(sql, pks)


def set_series(write: WriteTransaction, key: Sequence[object], value: str) -> None:
    """Rewrite one value of a series."""
    sql = "UPDATE series SET value = ? WHERE entity_pk = ? AND kind = ? AND at = ? AND key = ?"
    write.execute(sql, (value, *key))


def events(session: Session, after: int, limit: int) -> list[Row]:
    """Events behind a position: (seq, type, change, last_document, current document of the entity) each."""
    return session.all(
        "SELECT v.seq, v.type, v.change, v.last_document, e.doc FROM event v LEFT JOIN entity e ON e.pk = v.entity_pk"
        " WHERE v.seq > ? AND (v.change IS NOT NULL OR v.last_document IS NOT NULL) ORDER BY v.seq LIMIT ?",
        (after, limit),
    )


def set_event(write: WriteTransaction, seq: int, texts: Sequence[str | None]) -> None:
    """Rewrite an event: its change and its last document."""
    write.execute("UPDATE event SET change = ?, last_document = ? WHERE seq = ?", (*texts, seq))


def settings(session: Session) -> list[str]:
    """The names of all settings."""
    return [name for (name,) in session.all("SELECT name FROM setting ORDER BY name")]
