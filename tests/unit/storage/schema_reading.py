"""What a database says of its own schema, as plain values that can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import create_engine, inspect

from gazetteer.storage.dialect import Row, Session
from gazetteer.storage.dialects import SqliteDialect, dialect_of

Schema = dict[str, dict[str, Any]]

# Alembic's own.
LEFT_OUT = "alembic_version"


@contextmanager
def opened(url: str) -> Iterator[Session]:
    """A connection to a database that nobody else uses."""
    dialect = dialect_of(url)
    connection = dialect.connect(read_only=False)
    try:
        yield Session(connection, dialect)
    finally:
        connection.close()


def described(session: Session) -> Schema:
    """Of every table: its columns, its indexes with their order and predicates, and its constraints."""
    found = _of_sqlite(session) if isinstance(session.dialect, SqliteDialect) else _of_postgres(session)
    del found[LEFT_OUT]
    return found


def _of_sqlite(session: Session) -> Schema:
    engine = create_engine(session.dialect.alchemy_url)
    inspector = inspect(engine)
    statements = dict(session.all("SELECT name, sql FROM sqlite_master"))
    found: Schema = {}
    for (table,) in session.all(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_'"
    ):
        columns = session.all('SELECT name, type, dflt_value, "notnull", pk FROM pragma_table_xinfo(?)', [table])
        indexes = session.all('SELECT name, "unique", partial FROM pragma_index_list(?)', [table])
        found[table] = {
            "columns": {name: _column(kind, required, default) for name, kind, default, required, _ in columns},
            "indexes": {
                name: {
                    "unique": bool(unique),
                    "columns": _index_columns(session, name),
                    "predicate": (statements.get(name) or "").partition(" WHERE ")[2] if partial else None,
                }
                for name, unique, partial in indexes
            },
            "constraints": {
                "primary key": [name for number, name in sorted((c[4], c[0]) for c in columns) if number],
                "uniques": sorted(map(str, inspector.get_unique_constraints(table))),
                "checks": sorted(map(str, inspector.get_check_constraints(table))),
                "without row id": statements[table].rstrip().upper().endswith("WITHOUT ROWID"),
            },
        }  # fmt: skip
    engine.dispose()
    return found


def _column(kind: str, required: int, default: str | None, *more: str | None) -> dict[str, Any]:
    return {"type": (kind, *more), "required": bool(required), "default": default}


def _index_columns(session: Session, index: str) -> list[Row]:
    """(column, descending, collation) in the order of the index."""
    return session.all('SELECT name, "desc", coll FROM pragma_index_xinfo(?) WHERE "key" ORDER BY seqno', [index])


_COLUMNS = """
    SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid),
      l.collname, a.attidentity
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_collation l ON l.oid = a.attcollation
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace"""
_INDEXES = """
    SELECT c.relname, i.relname, x.indisunique, pg_get_indexdef(x.indexrelid)
    FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
    WHERE c.relnamespace = current_schema()::regnamespace"""
# Without those that say NOT NULL, which newer servers have as constraints, too.
_CONSTRAINTS = """
    SELECT c.relname, o.conname, pg_get_constraintdef(o.oid)
    FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid
    WHERE c.relnamespace = current_schema()::regnamespace AND o.contype <> 'n'"""


def _of_postgres(session: Session) -> Schema:
    found: Schema = {}
    for table, name, *column in session.all(_COLUMNS):
        made = found.setdefault(table, {"columns": {}, "indexes": {}, "constraints": {}})
        made["columns"][name] = _column(*column)
    for table, name, unique, definition in session.all(_INDEXES):
        found[table]["indexes"][name] = {"unique": unique, "definition": definition}
    for table, name, definition in session.all(_CONSTRAINTS):
        found[table]["constraints"][name] = definition
    return found
