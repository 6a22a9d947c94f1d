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
