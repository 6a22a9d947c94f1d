"""What hangs on entities and is kept by interval: edges, tags, slots of text that name something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gazetteer.domain import fqn, named_texts
from gazetteer.storage.dialect import Row, Session, marks
from gazetteer.storage.entity_store import chunks
from gazetteer.storage.transaction import WriteTransaction


@dataclass(slots=True, frozen=True)
class Edge:
    source_pk: int
    kind: str
    target_pk: int
    position: int


@dataclass(slots=True, frozen=True)
class TagUsage:
    entity_pk: int
    column_path: str
    tag_pk: int
    position: int
    label_type: str
    state: str
    detail: str | None
    # The user who put it there, where it is known; else a name may stand in `detail`.
    applied_by: int | None = None


@dataclass(slots=True, frozen=True)
class Slot:
    entity_pk: int
    slot: int
    kind: str
    target_pk: int | None
    column_path: str
    text: str
    awaits: str | None


@dataclass(slots=True, frozen=True)
class SlotText:
    """A text for a slot, of the interval that began at `from_seq`."""

    text: str
    entity_pk: int
    slot: int
    from_seq: int


def _valid(seq: int | None) -> tuple[str, tuple[int, ...]]:
    """The condition for being valid now, or at a position of the event log."""
    if seq is None:
        return "to_seq IS NULL", ()
    return "from_seq <= ? AND (to_seq IS NULL OR to_seq > ?)", (seq, seq)


def edges_from(session: Session, sources: Sequence[int], kinds: Sequence[str], seq: int | None = None) -> list[Edge]:
    """Edges of these kinds that leave these entities, in their order."""
    valid, at = _valid(seq)
    found = []
    for part in chunks(sources):
        sql = (
            f"SELECT source_pk, kind, target_pk, position FROM edge WHERE source_pk IN ({marks(len(part))})"
            f" AND kind IN ({marks(len(kinds))}) AND {valid} ORDER BY source_pk, kind, position, target_pk"
        )
        found += [Edge(*row) for row in session.all(sql, (*part, *kinds, *at))]
    return found


def edges_to(
    session: Session, targets: Sequence[int], kinds: Sequence[str], seq: int | None = None, most: int | None = None
) -> list[Edge]:
    """Edges of these kinds that lead to these entities, in a stable order.

    Arguments:
        most: so many of each kind for each entity; None: all.
    """
    valid, at = _valid(seq)
    found = []
    for part in chunks(targets):
        sql = (
            f"SELECT source_pk, kind, target_pk, position FROM edge WHERE target_pk IN ({marks(len(part))})"
            f" AND kind IN ({marks(len(kinds))}) AND {valid} ORDER BY target_pk, kind, source_pk"
        )
        values: list[object] = [*part, *kinds, *at]
        if most is not None:
            numbered = sql.replace(
                " FROM edge",
                ", row_number() OVER (PARTITION BY target_pk, kind ORDER BY source_pk) AS number FROM edge",
            )
            sql = f"SELECT source_pk, kind, target_pk, position FROM ({numbered}) AS numbered WHERE number <= ?"
            values.append(most)
        found += [Edge(*row) for row in session.all(sql, values)]
    return found


def edges_at(session: Session | WriteTransaction, pk: int, kinds: Sequence[str]) -> list[Edge]:
    """Edges of these kinds that leave or reach an entity now."""
    sql = f"SELECT source_pk, kind, target_pk, position FROM edge WHERE %s = ? AND kind IN ({marks(len(kinds))})"
    found = []
    for end in ("source_pk", "target_pk"):
        found += [Edge(*row) for row in session.all(f"{sql % end} AND to_seq IS NULL", (pk, *kinds))]
    return found


def tags_of(session: Session, entities: Sequence[int], seq: int | None = None) -> list[TagUsage]:
    """Tags of these entities and of their columns, in their order."""
    valid, at = _valid(seq)
    found = []
    for part in chunks(entities):
        sql = (
            "SELECT entity_pk, column_path, tag_pk, position, label_type, state, detail, applied_by FROM tag_usage"
            f" WHERE entity_pk IN ({marks(len(part))}) AND {valid} ORDER BY entity_pk, column_path, position, tag_pk"
        )
        found += [TagUsage(*row) for row in session.all(sql, (*part, *at))]
    return found


def slots_of(session: Session, entities: Sequence[int], seq: int | None = None) -> list[Slot]:
    """Slots of these entities."""
    valid, at = _valid(seq)
    found = []
    for part in chunks(entities):
        sql = (
            "SELECT entity_pk, slot, kind, target_pk, column_path, text, awaits FROM ref_slot"
            f" WHERE entity_pk IN ({marks(len(part))}) AND {valid} ORDER BY entity_pk, slot"
        )
        found += [Slot(*row) for row in session.all(sql, (*part, *at))]
    return found


def highest_slot(session: Session, entity_pk: int) -> int:
    """The highest number that a slot of this entity ever had."""
    row = session.one("SELECT max(slot) FROM ref_slot WHERE entity_pk = ?", (entity_pk,))
    return int(row[0]) if row and row[0] is not None else -1


def slots_into(
    session: Session, pk: int, low: bytes, high: bytes, kinds: Sequence[str]
) -> Iterator[list[tuple[Slot, int]]]:
    """Open slots of these kinds, each with its `from_seq`, whose target is an entity or lies in [low, high)."""
    columns = "s.entity_pk, s.slot, s.kind, s.target_pk, s.column_path, s.text, s.awaits, s.from_seq"
    sql = (
        f"SELECT {columns} FROM ref_slot s WHERE s.target_pk = ? AND s.to_seq IS NULL AND s.kind IN"
        f" ({marks(len(kinds))}) UNION ALL SELECT {columns} FROM entity e JOIN ref_slot s ON s.target_pk = e.pk"
        f" WHERE e.path >= ? AND e.path < ? AND s.to_seq IS NULL AND s.kind IN ({marks(len(kinds))})"
    )
    for rows in session.stream(sql, (pk, *kinds, low, high, *kinds)):
        yield [(Slot(*row[:-1]), row[-1]) for row in rows]


def slots_to_columns(session: Session, pk: int, paths: Sequence[str]) -> list[Slot]:
    """Open slots that name columns of these paths of an entity."""
    found = []
    for part in chunks(paths):
        sql = (
            "SELECT entity_pk, slot, kind, target_pk, column_path, text, awaits FROM ref_slot"
            f" WHERE target_pk = ? AND to_seq IS NULL AND column_path IN ({marks(len(part))})"
        )
        found += [Slot(*row) for row in session.all(sql, (pk, *part))]
    return found


def set_texts(write: WriteTransaction, texts: Sequence[SlotText]) -> None:
    """Give slots another text."""
    write.session.many(
        "UPDATE ref_slot SET text = ? WHERE entity_pk = ? AND slot = ? AND from_seq = ?",
        [(t.text, t.entity_pk, t.slot, t.from_seq) for t in texts],
    )


def awaited(session: Session, names: Sequence[str], kinds: Sequence[str]) -> list[Row]:
    """(entity_pk, slot, awaits) of open slots of these kinds that wait for one of these FQNs."""
    if not names or not kinds or not _any_waits(session):
        return []
    sql = (
        f"SELECT entity_pk, slot, awaits FROM ref_slot WHERE awaits IN ({marks(len(names))})"
        f" AND kind IN ({marks(len(kinds))}) AND to_seq IS NULL"
    )
    return session.all(sql, (*names, *kinds))


def awaited_below(session: Session, name: str, kinds: Sequence[str]) -> list[Slot]:
    """Open slots of these kinds that may wait for something below this FQN.

    What is waited for is kept in a bounded form; its beginning is the same as that of the whole name.
    """
    if not kinds or not _any_waits(session):
        return []
    start = fqn.key_start(f"{name}.").rpartition(".")[0]
    sql = (
        "SELECT entity_pk, slot, kind, target_pk, column_path, text, awaits FROM ref_slot WHERE awaits >= ?"
        f" AND awaits < ? AND to_seq IS NULL AND kind IN ({marks(len(kinds))})"
    )
    # `/` follows `.`; of a single name too long for a key all that wait are looked at.
    between = (f"{start}.", f"{start}/") if start else ("", "\U0010ffff")
    return [Slot(*row) for row in session.all(sql, (*between, *kinds))]


def _any_waits(session: Session) -> bool:
    return session.one("SELECT 1 FROM ref_slot WHERE awaits IS NOT NULL LIMIT 1") is not None


def bind_slots(write: WriteTransaction, bindings: Sequence[tuple[int, int, int]]) -> None:
    """Give open slots their target: (target_pk, entity_pk, slot); the wire shows the same text as before.

    Of people's names nothing stays beside their key.
    """
    personal = ", ".join(f"'{kind}'" for kind, named in named_texts.KINDS.items() if named.personal)
    write.session.many(
        f"UPDATE ref_slot SET target_pk = ?, awaits = NULL, text = CASE WHEN kind IN ({personal}) THEN '' ELSE text END"
        " WHERE entity_pk = ? AND slot = ? AND to_seq IS NULL",
        bindings,
    )


def open_edges(write: WriteTransaction, edges: Sequence[Edge], seq: int) -> None:
    """Begin the validity of edges."""
    # What ended in the same act and begins again keeps its interval (an order that changed).
    write.session.many(
        "INSERT INTO edge (source_pk, kind, target_pk, position, from_seq) VALUES (?,?,?,?,?)"
        " ON CONFLICT (source_pk, kind, target_pk, from_seq) DO UPDATE SET to_seq = NULL, position = excluded.position",
        [(e.source_pk, e.kind, e.target_pk, e.position, seq) for e in edges],
    )


def close_edges(write: WriteTransaction, edges: Sequence[Edge], seq: int) -> None:
    """End the validity of edges."""
    write.session.many(
        "UPDATE edge SET to_seq = ? WHERE source_pk = ? AND kind = ? AND target_pk = ? AND to_seq IS NULL",
        [(seq, e.source_pk, e.kind, e.target_pk) for e in edges],
    )


def open_tags(write: WriteTransaction, usages: Sequence[TagUsage], seq: int) -> None:
    """Begin the validity of tags."""
    write.session.many(
        "INSERT INTO tag_usage"
        " (entity_pk, column_path, tag_pk, position, label_type, state, detail, applied_by, from_seq)"
        " VALUES (?,?,?,?,?,?,?,?,?)",
        [
            (u.entity_pk, u.column_path, u.tag_pk, u.position, u.label_type, u.state, u.detail, u.applied_by, seq)
            for u in usages
        ],
    )


def close_tags(write: WriteTransaction, usages: Sequence[TagUsage], seq: int) -> None:
    """End the validity of tags."""
    write.session.many(
        "UPDATE tag_usage SET to_seq = ? WHERE entity_pk = ? AND column_path = ? AND tag_pk = ? AND to_seq IS NULL",
        [(seq, u.entity_pk, u.column_path, u.tag_pk) for u in usages],
    )


def open_slots(write: WriteTransaction, slots: Sequence[Slot], seq: int) -> None:
    """Begin the validity of slots."""
    write.session.many(
        "INSERT INTO ref_slot (entity_pk, slot, kind, target_pk, column_path, text, awaits, from_seq)"
        " VALUES (?,?,?,?,?,?,?,?) ON CONFLICT (entity_pk, slot, from_seq) DO UPDATE SET"
        " column_path = excluded.column_path, text = excluded.text, awaits = excluded.awaits",
        [(s.entity_pk, s.slot, s.kind, s.target_pk, s.column_path, s.text, s.awaits, seq) for s in slots],
    )


def reopen_slots(write: WriteTransaction, slots: Sequence[Slot], seq: int) -> None:
    """Have open slots say something else from now on; what they said before stays true of then."""
    write.session.many(
        "UPDATE ref_slot SET to_seq = ?, awaits = NULL WHERE entity_pk = ? AND slot = ? AND to_seq IS NULL"
        " AND from_seq < ?",
        [(seq, s.entity_pk, s.slot, seq) for s in slots],
    )
    open_slots(write, slots, seq)


def close_slots(write: WriteTransaction, slots: Sequence[Slot], seq: int) -> None:
    """End the validity of slots."""
    write.session.many(
        "UPDATE ref_slot SET to_seq = ?, awaits = NULL WHERE entity_pk = ? AND slot = ? AND to_seq IS NULL",
        [(seq, s.entity_pk, s.slot) for s in slots],
    )


def release(write: WriteTransaction, pks: Sequence[int]) -> None:
    """Slots whose target is erased show their text again, and wait for something of that name.

    Who put a tag there is not known any more when that user is erased.
    """
    write.execute(f"UPDATE tag_usage SET applied_by = NULL WHERE applied_by IN ({marks(len(pks))})", pks)
    sql = (
        "SELECT kind, text, column_path, entity_pk, slot, from_seq FROM ref_slot"
        f" WHERE target_pk IN ({marks(len(pks))}) AND to_seq IS NULL"
    )
    waiting = [
        (named_texts.awaited(kind, text, column_path), *place)
        for kind, text, column_path, *place in write.all(sql, pks)
    ]
    write.session.many(
        "UPDATE ref_slot SET target_pk = NULL, awaits = ? WHERE entity_pk = ? AND slot = ? AND from_seq = ?", waiting
    )
