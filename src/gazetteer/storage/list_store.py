"""Lists of the entities of a type: pages by place and name, and how many there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gazetteer.storage import index_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.entity_store import COLUMNS, INCLUDE, EntityRow


@dataclass(frozen=True)
class Range:
    """What a list is of.

    Arguments:
        kind: the entity type.
        low, high: only paths in [low, high).
        include: `non-deleted`, `deleted` or `all`.
        terms: exact values of search terms that an entity has to have: (field, value) each.
    """

    kind: str
    low: bytes
    high: bytes
    include: str
    terms: tuple[tuple[str, str], ...] = ()

    def condition(self) -> tuple[str, list[object]]:
        """The range as SQL on `e`, and the values for it."""
        where = INCLUDE[self.include]
        values: list[object] = []
        for field, value in self.terms:
            where += " AND EXISTS (SELECT 1 FROM term t WHERE t.entity_pk = e.pk AND t.field = ? AND t.value = ?)"
            values += [field, index_store.bounded(value)]
        return where, values


def page(
    session: Session,
    wanted: Range,
    *,
    limit: int,
    after: tuple[bytes, str] | None = None,
    before: tuple[bytes, str] | None = None,
) -> list[tuple[EntityRow, str]]:
    """One page, ordered by place and name, with each row's local key.

    Arguments:
        limit: at most so many rows.
        after, before: (path, local key) of the row to begin behind, or to end in front of.
    """
    # Named columns, not a row comparison: SQLite then still walks the index.
    sql = f"SELECT {COLUMNS}, e.local_key FROM entity e WHERE e.type = ? AND e.path >= ? AND e.path < ?"
    values: list[object] = [wanted.kind, wanted.low, wanted.high]
    if after is not None:
        sql += " AND (e.path > ? OR (e.path = ? AND e.local_key > ?)) AND e.path >= ?"
        values += [after[0], after[0], after[1], after[0]]
    if before is not None:
        sql += " AND (e.path < ? OR (e.path = ? AND e.local_key < ?)) AND e.path <= ?"
        values += [before[0], before[0], before[1], before[0]]
    order = "DESC" if before is not None else "ASC"
    where, more = wanted.condition()
    sql += f" AND {where} ORDER BY e.path {order}, e.local_key {order} LIMIT ?"
    rows = session.all(sql, [*values, *more, limit])
    found = [(EntityRow(*row[:-1]), row[-1]) for row in rows]
    return found[::-1] if before is not None else found


def pages(session: Session, wanted: Range, size: int) -> Iterator[list[EntityRow]]:
    """Everything in a range, so many rows at a time."""
    after = None
    while True:
        found = page(session, wanted, limit=size, after=after)
        yield [row for row, _ in found]
        if len(found) < size:
            return
        after = (found[-1][0].path, found[-1][1])


def total(session: Session, wanted: Range) -> int:
    """How many rows all pages have together."""
    if not wanted.terms:
        return index_store.total(session, wanted.kind, wanted.low, wanted.high, wanted.include)
    # Counters know the totals of places only; conditions have to be counted.
    where, values = wanted.condition()
    sql = f"SELECT count(*) FROM entity e WHERE e.type = ? AND e.path >= ? AND e.path < ? AND {where}"
    row = session.one(sql, [wanted.kind, wanted.low, wanted.high, *values])
    return int(row[0]) if row else 0
