"""Who was let in is remembered for a moment, for that purpose only, and not for everybody at once."""

from __future__ import annotations

import pytest

from gazetteer.api import senders
from gazetteer.api.senders import Senders


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, to be moved."""
    time = [100.0]
    monkeypatch.setattr(senders.time, "monotonic", lambda: time[0])
    return time


def test_for_a_moment(now: list[float]) -> None:
    known = Senders()
    assert not known.knows("Bearer a", "edit table")
    known.remember("Bearer a", "edit table")
    assert known.knows("Bearer a", "edit table")
    now[0] += senders.REMEMBERED_SECONDS + 0.1
    assert not known.knows("Bearer a", "edit table")


@pytest.mark.parametrize("other", [("Bearer b", "edit table"), ("Bearer a", "edit user"), ("", "edit table")])
def test_nobody_else_and_for_nothing_else(other: tuple[str, str]) -> None:
    known = Senders()
    known.remember("Bearer a", "edit table")
    assert not known.knows(*other)


@pytest.mark.parametrize("header", ["", "x" * (senders.LONGEST_HEADER + 1)])
def test_what_is_no_token_is_not_kept(header: str) -> None:
    known = Senders()
    known.remember(header, "edit table")
    assert not known.knows(header, "edit table")


def test_only_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(senders, "REMEMBERED_SENDERS", 10)
    known = Senders()
    for number in range(25):
        known.remember(f"Bearer {number}", "edit table")
    assert sum(known.knows(f"Bearer {number}", "edit table") for number in range(25)) <= 10
    assert known.knows("Bearer 24", "edit table")
