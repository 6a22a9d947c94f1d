"""Where data comes from and goes to."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, Table

from gazetteer.storage.tables.base import TEXT, index_of, metadata

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
    index_of("pipeline_pk IS NOT NULL", "lineage_source_pipeline", "pipeline_pk"),
    index_of("to_seq IS NULL", "lineage_source_open", "from_pk", "to_pk", "source", unique=True),
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
    index_of("to_seq IS NULL", "column_edge_open", "from_pk", "to_pk", "source", "to_path", "from_path", unique=True),
    sqlite_with_rowid=False,
)
