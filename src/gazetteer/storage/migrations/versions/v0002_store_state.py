"""A place for what the program notes about the store as a whole."""

from __future__ import annotations

from alembic import op
from sqlalchemy import CheckConstraint, Column, MetaData, SmallInteger, Table, Text
from sqlalchemy.dialects import postgresql

metadata = MetaData(naming_convention={"pk": "%(table_name)s_pkey", "ck": "%(table_name)s_%(constraint_name)s_check"})

TEXT = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")

store_state = Table(
    "store_state",
    metadata,
    Column("one", SmallInteger, CheckConstraint("one = 1", name="single"), primary_key=True, autoincrement=False),
    Column("oldest_revision", TEXT, nullable=False),
)

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KIND = "expand"


def upgrade() -> None:
    """Apply."""
    metadata.create_all(op.get_bind())
    op.bulk_insert(store_state, [{"one": 1, "oldest_revision": "0001"}])
