"""Sign-ins of a real server: where they come from, and who waits while somebody guesses."""

from __future__ import annotations

import base64
import json
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPConnection, HTTPException

import pytest

from gazetteer import settings
from gazetteer.app import open_platform
from gazetteer.auth.throttle import FREE
from gazetteer.storage import event_store
from tests.acceptance.serving import Serving, Settings, command

pytestmark = pytest.mark.acceptance

# Longer than a sign-in takes on a busy machine, shorter than the longest delay.
PATIENCE = 25.0


def sign_in(port: int, password: str, address: str, user: str = "admin") -> int:
    """The status of a sign-in that is forwarded for an address."""
    body = {"email": user, "password": base64.b64encode(password.encode()).decode()}
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        headers = {"content-type": "application/json", "x-forwarded-for": f"203.0.113.9, {address}"}
        connection.request("POST", "/api/v1/users/login", json.dumps(body), headers)
        return connection.getresponse().status
    finally:
        connection.close()


def addresses(of: Settings) -> list[str]:
    """Where those were refused who tried to sign in."""
    platform = open_platform(settings.load(of))
    try:
        with platform.context.database.read() as session:
            events = event_store.events(session, after_seq=0, limit=10_000)
        told = [json.loads(event.change or "")["added"] for event in events if event.kind == "signInRefused"]
        return [{name: value for name, _, value in one}["address"] for one in told]
    finally:
        platform.close()


@pytest.fixture
def of(new_catalog: Callable[[], Settings]) -> Settings:
    return new_catalog()


@pytest.mark.parametrize(
    ("trusted", "address"),
    [
        ("", "127.0.0.1"),
        ("192.0.2.0/24", "127.0.0.1"),
        ("127.0.0.0/8", "198.51.100.7"),
        ("127.0.0.1,198.51.100.7", "203.0.113.9"),
    ],
)
def test_only_trusted_proxies_are_believed(of: Settings, trusted: str, address: str) -> None:
    server = Serving({**of, "trusted_proxies": trusted or None})
    try:
        assert sign_in(server.port, "wrong horse", "198.51.100.7") == 401
        assert server.stop() == 0
    finally:
        server.close()
    assert addresses(of) == [address]


def test_a_server_that_stops_waits_for_nobody_who_guesses(of: Settings) -> None:
    server = Serving(of)
    try:
        statuses: list[int] = []

        def guess() -> None:
            statuses.append(sign_in(server.port, "wrong horse", ""))

        for _ in range(FREE):
            guess()
        # They wait for 1, 2, 4, 8 and 16 seconds.
        waiting = [threading.Thread(target=guess) for _ in range(5)]
        for thread in waiting:
            thread.start()
        while len(statuses) <= FREE:
            time.sleep(0.05)
        start = time.monotonic()
        assert server.stop() == 0
        assert time.monotonic() - start < 10
        for thread in waiting:
            thread.join()
        assert statuses == [401] * (FREE + 5)
    finally:
        server.close()


def test_who_guesses_holds_nobody_else_up(of: Settings) -> None:
    server = Serving({**of, "trusted_proxies": "127.0.0.1"})
    try:
        password = command(of, "admin", "reset-password").stdout.strip()

        def guess() -> None:
            # The server is killed while the last of them still wait.
            with suppress(OSError, HTTPException):
                sign_in(server.port, "wrong horse", "198.51.100.7")

        for _ in range(FREE):
            guess()
        guessing = [threading.Thread(target=guess) for _ in range(40)]
        for thread in guessing:
            thread.start()
        assert sign_in(server.port, password, "198.51.100.8") == 200
        again = command(of, "admin", "reset-password").stdout.strip()
        assert sign_in(server.port, password, "198.51.100.8") == 401
        assert sign_in(server.port, again, "198.51.100.8") == 200
        server.kill()
        for thread in guessing:
            thread.join()
    finally:
        server.close()
