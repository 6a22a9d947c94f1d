"""The SQL of Vertica."""

from __future__ import annotations

from gazetteer.sqllineage.dialects.postgres import Postgres


class Vertica(Postgres):
    name = "vertica"
    title = "Vertica"
    overloads = True
    folding = "lower"
    structs = True
    ignored_tables = frozenset({"dual"})
    rename_keeps_schema = True
    rewrites = Postgres.rewrites | {
        "moving_functions",
        "performed",
        "renamed_pairs",
        "limit_over",
        "time_series",
        "event_match",
        "interpolated",
    }
    bare_values = Postgres.bare_values | {"current_database", "sysdate"}
    marks: tuple[str, ...] = (
        r"\bSEGMENTED\s+BY\b|\bUNSEGMENTED\b|\bKSAFE\b",
        r"\bCREATE\s+PROJECTION\b",
        r"\bTIMESERIES\b",
        r"_partitions_(?:to|between)_",
        r"\bPLvSQL\b",
        r"\bINTERPOLATE\b",
    )
