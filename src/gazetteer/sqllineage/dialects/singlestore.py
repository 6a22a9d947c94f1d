"""The SQL of SingleStore."""

from __future__ import annotations

from gazetteer.sqllineage.dialects.mysql import MySQL


class SingleStore(MySQL):
    name = "singlestore"
    title = "SingleStore"
    synonyms = ("memsql",)
    at_variables = True
    rewrites = MySQL.rewrites | {"document_paths", "sample_ratio", "echo"}
