"""A body is read only from who may send it; who was let in a moment ago is identified all the same before anything."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest

from gazetteer.api import application
from gazetteer.api.edge import Edge
from gazetteer.api.pools import Work
from gazetteer.app import Platform
from gazetteer.auth import subject
from gazetteer.auth.actor import OPERATOR
from tests.api_fixtures import PREFIX, Api

SERVICE = "/services/databaseServices"


class Door:
    """The edge of the API, which notes what work its threads are given and whether a body was read."""

    def __init__(self, platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
        self.edge = application.edge(platform.services())
        self.work: list[Work] = []
        self.was_read = False
        run = self.edge.pools.run

        async def noted(work: Work, *arguments: Any, **options: Any) -> Any:
            self.work.append(work)
            return await run(work, *arguments, **options)

        monkeypatch.setattr(self.edge.pools, "run", noted)

    def put(self, path: str, body: dict[str, Any], token: str) -> int:
        """PUT it, and return the status of the answer."""
        self.work.clear()
        self.was_read = False
        content = json.dumps(body).encode()
        headers = [(b"content-length", str(len(content)).encode()), (b"authorization", f"Bearer {token}".encode())]
        scope = {"method": "PUT", "path": PREFIX + path, "query_string": b"", "headers": headers}
        sent: list[Any] = []

        async def receive() -> Any:
            self.was_read = True
            return {"type": "http.request", "body": content}

        async def send(message: Any) -> None:
            sent.append(message)

        asyncio.run(_answer(self.edge, scope, receive, send))
        status: int = sent[0]["status"]
        return status


async def _answer(edge: Edge, *arguments: Any) -> None:
    await edge(*arguments)


@pytest.fixture
def door(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> Door:
    return Door(platform, monkeypatch)


@pytest.fixture
def token(token_of: Callable[[str], str]) -> str:
    """Of the ingestion bot."""
    return token_of(subject.INGESTION_BOT)


def service(name: str) -> dict[str, Any]:
    return {"name": name, "serviceType": "Postgres"}


def test_the_second_of_two_goes_one_way(door: Door, token: str) -> None:
    assert door.put(SERVICE, service("a"), token) == 201
    assert door.work == [Work.IDENTIFY, Work.WRITE]
    assert door.put(SERVICE, service("b"), token) == 201
    assert door.work == [Work.WRITE]


def test_whose_token_was_revoked_does_nothing_more(door: Door, token: str, platform: Platform, admin_api: Api) -> None:
    door.put(SERVICE, service("a"), token)
    platform.tokens.revoke_all(subject.named(platform.context.database, subject.INGESTION_BOT).pk, OPERATOR)
    assert door.put(SERVICE, service("b"), token) == 401
    admin_api.refused(404, "GET", f"{SERVICE}/name/b")


def test_who_may_send_here_may_not_send_there(door: Door, token: str) -> None:
    door.put(SERVICE, service("a"), token)
    assert door.put("/users", {"name": "kim", "email": "kim@example.com"}, token) == 403
    assert not door.was_read


def test_a_stranger_is_not_read_beside_who_is_known(door: Door, token: str) -> None:
    door.put(SERVICE, service("a"), token)
    assert door.put(SERVICE, service("b"), token[:-8]) == 401
    assert not door.was_read
