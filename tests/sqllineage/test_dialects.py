"""Dialects as data: their rewritings exist, their names are found, their marks tell them apart."""

from __future__ import annotations

import re

import pytest

from gazetteer.sqllineage import LineageParser, Session, known_dialects, parse
from gazetteer.sqllineage.rewrites import apply
from gazetteer.sqllineage.text import dialect as dialects
from gazetteer.sqllineage.text import guess


@pytest.mark.parametrize("name", known_dialects())
def test_what_a_dialect_asks_for_exists(name: str) -> None:
    found = dialects.find(name)
    assert found.rewrites <= apply.known()
    assert found.title
    for mark in vars(type(found)).get("marks", ()):
        re.compile(mark)


def test_every_rewriting_is_asked_for() -> None:
    asked = {name for dialect in known_dialects() for name in dialects.find(dialect).rewrites}
    assert apply.known() == asked


@pytest.mark.parametrize(
    ("sql", "dialect"),
    [
        ("SELECT TOP 5 [a] FROM [dbo].[t]", "tsql"),
        ("SELECT a FROM `p.d.t`, UNNEST(x) WHERE _TABLE_SUFFIX > '1'", "bigquery"),
        ("SELECT NVL(a, 0) FROM t WHERE ROWNUM < 2", "oracle"),
        ("SELECT v:a.b::string FROM t, LATERAL FLATTEN(input => v)", "snowflake"),
        ("SELECT DISTINCT ON (a) a::text FROM t", "postgres"),
        ("INSERT INTO t (a) SELECT a FROM `s` ON DUPLICATE KEY UPDATE a = 1", "mysql"),
        ("SEL a FROM t", "teradata"),
        ("SELECT a FROM t WITH UR", "db2"),
    ],
)
def test_a_dialect_is_guessed_and_said(sql: str, dialect: str) -> None:
    answer = parse(sql)
    assert answer.guessed_dialect == dialect
    assert answer.to_json()["guessed_dialect"] == dialect
    assert answer.dropped == ()


def test_a_given_dialect_is_no_guess() -> None:
    assert "guessed_dialect" not in parse("SELECT a FROM t", "mysql").to_json()


def test_what_has_no_marks_is_read_by_the_standard() -> None:
    assert guess.candidates("SELECT a FROM t") == ["ansi"]
    assert parse("SELECT a FROM t").guessed_dialect == "ansi"


def test_a_guess_that_does_not_understand_gives_way() -> None:
    # The mark of one dialect in a string does not keep another from reading the text.
    answer = parse("SELECT TOP 5 a FROM t WHERE b = 'QUALIFY INSERT OVERWRITE TABLE SORT BY'")
    assert answer.dropped == ()
    assert answer.reads == ("t",)


def test_guesses_keep_a_session() -> None:
    session, reader = Session(), LineageParser()
    reader.parse("CREATE TEMP TABLE x AS SELECT a::int AS a FROM s.t", session)
    assert reader.parse("INSERT INTO m.n (c) SELECT a::int FROM x", session).reads == ()
