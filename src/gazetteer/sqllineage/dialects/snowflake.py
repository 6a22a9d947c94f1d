"""The SQL of Snowflake."""

from __future__ import annotations

from types import MappingProxyType

from gazetteer.sqllineage.text.dialect import Dialect


class Snowflake(Dialect):
    name = "snowflake"
    title = "Snowflake"
    parser = "snowflake"
    overloads = True
    databases_are_catalogs = True
    names_by_text = True
    usual_schema = "public"
    function_columns = MappingProxyType(
        dict.fromkeys(("split_to_table", "strtok_split_to_table"), ("seq", "index", "value"))
    )
    trailing_commas = True
    counts_values_of_stars = True
    definition_words = frozenset({"LIKE", "INDEX"})
    structs = False
    folding = "quoted_upper"
    backslash_escapes = True
    line_comments = ("--", "//")
    dollar_strings = True
    alias_everywhere = True
    lateral_aliases = True
    bound_variables = True
    declares_before_block = True
    tasks = True
    defines_objects = True
    flatten = True
    stages = True
    substitution = "ampersand"
    harmless_procedures = r"system\$\w+|snowflake\.\w+\.\w+"
    rewrites = frozenset({"identifiers", "model_methods", "skip_to_variable"})
    pseudo_columns = frozenset(
        {
            "metadata$file_content_key",
            "metadata$file_last_modified",
            "metadata$file_row_number",
            "metadata$filename",
            "metadata$start_scan_time",
        }
    )
    bare_values = frozenset({"sqlcode", "sqlerrm", "sqlfound", "sqlnotfound", "sqlrowcount", "sqlstate"})
    reserved_values = frozenset(
        {"current_date", "current_time", "current_timestamp", "current_user", "localtime", "localtimestamp"}
    )
    marks: tuple[str, ...] = (
        r"\w:[\w.:]+::\w",
        r"\bFLATTEN\s*\(",
        r"\bFROM\s+@\w",
        r"\$\d+\s*:",
        r"\bTRANSIENT\b",
        r"\bVARIANT\b|\bOBJECT_CONSTRUCT\b|\bARRAY_CONSTRUCT\b",
        r"\bFILE_FORMAT\b",
        r"\bTIMESTAMP_(?:NTZ|LTZ|TZ)\b",
        r"\bCOPY\s+INTO\b",
        r"\bIFF\s*\(|\bZEROIFNULL\s*\(",
        r"\bCREATE\s+(?:OR\s+REPLACE\s+)?(?:STAGE|STREAM|TASK|PIPE|WAREHOUSE|DYNAMIC\s+TABLE)\b",
    )
