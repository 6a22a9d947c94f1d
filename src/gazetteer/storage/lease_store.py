"""Leases: who alone may do something, for as long as it keeps saying so."""

from __future__ import annotations

from gazetteer.storage.transaction import WriteTransaction


def hold(write: WriteTransaction, name: str, holder: str, milliseconds: int) -> bool:
    """Take a lease, or keep it for so much longer; returns whether the holder has it now."""
    write.execute(
        "INSERT INTO lease (name, holder, until) VALUES (?,?,?) ON CONFLICT (name) DO UPDATE"
        " SET holder = excluded.holder, until = excluded.until"
        " WHERE lease.holder = excluded.holder OR lease.until < ?",
        (name, holder, write.now + milliseconds, write.now),
    )
    return write.one("SELECT 1 FROM lease WHERE name = ? AND holder = ?", (name, holder)) is not None


def give_back(write: WriteTransaction, holder: str) -> None:
    """Give up what a holder has, so that others need not wait."""
    write.execute("DELETE FROM lease WHERE holder = ?", (holder,))


def give_back_all(write: WriteTransaction) -> None:
    """Forget every lease: for a database that no other process can be using."""
    write.execute("DELETE FROM lease")
