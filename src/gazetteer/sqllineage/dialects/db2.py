"""The SQL of Db2."""

from __future__ import annotations

from gazetteer.sqllineage.text.dialect import COMMON_VALUES, Dialect


class Db2(Dialect):
    name = "db2"
    title = "Db2"
    parser = ""
    overloads = True
    structs = False
    qualified_variables = True
    columns_before_variables = True
    package_variables = True
    folding = "quoted_upper"
    ignored_tables = frozenset({"sysibm.sysdummy1", "sysdummy1", "dual"})
    lambdas = False
    changes_as_tables = True
    temporary_schemas = frozenset({"session"})
    harmless_procedures = r"sysproc\.\w+|sysibmadm\.\w+\.\w+"
    import_names_table = True
    shell = "db2"
    rewrites = frozenset(
        {
            "changes_in_ctes",
            "search_and_cycle",
            "isolation",
            "summary_options",
            "declared_tables",
            "versions",
            "registers",
            "durations",
            "xml_tables",
            "json_tables",
            "row_names",
            "values_as_types",
            "xml_queries",
            "xml_values",
        }
    )
    bare_values = COMMON_VALUES | {
        "current_path",
        "current_role",
        "current_schema",
        "current_server",
        "current_timezone",
        "localtime",
        "sysdate",
    }
    reserved_values = frozenset({"system_user", "user"})
    marks: tuple[str, ...] = (
        r"\bWITH\s+UR\b",
        r"\bCURRENT\s+(?:DATE|TIMESTAMP)\b",
        r"\bSYSIBM\.|\bSYSCAT\.",
        r"\b(?:FINAL|OLD|NEW)\s+TABLE\s*\(",
        r"^--#SET\b",
        r"\bRUNSTATS\b|\bREORG\b",
        r"\bINITIALLY\s+DEFERRED\b",
    )
