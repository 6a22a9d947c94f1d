"""What goes on after an answer was given, and who does it."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, LargeBinary, Table

from gazetteer.storage.tables.base import PK, TEXT, metadata

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
