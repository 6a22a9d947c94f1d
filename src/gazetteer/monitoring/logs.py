"""Structured logs: JSON lines on standard error; secrets are cut out before anything is written."""

from __future__ import annotations

import atexit
import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any, TextIO, cast

import structlog

from gazetteer.domain.secret_shapes import MASK, masked
from gazetteer.monitoring.output import Output

_SECRET = re.compile(r"passw|secret|token|authorization|api_?key|private_?key|credential|pwd", re.IGNORECASE)


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
        event[key] = _masked(key, value)
    return event


def _masked(key: str, value: Any) -> Any:
    if _SECRET.search(key) and value is not None:
        return MASK
    if isinstance(value, dict):
        return {name: _masked(str(name), item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_masked(key, item) for item in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    # Whatever else is logged, an exception too, is written as text.
    return masked(str(value))
