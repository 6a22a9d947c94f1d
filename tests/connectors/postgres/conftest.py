"""A PostgreSQL with one of everything, for the tests of its connector."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.connectors.postgres import databases


@pytest.fixture(scope="session")
def new_database(postgres_server: str) -> Iterator[Callable[..., str]]:
    """Makes databases that are dropped at the end: called with SQL and perhaps options, gives the URL."""
    with databases.making(postgres_server) as make:
        yield make


@pytest.fixture(scope="session")
def source_url(new_database: Callable[..., str]) -> str:
    """A database with everything that the connector distinguishes; tests only read it."""
    return new_database(databases.EVERYTHING.read_text())
