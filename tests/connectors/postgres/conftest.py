"""A PostgreSQL with one of everything, for the tests of its connector."""

from __future__ import annotations

import os
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import psycopg
import pytest
from psycopg import sql

from gazetteer.demo.server import HOST, ServerProcess, free_port

PASSWORD = "s3cret/of@the:superuser"


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """A superuser's URL of a server that asks for passwords."""
    configured = os.environ.get("GAZETTEER_TEST_POSTGRES_URL")
    if configured:
        yield configured
        return
    # Not pytest's own folder: later sessions clear that one up while this server may still run.
    with tempfile.TemporaryDirectory(prefix="gazetteer-postgres-") as folder:
        server = ServerProcess(Path(folder) / "data")
        server.open_ways()
        server.initialise("gazetteer", PASSWORD)
        port = free_port()
        server.start(port)
        try:
            yield f"postgresql://gazetteer:{quote(PASSWORD, safe='')}@{HOST}:{port}/postgres"
        finally:
            server.stop()


@pytest.fixture(scope="session")
def new_database(server_url: str) -> Iterator[object]:
    """Makes databases that are dropped at the end: called with SQL, gives the URL."""
    made: list[str] = []

    def make(content: str) -> str:
        name = f"gazetteer_test_{uuid.uuid4().hex[:12]}"
        with psycopg.connect(server_url, autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        made.append(name)
        url = urlsplit(server_url)._replace(path=f"/{name}").geturl()
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(content.encode())
        return url

    yield make
    with psycopg.connect(server_url, autocommit=True) as connection:
        for name in made:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(scope="session")
def source_url(new_database) -> str:  # type: ignore[no-untyped-def]
    """A database with everything that the connector distinguishes; tests only read it."""
    url: str = new_database(Path(__file__).with_name("schema.sql").read_text())
    return url
