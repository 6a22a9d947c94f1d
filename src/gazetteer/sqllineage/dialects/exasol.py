"""The SQL of Exasol."""

from __future__ import annotations

from gazetteer.sqllineage.text.dialect import COMMON_PSEUDO_COLUMNS, Dialect


class Exasol(Dialect):
    name = "exasol"
    title = "Exasol"
    parser = "exasol"
    structs = False
    folding = "quoted_upper"
    lambdas = False
    pseudo_columns = COMMON_PSEUDO_COLUMNS | {
        "rownum",
        "rowid",
        "level",
        "systimestamp",
        "scope_user",
        "connect_by_isleaf",
    }
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
