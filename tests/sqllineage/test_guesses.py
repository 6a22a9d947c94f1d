"""Answers that only the columns of tables could settle are marked as guesses, and those that a text settles are not."""

from __future__ import annotations

import pytest

from gazetteer.sqllineage.engine import parse
from gazetteer.sqllineage.model import Lineage

TWO_TABLES = "CREATE TABLE o (a INT); CREATE TABLE c (b INT); "


def is_guess(lineage: Lineage) -> bool:
    return any(part.confidence < 1 for part in (*lineage.statements, *lineage.columns))


@pytest.mark.parametrize(
    ("sql", "guess"),
    [
        ("UPDATE o, c SET b = 1", True),
        ("UPDATE o, c SET c.b = 1", False),
        (f"{TWO_TABLES} UPDATE o, c SET b = 1", False),
        ("CREATE TABLE o (a INT); UPDATE o, c SET b = 1", False),
        ("CREATE TABLE o (a INT); INSERT INTO o SELECT x, y FROM s", True),
        ("CREATE TABLE o (a INT); INSERT INTO o SELECT x FROM s", False),
        ("WITH RECURSIVE t AS (SELECT a FROM s), s AS (SELECT a FROM u) SELECT a FROM t", True),
        ("WITH RECURSIVE s AS (SELECT a FROM u), t AS (SELECT a FROM s) SELECT a FROM t", False),
        ("{{ header }} SELECT a FROM t", True),
    ],
)
def test_what_the_text_does_not_settle_is_a_guess(sql: str, guess: bool) -> None:
    lineage = parse(sql, "mysql")
    assert not lineage.dropped
    assert is_guess(lineage) is guess


def test_postgres_lets_a_recursive_expression_see_later_ones() -> None:
    sql = "WITH RECURSIVE t AS (SELECT a FROM s), s AS (SELECT a FROM u) SELECT a FROM t"
    lineage = parse(sql, "postgres")
    assert lineage.reads == ("u",)
    assert not is_guess(lineage)


@pytest.mark.parametrize(
    ("dialect", "sql", "guess"),
    [
        # A value without a name goes to a column by its position, which is not known.
        ("redshift", "INSERT INTO f SELECT id, max(y) FROM t GROUP BY id", True),
        ("oracle", "INSERT INTO f SELECT id, max(y) AS y FROM t GROUP BY id", False),
        ("oracle", "CREATE TABLE f AS SELECT id, max(y) FROM t GROUP BY id", False),
        # So does a value behind a path or an index, where the dialect does not call it after the column.
        ("snowflake", "INSERT INTO f SELECT src:a FROM s", True),
        ("snowflake", "INSERT INTO f SELECT src['e'] FROM s", True),
        ("snowflake", "INSERT INTO f SELECT src:a AS a, src['e']::INT AS e FROM s", False),
        ("hive", "INSERT INTO x SELECT m['k'], arr[0] FROM s", True),
        ("clickhouse", "INSERT INTO x SELECT arr[1] FROM s", True),
        ("hive", "INSERT INTO x (k) SELECT m['k'] FROM s", False),
        ("postgres", "INSERT INTO x SELECT arr[1] FROM s", False),
        ("databricks", "INSERT INTO x SELECT doc:shop.owner FROM s", False),
        ("mysql", "INSERT INTO x SELECT * FROM (SELECT a, sum(b) FROM s GROUP BY a) AS q", True),
        ("snowflake", "INSERT INTO x WITH q AS (SELECT a, sum(b) FROM s GROUP BY a) SELECT q.* FROM q", True),
        ("snowflake", "CREATE TEMP TABLE q AS SELECT max(b) FROM s; INSERT INTO x SELECT * FROM q", True),
        ("snowflake", "INSERT INTO x SELECT * FROM (SELECT a, sum(b) AS b FROM s GROUP BY a) AS q", False),
        # The type of an object view names its columns.
        ("oracle", "CREATE VIEW v OF some_t WITH OBJECT IDENTIFIER (id) AS SELECT x, y FROM t", True),
        ("oracle", "CREATE TYPE v_t AS OBJECT (a NUMBER);\n/\nCREATE VIEW v OF v_t AS SELECT x FROM t", False),
        # A column comes first, if the table has it.
        ("databricks", "DECLARE day STRING; INSERT INTO z (a) SELECT day FROM t", True),
        ("databricks", "DECLARE day STRING; CREATE TABLE t (k INT); INSERT INTO z (a) SELECT day FROM t", False),
        ("bigquery", "DECLARE day STRING; INSERT INTO d.z (a) SELECT day FROM d.t", True),
        ("postgres", "DO $$ DECLARE day text; BEGIN INSERT INTO z (a) SELECT day FROM t; END $$", False),
        # The elements of an array may have fields; texts have none, and entries of a map have these two.
        ("bigquery", "INSERT INTO d.z (a) SELECT (SELECT b FROM UNNEST(xs)) FROM d.t", True),
        ("bigquery", "INSERT INTO d.z (a) SELECT (SELECT MAX(b) FROM UNNEST(SPLIT(x)) AS v) FROM d.t", False),
        ("bigquery", "INSERT INTO d.z (a) SELECT (SELECT value FROM UNNEST(xs) WHERE key = 'b') FROM d.t", False),
        # Numbers that a PIVOT makes to columns look as columns in quotes do, texts do not.
        ("snowflake", 'CREATE TABLE o AS SELECT "2001" AS y FROM t PIVOT (SUM(v) FOR n IN (ANY))', True),
        ("snowflake", """CREATE TABLE o AS SELECT "'a'" AS y FROM t PIVOT (SUM(v) FOR n IN (ANY))""", False),
    ],
)
def test_what_another_text_would_settle_is_a_guess(dialect: str, sql: str, guess: bool) -> None:
    lineage = parse(sql, dialect)
    assert not lineage.dropped
    assert is_guess(lineage) is guess


def test_a_constructor_whose_type_is_not_in_the_text_gives_guesses() -> None:
    sql = (
        "DECLARE l some_tab; BEGIN SELECT some_obj(e.a, e.b) BULK COLLECT INTO l FROM e;\n"
        "FORALL i IN 1 .. l.COUNT INSERT INTO o (x) VALUES (l(i).x); END;\n/"
    )
    edges = {(edge.source, edge.target, edge.confidence) for edge in parse(sql, "oracle").columns}
    assert edges == {("e.a", "o.x", 0.5), ("e.b", "o.x", 0.5)}
