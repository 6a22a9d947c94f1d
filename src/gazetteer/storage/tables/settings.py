"""Settings, how far harvests came, and what is told of an entity again and again."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Table

from gazetteer.storage.tables.base import TEXT, metadata

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
