"""The SQL of RisingWave."""

from __future__ import annotations

from gazetteer.sqllineage.dialects.postgres import Postgres


class RisingWave(Postgres):
    name = "risingwave"
    title = "RisingWave"
    parser = "risingwave"
