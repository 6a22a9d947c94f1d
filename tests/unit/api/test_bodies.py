"""A body is read within its bounds, and not for longer than it may take."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping, Sequence
from typing import Any

import pytest

from gazetteer.api import bodies, limits
from gazetteer.errors import BadRequest, TooLarge, TooSlow


class _Client:
    """Sends these chunks, and then nothing any more."""

    def __init__(self, chunks: Sequence[bytes], *, complete: bool = True) -> None:
        self.chunks = list(chunks)
        self.complete = complete
        self.asked = 0

    async def receive(self) -> MutableMapping[str, Any]:
        self.asked += 1
        if not self.chunks:
            await asyncio.Event().wait()
        chunk = self.chunks.pop(0)
        return {"type": "http.request", "body": chunk, "more_body": bool(self.chunks) or not self.complete}


def _read(client: _Client, most: int = 1000) -> bytes:
    return asyncio.run(bodies.read(client.receive, most))


def test_in_pieces() -> None:
    assert _read(_Client([b"ab", b"", b"c"])) == b"abc"


def test_more_than_was_announced() -> None:
    client = _Client([b"x" * 600, b"x" * 600, b"x" * 600])
    with pytest.raises(TooLarge, match="1000"):
        _read(client)
    assert client.asked == 2


def test_many_small_values_are_refused_while_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_CONTAINERS", 100)
    client = _Client([b"[" + b"[]," * 60, b"{}," * 60, b"[]]"])
    with pytest.raises(TooLarge, match="100 lists and objects"):
        _read(client)
    assert client.asked == 2


def test_nothing_comes_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BODY_PAUSE_SECONDS", 0.05)
    with pytest.raises(TooSlow, match="no byte"):
        _read(_Client([b"x"], complete=False))


def test_a_byte_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BODY_SECONDS", -1.0)
    with pytest.raises(TooSlow, match="1 bytes"):
        _read(_Client([b"x", b"x"]))


def test_what_comes_steadily_may_take_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BODY_SECONDS", 0.0)
    monkeypatch.setattr(limits, "SLOWEST_BODY", 1)
    assert len(_read(_Client([b"x" * 500, b"x" * 500]))) == 1000


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ([], False),
        ([(b"content-length", b"0")], False),
        ([(b"content-length", b"5")], True),
        ([(b"transfer-encoding", b"chunked")], True),
    ],
)
def test_what_is_announced(headers: list[tuple[bytes, bytes]], expected: bool) -> None:
    assert bodies.announced(headers, 1000) is expected


def test_too_much_is_announced() -> None:
    with pytest.raises(TooLarge, match="1001"):
        bodies.announced([(b"content-length", b"1001")], 1000)


def test_the_client_goes_away() -> None:
    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.disconnect"}

    with pytest.raises(BadRequest, match="went away"):
        asyncio.run(bodies.read(receive, 10))


def test_more_values_than_an_entity_has() -> None:
    body = b"[" + b"0," * (limits.MOST_VALUES + 1) + b"0]"
    with pytest.raises(TooLarge, match="values"):
        _read(_Client([body]), limits.LARGEST_BODY)
    assert _read(_Client([body]), limits.LARGEST_BULK_BODY) == body
