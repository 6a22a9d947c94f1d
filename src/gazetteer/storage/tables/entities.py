"""Entities, where they are and were, their versions, and what they are found and counted by."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, SmallInteger, Table

from gazetteer.storage.tables.base import PK, TEXT, index_of, metadata

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
    # The act that deleted the entity; restoring an ancestor brings back only what its deletion took.
    Column("deleted_seq", BigInteger),
    Column("seq", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    Column("updated_by", BigInteger, nullable=False),
    Index("entity_key", "parent_pk", "type", "local_key", unique=True),
    # Lists walk what they show and nothing else.
    index_of("deleted = 0", "entity_live", "type", "path", "local_key"),
    index_of("deleted = 1", "entity_dead", "type", "path", "local_key"),
    Index("entity_path", "path", "pk"),
)

placement = Table(
    "placement",
    metadata,
    Column("entity_pk", BigInteger, primary_key=True),
    Column("from_seq", BigInteger, primary_key=True),
    Column("to_seq", BigInteger),
    Column("parent_pk", BigInteger, nullable=False),
    Column("name", TEXT, nullable=False),
    # Null where the name says it, as it nearly always does.
    Column("local_key", TEXT),
    Column("deleted", SmallInteger, nullable=False),
    # The children that a parent had at a time, and what one act did to a whole subtree.
    Index("placement_parent", "parent_pk", "from_seq"),
    Index("placement_from", "from_seq", "entity_pk"),
    sqlite_with_rowid=False,
)

# What is left of an entity that was deleted for good: `asOf` answers 410 by it, the log can name it.
tombstone = Table(
    "tombstone",
    metadata,
    Column("entity_pk", PK, primary_key=True, autoincrement=False),
    Column("id", LargeBinary, nullable=False, unique=True),
    Column("type", TEXT, nullable=False),
    Column("path", LargeBinary, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Index("tombstone_seq", "seq", "entity_pk"),
)

version = Table(
    "version",
    metadata,
    Column("entity_pk", BigInteger, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("actor_pk", BigInteger, nullable=False),
    # What turns this version's document into the one before it; null for the first version.
    Column("reverse_patch", TEXT),
    Column("snapshot", TEXT),
    Column("change", TEXT),
)

counter = Table(
    "counter",
    metadata,
    Column("type", TEXT, primary_key=True),
    # 0, or the act that deleted them, so that a restore knows how many come back.
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
    # The act that hid the subtree, and for a restore the act that is undone.
    Column("seq", PK, primary_key=True, autoincrement=False),
    Column("deleted_seq", BigInteger, nullable=False),
    Column("root_pk", BigInteger, nullable=False),
    Column("state", TEXT, nullable=False),
    # A deletion that was taken back before it was carried out: readers pass over it.
    Column("undone", SmallInteger, nullable=False),
    # Every descendant's path is in [low, high).
    Column("low", LargeBinary, nullable=False),
    Column("high", LargeBinary, nullable=False),
)
