"""Structured logs: JSON lines on standard error; secrets are cut out before anything is written."""

from __future__ import annotations

import atexit
import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any, TextIO, cast

import structlog

from gazetteer.monitoring.output import Output

_SECRET = re.compile(r"passw|secret|token|authorization|api_?key|private_?key", re.IGNORECASE)
_BEARER = re.compile(r"(?i)(bearer\s+)[A-Za-z0-9._~+/=-]+")
_PASSWORD_IN_URL = re.compile(r"(://[^/\s:@]*:)[^/\s@]+@")


def configure(level: str) -> None:
    """Set logging up for this process; `level` is debug, info, warning or error."""
    number = getattr(logging, level.upper())
    output = Output(sys.stderr)
    atexit.register(output.close)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _without_secrets,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.WriteLoggerFactory(cast(TextIO, output)),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=max(number, logging.WARNING), stream=output, format="%(levelname)s %(message)s")


def _without_secrets(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    for key, value in event.items():
        if _SECRET.search(key):
            event[key] = "*********"
        elif isinstance(value, str):
            event[key] = _PASSWORD_IN_URL.sub(r"\1*********@", _BEARER.sub(r"\1*********", value))
    return event
