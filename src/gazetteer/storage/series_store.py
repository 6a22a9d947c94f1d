"""What is told of an entity again and again, each with a key of its own: a bounded series, without versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gazetteer.storage.dialect import Session, marks
from gazetteer.storage.entity_store import chunks
from gazetteer.storage.transaction import WriteTransaction


@dataclass(frozen=True)
class Series:
    """One series of an entity.

    Arguments:
        entity_pk: the entity that it is about.
        kind: what is told, such as `run`.
    """

    entity_pk: int
    kind: str


def values(session: Session, series: Series) -> list[str]:
    """All values of a series as JSON texts, the one that was recorded last first."""
    sql = "SELECT value FROM series WHERE entity_pk = ? AND kind = ? ORDER BY at DESC, key"
    return [text for (text,) in session.all(sql, (series.entity_pk, series.kind))]


def of_many(session: Session, kind: str, pks: Sequence[int]) -> list[tuple[int, str, str]]:
    """All values of this kind of series of these entities: (entity's key, key, JSON text) each."""
    found: list[tuple[int, str, str]] = []
    for part in chunks(pks):
        sql = f"SELECT entity_pk, key, value FROM series WHERE kind = ? AND entity_pk IN ({marks(len(part))})"
        found += session.all(sql, (kind, *part))
    return found


def value(session: Session, series: Series, key: str) -> str | None:
    """The value under a key as JSON text; None if there is none."""
    sql = "SELECT value FROM series WHERE entity_pk = ? AND kind = ? AND key = ?"
    row = session.one(sql, (series.entity_pk, series.kind, key))
    return str(row[0]) if row else None


def record_only(write: WriteTransaction, kind: str, key: str, values: Sequence[tuple[int, str]]) -> None:
    """Put one value each in the place of the former one of its key, of series that need no order.

    Arguments:
        values: the entity's key, and the value as JSON text.
    """
    for part in chunks([pk for pk, _ in values]):
        write.execute(
            f"DELETE FROM series WHERE kind = ? AND key = ? AND entity_pk IN ({marks(len(part))})", (kind, key, *part)
        )
    rows = [(pk, kind, write.now, key, text) for pk, text in values]
    write.session.many("INSERT INTO series (entity_pk, kind, at, key, value) VALUES (?,?,?,?,?)", rows)


def record_of_new(write: WriteTransaction, kind: str, key: str, text: str, pks: range) -> None:
    """The same value for each of some new entities, by one statement."""
    write.execute(
        "INSERT INTO series (entity_pk, kind, at, key, value)"
        " SELECT pk, ?, ?, ?, ? FROM entity WHERE pk >= ? AND pk < ?",
        (kind, write.now, key, text, pks.start, pks.stop),
    )


def record(write: WriteTransaction, series: Series, key: str, text: str, *, most: int) -> None:
    """Put a value in the place of the former one of its key, as the newest; the oldest beyond `most` go."""
    of = (series.entity_pk, series.kind)
    write.execute("DELETE FROM series WHERE entity_pk = ? AND kind = ? AND key = ?", (*of, key))
    (last,) = write.all("SELECT max(at) FROM series WHERE entity_pk = ? AND kind = ?", of)[0]
    # Several in one millisecond keep the order in which they came.
    at = write.now if last is None else max(write.now, last + 1)
    write.execute("INSERT INTO series (entity_pk, kind, at, key, value) VALUES (?,?,?,?,?)", (*of, at, key, text))
    write.execute(
        "DELETE FROM series WHERE entity_pk = ? AND kind = ? AND at <="
        " (SELECT s.at FROM series s WHERE s.entity_pk = ? AND s.kind = ? ORDER BY s.at DESC LIMIT 1 OFFSET ?)",
        (*of, *of, most),
    )
