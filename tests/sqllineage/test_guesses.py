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
