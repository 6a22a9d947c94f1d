"""The SQL of Exasol."""

from __future__ import annotations

from gazetteer.sqllineage.text.dialect import Dialect


class Exasol(Dialect):
    name = "exasol"
    title = "Exasol"
    parser = "exasol"
    structs = False
    folding = "quoted_upper"
    lambdas = False
    pseudo_columns = frozenset({"connect_by_iscycle", "connect_by_isleaf", "level", "rowid", "rownum"})
    quoted_pseudo_columns = False
    bare_values = frozenset({"current_cluster", "dbtimezone", "scope_user", "sessiontimezone", "systimestamp"})
    reserved_values = frozenset(
        {
            "current_date",
            "current_schema",
            "current_session",
            "current_statement",
            "current_timestamp",
            "current_user",
            "localtimestamp",
            "sysdate",
            "user",
        }
    )
    brackets = True
    target_in_from = True
    rename_keeps_schema = True
    import_names_table = True
    return_in_header = True
    declarations_without_word = True
    shell = "exaplus"
    rewrites = frozenset({"comment_is", "imported_rows", "emits", "local_aliases", "bracket_names", "types_first"})
    marks: tuple[str, ...] = (
        r"\bIMPORT\s+INTO\b",
        r"\bFROM\s+(?:JDBC|EXA|CSV|FBV)\s+AT\b",
        r"\bLUA\s+(?:SCALAR\s+|SET\s+)?SCRIPT\b",
        r"\bEMITS\s*\(",
        r"\bLOCAL\.\w",
        r"\bCOMMENT\s+IS\b",
    )
