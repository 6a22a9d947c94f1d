"""What one connection may take: bytes, seconds, and its place beside others. Real sockets, times made short."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

import pytest
import uvicorn

from gazetteer.api import connections, limits
from gazetteer.api.connections import Connection
from gazetteer.api.requests import all_said
from gazetteer.kit import json

PATIENCE = 20.0
REQUEST = b"GET / HTTP/1.1\r\nhost: x\r\n\r\n"


class _Application:
    """Answers at once, or when it is let go; a body that nobody asked for stays unread."""

    def __init__(self) -> None:
        self.body = b"done"
        self.held = threading.Event()
        self.held.set()
        self.all_said = threading.Event()

    async def __call__(self, scope: Any, _receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        said = all_said(scope)
        while not self.held.is_set():
            await asyncio.sleep(0.01)
            if said is not None and said.is_set():
                self.all_said.set()
        headers = [(b"content-length", str(len(self.body)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": self.body})


class _Server(uvicorn.Server):
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.watching = asyncio.create_task(connections.watch(self.server_state))

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.watching.cancel()
        await super().shutdown(sockets)


@contextmanager
def _serving(application: _Application, most: int = 50) -> Iterator[int]:
    listener = socket.create_server(("127.0.0.1", 0))
    http: Any = partial(Connection, most=most)
    config = uvicorn.Config(application, http=http, log_config=None, lifespan="off", timeout_graceful_shutdown=1)
    server = _Server(config)
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        application.held.set()
        server.should_exit = True
        thread.join()
        listener.close()


@pytest.fixture
def application() -> _Application:
    return _Application()


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "LOOK_SECONDS", 0.02)
    for name in ("HEAD_SECONDS", "IDLE_SECONDS", "REST_SECONDS", "STALLED_SECONDS"):
        monkeypatch.setattr(limits, name, 0.2)


def _connect(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)


def _until_closed(client: socket.socket) -> bytes:
    found = b""
    with suppress(ConnectionError):
        while data := client.recv(65536):
            found += data
    return found


def _answer(client: socket.socket) -> bytes:
    found = b""
    while not found.endswith(b"done"):
        data = client.recv(65536)
        assert data, found
        found += data
    return found


@pytest.mark.usefixtures("hurried")
class TestTimes:
    @pytest.mark.parametrize("sent", [b"", b"GET / HTTP/1.1\r\nhos"])
    def test_a_head_that_does_not_come(self, application: _Application, sent: bytes) -> None:
        with _serving(application) as port, _connect(port) as client:
            client.sendall(sent)
            assert _until_closed(client).startswith(b"HTTP/1.1 408 ")

    def test_a_connection_that_is_kept_for_nothing(self, application: _Application) -> None:
        with _serving(application) as port, _connect(port) as client:
            client.sendall(REQUEST)
            assert _answer(client).startswith(b"HTTP/1.1 200 ")
            assert _until_closed(client) == b""

    def test_a_second_head_that_does_not_come(self, application: _Application) -> None:
        with _serving(application) as port, _connect(port) as client:
            client.sendall(REQUEST)
            _answer(client)
            client.sendall(b"GET")
            assert _until_closed(client).startswith(b"HTTP/1.1 408 ")

    def test_the_rest_of_a_body_after_its_answer(self, application: _Application) -> None:
        with _serving(application) as port, _connect(port) as client:
            client.sendall(b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\nsome")
            assert _answer(client).startswith(b"HTTP/1.1 200 ")
            assert _until_closed(client) == b""

    def test_an_answer_takes_as_long_as_it_needs(self, application: _Application) -> None:
        application.held.clear()
        with _serving(application) as port, _connect(port) as client, _connect(port) as other:
            client.sendall(REQUEST)
            assert _until_closed(other).startswith(b"HTTP/1.1 408 ")
            application.held.set()
            assert _answer(client).startswith(b"HTTP/1.1 200 ")

    def test_an_answer_that_is_not_taken(self, application: _Application) -> None:
        application.body = b"x" * 32_000_000
        with _serving(application) as port, _connect(port) as client:
            client.sendall(REQUEST)
            for _ in range(3):
                # Each is closed when it has waited as long as the first may.
                with _connect(port) as other:
                    _until_closed(other)
            assert len(_until_closed(client)) < len(application.body)


class TestSizes:
    @pytest.mark.parametrize("head", [b"GET /", b"GET / HTTP/1.1\r\nx: "], ids=["path", "header"])
    def test_a_head_without_an_end(self, application: _Application, head: bytes) -> None:
        with _serving(application) as port, _connect(port) as client:
            client.sendall(head)
            with suppress(ConnectionError):
                for _ in range(64):
                    client.sendall(b"a" * 16384)
            assert _until_closed(client)[:12] in (b"HTTP/1.1 431", b"")
            with _connect(port) as other:
                other.sendall(REQUEST)
                assert _answer(other).startswith(b"HTTP/1.1 200 ")

    def test_many_headers_at_once(self, application: _Application) -> None:
        with _serving(application) as port, _connect(port) as client:
            client.sendall(b"GET / HTTP/1.1\r\n" + b"a: " + b"b" * limits.LARGEST_HEAD + b"\r\n\r\n")
            assert _until_closed(client).startswith(b"HTTP/1.1 431 ")

    def test_what_proxies_send(self, application: _Application) -> None:
        with _serving(application) as port, _connect(port) as client:
            client.sendall(b"GET / HTTP/1.1\r\nhost: x\r\ncookie: " + b"b" * 32_000 + b"\r\n\r\n")
            assert _answer(client).startswith(b"HTTP/1.1 200 ")

    def test_a_body_that_nobody_reads_costs_only_itself(self, application: _Application) -> None:
        with _serving(application) as port, _connect(port) as client:
            client.sendall(b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 300000\r\n\r\n")
            _answer(client)
            client.sendall(b"x" * 300_000 + REQUEST)
            assert _answer(client).startswith(b"HTTP/1.1 200 ")


class TestOddClients:
    @pytest.mark.parametrize("request_", [REQUEST, b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\n\r\nx"])
    def test_many_requests_before_the_first_is_answered(self, application: _Application, request_: bytes) -> None:
        application.held.clear()
        with _serving(application) as port, _connect(port) as client:
            client.sendall(request_ * 1000)
            with _connect(port) as other:
                application.held.set()
                other.sendall(REQUEST)
                assert _answer(other).startswith(b"HTTP/1.1 200 ")
            # What was taken is answered; the rest is not, and nothing tells of it but the end.
            found = _until_closed(client)
            assert 1 <= found.count(b"HTTP/1.1 200 ") <= limits.MOST_PIPELINED + 1
            assert b"connection: close" in found.lower()

    def test_what_is_no_request_spoils_no_answer_to_the_one_before(self, application: _Application) -> None:
        application.held.clear()
        with _serving(application) as port, _connect(port) as client:
            client.sendall(REQUEST + b"NO REQUEST AT ALL\r\n\r\n")
            application.held.set()
            assert _until_closed(client).endswith(b"done")

    def test_what_is_no_request_is_refused_as_all_else(self, application: _Application) -> None:
        with _serving(application) as port, _connect(port) as client:
            client.sendall(b"NO REQUEST AT ALL\r\n\r\n")
            head, _, body = _until_closed(client).partition(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 400 ")
            assert b"x-content-type-options: nosniff" in head.lower()
            assert json.loads(body)["code"] == 400

    def test_a_few_are_answered_in_turn(self, application: _Application) -> None:
        with _serving(application) as port, _connect(port) as client:
            client.sendall(REQUEST * limits.MOST_PIPELINED)
            found = b""
            while found.count(b"done") < limits.MOST_PIPELINED:
                found += client.recv(65536)

    def test_who_has_said_all_gets_an_answer(self, application: _Application) -> None:
        application.held.clear()
        with _serving(application) as port, _connect(port) as client:
            client.sendall(REQUEST)
            assert not application.all_said.wait(0.1)
            client.shutdown(socket.SHUT_WR)
            assert application.all_said.wait(PATIENCE)
            application.held.set()
            assert _until_closed(client).endswith(b"done")


class TestNumber:
    def test_who_waits_for_nothing_gives_way(self, application: _Application) -> None:
        with _serving(application, most=2) as port, _connect(port) as first, _connect(port) as second:
            for client in (first, second):
                client.sendall(REQUEST)
                _answer(client)
            with _connect(port) as third:
                third.sendall(REQUEST)
                assert _answer(third).startswith(b"HTTP/1.1 200 ")
                assert _until_closed(first) == b""
                second.sendall(REQUEST)
                assert _answer(second).startswith(b"HTTP/1.1 200 ")

    def test_who_has_asked_for_nothing_yet_gives_way(self, application: _Application) -> None:
        application.held.clear()
        with _serving(application, most=2) as port, _connect(port) as first:
            first.sendall(REQUEST)
            with _connect(port) as silent, _connect(port):
                assert _until_closed(silent) == b""
            application.held.set()
            assert _answer(first).startswith(b"HTTP/1.1 200 ")

    def test_nobody_gives_way(self, application: _Application) -> None:
        application.held.clear()
        with _serving(application, most=1) as port, _connect(port) as first:
            first.sendall(REQUEST)
            refused = b""
            while b"503" not in refused:
                with _connect(port) as second:
                    refused = _until_closed(second)
            assert b"retry-after: 1" in refused
            application.held.set()
            assert _answer(first).startswith(b"HTTP/1.1 200 ")
