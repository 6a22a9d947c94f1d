"""A write transaction: it alone writes, and it hands out the numbers of the event log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from gazetteer.errors import Unavailable
from gazetteer.storage.dialect import Dialect, Row, Session

Result = TypeVar("Result", covariant=True)
R = TypeVar("R")


@dataclass
class WriteTransaction:
    """What a unit of work writes through.

    `now` is the moment of the transaction in epoch milliseconds; it never runs backwards in the log. `wakes` are
    names of what waits in this process for just such a write, and is woken once it is on disk.
    """

    session: Session
    seq: int
    at: int
    pk: int
    now: int
    wakes: set[str] = field(default_factory=set)

    def take_seq(self, count: int = 1) -> int:
        """Reserve `count` positions of the event log; returns the first."""
        first = self.seq + 1
        self.seq += count
        return first

    def take_pk(self, count: int = 1) -> int:
        """Reserve `count` keys for new entities; returns the first."""
        first = self.pk + 1
        self.pk += count
        return first

    def all(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        return self.session.all(sql, parameters)

    def one(self, sql: str, parameters: Sequence[Any] = ()) -> Row | None:
        return self.session.one(sql, parameters)

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        return self.session.execute(sql, parameters)


class Unit(Protocol[Result]):
    """One piece of work that is written whole or not at all."""

    def apply(self, write: WriteTransaction) -> Result:
        """Write it; everything slow was prepared before."""
        ...


@dataclass
class WriteFunction(Generic[R]):
    """A unit of work made of a function, most often a single call of a store."""

    function: Callable[[WriteTransaction], R]

    def apply(self, write: WriteTransaction) -> R:
        """Call it."""
        return self.function(write)


@dataclass
class Outcome(Generic[Result]):
    """What became of one unit: a result, or the error that undid it."""

    result: Result | None = None
    error: BaseException | None = None


@dataclass
class Committed:
    """What a transaction did: what became of each unit, and who is to be woken."""

    outcomes: list[Outcome[Any]]
    wakes: set[str]


def run(dialect: Dialect, session: Session, units: Sequence[Unit[Any]]) -> Committed:
    """Write several units in one transaction, each in a savepoint with numbers of its own.

    Raises:
        GazetteerError: the transaction as a whole failed; nothing of it was written.
    """
    try:
        seq, at, pk, now = dialect.begin_write(session)
        write = WriteTransaction(session, seq, at, pk, max(now, at))
        # One unit alone needs no savepoint: if it fails, all of the transaction is undone.
        outcomes = [_guarded(write, unit) for unit in units] if len(units) > 1 else [Outcome(units[0].apply(write))]
        if write.seq != seq or write.pk != pk:
            session.execute("UPDATE event_head SET seq = ?, at = ?, pk = ?", (write.seq, write.now, write.pk))
        if write.seq != seq:
            session.execute("INSERT INTO moment (seq, at) VALUES (?, ?)", (write.seq, write.now))
        _commit(dialect, session)
    except BaseException:
        _roll_back(dialect, session)
        raise
    return Committed(outcomes, write.wakes)


def _commit(dialect: Dialect, session: Session) -> None:
    try:
        session.execute("COMMIT")
    except Unavailable as error:
        if not dialect.alive(session.connection):
            raise Unavailable(
                "the connection was lost while committing: the write may or may not have happened; read, then repeat"
            ) from error
        raise


def _guarded(write: WriteTransaction, unit: Unit[Any]) -> Outcome[Any]:
    seq, pk = write.seq, write.pk
    write.session.execute("SAVEPOINT unit")
    try:
        outcome: Outcome[Any] = Outcome(result=unit.apply(write))
    except Unavailable:
        # A full disk or a lost server is nobody's own fault: everyone in this transaction is told.
        raise
    except Exception as error:  # noqa: BLE001  it is handed to whoever asked for this unit
        write.session.execute("ROLLBACK TO SAVEPOINT unit")
        write.seq, write.pk = seq, pk
        outcome = Outcome(error=error)
    write.session.execute("RELEASE SAVEPOINT unit")
    return outcome


def _roll_back(dialect: Dialect, session: Session) -> None:
    if not dialect.alive(session.connection):
        return
    if dialect.in_transaction(session.connection):
        session.execute("ROLLBACK")
