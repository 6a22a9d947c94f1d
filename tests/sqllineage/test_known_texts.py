"""The known text of dynamic SQL stays small whatever a script does with it."""

from __future__ import annotations

import pytest

from gazetteer.sqllineage.engine import parse

DOUBLINGS = 60


@pytest.mark.parametrize(
    "doubling",
    ["SET @s = @s + @s", "SET @s += @s", "SET @s = CONCAT(@s, @s)", "SET @s = REPLACE(@s, 'x', 'xx')"],
)
def test_a_text_that_doubles_with_each_statement_is_reported(doubling: str) -> None:
    script = "; ".join(["DECLARE @s nvarchar(max) = N'x'", *[doubling] * DOUBLINGS, "EXEC (@s)"])
    answer = parse(script, "tsql")
    assert [drop.reason for drop in answer.dropped] == ["a part of the dynamic SQL is not known before it runs"]


def test_a_text_of_some_hundred_parts_is_read() -> None:
    parts = "; ".join(f"SET @s += N', c{number}'" for number in range(300))
    answer = parse(f"DECLARE @s nvarchar(max) = N'SELECT k'; {parts}; SET @s += N' FROM a.b'; EXEC (@s)", "tsql")
    assert answer.reads == ("a.b",)
    assert len(answer.columns) == 301


def test_what_chooses_among_texts_is_read() -> None:
    lineage = parse("EXECUTE IMMEDIATE (SELECT 'INSERT INTO d.p (a) SELECT a FROM d.t' FROM d.x)", "bigquery")
    assert not lineage.dropped
    assert lineage.reads == ("d.t", "d.x")
    assert lineage.writes == ("d.p",)


def test_rows_of_literals_are_no_name_of_a_table() -> None:
    sql = "DECLARE r RESULTSET; BEGIN r := (SELECT 'x' AS a FROM t); INSERT INTO o (a) SELECT a FROM TABLE(r); END"
    lineage = parse(sql, "snowflake")
    assert lineage.reads == ("t",)
    assert lineage.columns == ()


def test_a_column_that_is_called_like_a_variable_is_no_text() -> None:
    sql = "DECLARE q text := 'DROP TABLE x'; r text; BEGIN SELECT q INTO r FROM s; EXECUTE r; END"
    assert [drop.statement for drop in parse(f"DO $$ {sql} $$", "postgres").dropped] == ["r"]
