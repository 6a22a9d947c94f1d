"""What is read by a process of its own is what this one would have read."""

from __future__ import annotations

import pytest

from gazetteer.api import large_bodies
from gazetteer.errors import BadRequest, TooLarge
from gazetteer.kit import json

VALUES = [{"a": 'ü\n"', "b": [1.5, 2**63, None, True]}, [], "text", 7, {"c": {"d": []}}]


def test_rows() -> None:
    rows = large_bodies.rows(json.dump_bytes(VALUES))
    assert len(rows) == len(VALUES)
    assert list(rows) == VALUES
    assert rows[1:4] == VALUES[1:4]
    assert rows[3:100] == VALUES[3:]
    assert list(large_bodies.rows(b" [] ")) == []
    with pytest.raises(IndexError):
        rows[5]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"[1,", "not valid JSON"),
        (b'{"a": 1}', "has to be a list"),
        (b"[" * 300 + b"]" * 300, "nested deeper"),
        (b"[123456789012345678901234567890]", "64 bits"),
    ],
)
def test_what_is_wrong_is_said(body: bytes, said: str) -> None:
    with pytest.raises(BadRequest, match=said):
        large_bodies.rows(body)


def test_too_much_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_bodies, "WALL_SECONDS", 0)
    with pytest.raises(TooLarge, match="fewer rows"):
        large_bodies.rows(b"[]")
