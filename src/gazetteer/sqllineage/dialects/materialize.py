"""The SQL of Materialize."""

from __future__ import annotations

from gazetteer.sqllineage.dialects.postgres import Postgres


class Materialize(Postgres):
    name = "materialize"
    title = "Materialize"
    parser = "materialize"
    rewrites = Postgres.rewrites | {"sinks", "subscribe", "group_size", "mutual_recursion"}
    marks: tuple[str, ...] = (
        r"\bMUTUALLY\s+RECURSIVE\b",
        r"\bSUBSCRIBE\s+(?:TO\s+)?\w",
        r"\bIN\s+CLUSTER\b",
        r"\bmz_now\s*\(",
        r"\bENVELOPE\s+(?:UPSERT|DEBEZIUM|NONE)\b",
    )
