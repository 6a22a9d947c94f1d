"""How much the connector asks of the source: whole catalogs, never one statement per table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from gazetteer.connectors.postgres import Postgres
from gazetteer.errors import TerminalError
from gazetteer.ingestion.connector import Complete, Failure, Record

NewDatabase = Callable[[str], str]


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every statement that psycopg sends while the fixture is in use, but for those that begin transactions."""
    sent: list[str] = []
    execute = psycopg.Cursor.execute

    def noting(cursor: Any, query: Any, *arguments: Any, **keywords: Any) -> Any:
        if query != Postgres.queries["begin"]:
            sent.append(str(query))
        return execute(cursor, query, *arguments, **keywords)

    monkeypatch.setattr(psycopg.Cursor, "execute", noting)
    return sent


def tables(count: int) -> str:
    return "".join(
        f"CREATE TABLE public.t{number} (id int PRIMARY KEY, other int REFERENCES public.t{max(number - 1, 0)} (id));"
        f"CREATE VIEW public.v{number} AS SELECT id FROM public.t{number};"
        for number in range(count)
    )


def test_as_many_statements_for_5_tables_as_for_500(new_database: NewDatabase, statements: list[str]) -> None:
    few, many = new_database(tables(5)), new_database(tables(500))
    statements.clear()
    assert sum(isinstance(item, Record) for item in Postgres.from_url("pg", few).extract()) == 12
    for_few = len(statements)
    statements.clear()
    assert sum(isinstance(item, Record) for item in Postgres.from_url("pg", many).extract()) == 1002
    assert len(statements) == for_few
    assert for_few <= 16


def test_batches_bound_what_is_read_at_once(new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    url = new_database(tables(20))
    whole = list(Postgres.from_url("pg", url).extract())
    monkeypatch.setattr(Postgres, "batch_size", 7)
    assert list(Postgres.from_url("pg", url).extract()) == whole


def test_a_table_dropped_after_it_was_listed_is_left_out(
    new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = new_database(tables(3))
    read = Postgres.read_relations

    def dropping(self: Postgres, *arguments: Any) -> Any:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("DROP TABLE IF EXISTS public.t2 CASCADE")
        return read(self, *arguments)

    monkeypatch.setattr(Postgres, "read_relations", dropping)
    items = list(Postgres.from_url("pg", url).extract())
    names = {item.request["name"] for item in items if isinstance(item, Record) and item.entity_type == "table"}
    assert names == {"t0", "v0", "t1", "v1"}
    assert not [item for item in items if isinstance(item, Failure)]


def test_a_table_that_cannot_be_read_is_one_failure_and_stops_nothing(
    new_database: NewDatabase,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    url = new_database("CREATE SCHEMA a; CREATE TABLE a.x (i int); CREATE TABLE a.z (i int); CREATE TABLE public.y ()")
    read = Postgres.read_relations

    def failing(self: Postgres, session: Any, database_fqn: str, batch: Any) -> Any:
        if any(listed.name == "x" for listed in batch):
            session.rows("SELECT 1/0")
        return read(self, session, database_fqn, batch)

    monkeypatch.setattr(Postgres, "read_relations", failing)
    items = list(Postgres.from_url("pg", url).extract())
    (failure,) = [item for item in items if isinstance(item, Failure)]
    assert (failure.entity_type, failure.fqn.rpartition(".")[2]) == ("table", "x")
    assert "division by zero" in failure.message
    complete = {item.scope_fqn.rsplit(".", 1)[1] for item in items if isinstance(item, Complete)}
    assert {"a", "public"} <= complete
    assert {item.request["name"] for item in items if isinstance(item, Record)} >= {"a", "z", "y"}


def test_the_session_only_reads(source_url: str) -> None:
    with Postgres.from_url("pg", source_url).session() as session, pytest.raises(TerminalError, match="read-only"):
        session.rows("CREATE TABLE public.written (i int)")
