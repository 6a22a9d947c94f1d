"""Settings that clients store on the server."""

from __future__ import annotations

from gazetteer.storage.dialect import Session
from gazetteer.storage.transaction import WriteTransaction


def setting(session: Session, name: str) -> str | None:
    """A stored setting as JSON text; None if it is not set."""
    row = session.one("SELECT value FROM setting WHERE name = ?", (name,))
    return str(row[0]) if row else None


def set_setting(write: WriteTransaction, name: str, value: str) -> None:
    """Store a setting in the place of the former one."""
    write.execute(
        "INSERT INTO setting (name, value) VALUES (?,?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )
