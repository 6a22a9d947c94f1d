"""Metrics are gathered as often as somebody may need them, however often they are asked for."""

from __future__ import annotations

import time

import pytest

from gazetteer.monitoring import metrics
from gazetteer.monitoring.metrics import Metrics


def test_they_are_not_gathered_again_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    gathered: list[Metrics] = []
    of = Metrics()
    first = of.exposition(gathered.append)
    of.event_position.set(7)
    assert of.exposition(gathered.append) is first
    now += metrics.FRESH_SECONDS
    assert b"gazetteer_event_log_position 7.0" in of.exposition(gathered.append)
    assert gathered == [of, of]
