"""A session with a source: when it connects, what it tries again."""

from __future__ import annotations

import sqlite3

import pytest

from gazetteer.errors import BusyError, MissingError, RemoteError, TerminalError, TransientError
from gazetteer.ingestion.sql_session import SqlSession


def classify(error: Exception) -> RemoteError:
    text = str(error)
    if "no such table" in text:
        return MissingError(text)
    return TransientError(text) if "locked" in text or "open" in text else TerminalError(text)


class Counting:
    """Opens SQLite databases and counts them; the first `failing` attempts fail."""

    def __init__(self, failing: int = 0) -> None:
        self.failing = failing
        self.opened: list[sqlite3.Connection] = []
        self.waits: list[float] = []

    def connect(self) -> sqlite3.Connection:
        if self.failing:
            self.failing -= 1
            raise sqlite3.OperationalError("unable to open database file")
        self.opened.append(sqlite3.connect(":memory:"))
        return self.opened[-1]

    def session(self, begin: str | None = None) -> SqlSession:
        return SqlSession(self.connect, begin, sqlite3.Error, classify, self.waits.append)


def test_a_session_opens_one_connection_when_it_is_needed() -> None:
    source = Counting()
    with source.session("SELECT 1") as session:
        assert source.opened == []
        assert session.rows("SELECT 1 UNION SELECT 2 ORDER BY 1") == [(1,), (2,)]
        assert session.rows("SELECT ?", [7]) == [(7,)]
    assert len(source.opened) == 1
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        source.opened[0].cursor()


def test_what_may_pass_is_tried_again_on_a_new_connection() -> None:
    source = Counting(failing=2)
    with source.session() as session:
        assert session.rows("SELECT 1") == [(1,)]
    assert source.waits == [1.0, 2.0]


def test_what_stays_is_raised_after_the_last_attempt() -> None:
    source = Counting(failing=9)
    with source.session() as session, pytest.raises(TransientError, match="unable to open"):
        session.rows("SELECT 1")
    assert source.failing == 6


@pytest.mark.parametrize(("statement", "kind"), [("SELECT * FROM x", MissingError), ("SELEC", TerminalError)])
def test_a_refused_statement_is_not_repeated(statement: str, kind: type[Exception]) -> None:
    source = Counting()
    with source.session() as session, pytest.raises(kind):
        session.rows(statement)
    assert source.waits == []


def test_each_statement_has_a_transaction_of_its_own() -> None:
    source = Counting()
    with source.session("BEGIN") as session:
        for _ in range(2):
            session.rows("CREATE TABLE x (i)")
            with pytest.raises(TerminalError):
                session.rows("SELEC")
        assert not source.opened[0].in_transaction
    assert len(source.opened) == 1


def test_what_cannot_be_set_is_told() -> None:
    source = Counting()
    with source.session("SELEC") as session, pytest.raises(TerminalError):
        session.rows("SELECT 1")


def test_what_is_locked_is_not_waited_for() -> None:
    source = Counting()
    with SqlSession(source.connect, None, sqlite3.Error, BusyError, source.waits.append) as session:
        with pytest.raises(BusyError):
            session.rows("SELEC")
        session.rows("SELECT 1")
    assert (source.waits, len(source.opened)) == ([], 1)


def test_an_answer_that_the_driver_cannot_read_is_an_error_of_the_source() -> None:
    source = Counting()
    with source.session() as session:
        session.rows("SELECT 1")
        source.opened[0].text_factory = lambda data: data.decode("ascii")
        with pytest.raises(TerminalError, match="cannot read"):
            session.rows("SELECT 'ö'")
