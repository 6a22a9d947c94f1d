"""Jobs: what goes on after an answer was given, one process at a time, resumed after a crash by whoever is there."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import structlog

from gazetteer.catalog.context import Context
from gazetteer.catalog.documents.names import Names
from gazetteer.catalog.writing.pace import Pace, Timed
from gazetteer.errors import GazetteerError, NotFound
from gazetteer.storage import event_store, history_store, job_store, lease_store, subtree_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.engine import BULK, Database
from gazetteer.storage.job_store import JobRow
from gazetteer.storage.subtree_store import ERASING, Hidden
from gazetteer.storage.transaction import WriteFunction, WriteTransaction

log = structlog.get_logger()

LEASE = "jobs"
# Another process takes over when nothing was heard for so long, in milliseconds; every batch says something.
LEASE_MILLISECONDS = 15_000
# How often a process looks for what another one left, and how long it waits after a failure, in seconds.
POLL_SECONDS = 5.0
# A batch is to hold the write lock no longer than this, in seconds.
BATCH_SECONDS = 0.015
FIRST_BATCH, SMALLEST_BATCH, LARGEST_BATCH = 100, 10, 1000


def newest(context: Context, limit: int) -> list[dict[str, Any]]:
    """The newest jobs, newest first."""
    with context.database.read() as session:
        return [_shown(session, context, row) for row in job_store.newest(session, limit)]


def one(context: Context, pk: int) -> dict[str, Any]:
    """One job.

    Raises:
        NotFound: there is none of this number, or it ended more than 30 days ago.
    """
    with context.database.read() as session:
        found = job_store.one(session, pk)
        if found is None:
            raise NotFound(f"there is no job {pk}; jobs that ended are kept for 30 days")
        return _shown(session, context, found)


def _shown(session: Session, context: Context, row: JobRow) -> dict[str, Any]:
    """A job with the act that it carries out; an entity that was erased has no name any more."""
    act = event_store.event_at(session, row.pk)
    name = Names(session, context.types, seq=row.pk).fqn(row.entity_pk)
    return {
        "id": row.pk,
        "kind": row.kind,
        "act": act.kind if act else "",
        "entityType": act.type if act else "",
        "entity": name or f"(erased, key {row.entity_pk})",
        "state": row.state,
        "done": row.done,
        "error": row.error,
        "createdAt": row.created_at,
        "updatedAt": row.updated_at,
        "finishedAt": row.finished_at,
    }


@dataclass
class Batch:
    """A unit of work: the next rows of an act, by whoever holds the lease."""

    act: Hidden
    holder: str
    limit: int

    def apply(self, write: WriteTransaction) -> bool:
        """Carry out one batch; returns False if it is another process' turn."""
        if not lease_store.hold(write, LEASE, self.holder, LEASE_MILLISECONDS):
            return False
        act = self.act
        job = job_store.one(write, act.seq)
        if job is None or job.finished_at is not None:
            return True  # dropped meanwhile: an erasure of more made it needless
        after = None if job.after_path is None or job.after_pk is None else (job.after_path, job.after_pk)
        rows = subtree_store.batch(write, act, after, self.limit)
        pks = [pk for pk, _ in rows]
        if act.state == ERASING:
            history_store.erase(write, pks, act.seq)
        else:
            subtree_store.mark(write, pks, act)
        if len(rows) < self.limit:
            subtree_store.finish(write, act.seq)
            job_store.end(write, act.seq, "done", len(rows))
        else:
            pk, path = rows[-1]
            job_store.advance(write, act.seq, len(rows), (path, pk))
        return True


@dataclass
class Jobs:
    """Carries out the acts on subtrees that wait, in their order, in a thread of its own."""

    database: Database
    holder: str = field(default_factory=lambda: uuid4().hex)
    _wake: threading.Event = field(default_factory=threading.Event)
    _busy: threading.Lock = field(default_factory=threading.Lock)
    _thread: threading.Thread | None = None
    _stopping: bool = False
    _held: bool = False
    _pace: Pace = field(default_factory=lambda: Pace(BATCH_SECONDS, FIRST_BATCH, SMALLEST_BATCH, LARGEST_BATCH))

    def start(self) -> None:
        """Begin; what an earlier process left goes on at once."""
        self.database.wake_after(job_store.ADDED, self._wake)
        if self.database.dialect.one_process:
            with self.database.read() as session:
                left = bool(subtree_store.pending(session))
            if left:
                self.database.write(WriteFunction(lease_store.give_back_all))
        self._wake.set()
        self._thread = threading.Thread(target=self._run, name="gazetteer-jobs", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End after the batch that is under way; what is left waits for the next start."""
        if self._thread is None:
            return
        self._stopping = True
        self._wake.set()
        self._thread.join()
        self._thread = None
        if self._held:
            self.database.write(WriteFunction(lambda write: lease_store.give_back(write, self.holder)))

    def carry_out(self) -> None:
        """Carry out what waits, in the calling thread, as far as no other process does."""
        with self._busy:
            while not self._stopping:
                with self.database.read() as session:
                    acts = subtree_store.pending(session)
                if not acts or not self._batch(acts[0]):
                    return

    def _batch(self, act: Hidden) -> bool:
        batch = Timed(Batch(act, self.holder, self._pace.size))
        self._held = True
        try:
            ours = self.database.write(batch, priority=BULK)
        except GazetteerError as error:
            log.error("a job failed, and is tried again", job=act.seq, error=str(error))
            reason = error.message
            self.database.write(WriteFunction(lambda write: job_store.note_failure(write, act.seq, reason)))
            raise
        self._pace.learn(self._pace.size, batch.seconds)
        return ours

    def _run(self) -> None:
        while not self._stopping:
            self._wake.wait(POLL_SECONDS)
            self._wake.clear()
            try:
                self.carry_out()
            except Exception:
                log.exception("jobs stand still for a moment")
                # Woken only by what is new: the same failure is not worth a second try at once.
                self._wake.wait(POLL_SECONDS)
