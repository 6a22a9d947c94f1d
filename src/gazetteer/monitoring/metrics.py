"""Every metric of the server, declared here."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

# They are not gathered again so soon, in seconds: that costs more than strangers may ask for as often as they like.
FRESH_SECONDS = 1.0


class Metrics:
    """The metrics of one server, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "gazetteer_http_requests_total",
            "HTTP requests answered.",
            ["method", "route", "status"],
            registry=self.registry,
        )
        self.seconds = Histogram(
            "gazetteer_http_request_duration_seconds",
            "Time from the last byte of a request to its answer.",
            ["method", "route"],
            registry=self.registry,
            buckets=(0.002, 0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.5, 2, 10),
        )
        self.event_position = Gauge(
            "gazetteer_event_log_position", "The newest position of the event log.", registry=self.registry
        )
        self.pending_subtrees = Gauge(
            "gazetteer_pending_subtree_acts", "Recursive acts that are not carried out yet.", registry=self.registry
        )

        self._lock = threading.Lock()
        self._made: tuple[float, bytes] | None = None

    def exposition(self, observe: Callable[[Metrics], None]) -> bytes:
        """The metrics in Prometheus' text format, at most a second old.

        Arguments:
            observe: brings the gauges up to date.
        """
        with self._lock:
            now = time.monotonic()
            if self._made is None or now - self._made[0] >= FRESH_SECONDS:
                observe(self)
                self._made = now, generate_latest(self.registry)
            return self._made[1]
