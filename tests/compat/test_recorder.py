"""The recorder passes calls on unchanged, and tells an unexpected refusal from an expected one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx2
import pytest

from tests.compat.recorder import Exchange, ExpectedRefusal, Recorder, recording, unexpected, unused

MISSING = ExpectedRefusal(404, "GET", r"/v1/tables/name/[^?]+", "it is looked for before it is made")


class _Echo(BaseHTTPRequestHandler):
    """Answers with what it was sent; the status is the last part of the path, if that is one."""

    protocol_version = "HTTP/1.1"

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        last = self.path.rpartition("/")[2]
        self.send_response(int(last) if last.isdigit() else 200)
        content = b" ".join([self.command.encode(), self.path.encode(), self.headers["X-Given"].encode(), body])
        self.send_header("Content-Length", str(len(content)))
        self.send_header("X-Kept", "yes")
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_PUT = do_DELETE = _answer  # noqa: N815  the base class calls them so

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  named by the base class
        """Say nothing."""


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Echo)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    with recording(f"http://127.0.0.1:{server.server_address[1]}") as found:
        yield found
    server.shutdown()
    server.server_close()
    thread.join()


def test_calls_arrive_as_they_were_sent(recorder: Recorder) -> None:
    with httpx2.Client(base_url=recorder.url, headers={"X-Given": "é".encode().hex()}) as client:
        for method in ("PUT", "DELETE"):
            target = "/v1/x/name/%22a.b%22%2Fc?fields=a,b&q=%7B%7D"
            answer = client.request(method, target, content=b'{"a": 1}')
            assert answer.content == f'{method} {target} {"é".encode().hex()} {{"a": 1}}'.encode()
            assert answer.headers["X-Kept"] == "yes"
    assert [(call.method, call.status, call.text) for call in recorder.take()] == [
        ("PUT", 200, ""),
        ("DELETE", 200, ""),
    ]
    assert recorder.take() == []


def test_refusals_keep_their_text(recorder: Recorder) -> None:
    with httpx2.Client(base_url=recorder.url, headers={"X-Given": "-", "If-Match": 'W/"0.1"'}) as client:
        client.get("/v1/412")
    assert recorder.take() == [Exchange("GET", "/v1/412", 412, "GET /v1/412 - ", 'W/"0.1"')]


def test_a_server_that_is_gone_is_a_refusal() -> None:
    with recording("http://127.0.0.1:9") as found, httpx2.Client(base_url=found.url) as client:
        assert client.get("/v1/x").status_code == 502
        assert [call.status for call in unexpected(found.take(), [MISSING])] == [0]


@pytest.mark.parametrize(
    ("method", "target", "status"),
    [
        ("GET", "/v1/tables/name/a.b", 500),
        ("PUT", "/v1/tables/name/a.b", 404),
        ("GET", "/v1/tables/name/a.b?fields=*", 404),
        ("GET", "/v2/v1/tables/name/a.b", 404),
    ],
)
def test_what_is_not_listed_is_unexpected(method: str, target: str, status: int) -> None:
    call = Exchange(method, target, status)
    assert unexpected([call], [MISSING]) == [call]


def test_what_is_listed_is_expected_and_used() -> None:
    calls = [Exchange("GET", "/v1/tables/name/a.b", 404), Exchange("GET", "/v1/tables/name/a.b", 200)]
    assert unexpected(calls, [MISSING]) == []
    assert unused(calls, [MISSING]) == []
    assert unused(calls[1:], [MISSING]) == [MISSING]
