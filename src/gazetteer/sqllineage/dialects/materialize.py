"""The SQL of Materialize."""

from __future__ import annotations

from gazetteer.sqllineage.dialects.postgres import Postgres


class Materialize(Postgres):
    name = "materialize"
    title = "Materialize"
    parser = "materialize"
    rewrites = Postgres.rewrites | {"sinks", "subscribe", "group_size", "mutual_recursion"}
