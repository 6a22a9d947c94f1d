"""Strangers who flood a server: who has a token is answered all the same, and so is the operator."""

from __future__ import annotations

import base64
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest

from tests.acceptance.load import Client
from tests.acceptance.serving import COMMAND, Serving, Settings, admin_token, command

pytestmark = [pytest.mark.acceptance, pytest.mark.timeout(300)]

LARGE = 60 * 1024 * 1024
LOOKUPS = 100
# Not a figure: that of benchmarks/strangers.py is far lower. Before, 60 MB froze everything for 20 seconds.
PATIENCE = 10.0


def _connect(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)


def _post(port: int, path: str, body: bytes, stopped: threading.Event) -> None:
    head = f"POST {path} HTTP/1.1\r\nhost: x\r\ncontent-length: {len(body)}\r\n\r\n".encode()
    while not stopped.is_set():
        with suppress(OSError), _connect(port) as client:
            client.sendall(head + body)
            client.recv(4096)


def _trickle(port: int, _path: str, _body: bytes, stopped: threading.Event) -> None:
    while not stopped.is_set():
        with suppress(OSError), _connect(port) as client:
            client.sendall(b"GET /healthz HTTP/1.1\r\nx: ")
            while not stopped.wait(0.2):
                client.sendall(b"y")


GUESS = json.dumps({"email": "admin@gazetteer.internal", "password": base64.b64encode(b"guess").decode()}).encode()
SIGN_IN = "/api/v1/users/login"
FLOODS: dict[str, tuple[int, Callable[[int, str, bytes, threading.Event], None], str, bytes]] = {
    "guesses": (16, _post, SIGN_IN, GUESS),
    "bodies for nobody": (4, _post, SIGN_IN, b"[" + b"[]," * (LARGE // 3) + b"[]]"),
    "rows without a token": (4, _post, "/api/v1/tables/bulk", b"[" + b"[]," * (LARGE // 3) + b"[]]"),
    "slow heads": (300, _trickle, "", b""),
}


@contextmanager
def _flooded(port: int, name: str) -> Iterator[None]:
    clients, work, path, body = FLOODS[name]
    stopped = threading.Event()
    threads = [threading.Thread(target=work, args=(port, path, body, stopped)) for _ in range(clients)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stopped.set()
        for thread in threads:
            thread.join()


@pytest.fixture
def serving(new_catalog: Callable[[], Settings]) -> Iterator[tuple[Serving, str, Settings]]:
    of = new_catalog()
    token = admin_token(of)
    server = Serving(of)
    yield server, token, of
    assert server.stop() == 0
    server.close()


@pytest.mark.parametrize("name", FLOODS)
def test_lookups_go_on(serving: tuple[Serving, str, Settings], name: str) -> None:
    server, token, of = serving
    with _flooded(server.port, name):
        time.sleep(1)
        client = Client(server.port, token)
        for _ in range(LOOKUPS):
            start = time.monotonic()
            assert client.call("GET", "/users/name/admin")[0] == 200
            assert time.monotonic() - start < PATIENCE
        client.connection.close()
        assert command(of, "list", "user", "--json").returncode == 0
    assert "internal error" not in server.logged()


class _Narrow(Serving):
    """A server that may open 64 files."""

    command: tuple[str, ...] = ("/bin/sh", "-c", 'ulimit -n 64; exec "$@"', "sh", *COMMAND)


def test_few_open_files(new_catalog: Callable[[], Settings]) -> None:
    of = new_catalog()
    token = admin_token(of)
    server = _Narrow(of)
    held: list[socket.socket] = []
    try:
        assert "limit of open files is low" in server.logged()
        held += [_connect(server.port) for _ in range(200)]
        assert command(of, "list", "user", "--json").returncode == 0
        status, end = 0, time.monotonic() + 60
        while status != 200:
            # Those who send no head are let go in turn.
            assert time.monotonic() < end, status
            client = Client(server.port, token)
            with suppress(OSError):
                status, _ = client.call("GET", "/users/name/admin")
            client.connection.close()
    finally:
        for connection in held:
            connection.close()
        assert server.stop() == 0
        server.close()
