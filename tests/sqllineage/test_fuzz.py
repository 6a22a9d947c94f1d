"""Hostile text: whatever comes in, an answer comes out, in bounded time."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gazetteer.sqllineage.engine import LineageParser
from gazetteer.sqllineage.model import KINDS, RESULT, Lineage
from gazetteer.sqllineage.text import dialect as dialects
from tests.sqllineage.corpus import Entry, load_corpus

PARSERS = {name: LineageParser(name) for name in dialects.known()} | {"unknown": LineageParser()}
ENTRIES = [entry for entry in load_corpus() if len(entry.sql) < 2_000]
FRAGMENTS = [
    "SELECT", "FROM", "WHERE", "INSERT INTO", "UPDATE", "SET", "DELETE", "MERGE INTO", "USING", "ON",
    "WHEN MATCHED THEN", "CREATE TABLE", "CREATE VIEW", "AS", "BEGIN", "END", "IF", "THEN", "ELSE", "LOOP",
    "DECLARE", "EXEC", "EXECUTE IMMEDIATE", "CREATE PROCEDURE p", "CREATE FUNCTION f()", "RETURNS", "RETURN",
    "CURSOR FOR", "FETCH c INTO", "WITH x AS (", "(", ")", "UNION ALL", "JOIN", "LEFT JOIN", "GROUP BY",
    "ORDER BY", "OVER (", "PARTITION BY", "CASE WHEN", "PIVOT (", "UNNEST(", "LATERAL", "FLATTEN(", "VALUES", "*",
    ",", ";", ".", "=", ":=", "||", "+", "'", '"', "`", "[", "]", "$$", "--", "/*", "*/", "{{ ref('x') }}",
    "{% if a %}", "{% endif %}", "{{", "#t", "@v", ":b", "$1", "a", "b", "t", "s.t", "1", "'x'", "NULL", "\n",
    "\nGO\n", "DELIMITER //\n", "//", "ALTER TABLE", "RENAME TO", "SWAP WITH", "EXCHANGE PARTITION", "COPY", "TO",
    "q'[", "\\", "\x00", "é", "->", "::", "<<l>>", "%ROWTYPE", "QUALIFY", "SAMPLE", "TABLESAMPLE", "OUTPUT",
    "RETURNING", "INTO", "|>", "|> AGGREGATE", "MATCH_RECOGNIZE (", "LOCKING ROW FOR ACCESS", "SEL", "ELSE INSERT",
    "REPLACE VIEW", "COLLECT STATS", "CREATE MACRO m AS (", "TIMESERIES s AS '1m' OVER (", "MATCH (PARTITION BY",
    "DEFINE a AS", "LIMIT 1 OVER (", "LOCAL.", "EMITS (", "IMPORT INTO (", "CREATE SINK s AS", "INTO FILES (",
    "LOAD LABEL l (", "WITH LABEL", "SUBMIT TASK", "FROM TUMBLE(", "WITH MUTUALLY RECURSIVE", "AS CHANGELOG FROM",
    "FOR SYSTEM_TIME AS OF", "FOR PORTION OF", "CURRENT DATE - 7 YEARS", "WITH UR", "FROM FINAL TABLE (", "::$x",
    ":> INT", "<*>", "[SHUFFLE]", "OPENQUERY(", "dblink(", "EXTERNAL_QUERY(", "/*!50001", "dictGet(", "ROWS FROM (",
    "OPERATOR(", "${x}", "$(x)", "&x", "%sql\n", "UNION CORRESPONDING", "SEARCH DEPTH FIRST BY a SET b",
    "CYCLE a SET b USING c", "PERFORM", ":= SELECT", "NATURAL JOIN", "COLUMNS(*)", "BEGIN ATOMIC", "RENAME TO c, d",
    "SUBSCRIBE TO", "\n/\n", "--#SET TERMINATOR @\n", "SELECT MOVE_PARTITIONS_TO_TABLE('a', 1, 2, 'b')", "OVERLAPS",
    "XMLTABLE('x' PASSING", "CHANGETABLE(CHANGES", "PREDICT(MODEL", "TABLE t", "QUERY(", "COLLECT(", "ECHO SELECT",
]  # fmt: skip
CPU_SECONDS = 5.0


def check(dialect: str, sql: str) -> None:
    started = time.process_time()
    lineage = PARSERS[dialect].parse(sql)
    assert time.process_time() - started < CPU_SECONDS
    for edge in lineage.columns:
        assert edge.kind in KINDS
        assert 0 < edge.confidence <= 1
    last_line = sql.count("\n") + 1
    assert all(entry.line >= 1 for entry in lineage.dropped)
    if "{" not in sql:
        assert all(entry.line <= last_line for entry in lineage.dropped)
    statement_reads = {table for statement in lineage.statements for table in statement.reads}
    assert statement_reads == set(lineage.reads)
    edges_agree_with_tables(lineage)


def edges_agree_with_tables(lineage: Lineage) -> None:
    """What an edge comes from is read or written somewhere in the text, and its statement writes what it goes to."""
    known = {*lineage.reads, *lineage.writes}
    for statement in lineage.statements:
        for edge in statement.columns:
            assert any(edge.source.startswith(f"{table}.") for table in known), edge
            assert any(edge.target.startswith(f"{table}.") for table in (RESULT, *statement.writes)), edge


@pytest.mark.parametrize("entry", load_corpus(), ids=lambda entry: entry.identifier)
def test_edges_of_the_corpus_agree_with_tables(entry: Entry) -> None:
    edges_agree_with_tables(PARSERS[entry.dialect].parse(entry.sql))


BOUNDED = settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


@BOUNDED
@given(st.sampled_from(sorted(PARSERS)), st.lists(st.sampled_from(FRAGMENTS), max_size=40))
def test_fragments_of_the_grammar(dialect: str, fragments: list[str]) -> None:
    check(dialect, " ".join(fragments))


@BOUNDED
@given(st.sampled_from(sorted(PARSERS)), st.text(max_size=200))
def test_any_text(dialect: str, sql: str) -> None:
    check(dialect, sql)


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, str]:
    """A statement of the corpus with pieces deleted, repeated, moved or replaced."""
    entry: Entry = draw(st.sampled_from(ENTRIES))
    words = entry.sql.split(" ")
    for _ in range(draw(st.integers(1, 4))):
        position = draw(st.integers(0, max(len(words) - 1, 0)))
        length = draw(st.integers(1, 6))
        action = draw(st.sampled_from(["delete", "repeat", "replace", "swap"]))
        if action == "delete":
            del words[position : position + length]
        elif action == "repeat":
            words[position:position] = words[position : position + length] * 3
        elif action == "replace":
            words[position : position + 1] = [draw(st.sampled_from(FRAGMENTS))]
        else:
            words[position : position + length] = reversed(words[position : position + length])
    dialect = entry.dialect if draw(st.booleans()) else draw(st.sampled_from(sorted(PARSERS)))
    return dialect, " ".join(words)


@BOUNDED
@given(mutated())
def test_mutations_of_the_corpus(case: tuple[str, str]) -> None:
    check(*case)


PIECES = [
    "\n",
    "/*",
    "*/",
    "(",
    "[",
    "'",
    "$$",
    "{{",
    "{% if x %}",
    ":a",
    "$(x)",
    "with ",
    "select ",
    "union all ",
    "a.",
    "a,",
]


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("dialect", ["unknown", "postgres", "tsql", "bigquery", "mysql"])
def test_a_piece_that_is_repeated_costs_no_more_than_its_length(dialect: str, piece: str) -> None:
    check(dialect, piece * (10_000 // len(piece)))
