"""Wrong sign-ins are answered later and later; whoever is signed in, or comes through the socket, does not notice."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from gazetteer.api import application, limits, sign_ins
from gazetteer.api.replies import Reply
from gazetteer.api.requests import address_of, network_of
from gazetteer.api.sign_ins import SignIns
from gazetteer.app import Platform
from gazetteer.auth.throttle import FREE, LONGEST_DELAY
from gazetteer.errors import BadRequest, Unavailable
from gazetteer.kit import json
from gazetteer.storage import event_store
from tests.api_fixtures import PREFIX, Api

KIM = {"name": "kim", "email": "kim@example.org", "password": "correct horse"}


def body(password: str, email: str = "kim@example.org") -> dict[str, str]:
    return {"email": email, "password": base64.b64encode(password.encode()).decode()}


@pytest.fixture
def delays(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The delays that there were, in the place of waiting."""
    found: list[float] = []

    async def pause(seconds: float, *_: Any) -> None:
        found.append(seconds)

    monkeypatch.setattr(sign_ins, "_pause", pause)
    return found


@pytest.fixture
def sign_in(server: TestClient, admin_api: Api) -> Callable[..., int]:
    admin_api.ok("POST", "/users", KIM)

    def call(password: str, email: str = "kim@example.org") -> int:
        return server.post(f"{PREFIX}/users/login", json=body(password, email)).status_code

    return call


def test_guessing_is_slowed_down_and_the_right_password_gets_in(
    sign_in: Callable[..., int], admin_api: Api, delays: list[float]
) -> None:
    assert [sign_in("wrong horse", " KIM@example.org") for _ in range(FREE + 2)] == [401] * (FREE + 2)
    assert delays == [1, 2]
    admin_api.ok("GET", "/users/loggedInUser")
    assert sign_in("correct horse") == 200
    assert delays == [1, 2, 4]
    assert sign_in("correct horse") == 200
    assert [sign_in("wrong horse") for _ in range(FREE)] == [401] * FREE
    assert delays == [1, 2, 4]


def test_guessing_the_old_password_is_slowed_down_and_told(
    server: TestClient, sign_in: Callable[..., int], platform: Platform, admin_api: Api, delays: list[float]
) -> None:
    session = server.post(f"{PREFIX}/users/login", json=body("correct horse")).json()
    kim, change = Api(server, session["accessToken"]), {"newPassword": "other horse", "oldPassword": "wrong horse"}
    for _ in range(FREE + 2):
        kim.refused(401, "PUT", "/users/changePassword", change)
    assert delays == [1, 2]
    kim.ok("GET", "/tables")
    by_others = {"username": "kim", "requestType": "USER", "newPassword": "third horse"}
    admin_api.ok("PUT", "/users/changePassword", by_others)
    assert delays == [1, 2]
    with platform.context.database.read() as database:
        events = event_store.events(database, after_seq=0, limit=1000)
    told = [event for event in events if event.kind == "signInRefused"]
    assert len(told) == FREE + 2
    assert json.loads(told[0].change or "")["added"][0][:1] == ["address"]


def test_what_compares_no_password_is_not_counted(
    server: TestClient, sign_in: Callable[..., int], delays: list[float]
) -> None:
    for bad in ({}, {"email": 5}, [], {"email": "kim@example.org"}, {"email": "kim@example.org", "password": "%"}):
        for _ in range(FREE + 2):
            assert server.post(f"{PREFIX}/users/login", json=bad).status_code == 400
    assert sign_in("correct horse") == 200
    assert delays == []


