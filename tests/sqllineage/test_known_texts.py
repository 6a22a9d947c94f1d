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


def test_written_rows_that_loops_multiply_are_followed_to_a_limit_and_reported_behind_it() -> None:
    names = ", ".join(f"'t{number}'" for number in range(16))
    loops = "".join(f"FOREACH {name} IN ARRAY ARRAY[{names}] LOOP " for name in "abc")
    ends = "END LOOP; " * 3
    block = f"DECLARE a text; b text; c text; BEGIN {loops} EXECUTE 'TRUNCATE ' || a || b || c; {ends} END"
    answer = parse(f"DO $$ {block} $$", "postgres")
    assert "a part of the dynamic SQL is not known before it runs" in {drop.reason for drop in answer.dropped}


def test_behind_many_written_rows_is_one_that_is_not_known() -> None:
    rows = " UNION ALL ".join(f"SELECT 't{number}' AS name" for number in range(20))
    block = (
        f"DECLARE r record; BEGIN FOR r IN {rows} LOOP EXECUTE 'INSERT INTO o SELECT * FROM ' || r.name; END LOOP; END"
    )
    answer = parse(f"DO $$ {block} $$", "postgres")
    assert len(answer.reads) == 16
    assert len(answer.dropped) == 1


def test_names_that_variables_may_have_in_many_ways_are_read_to_a_limit() -> None:
    choice = "CASE n " + " ".join(f"WHEN {number} THEN 'a.t{number}'" for number in range(5)) + " END"
    block = f"LET s := {choice}; LET d := {choice}; INSERT INTO IDENTIFIER(:d) (k) SELECT k FROM IDENTIFIER(:s);"
    answer = parse(f"DECLARE n INT; BEGIN {block} END", "snowflake")
    assert "of more than 16 names only the first were read" in {drop.reason for drop in answer.dropped}


def test_a_variable_has_the_same_text_wherever_a_text_names_it() -> None:
    choice = "IF x THEN t := 'a'; ELSE t := 'b'; END IF;"
    run = "EXECUTE format('INSERT INTO d.%I (k) SELECT k FROM s.%I', t, t);"
    answer = parse(f"DO $$ DECLARE t text; BEGIN {choice} {run} END $$", "postgres")
    assert {(edge.source, edge.target) for edge in answer.columns} == {("s.a.k", "d.a.k"), ("s.b.k", "d.b.k")}
