"""What the program notes about the store as a whole, in a single row."""

from __future__ import annotations

from gazetteer.storage.dialect import Session


def oldest_revision(session: Session) -> str:
    """The oldest schema revision whose program can still use this database."""
    return str(session.all("SELECT oldest_revision FROM store_state")[0][0])
