"""The SQL of Apache Hive."""

from __future__ import annotations

from gazetteer.sqllineage.text.dialect import Dialect


class Hive(Dialect):
    name = "hive"
    title = "Apache Hive"
    generators_name_columns = True
    parser = "hive"
    values_columns = ("col", 1)
    formats_in_order = frozenset({"ICEBERG"})
    identifier_quotes = "`"
    string_quotes = "'\""
    backslash_escapes = True
    digit_names = True
    pattern_setting = ("hive.support.quoted.identifiers", "none")
    ignored_tables = frozenset()
    exchange_moves = True
    import_names_table = True
    rewrites = frozenset({"lateral_view", "map_and_reduce", "transform_columns", "views_before_on", "without_sample"})
    pseudo_columns = frozenset(
        {
            "block__offset__inside__file",
            "file__path",
            "input__file__name",
            "partition__hash",
            "partition__spec__id",
            "raw__data__size",
            "row__id",
            "row__is__deleted",
            "row__offset__inside__block",
            "row__position",
            "snapshot__id",
        }
    )
    bare_values = frozenset({"grouping__id"})
    reserved_values = frozenset({"current_date", "current_timestamp"})
    marks: tuple[str, ...] = (
        r"\$\{hive(?:conf|var):",
        r"\bADD\s+JAR\b",
        r"\bSET\s+hive\.",
        r"\bROW\s+FORMAT\b",
        r"\bSTORED\s+AS\b",
        r"\bLATERAL\s+VIEW\b",
        r"\bINSERT\s+OVERWRITE\s+TABLE\b",
        r"\b(?:DISTRIBUTE|SORT|CLUSTER)\s+BY\b",
        r"\bMSCK\s+REPAIR\b",
    )
