"""Lists of the entities of a type: pages by place and name, and how many there are."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gazetteer.storage import index_store, subtree_store
from gazetteer.storage.dialect import Row, Session, marks
from gazetteer.storage.entity_store import COLUMNS, EntityRow
from gazetteer.storage.sight import EVERYTHING, Sight
from gazetteer.storage.subtree_store import DELETING, ERASING, RESTORING, Hidden

# The documents of one page: what a list of 10,000 tables of usual width has.
MOST_CHARACTERS = 32_000_000
# So many rows show how large the others may be.
FEW = 100


@dataclass(frozen=True)
class Range:
    """What a list is of.

    Arguments:
        kind: the entity type.
        low, high: only paths in [low, high).
        include: `non-deleted`, `deleted` or `all`.
        terms: exact values of search terms that an entity has to have: (field, value) each.
        sight: what is seen at all.
    """

    kind: str
    low: bytes
    high: bytes
    include: str
    terms: tuple[tuple[str, str], ...] = ()
    sight: Sight = EVERYTHING

    def condition(self) -> tuple[str, list[object]]:
        """The terms and the sight as SQL on `e`, and the values for it."""
        where = ""
        values: list[object] = []
        for field, value in self.terms:
            where += " AND EXISTS (SELECT 1 FROM term t WHERE t.entity_pk = e.pk AND t.field = ? AND t.value = ?)"
            values += [field, index_store.bounded(value)]
        if self.sight.narrows:
            where += f" AND ({self.sight.condition})"
            values += self.sight.values
        return where, values


@dataclass(frozen=True)
class _Part:
    """A part of a range whose rows are all wanted that fulfil one of the conditions.

    Each condition names the row's own flag as a literal, so that the index of just those rows serves it.
    """

    low: bytes
    high: bytes
    conditions: tuple[tuple[str, tuple[int, ...]], ...]


_LIVE, _DEAD = "e.deleted = 0", "e.deleted = 1"
_PLAIN = {
    "non-deleted": ((_LIVE, ()),),
    "deleted": ((_DEAD, ()),),
    "all": ((_LIVE, ()), (_DEAD, ())),
}


def _parts(session: Session, wanted: Range) -> list[_Part]:
    """A range cut where acts on subtrees begin and end that are not carried out yet; what they hide is left out."""
    acts = [act for act in subtree_store.pending(session) if act.low < wanted.high and act.high > wanted.low]
    cuts = {wanted.low, wanted.high, *(edge for act in acts for edge in (act.low, act.high))}
    places = sorted(edge for edge in cuts if wanted.low <= edge <= wanted.high)
    parts = []
    for low, high in itertools.pairwise(places):
        conditions = _conditions([act for act in acts if act.covers(low)], wanted.include)
        if conditions:
            parts.append(_Part(low, high, conditions))
    return parts


def _conditions(acts: Sequence[Hidden], include: str) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """What is wanted of a place that just these acts are on."""
    if any(act.state == ERASING for act in acts):
        return ()
    if any(act.state == DELETING and not act.undone for act in acts):
        return _PLAIN["all"] if include != "non-deleted" else ()
    restored = tuple(act.deleted_seq for act in acts if act.state == RESTORING)
    if not restored or include == "all":
        return _PLAIN[include]
    some = f"deleted_seq IN ({marks(len(restored))})"
    if include == "deleted":
        return ((f"{_DEAD} AND e.{some.replace(' IN', ' NOT IN')}", restored),)
    return ((_LIVE, ()), (f"{_DEAD} AND e.{some}", restored))


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
    order = "DESC" if before is not None else "ASC"
    # Named columns, not a row comparison: SQLite then still walks the index.
    position, values = "", []
    if after is not None:
        position = " AND (e.path > ? OR (e.path = ? AND e.local_key > ?)) AND e.path >= ?"
        values = [after[0], after[0], after[1], after[0]]
    if before is not None:
        position += " AND (e.path < ? OR (e.path = ? AND e.local_key < ?)) AND e.path <= ?"
        values += [before[0], before[0], before[1], before[0]]
    where, more = wanted.condition()
    found: list[Row] = []
    parts = _parts(session, wanted)
    for part in reversed(parts) if before is not None else parts:
        if (after is not None and part.high <= after[0]) or (before is not None and part.low > before[0]):
            continue
        rows: list[Row] = []
        for condition, of_acts in part.conditions:
            sql = (
                f"SELECT {COLUMNS}, e.local_key FROM entity e WHERE e.type = ? AND e.path >= ? AND e.path < ?{position}"
                f" AND {condition}{where} ORDER BY e.path {order}, e.local_key {order} LIMIT ?"
            )
            rows += session.all(sql, [wanted.kind, part.low, part.high, *values, *of_acts, *more, limit - len(found)])
        if len(part.conditions) > 1:
            rows.sort(key=lambda row: (row[_PATH], row[-1]), reverse=before is not None)
        found += rows[: limit - len(found)]
        if len(found) == limit:
            break
    result = [(EntityRow(*row[:-1]), row[-1]) for row in found]
    return result[::-1] if before is not None else result


_PATH = 4


def bounded_page(
    session: Session,
    wanted: Range,
    *,
    limit: int,
    after: tuple[bytes, str] | None = None,
    before: tuple[bytes, str] | None = None,
) -> tuple[list[tuple[EntityRow, str]], bool]:
    """As `page`, but it ends where the documents have more characters than one answer should; and whether it did."""
    found: list[tuple[EntityRow, str]] = []
    size = 0
    while len(found) < limit and size <= MOST_CHARACTERS:
        fitting = FEW if not found else (MOST_CHARACTERS - size) * len(found) // max(size, 1) + 2
        asked = min(fitting, limit - len(found))
        part = page(session, wanted, limit=asked, after=after, before=before)
        found = [*part, *found] if before is not None else [*found, *part]
        size += sum(len(row.doc) for row, _ in part)
        if len(part) < asked:
            return found, False
        if before is not None:
            before = (part[0][0].path, part[0][1])
        else:
            after = (part[-1][0].path, part[-1][1])
    return found, len(found) < limit


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
    if not wanted.terms and not wanted.sight.narrows:
        return index_store.total(session, wanted.kind, wanted.low, wanted.high, wanted.include)
    # Counters know the totals of places only; conditions have to be counted.
    where, values = wanted.condition()
    count = 0
    for part in _parts(session, wanted):
        for condition, of_acts in part.conditions:
            sql = (
                f"SELECT count(*) FROM entity e WHERE e.type = ? AND e.path >= ? AND e.path < ? AND {condition}{where}"
            )
            row = session.one(sql, [wanted.kind, part.low, part.high, *of_acts, *values])
            count += int(row[0]) if row else 0
    return count
