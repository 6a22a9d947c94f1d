"""The API of a catalog, called as a client calls it, without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from gazetteer.api import application
from gazetteer.app import Platform
from gazetteer.auth import subject, tokens

PREFIX = "/api/v1"


@pytest.fixture
def server(platform: Platform) -> Iterator[TestClient]:
    """The whole application."""
    with TestClient(application.build(platform.services()), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def token_of(platform: Platform) -> Callable[[str], str]:
    """Makes a token of a user."""

    def make(name: str) -> str:
        row = subject.named(platform.context.database, name)
        kind = tokens.BOT if subject.of(row).is_bot else tokens.PERSONAL
        return platform.tokens.issue(subject.holder(row), kind, seconds=None).token

    return make


class Api:
    """Calls the API as one user."""

    def __init__(self, client: TestClient, token: str) -> None:
        self.client = client
        self.headers = {"Authorization": f"Bearer {token}"}

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        return self.client.request(
            method,
            PREFIX + path,
            json=body,
            headers={**self.headers, **{k.replace("_", "-"): v for k, v in headers.items()}},
        )

    def ok(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """The answer's body; fails on any status from 400 on."""
        answer = self.call(method, path, body, **headers)
        assert answer.status_code < 400, (method, path, answer.status_code, answer.text)
        return answer.json() if answer.content else None

    def refused(self, status: int, method: str, path: str, body: Any = None, **headers: str) -> str:
        """The message of an answer that has to be an error of this status."""
        answer = self.call(method, path, body, **headers)
        assert answer.status_code == status, (method, path, answer.status_code, answer.text)
        assert answer.json()["code"] == status
        return str(answer.json()["message"])


@pytest.fixture
def admin_api(server: TestClient, token_of: Callable[[str], str]) -> Api:
    """The API, called by the administrator."""
    return Api(server, token_of(subject.ADMIN))


@pytest.fixture
def bot_api(server: TestClient, token_of: Callable[[str], str]) -> Api:
    """The API, called by the ingestion bot."""
    return Api(server, token_of(subject.INGESTION_BOT))


@pytest.fixture
def shop(admin_api: Api) -> Api:
    """The administrator's API on a catalog that has `pg.shop.sales` with the table `orders`."""
    admin_api.ok("PUT", "/services/databaseServices", {"name": "pg", "serviceType": "Postgres"})
    admin_api.ok("PUT", "/databases", {"name": "shop", "service": "pg"})
    admin_api.ok("PUT", "/databaseSchemas", {"name": "sales", "database": "pg.shop"})
    columns = [{"name": "id", "dataType": "BIGINT"}, {"name": "note", "dataType": "VARCHAR", "dataLength": 40}]
    admin_api.ok("PUT", "/tables", {"name": "orders", "databaseSchema": "pg.shop.sales", "columns": columns})
    return admin_api
