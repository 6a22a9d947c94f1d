"""What SQL connectors share: sessions, keys, packs of schemas."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

import pytest

from gazetteer.errors import MissingError, RemoteError, TerminalError, TransientError
from gazetteer.ingestion.connector import Complete, Failure, Filtered, Record
from gazetteer.ingestion.options import DatabaseConfig, DatabaseOptions
from gazetteer.ingestion.sql_session import SqlSession
from gazetteer.ingestion.sql_source import Described, Details, Listed, SqlConnector
from gazetteer.ingestion.sql_table import Key, column_constraint, table_constraints


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

    def session(self, settings: str | None = None) -> SqlSession:
        return SqlSession(self.connect, settings, sqlite3.Error, classify, self.waits.append)


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


def test_a_connection_whose_settings_fail_is_closed() -> None:
    source = Counting()
    with source.session("SELEC") as session, pytest.raises(TerminalError):
        session.rows("SELECT 1")
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        source.opened[0].cursor()


def test_keys_become_constraints() -> None:
    keys = [
        Key("PRIMARY_KEY", ["id"]),
        Key("UNIQUE", ["a", "b"]),
        Key("UNIQUE", ["code"]),
        Key("FOREIGN_KEY", ["id"], ("c", "other.table"), ["x.y"]),
        Key("FOREIGN_KEY", ["a"], ("c", "t"), ["k"]),
        Key("FOREIGN_KEY", ["a"], ("c", 'quo"te'), ["k"]),
    ]
    assert table_constraints(keys, "s.d") == [
        {"constraintType": "PRIMARY_KEY", "columns": ["id"]},
        {"constraintType": "UNIQUE", "columns": ["a", "b"]},
        {"constraintType": "UNIQUE", "columns": ["code"]},
        {
            "constraintType": "FOREIGN_KEY",
            "columns": ["id"],
            "referredColumns": ['s.d.c."other.table"."x.y"'],
            "relationshipType": "ONE_TO_ONE",
        },
        {
            "constraintType": "FOREIGN_KEY",
            "columns": ["a"],
            "referredColumns": ["s.d.c.t.k"],
            "relationshipType": "MANY_TO_ONE",
        },
    ]
    constraints = {name: column_constraint(name, keys, not_null=name == "b") for name in ("id", "a", "b", "code")}
    assert constraints == {"id": "PRIMARY_KEY", "a": "NULL", "b": "NOT_NULL", "code": "UNIQUE"}


class Dictionary(SqlConnector):
    """A source made of a dict: schema → tables; schemas named in `broken` cannot be read."""

    name = "dictionary"
    service_type = "CustomDatabase"
    batch_size = 4

    def __init__(self, content: dict[str, list[str]], broken: Sequence[str] = (), **options: Any) -> None:
        super().__init__("s", DatabaseConfig(), DatabaseOptions(**options))
        self.content = content
        self.broken = broken
        self.reads: list[list[str]] = []
        self.source = Counting()

    def session(self, database: str | None = None) -> SqlSession:
        del database
        return self.source.session()

    def list_databases(self) -> list[Described]:
        return [Described("d", "the only one")]

    def list_schemas(self, session: SqlSession) -> list[Described]:
        session.rows(self.probe)
        return [Described(schema) for schema in self.content]

    def list_relations(self, session: SqlSession) -> list[Listed]:
        session.rows(self.probe)
        return [Listed((s, t), s, t, "table") for s, tables in self.content.items() for t in tables]

    def list_routines(self, session: SqlSession) -> list[Listed]:
        session.rows(self.probe)
        return []

    def read_relations(self, session: SqlSession, database_fqn: str, batch: Sequence[Listed]) -> Details:
        assert database_fqn == "s.d"
        session.rows(self.probe)
        self.reads.append([f"{listed.schema}.{listed.name}" for listed in batch])
        if any(listed.schema in self.broken for listed in batch):
            raise TerminalError("damaged page")
        return {listed.key: {"columns": []} for listed in batch}

    def read_routines(self, session: SqlSession, batch: Sequence[Listed]) -> Details:
        session.rows(self.probe)
        return {listed.key: {} for listed in batch}


def test_small_schemas_are_read_together_and_large_ones_in_parts() -> None:
    source = Dictionary({"a": ["1", "2"], "b": ["3"], "c": [str(number) for number in range(6)], "d": []})
    items = list(source.extract())
    assert source.reads == [["a.1", "a.2", "b.3"], ["c.0", "c.1", "c.2", "c.3"], ["c.4", "c.5"]]
    assert sum(isinstance(item, Record) and item.entity_type == "table" for item in items) == 9
    assert [item.scope_fqn for item in items if isinstance(item, Complete)] == ["s.d", *[f"s.d.{s}" for s in "abcd"]]


def test_a_broken_schema_is_found_among_those_read_with_it() -> None:
    source = Dictionary({"a": ["1"], "b": ["2"], "c": ["3"]}, broken=["b"])
    items = list(source.extract())
    assert source.reads == [["a.1", "b.2", "c.3"], ["a.1"], ["b.2"], ["c.3"]]
    assert [item.fqn for item in items if isinstance(item, Record) and item.entity_type == "table"] == [
        "s.d.a.1",
        "s.d.c.3",
    ]
    assert [(item.fqn, item.message) for item in items if isinstance(item, Failure)] == [("s.d.b", "damaged page")]
    assert [item.scope_fqn for item in items if isinstance(item, Complete)] == ["s.d", "s.d.a", "s.d.c"]


def test_names_that_the_catalog_cannot_have_are_reported_and_the_rest_goes_on() -> None:
    source = Dictionary({"a": ['"x"', "x"], 'b"c': ["y"]})
    items = list(source.extract())
    assert [item.fqn for item in items if isinstance(item, Failure)] == ['s.d.b"c', 's.d.a."x"']
    assert [item.fqn for item in items if isinstance(item, Record)] == ["s.d", "s.d.a", "s.d.a.x"]


def test_a_connection_may_bring_its_own_patterns() -> None:
    config = DatabaseConfig.model_validate(
        {"schemaFilterPattern": {"includes": ["a"]}, "tableFilterPattern": {"excludes": ["x"]}}
    )
    options = DatabaseOptions.model_validate({"tableFilterPattern": {"excludes": ["y"]}})
    merged = config.completes(options)
    assert merged.schema_filter_pattern.includes == ("a",)
    assert merged.table_filter_pattern.excludes == ("y",)


def test_filtered_databases_are_not_opened() -> None:
    source = Dictionary({"a": ["1"]}, database_filter_pattern={"excludes": ["d"]})
    assert [item.fqn for item in source.extract() if isinstance(item, Filtered)] == ["s.d"]
    assert source.source.opened == []
