"""Whether the server can do its work, and how far it is."""

from __future__ import annotations

from gazetteer.monitoring.metrics import Metrics
from gazetteer.storage import event_store, subtree_store
from gazetteer.storage.engine import Database


def check(database: Database) -> None:
    """Read from the database.

    Raises:
        Unavailable: it cannot be read.
    """
    with database.read() as session:
        event_store.position(session)


def observe(database: Database, metrics: Metrics) -> None:
    """Bring the gauges up to date."""
    with database.read() as session:
        metrics.event_position.set(event_store.position(session))
        metrics.pending_subtrees.set(len(subtree_store.pending(session)))
