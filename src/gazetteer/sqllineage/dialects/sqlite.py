"""The SQL of SQLite."""

from __future__ import annotations

from types import MappingProxyType

from gazetteer.sqllineage.text.dialect import Dialect


class SQLite(Dialect):
    name = "sqlite"
    title = "SQLite"
    parser = "sqlite"
    recursive_sees_later = True
    usual_schema = "main"
    function_columns = MappingProxyType(
        dict.fromkeys(("json_each", "json_tree"), ("key", "value", "type", "atom", "id", "parent", "fullkey", "path"))
        | {"generate_series": ("value",)}
    )
    structs = False
    identifier_quotes = '"`'
    brackets = True
    ignored_tables = frozenset()
    lambdas = False
    temporary_schemas = frozenset({"temp"})
    rewrites = frozenset({"numbered_parameters"})
    pseudo_columns = frozenset({"_rowid_", "oid", "rowid"})
    bare_values = frozenset({"current_date", "current_time", "current_timestamp"})
    marks: tuple[str, ...] = (
        r"\bAUTOINCREMENT\b",
        r"^[ \t]*PRAGMA\b",
        r"\bINSERT\s+OR\s+(?:REPLACE|IGNORE|ABORT|FAIL)\b",
        r"\bWITHOUT\s+ROWID\b",
        r"\b(?:strftime|julianday)\s*\(|\bdatetime\s*\(\s*'now'",
        r"\bsqlite_(?:master|schema)\b",
        r"\bATTACH\s+DATABASE\b",
    )
