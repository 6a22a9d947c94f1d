"""What hangs on entities, kept by interval: references, tags, names inside documents; and their secrets."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, Table

from gazetteer.storage.tables.base import TEXT, index_of, metadata

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
    index_of("to_seq IS NULL", "edge_open", "source_pk", "kind", "target_pk", unique=True),
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
    # The user who put it there; null where a name that no user had stands in `detail`, or where nobody is known.
    Column("applied_by", BigInteger),
    Index("tag_usage_tag", "tag_pk"),
    index_of("applied_by IS NOT NULL", "tag_usage_applied_by", "applied_by"),
    index_of("to_seq IS NULL", "tag_usage_open", "entity_pk", "column_path", "tag_pk", unique=True),
    sqlite_with_rowid=False,
)

# What names something inside a document: the document has `{"$slot": n}` in its place. The text serves while there is
# no target, and stays empty where nothing is to be shown without one.
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
    # The FQN that an unbound slot waits for; looked up when an entity is created.
    Column("awaits", TEXT),
    Index("ref_slot_target", "target_pk"),
    index_of("awaits IS NOT NULL", "ref_slot_awaits", "awaits"),
    sqlite_with_rowid=False,
)

# Where somebody is named who is no user yet: in labels or slots of an entity that began at a position of the event
# log, or in what was told of it there. `awaits` is the key of the FQN that such a user would have.
awaited_person = Table(
    "awaited_person",
    metadata,
    Column("awaits", TEXT, primary_key=True),
    Column("entity_pk", BigInteger, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
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
