"""Runs a server: the API on a port and on the socket of its home, until it is told to stop."""

from __future__ import annotations

import asyncio
import gc
import os
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import uvicorn

from gazetteer.api import application, connections, guard, limits
from gazetteer.api.connections import Connection
from gazetteer.app import Platform
from gazetteer.errors import Unavailable

# How long a thread keeps the interpreter while others wait. Our threads mostly wait for the database; Python's 5 ms
# would let each of them wait that long for every statement.
SWITCH_SECONDS = 0.0005


def serve(platform: Platform, ready: Callable[[str], None]) -> None:
    """Serve until SIGINT or SIGTERM, then answer what is being answered and return.

    Arguments:
        platform: the open catalog.
        ready: called with the server's URL once it answers.

    Raises:
        Unavailable: the port cannot be had.
    """
    settings = platform.settings
    sys.setswitchinterval(SWITCH_SECONDS)
    # Now, in one thread: the first requests must not all wait for the keys with a connection of the pool in hand.
    platform.tokens.public_keys()
    dialect = platform.context.database.dialect
    most = connections.most_connections(platform.context.database.readers, dialect.files_each)
    listener = _tcp(settings.host, settings.port)
    local = _unix(platform.home.socket)
    host, port = listener.getsockname()[:2]
    app = application.build(platform.services(), guard.allowed_hosts(settings.allowed_hosts, settings.host))
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=limits.GRACE,
        backlog=limits.BACKLOG,
        timeout_keep_alive=int(limits.IDLE_SECONDS),
        # Only who is trusted may say where a request comes from; it would be anybody on this machine.
        forwarded_allow_ips=list(settings.trusted_proxies),
        http=partial(Connection, most=most),  # type: ignore[arg-type]  # what makes protocols, as a class does
        ws="none",
    )
    url = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    server = _Server(config, lambda: ready(url), app.stop_waiting)
    try:
        with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
            runner.run(server.serve(sockets=[listener, local]))
    finally:
        listener.close()
        local.close()
        platform.home.socket.unlink(missing_ok=True)


class _Server(uvicorn.Server):
    """uvicorn's server, which says when it answers, and looks after its connections."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None], stopping: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready
        self._stopping = stopping
        self._watching: asyncio.Task[None] | None = None

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop on a signal, and let the caller end in order: uvicorn would raise it again, which ends the process."""
        with super().capture_signals():
            yield
            self._captured_signals.clear()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._watching = asyncio.create_task(connections.watch(self.server_state))
            # What is there by now stays: collecting garbage would look through all of it again and again, and hold up
            # everybody for some 50 ms each time.
            gc.collect()
            gc.freeze()
            gc.enable()
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._stopping()
        await super().shutdown(sockets)
        if self._watching is not None:
            self._watching.cancel()


def _tcp(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # Connections inherit it; an answer is sent in two parts, and without it the second waits 40 ms.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise Unavailable(
            f"port {port} of {host} cannot be had: {error.strerror}; choose another with --port, or 0 for a free one"
        ) from error
    return listener


def _unix(path: Path) -> socket.socket:
    """The socket of local commands: its file is open to its owner only, from the first moment."""
    path.unlink(missing_ok=True)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    before = os.umask(0o177)
    try:
        listener.bind(str(path))
    except OSError as error:
        listener.close()
        raise Unavailable(
            f"the socket {path} cannot be made: {error}; a path of at most 107 bytes is allowed"
        ) from error
    finally:
        os.umask(before)
    return listener
