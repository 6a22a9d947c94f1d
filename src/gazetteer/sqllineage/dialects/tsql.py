"""The SQL of SQL Server, Azure SQL and Synapse."""

from __future__ import annotations

from gazetteer.sqllineage.text.dialect import COMMON_PSEUDO_COLUMNS, Dialect


class TransactSQL(Dialect):
    name = "tsql"
    title = "SQL Server, Azure SQL and Synapse"
    synonyms = (
        "mssql",
        "sqlserver",
    )
    parser = "tsql"
    brackets = True
    transact = True
    ignored_tables = frozenset()
    nested_comments = True
    substitution = "parenthesis"
    shell = "sqlcmd"
    hash_names = True
    target_in_from = True
    pseudo_columns = COMMON_PSEUDO_COLUMNS | {"$action", "$identity", "$rowguid"}
