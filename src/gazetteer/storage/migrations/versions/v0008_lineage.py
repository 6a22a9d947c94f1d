"""Where data comes from and goes to: edges between entities, and between their columns."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, Integer, Text, text
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# The program before would leave edges of what it erases.
KIND = "contract"

TEXT = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "lineage_source",
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
        sqlite_with_rowid=False,
    )
    op.create_table(
        "column_edge",
        Column("from_pk", BigInteger, primary_key=True, autoincrement=False),
        Column("to_pk", BigInteger, primary_key=True, autoincrement=False),
        Column("source", TEXT, primary_key=True),
        Column("to_path", TEXT, primary_key=True),
        Column("from_path", TEXT, primary_key=True),
        Column("from_seq", BigInteger, primary_key=True, autoincrement=False),
        Column("to_seq", BigInteger),
        Column("position", Integer, nullable=False),
        Column("function", TEXT, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("lineage_source_to", "lineage_source", ["to_pk"])
    _index("pipeline_pk IS NOT NULL", "lineage_source_pipeline", "lineage_source", "pipeline_pk")
    _index("to_seq IS NULL", "lineage_source_open", "lineage_source", *_EDGE, unique=True)
    op.create_index("column_edge_to", "column_edge", ["to_pk"])
    _index("to_seq IS NULL", "column_edge_open", "column_edge", *_EDGE, "to_path", "from_path", unique=True)


_EDGE = ("from_pk", "to_pk", "source")


def _index(condition: str, name: str, table: str, *columns: str, unique: bool = False) -> None:
    where = text(condition)
    op.create_index(name, table, list(columns), unique=unique, sqlite_where=where, postgresql_where=where)