def test_the_socket_of_the_home_is_never_slowed_down(platform: Platform, delays: list[float]) -> None:
    edge = application.edge(platform.services())
    sent = json.dump_bytes(body("wrong horse", "admin"))
    statuses: list[int] = []

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": sent}

    def scope(port: int | None) -> dict[str, Any]:
        headers = [(b"content-length", str(len(sent)).encode()), (b"host", b"x")]
        path = f"{PREFIX}/users/login"
        where = {"server": ("x", port), "client": None, "path": path, "raw_path": path.encode()}
        return {"type": "http", "method": "POST", "query_string": b"", "headers": headers, **where}

    async def ask(port: int | None) -> None:
        for _ in range(FREE + 2):
            await edge(scope(port), receive, send)

    asyncio.run(ask(None))
    assert (statuses, delays) == ([401] * (FREE + 2), [])
    asyncio.run(ask(1))
    assert (statuses, delays) == ([401] * (FREE + 2) * 2, [1, 2])
    edge.pools.close()


async def never() -> dict[str, str]:
    await asyncio.Event().wait()
    raise AssertionError


async def gone() -> dict[str, str]:
    return {"type": "http.disconnect"}


async def wrong() -> Reply:
    return Reply(None, 401)


def test_those_who_wait_are_few_and_take_no_place_of_others() -> None:
    async def scenario() -> None:
        slowed, compared = SignIns(), 0

        async def compare() -> Reply:
            nonlocal compared
            compared += 1
            return Reply(None, 401)

        def guess(account: str, address: str) -> asyncio.Task[Reply]:
            return asyncio.ensure_future(slowed.answered(account, address, never, compare))

        for _ in range(FREE):
            await guess("kim", "a")
        waiting = [guess("kim", "a") for _ in range(limits.MOST_DELAYED_OF_ONE + 3)]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        refused = [task for task in waiting if task.done()]
        assert len(refused) == 3
        for task in refused:
            with pytest.raises(Unavailable, match="try again later"):
                await task
        assert compared == FREE
        # The same account from elsewhere, and others from here.
        assert (await guess("kim", "b")).status == 401
        assert (await guess("lee", "a")).status == 401
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        assert slowed.throttle.begin("kim", "a").delay <= LONGEST_DELAY

    asyncio.run(scenario())


def test_nobody_waits_for_somebody_who_is_gone() -> None:
    async def scenario() -> None:
        slowed = SignIns()
        for _ in range(FREE):
            await slowed.answered("kim", "a", never, wrong)
        for _ in range(limits.MOST_DELAYED_OF_ONE * 3):
            with pytest.raises(BadRequest, match="went away"):
                await slowed.answered("kim", "a", gone, wrong)

    asyncio.run(scenario())


def test_those_who_wait_are_answered_when_the_server_stops() -> None:
    async def scenario() -> None:
        slowed = SignIns()
        for _ in range(FREE + 10):
            slowed.throttle.begin("kim", "a")
        waiting = asyncio.ensure_future(slowed.answered("kim", "a", never, wrong))
        while not slowed._ends:
            await asyncio.sleep(0)
        slowed.stop_waiting()
        assert (await waiting).status == 401
        assert not slowed._ends

    asyncio.run(scenario())


def test_a_delayed_answer_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario() -> None:
        slowed = SignIns()
        monkeypatch.setattr("gazetteer.auth.throttle.FIRST_DELAY", 0.001)
        for _ in range(FREE + 2):
            assert (await slowed.answered("kim", "a", never, wrong)).status == 401

    asyncio.run(scenario())


@pytest.mark.parametrize(
    ("client", "address"),
    [
        (("192.0.2.7", 5), "192.0.2.7"),
        (("::ffff:192.0.2.7", 5), "192.0.2.7"),
        (("2001:DB8:1:2:3:4:5:6", 5), "2001:db8:1:2:3:4:5:6"),
        (("x" * 500, 0), "x" * 60),
        (None, "local"),
    ],
)
def test_where_a_request_comes_from(client: Any, address: str) -> None:
    assert address_of({"client": client}) == address


def test_one_client_has_many_addresses_of_ipv6() -> None:
    assert network_of("2001:db8:1:2:3:4:5:6") == network_of("2001:db8:1:2::") == "2001:db8:1:2::/64"
    assert [network_of(address) for address in ("192.0.2.7", "local")] == ["192.0.2.7", "local"]
