"""The database in use: a pool of readers, and one writer thread that commits what waits together."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from gazetteer.errors import Unavailable
from gazetteer.storage import transaction
from gazetteer.storage.dialect import Dialect, Session
from gazetteer.storage.transaction import Unit

R = TypeVar("R")

# Without a server: commands read with one thread or a few.
READERS = 8
# At most so many requests share one commit: a bound on what one disk error can fail.
LARGEST_BATCH = 64

SINGLE, BULK, LAST = 0, 1, 2


@dataclass(order=True)
class _Waiting:
    priority: int
    number: int
    unit: Unit[Any] | None = field(compare=False)
    future: Future[Any] = field(compare=False, default_factory=Future)


class Database:
    """Our own database.

    Arguments:
        dialect: which system, and where.
        readers: how many connections to read by there may be; as many as threads, so that none of them waits.
        read_seconds: how long a reader may take; None for as long as it needs.

    Readers see one state of the database throughout a `with database.read()`. Writes are serial: the writer
    thread takes what waits, single requests before bulk chunks, and answers nobody before COMMIT.
    """

    def __init__(self, dialect: Dialect, *, readers: int = READERS, read_seconds: float | None = None) -> None:
        self.dialect = dialect
        self.readers = readers
        self.read_seconds = read_seconds
        self._idle: queue.LifoQueue[Session | None] = queue.LifoQueue()
        for _ in range(readers):
            self._idle.put(None)
        self._waiting: queue.PriorityQueue[_Waiting] = queue.PriorityQueue()
        self._counter = 0
        self._lock = threading.Lock()
        self._writer: threading.Thread | None = None
        self._writing: Session | None = None
        self._closed = False
        self._wake_after: dict[str, list[threading.Event]] = {}

    @property
    def waiting(self) -> int:
        """How many writes wait for the one that is under way."""
        return self._waiting.qsize()

    def wake_after(self, name: str, event: threading.Event) -> None:
        """Set an event after every write of this process that wakes `name`."""
        self._wake_after.setdefault(name, []).append(event)

    @contextmanager
    def read(self, *, single: bool = False) -> Iterator[Session]:
        """A read transaction on a connection of the pool.

        Arguments:
            single: for one statement only, which sees one state by itself: without a transaction around it.
        """
        session = self._idle.get()
        try:
            if session is None or not self.dialect.alive(session.connection):
                session = Session(self.dialect.connect(read_only=True), self.dialect)
                self.dialect.limit_reading(session, self.read_seconds)
            session.begin(self.read_seconds)
            if not single:
                self.dialect.begin_read(session)
            try:
                yield session
            finally:
                session.begin(None)
                if self.dialect.in_transaction(session.connection):
                    session.execute("COMMIT")
        finally:
            self._idle.put(session)

    def write(self, unit: Unit[R], *, priority: int = SINGLE) -> R:
        """Write one unit and wait until it is on disk.

        Raises:
            GazetteerError: the unit's own error (only it was undone), or Unavailable when the whole
                transaction failed (nothing was written).
        """
        with self._lock:
            if self._closed:
                raise Unavailable("the server is stopping; nothing was written, try again later")
            if self._writer is None:
                self._writer = threading.Thread(target=self._run, name="gazetteer-writer", daemon=True)
                self._writer.start()
            self._counter += 1
            waiting = _Waiting(priority, self._counter, unit)
            self._waiting.put(waiting)
        result: R = waiting.future.result()
        return result

    def close(self) -> None:
        """Write what waits, then close every connection."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            self._counter += 1
            self._waiting.put(_Waiting(LAST, self._counter, None))
        if self._writer is not None:
            self._writer.join()
        readers = [self._idle.get() for _ in range(self.readers)]
        # The writer last: only its closing brings what was written into the file itself.
        for session in (*readers, self._writing):
            if session is not None:
                session.connection.close()

    def _run(self) -> None:
        while True:
            batch, last = self._take()
            if batch:
                self._writing = self._commit(self._writing, batch)
            if last:
                break

    def _take(self) -> tuple[list[_Waiting], bool]:
        batch = [self._waiting.get()]
        # A bulk chunk is a whole transaction's worth of work, so nothing joins it.
        while batch[0].priority == SINGLE and len(batch) < LARGEST_BATCH:
            try:
                following = self._waiting.get_nowait()
            except queue.Empty:
                break
            if following.priority != SINGLE:
                self._waiting.put(following)
                break
            batch.append(following)
        last = batch[0].unit is None
        return [waiting for waiting in batch if waiting.unit is not None], last

    def _commit(self, session: Session | None, batch: list[_Waiting]) -> Session | None:
        try:
            if session is None or not self.dialect.alive(session.connection):
                session = Session(self.dialect.connect(read_only=False), self.dialect)
            committed = transaction.run(self.dialect, session, [w.unit for w in batch if w.unit is not None])
        except BaseException as error:  # noqa: BLE001  every waiting request is told
            if len(batch) == 1 and isinstance(error, Exception):
                batch[0].future.set_exception(error)
                return session
            failed = error if isinstance(error, Unavailable) else Unavailable(f"the write failed: {error}")
            for waiting in batch:
                waiting.future.set_exception(failed)
            return session
        for waiting, outcome in zip(batch, committed.outcomes, strict=True):
            if outcome.error is not None:
                waiting.future.set_exception(outcome.error)
            else:
                waiting.future.set_result(outcome.result)
        for name in committed.wakes:
            for event in self._wake_after.get(name, ()):
                event.set()
        return session
