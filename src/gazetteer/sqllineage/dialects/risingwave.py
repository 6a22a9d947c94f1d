"""The SQL of RisingWave."""

from __future__ import annotations

from gazetteer.sqllineage.dialects.postgres import Postgres


class RisingWave(Postgres):
    name = "risingwave"
    title = "RisingWave"
    parser = "risingwave"
    rewrites = Postgres.rewrites | {"emit", "sinks", "changelog", "session_gap", "time_windows"}
