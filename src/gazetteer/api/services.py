"""The parts of a running server that the API calls; put together in `app.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gazetteer.auth.security_events import SecurityEvents
from gazetteer.auth.tokens import Tokens
from gazetteer.catalog.context import Context
from gazetteer.domain.line import Line
from gazetteer.monitoring.metrics import Metrics


@dataclass(frozen=True)
class Services:
    """What handlers work with.

    Arguments:
        lines: every client line by its number.
        default_line: the line of requests that name none.
        security: what is told of those who are refused.
    """

    context: Context
    tokens: Tokens
    metrics: Metrics
    lines: Mapping[str, type[Line]]
    default_line: str
    security: SecurityEvents
