"""What the program notes about the store as a whole, in a single row."""

from __future__ import annotations

from gazetteer.storage.dialect import Session
from gazetteer.storage.transaction import WriteTransaction


def oldest_revision(session: Session) -> str:
    """The oldest schema revision whose program can still use this database."""
    return str(session.all("SELECT oldest_revision FROM store_state")[0][0])


def seed_revision(session: Session) -> int:
    """Which list of what every catalog has from its first start was written; 0: none."""
    return int(session.all("SELECT seed_revision FROM store_state")[0][0])


def set_seed_revision(write: WriteTransaction, revision: int) -> None:
    """Note which list was written."""
    write.execute("UPDATE store_state SET seed_revision = ?", (revision,))


def event_horizon(session: Session) -> int:
    """The highest position whose event was pruned; 0 while none was."""
    return int(session.all("SELECT event_horizon FROM store_state")[0][0])


def secrets_revision(session: Session) -> int:
    """By which rule of what is secret everything was taken apart; 0: by none that had a number."""
    return int(session.all("SELECT secrets_revision FROM store_state")[0][0] or 0)


def set_secrets_revision(write: WriteTransaction, revision: int) -> None:
    """Note by which rule."""
    write.execute("UPDATE store_state SET secrets_revision = ?", (revision,))
