"""A small HTTP server that stands in for a catalog: answers by a script, remembers what it was asked."""

from __future__ import annotations

import json
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any, ClassVar


@dataclass
class Asked:
    """One request as it arrived; the path is raw, so that its encoding shows."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any


@dataclass
class Answer:
    """What is answered; `None` as the body of an answer breaks the connection off."""

    status: int = 200
    body: Any = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)


Script = Callable[[Asked], Answer]


class StandIn:
    """What tests see of the server."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.asked: list[Asked] = []
        self.address = ""

    @property
    def requests(self) -> list[str]:
        return [f"{asked.method} {asked.path}" for asked in self.asked]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    stand_in: ClassVar[StandIn]

    def handle_one_request(self) -> None:
        self.raw_requestline = self.rfile.readline(65537)
        if not self.raw_requestline or not self.parse_request():
            self.close_connection = True
            return
        length = int(self.headers.get("Content-Length") or 0)
        text = self.rfile.read(length)
        asked = Asked(self.command, self.path, dict(self.headers), json.loads(text) if text else None)
        self.stand_in.asked.append(asked)
        answer = self.stand_in.script(asked)
        if answer.body is None:
            self.close_connection = True
            return
        content = answer.body if isinstance(answer.body, bytes) else json.dumps(answer.body).encode()
        self.send_response(answer.status)
        for name, value in {"Content-Type": "application/json", **answer.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def address_string(self) -> str:
        return "test"

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - the name is the base class's
        """Silent: what was asked is remembered."""


class _TcpServer(socketserver.ThreadingTCPServer):
    daemon_threads = True


class _UnixServer(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


@contextmanager
def serving(script: Script, socket: Path | None = None) -> Iterator[StandIn]:
    """A running server on a free port of 127.0.0.1, or on a Unix socket."""
    stand_in = StandIn(script)
    handler = type("Handler", (_Handler,), {"stand_in": stand_in})
    server: socketserver.BaseServer
    if socket is not None:
        server = _UnixServer(str(socket), handler)
    else:
        tcp = _TcpServer(("127.0.0.1", 0), handler)
        stand_in.address = f"http://127.0.0.1:{tcp.server_address[1]}/api"
        server = tcp
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield stand_in
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def scripted(*answers: Answer) -> Script:
    """These answers one after the other, the last of them from then on."""
    remaining = list(answers)

    def script(asked: Asked) -> Answer:
        return remaining.pop(0) if len(remaining) > 1 else remaining[0]

    return script
