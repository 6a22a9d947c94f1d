"""What all tables share: where they are declared, and how text, keys and partial indexes are."""

from __future__ import annotations

from sqlalchemy import BigInteger, Index, MetaData, Text, text
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


def index_of(condition: str, name: str, *columns: str, unique: bool = False) -> Index:
    """An index of only the rows that fulfil a condition."""
    return Index(name, *columns, unique=unique, sqlite_where=text(condition), postgresql_where=text(condition))
