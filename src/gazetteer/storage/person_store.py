"""Where the names of people are told who are no users yet, so that they are found when such a user comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gazetteer.domain import named_texts
from gazetteer.storage.dialect import Session, marks
from gazetteer.storage.transaction import WriteTransaction

_PERSONAL = [kind for kind, named in named_texts.KINDS.items() if named.personal]


@dataclass(slots=True, frozen=True)
class Place:
    """What an entity had or was told of at a position of the event log: its labels, slots, change, last document."""

    entity_pk: int
    seq: int


@dataclass(slots=True, frozen=True)
class Label:
    """A label that began at a place, and what is told of it beside its tag."""

    column_path: str
    tag_pk: int
    detail: str


def wait(write: WriteTransaction, places: Sequence[tuple[str, Place]]) -> None:
    """Remember where somebody is named, each with the key of the FQN that a user would have who is called so."""
    write.session.many(
        "INSERT INTO awaited_person (awaits, entity_pk, seq) VALUES (?,?,?)"
        " ON CONFLICT (awaits, entity_pk, seq) DO NOTHING",
        [(awaits, place.entity_pk, place.seq) for awaits, place in places],
    )


def waiting(session: Session, names: Sequence[str]) -> list[Place]:
    """The places at which one of these is named, each once."""
    sql = f"SELECT DISTINCT entity_pk, seq FROM awaited_person WHERE awaits IN ({marks(len(names))})"
    return [Place(*row) for row in session.all(sql, names)]


def known(write: WriteTransaction, names: Sequence[str]) -> None:
    """These are waited for no more."""
    write.execute(f"DELETE FROM awaited_person WHERE awaits IN ({marks(len(names))})", names)


def slots(session: Session, place: Place) -> list[tuple[int, str]]:
    """(slot, text) of the slots that began at a place and name people who are no users, ended ones too."""
    sql = (
        "SELECT slot, text FROM ref_slot WHERE entity_pk = ? AND from_seq = ? AND target_pk IS NULL"
        f" AND kind IN ({marks(len(_PERSONAL))})"
    )
    return [(slot, text) for slot, text in session.all(sql, (place.entity_pk, place.seq, *_PERSONAL))]


def bind_slot(write: WriteTransaction, place: Place, slot: int, user_pk: int) -> None:
    """A slot names a user, and nothing of his name stays beside his key."""
    write.execute(
        "UPDATE ref_slot SET target_pk = ?, awaits = NULL, text = '' WHERE entity_pk = ? AND slot = ? AND from_seq = ?",
        (user_pk, place.entity_pk, slot, place.seq),
    )


def labels(session: Session, place: Place) -> list[Label]:
    """The labels that began at a place and were put there by nobody who is known, ended ones too."""
    sql = (
        "SELECT column_path, tag_pk, detail FROM tag_usage"
        " WHERE entity_pk = ? AND from_seq = ? AND applied_by IS NULL AND detail IS NOT NULL"
    )
    return [Label(*row) for row in session.all(sql, (place.entity_pk, place.seq))]


def bind_label(write: WriteTransaction, place: Place, label: Label, user_pk: int) -> None:
    """A label was put there by a user."""
    write.execute(
        "UPDATE tag_usage SET applied_by = ?, detail = ?"
        " WHERE entity_pk = ? AND column_path = ? AND tag_pk = ? AND from_seq = ?",
        (user_pk, label.detail or None, place.entity_pk, label.column_path, label.tag_pk, place.seq),
    )


# (table, column that tells of a place)
_TOLD = (("event", "change"), ("event", "last_document"), ("version", "change"))


def told(session: Session, place: Place) -> list[tuple[str, str, str]]:
    """(table, column, text) of all that is told of a place."""
    found = []
    for table, column in _TOLD:
        sql = f"SELECT {column} FROM {table} WHERE entity_pk = ? AND seq = ? AND {column} IS NOT NULL"
        found += [(table, column, row[0]) for row in session.all(sql, (place.entity_pk, place.seq))]
    return found


def tell(write: WriteTransaction, place: Place, table: str, column: str, text: str) -> None:
    """Tell something else of a place."""
    sql = f"UPDATE {table} SET {column} = ? WHERE entity_pk = ? AND seq = ?"
    write.execute(sql, (text, place.entity_pk, place.seq))
