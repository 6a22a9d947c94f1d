"""The SQL of Presto."""

from __future__ import annotations

from gazetteer.sqllineage.dialects.trino import Trino


class Presto(Trino):
    name = "presto"
    title = "Presto"
    synonyms = ("prestodb",)
    parser = "presto"
    marks: tuple[str, ...] = (
        r"\bprestodb\b|\bTRY\s*\(",
        r"\bDEALLOCATE\s+PREPARE\b",
    )
