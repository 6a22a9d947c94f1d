"""How far interrupted harvests came."""

from __future__ import annotations

from gazetteer.storage.dialect import Session
from gazetteer.storage.transaction import WriteTransaction

# Whoever wanted to go on has done so by then, in milliseconds.
KEPT = 30 * 86_400_000


def state(session: Session, key: str) -> str | None:
    """The state under a key as it was kept; None if there is none."""
    row = session.one("SELECT state FROM checkpoint WHERE key = ?", (key,))
    return str(row[0]) if row else None


def states(session: Session) -> list[tuple[str, str]]:
    """Every key with its state: as many as there are harvests."""
    return [(str(key), str(text)) for key, text in session.all("SELECT key, state FROM checkpoint ORDER BY key")]


def replace(write: WriteTransaction, key: str, text: str) -> None:
    """Store the same state in another form; how old it is stays."""
    write.execute("UPDATE checkpoint SET state = ? WHERE key = ?", (text, key))


def keep(write: WriteTransaction, key: str, text: str) -> None:
    """Put a state in the place of the former one, and forget those that nobody wrote for 30 days."""
    write.execute("DELETE FROM checkpoint WHERE updated_at < ?", (write.now - KEPT,))
    write.execute(
        "INSERT INTO checkpoint (key, state, updated_at) VALUES (?,?,?) ON CONFLICT (key) DO UPDATE"
        " SET state = excluded.state, updated_at = excluded.updated_at",
        (key, text, write.now),
    )


def forget(write: WriteTransaction, key: str) -> None:
    """Take a state away."""
    write.execute("DELETE FROM checkpoint WHERE key = ?", (key,))
