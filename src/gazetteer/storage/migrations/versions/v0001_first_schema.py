"""The first schema, as it was when it was released: never edited again."""

from __future__ import annotations

import uuid

from alembic import op
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite

metadata = MetaData(
    naming_convention={
        "pk": "%(table_name)s_pkey",
        "uq": "%(table_name)s_%(column_0_name)s_key",
        "ck": "%(table_name)s_%(constraint_name)s_check",
    }
)

TEXT = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
PK = BigInteger().with_variant(sqlite.INTEGER(), "sqlite")

entity = Table(
    "entity",
    metadata,
    Column("pk", PK, primary_key=True, autoincrement=False),
    Column("id", LargeBinary, nullable=False, unique=True),
    Column("type", TEXT, nullable=False),
    Column("parent_pk", BigInteger, nullable=False),
    Column("path", LargeBinary, nullable=False),
    Column("name", TEXT, nullable=False),
    Column("local_key", TEXT, nullable=False),
    Column("doc", TEXT, nullable=False),
    Column("request_hash", LargeBinary),
    Column("request_version", Integer),
    Column("version", Integer, nullable=False),
    Column("deleted", SmallInteger, nullable=False),
    Column("deleted_seq", BigInteger),
    Column("seq", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    Column("updated_by", BigInteger, nullable=False),
    Index("entity_key", "parent_pk", "type", "local_key", unique=True),
    Index("entity_list", "type", "path", "local_key"),
    Index("entity_path", "path"),
)

placement = Table(
    "placement",
    metadata,
    Column("entity_pk", BigInteger, primary_key=True),
    Column("from_seq", BigInteger, primary_key=True),
    Column("to_seq", BigInteger),
    Column("parent_pk", BigInteger, nullable=False),
    Column("name", TEXT, nullable=False),
    Column("local_key", TEXT),
    Column("deleted", SmallInteger, nullable=False),
    sqlite_with_rowid=False,
)

tombstone = Table(
    "tombstone",
    metadata,
    Column("entity_pk", PK, primary_key=True, autoincrement=False),
    Column("id", LargeBinary, nullable=False, unique=True),
    Column("type", TEXT, nullable=False),
    Column("path", LargeBinary, nullable=False),
    Column("seq", BigInteger, nullable=False),
)

edge = Table(
    "edge",
    metadata,
    Column("source_pk", BigInteger, primary_key=True),
    Column("kind", TEXT, primary_key=True),
    Column("target_pk", BigInteger, primary_key=True),
    Column("from_seq", BigInteger, primary_key=True),
    Column("to_seq", BigInteger),
    Column("position", Integer, nullable=False),
    Index("edge_target", "target_pk", "kind"),
    sqlite_with_rowid=False,
)

tag_usage = Table(
    "tag_usage",
    metadata,
    Column("entity_pk", BigInteger, primary_key=True),
    Column("column_path", TEXT, primary_key=True),
    Column("tag_pk", BigInteger, primary_key=True),
    Column("from_seq", BigInteger, primary_key=True),
    Column("to_seq", BigInteger),
    Column("position", Integer, nullable=False),
    Column("label_type", TEXT, nullable=False),
    Column("state", TEXT, nullable=False),
    Column("detail", TEXT),
    Index("tag_usage_tag", "tag_pk"),
    sqlite_with_rowid=False,
)

ref_slot = Table(
    "ref_slot",
    metadata,
    Column("entity_pk", BigInteger, primary_key=True),
    Column("slot", Integer, primary_key=True),
    Column("from_seq", BigInteger, primary_key=True),
    Column("to_seq", BigInteger),
    Column("kind", TEXT, nullable=False),
    Column("target_pk", BigInteger),
    Column("column_path", TEXT, nullable=False),
    Column("text", TEXT, nullable=False),
    Column("awaits", TEXT),
    Index("ref_slot_target", "target_pk"),
    Index(
        "ref_slot_awaits",
        "awaits",
        sqlite_where=text("awaits IS NOT NULL"),
        postgresql_where=text("awaits IS NOT NULL"),
    ),
    sqlite_with_rowid=False,
)

secret = Table(
    "secret",
    metadata,
    Column("entity_pk", BigInteger, primary_key=True),
    Column("path", TEXT, primary_key=True),
    Column("ciphertext", LargeBinary, nullable=False),
    Column("fingerprint", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

event_head = Table(
    "event_head",
    metadata,
    Column("one", SmallInteger, CheckConstraint("one = 1", name="single"), primary_key=True, autoincrement=False),
    Column("seq", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("pk", BigInteger, nullable=False),
    Column("store_id", LargeBinary, nullable=False),
)

moment = Table(
    "moment",
    metadata,
    Column("seq", PK, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Index("moment_at", "at"),
)

event = Table(
    "event",
    metadata,
    Column("seq", PK, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("kind", TEXT, nullable=False),
    Column("type", TEXT),
    Column("entity_pk", BigInteger),
    Column("entity_id", LargeBinary),
    Column("version", Integer),
    Column("previous_version", Integer),
    Column("actor_pk", BigInteger),
    Column("recursive", SmallInteger, nullable=False),
    Column("change", TEXT),
    Column("last_document", TEXT),
    Index("event_entity", "entity_pk", "seq"),
)

version = Table(
    "version",
    metadata,
    Column("entity_pk", BigInteger, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("actor_pk", BigInteger, nullable=False),
    Column("reverse_patch", TEXT),
    Column("snapshot", TEXT),
    Column("change", TEXT),
)

counter = Table(
    "counter",
    metadata,
    Column("type", TEXT, primary_key=True),
    Column("deleted", BigInteger, primary_key=True),
    Column("path", LargeBinary, primary_key=True),
    Column("count", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

term = Table(
    "term",
    metadata,
    Column("field", TEXT, primary_key=True),
    Column("value", TEXT, primary_key=True),
    Column("entity_pk", BigInteger, primary_key=True),
    Index("term_entity", "entity_pk"),
    sqlite_with_rowid=False,
)

hidden_subtree = Table(
    "hidden_subtree",
    metadata,
    Column("root_pk", BigInteger, primary_key=True, autoincrement=False),
    Column("state", TEXT, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("deleted_seq", BigInteger, nullable=False),
    Column("low", LargeBinary, nullable=False),
    Column("high", LargeBinary, nullable=False),
)

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
    Index("token_user", "user_pk"),
)

signing_key = Table(
    "signing_key",
    metadata,
    Column("key_id", TEXT, primary_key=True),
    Column("private_key", LargeBinary, nullable=False),
    Column("created_at", BigInteger, nullable=False),
)

setting = Table(
    "setting",
    metadata,
    Column("name", TEXT, primary_key=True),
    Column("value", TEXT, nullable=False),
)

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KIND = "contract"


def upgrade() -> None:
    """Apply."""
    metadata.create_all(op.get_bind())
    op.bulk_insert(event_head, [{"one": 1, "seq": 0, "at": 0, "pk": 0, "store_id": uuid.uuid4().bytes}])
