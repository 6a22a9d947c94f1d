"""The SQL of DuckDB."""

from __future__ import annotations

from types import MappingProxyType

from gazetteer.sqllineage.text.dialect import Dialect


class DuckDB(Dialect):
    name = "duckdb"
    title = "DuckDB"
    parser = "duckdb"
    overloads = True
    items_of_rows = True
    files_as_tables = True
    values_columns = ("col", 0)
    usual_schema = "main"
    function_columns = MappingProxyType(
        dict.fromkeys(("json_each", "json_tree"), ("key", "value", "type", "atom", "id", "parent", "fullkey", "path"))
        | {"range": ("range",), "generate_series": ("generate_series",)}
    )
    trailing_commas = True
    dollar_strings = True
    ignored_tables = frozenset()
    nested_comments = True
    alias_everywhere = True
    lateral_aliases = True
    rows_as_values = True
    struct_fields_in_set = True
    columns_expression = True
    cast_keeps_name = True
    select_into_table = True
    temporary_schemas = frozenset({"temp"})
    rewrites = frozenset({"factorial", "macro_bodies", "ordered_pivots", "positions"})
    pseudo_columns = frozenset({"rowid"})
    bare_values = frozenset({"current_catalog", "current_role", "current_schema"})
    reserved_values = frozenset(
        {
            "current_date",
            "current_time",
            "current_timestamp",
            "current_user",
            "localtime",
            "localtimestamp",
            "session_user",
            "user",
        }
    )
    marks: tuple[str, ...] = (
        r"\bread_(?:csv|csv_auto|parquet|json|json_auto)\s*\(",
        r"\bFROM\s+'[^'\n]+\.(?:csv|parquet|json)'",
        r"\bCOLUMNS\s*\(",
        r"\bSUMMARIZE\b",
        r"\bSELECT\s+\*\s+EXCLUDE\b",
        r"^[ \t]*(?:INSTALL|LOAD)\s+\w+\s*;",
        r"\bGROUP\s+BY\s+ALL\b",
    )
