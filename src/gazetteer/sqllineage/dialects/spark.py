"""The SQL of Apache Spark."""

from __future__ import annotations

from types import MappingProxyType

from gazetteer.sqllineage.text.dialect import Dialect


class Spark(Dialect):
    name = "spark"
    title = "Apache Spark"
    synonyms = ("sparksql",)
    generators_name_columns = True
    cast_keeps_name = True
    casting_functions = frozenset({"bigint", "binary", "decimal", "float", "smallint", "tinyint"})
    parser = "spark"
    declaring_words = frozenset({"OR", "REPLACE", "VARIABLE", "VAR"})
    definition_words = frozenset()
    formats_in_order = frozenset({"DELTA", "ICEBERG", "PAIMON"})
    identifier_quotes = "`"
    string_quotes = "'\""
    backslash_escapes = True
    raw_strings = "verbatim"
    digit_names = True
    substitution = "dollar"
    notebook_cells = True
    pattern_setting = ("spark.sql.parser.quotedregexcolumnnames", "true")
    ignored_tables = frozenset()
    lateral_aliases = True
    struct_fields_in_set = True
    file_formats_as_schemas = True
    exchange_moves = True
    pipes = True
    session_variables = True
    columns_before_variables = True
    replaces_tables = True
    import_names_table = True
    temporary_schemas = frozenset({"global_temp"})
    harmless_procedures = r"(?:\w+\.)?system\.\w+"
    rewrites = frozenset(
        {
            "default_items", "identifiers", "lateral_view", "map_and_reduce", "named_all", "pivot_expressions",
            "streams_read", "table_queries", "transform_columns", "watermarks",
        }
    )  # fmt: skip
    names_by_text = True
    function_columns = MappingProxyType({"range": ("id",)})
    values_columns = ("col", 1)
    pseudo_columns = frozenset({"_metadata", "block__offset__inside__file", "input__file__name"})
    bare_values = frozenset(
        {
            "current_catalog",
            "current_database",
            "current_date",
            "current_schema",
            "current_time",
            "current_timestamp",
            "current_user",
            "grouping__id",
            "localtimestamp",
            "session_user",
            "user",
        }
    )
    marks: tuple[str, ...] = (
        r"\bUSING\s+(?:delta|parquet|iceberg|csv|json)\b",
        r"\bCACHE\s+(?:LAZY\s+)?TABLE\b",
        r"\bTEMP(?:ORARY)?\s+VIEW\b",
        r"\bLATERAL\s+VIEW\b",
        r"\bINSERT\s+OVERWRITE\b",
        r"\b(?:delta|parquet|csv)\.`",
        r"\bSET\s+spark\.",
        r"\bTBLPROPERTIES\b",
    )
