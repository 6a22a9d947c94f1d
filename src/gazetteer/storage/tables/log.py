"""The event log, its head, and what the program notes about the store as a whole."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, Integer, LargeBinary, SmallInteger, Table

from gazetteer.storage.tables.base import PK, TEXT, metadata

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
