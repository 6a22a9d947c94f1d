"""The tests of every connector, on a real PostgreSQL."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest

from gazetteer.connectors.postgres import Postgres
from gazetteer.testing.connector_suite import SqlConnectorSuite


class TestPostgres(SqlConnectorSuite):
    @pytest.fixture(autouse=True)
    def _source(self, source_url: str) -> None:
        self.url = source_url
        parts = urlsplit(source_url)
        self.password = unquote(parts.password or "")
        database = parts.path.lstrip("/")
        self.expected_failures = frozenset({f'pg.{database}.hr.quote"inside'})

    def connector(self) -> Postgres:
        return Postgres.from_url("pg", self.url)
