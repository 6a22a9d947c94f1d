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
    add(write, pk, secrets)


def add(write: WriteTransaction, pk: int, secrets: Sequence[Secret]) -> None:
    """Add secrets to those of an entity."""
    write.session.many(
        "INSERT INTO secret (entity_pk, path, ciphertext, fingerprint) VALUES (?,?,?,?)",
        [(pk, secret.path, secret.ciphertext, secret.fingerprint) for secret in secrets],
    )


# In the place of an entity's key: secrets of settings. Their paths are the setting's name and a name of their own.
OF_SETTINGS = 0


def setting_path(name: str, own: str) -> str:
    """The path of a setting's secret, which is its place too."""
    return f"{name}/{own}"


def of_setting(session: Session, name: str) -> list[Secret]:
    """The secrets of a setting, each by its own name."""
    found = (secret for secret in of(session, [OF_SETTINGS]))
    parts = ((*secret.path.rpartition("/"), secret) for secret in found)
    return [replace_path(secret, own) for holder, _, own, secret in parts if holder == name]


def replace_of_setting(write: WriteTransaction, name: str, secrets: Sequence[Secret]) -> None:
    """Make these the secrets of a setting; each has its own name."""
    for secret in of_setting(write.session, name):
        write.execute(
            "DELETE FROM secret WHERE entity_pk = ? AND path = ?", (OF_SETTINGS, setting_path(name, secret.path))
        )
    add(write, OF_SETTINGS, [replace_path(secret, setting_path(name, secret.path)) for secret in secrets])


def replace_path(secret: Secret, path: str) -> Secret:
    """The same secret under another path."""
    return Secret(secret.entity_pk, path, secret.ciphertext, secret.fingerprint)


def page(session: Session, after: tuple[int, str], limit: int) -> list[tuple[bytes, Secret]]:
    """Secrets behind a key, in the order of their keys, each with the id of its entity (empty: a setting's)."""
    rows = session.all(
        "SELECT e.id, s.entity_pk, s.path, s.ciphertext, s.fingerprint FROM secret s"
        " LEFT JOIN entity e ON e.pk = s.entity_pk"
        " WHERE s.entity_pk > ? OR (s.entity_pk = ? AND s.path > ?) ORDER BY s.entity_pk, s.path LIMIT ?",
        (after[0], *after, limit),
    )
    return [(identity or b"", Secret(*row)) for identity, *row in rows]


def update(write: WriteTransaction, secret: Secret) -> None:
    """Put a secret in the place of the one that is there."""
    write.execute(
        "UPDATE secret SET ciphertext = ?, fingerprint = ? WHERE entity_pk = ? AND path = ?",
        (secret.ciphertext, secret.fingerprint, secret.entity_pk, secret.path),
    )
