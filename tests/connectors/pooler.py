"""A pooler of server connections in small, as with one connection and a transaction as the unit of sharing."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

import psycopg

# https://www.postgresql.org/docs/current/protocol-message-formats.html
SSL_REQUEST, GSS_REQUEST, CANCEL_REQUEST = 80877103, 80877104, 80877102
IDLE = b"I"


class Pooler:
    """Gives all who come one connection to the server, a transaction at a time.

    It speaks with the server through psycopg's connection, which signed in; what is said is passed on as it is.
    """

    def __init__(self, url: str) -> None:
        self._signed_in = psycopg.connect(url, autocommit=True)
        self._server = socket.socket(fileno=self._signed_in.fileno())
        self._server.setblocking(True)
        self._turn = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = urlsplit(url)._replace(netloc=f"{urlsplit(url).username}@127.0.0.1:{self.port}").geturl()
        names = ("server_version", "client_encoding", "server_encoding", "standard_conforming_strings", "DateStyle")
        known = {name: self._signed_in.info.parameter_status(name) for name in names}
        told = [f"{name}\0{value}\0".encode() for name, value in known.items() if value is not None]
        self._greeting = _message(b"R", struct.pack("!i", 0)) + b"".join(_message(b"S", item) for item in told)
        self._greeting += _message(b"Z", IDLE)
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def port(self) -> int:
        return int(self._listener.getsockname()[1])

    def close(self) -> None:
        self._listener.close()
        self._server.detach()
        self._signed_in.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with client, suppress(OSError):
            while True:
                (size,) = struct.unpack("!i", _read(client, 4))
                (code,) = struct.unpack("!i", _read(client, size - 4)[:4])
                if code in (SSL_REQUEST, GSS_REQUEST):
                    client.sendall(b"N")
                    continue
                if code == CANCEL_REQUEST:
                    return
                client.sendall(self._greeting)
                break
            while self._transaction(client):
                pass

    def _transaction(self, client: socket.socket) -> bool:
        """Pass one transaction on; False if the client leaves."""
        kind, body = _received(client)
        with self._turn:
            while kind != b"X":
                self._server.sendall(_message(kind, body))
                if kind in (b"Q", b"S") and self._answered(client) == IDLE:
                    return True
                kind, body = _received(client)
        return False

    def _answered(self, client: socket.socket) -> bytes:
        while True:
            kind, body = _received(self._server)
            client.sendall(_message(kind, body))
            if kind == b"Z":
                return body


def _read(connection: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        piece = connection.recv(size - len(data))
        if not piece:
            raise ConnectionError
        data += piece
    return data


def _received(connection: socket.socket) -> tuple[bytes, bytes]:
    kind = _read(connection, 1)
    return kind, _read(connection, struct.unpack("!i", _read(connection, 4))[0] - 4)


def _message(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("!i", len(body) + 4) + body


@contextmanager
def pooling(url: str) -> Iterator[Pooler]:
    """A pooler in front of the database of a URL."""
    pooler = Pooler(url)
    try:
        yield pooler
    finally:
        pooler.close()
