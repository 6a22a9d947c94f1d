"""The SQL of Trino."""

from __future__ import annotations

from gazetteer.sqllineage.text.dialect import Dialect


class Trino(Dialect):
    name = "trino"
    title = "Trino"
    overloads = True
    items_of_rows = True
    parser = "trino"
    values_of_rows = True
    values_columns = ("_col", 0)
    ignored_tables = frozenset()
    struct_fields_in_set = True
    harmless_procedures = r"(?:\w+\.)?system\.\w+"
    rewrites = frozenset({"json_functions", "json_tables", "skip_to_variable"})
    pseudo_columns = frozenset({"$bucket", "$file_modified_time", "$file_size", "$partition", "$path"})
    bare_values = frozenset()
    reserved_values = frozenset(
        {
            "current_catalog",
            "current_date",
            "current_path",
            "current_role",
            "current_schema",
            "current_time",
            "current_timestamp",
            "current_user",
            "localtime",
            "localtimestamp",
        }
    )
    marks: tuple[str, ...] = (
        r"\bCROSS\s+JOIN\s+UNNEST\b",
        r"\bapprox_distinct\s*\(",
        r"\bdate_parse\s*\(|\bfrom_iso8601_\w+\s*\(",
        r"\bTABLE\s*\(\s*\w+\.system\.",
        r"\bWITH\s*\(\s*(?:format|partitioning|partitioned_by)\s*=",
        r"\bELEMENT_AT\s*\(",
    )
