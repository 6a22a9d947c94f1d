"""Passwords, tokens, signing keys: what is about access and is no part of any entity."""

from __future__ import annotations

from dataclasses import dataclass, fields

from gazetteer.storage import entity_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.entity_store import EntityRow
from gazetteer.storage.transaction import WriteTransaction


@dataclass(slots=True, frozen=True)
class TokenRow:
    """A token that was given out; the token itself is not kept."""

    token_hash: bytes
    user_pk: int
    kind: str
    name: str
    line: str | None
    created_at: int
    expires_at: int | None
    revoked_at: int | None
    family: str | None


_COLUMNS = [column.name for column in fields(TokenRow)]
COLUMNS = ", ".join(_COLUMNS)
_OF_TOKEN = len(_COLUMNS)
_HOLDER = (
    f"SELECT {', '.join(f't.{column}' for column in _COLUMNS)}, {entity_store.COLUMNS}"
    " FROM token t LEFT JOIN entity e ON e.pk = t.user_pk WHERE t.token_hash = ?"
)


def password_hash(session: Session, user_pk: int) -> str | None:
    """The hash of a user's password; None for one who has none."""
    row = session.one("SELECT password_hash FROM credential WHERE user_pk = ?", (user_pk,))
    return str(row[0]) if row else None


def set_password(write: WriteTransaction, user_pk: int, hashed: str) -> None:
    """Give a user a password."""
    write.execute(
        "INSERT INTO credential (user_pk, password_hash, updated_at) VALUES (?,?,?) ON CONFLICT (user_pk) DO UPDATE"
        " SET password_hash = excluded.password_hash, updated_at = excluded.updated_at",
        (user_pk, hashed, write.now),
    )


def forget_password(write: WriteTransaction, user_pk: int) -> None:
    """Leave a user without a password."""
    write.execute("DELETE FROM credential WHERE user_pk = ?", (user_pk,))


def add_token(write: WriteTransaction, token: TokenRow) -> None:
    """Remember a token, and forget those that expired a day ago."""
    write.execute("DELETE FROM token WHERE expires_at < ?", (write.now - 86_400_000,))
    write.execute(
        f"INSERT INTO token ({COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?)",
        (
            token.token_hash,
            token.user_pk,
            token.kind,
            token.name,
            token.line,
            token.created_at,
            token.expires_at,
            token.revoked_at,
            token.family,
        ),
    )


def holder(session: Session, token_hash: bytes) -> tuple[TokenRow, EntityRow | None] | None:
    """A token by the hash of its id, and its user as it is now; None for one that is gone for good."""
    row = session.one(_HOLDER, (token_hash,))
    if row is None:
        return None
    record, user = row[:_OF_TOKEN], row[_OF_TOKEN:]
    return TokenRow(*record), EntityRow(*user) if user[0] is not None else None


def token(session: Session, token_hash: bytes) -> TokenRow | None:
    """A token by the hash of its id."""
    row = session.one(f"SELECT {COLUMNS} FROM token WHERE token_hash = ?", (token_hash,))
    return TokenRow(*row) if row else None


def tokens_of(session: Session, user_pk: int) -> list[TokenRow]:
    """A user's tokens, newest first."""
    sql = f"SELECT {COLUMNS} FROM token WHERE user_pk = ? ORDER BY created_at DESC, token_hash"
    return [TokenRow(*row) for row in session.all(sql, (user_pk,))]


def revoke(
    write: WriteTransaction, user_pk: int, *, family: str | None = None, token_hash: bytes | None = None
) -> list[tuple[str, str]]:
    """Revoke a user's tokens that are still valid: all, those of a family, or one.

    Returns:
        The kind and the name of each.
    """
    sql = (
        "UPDATE token SET revoked_at = ? WHERE user_pk = ? AND revoked_at IS NULL"
        " AND (expires_at IS NULL OR expires_at > ?)"
    )
    values: list[object] = [write.now, user_pk, write.now]
    if family is not None:
        sql += " AND family = ?"
        values.append(family)
    if token_hash is not None:
        sql += " AND token_hash = ?"
        values.append(token_hash)
    return [(kind, name) for kind, name in write.all(f"{sql} RETURNING kind, name", values)]


def signing_keys(session: Session) -> list[tuple[str, bytes]]:
    """(key id, encrypted private key), newest first."""
    rows = session.all("SELECT key_id, private_key FROM signing_key ORDER BY created_at DESC, key_id")
    return [(key_id, private_key) for key_id, private_key in rows]


def replace_signing_key(write: WriteTransaction, key_id: str, private_key: bytes) -> None:
    """Keep a signing key encrypted otherwise."""
    write.execute("UPDATE signing_key SET private_key = ? WHERE key_id = ?", (private_key, key_id))


def add_signing_key(write: WriteTransaction, key_id: str, private_key: bytes) -> None:
    """Keep a signing key; the private part comes encrypted."""
    write.execute(
        "INSERT INTO signing_key (key_id, private_key, created_at) VALUES (?,?,?)", (key_id, private_key, write.now)
    )
