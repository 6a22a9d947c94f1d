"""Jobs and leases; one open interval for each edge and tag; indexes of what is there and of what is deleted;
keys of users that begin with `$` apart from ours."""

from __future__ import annotations

import json
from typing import Any

from alembic import op
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite

metadata = MetaData(naming_convention={"pk": "%(table_name)s_pkey"})

TEXT = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
PK = BigInteger().with_variant(sqlite.INTEGER(), "sqlite")

hidden_subtree = Table(
    "hidden_subtree",
    metadata,
    Column("seq", PK, primary_key=True, autoincrement=False),
    Column("deleted_seq", BigInteger, nullable=False),
    Column("root_pk", BigInteger, nullable=False),
    Column("state", TEXT, nullable=False),
    Column("undone", SmallInteger, nullable=False),
    Column("low", LargeBinary, nullable=False),
    Column("high", LargeBinary, nullable=False),
)

job = Table(
    "job",
    metadata,
    Column("pk", PK, primary_key=True, autoincrement=False),
    Column("kind", TEXT, nullable=False),
    Column("state", TEXT, nullable=False),
    Column("entity_pk", BigInteger, nullable=False),
    Column("done", BigInteger, nullable=False),
    Column("after_path", LargeBinary),
    Column("after_pk", BigInteger),
    Column("error", TEXT),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    Column("finished_at", BigInteger),
)

lease = Table(
    "lease",
    metadata,
    Column("name", TEXT, primary_key=True),
    Column("holder", TEXT, nullable=False),
    Column("until", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# The program before hides what is being deleted by a table of another form, and takes keys of users for ours.
KIND = "contract"


def upgrade() -> None:
    """Apply."""
    bind = op.get_bind()
    _acts(bind)
    _open_intervals()
    _lists()
    for table, keys, columns in _WITH_CONTENT:
        for column in columns:
            _escape(bind, table, keys, column)


def _acts(bind: Connection) -> None:
    """Acts under way get a job, which takes their rows from the first on."""
    acts = bind.execute(text("SELECT seq, deleted_seq, root_pk, state, low, high FROM hidden_subtree")).all()
    op.drop_table("hidden_subtree")
    metadata.create_all(bind)
    op.create_index("job_finished", "job", ["finished_at"])
    for seq, deleted_seq, root_pk, state, low, high in acts:
        at = bind.execute(text("SELECT at FROM event_head")).scalar_one()
        bind.execute(
            hidden_subtree.insert().values(
                seq=seq, deleted_seq=deleted_seq, root_pk=root_pk, state=state, undone=0, low=low, high=high
            )
        )
        bind.execute(
            job.insert().values(
                pk=seq, kind="subtree", state="waiting", entity_pk=root_pk, done=0, created_at=at, updated_at=at
            )
        )


def _open_intervals() -> None:
    """Of what races left open twice the first stays."""
    for table, keys in (("edge", ("source_pk", "kind", "target_pk")), ("tag_usage", _TAG_USAGE)):
        same = " AND ".join(f"o.{key} = {table}.{key}" for key in keys)
        op.execute(
            f"DELETE FROM {table} WHERE to_seq IS NULL AND EXISTS (SELECT 1 FROM {table} o"
            f" WHERE {same} AND o.to_seq IS NULL AND o.from_seq < {table}.from_seq)"
        )
        _index_of("to_seq IS NULL", f"{table}_open", table, keys, unique=True)


_TAG_USAGE = ("entity_pk", "column_path", "tag_pk")


def _index_of(condition: str, name: str, table: str, columns: tuple[str, ...], *, unique: bool = False) -> None:
    where = text(condition)
    op.create_index(name, table, list(columns), unique=unique, sqlite_where=where, postgresql_where=where)


def _lists() -> None:
    op.drop_index("entity_list", "entity")
    _index_of("deleted = 0", "entity_live", "entity", ("type", "path", "local_key"))
    _index_of("deleted = 1", "entity_dead", "entity", ("type", "path", "local_key"))
    op.drop_index("entity_path", "entity")
    op.create_index("entity_path", "entity", ["path", "pk"])
    op.create_index("placement_parent", "placement", ["parent_pk", "from_seq"])
    op.create_index("placement_from", "placement", ["from_seq", "entity_pk"])
    op.create_index("tombstone_seq", "tombstone", ["seq", "entity_pk"])


_WITH_CONTENT = (
    ("entity", ("pk",), ("doc",)),
    ("version", ("entity_pk", "version"), ("reverse_patch", "snapshot", "change")),
    ("event", ("seq",), ("change", "last_document")),
    ("tag_usage", ("entity_pk", "column_path", "tag_pk", "from_seq"), ("detail",)),
)


def _escape(bind: Connection, table: str, keys: tuple[str, ...], column: str) -> None:
    rows = bind.execute(
        text(f"SELECT {', '.join(keys)}, {column} FROM {table} WHERE {column} LIKE :mark"), {"mark": '%"$%'}
    ).all()
    condition = " AND ".join(f"{key} = :{key}" for key in keys)
    for *place, stored in rows:
        content = json.dumps(_escaped(json.loads(stored)), ensure_ascii=False, separators=(",", ":"))
        if content != stored:
            values = {**dict(zip(keys, place, strict=True)), "content": content}
            bind.execute(text(f"UPDATE {table} SET {column} = :content WHERE {condition}"), values)


def _escaped(value: Any) -> Any:
    if isinstance(value, list):
        return [_escaped(item) for item in value]
    if not isinstance(value, dict):
        return value
    ours = _ours(value)
    return {
        f"${key}" if key.startswith("$") and key not in ours else key: _escaped(item) for key, item in value.items()
    }


def _ours(value: dict[str, Any]) -> set[str]:
    """The keys of an object that the program put there: what a user wrote could look the same until now."""
    if type(value.get("$slot")) is int and len(value) == 1:
        return {"$slot"}
    if type(value.get("$pk")) is int and value.keys() <= {"$pk", "path"}:
        return {"$pk"}
    if type(value.get("$tag")) is int and {"labelType", "state"} <= value.keys():
        return {"$tag"}
    return {"$secrets"} if isinstance(value.get("$secrets"), dict) else set()
