"""Databases for tests: made with their content, dropped at the end."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

EVERYTHING = Path(__file__).with_name("schema.sql")
"""One of everything that the connector distinguishes."""


@contextmanager
def making(server: str) -> Iterator[Callable[..., str]]:
    """Gives a function that makes a database with some SQL in it, and options of CREATE DATABASE, and tells its URL."""
    made: list[str] = []

    def make(content: str, options: str = "") -> str:
        name = f"gazetteer_test_{uuid.uuid4().hex[:12]}"
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {} ").format(sql.Identifier(name)) + sql.SQL(options))  # type: ignore[arg-type]
        made.append(name)
        url = urlsplit(server)._replace(path=f"/{name}").geturl()
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(content.encode())
        return url

    try:
        yield make
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            for name in made:
                connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
