"""The tables of Gazetteer's own database; Alembic and the tests read them from here.

Why they look like this: docs/adr/0001-storage.md. Points in time are positions (`seq`) in the event log;
an interval is open while `to_seq` is null and is closed, never deleted, when it ends.
"""

from __future__ import annotations

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

# One collation for both databases, so that they order and page alike (SQLite compares bytes already).
TEXT = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
# SQLite gives an alias of its row id only to a column declared as INTEGER.
PK = BigInteger().with_variant(sqlite.INTEGER(), "sqlite")


def _index_of(condition: str, name: str, *columns: str, unique: bool = False) -> Index:
    """An index of only the rows that fulfil a condition."""
    return Index(name, *columns, unique=unique, sqlite_where=text(condition), postgresql_where=text(condition))


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
    _index_of("deleted = 0", "entity_live", "type", "path", "local_key"),
    _index_of("deleted = 1", "entity_dead", "type", "path", "local_key"),
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
    _index_of("to_seq IS NULL", "edge_open", "source_pk", "kind", "target_pk", unique=True),
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
    _index_of("applied_by IS NOT NULL", "tag_usage_applied_by", "applied_by"),
    _index_of("to_seq IS NULL", "tag_usage_open", "entity_pk", "column_path", "tag_pk", unique=True),
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
    _index_of("awaits IS NOT NULL", "ref_slot_awaits", "awaits"),
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

event_head = Table(
    "event_head",
    metadata,
    Column("one", SmallInteger, CheckConstraint("one = 1", name="single"), primary_key=True, autoincrement=False),
    Column("seq", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("pk", BigInteger, nullable=False),
    # Names this store in the ids of its events.
    Column("store_id", LargeBinary, nullable=False),
)

# What the program notes about the store as a whole.
store_state = Table(
    "store_state",
    metadata,
    Column("one", SmallInteger, CheckConstraint("one = 1", name="single"), primary_key=True, autoincrement=False),
    # The oldest schema revision whose program can still use this database (ADR 0005).
    Column("oldest_revision", TEXT, nullable=False),
    # Which list of what every catalog has from its first start was written; 0: none.
    Column("seed_revision", Integer, nullable=False),
    # The highest position whose event was pruned; 0 while none was.
    Column("event_horizon", BigInteger, nullable=False),
    # By which rule of what is secret everything was taken apart; null: by none that had a number.
    Column("secrets_revision", Integer),
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
    # Null where an event is about no entity, or where nobody is known who did it.
    Column("type", TEXT),
    Column("entity_pk", BigInteger),
    Column("entity_id", LargeBinary),
    Column("version", Integer),
    Column("previous_version", Integer),
    Column("actor_pk", BigInteger),
    Column("recursive", SmallInteger, nullable=False),
    Column("change", TEXT),
    # What entityDeleted keeps until it is pruned: the last state as it was stored, names as keys.
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

# What is done after the answer was given; it goes on in another process when the one that does it dies.
job = Table(
    "job",
    metadata,
    # The seq of the act that it carries out.
    Column("pk", PK, primary_key=True, autoincrement=False),
    Column("kind", TEXT, nullable=False),
    Column("state", TEXT, nullable=False),
    Column("entity_pk", BigInteger, nullable=False),
    Column("done", BigInteger, nullable=False),
    # Where to go on: (path, pk) of the last row that was looked at.
    Column("after_path", LargeBinary),
    Column("after_pk", BigInteger),
    Column("error", TEXT),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    Column("finished_at", BigInteger),
    Index("job_finished", "finished_at"),
)

# Who alone may do something, and until when unless it says so again.
lease = Table(
    "lease",
    metadata,
    Column("name", TEXT, primary_key=True),
    Column("holder", TEXT, nullable=False),
    Column("until", BigInteger, nullable=False),
    sqlite_with_rowid=False,
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

# What clients of the API set, such as OpenMetadata's pages.
setting = Table(
    "setting",
    metadata,
    Column("name", TEXT, primary_key=True),
    Column("value", TEXT, nullable=False),
)

# How far a harvest came that was interrupted.
checkpoint = Table(
    "checkpoint",
    metadata,
    Column("key", TEXT, primary_key=True),
    Column("state", TEXT, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    Index("checkpoint_updated_at", "updated_at"),
)

# What is told of an entity again and again, such as the runs of a pipeline; bounded, and without versions.
series = Table(
    "series",
    metadata,
    Column("entity_pk", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", TEXT, primary_key=True),
    Column("at", BigInteger, primary_key=True),
    Column("key", TEXT, primary_key=True),
    Column("value", TEXT, nullable=False),
)

# What says that data flows from one entity to another: each kind of source, such as a query log or a person, tells it
# in its own words, which it alone replaces.
lineage_source = Table(
    "lineage_source",
    metadata,
    Column("from_pk", BigInteger, primary_key=True, autoincrement=False),
    Column("to_pk", BigInteger, primary_key=True, autoincrement=False),
    Column("source", TEXT, primary_key=True),
    Column("from_seq", BigInteger, primary_key=True, autoincrement=False),
    Column("to_seq", BigInteger),
    Column("pipeline_pk", BigInteger),
    Column("created_at", BigInteger, nullable=False),
    Column("created_by", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    Column("updated_by", BigInteger, nullable=False),
    Column("detail", TEXT, nullable=False),
    Index("lineage_source_to", "to_pk"),
    _index_of("pipeline_pk IS NOT NULL", "lineage_source_pipeline", "pipeline_pk"),
    _index_of("to_seq IS NULL", "lineage_source_open", "from_pk", "to_pk", "source", unique=True),
    sqlite_with_rowid=False,
)

# Which column becomes which: paths inside of the two entities, which follow a column's new name.
column_edge = Table(
    "column_edge",
    metadata,
    Column("from_pk", BigInteger, primary_key=True, autoincrement=False),
    Column("to_pk", BigInteger, primary_key=True, autoincrement=False),
    Column("source", TEXT, primary_key=True),
    Column("to_path", TEXT, primary_key=True),
    Column("from_path", TEXT, primary_key=True),
    Column("from_seq", BigInteger, primary_key=True, autoincrement=False),
    Column("to_seq", BigInteger),
    Column("position", Integer, nullable=False),
    Column("function", TEXT, nullable=False),
    Index("column_edge_to", "to_pk"),
    _index_of("to_seq IS NULL", "column_edge_open", "from_pk", "to_pk", "source", "to_path", "from_path", unique=True),
    sqlite_with_rowid=False,
)
