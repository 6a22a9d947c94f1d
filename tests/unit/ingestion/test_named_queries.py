"""Files of named statements."""

from __future__ import annotations

import pytest

from gazetteer.errors import GazetteerError
from gazetteer.ingestion.connector import CONNECTORS
from gazetteer.ingestion.named_queries import NamedQueries, parsed


def test_statements_by_name_without_their_comments() -> None:
    text = "-- About the file.\n\n-- name: one\n-- Why.\nSELECT 1\n\n-- name: two\nSELECT '%%', -- in a line\n  2\n"
    assert parsed(text) == {"one": "SELECT 1", "two": "SELECT '%%', -- in a line\n  2"}


@pytest.mark.parametrize(
    ("text", "said"),
    [("-- name: a\nSELECT 1\n-- name: a\nSELECT 2", "'a' is there twice"), ("SELECT 1\n", "has no name")],
)
def test_a_file_that_is_wrong_is_named(text: str, said: str) -> None:
    with pytest.raises(GazetteerError, match=said):
        parsed(text)


def test_a_missing_statement_names_those_that_are_there() -> None:
    queries = NamedQueries("gazetteer.connectors.postgres")
    assert queries["probe"] == "SELECT 1"
    assert set(queries) >= {"columns", "constraints"}
    with pytest.raises(GazetteerError, match=r"sql/postgres.sql has no statement 'nope'; it has: .*columns"):
        queries["nope"]


def test_the_folder_of_statements_is_no_connector() -> None:
    assert "sql" not in CONNECTORS.names()
