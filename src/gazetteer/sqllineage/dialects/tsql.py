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
    rewrites = frozenset(
        {
            "spaced_operators",
            "natural_is_a_name",
            "table_hints",
            "full_text_tables",
            "changed_rows",
            "open_xml",
            "predict",
            "compound_selects",
        }
    )
    pseudo_columns = COMMON_PSEUDO_COLUMNS | {"$action", "$identity", "$rowguid"}
