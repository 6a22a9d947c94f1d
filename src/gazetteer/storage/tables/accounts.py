"""Who may get in."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, LargeBinary, Table

from gazetteer.storage.tables.base import TEXT, metadata

credential = Table(
    "credential",
    metadata,
    Column("user_pk", BigInteger, primary_key=True, autoincrement=False),
    Column("password_hash", TEXT, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
)

token = Table(
    "token",
    metadata,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("user_pk", BigInteger, nullable=False),
    Column("kind", TEXT, nullable=False),
    Column("name", TEXT, nullable=False),
    Column("line", TEXT),
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger),
    Column("revoked_at", BigInteger),
    # What one sign-in led to, to be ended together; null for tokens of programs.
    Column("family", TEXT),
    Index("token_user", "user_pk"),
)

signing_key = Table(
    "signing_key",
    metadata,
    Column("key_id", TEXT, primary_key=True),
    Column("private_key", LargeBinary, nullable=False),
    Column("created_at", BigInteger, nullable=False),
)
