"""A PostgreSQL with one of everything, for the tests of its connector."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql


@pytest.fixture(scope="session")
def new_database(postgres_server: str) -> Iterator[Callable[[str], str]]:
    """Makes databases that are dropped at the end: called with SQL, gives the URL."""
    made: list[str] = []

    def make(content: str) -> str:
        name = f"gazetteer_test_{uuid.uuid4().hex[:12]}"
        with psycopg.connect(postgres_server, autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        made.append(name)
        url = urlsplit(postgres_server)._replace(path=f"/{name}").geturl()
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(content.encode())
        return url

    yield make
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        for name in made:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(scope="session")
def source_url(new_database: Callable[[str], str]) -> str:
    """A database with everything that the connector distinguishes; tests only read it."""
    return new_database(Path(__file__).with_name("schema.sql").read_text())
