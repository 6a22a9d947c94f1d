"""The SQL of Amazon Athena."""

from __future__ import annotations

from gazetteer.sqllineage.dialects.trino import Trino
from gazetteer.sqllineage.text.dialect import Dialect


class Athena(Dialect):
    name = "athena"
    title = "Amazon Athena"
    parser = "athena"
    identifier_quotes = '"`'
    ignored_tables = frozenset()
    import_names_table = True
    pseudo_columns = Trino.pseudo_columns
