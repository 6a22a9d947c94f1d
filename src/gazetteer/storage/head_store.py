"""The head of the event log."""

from __future__ import annotations

from gazetteer.storage.dialect import Session


def position(session: Session) -> int:
    """The newest position of the event log."""
    return int(session.all("SELECT seq FROM event_head")[0][0])
