"""Connections of the server: how many there may be, and how long and how large each part of an exchange.

Why uvicorn's protocol is extended: docs/adr/0009-http-under-load.md.
"""

from __future__ import annotations

import asyncio
import resource
import time
from enum import Enum, auto
from typing import Any

import structlog
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

from gazetteer.api import limits
from gazetteer.api.guard import HEADERS
from gazetteer.api.requests import ALL_SAID
from gazetteer.errors import TooLarge, Unavailable
from gazetteer.kit import json

log = structlog.get_logger()

UNAVAILABLE = Unavailable.status
# How often the connections are looked at, in seconds.
LOOK_SECONDS = 0.5


class Part(Enum):
    """What of a request is being read."""

    NOTHING = auto()
    HEAD = auto()
    BODY = auto()


class Connection(HttpToolsProtocol):
    """One connection, with bounds on what it may take."""

    def __init__(self, *arguments: Any, most: int, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._most = most
        self._reading = Part.HEAD
        self._since = time.monotonic()
        self._head = 0
        # Set once the client has closed its side: it may wait for the answer still, but mostly it has gone.
        self._all_said = asyncio.Event()
        # Whether nothing more of it is read, since what came could not be.
        self._deaf = False
        # Since when the client has not taken what was sent, or the connection has been about to be closed.
        self._stalled: float | None = None

    @property
    def is_answering(self) -> bool:
        """Whether a request of it is being answered."""
        return self.cycle is not None and not self.cycle.response_complete

    @property
    def is_local(self) -> bool:
        """Whether it came by the socket of the home."""
        return self.server is not None and self.server[1] is None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)  # type: ignore[arg-type]
        if self.is_local or _strangers(self.connections) <= self._most:
            return
        others = (c for c in self.connections if isinstance(c, Connection) and c is not self and c.gives_way)
        oldest = min(others, key=lambda connection: (connection._reading is Part.HEAD, connection._since), default=None)
        if oldest is not None:
            oldest.transport.close()
        else:
            self._refuse(UNAVAILABLE, "Service Unavailable", "this server has as many connections as it can")

    @property
    def gives_way(self) -> bool:
        """Whether it may be closed for the sake of another: nothing is going on, or no request is there yet."""
        waits = self._reading is not Part.BODY and not self.is_answering
        return waits and not self.is_local and not self.transport.is_closing()

    def data_received(self, data: bytes) -> None:
        if self.transport.is_closing() or self._deaf:
            return
        if self._reading is Part.NOTHING:
            self._read(Part.HEAD)
            self._head = 0
        before = self._reading
        super().data_received(data)
        if before is Part.HEAD and self._reading is Part.HEAD:
            self._head += len(data)
            if self._head > limits.LARGEST_HEAD:
                self._refuse_head()
        if self._reading is Part.BODY and not self.is_answering:
            # What is left of a body after its answer is for nobody: a little at a time, so that it costs nobody either.
            self.flow.pause_reading()
            self.loop.call_later(limits.REST_PAUSE, self._go_on)

    def _go_on(self) -> None:
        if not self.transport.is_closing():
            self.flow.resume_reading()

    def eof_received(self) -> bool:  # type: ignore[override]
        """Who has said all may still wait for the answer, if it is being worked on."""
        self._all_said.set()
        if self.is_answering:
            self.cycle.keep_alive = False
        return self.is_answering

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.scope["extensions"] = {ALL_SAID: {"event": self._all_said}}

    def on_headers_complete(self) -> None:
        if len(self.pipeline) >= limits.MOST_PIPELINED:
            # Ends the parsing, so that nothing is made of what follows either.
            raise TooLarge("too many requests are sent before the first is answered")
        if len(self.url) + sum(len(name) + len(value) for name, value in self.headers) > limits.LARGEST_HEAD:
            self._refuse_head()
            return
        self._read(Part.BODY)
        super().on_headers_complete()

    def send_400_response(self, msg: str) -> None:
        """What came cannot be read; what was asked before it is answered all the same."""
        if self.is_answering and self._reading is not Part.BODY:
            self._deaf = True
            self.cycle.keep_alive = False
        else:
            self._refuse(400, "Bad Request", f"{msg} The connection is closed")

    def on_body(self, body: bytes) -> None:
        if not self.transport.is_closing():
            super().on_body(body)

    def on_message_complete(self) -> None:
        if self._reading is Part.BODY:
            self._read(Part.NOTHING)
            super().on_message_complete()

    def on_response_complete(self) -> None:
        self._since = time.monotonic()
        super().on_response_complete()

    def look(self, now: float) -> None:
        """End what takes too long."""
        if self.transport.is_closing() or self.flow.write_paused:
            self._stalled = self._stalled or now
            if now - self._stalled > limits.STALLED_SECONDS:
                self.transport.abort()
            return
        self._stalled = None
        if self.is_answering:
            return
        waited = now - self._since
        if self._reading is Part.HEAD and waited > limits.HEAD_SECONDS:
            reason = f"the request's head took more than {limits.HEAD_SECONDS:.0f} seconds"
            self._refuse(408, "Request Timeout", reason)
        elif self._reading is Part.BODY and waited > limits.REST_SECONDS:
            self.transport.abort()
        elif waited > limits.IDLE_SECONDS:
            self.transport.close()

    def _read(self, part: Part) -> None:
        self._reading, self._since = part, time.monotonic()

    def _refuse_head(self) -> None:
        reason = f"request line and headers have more than the {limits.LARGEST_HEAD} bytes that are allowed"
        self._refuse(431, "Request Header Fields Too Large", reason)

    def _refuse(self, status: int, phrase: str, reason: str) -> None:
        """Answer without the application, which has no request of it, and close."""
        body = json.dump_bytes({"code": status, "errorType": phrase.upper().replace(" ", "_"), "message": reason})
        head = [
            f"HTTP/1.1 {status} {phrase}",
            "content-type: application/json",
            f"content-length: {len(body)}",
            *([f"retry-after: {limits.RETRY_AFTER}"] if status == UNAVAILABLE else []),
            "connection: close",
            *(f"{name.decode()}: {value.decode()}" for name, value in HEADERS),
        ]
        self.transport.write("\r\n".join([*head, "", ""]).encode() + body)
        self.transport.close()


def _strangers(connections: set[Any]) -> int:
    return sum(not connection.is_local for connection in connections)


async def watch(state: ServerState) -> None:
    """Look at all connections of a server again and again."""

    while True:
        await asyncio.sleep(LOOK_SECONDS)
        now = time.monotonic()
        for connection in tuple(state.connections):
            if isinstance(connection, Connection):
                connection.look(now)


def most_connections(readers: int, files_each: int) -> int:
    """How many connections fit into the limit of open files, which is raised as far as it may be.

    Arguments:
        readers: how many connections to the database there may be.
        files_each: how many open files each of these has.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard == resource.RLIM_INFINITY or soft < hard:
        wanted = limits.MOST_CONNECTIONS + limits.FILES_BESIDE + readers * files_each
        target = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        if soft < target:
            resource.setrlimit(resource.RLIMIT_NOFILE, (target, hard))
            soft = target
    fitting = soft - limits.FILES_BESIDE - readers * files_each
    most = max(limits.FEWEST_CONNECTIONS, min(limits.MOST_CONNECTIONS, fitting))
    if most < limits.MOST_CONNECTIONS:
        log.warning(
            "few connections: the limit of open files is low",
            connections=most,
            open_files=soft,
            advice="raise it, such as by `ulimit -n 4096` or LimitNOFILE= of systemd",
        )
    return most
