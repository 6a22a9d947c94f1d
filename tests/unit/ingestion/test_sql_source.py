"""What SQL connectors share: packs of schemas, filters, names that the catalog cannot have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import pytest

from gazetteer.errors import TerminalError
from gazetteer.ingestion import sql_reading
from gazetteer.ingestion.connector import Complete, Failure, Filtered, Record
from gazetteer.ingestion.options import DatabaseConfig, DatabaseOptions
from gazetteer.ingestion.sql_reading import Details, Listed
from gazetteer.ingestion.sql_session import SqlSession
from gazetteer.ingestion.sql_source import Described, SqlConnector
from tests.unit.ingestion.test_sql_session import Counting


class Dictionary(SqlConnector):
    """A source made of a dict: schema → tables; schemas named in `broken` cannot be read."""

    name = "dictionary"
    service_type = "CustomDatabase"
    batch_size = 4
    queries: ClassVar[Mapping[str, str]] = {"probe": "SELECT 1"}

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
        session.rows("SELECT 1")
        return [Described(schema) for schema in self.content]

    def list_relations(self, session: SqlSession) -> list[Listed]:
        session.rows("SELECT 1")
        return [Listed((s, t), s, t, "table") for s, tables in self.content.items() for t in tables]

    def list_routines(self, session: SqlSession) -> list[Listed]:
        session.rows("SELECT 1")
        return []

    def read_relations(self, session: SqlSession, database_fqn: str, batch: Sequence[Listed]) -> Details:
        assert database_fqn == "s.d"
        session.rows("SELECT 1")
        self.reads.append([f"{listed.schema}.{listed.name}" for listed in batch])
        if any(listed.schema in self.broken for listed in batch):
            raise TerminalError("damaged page")
        return {listed.key: {"columns": []} for listed in batch}

    def read_routines(self, session: SqlSession, batch: Sequence[Listed]) -> Details:
        session.rows("SELECT 1")
        return {listed.key: {} for listed in batch}


def test_small_schemas_are_read_together_and_large_ones_in_parts() -> None:
    source = Dictionary({"a": ["1", "2"], "b": ["3"], "c": [str(number) for number in range(6)], "d": []})
    items = list(source.extract())
    assert source.reads == [["a.1", "a.2", "b.3"], ["c.0", "c.1", "c.2", "c.3"], ["c.4", "c.5"]]
    assert sum(isinstance(item, Record) and item.entity_type == "table" for item in items) == 9
    assert [item.scope_fqn for item in items if isinstance(item, Complete)] == ["s.d", *[f"s.d.{s}" for s in "abcd"]]


def test_what_is_broken_is_found_among_what_is_read_with_it() -> None:
    source = Dictionary({"a": ["1"], "b": ["2"], "c": ["3"]}, broken=["b"])
    items = list(source.extract())
    assert source.reads == [["a.1", "b.2", "c.3"], ["a.1"], ["b.2", "c.3"], ["b.2"], ["c.3"]]
    assert [item.fqn for item in items if isinstance(item, Record) and item.entity_type == "table"] == [
        "s.d.a.1",
        "s.d.c.3",
    ]
    assert [(item.fqn, item.message) for item in items if isinstance(item, Failure)] == [("s.d.b.2", "damaged page")]
    assert [item.scope_fqn for item in items if isinstance(item, Complete)] == ["s.d", "s.d.a", "s.d.b", "s.d.c"]


def test_a_schema_of_which_nothing_can_be_read_is_one_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sql_reading, "MOST_FAILED", 2)
    source = Dictionary({"a": ["1"], "b": ["2", "3", "4"], "c": ["5"]}, broken=["b"])
    items = list(source.extract())
    assert [item.fqn for item in items if isinstance(item, Record) and item.entity_type == "table"] == [
        "s.d.a.1",
        "s.d.c.5",
    ]
    assert [item.fqn for item in items if isinstance(item, Failure)] == ["s.d.b"]
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
