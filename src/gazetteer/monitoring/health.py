"""Whether the server can do its work, and how far it is."""

from __future__ import annotations

import structlog

from gazetteer.errors import GazetteerError, Unavailable
from gazetteer.monitoring.metrics import Metrics
from gazetteer.storage import event_store, subtree_store
from gazetteer.storage.engine import Database

log = structlog.get_logger()


def check(database: Database) -> None:
    """Read from the database.

    Raises:
        Unavailable: it cannot be read; says which part it is, the log says more.
    """
    try:
        with database.read() as session:
            event_store.position(session)
    except GazetteerError as error:
        log.error("not ready", part="database", error=str(error))
        raise Unavailable("the database cannot be read; the log says why") from error


def observe(database: Database, metrics: Metrics) -> None:
    """Bring the gauges up to date."""
    with database.read() as session:
        metrics.event_position.set(event_store.position(session))
        metrics.pending_subtrees.set(len(subtree_store.pending(session)))
