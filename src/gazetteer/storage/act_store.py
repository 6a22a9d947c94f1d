"""What an act on a subtree took besides its root: the log has one event for all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gazetteer.domain import event_kinds
from gazetteer.storage import event_store, subtree_store
from gazetteer.storage.dialect import Session, marks
from gazetteer.storage.event_store import EventRow
from gazetteer.storage.subtree_store import Hidden, Place

# Of a subtree that is larger than a page, so many keys of the catalog are looked at for a page: those of a subtree
# need not follow one another.
KEYS = 5000


@dataclass(slots=True, frozen=True)
class Taken:
    """A descendant that an act took; `version` (in tenths) is the one it had, None if that is no longer known."""

    pk: int
    id: bytes
    type: str
    version: int | None


def taken(session: Session, event: EventRow, after: int, limit: int) -> tuple[list[Taken], int | None]:
    """The next descendants that a recursive event is about, behind a key, in the order of keys.

    What it took is the same before, while and after its job carries it out, so a reader may go on at any time.
    What was erased since is missing: of that only the erasure is told.

    Returns:
        At most `limit` descendants, and up to which key they were looked for; None: there are no more.
    """
    acts = [act for act in subtree_store.pending(session) if act.seq <= event.seq]
    waiting: list[int] = []
    reached: int | None = None
    if acts and acts[-1].seq == event.seq:
        waiting, reached = _waiting(session, acts, after, limit)
    pks = sorted({*waiting, *_carried_out(session, event, after, reached, limit)})[:limit]
    if len(pks) == limit:
        reached = pks[-1]
    found = _described(session, event, pks)
    return [found[pk] for pk in pks], reached


def _carried_out(session: Session, event: EventRow, after: int, until: int | None, limit: int) -> list[int]:
    """What the act took already, as its history says."""
    table, column = ("tombstone", "seq") if event.kind == event_kinds.ENTITY_DELETED else ("placement", "from_seq")
    sql = f"SELECT entity_pk FROM {table} WHERE {column} = ? AND entity_pk > ? AND entity_pk <> ?"
    values = [event.seq, after, event.entity_pk]
    if until is not None:
        sql += " AND entity_pk <= ?"
        values.append(until)
    return [row[0] for row in session.all(f"{sql} ORDER BY entity_pk LIMIT ?", (*values, limit))]


_PLACE = "SELECT pk, path, deleted, deleted_seq, seq FROM entity"
BY_PLACES = f"{_PLACE} WHERE path >= ? AND path < ? ORDER BY path, pk LIMIT ?"
# A CASE hides the places from the planner, which would else sort all of a subtree by its keys for each page.
BY_KEYS = (
    f"{_PLACE} WHERE pk > ? AND pk <= ? AND CASE WHEN path >= ? AND path < ? THEN 1 ELSE 0 END = 1 ORDER BY pk LIMIT ?"
)


def _waiting(session: Session, acts: Sequence[Hidden], after: int, limit: int) -> tuple[list[int], int | None]:
    """What the last of these acts has yet to take, and up to which key that was looked for; None: to the end."""
    low, high = acts[-1].low, acts[-1].high
    rows = session.all(BY_PLACES, (low, high, limit))
    reached = None
    if len(rows) == limit:
        # The subtree is larger than a page.
        until = after + KEYS
        rows = session.all(BY_KEYS, (after, until, low, high, limit))
        if len(rows) == limit:
            reached = rows[-1][0]
        elif until < event_store.highest_key(session):
            reached = until
    places = (Place(*row) for row in rows if row[0] > after)
    return [place.pk for place in places if subtree_store.will_take(acts, place)], reached


def _described(session: Session, event: EventRow, pks: Sequence[int]) -> dict[int, Taken]:
    """Descendants as they were at the act."""
    if not pks:
        return {}
    within = f"IN ({marks(len(pks))})"
    versions = "SELECT max(v.version) FROM version v WHERE v.entity_pk = e.pk AND v.seq < ?"
    sql = (
        f"SELECT e.pk, e.id, e.type, CASE WHEN e.seq < ? THEN e.version ELSE ({versions}) END"
        f" FROM entity e WHERE e.pk {within}"
    )
    rows = session.all(sql, (event.seq, event.seq, *pks))
    if event.kind == event_kinds.ENTITY_DELETED:
        told = (
            "SELECT v.version FROM event v WHERE v.entity_pk = t.entity_pk AND v.seq < t.seq"
            " AND v.version IS NOT NULL ORDER BY v.seq DESC LIMIT 1"
        )
        sql = f"SELECT t.entity_pk, t.id, t.type, ({told}) FROM tombstone t WHERE t.entity_pk {within}"
        rows += session.all(sql, pks)
    return {row[0]: Taken(*row) for row in rows}
