"""The SQL of Amazon Athena."""

from __future__ import annotations

from gazetteer.sqllineage.dialects.trino import Trino


class Athena(Trino):
    name = "athena"
    title = "Amazon Athena"
    parser = "athena"
    formats_in_order = frozenset({""})
    identifier_quotes = '"`'
    import_names_table = True
    marks: tuple[str, ...] = (
        r"\bexternal_location\b|\bathena\b",
        r"\bLOCATION\s+'s3://",
    )
