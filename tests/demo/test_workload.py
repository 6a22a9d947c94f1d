"""The sample's workload files and URLs, without a server."""

from __future__ import annotations

import pytest
import sqlglot
from sqlglot import exp

from gazetteer.demo.connection import url_as
from gazetteer.demo.workload import USERS, WorkloadQuery, queries


@pytest.mark.parametrize("user", USERS)
def test_every_heading_has_a_query_and_every_placeholder_a_value(user: str) -> None:
    of_user = queries(user)
    assert len({query.name for query in of_user}) == len(of_user) >= 9
    for query in of_user:
        assert query.runs > 0
        statement = query.statement(query.runs - 1)
        assert "{" not in statement, statement
        assert "-- query" not in statement


def test_the_workload_is_some_thousand_queries_that_differ() -> None:
    statements = [query.statement(run) for user in USERS for query in queries(user) for run in range(query.runs)]
    assert 3000 <= len(statements) <= 6000
    assert len(set(statements)) > 1000


def test_the_workload_moves_data_in_the_ways_that_lineage_is_taken_from() -> None:
    parsed = [
        statement
        for user in USERS
        for query in queries(user)
        for statement in sqlglot.parse(query.statement(0), dialect="postgres")
    ]
    inserts = [statement for statement in parsed if isinstance(statement, exp.Insert)]
    creates = [statement for statement in parsed if isinstance(statement, exp.Create)]
    assert sum(isinstance(insert.expression, exp.Select) for insert in inserts) >= 4
    assert sum(create.expression is not None for create in creates) >= 4
    assert sum(statement is not None and statement.find(exp.Join) is not None for statement in parsed) >= 24


def test_a_run_depends_on_nothing_but_its_number() -> None:
    query = WorkloadQuery("lantern_till", "probe", 3, "SELECT {member}, '{month}', '{next_month}', {run}")
    assert query.statement(11) == query.statement(11)
    assert query.statement(11) == f"SELECT {1 + 11 * 7919 % 6000}, '2023-12-01', '2024-01-01', 11"
    assert query.statement(11) != query.statement(12)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://a:b@db.example:5433/x", "postgresql://some%20one:p%40ss%2F@db.example:5433/x"),
        ("postgresql://db.example/x?sslmode=require", "postgresql://some%20one:p%40ss%2F@db.example/x?sslmode=require"),
        ("postgresql://a:p%40q@[::1]:5432/x", "postgresql://some%20one:p%40ss%2F@[::1]:5432/x"),
    ],
)
def test_a_url_is_rewritten_for_another_user(url: str, expected: str) -> None:
    assert url_as(url, "some one", "p@ss/") == expected
