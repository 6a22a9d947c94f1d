"""What is derived from entities in the same transaction: counters and search terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from gazetteer.storage.dialect import Row, Session, marks
from gazetteer.storage.entity_store import chunks
from gazetteer.storage.transaction import WriteTransaction

# A term is an exact value to look up; longer ones are cut, and a search compares the cut value.
LONGEST_TERM = 512


def bounded(value: str) -> str:
    """A term's value as it is indexed."""
    return value[:LONGEST_TERM]


def count(write: WriteTransaction, changes: Counter[tuple[str, int, bytes]]) -> None:
    """Add to counters: (type, deleted, path) → how many more."""
    write.session.many(
        "INSERT INTO counter (type, deleted, path, count) VALUES (?,?,?,?)"
        " ON CONFLICT (type, deleted, path) DO UPDATE SET count = counter.count + excluded.count",
        [(*key, number) for key, number in changes.items() if number],
    )


def total(session: Session, kind: str, low: bytes, high: bytes, include: str) -> int:
    """How many entities of a type lie in [low, high), of those that `include` asks for."""
    state = {"non-deleted": "deleted = 0", "deleted": "deleted > 0", "all": "deleted >= 0"}[include]
    sql = f"SELECT sum(count) FROM counter WHERE type = ? AND {state} AND path >= ? AND path < ?"
    row = session.one(sql, (kind, low, high))
    return int(row[0]) if row and row[0] is not None else 0


def add_terms(write: WriteTransaction, rows: Iterable[Row]) -> None:
    """Add terms: (field, value, entity_pk)."""
    write.session.many(
        "INSERT INTO term (field, value, entity_pk) VALUES (?,?,?) ON CONFLICT (field, value, entity_pk) DO NOTHING",
        [(field, bounded(value), pk) for field, value, pk in rows],
    )


def replace_terms(write: WriteTransaction, pk: int, old: set[tuple[str, str]], new: set[tuple[str, str]]) -> None:
    """Bring an entity's terms up to date."""
    # Bounded first: two long values may be one term.
    old, new = ({(field, bounded(value)) for field, value in terms} for terms in (old, new))
    write.session.many(
        "DELETE FROM term WHERE field = ? AND value = ? AND entity_pk = ?",
        [(field, value, pk) for field, value in old - new],
    )
    add_terms(write, [(field, value, pk) for field, value in new - old])


def with_term(session: Session, field: str, values: Sequence[str]) -> list[int]:
    """Entities that have one of exactly these values in a field."""
    found: list[int] = []
    for start in range(0, len(values), 5000):
        part = [bounded(value) for value in values[start : start + 5000]]
        sql = f"SELECT DISTINCT entity_pk FROM term WHERE field = ? AND value IN ({marks(len(part))})"
        found += [row[0] for row in session.all(sql, (field, *part))]
    return found


def values(session: Session, field: str) -> Iterator[str]:
    """The values that a field has anywhere, each once."""
    for rows in session.stream("SELECT DISTINCT value FROM term WHERE field = ?", (field,)):
        yield from (row[0] for row in rows)


def terms_of(session: Session, pks: Sequence[int]) -> dict[int, set[tuple[str, str]]]:
    """The terms of entities."""
    found: dict[int, set[tuple[str, str]]] = {}
    for part in chunks(pks):
        sql = f"SELECT entity_pk, field, value FROM term WHERE entity_pk IN ({marks(len(part))})"
        for pk, field, value in session.all(sql, part):
            found.setdefault(pk, set()).add((field, value))
    return found
