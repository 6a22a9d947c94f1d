"""The SQL of Apache Hive."""

from __future__ import annotations

from gazetteer.sqllineage.dialects.spark import Spark
from gazetteer.sqllineage.text.dialect import Dialect


class Hive(Dialect):
    name = "hive"
    title = "Apache Hive"
    parser = "hive"
    identifier_quotes = "`"
    string_quotes = "'\""
    backslash_escapes = True
    digit_names = True
    ignored_tables = frozenset()
    exchange_moves = True
    import_names_table = True
    rewrites = frozenset({"lateral_view", "without_sample"})
    pseudo_columns = Spark.pseudo_columns
