"""Secrets of entities and settings: apart from documents, encrypted, compared by a keyed fingerprint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gazetteer.storage.dialect import Session, marks
from gazetteer.storage.entity_store import chunks
from gazetteer.storage.transaction import WriteTransaction


@dataclass(slots=True, frozen=True)
class Secret:
    """One secret; `path` is its name in the entity's document, which says `{"$secret": path}` in its place."""

    entity_pk: int
    path: str
    ciphertext: bytes
    fingerprint: bytes


def place(identity: bytes, path: str) -> str:
    """Where a secret belongs, as its encryption is bound to it.

    Arguments:
        identity: the entity's id; empty for a setting's, whose paths begin with its name.
        path: the secret's name there.
    """
    return identity.hex() + path


def of(session: Session, pks: Sequence[int]) -> list[Secret]:
    """The secrets of entities."""
    found = []
    for part in chunks(pks):
        sql = (
            "SELECT entity_pk, path, ciphertext, fingerprint FROM secret"
            f" WHERE entity_pk IN ({marks(len(part))}) ORDER BY entity_pk, path"
        )
        found += [Secret(*row) for row in session.all(sql, part)]
    return found


def replace(write: WriteTransaction, pk: int, secrets: Sequence[Secret]) -> None:
    """Make these the secrets of an entity."""
    write.execute("DELETE FROM secret WHERE entity_pk = ?", (pk,))
    write.session.many(
        "INSERT INTO secret (entity_pk, path, ciphertext, fingerprint) VALUES (?,?,?,?)",
        [(pk, secret.path, secret.ciphertext, secret.fingerprint) for secret in secrets],
    )


def everything(session: Session) -> list[Secret]:
    """Every secret there is, for a change of key and for the check."""
    return [
        Secret(*row)
        for row in session.all("SELECT entity_pk, path, ciphertext, fingerprint FROM secret ORDER BY entity_pk, path")
    ]
