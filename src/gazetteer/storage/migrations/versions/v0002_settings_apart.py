"""Settings, checkpoints and runs, each in a table of its own, and what the program notes about the store.

All of it was in `setting`, told apart by the beginning of the name.
"""

from __future__ import annotations

import hashlib
import json
import time
from typing import Any

from alembic import op
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Connection,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects import postgresql

metadata = MetaData(naming_convention={"pk": "%(table_name)s_pkey", "ck": "%(table_name)s_%(constraint_name)s_check"})

TEXT = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")

store_state = Table(
    "store_state",
    metadata,
    Column("one", SmallInteger, CheckConstraint("one = 1", name="single"), primary_key=True, autoincrement=False),
    Column("oldest_revision", TEXT, nullable=False),
    Column("seed_revision", Integer, nullable=False),
    Column("event_horizon", BigInteger, nullable=False),
)

checkpoint = Table(
    "checkpoint",
    metadata,
    Column("key", TEXT, primary_key=True),
    Column("state", TEXT, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    Index("checkpoint_updated_at", "updated_at"),
)

series = Table(
    "series",
    metadata,
    Column("entity_pk", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", TEXT, primary_key=True),
    Column("at", BigInteger, primary_key=True),
    Column("key", TEXT, primary_key=True),
    Column("value", TEXT, nullable=False),
)

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# The program before looks for runs and checkpoints in `setting`.
KIND = "contract"

# In bytes; a row of an index has to stay below 2,704 in PostgreSQL.
LONGEST_KEY = 800


def upgrade() -> None:
    """Apply."""
    connection = op.get_bind()
    metadata.create_all(connection)
    now = time.time_ns() // 1_000_000
    state = {"one": 1, "oldest_revision": revision, "seed_revision": 0, "event_horizon": 0}
    settings = []
    for (name,) in connection.execute(text("SELECT name FROM setting")).all():
        value = connection.execute(text("SELECT value FROM setting WHERE name = :name"), {"name": name}).scalar_one()
        subject, _, key = name.partition(".")
        if subject == "openmetadata":
            settings.append({"name": key, "value": value})
        elif subject == "checkpoint":
            op.bulk_insert(checkpoint, [{"key": _bounded(key), "state": value, "updated_at": now}])
        elif subject == "runs":
            op.bulk_insert(series, _runs(connection, bytes.fromhex(key), value, now))
        elif name == "seed":
            state["seed_revision"] = int(value)
        elif name == "event_horizon":
            state["event_horizon"] = int(value)
        else:
            raise RuntimeError(f"setting has the name {name!r}, which no version wrote; take it away, then upgrade")
    op.bulk_insert(store_state, [state])
    # At the end, since a name without its beginning may be one that was there.
    connection.execute(text("DELETE FROM setting"))
    if settings:
        connection.execute(text("INSERT INTO setting (name, value) VALUES (:name, :value)"), settings)


def _runs(connection: Connection, identity: bytes, stored: str, now: int) -> list[dict[str, Any]]:
    """The runs of a pipeline as rows, in their order: the one that was recorded last first.

    When they were recorded is not known: it is taken for the time that a run tells, as far as that fits the order.
    Those of a pipeline that was erased meanwhile belong to nothing, and are left behind.
    """
    entity_pk = connection.execute(text("SELECT pk FROM entity WHERE id = :id"), {"id": identity}).scalar()
    if entity_pk is None:
        return []
    rows = []
    at = now + 1
    for run in json.loads(stored):
        told = run.get("timestamp") or run.get("startDate")
        at = min(told, at - 1) if isinstance(told, int) else at - 1
        value = json.dumps(run, ensure_ascii=False, separators=(",", ":"))
        rows.append({"entity_pk": entity_pk, "kind": "run", "at": at, "key": _bounded(run["runId"]), "value": value})
    return rows


def _bounded(key: str) -> str:
    """A key as an index can hold it; until now nothing kept it short."""
    encoded = key.encode()
    return key if len(encoded) <= LONGEST_KEY else hashlib.sha256(encoded).hexdigest()
