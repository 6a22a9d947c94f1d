"""The SQL of Vertica."""

from __future__ import annotations

from gazetteer.sqllineage.dialects.postgres import Postgres


class Vertica(Postgres):
    name = "vertica"
    title = "Vertica"
    folding = "lower"
    structs = True
    ignored_tables = frozenset({"dual"})
