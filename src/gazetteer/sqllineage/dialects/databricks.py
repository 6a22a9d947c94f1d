"""The SQL of Databricks."""

from __future__ import annotations

from gazetteer.sqllineage.dialects.spark import Spark
from gazetteer.sqllineage.text.dialect import Dialect


class Databricks(Dialect):
    name = "databricks"
    title = "Databricks"
    parser = "databricks"
    identifier_quotes = "`"
    string_quotes = "'\""
    backslash_escapes = True
    dollar_strings = True
    ignored_tables = frozenset()
    lateral_aliases = True
    struct_fields_in_set = True
    file_formats_as_schemas = True
    exchange_moves = True
    import_names_table = True
    pseudo_columns = Spark.pseudo_columns
