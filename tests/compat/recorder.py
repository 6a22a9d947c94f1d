"""A proxy between a client and the server that remembers every call and its answer."""

from __future__ import annotations

import http.client
import re
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

# What belongs to one connection, not to the message that travels over two.
_OF_THE_CONNECTION = {"connection", "keep-alive", "transfer-encoding", "content-length"}
# How long the server may take for one answer, in seconds.
ANSWER_TIMEOUT = 60
# How much of a refusal is kept, in characters.
KEPT_TEXT = 500


@dataclass(frozen=True)
class Exchange:
    """One call and its answer.

    Arguments:
        method: the HTTP method.
        target: path and query, encoded as the client sent them.
        status: the status of the answer; 0 if the server gave none.
        text: the beginning of the answer's body when it is a refusal, else nothing.
        if_match: the version that the client made its call depend on.
    """

    method: str
    target: str
    status: int
    text: str = ""
    if_match: str | None = None

    @property
    def is_refused(self) -> bool:
        return self.status >= 400 or self.status == 0


@dataclass(frozen=True)
class ExpectedRefusal:
    """A refusal that belongs to the way in which a client works.

    Arguments:
        status: its status.
        method: the method of the call.
        target: a regular expression for the whole of path and query.
        reason: why the client asks for what is not there.
    """

    status: int
    method: str
    target: str
    reason: str

    def covers(self, exchange: Exchange) -> bool:
        same_kind = (self.status, self.method) == (exchange.status, exchange.method)
        return same_kind and re.fullmatch(self.target, exchange.target) is not None


def unexpected(exchanges: Iterable[Exchange], expected: Iterable[ExpectedRefusal]) -> list[Exchange]:
    """The refusals that none of the expected ones covers."""
    known = list(expected)
    return [call for call in exchanges if call.is_refused and not any(entry.covers(call) for entry in known)]


def unused(exchanges: Iterable[Exchange], expected: Iterable[ExpectedRefusal]) -> list[ExpectedRefusal]:
    """The expected refusals that did not occur: what is no longer needed in the list."""
    seen = list(exchanges)
    return [entry for entry in expected if not any(entry.covers(call) for call in seen)]


class Recorder(ThreadingHTTPServer):
    """Passes every call on to one server, unchanged, and remembers it.

    Arguments:
        server: the server's URL, `http://host:port`.
    """

    daemon_threads = True

    def __init__(self, server: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        parts = urlsplit(server)
        self.upstream = (parts.hostname or "127.0.0.1", parts.port or 80)
        self.exchanges: list[Exchange] = []

    @property
    def url(self) -> str:
        """Where the clients find it."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def take(self) -> list[Exchange]:
        """What was recorded since the last call of this."""
        taken, self.exchanges = self.exchanges, []
        return taken


class _Handler(BaseHTTPRequestHandler):
    server: Recorder
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def _pass_on(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name: value for name, value in self.headers.items() if name.lower() not in _OF_THE_CONNECTION}
        connection = http.client.HTTPConnection(*self.server.upstream, timeout=ANSWER_TIMEOUT)
        try:
            connection.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name, value)
            connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body or None)
            answer = connection.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException) as error:
            self._record(0, f"the server did not answer: {error}".encode())
            self.send_error(502)
            return
        finally:
            connection.close()
        self._record(answer.status, content)
        self.send_response_only(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in _OF_THE_CONNECTION:
                self.send_header(name, value)
        if answer.status >= 200 and answer.status not in (204, 304):
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _record(self, status: int, content: bytes) -> None:
        text = content.decode(errors="replace")[:KEPT_TEXT] if status >= 400 or status == 0 else ""
        exchange = Exchange(self.command, self.path, status, text, self.headers.get("If-Match"))
        self.server.exchanges.append(exchange)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = _pass_on  # noqa: N815  the base class calls them so

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  named by the base class
        """The exchanges are the log."""


@contextmanager
def recording(server: str) -> Iterator[Recorder]:
    """A recorder in front of a server, for as long as the block lasts."""
    recorder = Recorder(server)
    thread = threading.Thread(target=recorder.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield recorder
    finally:
        recorder.shutdown()
        recorder.server_close()
        thread.join()
