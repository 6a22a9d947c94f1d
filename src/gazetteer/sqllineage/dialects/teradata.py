"""The SQL of Teradata."""

from __future__ import annotations

from gazetteer.sqllineage.text.dialect import COMMON_PSEUDO_COLUMNS, Dialect


class Teradata(Dialect):
    name = "teradata"
    title = "Teradata"
    parser = "teradata"
    structs = False
    ignored_tables = frozenset()
    lambdas = False
    alias_everywhere = True
    lateral_aliases = True
    pseudo_columns = COMMON_PSEUDO_COLUMNS | {"date", "time", "user", "session", "database", "account", "rowid"}
