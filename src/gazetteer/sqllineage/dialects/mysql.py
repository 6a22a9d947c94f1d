"""The SQL of MySQL and MariaDB."""

from __future__ import annotations

from types import MappingProxyType

from gazetteer.sqllineage.text.dialect import Dialect


class MySQL(Dialect):
    name = "mysql"
    title = "MySQL and MariaDB"
    synonyms = ("mariadb",)
    ctas_matches_by_name = True
    parser = "mysql"
    recursive_sees_later = None
    type_arguments = MappingProxyType({"getformat": 0})
    values_of_rows = True
    values_columns = ("column_", 0)
    definition_words = frozenset({"LIKE", "KEY", "INDEX", "FULLTEXT", "SPATIAL"})
    structs = False
    identifier_quotes = "`"
    string_quotes = "'\""
    backslash_escapes = True
    digit_names = True
    line_comments = ("--", "#")
    lambdas = False
    shell = "mysql"
    conflict_sees_source = True
    single_statement_bodies = True
    dotted_variables = True
    variables_before_columns: bool | None = True
    updates_joins = True
    target_in_from = True
    harmless_procedures = r"(?:mysql|sys)\.\w+"
    rewrites = frozenset(
        {
            "select_modifiers",
            "group_order",
            "next_value",
            "joined_strings",
            "json_tables",
            "rows_of_values",
            "column_defaults",
        }
    )
    bare_values = frozenset({"current_role"})
    reserved_values = frozenset(
        {
            "current_date",
            "current_time",
            "current_timestamp",
            "current_user",
            "localtime",
            "localtimestamp",
            "utc_date",
            "utc_time",
            "utc_timestamp",
        }
    )
    marks: tuple[str, ...] = (
        r"^[ \t]*DELIMITER\b",
        r"`\w+`(?!\s*\()",
        r"\bON\s+DUPLICATE\s+KEY\b",
        r"\bIFNULL\s*\(",
        r"\bENGINE\s*=\s*(?:InnoDB|MyISAM|MEMORY|ARCHIVE)\b",
        r"\bAUTO_INCREMENT\b",
        r"/\*!\d",
        r"\bREPLACE\s+INTO\b",
        r"\bDEFINER\s*=",
        r"\bGROUP_CONCAT\s*\(",
        r"\bINSERT\s+IGNORE\b",
    )
