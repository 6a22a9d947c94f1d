"""Jobs: what goes on after an answer was given, and how far it came."""

from __future__ import annotations

from dataclasses import dataclass

from gazetteer.storage.dialect import Session
from gazetteer.storage.transaction import WriteTransaction

# Who waits for jobs is woken by this name once a new one is on disk.
ADDED = "job"

# Jobs that ended are kept so long, in milliseconds.
KEPT = 30 * 86_400_000


@dataclass(slots=True, frozen=True)
class JobRow:
    """One job; `done` counts what it dealt with, `after_…` say where it goes on."""

    pk: int
    kind: str
    state: str
    entity_pk: int
    done: int
    after_path: bytes | None
    after_pk: int | None
    error: str | None
    created_at: int
    updated_at: int
    finished_at: int | None


COLUMNS = "pk, kind, state, entity_pk, done, after_path, after_pk, error, created_at, updated_at, finished_at"


def add(write: WriteTransaction, pk: int, kind: str, entity_pk: int) -> None:
    """A new job, which waits; forget those that ended long ago."""
    write.execute("DELETE FROM job WHERE finished_at < ?", (write.now - KEPT,))
    write.execute(
        f"INSERT INTO job ({COLUMNS}) VALUES (?,?,'waiting',?,0,NULL,NULL,NULL,?,?,NULL)",
        (pk, kind, entity_pk, write.now, write.now),
    )
    write.wakes.add(ADDED)


def one(session: Session | WriteTransaction, pk: int) -> JobRow | None:
    """A job; None if there is none, or it ended long ago."""
    row = session.one(f"SELECT {COLUMNS} FROM job WHERE pk = ?", (pk,))
    return JobRow(*row) if row else None


def newest(session: Session, limit: int) -> list[JobRow]:
    """The newest jobs, newest first."""
    return [JobRow(*row) for row in session.all(f"SELECT {COLUMNS} FROM job ORDER BY pk DESC LIMIT ?", (limit,))]


def advance(write: WriteTransaction, pk: int, done: int, after: tuple[bytes, int]) -> None:
    """So many more are done, up to this row."""
    write.execute(
        "UPDATE job SET state = 'running', error = NULL, done = done + ?, after_path = ?, after_pk = ?,"
        " updated_at = ? WHERE pk = ?",
        (done, *after, write.now, pk),
    )


def end(write: WriteTransaction, pk: int, state: str, done: int) -> None:
    """The job is over: `done`, or `dropped` because another one did more."""
    write.execute(
        "UPDATE job SET state = ?, error = NULL, done = done + ?, updated_at = ?, finished_at = ? WHERE pk = ?",
        (state, done, write.now, write.now, pk),
    )


def note_failure(write: WriteTransaction, pk: int, error: str) -> None:
    """The last attempt failed; it will be tried again."""
    write.execute("UPDATE job SET state = 'failing', error = ?, updated_at = ? WHERE pk = ?", (error, write.now, pk))
