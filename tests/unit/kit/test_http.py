"""The HTTP session: what is repeated, how long it waits, what it says when there is no answer."""

from __future__ import annotations

import socket
from email.utils import formatdate
from pathlib import Path

import httpx2
import pytest

from gazetteer.errors import TerminalError, TransientError
from gazetteer.kit.http import HttpSession, Retry, pages
from tests.unit.client_stand_in import Answer, scripted, serving

BUSY = Answer(503, {"code": 503, "message": "busy"})


def session(address: str, waits: list[float], **arguments: object) -> HttpSession:
    return HttpSession(address, retry=Retry(attempts=3, sleep=waits.append), **arguments)  # type: ignore[arg-type]


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_idempotent_requests_are_repeated_until_they_pass(method: str) -> None:
    waits: list[float] = []
    with serving(scripted(BUSY, BUSY, Answer(200, {"ok": 1}))) as server, session(server.address, waits) as http:
        assert http.request(method, "/x").json() == {"ok": 1}
        assert server.requests == [f"{method} /api/x"] * 3
    assert 0.25 <= waits[0] <= 0.5
    assert 0.5 <= waits[1] <= 1.0


def test_the_last_answer_is_given_when_none_passes() -> None:
    waits: list[float] = []
    with serving(scripted(BUSY)) as server, session(server.address, waits) as http:
        assert http.request("GET", "/x").status_code == 503
        assert len(server.asked) == 3


@pytest.mark.parametrize("method", ["POST", "PATCH"])
def test_what_could_act_twice_is_sent_once(method: str) -> None:
    waits: list[float] = []
    with serving(scripted(BUSY)) as server, session(server.address, waits) as http:
        assert http.request(method, "/x", body={}).status_code == 503
        assert len(server.asked) == 1
    with serving(scripted(Answer(body=None))) as server, session(server.address, waits) as http:
        with pytest.raises(TransientError, match="after 1 attempt:"):
            http.request(method, "/x", body={})
        assert len(server.asked) == 1
    assert waits == []


def test_a_broken_answer_is_asked_for_again() -> None:
    waits: list[float] = []
    with serving(scripted(Answer(body=None), Answer(200, [1]))) as server, session(server.address, waits) as http:
        assert http.request("GET", "/x").json() == [1]
    assert len(waits) == 1


def test_an_error_that_stays_is_not_repeated() -> None:
    waits: list[float] = []
    with serving(scripted(Answer(400, {}))) as server, session(server.address, waits) as http:
        assert http.request("GET", "/x").status_code == 400
        assert len(server.asked) == 1
    assert waits == []


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_server_that_is_not_there_is_tried_and_named(method: str) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{probe.getsockname()[1]}/api"
    waits: list[float] = []
    with (
        session(address, waits) as http,
        pytest.raises(TransientError, match=f"no answer from {address} to {method} /x after 3 attempts"),
    ):
        http.request(method, "/x")
    assert len(waits) == 2


@pytest.mark.parametrize("address", ["ftp://host/x", "http://host:port"])
def test_an_address_that_is_none_is_terminal(address: str) -> None:
    with session(address, []) as http, pytest.raises(TerminalError, match="not a valid"):
        http.request("GET", "/x")


def test_a_socket_that_is_not_there_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "none.sock"
    with session("http://x", [], socket=missing) as http, pytest.raises(TransientError, match="no server is running"):
        http.request("GET", "/x")


def reply(value: str) -> httpx2.Response:
    return httpx2.Response(503, headers={"Retry-After": value})


def test_the_server_may_say_how_long_to_wait() -> None:
    retry = Retry(longest_wait=30)
    assert retry.wait_seconds(1, reply("7")) == 7
    assert retry.wait_seconds(1, reply("7000")) == 30
    assert retry.wait_seconds(1, reply(formatdate(0, usegmt=True))) == 0
    assert retry.wait_seconds(1, reply("soon")) <= 0.5
    assert retry.wait_seconds(20, None) <= 30


def test_redirects_are_not_followed() -> None:
    moved = Answer(302, {}, {"Location": "http://127.0.0.1:1/"})
    with serving(scripted(moved)) as server, session(server.address, []) as http:
        assert http.request("GET", "/x").status_code == 302


def test_pages_are_followed_to_the_end() -> None:
    book = {None: ([1, 2], "b"), "b": ([], "c"), "c": ([3], None)}
    assert list(pages(lambda cursor: book[cursor])) == [1, 2, 3]


def test_a_cursor_that_stands_still_is_an_error() -> None:
    book = {None: ([1], "same"), "same": ([2], "same")}
    with pytest.raises(TerminalError, match="never end"):
        list(pages(lambda cursor: book[cursor]))
