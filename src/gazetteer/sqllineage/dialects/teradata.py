"""The SQL of Teradata."""

from __future__ import annotations

from gazetteer.sqllineage.text.dialect import Dialect


class Teradata(Dialect):
    name = "teradata"
    title = "Teradata"
    parser = "teradata"
    structs = False
    ignored_tables = frozenset()
    lambdas = False
    alias_everywhere = True
    lateral_aliases = True
    pseudo_columns = frozenset({"rowid"})
    bare_values = frozenset(
        {"account", "current_role", "database", "profile", "role", "session", "temporal_date", "temporal_timestamp"}
    )
    reserved_values = frozenset(
        {"current_date", "current_time", "current_timestamp", "current_user", "date", "time", "user"}
    )
    target_in_from = True
    shell = "bteq"
    rewrites = frozenset(
        {
            "abbreviations",
            "locking",
            "delete_all",
            "replaced_objects",
            "macros",
            "update_else_insert",
            "update_from_first",
            "system_statements",
            "type_options",
            "casts_behind",
            "trigger_blocks",
            "values_as_types",
        }
    )
    marks: tuple[str, ...] = (
        r"^[ \t]*SEL\b",
        r"\bVOLATILE\s+TABLE\b|\bMULTISET\b",
        r"\bPRIMARY\s+INDEX\b",
        r"\bLOCKING\b",
        r"\bCOLLECT\s+STAT",
        r"\bREPLACE\s+(?:VIEW|MACRO|PROCEDURE)\b",
        r"^[ \t]*\.(?:LOGON|IF|QUIT|IMPORT|EXPORT|SET)\b",
        r"\(\s*(?:FORMAT|TITLE|NAMED)\b",
    )
