"""What reads for too long is ended by the database; a writer that does nothing does not stop the others for long."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from gazetteer.app import Platform
from gazetteer.errors import Unavailable
from gazetteer.storage import dialects, event_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.engine import Database
from gazetteer.storage.transaction import WriteFunction

PATIENCE = 30.0
LONG = "WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r WHERE x < 2000000000) SELECT count(x) FROM r"


@pytest.fixture
def hurried(platform: Platform) -> Iterator[Database]:
    database = Database(platform.context.database.dialect, readers=1, read_seconds=0.3)
    yield database
    database.close()


class TestReading:
    def test_one_statement(self, hurried: Database) -> None:
        for _ in range(2):
            with pytest.raises(Unavailable, match="more time"), hurried.read() as session:
                session.all(LONG)
        # The connection is as good as before.
        with hurried.read() as session:
            assert session.one("SELECT 1") == (1,)

    def test_a_stream(self, hurried: Database) -> None:
        with pytest.raises(Unavailable, match="more time"), hurried.read() as session:
            for _ in session.stream(LONG.replace("count(x)", "x")):
                pass
        with hurried.read() as session:
            assert session.one("SELECT 1") == (1,)

    def test_many_statements(self, hurried: Database) -> None:
        with pytest.raises(Unavailable, match="more time"), hurried.read() as session:
            _ask_on(session)

    def test_commands_have_the_time_they_need(self, platform: Platform) -> None:
        with platform.context.database.read() as session:
            assert session.one(LONG.replace("2000000000", "300000")) == (300000,)


def _ask_on(session: Session) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        session.all("SELECT 1")


def _between_two_statements(_frozen: Any) -> None:
    """The server has answered, and waits for what comes next."""


def _amid_a_batch(frozen: Any) -> None:
    """The server has done some of a batch's statements, and waits for the rest of them."""
    frozen.pgconn.enter_pipeline_mode()
    frozen.pgconn.send_query_params(b"SELECT 1", [])
    frozen.pgconn.send_flush_request()
    frozen.pgconn.flush()


@pytest.mark.parametrize("database", ["postgresql"])
class TestFrozenWriter:
    @pytest.mark.parametrize("at", [_between_two_statements, _amid_a_batch])
    def test_others_are_told_and_then_go_on(
        self, platform: Platform, monkeypatch: pytest.MonkeyPatch, at: Callable[[Any], None]
    ) -> None:
        monkeypatch.setattr(dialects, "LOCK_SECONDS", 0.2)
        monkeypatch.setattr(dialects, "FROZEN_SECONDS", 1.0)
        dialect = platform.context.database.dialect
        frozen = dialect.connect(read_only=False)
        other = Database(dialect)
        try:
            frozen.execute("BEGIN")
            frozen.execute("SELECT seq FROM event_head FOR UPDATE")
            at(frozen)
            with pytest.raises(Unavailable, match="another server holds"):
                other.write(WriteFunction(lambda write: write.take_seq()))
            with other.read() as session:
                event_store.position(session)
            _until_written(other)
        finally:
            other.close()
            frozen.close()


def _until_written(database: Database) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            database.write(WriteFunction(lambda write: write.take_pk()))
        except Unavailable:
            assert time.monotonic() < end, "the frozen writer is never ended"
        else:
            return
