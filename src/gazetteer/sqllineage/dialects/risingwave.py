"""The SQL of RisingWave."""

from __future__ import annotations

from gazetteer.sqllineage.dialects.postgres import Postgres


class RisingWave(Postgres):
    name = "risingwave"
    title = "RisingWave"
    parser = "risingwave"
    rewrites = Postgres.rewrites | {"emit", "sinks", "changelog", "session_gap", "time_windows"}
    marks: tuple[str, ...] = (
        r"\bEMIT\s+ON\s+WINDOW\s+CLOSE\b",
        r"\bFROM\s+(?:TUMBLE|HOP)\s*\(",
        r"\bCREATE\s+SINK\b",
        r"\bWATERMARK\s+FOR\b",
        r"\bCHANGELOG\s+FROM\b",
        r"\bENCODE\s+(?:JSON|AVRO|PROTOBUF)\b",
    )
